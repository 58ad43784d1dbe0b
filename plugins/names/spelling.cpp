#include "names/spelling.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "names/short_word.hpp"

namespace gloss::names {
namespace {

enum class Case { none, lower, upper };

/// Letters beyond ASCII without a pair (Arabic, Han) count as small.
Case case_of(char32_t c) {
  if (c < 0x80) {
    if (c >= 'a' && c <= 'z') return Case::lower;
    return c >= 'A' && c <= 'Z' ? Case::upper : Case::none;
  }
  if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA ? Case::lower : Case::none;
  if (c == 0xD7 || c == 0xF7) return Case::none;
  // General punctuation to miscellaneous symbols, CJK punctuation, private use and emoji.
  if ((c >= 0x2000 && c < 0x2C00) || (c >= 0x3000 && c < 0x3040)) return Case::none;
  if ((c >= 0xE000 && c < 0xF900) || (c >= 0xFE00 && c < 0xFE70) || c >= 0x1F000) return Case::none;
  return to_lower(c) == c ? Case::lower : Case::upper;
}

constexpr bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }

Spelling mark(char32_t c) {
  switch (c) {
    case ',':
      return Spelling::comma;
    case '.':
    case '!':
    case '?':
    case ';':
      return Spelling::stop;
    case '"':
    case '\'':
    case 0x2018:
    case 0x2019:
    case 0x201C:
    case 0x201D:
      return Spelling::quote;
    case '(':
    case '[':
      return Spelling::opening_bracket;
    case ')':
    case ']':
      return Spelling::closing_bracket;
    case '-':
    case 0x2013:
    case 0x2014:
      return Spelling::dash;
    case ':':
      return Spelling::colon;
    case '&':
      return Spelling::ampersand;
    default:
      return Spelling::other;
  }
}

/// A short word as a number.
constexpr std::size_t longest_short = 4;
constexpr std::uint32_t number_of(std::string_view word) {
  std::uint32_t number = 0;
  for (std::size_t i = word.size(); i-- > 0;)
    number = number << 8 | static_cast<unsigned char>(word[i]);
  return number;
}

constexpr std::uint32_t operator""_n(const char* word, std::size_t size) {
  return number_of({word, size});
}

Spelling small_spelling(std::string_view lower) {
  if (lower.size() > longest_short) return Spelling::lower;
  switch (static_cast<std::uint32_t>(bytes_at(lower.data(), lower.size()))) {
    case "of"_n:
      return Spelling::of;
    case "the"_n:
      return Spelling::the;
    case "and"_n:
      return Spelling::conjunction;
    case "al"_n:
    case "ben"_n:
    case "bin"_n:
    case "bint"_n:
    case "da"_n:
    case "das"_n:
    case "de"_n:
    case "del"_n:
    case "den"_n:
    case "der"_n:
    case "di"_n:
    case "do"_n:
    case "dos"_n:
    case "du"_n:
    case "el"_n:
    case "ibn"_n:
    case "la"_n:
    case "le"_n:
    case "van"_n:
    case "von"_n:
    case "y"_n:
    case "zu"_n:
      return Spelling::particle;
    default:
      return Spelling::lower;
  }
}

/// Counts of the letters of a word, and how they follow each other.
struct Letters {
  std::size_t all = 0, upper = 0, lower = 0;
  bool digit = false, hyphen = false;
  bool begins_upper = false;
  bool upper_inside = false;        ///< a capital after a small letter: eBay
  bool lower_after_hyphen = false;  ///< UK-based
};

/// The same of an ASCII word.
Letters letters_of(const ShortWord& word) {
  const std::uint32_t upper = word.upper(), lower = word.lower(), hyphen = word.equal_to('-');
  const std::uint32_t letters = upper | lower;
  return {.all = static_cast<std::size_t>(std::popcount(letters)),
          .upper = static_cast<std::size_t>(std::popcount(upper)),
          .lower = static_cast<std::size_t>(std::popcount(lower)),
          .digit = word.digits() != 0,
          .hyphen = hyphen != 0,
          .begins_upper = (letters & (0 - letters) & upper) != 0,
          .upper_inside = (upper & lower << 1) != 0,
          .lower_after_hyphen = (lower & hyphen << 1) != 0};
}

Letters letters_of(std::string_view form) {
  if (form.size() <= ShortWord::most)
    if (const ShortWord word(form); word.is_ascii()) return letters_of(word);
  Letters letters;
  char32_t before = 0;
  bool after_lower = false;
  for (std::size_t i = 0; i < form.size();) {
    const CodePoint point = code_point_at(form, i);
    const Case c = case_of(point.value);
    letters.digit = letters.digit || is_digit(point.value);
    letters.hyphen = letters.hyphen || point.value == '-';
    if (c == Case::upper) {
      if (letters.all == 0) letters.begins_upper = true;
      letters.upper_inside = letters.upper_inside || after_lower;
      ++letters.upper;
    }
    if (c == Case::lower) {
      letters.lower_after_hyphen = letters.lower_after_hyphen || before == '-';
      ++letters.lower;
    }
    if (c != Case::none) ++letters.all;
    after_lower = c == Case::lower;
    before = point.value;
    i += point.size;
  }
  return letters;
}

}  // namespace

