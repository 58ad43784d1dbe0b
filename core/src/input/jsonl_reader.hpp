#pragma once
#include <memory>
#include <string>

#include "input/byte_source.hpp"
#include "input/document_lines.hpp"

namespace glossator {

/// The documents of a JSONL file. `name` is what messages and ids call it. A first line that is an
/// object whose first key is "glossator" describes the file, and is no document.
std::unique_ptr<DocumentLines> read_jsonl(std::unique_ptr<ByteSource> source,
                                          const std::string& name, const InputConfig& config,
                                          const std::string& date,
                                          const ReadingLimits& limits = {});

}  // namespace glossator
