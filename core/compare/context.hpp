#pragma once
#include <optional>
#include <string>

#include "interchange/annotated_document.hpp"

namespace glossator::compare {

/// A piece of text with its neighbourhood, on one line: blanks and line ends became one blank.
struct Context {
  std::string before, covered, after;
};

/// Up to 60 characters on each side of `span`; without span the begin of the text. An empty one if
/// there is no text. `span` may lie outside the text.
Context context_of(const std::optional<std::string>& text,
                   const std::optional<interchange::TextSpan>& span);

}  // namespace glossator::compare
