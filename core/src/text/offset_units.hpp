#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "glossator/config.hpp"
#include "glossator/document.hpp"

namespace glossator {

/// Converts byte offsets of one text to another unit, each in constant time, and to offsets in the
/// document's source if it has one. Reused from text to text.
class OffsetUnits {
 public:
  explicit OffsetUnits(Unit unit) : unit_(unit) {}

  /// Begins a text, borrowed until the next begin(). Takes linear time, or none if the unit is the
  /// byte.
  void begin(std::string_view text);
  /// Begins a document: its text and its source.
  void begin(const Document& document);
  /// An offset in the unit of the text. REQUIRES: `offset` is a code-point boundary of the text.
  std::uint32_t convert(std::uint32_t offset) const {
    return before_.empty() ? offset : counted(offset);
  }
  /// Begin and end of a span: in the source if begin() was given one, which takes logarithmic time.
  std::pair<std::uint32_t, std::uint32_t> convert_span(std::uint32_t begin,
                                                       std::uint32_t end) const {
    return source_.empty() ? std::pair(convert(begin), convert(end)) : source_span(begin, end);
  }

 private:
  static constexpr std::uint32_t block = 64;
  std::uint32_t counted(std::uint32_t offset) const;
  std::uint32_t count(std::uint32_t begin, std::uint32_t end) const;
  std::pair<std::uint32_t, std::uint32_t> source_span(std::uint32_t begin, std::uint32_t end) const;
  const SourcePiece& piece_with(std::uint32_t byte) const;

  Unit unit_;
  std::string_view text_;
  std::span<const SourcePiece> source_;
  std::vector<std::uint32_t> before_;  // units before each block; empty: a unit is a byte
};

}  // namespace glossator
