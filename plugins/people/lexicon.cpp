#include "people/lexicon.hpp"

#include <optional>
#include <utility>

#include "gloss/text.hpp"
#include "gloss/word_list.hpp"

namespace gloss::people {
namespace {

constexpr std::pair<std::string_view, Class> class_names[] = {{"title", title},
                                                              {"role", role},
                                                              {"roles", roles},
                                                              {"modifier", modifier},
                                                              {"portfolio", portfolio},
                                                              {"ruler", ruler},
                                                              {"also name", also_name},
                                                              {"particle", particle},
                                                              {"suffix", suffix},
                                                              {"article", article},
                                                              {"of", of},
                                                              {"and", both},
                                                              {"family first", family_first},
                                                              {"party", party},
                                                              {"body", body}};

std::optional<Class> class_named(std::string_view name) {
  for (const auto& [known, c] : class_names)
    if (known == name) return c;
  return std::nullopt;
}

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

/// "jae-in", "jinping", "jong", "van": at most two syllables.
bool has_east_asian_syllables(std::string_view word) {
  if (word == "van" || word == "vinh" || word == "viet") return true;
  if (!may_be_two_syllables(word)) return false;
  unsigned count = 0;
  while (!word.empty()) {
    if (word.front() == '-') word.remove_prefix(1);
    if (++count > 2 || !take_syllable(word)) return false;
  }
  return count > 0;
}

}  // namespace

void Lexicon::read_words(const std::string& path) {
  std::string lower_form;
  for (const auto row : WordList::read(path, 2, 2)) {
    to_lower(row[0], lower_form);
    if (row[1] == "nickname") {
      const std::size_t equals = lower_form.find('=');
      if (equals == std::string::npos) row.fail("expected \"short=long\"");
      nicknames_.emplace(lower_form.substr(0, equals), lower_form.substr(equals + 1));
      continue;
    }
    const auto c = class_named(row[1]);
    if (!c) row.fail("unknown class " + in_quotes(row[1]));
    classes_[lower_form] |= *c;
  }
}

void Lexicon::read_nationalities(const std::string& path) {
  for (const auto row : WordList::read(path, 2, 2)) {
    std::uint16_t number = 0;
    for (std::size_t i = 1; i < countries_.size(); ++i)
      if (countries_[i] == row[1]) number = static_cast<std::uint16_t>(i);
    if (number == 0) {
      number = static_cast<std::uint16_t>(countries_.size());
      countries_.emplace_back(row[1]);
    }
    nationalities_.emplace(row[0], number);
  }
}

std::uint16_t Lexicon::country_of(std::string_view adjective) const {
  const auto found = nationalities_.find(adjective);
  return found == nationalities_.end() ? std::uint16_t{0} : found->second;
}

Row Lexicon::row(std::string_view form, std::string_view lower_form) const {
  Row row{};
  if (form.empty() || form.size() > 64) return row;
  auto found = classes_.find(lower_form);
  if (found == classes_.end() && lower_form.ends_with('.'))
    found = classes_.find(lower_form.substr(0, lower_form.size() - 1));
  if (found != classes_.end()) row.classes = found->second;
  const CodePoint first = code_point_at(form, 0);
  const char32_t small = gloss::to_lower(first.value);
  if (small != first.value) row.classes |= capital;
  if (form.size() == first.size || (form.size() == first.size + 1 && form.back() == '.'))
    row.classes |= initial;
  if (has_east_asian_syllables(lower_form)) row.classes |= syllables;
  row.first_letter = static_cast<std::uint16_t>(small);
  row.country = country_of(lower_form);
  if (row.country) row.classes |= nationality;
  const auto longer = nicknames_.find(lower_form);
  const std::string_view given = longer == nicknames_.end() ? lower_form : longer->second;
  row.given = 2166136261u;
  for (const char c : given) row.given = (row.given ^ static_cast<unsigned char>(c)) * 16777619u;
  return row;
}

}  // namespace gloss::people
