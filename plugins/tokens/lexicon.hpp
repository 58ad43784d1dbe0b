#pragma once
/// Word lists for the tokenizer and the sentence rules: abbreviations by what may follow them,
/// words that begin sentences, names of top-level domains.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gloss/text.hpp"

namespace gloss::tokens {

/// The class of a word with a full stop after it (data/abbreviations.tsv explains each).
enum class Abbreviation : std::uint8_t {
  none,
  title,    ///< a name follows: "Mr."
  join,     ///< something always follows: "vs."
  number,   ///< a number follows: "No."
  month,    ///< "Jan."
  suffix,   ///< may end a sentence, but often does not: "Inc."
  closing,  ///< ends a sentence unless lower case follows: "etc."
};

/// The lists' data about one word, by its lower-case form.
struct WordEntry {
  Abbreviation abbreviation = Abbreviation::none;
  bool is_also_word = false;  ///< the abbreviation is also a word: "Sun."
  bool starts_sentence = false;
  bool is_domain = false;
};

/// A read-only hash table of words of at most eight bytes. Any thread.
class Lexicon {
 public:
  /// Longer words are never found.
  static constexpr std::size_t longest = 8;

  Lexicon();

  /// Reads `word TAB class [TAB "word"]` lines. Throws Error(GLOSS_E_RESOURCE): file, line, reason.
  void add_abbreviations(const std::string& path);
  /// Reads a word a line. Throws as above.
  void add_sentence_starters(const std::string& path);
  void add_domains(const std::string& path);

  /// The entry of `word` in any case; an empty entry if there is none.
  WordEntry find(std::string_view word) const;

 private:
  struct Slot {
    std::uint64_t key = 0;
    WordEntry entry;
  };
  WordEntry& entry_for(std::string_view word);
  void grow();

  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

}  // namespace gloss::tokens
