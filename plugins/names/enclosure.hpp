#pragma once
/// Quotes and brackets that stand around a few words.
#include <string_view>

#include "names/word_scores.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

/// Words around what quotes or brackets hold: ("Hal") has two marks on either side.
struct Enclosure {
  std::uint32_t open = 0;              ///< the first opening mark
  std::uint32_t first = 0, close = 0;  ///< the words between the marks, half-open
  std::uint32_t end = 0;               ///< behind the last closing mark
  bool is_bracket = false;
  bool is_double = false;

  bool is_any() const { return end != 0; }
};

/// Whether a word is a mark that opens or closes, by the blanks beside it.
bool opens(const DocumentView& document, std::uint32_t word);
bool closes(const DocumentView& document, std::uint32_t word);
/// Whether word `close` is the closing mark to the opening one at word `open`.
bool is_pair(const DocumentView& document, std::uint32_t open, std::uint32_t close);
/// The marks that open at a word and close behind at most five words; else none.
Enclosure enclosure_at(const DocumentView& document, std::uint32_t word);
/// Whether a blank or a line break, and no more, stands behind a word.
bool is_near(const DocumentView& document, std::uint32_t word);

}  // namespace names
}  // namespace gloss
