#include "output/sqlite_sink.hpp"

#include <filesystem>

#include "glossator/error.hpp"
#include "output/record_writer.hpp"
#include "output/sqlite_database.hpp"
#include "output/sqlite_rows.hpp"
#include "output/sqlite_tables.hpp"

namespace glossator {
namespace {

constexpr const char* about_table =
    "CREATE TABLE IF NOT EXISTS about(key TEXT PRIMARY KEY, value TEXT)";

/// Fills the tables of a database with rows of SqliteRows.
class Filling {
 public:
  /// `documents`: the number of documents in the database.
  Filling(SqliteDatabase& database, const std::vector<SqliteTable>& tables, std::uint64_t documents)
      : document_(static_cast<std::int64_t>(documents) - 1), tables_(tables.size()) {
    for (std::size_t i = 0; i < tables.size(); ++i) {
      Table& table = tables_[i];
      table.insert = std::make_unique<SqliteStatement>(database, tables[i].insert.c_str());
      if (i < first_layer_table) continue;
      const std::string last = "SELECT max(number) FROM \"" + tables[i].name + "\"";
      table.records = SqliteStatement(database, last.c_str()).run();
    }
  }

  void add(std::string_view bytes) {
    SqliteRowsReader rows(bytes);
    while (!rows.at_end()) add_row(rows);
  }

 private:
  struct Table {
    std::unique_ptr<SqliteStatement> insert;
    std::int64_t records = 0;         // so far
    std::int64_t records_before = 0;  // of earlier documents
  };

  void add_row(SqliteRowsReader& rows) {
    const auto number = rows.take<std::uint16_t>();
    Table& table = tables_[number];
    if (number == documents_table) {
      ++document_;
      for (Table& each : tables_) each.records_before = each.records;
    }
    ++table.records;
    for (int column = 1; column <= table.insert->parameters(); ++column)
      bind(*table.insert, column, rows);
    table.insert->run();
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
      case SqliteKind::record: {
        const std::int64_t before = tables_[rows.take<std::uint16_t>()].records_before;
        return statement.bind(column, before + rows.take<std::uint32_t>());
      }
    }
  }

  std::int64_t document_;  // the number of the current document
  std::vector<Table> tables_;
};

class SqliteSink final : public ResultSink {
 public:
  SqliteSink(const Pipeline& pipeline, const std::string& path, std::optional<std::uint64_t> from)
      : tables_(sqlite_tables(pipeline.layers(), output_layers(pipeline))),
        database_(path),
        documents_(from.value_or(0)) {
    // A killed process leaves a journal, with which the next one returns to the last group. A crash
    // of the whole machine may damage the file.
    database_.run(
        "PRAGMA page_size=16384; PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=TRUNCATE;"
        "PRAGMA synchronous=OFF; PRAGMA temp_store=MEMORY");
    database_.run(about_table);
    for (const SqliteTable& table : tables_) database_.run(table.create.c_str());
    database_.run(sqlite_view(pipeline.layers(), output_layers(pipeline)).c_str());
    if (from) drop_from(*from);
    SqliteStatement about(database_, "INSERT OR REPLACE INTO about VALUES(?,?)");
    for (const auto& [key, value] : {std::pair<std::string_view, std::string_view>(
                                         "unit", name_of(pipeline.config().output().unit)),
                                     {"glossator", version()}}) {
      about.bind(1, key);
      about.bind(2, value);
      about.run();
    }
    filling_.emplace(database_, tables_, documents_);
  }

  void write(const WrittenGroup& group) override {
    database_.run("BEGIN");
    filling_->add(group.bytes);
    database_.run("COMMIT");
    documents_ += group.documents.size();
  }
  std::uint64_t position() override { return documents_; }
  void close() override {
    // Indices come at the end: filling tables that have them takes twice as long.
    for (const SqliteTable& table : tables_) database_.run(table.index.c_str());
    database_.run("PRAGMA journal_mode=DELETE");  // leaves a single file
  }

 private:
  void drop_from(std::uint64_t document) {
    database_.run("BEGIN");
    for (const SqliteTable& table : tables_) {
      const char* const column = table.name == "documents" ? "number" : "document";
      const std::string text = "DELETE FROM \"" + table.name + "\" WHERE " + column + " >= ?1";
      SqliteStatement statement(database_, text.c_str());
      statement.bind(1, static_cast<std::int64_t>(document));
      statement.run();
    }
    database_.run("COMMIT");
  }

  const std::vector<SqliteTable> tables_;
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
