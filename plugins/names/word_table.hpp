#pragma once
/// The model's tables of words, from which features are made: clusters, lists, use of capitals.
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>

#include "gloss/text.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

/// A hash of a short text; part of the model file, so it never changes. Multiply and fold, after
/// wyhash (Wang Yi, public domain).
std::uint64_t text_hash(std::string_view text);
/// The text_hash() of a spelling with its ASCII digits as 0, so that numbers are alike.
struct MaskedHash {
  std::uint64_t hash;
  bool is_changed;  ///< there is a digit that is not 0
};
MaskedHash masked_hash(std::string_view form);
/// Mixes two hashes or numbers.
constexpr std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  const Wide product = static_cast<Wide>(a ^ 0x9E3779B97F4A7C15u) * (b ^ 0xD1342543DE82EF95u);
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

/// The word clusters of four sizes (skip-gram vectors, k-means) and the frequency of a spelling.
struct ClusterEntry {
  std::uint32_t key = 0;  ///< 0: an empty slot
  std::array<std::uint16_t, 4> cluster = {};
  std::uint16_t frequency = 0;  ///< its binary logarithm
  std::uint16_t padding = 0;
};
static_assert(sizeof(ClusterEntry) == 16);

/// The classes and the use of capitals of a word in any spelling.
struct WordEntry {
  std::uint32_t key = 0;      ///< 0: an empty slot
  std::uint32_t classes = 0;  ///< bits, of the own word classes
  /// How often it is written with a small letter: 0 never, to 7 nearly always; 8: unknown.
  std::uint8_t smallness = 8;
  std::array<std::uint8_t, 3> padding = {};
};
static_assert(sizeof(WordEntry) == 12);

constexpr std::uint8_t smallness_unknown = 8;
constexpr std::uint32_t smallness_count = 9;

/// The lists of names that a word is in. Its short key takes one unknown word in 50,000 for a
/// listed one.
struct ListEntry {
  std::uint16_t key = 0;    ///< 0: an empty slot
  std::uint16_t lists = 0;  ///< bits
};

/// Kinds of listed phrases; at most 15. Part of the model file. `own`: of own writing.
enum class PhraseKind : std::uint8_t {
  none,
  person,
  organization,
  place,
  nationality,
  club,
  own_organization,
  own_place,
  own_adjective,
  own_other,
  own_other_name,
};
constexpr bool is_organization(PhraseKind kind) {
  return kind == PhraseKind::organization || kind == PhraseKind::club ||
         kind == PhraseKind::own_organization;
}

/// A phrase of the lists, or the begin of one.
struct PhraseEntry {
  std::uint32_t key : 24 = 0;  ///< 0: an empty slot
  std::uint32_t kind : 7 = 0;  ///< PhraseKind; none: only the begin of longer ones
  std::uint32_t continues : 1 = 0;
};
static_assert(sizeof(PhraseEntry) == 4);

/// Open addressing over arrays of 2^n entries. Borrows them; for any thread.
class WordTable {
 public:
  WordTable() = default;
  WordTable(std::span<const ClusterEntry> clusters, std::span<const WordEntry> words,
            std::span<const ListEntry> lists, std::span<const PhraseEntry> phrases)
      : clusters_(clusters), words_(words), lists_(lists), phrases_(phrases) {}

  /// By the hash of the spelling, with digits as 0. NULL if it is not in the table.
  const ClusterEntry* clusters(std::uint64_t form_hash) const;
  /// By the hash of the lower-case form. NULL if it is not in the table.
  const WordEntry* word(std::uint64_t lower_hash) const;
  /// Bits of the lists that have the word; 0: none.
  std::uint32_t lists(std::uint64_t lower_hash) const;
  /// The phrase of the words whose phrase_hash() this is. NULL if no phrase begins so.
  const PhraseEntry* phrase(std::uint64_t phrase_hash) const;
  /// Whether a listed phrase of two words or more begins with the word.
  bool begins_phrase(std::uint32_t lower_hash) const;
  /// Whether one begins with the two words.
  bool begins_phrase(std::uint32_t lower_hash, std::uint32_t next_lower_hash) const;

