#pragma once
/// Codes of a word's neighbours and document, which number rows of small tables of scores.
#include <cstdint>

#include "names/spelling.hpp"
#include "names/word_features.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

/// The use of capitals in a sentence; in a headline they prove little.
enum class Mode : std::uint8_t { normal, headline, capitals, small };
constexpr std::uint32_t mode_count = 4;

/// The coarsest clusters, and none.
constexpr std::uint32_t cluster_count = 65;
/// Phrase codes: 2 * kind + (0 for its first word, 1 for later ones); 0: in no listed phrase.
constexpr std::uint32_t phrase_count = 32;
constexpr std::uint8_t phrase_code(std::uint32_t kind, bool is_later_word) {
  // A damaged file must not lead beyond the tables.
  return static_cast<std::uint8_t>(2 * (kind % (phrase_count / 2)) + is_later_word);
}

/// Codes of how the rest of a document uses a word; 0: nothing is known of it.
namespace evidence {
constexpr std::uint8_t unknown = 0;
constexpr std::uint8_t alone = 1;  ///< the word stands nowhere else
constexpr std::uint32_t count = 163;
/// `most`: 0 outside of names, else 1 + Type of most other occurrences; `clear`: two thirds are so;
/// `many`: there are three; `small`: the word is also written with a small letter; `family`: it
/// ends the name of a person of several words; `head`: it begins such a name of an organization.
constexpr std::uint8_t code(std::uint32_t most, bool clear, bool many, bool small, bool family,
                            bool head) {
  const std::uint32_t use = ((most * 2 + clear) * 2 + many) * 2 + small;
  return static_cast<std::uint8_t>(2 + (use * 2 + family) * 2 + head);
}
constexpr std::uint8_t alone_code(bool small) { return small ? count - 1 : alone; }
}  // namespace evidence

/// Whether word number `i` begins its sentence, whose first word is spelled `first`: a quotation
/// mark before it does not count.
constexpr bool begins_sentence(std::uint32_t i, Spelling first) {
  return i == 0 || (i == 1 && first == Spelling::quote);
}

// The numbers of rows, tables and codes are part of the model file.
constexpr std::uint32_t spelling_triple(Spelling left, Spelling here, Spelling right) {
  const auto number = [](Spelling s) { return static_cast<std::uint32_t>(s); };
  return (number(left) * spelling_count + number(here)) * spelling_count + number(right);
}
constexpr std::uint32_t spelling_triples = spelling_count * spelling_count * spelling_count;

constexpr std::uint32_t place_code(Mode mode, Spelling here, bool is_first) {
  return (static_cast<std::uint32_t>(mode) * spelling_count + static_cast<std::uint32_t>(here)) *
             2 +
         is_first;
}
constexpr std::uint32_t place_codes = mode_count * spelling_count * 2;

/// A place_code with what is known of the word.
constexpr std::uint32_t situation(std::uint32_t place, std::uint8_t smallness, std::uint8_t kind) {
  return (place * smallness_count + smallness) * name_kind::count + kind;
}
constexpr std::uint32_t situations = place_codes * smallness_count * name_kind::count;

constexpr std::uint32_t cluster_pair(std::uint8_t left, std::uint8_t right) {
  return left * cluster_count + right;
}
constexpr std::uint32_t cluster_pairs = cluster_count * cluster_count;

constexpr std::uint32_t kind_triple(std::uint8_t left, std::uint8_t here, std::uint8_t right,
                                    bool is_capital) {
  return ((left * name_kind::count + here) * name_kind::count + right) * 2 + is_capital;
}
constexpr std::uint32_t kind_triples = name_kind::count * name_kind::count * name_kind::count * 2;

constexpr std::uint32_t phrase_pair(std::uint8_t left, std::uint8_t right) {
  return left * phrase_count + right;
}
constexpr std::uint32_t phrase_pairs = phrase_count * phrase_count;
constexpr std::uint32_t phrase_spelling(std::uint8_t phrase, Spelling here) {
  return phrase * spelling_count + static_cast<std::uint32_t>(here);
}
constexpr std::uint32_t phrase_spellings = phrase_count * spelling_count;

constexpr std::uint32_t evidence_code(std::uint8_t seen, Spelling here, bool is_first) {
  return (seen * spelling_count + static_cast<std::uint32_t>(here)) * 2 + is_first;
}
constexpr std::uint32_t evidence_codes = evidence::count * spelling_count * 2;

/// How many words of a sentence are written in a way, for its Mode.
struct ModeCounts {
  std::uint32_t small = 0, long_small = 0, capital = 0, all_capitals = 0;

  constexpr void add(Spelling spelling, std::size_t bytes) {
    if (is_small(spelling)) {
      ++small;
      long_small += bytes > 3;
    } else if (is_capitalised(spelling) && spelling != Spelling::initial) {
      ++capital;
      all_capitals += spelling == Spelling::all_capitals;
    }
  }
  Mode mode() const {
    if (capital == 0 && small > 3) return Mode::small;
    if (small == 0 && all_capitals >= 3 && all_capitals * 10 >= capital * 7) return Mode::capitals;
    return capital >= 3 && long_small * 5 <= capital ? Mode::headline : Mode::normal;
  }
};

}  // namespace names
}  // namespace gloss
