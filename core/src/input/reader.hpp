#pragma once
#include <cstdint>
#include <string>

#include "glossator/config.hpp"
#include "glossator/reader.hpp"

namespace glossator {

/// The size limits for one document. Longer input is cut off and its result is an error, so that
/// memory stays bounded for any input.
struct ReadingLimits {
  std::uint64_t text_bytes = RunConfig{}.document_bytes;  ///< of a text

  /// Limit of a table row, in which a quote takes two bytes.
  std::uint64_t row_bytes() const { return 2 * text_bytes + other_bytes; }
  /// Limit of a page or a line of JSONL, in which a character takes up to six bytes.
  std::uint64_t source_bytes() const { return 8 * text_bytes + other_bytes; }
  /// The message for input that exceeds a limit.
  static std::string exceeded(const std::string& what, std::uint64_t bytes);

 private:
  static constexpr std::uint64_t other_bytes = 1u << 20;  // besides the text
};

}  // namespace glossator
