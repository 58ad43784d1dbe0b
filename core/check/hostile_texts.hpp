#pragma once
#include <vector>

#include "glossator/document.hpp"

namespace glossator::check {

/// Texts that are valid UTF-8 and nothing else that an annotator might count on, with a reference
/// date and without. Their ids are "0", "1" ...
std::vector<Document> hostile_documents();

}  // namespace glossator::check
