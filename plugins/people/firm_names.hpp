#pragma once
/// Tells firms with the name of a person, "JP Morgan", from persons.
#include "people/person.hpp"

namespace gloss {
namespace GLOSS_HIDDEN people {

/// Whether the words of a name are initials without stops and a family name, "AG Edwards", and the
/// list of firms has them, or another name of the document is that firm's: "A.G. Edwards & Sons
/// Inc.". `name_words[i]` are the words of document.names[i].
bool is_firm(const DocumentView& document, const Lexicon& lexicon, Span words,
             std::span<const Span> name_words);

}  // namespace people
}  // namespace gloss