 private:
  std::span<const ClusterEntry> clusters_;
  std::span<const WordEntry> words_;
  std::span<const ListEntry> lists_;
  std::span<const PhraseEntry> phrases_;
};

/// The hash of a phrase with one word more. It begins with 0.
constexpr std::uint64_t phrase_hash(std::uint64_t before, std::uint32_t lower_hash) {
  return mixed(before, lower_hash);
}

/// The hash of a word's lower-case form, as rows and phrases have it.
inline std::uint32_t short_hash(std::uint64_t hash) {
  return static_cast<std::uint32_t>(hash >> 32);
}
inline std::uint32_t short_hash(std::string_view lower) { return short_hash(text_hash(lower)); }

struct ListedPhrase {
  std::uint32_t size = 0;  ///< words; 0: none
  std::uint32_t kind = 0;
};

/// The longest listed phrase of two words or more at the begin of `count` words, whose short_hash()
/// `hash_at` gives by number. REQUIRES: count > 0.
template <class HashAt>
ListedPhrase longest_phrase(const WordTable& table, std::uint32_t count, const HashAt& hash_at) {
  constexpr std::uint32_t most_words = 8;
  ListedPhrase longest;
  std::uint64_t hash = phrase_hash(0, hash_at(0));
  for (std::uint32_t i = 1; i < count && i < most_words; ++i) {
    hash = phrase_hash(hash, hash_at(i));
    const PhraseEntry* entry = table.phrase(hash);
    if (!entry) break;
    if (entry->kind != 0) longest = {i + 1, entry->kind};
    if (!entry->continues) break;
  }
  return longest;
}

/// The part of a hash that an entry keeps; never 0.
template <class Entry>
constexpr std::uint32_t key_of(std::uint64_t hash) {
  if constexpr (std::is_same_v<Entry, ListEntry>)
    return static_cast<std::uint32_t>(hash >> 48) | 1u;
  else if constexpr (std::is_same_v<Entry, PhraseEntry>)
    return static_cast<std::uint32_t>(hash >> 40) | 1u;
  else
    return static_cast<std::uint32_t>(hash >> 32) | 1u;
}

/// The entry with this hash. NULL if the table has none. Keys fall along each path of slots, so
/// that a search ends at the first smaller one, however full the table is (Amble and Knuth,
/// "Ordered hash tables", 1974).
/// REQUIRES: 2^n slots, of which one is free.
template <class Entry>
Entry* find_entry(std::span<Entry> table, std::uint64_t hash) {
  const std::uint32_t key = key_of<std::remove_const_t<Entry>>(hash);
  const std::size_t mask = table.size() - 1;
  std::size_t slot = hash & mask;
  while (table[slot].key > key) slot = (slot + 1) & mask;
  return table[slot].key == key ? &table[slot] : nullptr;
}

/// Adds an entry, unless there is one with this hash.
/// REQUIRES: 2^n slots, of which two are free.
template <class Entry>
void add_entry(std::span<Entry> table, std::uint64_t hash, Entry entry) {
  if (find_entry(table, hash)) return;
  entry.key = key_of<Entry>(hash);
  const std::size_t mask = table.size() - 1;
  std::size_t slot = hash & mask;
  for (; table[slot].key != 0; slot = (slot + 1) & mask)
    if (table[slot].key < entry.key) std::swap(table[slot], entry);
  table[slot] = entry;
}

inline bool WordTable::begins_phrase(std::uint32_t lower_hash,
                                     std::uint32_t next_lower_hash) const {
  const std::uint64_t hash = phrase_hash(phrase_hash(0, lower_hash), next_lower_hash);
  return !phrases_.empty() && find_entry(phrases_, hash) != nullptr;
}

}  // namespace names
}  // namespace gloss
