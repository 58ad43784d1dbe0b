#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace glossator {

enum class Unit { byte, codepoint, utf16 };

/// "byte", "codepoint" or "utf16", as a config has it.
Unit unit_named(const std::string& name);

/// Turns byte offsets of one text into another unit, in constant time each. Reused from text to
/// text.
class OffsetUnits {
 public:
  explicit OffsetUnits(Unit unit) : unit_(unit) {}

  /// `text` is borrowed until the next begin(). Linear in its length; nothing for bytes.
  void begin(std::string_view text);
  /// REQUIRES: `offset` is a code-point boundary of the text.
  std::uint32_t convert(std::uint32_t offset) const;

 private:
  static constexpr std::uint32_t block = 64;
  std::uint32_t count(std::uint32_t begin, std::uint32_t end) const;

  Unit unit_;
  std::string_view text_;
  std::vector<std::uint32_t> before_;  // units before each block; empty: a unit is a byte
};

}  // namespace glossator
