#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace glossator {

/// The characters that part a table. A quote of '\0': quotes have no meaning.
struct CsvForm {
  char delimiter = ',';
  char quote = '"';
};

/// Splits a row into its fields: delimiters stand between them, and quotes enclose a field that
/// contains a delimiter, a line's end or a quote, which is written twice. If the row ends within
/// quotes, the caller may append the next line: parse() goes on where it stopped.
class CsvRowParser {
 public:
  explicit CsvRowParser(const CsvForm& form) : form_(form) {}

  enum class State { complete, open, wrong };

  /// Begins a row, before its first line.
  void begin(std::vector<std::string>& fields);
  /// Reads `row`: one line or, after State::open, the same bytes and one more line, without the end
  /// of the last line.
  State parse(std::string_view row, std::vector<std::string>& fields);

 private:
  State parse_quoted(std::string_view row, std::string& field);

  CsvForm form_;
  std::size_t at_ = 0;    // bytes of the row read so far
  bool is_open_ = false;  // in a quoted field
};

}  // namespace glossator
