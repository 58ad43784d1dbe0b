#include "organizations/initials.hpp"

#include <algorithm>
#include <array>

namespace gloss::organizations {
namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

/// The capitalised words of a name, and the acronym that they may spell.
struct Spelled {
  std::array<std::string_view, 8> words;
  std::size_t count = 0;
  std::string_view acronym;

  /// Whether the words from number `word` on spell the acronym from letter `at` on. One word may
  /// begin with its second letter, as in JAXA.
  bool spell(std::size_t word, std::size_t at, bool may_skip) const {
    if (word == count) return at == acronym.size();
    for (std::size_t begin = 0; begin <= (word > 0 && may_skip); ++begin)
      if (begin < words[word].size() && take(word, begin, at, may_skip && begin == 0)) return true;
    return false;
  }

 private:
  bool take(std::size_t word, std::size_t begin, std::size_t at, bool may_skip) const {
    constexpr std::size_t most_letters = 3;
    const std::string_view form = words[word];
    std::size_t place = begin;
    for (std::size_t taken = 0; taken < most_letters && at < acronym.size(); ++taken) {
      while (place < form.size() && capital_of(form[place]) != acronym[at]) {
        if (taken == 0) return false;
        ++place;
      }
      if (place == form.size()) return false;
      ++place, ++at;
      if (spell(word + 1, at, may_skip)) return true;
    }
    return false;
  }
};

}  // namespace

Initials::Initials(const DocumentView& document, std::uint32_t first, std::uint32_t last) {
  Letters capitals, all, parts, tail_capitals, tail_all;
  for (std::uint32_t i = first; i <= last; ++i) {
    const std::string_view word = document.covered(i);
    const char letter = capital_of(word[0]);
    if (!is_upper(letter)) continue;
    const bool has_capital = is_upper(word[0]);
    all.add(letter);
    if (has_capital) capitals.add(letter);
    if (i > first) tail_all.add(letter);
    if (i > first && has_capital) tail_capitals.add(letter);
    if (!has_capital) continue;
    parts.add(letter);
    if (!document.row(i).has_hyphen) continue;
    for (std::size_t at = 1; at < word.size(); ++at)
      if (word[at - 1] == '-' && is_upper(word[at])) parts.add(word[at]);
  }
  add(capitals, 2);
  add(all, 2);
  add(parts, 2);
  // "Committee of the National Congress": the rest is a body of its own.
  if (first + 2 <= last && document.row(first + 1).is(of_word) &&
      document.row(first + 2).is(article))
    return;
  add(tail_capitals, 2);
  add(tail_all, 3);
}

void Initials::add(const Letters& letters, unsigned least) {
  if (letters.count < least || letters.count > 8) return;
  if (std::find(begin(), end(), letters.key) == end()) keys_[count_++] = letters.key;
}

bool may_abbreviate(const DocumentView& document, std::uint64_t letters, std::uint32_t first,
                    std::uint32_t last) {
  if (letters == 0) return false;
  const std::string_view name = gloss::covered(document.text(), document.cover(first, last));
  int shift = 56;
  while ((letters >> shift & 0xFF) == 0) shift -= 8;
  if (capital_of(name[0]) != static_cast<char>(letters >> shift & 0xFF)) return false;
  std::size_t at = 0;
  for (; shift >= 0; shift -= 8, ++at) {
    while (at < name.size() && capital_of(name[at]) != static_cast<char>(letters >> shift & 0xFF))
      ++at;
    if (at == name.size()) return false;
  }
  return true;
}

bool takes_of_each_word(const DocumentView& document, std::uint64_t letters, std::uint32_t first,
                        std::uint32_t last) {
  std::array<char, 8> form{};
  std::size_t size = 0;
  for (int shift = 56; shift >= 0; shift -= 8)
    if (const char letter = static_cast<char>(letters >> shift & 0xFF); letter != 0)
      form[size++] = letter;
  Spelled spelled;
  spelled.acronym = {form.data(), size};
  for (std::uint32_t i = first; i <= last; ++i) {
    const std::string_view word = document.covered(i);
    if (!is_upper(word[0])) continue;
    if (spelled.count == spelled.words.size()) return false;
    spelled.words[spelled.count++] = word;
  }
  return size >= 4 && spelled.count >= 3 && spelled.spell(0, 0, true);
}

}  // namespace gloss::organizations
