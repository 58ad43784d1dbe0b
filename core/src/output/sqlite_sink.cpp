#include "output/sqlite_sink.hpp"

#include <filesystem>

#include "glossator/error.hpp"
#include "output/sqlite_database.hpp"
#include "output/sqlite_rows.hpp"

namespace glossator {
namespace {

constexpr const char* tables = R"(
CREATE TABLE IF NOT EXISTS about(key TEXT PRIMARY KEY, value TEXT);
CREATE TABLE IF NOT EXISTS documents(
  number INTEGER PRIMARY KEY, id TEXT NOT NULL, status TEXT NOT NULL, date TEXT, text TEXT);
CREATE TABLE IF NOT EXISTS errors(
  document INTEGER NOT NULL REFERENCES documents, plugin TEXT, kind TEXT NOT NULL, message TEXT);
CREATE TABLE IF NOT EXISTS records(
  number INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES documents, layer TEXT NOT NULL,
  id INTEGER, parent INTEGER REFERENCES records, type TEXT, scope TEXT, "begin" INTEGER,
  "end" INTEGER, text TEXT, score REAL);
CREATE TABLE IF NOT EXISTS attributes(
  record INTEGER NOT NULL REFERENCES records, key TEXT NOT NULL, value);
)";

// Created at the end: filling tables with indices takes twice as long.
constexpr const char* indices = R"(
CREATE INDEX IF NOT EXISTS documents_by_id ON documents(id);
CREATE INDEX IF NOT EXISTS errors_by_document ON errors(document);
CREATE INDEX IF NOT EXISTS records_by_document ON records(document, layer);
CREATE INDEX IF NOT EXISTS records_by_type ON records(layer, type);
CREATE INDEX IF NOT EXISTS attributes_by_record ON attributes(record);
CREATE INDEX IF NOT EXISTS attributes_by_value ON attributes(key, value);
)";

constexpr const char* drop_behind[] = {
    "DELETE FROM attributes WHERE record IN (SELECT number FROM records WHERE document >= ?1)",
    "DELETE FROM records WHERE document >= ?1", "DELETE FROM errors WHERE document >= ?1",
    "DELETE FROM documents WHERE number >= ?1"};

/// Fills the tables of a database with rows of SqliteRows.
class Filling {
 public:
  /// `documents`: the number of documents in the database.
  Filling(SqliteDatabase& database, std::uint64_t documents)
      : statements_{{database, "INSERT INTO documents VALUES(?,?,?,?,?)"},
                    {database, "INSERT INTO errors VALUES(?,?,?,?)"},
                    {database, "INSERT INTO records VALUES(?,?,?,?,?,?,?,?,?,?,?)"},
                    {database, "INSERT INTO attributes VALUES(?,?,?)"}},
        document_(static_cast<std::int64_t>(documents) - 1),
        records_(SqliteStatement(database, "SELECT max(number) FROM records").run()) {}

  void add(std::string_view bytes) {
    SqliteRowsReader rows(bytes);
    while (!rows.at_end()) add_row(rows);
  }

 private:
  void add_row(SqliteRowsReader& rows) {
    const SqliteTable table = rows.table();
    if (table == SqliteTable::documents) {
      ++document_;
      records_before_ = records_;
    } else if (table == SqliteTable::records) {
      ++records_;
    }
    SqliteStatement& statement = statements_[static_cast<int>(table)];
    for (int column = 1; column <= columns_of(table); ++column) bind(statement, column, rows);
    statement.run();
  }

  void bind(SqliteStatement& statement, int column, SqliteRowsReader& rows) const {
    switch (rows.kind()) {
      case SqliteKind::null:
        return statement.bind(column, nullptr);
      case SqliteKind::integer:
        return statement.bind(column, rows.take<std::int64_t>());
      case SqliteKind::real:
        return statement.bind(column, rows.take<double>());
      case SqliteKind::text:
        return statement.bind(column, rows.text());
      case SqliteKind::document:
        return statement.bind(column, document_);
      case SqliteKind::record:
        return statement.bind(column, records_before_ + rows.take<std::uint32_t>());
    }
  }

  SqliteStatement statements_[4];    // by SqliteTable
  std::int64_t document_;            // the number of the current document
  std::int64_t records_;             // number of records so far
  std::int64_t records_before_ = 0;  // of earlier documents
};

class SqliteSink final : public ResultSink {
 public:
  SqliteSink(const Pipeline& pipeline, const std::string& path, std::optional<std::uint64_t> from)
      : database_(path), documents_(from.value_or(0)) {
    // A killed process leaves a journal, with which the next one returns to the last group. A crash
    // of the whole machine may damage the file.
    database_.run("PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=OFF");
    database_.run(tables);
    if (from) drop_from(*from);
    SqliteStatement about(database_, "INSERT OR REPLACE INTO about VALUES(?,?)");
    for (const auto& [key, value] : {std::pair<std::string_view, std::string_view>(
                                         "unit", name_of(pipeline.config().output().unit)),
                                     {"glossator", version()}}) {
      about.bind(1, key);
      about.bind(2, value);
      about.run();
    }
    filling_.emplace(database_, documents_);
  }

  void write(const WrittenGroup& group) override {
    database_.run("BEGIN");
    filling_->add(group.bytes);
    database_.run("COMMIT");
    documents_ += group.documents.size();
  }
  std::uint64_t position() override { return documents_; }
  void close() override {
    database_.run(indices);
    database_.run("PRAGMA journal_mode=DELETE");  // leaves a single file
  }

 private:
  void drop_from(std::uint64_t document) {
    database_.run("BEGIN");
    for (const char* text : drop_behind) {
      SqliteStatement statement(database_, text);
      statement.bind(1, static_cast<std::int64_t>(document));
      statement.run();
    }
    database_.run("COMMIT");
  }

  SqliteDatabase database_;
  std::optional<Filling> filling_;
  std::uint64_t documents_;
};

}  // namespace

std::unique_ptr<ResultSink> open_sqlite(const Pipeline& pipeline, const std::string& path,
                                        std::optional<std::uint64_t> from) {
  std::error_code failed;
  if (!from) std::filesystem::remove(path, failed);
  return std::make_unique<SqliteSink>(pipeline, path, from);
}

}  // namespace glossator
