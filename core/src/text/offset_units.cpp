#include "text/offset_units.hpp"

#include <algorithm>

namespace glossator {

std::uint32_t OffsetUnits::count(std::uint32_t begin, std::uint32_t end) const {
  std::uint32_t units = 0;
  for (std::uint32_t i = begin; i < end; ++i) {
    const auto byte = static_cast<unsigned char>(text_[i]);
    units += (byte & 0xC0) != 0x80;                   // not a continuation byte
    if (unit_ == Unit::utf16) units += byte >= 0xF0;  // a surrogate pair
  }
  return units;
}

void OffsetUnits::begin(const Document& document) {
  begin(std::string_view(document.text));
  source_ = document.source;
}

void OffsetUnits::begin(std::string_view text) {
  text_ = text;
  source_ = {};
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

std::uint32_t OffsetUnits::counted(std::uint32_t offset) const {
  const std::uint32_t at = offset / block;
  return before_[at] + count(at * block, offset);
}

const SourcePiece& OffsetUnits::piece_with(std::uint32_t byte) const {
  const auto behind =
      std::upper_bound(source_.begin(), source_.end(), byte,
                       [](std::uint32_t at, const SourcePiece& piece) { return at < piece.begin; });
  return *std::prev(behind);
}

// A begin inside a piece that is not one to one becomes the begin of that piece, and an end its
// end: so the source span covers everything that the text span comes from.
std::pair<std::uint32_t, std::uint32_t> OffsetUnits::source_span(std::uint32_t begin,
                                                                 std::uint32_t end) const {
  const SourcePiece& first = piece_with(begin);
  const auto behind = [&](const SourcePiece& piece, std::uint32_t at) {
    return piece.source_begin + convert(at) - convert(piece.begin);
  };
  const bool at_end = begin == text_.size();
  const std::uint32_t source_begin = first.one_to_one ? behind(first, begin)
                                     : at_end         ? first.source_end
                                                      : first.source_begin;
  if (begin == end) return {source_begin, source_begin};
  const SourcePiece& last = piece_with(end - 1);
  return {source_begin, last.one_to_one ? behind(last, end) : last.source_end};
}

}  // namespace glossator
