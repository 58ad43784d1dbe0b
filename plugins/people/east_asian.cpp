#include "people/east_asian.hpp"

#include <cstdint>
#include <string>

#include "gloss/spelling_key.hpp"

namespace gloss::people {
namespace {

/// A set of small letters, a bit each.
constexpr std::uint32_t letters(std::string_view all) {
  std::uint32_t bits = 0;
  for (const char c : all) bits |= 1u << (c - 'a');
  return bits;
}
constexpr bool is_one_of(char c, std::uint32_t set) {
  return c >= 'a' && c <= 'z' && (set >> (c - 'a') & 1) != 0;
}
constexpr bool is_vowel(char c) { return is_one_of(c, letters("aeiouyw")); }

/// Whether a word may be of two syllables at most, as take_syllable() cuts them: it has one or two
/// runs of vowels, and ends as a syllable may. Most words are told from names by this alone.
bool may_be_two_syllables(std::string_view word) {
  constexpr std::uint32_t last_letters = letters("aeiouywghnkmlpt");
  if (word.empty() || !is_one_of(word.back(), last_letters)) return false;
  unsigned runs = 0;
  bool was_vowel = false;
  for (const char c : word) {
    const bool is = is_vowel(c);
    runs += is && !was_vowel;
    was_vowel = is;
  }
  return runs == 1 || runs == 2;
}

/// Removes one syllable from the front of `word`: a beginning, vowels, and an ending (n, ng, k ...)
/// unless a vowel follows it.
bool take_syllable(std::string_view& word) {
  constexpr std::string_view beginnings[] = {
      "zh", "ch", "sh", "ph", "th", "kh", "nh", "tr", "ts", "ng", "b", "p", "m", "f", "d", "t",
      "n",  "l",  "g",  "k",  "h",  "j",  "q",  "x",  "r",  "z",  "c", "s", "y", "w", ""};
  // The first byte usually decides, without a call.
  const char first = word.empty() ? '\0' : word.front();
  for (const auto beginning : beginnings)
    if (beginning.empty() || (beginning.front() == first && word.starts_with(beginning))) {
      word.remove_prefix(beginning.size());
      break;
    }
  std::size_t vowels = 0;
  while (vowels < word.size() && is_vowel(word[vowels])) ++vowels;
  if (vowels == 0 || vowels > 4) return false;
  word.remove_prefix(vowels);
  const auto ends = [&](std::string_view ending) {
    return word.starts_with(ending) &&
           (word.size() == ending.size() || !is_vowel(word[ending.size()]));
  };
  for (const auto ending : {"ng", "nh", "ch", "n", "k", "m", "l", "p", "t"})
    if (ends(ending)) {
      word.remove_prefix(std::string_view(ending).size());
      break;
    }
  return true;
}

}  // namespace

unsigned east_asian_syllables(std::string_view form) {
  std::string lower;
  fold_spelling(form, lower);
  std::string_view word = lower;
  if (word == "van" || word == "vinh" || word == "viet") return 1;
  if (!may_be_two_syllables(word)) return 0;
  unsigned count = 0;
  while (!word.empty()) {
    if (word.front() == '-') word.remove_prefix(1);
    if (++count > 2 || !take_syllable(word)) return 0;
  }
  return count;
}

}  // namespace gloss::people
