#pragma once
#include <cstdint>
#include <cstring>
#include <string_view>

#include "output/output_buffer.hpp"

namespace glossator {

/// The tables that documents fill. Each document is a row of `documents`, followed by its rows of
/// the other tables.
enum class SqliteTable : char { documents, errors, records, attributes };
constexpr int sqlite_columns[] = {5, 4, 11, 3};
constexpr int columns_of(SqliteTable table) { return sqlite_columns[static_cast<int>(table)]; }

/// A row is its table's byte, then its values, each a byte for the kind and the data below.
enum class SqliteKind : char {
  null,
  integer,   // 8 bytes
  real,      // 8 bytes
  text,      // the size in 4 bytes, then the text
  document,  // the number of the row's document, which the sink knows
  record     // 4 bytes: the record's number in its document, from 1; the sink adds those before
};

/// Writes rows.
class SqliteRows {
 public:
  explicit SqliteRows(OutputBuffer& out) : out_(out) {}

  SqliteRows& row(SqliteTable table) {
    out_ += static_cast<char>(table);
    return *this;
  }
  SqliteRows& null() { return value(SqliteKind::null, {}); }
  SqliteRows& document() { return value(SqliteKind::document, {}); }
  SqliteRows& integer(std::int64_t number) { return value(SqliteKind::integer, bytes(number)); }
  SqliteRows& real(double number) { return value(SqliteKind::real, bytes(number)); }
  SqliteRows& record(std::uint32_t number) { return value(SqliteKind::record, bytes(number)); }
  SqliteRows& text(std::string_view text) {
    const auto size = static_cast<std::uint32_t>(text.size());
    value(SqliteKind::text, bytes(size));
    out_ += text;
    return *this;
  }

 private:
  template <class Number>
  static std::string_view bytes(const Number& number) {
    return {reinterpret_cast<const char*>(&number), sizeof number};
  }
  SqliteRows& value(SqliteKind kind, std::string_view bytes) {
    char* out = out_.room(1 + bytes.size());
    *out++ = static_cast<char>(kind);
    out_.commit(std::copy(bytes.begin(), bytes.end(), out));
    return *this;
  }

  OutputBuffer& out_;
};

/// Reads what SqliteRows has written.
class SqliteRowsReader {
 public:
  explicit SqliteRowsReader(std::string_view bytes) : bytes_(bytes) {}

  bool at_end() const { return bytes_.empty(); }
  SqliteTable table() { return static_cast<SqliteTable>(take<char>()); }
  SqliteKind kind() { return static_cast<SqliteKind>(take<char>()); }
  template <class Number>
  Number take() {
    Number number;
    std::memcpy(&number, bytes_.data(), sizeof number);
    bytes_.remove_prefix(sizeof number);
    return number;
  }
  std::string_view text() {
    const auto size = take<std::uint32_t>();
    const std::string_view text = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return text;
  }

 private:
  std::string_view bytes_;
};

}  // namespace glossator
