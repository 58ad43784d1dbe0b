#pragma once
/// The plugin's data about a word type.
#include <array>
#include <cstddef>
#include <cstdint>

#include "gloss/text.hpp"

namespace gloss {
namespace GLOSS_HIDDEN sentiment {

/// In units of 1/512: a sum of weights is the same whatever the order.
constexpr int weight_unit = 512;

/// A feature adds `tone` to how good the text says something is, and `strength` to how far the text
/// is from neutral, whichever way.
struct Weight {
  std::int16_t tone = 0, strength = 0;
};

/// The place of a word, seen from the sentence or from a target.
enum class Place : std::uint8_t {
  plain,
  negated,
  before_1,  ///< the word before the target
  before_3,  ///< 2 or 3 words before it
  before_7,
  before_far,
  after_1,
  after_3,
  after_7,
  after_far,
  target_negated,  ///< anywhere around a target, negated
  first_before,    ///< the first word before the target that is no function word
  first_after,
  count
};
constexpr std::size_t place_count = static_cast<std::size_t>(Place::count);
using Weights = std::array<Weight, place_count>;

enum class Role : std::uint8_t {
  none,
  trigger,       ///< a word of the lexicon
  negator,       ///< changes the words after it
  intensifier,   ///< multiplies the word after it
  strengthener,  ///< a trigger that says only "very" before a trigger of the other sign
  reducer,       ///< turns bad words after it: "cut deaths"
  ender,         ///< turns bad words before it: "the crisis is over"
  expected,      ///< bad if it does not happen: "does not work"
  contrast,      ///< "but"
  concessive,    ///< at the beginning of a sentence, makes its first comma a contrast: "although"
  clause_end,    ///< punctuation that ends the reach of a negator
  faller,        ///< turns bad words before it, as an ender does, but none after it: "crime fell"
  riser,         ///< says only "more" behind a bad word: "deaths rose"
  taker,         ///< turns good words before it: "the lovely theatre was demolished"
  condition,     ///< what follows it is only thought of: "in case of fire"
  instruction,   ///< its clause says what is to be done: "damage must be reported to"
  courtesy,      ///< a formula of letters: "kind regards"
  comparative,   ///< a trigger that "never" and "could not be" strengthen: "never had a worse meal"
};

struct WordRow {
  enum Flag : std::uint8_t {
    weighs_much = 1,    ///< may be a contribution in a sentence if nothing changes it
    is_function = 2,    ///< neither a verb, noun nor adjective of its own meaning
    begins_phrase = 4,  ///< of the list of phrases
    ends_title = 8,     ///< with a capital, may be the last word of a title: "Act", "Street"
    is_word = 16,       ///< has Latin letters or digits, or is listed
    is_plain = 32,      ///< has no feeling of its own: counts toward targets only
    is_capital = 64,    ///< begins with a capital ASCII letter
    is_active = 128     ///< may change others: has a role or begins a phrase
  };

  std::uint32_t hash = 0;   ///< of the lower-case word; one for all names, one for all numbers
  std::uint32_t entry = 0;  ///< its name in the Lexicon; 0: none
  std::int8_t valence = 0;  ///< of the lexicon, times 16; of an expected word if it is negated
  Role role = Role::none;
  std::uint8_t extent = 0;  ///< of what the role does: factor() or reach()
  std::uint8_t flags = 0;
  Weights weights = {};

  /// What an intensifier multiplies by, times 16.
  int factor() const { return extent; }
  /// How many tokens behind it a negator changes; 0: the usual number.
  std::uint32_t reach() const { return extent; }
  const Weight& at(Place place) const { return weights[static_cast<std::size_t>(place)]; }
};
static_assert(sizeof(WordRow) == 64);

/// FNV-1a, then mixed: the low bits are as good as the high ones.
constexpr std::uint32_t word_hash(std::string_view lower) {
  std::uint32_t hash = 2166136261u;
  for (const char c : lower) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  hash ^= hash >> 15;
  hash *= 0x2C1B3C6Du;
  return hash ^ hash >> 13;
}
constexpr std::uint32_t name_hash = word_hash("<name>");
/// The row that all names share, without weights.
inline WordRow unweighted_name() {
  WordRow row;
  row.hash = name_hash;
  row.flags = WordRow::is_word;
  return row;
}
/// A listed phrase may have it: "fell <number>".
constexpr std::uint32_t number_hash = word_hash("<number>");
/// As the second word of a listed phrase: one to three words that stay as they are, "let <gap>
/// down".
constexpr std::uint32_t gap_hash = word_hash("<gap>");

}  // namespace sentiment
}  // namespace gloss
