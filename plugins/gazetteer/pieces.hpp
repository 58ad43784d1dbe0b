#pragma once
/// Cuts phrases and tokens into the pieces that the index of a list is made of: runs of letters,
/// runs of digits, and every other character by itself. Whatever a tokenizer makes of a text, its
/// tokens cut further this way give the pieces of the text, so a list needs no tokenizer.
#include <cstdint>
#include <gloss/text.hpp>
#include <string>
#include <string_view>

namespace gloss::gazetteer {

enum class CharacterKind : std::uint8_t {
  blank,
  hyphen,  ///< - and U+2010, U+2011, U+2013
  letter,  ///< of the alphabets that are written in words
  digit,   ///< 0 to 9
  sign,    ///< any other; a piece by itself
  ignored  ///< the soft hyphen
};
CharacterKind kind_of(char32_t c);

constexpr bool is_word_kind(CharacterKind kind) {
  return kind == CharacterKind::letter || kind == CharacterKind::digit;
}

/// Where the capitals of a piece are.
struct CaseShape {
  bool begins_with_capital = false, has_later_capital = false;
  /// Its bit in a set of shapes.
  constexpr std::uint32_t bit() const {
    return 1u << (int{begins_with_capital} + 2 * int{has_later_capital});
  }
  static constexpr std::uint32_t all_bits = 15;
};

/// Lower case, with the typographic apostrophe as U+0027 and every hyphen as "-".
char32_t fold(char32_t c);

/// Whether the characters right before and right after `span` are both letters or digits.
bool is_between_words(std::string_view text, Span span);

/// The pieces of a text, from left to right. A hyphen between two words is none, and blanks are
/// none. "n't" is cut off its verb. Borrows the text, which is valid UTF-8.
class PieceReader {
 public:
  explicit PieceReader(std::string_view text) : text_(text) {}

  /// Sets `piece` to the next one, folded; false if there is none.
  bool next(std::string& piece);
  /// Whether blanks or a hyphen stand before the piece read last; not of the first one.
  bool follows_gap() const { return follows_gap_; }
  bool is_letters() const { return is_letters_; }
  /// Of the piece read last.
  CaseShape shape() const { return shape_; }

 private:
  bool skip_gap();
  void read_run(CharacterKind kind, std::string& piece);
  bool is_negation_at(std::size_t apostrophe) const;

  std::string_view text_;
  std::size_t at_ = 0;
  bool is_after_word_ = false;
  bool follows_gap_ = false;
  bool is_letters_ = false;
  CaseShape shape_;
};

/// Cuts off what a plural adds, and more: words that are alike but for a plural's end become the
/// same, and some others too ("class", "classes", "clay" and "clays" give two forms).
void strip_plural(std::string& piece);

}  // namespace gloss::gazetteer
