#pragma once
#include <memory>
#include <string>

#include "interchange/annotated_document.hpp"

namespace glossator::interchange {

/// Opens annotated documents. `format` is the name of a format; empty: the end of `path` tells it,
/// JSONL if it tells nothing. "-" is standard input. Throws Error(usage) for an unknown format,
/// with the known ones, and Error(input) if the file cannot be read. JSONL without a manifest is
/// read with the one beside `lender`, results of the same kind, if `lender` is not empty.
std::unique_ptr<AnnotatedReader> open_annotated(const std::string& path,
                                                const std::string& format = "",
                                                const std::string& lender = "");

}  // namespace glossator::interchange
