#pragma once
#include <vector>

#include "glossator/document.hpp"

namespace glossator::check {

/// Texts that are valid UTF-8 and nothing else that an annotator might count on, with a reference
/// date and without. Their ids are "0", "1" ...
std::vector<Document> hostile_documents();

/// Texts of 1 to 16 MiB, most of them without a blank. 64 MiB, the largest that the host takes by
/// default, would leave an annotator of 5 MB/s and a sanitized one no time within the limit.
std::vector<Document> long_documents();

/// Short texts of the kind that annotators are made for, in which each of them should find
/// something: for checks that compare records.
std::vector<Document> plain_documents();

}  // namespace glossator::check
