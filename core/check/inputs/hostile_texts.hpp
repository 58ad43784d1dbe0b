#pragma once
#include <vector>

#include "glossator/document.hpp"

namespace glossator::check {

/// Texts that are valid UTF-8 but break every other assumption of an annotator, with and without a
/// reference date. Their ids are "0", "1" ...
std::vector<Document> hostile_documents();

/// Texts of 1 to 16 MiB, most of them without a blank. With 64 MiB, the host's default limit, an
/// annotator of 5 MB/s or a sanitized one would exceed the time limit.
std::vector<Document> long_documents();

/// Short texts of the kind that annotators are made for. Each annotator should find something in
/// them, so checks that compare records use them.
std::vector<Document> plain_documents();

}  // namespace glossator::check
