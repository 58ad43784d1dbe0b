#pragma once
/// Maps a word to its Row: the words of time, and the forms that digits take.
#include <span>
#include <string_view>

#include "dates/row_map.hpp"
#include "gloss/text.hpp"

namespace gloss {
namespace GLOSS_HIDDEN dates {

/// Read-only once made; any thread.
class Lexicon {
 public:
  Lexicon();

  /// Adds `word_class` to the classes of a lower-case word, for the first words of holidays, which
  /// come from a data file. `either`: it may be in lower case; `alone`: no other word of the name
  /// is a word of time.
  void add(std::string_view word, Word word_class, bool either, bool alone);

  /// The row of a word; takes its spelling in the text and in lower case. Does not throw.
  Row row(std::string_view form, std::string_view lower) const;

  /// The row of one part of a compound; never a compound itself.
  Row part(std::string_view form, std::string_view lower) const;

  /// Calls `visit(begin, end)` for the parts of a word joined by hyphens or slashes, or of a number
  /// and letters, as offsets in it, until it returns false; a hyphen is a part of its own, since it
  /// may mean "to".
  template <class Visit>
  static void split(std::string_view word, Visit visit);

 private:
  bool is_other_word(std::string_view lower) const;
  static Row other_row(std::string_view form, std::string_view lower);
  /// The row of a word that may be one of time, a number or a date.
  Row time_row(std::string_view form, std::string_view lower) const;
  bool is_compound(std::string_view form, std::string_view lower) const;

  RowMap rows_;
};

/// The row of a word that begins with a digit or an apostrophe, by its form; empty if none fits.
Row row_of_number(std::string_view lower);

/// One line of the built-in table: words of one class, separated by blanks. A word on several lines
/// has several classes.
struct TimeWords {
  Word word_class;
  std::int32_t number;
  Grain unit;
  std::uint8_t flags;
  std::string_view words;
};
std::span<const TimeWords> words_of_time();
std::span<const TimeWords> words_beside_times();

template <class Visit>
void Lexicon::split(std::string_view word, Visit visit) {
  const auto is_digit = [&](std::size_t i) { return word[i] >= '0' && word[i] <= '9'; };
  const auto is_letter = [&](std::size_t i) {
    return (word[i] | 32) >= 'a' && (word[i] | 32) <= 'z';
  };
  // Between a number and three letters or more, as in 05JUL2016 and 90min, but not in 8pm and 1st.
  const auto is_border = [&](std::size_t i, std::size_t begin) {
    if (is_letter(i - 1) && is_digit(i))
      return is_letter(begin) &&
             (i - begin >= 3 || (begin > 0 && i - begin == 1 && is_digit(begin - 1)));
    if (!is_digit(i - 1) || !is_letter(i)) return false;
    std::size_t end = i;
    while (end < word.size() && is_letter(end)) ++end;
    if (end - i == 1 && end < word.size() && (word[i] | 32) == 'h' && is_digit(end)) return true;
    if (end - i == 1 && end == word.size() && (word[i] | 32) == 'm')  // 3h20m, 3h 20m
      return begin == 0 ? i < 3 && word[i] == 'm' : (word[begin - 1] | 32) == 'h';
    return end - i >= 3 || (end - i == 2 && ((word[i] | 32) == 'h' || (word[i] | 32) == 'b')) ||
           (end - i == 1 && end == word.size() &&
            std::string_view("hdwy").find(word[i]) != std::string_view::npos);
  };
  // The date in AP-NY-08-07-98, the mark of a wire.
  const auto ends_in_date = [&](std::size_t from) {
    if (from == 0 || word.size() - from != 8 || !is_letter(0) || word[from - 1] != '-')
      return false;
    for (std::size_t i = 0; i < 8; ++i)
      if (i == 2 || i == 5 ? word[from + i] != '-' : !is_digit(from + i)) return false;
    return true;
  };
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= word.size(); ++i) {
    if (i == begin && ends_in_date(begin)) {
      visit(begin, word.size());
      return;
    }
    if (i > begin && i < word.size() && is_border(i, begin)) {
      if (!visit(begin, i)) return;
      begin = i;
    }
    const bool of_fraction = i + 2 < word.size() && word[i] == '/' && (word[i + 2] | 32) == 'h';
    const bool hyphen = i < word.size() && (word[i] == '-' || (word[i] == '/' && !of_fraction));
    const bool en_dash = i + 2 < word.size() && word[i] == '\xE2' && word.substr(i, 3) == "\u2013";
    if (i < word.size() && !hyphen && !en_dash) continue;
    if ((i > begin || word.empty()) && !visit(begin, i)) return;  // "two-" has no last part
    if (i == word.size()) return;
    const std::size_t size = en_dash ? 3 : 1;
    if (!visit(i, i + size)) return;
    begin = i + size;
    i = begin - 1;
  }
}

}  // namespace dates
}  // namespace gloss
