#pragma once
/// From a word to its Row: the closed vocabulary of time, and the forms that digits take.
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dates/word.hpp"

namespace gloss {
namespace GLOSS_HIDDEN dates {

/// Read-only once made; any thread.
class Lexicon {
 public:
  Lexicon();

  /// Adds `flag` to the classes of a lower-case word: the first words of holidays come from data.
  void add(std::string_view word, Word word_class);

  /// The row of a word as it stands in the text, and in lower case. Does not throw.
  Row row(std::string_view form, std::string_view lower) const;

  /// The row of one part of a compound; never a compound itself.
  Row part(std::string_view form, std::string_view lower) const;

  /// Calls `visit(begin, end)` for the parts of a hyphenated word, as offsets in it; a hyphen
  /// between two numbers is a part of its own, since it may mean "to".
  template <class Visit>
  static void split(std::string_view word, Visit visit);

 private:
  bool is_compound(std::string_view form, std::string_view lower) const;

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  std::unordered_map<std::string, Row, Hash, std::equal_to<>> rows_;
};

/// The row of a word that begins with a digit or an apostrophe, by its form; empty if none fits.
Row row_of_number(std::string_view lower);

/// One line of the built-in vocabulary: words, separated by blanks, of one class. Those of several
/// lines have several classes.
struct VocabularyLine {
  Word word_class;
  std::int32_t number;
  Grain unit;
  std::uint8_t flags;
  std::string_view words;
};
extern const VocabularyLine* const vocabulary_begin;
extern const VocabularyLine* const vocabulary_end;

template <class Visit>
void Lexicon::split(std::string_view word, Visit visit) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= word.size(); ++i) {
    const bool hyphen = i < word.size() && word[i] == '-';
    const bool en_dash = i + 2 < word.size() && word.substr(i, 3) == "\u2013";
    if (i < word.size() && !hyphen && !en_dash) continue;
    visit(begin, i);
    if (i == word.size()) return;
    const std::size_t size = en_dash ? 3 : 1;
    visit(i, i + size);
    begin = i + size;
    i = begin - 1;
  }
}

}  // namespace dates
}  // namespace gloss