Spelling spelling_of(std::string_view form, std::string_view lower) {
  if (form.empty()) return Spelling::other;
  if (lower == "'s") return Spelling::possessive;
  const Letters letters = letters_of(form);
  if (letters.all == 0) {
    if (letters.digit) return Spelling::digits;
    const CodePoint first = code_point_at(form, 0);
    return first.size == form.size() ? mark(first.value) : Spelling::other;
  }
  if (letters.digit) return Spelling::letters_digits;
  if (letters.upper == 0) return small_spelling(lower);
  if (letters.all == 1) return Spelling::initial;
  if (letters.lower == 0) return Spelling::all_capitals;
  if (letters.hyphen) {
    if (letters.lower_after_hyphen) return Spelling::capital_lower;
    return letters.begins_upper ? Spelling::capital_hyphen : Spelling::mixed;
  }
  if (letters.begins_upper && !letters.upper_inside) return Spelling::capital;
  return Spelling::mixed;
}

std::size_t capital_part(std::string_view form) {
  // "Co-op", "Self-help": no name by themselves.
  constexpr std::string_view prefixes[] = {"Anti", "Co",  "Ex",  "Mid",  "Multi", "Non",
                                           "Post", "Pre", "Pro", "Self", "Semi",  "Vice"};
  static_assert(std::ranges::is_sorted(prefixes));
  for (std::size_t at = form.find('-'); at != std::string_view::npos; at = form.find('-', at + 1)) {
    if (at == 0 || at + 1 == form.size() || form[at + 1] < 'a' || form[at + 1] > 'z') continue;
    return std::ranges::binary_search(prefixes, form.substr(0, at)) ? form.size() : at;
  }
  return form.size();
}

bool is_english_tail(std::string_view tail) {
  constexpr std::array<std::string_view, 18> tails = {
      "-area", "-born", "-bound", "-centric", "-era",   "-friendly", "-free", "-held",  "-led",
      "-like", "-made", "-only",  "-run",     "-style", "-type",     "-wide", "-built", "-heavy"};
  return tail.ends_with("ed") || tail.ends_with("ing") ||
         std::ranges::find(tails, tail) != tails.end();
}

void mask_digits(std::string_view form, std::string& out) {
  out.assign(form);
  for (char& c : out)
    if (c >= '0' && c <= '9') c = '0';
}

void capitalise(std::string_view lower, std::string& out) {
  out.assign(lower);
  if (out.empty()) return;
  if (out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 32);
  // U+00E0 to U+00FE, which are C3 A0 to C3 BE in UTF-8.
  const auto second = out.size() > 1 ? static_cast<unsigned char>(out[1]) : 0u;
  if (out[0] == '\xC3' && second >= 0xA0 && second != 0xB7 && second != 0xBF)
    out[1] = static_cast<char>(second - 0x20);
}

void capitalise_all(std::string_view lower, std::string& out) {
  out.assign(lower);
  for (char& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
}

namespace {

/// sketch() of a word of ASCII.
std::string_view sketch_short(std::string_view form, const ShortWord& word, SketchMemory& memory) {
  const ShortWord signs = word.sketched();
  const std::uint32_t repeats = signs.repeats();
  const auto all = static_cast<std::uint32_t>((std::uint64_t{1} << form.size()) - 1);
  std::array<char, ShortWord::most> bytes;
  signs.copy_to(bytes);
  std::size_t size = 0;
  for (std::uint32_t kept = all & ~(repeats & repeats << 1); kept != 0; kept &= kept - 1)
    memory.short_one[size++] = bytes[static_cast<std::size_t>(std::countr_zero(kept))];
  return {memory.short_one.data(), size};
}

}  // namespace

std::string_view sketch(std::string_view form, SketchMemory& memory) {
  if (form.size() <= ShortWord::most)
    if (const ShortWord word(form); word.is_ascii()) return sketch_short(form, word, memory);
  std::string& out = memory.long_one;
  out.clear();
  for (std::size_t i = 0; i < form.size();) {
    const CodePoint point = code_point_at(form, i);
    const Case c = case_of(point.value);
    char sign = 'm';
    if (c == Case::upper) sign = 'X';
    if (c == Case::lower) sign = 'x';
    if (c == Case::none && point.value < 0x80)
      sign = is_digit(point.value) ? '0' : static_cast<char>(point.value);
    i += point.size;
    if (out.size() >= 2 && out.back() == sign && out[out.size() - 2] == sign) continue;
    out.push_back(sign);
  }
  return out;
}

}  // namespace gloss::names
