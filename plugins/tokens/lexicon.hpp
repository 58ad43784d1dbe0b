#pragma once
/// Word lists for the tokenizer and the sentence rules: abbreviations by what may follow them,
/// words that begin sentences, names of top-level domains.
#include <cstdint>
#include <map>
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

/// A read-only table of words, those of up to eight bytes hashed. Any thread.
class Lexicon {
 public:
  /// In bytes. The shipped lists have no word that is not hashed.
  static constexpr std::size_t longest = 64, longest_hashed = 8;

  Lexicon();

  /// Reads `word [TAB class [TAB "word"]]` lines, the word with or without its full stop; the class
  /// is suffix if there is none. Of a word that is read twice the last line counts.
  /// Throws Error(GLOSS_E_RESOURCE): file, line, reason.
  void add_abbreviations(const std::string& path);
  /// Reads a word a line. Throws as above.
  void add_sentence_starters(const std::string& path);
  void add_domains(const std::string& path);

  /// The entry of `word` in any case; an empty entry if there is none.
  WordEntry find(std::string_view word) const;
  /// Longer words are in no list.
  std::size_t longest_word() const { return longest_; }

 private:
  struct Slot {
    std::uint64_t key = 0;
    WordEntry entry;
  };
  WordEntry find_long(std::string_view word) const;
  WordEntry& entry_for(std::string_view word);
  void grow();

  std::vector<Slot> slots_;
  std::size_t used_ = 0, longest_ = longest_hashed;
  std::map<std::string, WordEntry, std::less<>> long_words_;  // in lower case
};

}  // namespace gloss::tokens
