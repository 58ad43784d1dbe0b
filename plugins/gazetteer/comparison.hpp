#pragma once
#include <gloss/text.hpp>
#include <string_view>

namespace gloss::gazetteer {

enum class LetterCase {
  smart,  ///< exact if the phrase has a capital, else in any case
  exact,
  ignore
};

enum class Plural {
  none,
  common,  ///< of phrases whose last word has no capital or nothing else ("taxes", "NGOs")
  any
};

/// What is alike between a phrase and the text.
struct Alikeness {
  LetterCase letter_case = LetterCase::smart;
  Plural plural = Plural::common;  ///< the text may have the plural of the last word
  bool hyphen = true;              ///< a hyphen, a blank and nothing are the same between two words
};

/// Whether a phrase has a capital letter; LetterCase::smart then takes it exactly.
bool has_capital(std::string_view phrase);

/// Whether `text` matches `phrase`. Any sequence of blanks equals one blank, the two apostrophes
/// are equal, and soft hyphens are ignored. Linear; both are valid UTF-8.
bool is_alike(std::string_view phrase, std::string_view text, const Alikeness& alikeness);

}  // namespace gloss::gazetteer
