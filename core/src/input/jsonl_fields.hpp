#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "glossator/config.hpp"
#include "glossator/document.hpp"

namespace glossator {

/// Reads documents from lines of JSON. Keeps its parser from line to line. One thread.
class JsonlFields {
 public:
  /// `date` is the date of documents without one.
  JsonlFields(const InputConfig& config, const std::string& date);
  ~JsonlFields();

  /// Sets the fields of `out` from `line`, behind which LineReader::padding bytes are readable.
  /// Leaves the id of `out` unchanged if the line has none. Returns the problem, or "".
  std::string read(std::string_view line, Document& out);

  /// Whether `line` is an object whose first key is "glossator".
  bool is_header(std::string_view line);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace glossator
