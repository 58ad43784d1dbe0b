#pragma once
#include <gloss/text.hpp>
#include <string_view>

namespace gloss::gazetteer {

enum class LetterCase {
  smart,  ///< as the phrase has it if it has a capital, else any
  exact,
  ignore
};

/// What is alike between a phrase and the text.
struct Alikeness {
  LetterCase letter_case = LetterCase::smart;
  bool plural = true;  ///< the text may have the plural of the last word
  bool hyphen = true;  ///< a hyphen, a blank and nothing are the same between two words
};

/// Whether a phrase has a capital letter, so that LetterCase::smart takes it as it is written.
bool has_capital(std::string_view phrase);

/// Whether `text` says `phrase`. Blanks of any kind and number are one blank, the two apostrophes
/// are one, and soft hyphens are nothing. Linear; both are valid UTF-8.
bool is_alike(std::string_view phrase, std::string_view text, const Alikeness& alikeness);

}  // namespace gloss::gazetteer
