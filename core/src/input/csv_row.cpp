#include "input/csv_row.hpp"

#include <algorithm>

namespace glossator {

void CsvRowParser::begin(std::vector<std::string>& fields) {
  fields.clear();
  at_ = 0;
  is_open_ = false;
}

CsvRowParser::State CsvRowParser::parse(std::string_view row, std::vector<std::string>& fields) {
  while (true) {
    if (!is_open_) {
      fields.emplace_back();
      is_open_ = form_.quote != '\0' && at_ < row.size() && row[at_] == form_.quote;
      at_ += is_open_;
    }
    if (is_open_) {
      const State state = parse_quoted(row, fields.back());
      if (state != State::complete) return state;
      is_open_ = false;
    } else {
      const std::size_t end = std::min(row.find(form_.delimiter, at_), row.size());
      fields.back() = row.substr(at_, end - at_);
      at_ = end;
    }
    if (at_ == row.size()) return State::complete;
    ++at_;  // the delimiter
  }
}

CsvRowParser::State CsvRowParser::parse_quoted(std::string_view row, std::string& field) {
  for (;; ++at_) {
    const std::size_t quote = std::min(row.find(form_.quote, at_), row.size());
    field += row.substr(at_, quote - at_);
    at_ = quote;
    if (at_ == row.size()) return State::open;
    ++at_;
    if (at_ == row.size() || row[at_] == form_.delimiter) return State::complete;
    if (row[at_] != form_.quote) return State::wrong;
    field += form_.quote;
  }
}

}  // namespace glossator
