#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "glossator/config.hpp"
#include "glossator/document.hpp"

namespace glossator {

/// Takes documents out of lines of JSON. One thread; what it needs for parsing is kept from line to
/// line.
class JsonlFields {
 public:
  /// `date` is that of documents without one.
  JsonlFields(const InputConfig& config, const std::string& date);
  ~JsonlFields();

  /// Sets the fields of `out` from `line`, behind which LineReader::padding bytes can be read; its
  /// id is left as it is if the line has none. Returns what is wrong, or "".
  std::string read(std::string_view line, Document& out);

  /// Whether `line` is an object whose first key is "glossator".
  bool is_header(std::string_view line);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace glossator
