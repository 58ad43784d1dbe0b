#pragma once
#include <simdjson.h>

#include <span>
#include <string>
#include <string_view>

namespace glossator {

/// Finds the text of numbers in lines of JSON, which a parsed line no longer has: as ids, 1.50 and
/// 1.5 differ. Keeps its parser from line to line. One thread.
class RawNumbers {
 public:
  /// The text of the number at the reference tokens of a JSON Pointer; the first of repeated keys
  /// counts. Borrowed from `line`. Throws std::bad_alloc. REQUIRES: `line` is a valid JSON object
  /// with the number, and simdjson::SIMDJSON_PADDING bytes behind it are readable.
  std::string_view find(std::string_view line, std::span<const std::string> tokens);

 private:
  simdjson::ondemand::parser parser_;
};

}  // namespace glossator
