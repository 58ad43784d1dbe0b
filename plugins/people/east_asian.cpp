#include "people/east_asian.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
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
  constexpr std::uint32_t last_letters = letters("aeiouywghnkmlptr");
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
  constexpr std::string_view beginnings[] = {"zh", "ch", "sh", "ph", "th", "kh", "nh", "tr", "ts",
                                             "ng", "hs", "kw", "b",  "p",  "m",  "f",  "d",  "t",
                                             "n",  "l",  "g",  "k",  "h",  "j",  "q",  "x",  "r",
                                             "z",  "c",  "s",  "y",  "w",  ""};
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
  // Teck, Kar
  if (word == "ck" || (word == "r" && vowels == 1 && word.data()[-1] == 'a'))
    return word = {}, true;
  for (const auto ending : {"ng", "nh", "ch", "n", "k", "m", "l", "p", "t"})
    if (ends(ending)) {
      word.remove_prefix(std::string_view(ending).size());
      break;
    }
  return true;
}

/// Whether small letters are one syllable of a name with a hyphen: one run of vowels, a beginning
/// and an ending of those languages; or "Tsz".
bool is_syllable(std::string_view word) {
  constexpr std::string_view beginnings[] = {"",   "zh", "ch", "sh", "ph", "th", "kh", "nh",
                                             "tr", "ts", "tz", "ng", "jh", "hs", "sz"};
  constexpr std::string_view endings[] = {"", "ng", "nh", "ch", "hn", "hm", "hk"};
  const auto is_known = [](std::span<const std::string_view> all, std::string_view part) {
    return std::ranges::find(all, part) != all.end();
  };
  if (word == "tsz" || word == "sz" || word == "ng") return true;
  std::size_t begin = 0;
  while (begin < word.size() && !is_vowel(word[begin])) ++begin;
  std::size_t end = begin;
  while (end < word.size() && is_vowel(word[end])) ++end;
  if (end == begin || end - begin > 4) return false;
  const std::string_view ending = word.substr(end);
  const bool ends =
      ending.size() == 1 ? is_one_of(ending[0], letters("hnkmlptr")) : is_known(endings, ending);
  return ends && (begin == 1 || is_known(beginnings, word.substr(0, begin)));
}

/// Whether a syllable in pinyin has these parts; some consonants do not stand before each vowel.
bool is_pinyin(std::string_view initial, std::string_view final) {
  constexpr std::string_view finals[] = {
      "a",  "o",  "e",   "ai",  "ei",  "ao",  "ou",   "an",   "en",  "ang",  "eng", "ong",
      "i",  "ia", "ie",  "iao", "iu",  "ian", "in",   "iang", "ing", "iong", "u",   "ua",
      "uo", "ua", "uai", "ui",  "uan", "un",  "uang", "ue",   "v",   "ve",   "er"};
  if (std::ranges::find(finals, final) == std::end(finals)) return false;
  const std::uint32_t set = initial.empty() ? 0 : 1u << (initial[0] - 'a');
  if (final == "o") return initial.empty() || (set & letters("bpmfwyl")) != 0;
  if (final == "e") return (set & letters("bpfwjqx")) == 0;
  if (final == "er") return initial.empty();
  if (final == "i") return !initial.empty() && (set & letters("gkhfw")) == 0;
  if (final[0] == 'i') return (set & letters("bpmdtnljqx")) != 0;
  return true;
}

/// The fewest syllables in pinyin that make up `word`, at most `most`; 0 if none do.
unsigned count_pinyin(std::string_view word, unsigned most) {
  if (word.empty() || most == 0) return 0;
  std::size_t initial = 0;
  if (word.starts_with("zh") || word.starts_with("ch") || word.starts_with("sh"))
    initial = 2;
  else if (is_one_of(word[0], letters("bpmfdtnlgkhjqxrzcsyw")))
    initial = 1;
  for (std::size_t size = std::min(word.size(), initial + 4); size > initial; --size) {
    if (!is_pinyin(word.substr(0, initial), word.substr(initial, size - initial))) continue;
    if (size == word.size()) return 1;
    if (is_vowel(word[size]) && word[size] != 'y' && word[size] != 'w') continue;  // "mai" + "o"
    if (const unsigned rest = count_pinyin(word.substr(size), most - 1); rest > 0) return rest + 1;
  }
  return 0;
}

}  // namespace

bool is_hyphenated_given(std::string_view form) {
  const std::size_t hyphen = form.find('-');
  if (hyphen == std::string_view::npos || hyphen < 2 || hyphen > 6) return false;
  if (form.size() < hyphen + 3 || form.size() > hyphen + 7) return false;
  if (form[0] < 'A' || form[0] > 'Z') return false;
  std::string first(form.substr(0, hyphen));
  first[0] = static_cast<char>(first[0] | 0x20);
  // "Nour Al-din", "Co-op"
  for (const std::string_view other : {"al", "el", "co", "re", "pre", "non"})
    if (first == other) return false;
  return is_syllable(first) && is_syllable(form.substr(hyphen + 1));
}

unsigned pinyin_syllables(std::string_view form) {
  std::string lower;
  fold_spelling(form, lower);
  return lower.size() > 12 ? 0 : count_pinyin(lower, 2);
}

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
