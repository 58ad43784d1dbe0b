#include "output/sqlite_sink.hpp"

#include <simdjson.h>
#include <sqlite3.h>

#include <filesystem>

#include "glossator/error.hpp"

namespace glossator {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

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

// At the end: filling tables that have indices takes twice as long.
constexpr const char* indices = R"(
CREATE INDEX IF NOT EXISTS documents_by_id ON documents(id);
CREATE INDEX IF NOT EXISTS errors_by_document ON errors(document);
CREATE INDEX IF NOT EXISTS records_by_document ON records(document, layer);
CREATE INDEX IF NOT EXISTS records_by_type ON records(layer, type);
CREATE INDEX IF NOT EXISTS attributes_by_record ON attributes(record);
CREATE INDEX IF NOT EXISTS attributes_by_value ON attributes(key, value);
)";

constexpr const char* drop_behind = R"(
DELETE FROM attributes WHERE record IN (SELECT number FROM records WHERE document >= ?1);
DELETE FROM records WHERE document >= ?1;
DELETE FROM errors WHERE document >= ?1;
DELETE FROM documents WHERE number >= ?1;
)";

/// An open database; what fails is told with its path.
class Database {
 public:
  explicit Database(const std::string& path) : path_(path) {
    const int failed = sqlite3_open(path.c_str(), &database_);
    if (failed == SQLITE_OK) return;
    const std::string why = sqlite3_errmsg(database_);
    sqlite3_close(database_);
    throw Error(ErrorCode::usage, path + ": cannot be written: " + why);
  }
  ~Database() { sqlite3_close_v2(database_); }
  Database(const Database&) = delete;

  void run(const char* statements) {
    check(sqlite3_exec(database_, statements, nullptr, nullptr, nullptr));
  }
  void check(int result) const {
    if (result == SQLITE_OK || result == SQLITE_DONE || result == SQLITE_ROW) return;
    throw Error(ErrorCode::output, path_ + ": cannot be written: " + sqlite3_errmsg(database_));
  }
  std::int64_t last_row() const { return sqlite3_last_insert_rowid(database_); }
  sqlite3* get() const { return database_; }

 private:
  std::string path_;
  sqlite3* database_ = nullptr;
};

class Statement {
 public:
  Statement(Database& database, const char* text) : database_(database) {
    database.check(sqlite3_prepare_v2(database.get(), text, -1, &statement_, nullptr));
  }
  ~Statement() { sqlite3_finalize(statement_); }
  Statement(const Statement&) = delete;

  // What is bound is borrowed until run().
  void bind(int at, std::string_view text) {
    database_.check(
        sqlite3_bind_text64(statement_, at, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8));
  }
  void bind(int at, std::int64_t value) {
    database_.check(sqlite3_bind_int64(statement_, at, value));
  }
  void bind(int at, double value) { database_.check(sqlite3_bind_double(statement_, at, value)); }
  /// A string, number or boolean as it is; anything else as JSON. `json` keeps that until run().
  void bind(int at, const element& value, std::string& json) {
    using Type = simdjson::dom::element_type;
    switch (value.type()) {
      case Type::STRING:
        return bind(at, std::string_view(value));
      case Type::INT64:
        return bind(at, std::int64_t(value));
      case Type::DOUBLE:
        return bind(at, double(value));
      case Type::BOOL:
        return bind(at, std::int64_t{bool(value)});
      case Type::NULL_VALUE:
        return;
      default:
        json = simdjson::to_string(value);
        return bind(at, std::string_view(json));
    }
  }
  void run() {
    database_.check(sqlite3_step(statement_));
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
  }

 private:
  Database& database_;
  sqlite3_stmt* statement_ = nullptr;
};

/// Fills the tables of a database.
class Filling {
 public:
  explicit Filling(Database& database)
      : database_(database),
        document_(database, "INSERT INTO documents VALUES(?,?,?,?,?)"),
        error_(database, "INSERT INTO errors VALUES(?,?,?,?)"),
        record_(database, "INSERT INTO records VALUES(NULL,?,?,?,?,?,?,?,?,?,?)"),
        attribute_(database, "INSERT INTO attributes VALUES(?,?,?)") {}

