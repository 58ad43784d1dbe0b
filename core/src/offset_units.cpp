#include "offset_units.hpp"

#include <algorithm>

namespace glossator {

Unit unit_named(const std::string& name) {
  return name == "codepoint" ? Unit::codepoint : name == "utf16" ? Unit::utf16 : Unit::byte;
}

std::uint32_t OffsetUnits::count(std::uint32_t begin, std::uint32_t end) const {
  std::uint32_t units = 0;
  for (std::uint32_t i = begin; i < end; ++i) {
    const auto byte = static_cast<unsigned char>(text_[i]);
    units += (byte & 0xC0) != 0x80;                   // not a continuation byte
    if (unit_ == Unit::utf16) units += byte >= 0xF0;  // a surrogate pair
  }
  return units;
}

void OffsetUnits::begin(std::string_view text) {
  text_ = text;
  before_.clear();
  const auto ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (unit_ == Unit::byte || std::all_of(text.begin(), text.end(), ascii)) return;
  const auto size = static_cast<std::uint32_t>(text.size());
  std::uint32_t units = 0;
  for (std::uint32_t at = 0;; at += block) {
    before_.push_back(units);
    if (size - at < block) break;
    units += count(at, at + block);
  }
}

std::uint32_t OffsetUnits::convert(std::uint32_t offset) const {
  if (before_.empty()) return offset;
  const std::uint32_t at = offset / block;
  return before_[at] + count(at * block, offset);
}

}  // namespace glossator
