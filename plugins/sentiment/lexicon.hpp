#pragma once
/// The words that carry or change a tone.
#include <gloss/text_map.hpp>
#include <gloss/type_column.hpp>
#include <gloss/word_list.hpp>
#include <string>
#include <vector>

namespace gloss {
namespace GLOSS_HIDDEN sentiment {

enum class Role : std::uint8_t {
  none,
  trigger,      ///< value: its weight, -3..3
  negator,      ///< reduces the triggers after it
  intensifier,  ///< value: the factor for the trigger after it
  contrast,     ///< "but"
  clause_end,   ///< punctuation that ends the reach of a negator
};

/// The lexicon's data about a word of the text.
struct WordRow {
  std::uint32_t entry;
  float value;
  Role role;
};

/// Immutable; any thread may read.
class Lexicon {
 public:
  /// `words`: word, weight, inflections. `modifiers`: word, role, factor. A word of both lists is a
  /// modifier. Throws Error on a faulty row.
  Lexicon(const WordList& words, const WordList& modifiers);

  std::uint32_t size() const { return static_cast<std::uint32_t>(names_.size()); }
  /// The list entry, for the rule of a record: "lexicon:win", "negator:not", "intensifier:very".
  std::string_view name(std::uint32_t entry) const { return names_[entry]; }

  /// Does not allocate or throw.
  void describe(const WordType& type, WordRow& row) const;

 private:
  void add_modifier(const WordList::Row& row);
  void add_word(const WordList::Row& row);
  void add_inflections(const WordList::Row& row);
  std::uint32_t add_name(std::string name);

  std::vector<std::string> names_;
  TextMap<WordRow> rows_;
};

}  // namespace sentiment
}  // namespace gloss
