#include "names/document_evidence.hpp"

#include <bit>

namespace gloss::names {

void DocumentEvidence::clear() {
  small_.reset();
  constexpr std::size_t most_places_kept = 1u << 16;
  if (++document_ == 0 || words_.size() > most_places_kept) {
    words_.assign(64, {});
    document_ = 1;
  }
}

void DocumentEvidence::expect(std::size_t uses) {
  const std::size_t places = std::bit_ceil(2 * uses + 1);
  if (places > words_.size()) words_.resize(places);
  mask_ = static_cast<std::uint32_t>(places - 1);
}

std::uint8_t DocumentEvidence::code(std::uint32_t number, Tag tag, NamePart part) const {
  const Word& word = words_[number];
  const bool is_small = (word.kinds & also_small) != 0;
  std::array<std::uint32_t, kind_count> others = word.counts;
  --others[kind_of(tag)];
  std::uint32_t total = 0, largest = 0, most = 0;
  for (std::uint32_t kind = 0; kind < kind_count; ++kind) {
    total += others[kind];
    if (others[kind] <= largest) continue;
    largest = others[kind];
    most = kind;
  }
  if (total == 0) return evidence::alone_code(is_small);
  std::array<std::uint32_t, 3> parts = word.parts;
  --parts[static_cast<std::size_t>(part)];
  const auto is_part = [&](NamePart p) { return parts[static_cast<std::size_t>(p)] > 0; };
  return evidence::code(most, largest * 3 >= total * 2, total >= 3, is_small,
                        is_part(NamePart::family), is_part(NamePart::head));
}

}  // namespace gloss::names
