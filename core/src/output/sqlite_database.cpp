#include "output/sqlite_database.hpp"

#include "glossator/error.hpp"

namespace glossator {

SqliteDatabase::SqliteDatabase(const std::string& path) : path_(path) {
  // Without SQLite's own locks: one thread at a time uses it.
  constexpr int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
  if (sqlite3_open_v2(path.c_str(), &database_, flags, nullptr) == SQLITE_OK) return;
  const std::string why = sqlite3_errmsg(database_);
  sqlite3_close(database_);
  throw Error(ErrorCode::usage, path + ": cannot be written: " + why);
}

void SqliteDatabase::run(const char* statements) {
  check(sqlite3_exec(database_, statements, nullptr, nullptr, nullptr));
}

void SqliteDatabase::fail() const {
  throw Error(ErrorCode::output, path_ + ": cannot be written: " + sqlite3_errmsg(database_));
}

SqliteStatement::SqliteStatement(SqliteDatabase& database, const char* text) : database_(database) {
  check(sqlite3_prepare_v3(database.get(), text, -1, SQLITE_PREPARE_PERSISTENT, &statement_,
                           nullptr));
  parameters_ = sqlite3_bind_parameter_count(statement_);
}

std::int64_t SqliteStatement::run() {
  const int result = sqlite3_step(statement_);
  check(result);
  const std::int64_t value = result == SQLITE_ROW ? sqlite3_column_int64(statement_, 0) : 0;
  sqlite3_reset(statement_);
  return value;
}

}  // namespace glossator
