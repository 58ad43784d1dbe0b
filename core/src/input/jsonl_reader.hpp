#pragma once
#include <memory>
#include <string>

#include "input/byte_source.hpp"
#include "input/document_lines.hpp"

namespace glossator {

/// The documents of a JSONL file, which messages and ids call `name`. A first line that is an
/// object with the first key "glossator" describes the file and is not a document.
std::unique_ptr<DocumentLines> read_jsonl(std::unique_ptr<ByteSource> source,
                                          const std::string& name, const InputConfig& config,
                                          const std::string& date,
                                          const ReadingLimits& limits = {});

}  // namespace glossator
