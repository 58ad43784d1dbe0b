#pragma once
/// How a word is written: its capitals, digits and marks.
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "gloss/text.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

/// The numbers are part of the model file.
enum class Spelling : std::uint8_t {
  lower,
  capital,         ///< Lisbon
  all_capitals,    ///< NATO
  initial,         ///< J, J.
  mixed,           ///< eBay, McDonald
  digits,          ///< 2024, 3.5
  letters_digits,  ///< G20
  comma,
  stop,  ///< . ! ? ;
  quote,
  opening_bracket,
  closing_bracket,
  dash,
  possessive,  ///< 's
  of,
  the,
  conjunction,  ///< and
  ampersand,
  particle,  ///< de, von, bin
  colon,
  other,           ///< any other mark
  capital_hyphen,  ///< Coca-Cola
  capital_lower,   ///< UK-based
  none,            ///< beyond the sentence
};
constexpr std::uint32_t spelling_count = 24;
/// A bit, for sets of spellings.
constexpr std::uint32_t bit(Spelling s) { return 1u << static_cast<unsigned>(s); }
/// Those of words with a capital that are no acronyms or initials.
constexpr std::uint32_t capital_words =
    bit(Spelling::capital) | bit(Spelling::mixed) | bit(Spelling::capital_hyphen);

/// The spelling of `form`, whose lower-case form is `lower`.
Spelling spelling_of(std::string_view form, std::string_view lower);

/// Whether it has a capital letter.
constexpr bool is_capitalised(Spelling s) {
  return (s >= Spelling::capital && s <= Spelling::mixed) || s == Spelling::capital_hyphen ||
         s == Spelling::capital_lower;
}
/// Whether it is a word in small letters.
constexpr bool is_small(Spelling s) {
  return s == Spelling::lower || s == Spelling::of || s == Spelling::the ||
         s == Spelling::conjunction || s == Spelling::particle;
}
constexpr bool has_letters(Spelling s) {
  return is_capitalised(s) || is_small(s) || s == Spelling::letters_digits;
}

/// Where a name ends that begins in a word of Spelling::capital_lower: "UK" of "UK-based". The
/// number of bytes; all of `form` if no small part follows a hyphen.
std::size_t capital_part(std::string_view form);
/// Whether a small part with its hyphen is an English word after a name ("-led"), and not the end
/// of a given name ("Jae-in").
bool is_english_tail(std::string_view tail);

/// `form` with each ASCII digit as 0, in `out`.
void mask_digits(std::string_view form, std::string& out);
/// `lower` with its first letter as a capital, or with all of them, in `out`. ASCII and Latin-1.
void capitalise(std::string_view lower, std::string& out);
void capitalise_all(std::string_view lower, std::string& out);
/// Memory of a sketch().
struct SketchMemory {
  std::array<char, 16> short_one;
  std::string long_one;
};
/// The spelling with letters as X or x, digits as 0, and no more than two alike in a row: "Xxx-Xx",
/// "X.X.". Borrowed from `memory`.
std::string_view sketch(std::string_view form, SketchMemory& memory);

}  // namespace names
}  // namespace gloss