  void add(std::int64_t number, const object& document) {
    number_ = number;
    document_.bind(1, number);
    for (const auto [key, value] : document) {
      if (key == "id") document_.bind(2, value, json_);
      if (key == "status") document_.bind(3, value, json_);
      if (key == "date") document_.bind(4, value, json_);
      if (key == "text") document_.bind(5, value, json_);
    }
    document_.run();
    for (const auto [key, value] : document) {
      if (key == "error") add_error(value);
      if (key == "errors")
        for (const element error : simdjson::dom::array(value)) add_error(error);
      if (key != "layers") continue;
      for (const auto [layer, records] : object(value))
        for (const element record : simdjson::dom::array(records)) add_record(layer, record, 0);
    }
  }

 private:
  void add_error(const object& error) {
    error_.bind(1, number_);
    for (const auto [key, value] : error) {
      if (key == "plugin") error_.bind(2, value, json_);
      if (key == "kind") error_.bind(3, value, json_);
      if (key == "message") error_.bind(4, value, json_);
    }
    error_.run();
  }

  // The columns that have one of their own; 0: the key is an attribute's.
  static int column_of(std::string_view key) {
    static constexpr const char* columns[] = {"id",    "",    "type", "scope",
                                              "begin", "end", "text", "score"};
    for (int i = 0; i < 8; ++i)
      if (key == columns[i] && i != 1) return i + 3;
    return 0;
  }

  void add_record(std::string_view layer, const object& record, std::int64_t parent) {
    record_.bind(1, number_);
    record_.bind(2, layer);
    if (parent != 0) record_.bind(4, parent);
    for (const auto [key, value] : record)
      if (const int column = column_of(key)) record_.bind(column, value, json_);
    record_.run();
    const std::int64_t number = database_.last_row();
    for (const auto [key, value] : record) {
      if (column_of(key) != 0) continue;
      if (key == "children") {
        for (const element child : simdjson::dom::array(value)) add_record(layer, child, number);
      } else if (value.is_array() && !is_span(value)) {
        for (const element one : simdjson::dom::array(value)) add_attribute(number, key, one);
      } else {
        add_attribute(number, key, value);
      }
    }
  }

  // A key with several values is a list in JSON, and so is one span: [begin,end].
  static bool is_span(const element& value) {
    const simdjson::dom::array items = value;
    return items.size() == 2 && items.at(0).is_int64() && items.at(1).is_int64();
  }

  void add_attribute(std::int64_t record, std::string_view key, const element& value) {
    attribute_.bind(1, record);
    attribute_.bind(2, key);
    attribute_.bind(3, value, json_);
    attribute_.run();
  }

  Database& database_;
  Statement document_, error_, record_, attribute_;
  std::int64_t number_ = 0;
  std::string json_;
};

class SqliteSink final : public ResultSink {
 public:
  SqliteSink(const Pipeline& pipeline, const std::string& path, std::optional<std::uint64_t> from)
      : database_(path), documents_(from.value_or(0)) {
    // A process that is killed leaves a journal, by which the next one goes back to the last
    // group; that the machine itself stops is left to the user's backup.
    database_.run("PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=OFF");
    database_.run(tables);
    if (from) drop_from(*from);
    Statement about(database_, "INSERT OR REPLACE INTO about VALUES(?,?)");
    for (const auto& [key, value] :
         {std::pair<std::string_view, std::string_view>("unit", pipeline.config().output.unit),
          {"glossator", version()}}) {
      about.bind(1, key);
      about.bind(2, value);
      about.run();
    }
    filling_ = std::make_unique<Filling>(database_);
  }

  void write(std::string_view bytes, std::uint64_t documents) override {
    database_.run("BEGIN");
    for (std::uint64_t i = 0; i < documents; ++i) {
      const std::string_view line = bytes.substr(0, bytes.find('\n'));
      bytes.remove_prefix(line.size() + 1);
      filling_->add(static_cast<std::int64_t>(documents_ + i), parser_.parse(line));
    }
    database_.run("COMMIT");
    documents_ += documents;
  }
  std::uint64_t position() override { return documents_; }
  void close() override {
    database_.run(indices);
    database_.run("PRAGMA journal_mode=DELETE");  // leaves one file
  }

 private:
  void drop_from(std::uint64_t document) {
    database_.run("BEGIN");
    const char* rest = drop_behind;
    while (*rest) {
      sqlite3_stmt* statement = nullptr;
      database_.check(sqlite3_prepare_v2(database_.get(), rest, -1, &statement, &rest));
      if (!statement) break;
      sqlite3_bind_int64(statement, 1, static_cast<std::int64_t>(document));
      const int result = sqlite3_step(statement);
      sqlite3_finalize(statement);
      database_.check(result);
    }
    database_.run("COMMIT");
  }

  Database database_;
  std::unique_ptr<Filling> filling_;
  simdjson::dom::parser parser_;
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
