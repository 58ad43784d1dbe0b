#include "names/word_table.hpp"

#include "names/short_word.hpp"

namespace gloss::names {
namespace {

/// text_hash() of what `change` makes of eight bytes, or of less with zeros behind.
template <class Change>
std::uint64_t hash_of(std::string_view text, const Change& change) {
  std::uint64_t hash = mixed(text.size(), 0xA0761D6478BD642Fu);
  const char* at = text.data();
  std::size_t left = text.size();
  for (; left >= 8; at += 8, left -= 8) hash = mixed(hash, change(bytes_at(at, 8)));
  if (left > 0) hash = mixed(hash, change(bytes_at(at, left)) + (std::uint64_t{left} << 56));
  return mixed(hash, 0xE7037ED1A0B428DBu);
}

/// Eight bytes with digits as 0.
constexpr std::uint64_t masked_bytes(std::uint64_t bytes) {
  constexpr std::uint64_t each = 0x0101010101010101u;
  const std::uint64_t low = bytes & each * 0x7F;
  // Carries into the top bits tell the bytes from '0' on, and those behind '9'.
  const std::uint64_t from_0 = low + each * (0x80 - '0'), behind_9 = low + each * (0x7F - '9');
  const std::uint64_t digits = from_0 & ~behind_9 & ~bytes & each * 0x80;
  return bytes & ~((digits >> 3) - (digits >> 7));  // the lower half of each
}
static_assert(masked_bytes(0x3A39302F41B0B939u) == 0x3A30302F41B0B930u);

}  // namespace

std::uint64_t text_hash(std::string_view text) {
  return hash_of(text, [](std::uint64_t bytes) { return bytes; });
}

MaskedHash masked_hash(std::string_view form) {
  std::uint64_t changes = 0;
  const std::uint64_t hash = hash_of(form, [&](std::uint64_t bytes) {
    const std::uint64_t masked = masked_bytes(bytes);
    changes |= masked ^ bytes;
    return masked;
  });
  return {hash, changes != 0};
}

const ClusterEntry* WordTable::clusters(std::uint64_t form_hash) const {
  return clusters_.empty() ? nullptr : find_entry(clusters_, form_hash);
}

const WordEntry* WordTable::word(std::uint64_t lower_hash) const {
  return words_.empty() ? nullptr : find_entry(words_, lower_hash);
}

std::uint32_t WordTable::lists(std::uint64_t lower_hash) const {
  if (lists_.empty()) return 0;
  const ListEntry* entry = find_entry(lists_, lower_hash);
  return entry ? entry->lists : 0;
}

const PhraseEntry* WordTable::phrase(std::uint64_t hash) const {
  return phrases_.empty() ? nullptr : find_entry(phrases_, hash);
}

bool WordTable::begins_phrase(std::uint32_t lower_hash) const {
  const PhraseEntry* entry = phrase(phrase_hash(0, lower_hash));
  return entry && entry->continues;
}

}  // namespace gloss::names
