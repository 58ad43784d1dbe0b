#include "names/word_table.hpp"

#include "names/short_word.hpp"

namespace gloss::names {
std::uint64_t text_hash(std::string_view text) {
  std::uint64_t hash = mixed(text.size(), 0xA0761D6478BD642Fu);
  const char* at = text.data();
  std::size_t left = text.size();
  for (; left >= 8; at += 8, left -= 8) hash = mixed(hash, bytes_at(at, 8));
  if (left > 0) hash = mixed(hash, bytes_at(at, left) + (std::uint64_t{left} << 56));
  return mixed(hash, 0xE7037ED1A0B428DBu);
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
