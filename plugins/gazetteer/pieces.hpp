#pragma once
/// Cuts phrases and tokens into the pieces of a list's index: runs of letters, runs of digits, and
/// every other character by itself. The tokens of any tokenizer, cut further this way, give the
/// pieces of the text, so a list needs no tokenizer.
#include <cstdint>
#include <gloss/text.hpp>
#include <string>
#include <string_view>

namespace gloss::gazetteer {

enum class CharacterKind : std::uint8_t {
  blank,
  hyphen,  ///< - and U+2010, U+2011, U+2013
  letter,  ///< of the alphabets whose words are runs of letters
  digit,   ///< 0 to 9
  sign,    ///< any other; a piece by itself
  ignored  ///< the soft hyphen
};
CharacterKind kind_of(char32_t c);

constexpr bool is_word_kind(CharacterKind kind) {
  return kind == CharacterKind::letter || kind == CharacterKind::digit;
}

/// The positions of the capitals in a piece.
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

/// The pieces of a text, from left to right. Blanks and hyphens between two words are not pieces.
/// "n't" is cut off its verb. Borrows the text, which is valid UTF-8.
class PieceReader {
 public:
  explicit PieceReader(std::string_view text) : text_(text) {}

  /// Sets `piece` to the next one, folded; false if there is none.
  bool next(std::string& piece);
  /// Whether blanks or a hyphen precede the last piece; false for the first one.
  bool follows_gap() const { return follows_gap_; }
  bool is_letters() const { return is_letters_; }
  /// The shape of the last piece.
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

/// Cuts off plural endings, and more: words that differ only in a plural ending become equal, but
/// so do some others ("class", "classes", "clay" and "clays" give two forms).
void strip_plural(std::string& piece);

}  // namespace gloss::gazetteer
