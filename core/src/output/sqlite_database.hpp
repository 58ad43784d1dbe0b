#pragma once
#include <sqlite3.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace glossator {

/// An open database. Errors name its path. One thread at a time.
class SqliteDatabase {
 public:
  /// Throws Error(usage) if it cannot be opened.
  explicit SqliteDatabase(const std::string& path);
  ~SqliteDatabase() { sqlite3_close_v2(database_); }
  SqliteDatabase(const SqliteDatabase&) = delete;

  /// Runs statements, separated by semicolons. Throws Error(output).
  void run(const char* statements);
  /// Throws Error(output) if `result` is a failure.
  void check(int result) const {
    if (result != SQLITE_OK && result != SQLITE_DONE && result != SQLITE_ROW) fail();
  }
  sqlite3* get() const { return database_; }

 private:
  [[noreturn]] void fail() const;

  std::string path_;
  sqlite3* database_ = nullptr;
};

/// A statement that runs many times. Bind all of its parameters before each run. Throws
/// Error(output).
class SqliteStatement {
 public:
  SqliteStatement(SqliteDatabase& database, const char* text);
  ~SqliteStatement() { sqlite3_finalize(statement_); }
  SqliteStatement(const SqliteStatement&) = delete;

  void bind(int at, std::nullptr_t) { check(sqlite3_bind_null(statement_, at)); }
  void bind(int at, std::int64_t value) { check(sqlite3_bind_int64(statement_, at, value)); }
  void bind(int at, double value) { check(sqlite3_bind_double(statement_, at, value)); }
  /// Borrowed until the run.
  void bind(int at, std::string_view text) {
    check(
        sqlite3_bind_text64(statement_, at, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8));
  }
  int parameters() const { return parameters_; }
  /// Returns the integer of the first column of its first row; 0 if there is none.
  std::int64_t run();

 private:
  void check(int result) const { database_.check(result); }

  SqliteDatabase& database_;
  sqlite3_stmt* statement_ = nullptr;
  int parameters_ = 0;
};

}  // namespace glossator
