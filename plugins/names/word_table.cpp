#include "names/word_table.hpp"

#include <cstring>

namespace gloss::names {
namespace {

std::uint64_t bytes_at(const char* at, std::size_t count) {
  std::uint64_t value = 0;
  std::memcpy(&value, at, count);
  return value;
}

}  // namespace

std::uint64_t text_hash(std::string_view text) {
  std::uint64_t hash = mixed(text.size(), 0xA0761D6478BD642Fu);
  const char* at = text.data();
  std::size_t left = text.size();
  for (; left >= 8; at += 8, left -= 8) hash = mixed(hash, bytes_at(at, 8));
  if (left > 0) hash = mixed(hash, bytes_at(at, left) + (std::uint64_t{left} << 56));
  return mixed(hash, 0xE7037ED1A0B428DBu);
}

const ClusterEntry* WordTable::clusters(std::string_view form) const {
  if (clusters_.empty()) return nullptr;
  const ClusterEntry& entry = clusters_[slot_of(clusters_, text_hash(form))];
  return entry.key ? &entry : nullptr;
}

const WordEntry* WordTable::word(std::uint64_t lower_hash) const {
  if (words_.empty()) return nullptr;
  const WordEntry& entry = words_[slot_of(words_, lower_hash)];
  return entry.key ? &entry : nullptr;
}

std::uint32_t WordTable::lists(std::uint64_t lower_hash) const {
  return lists_.empty() ? 0u : lists_[slot_of(lists_, lower_hash)].lists;
}

const PhraseEntry* WordTable::phrase(std::uint64_t hash) const {
  if (phrases_.empty()) return nullptr;
  const PhraseEntry& entry = phrases_[slot_of(phrases_, hash)];
  return entry.key ? &entry : nullptr;
}

bool WordTable::begins_phrase(std::uint32_t lower_hash) const {
  const PhraseEntry* entry = phrase(phrase_hash(0, lower_hash));
  return entry && entry->continues;
}

}  // namespace gloss::names
