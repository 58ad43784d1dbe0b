#include "names/document_evidence.hpp"

#include <bit>
#include <cmath>

namespace gloss::names {
namespace {

/// By the number of other places that say something, in 2^15ths.
const auto shares_of_others = [] {
  constexpr double share = 0.85;  // the best of .5 to 1.5 on the development sets
  std::array<std::int16_t, DocumentEvidence::most_contexts + 1> all = {};
  for (std::size_t n = 1; n < all.size(); ++n)
    all[n] = static_cast<std::int16_t>(std::lround(32768 * share / std::sqrt(n)));
  return all;
}();

}  // namespace

void DocumentEvidence::clear() {
  constexpr std::size_t most_places_kept = 1u << 16;
  constexpr std::uint32_t last_document = UINT32_MAX / 2;
  if (document_++ == last_document || words_.size() > most_places_kept) {
    words_.assign(64, {});
    small_ = announced_ = {};
    document_ = 1;
  }
}

void DocumentEvidence::expect(std::size_t uses) {
  const std::size_t places = std::bit_ceil(2 * uses + 1);
  if (places > words_.size()) words_.resize(places);
  mask_ = static_cast<std::uint32_t>(places - 1);
}

void DocumentEvidence::remove(std::uint32_t number, Tag tag, NamePart part) {
  if (number == no_other) return;
  Word& word = words_[number];
  const std::uint32_t kind = kind_of(tag);
  --word.parts[static_cast<std::size_t>(part)];
  if (--word.counts[kind] == 0) word.kinds &= ~(1u << kind);
}

BeginScores DocumentEvidence::other_contexts(std::uint32_t number, BeginScores own) const {
  const Word& word = words_[number];
  // Beyond the most that are added it is not known whether `own` is one of them.
  const bool is_own_there = word.contexts < most_contexts;
  const std::int16_t share = shares_of_others[word.contexts - is_own_there];
  const BeginScores others = is_own_there ? word.context - own : word.context;
  using Wide = std::int32_t __attribute__((vector_size(32)));
  return __builtin_convertvector(__builtin_convertvector(others, Wide) * share >> 15, BeginScores);
}

std::uint8_t DocumentEvidence::code(std::uint32_t number, Tag tag, NamePart part) const {
  if (number == no_other) return evidence::alone;
  const Word& word = words_[number];
  const bool is_small = (word.kinds & also_small) != 0;
  const std::uint32_t total = word.uses - 1;  // other ones
  if (total == 0) return evidence::alone_code(is_small);
  std::array<std::uint32_t, kind_count> others = word.counts;
  --others[kind_of(tag)];
  std::uint32_t largest = 0, most = 0;
  for (std::uint32_t kind = 0; kind < kind_count; ++kind) {
    if (others[kind] <= largest) continue;
    largest = others[kind];
    most = kind;
  }
  std::array<std::uint32_t, 3> parts = word.parts;
  --parts[static_cast<std::size_t>(part)];
  const auto is_part = [&](NamePart p) { return parts[static_cast<std::size_t>(p)] > 0; };
  return evidence::code(most, largest * 3 >= total * 2, total >= 3, is_small,
                        is_part(NamePart::family), is_part(NamePart::head));
}

}  // namespace gloss::names
