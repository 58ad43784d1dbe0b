#pragma once
#include <cstdint>
#include <cstring>
#include <string_view>

#include "output/output_buffer.hpp"

namespace glossator {

/// A row is its table's number (SqliteTable) in 2 bytes, then its values, each a byte for the kind
/// and the data below. Each document is a row of `documents`, followed by its rows of the other
/// tables.
enum class SqliteKind : char {
  null,
  integer,   // 8 bytes
  real,      // 8 bytes
  text,      // the size in 4 bytes, then the text
  document,  // the number of the row's document, which the sink knows
  record  // a table in 2 bytes and in 4 the record's number in its document, from 1, to which the
          // sink adds the records before
};

/// Writes rows.
class SqliteRows {
 public:
  explicit SqliteRows(OutputBuffer& out) : out_(out) {}

  SqliteRows& row(std::uint16_t table) {
    out_ += bytes(table);
    return *this;
  }
  SqliteRows& null() { return value(SqliteKind::null, {}); }
  SqliteRows& document() { return value(SqliteKind::document, {}); }
  SqliteRows& integer(std::int64_t number) { return value(SqliteKind::integer, bytes(number)); }
  SqliteRows& real(double number) { return value(SqliteKind::real, bytes(number)); }
  SqliteRows& record(std::uint16_t table, std::uint32_t number) {
    value(SqliteKind::record, bytes(table));
    out_ += bytes(number);
    return *this;
  }
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
