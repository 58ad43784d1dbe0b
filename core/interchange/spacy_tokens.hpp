#pragma once
#include <set>
#include <string_view>
#include <vector>

#include "interchange/annotated_document.hpp"

namespace glossator::interchange {

/// The tokens of a spaCy document with this text: words, cut at `cuts` and where letters and other
/// characters meet, and the blanks between them that are more than one space. spaCy builds a
/// document only of such tokens.
std::vector<TextSpan> spacy_tokens(std::string_view text, const std::set<std::uint32_t>& cuts);

}  // namespace glossator::interchange
