#pragma once
#include <memory>
#include <string>

#include "input/byte_source.hpp"
#include "input/document_lines.hpp"

namespace glossator {

/// The documents of a table as RFC 4180 has it, a row each: fields between `separator`s, in double
/// quotes where they hold one, a quote or a line's end. The first row names the columns; a pointer
/// of `config` ("/text") names its column without the stroke. What stands in other columns becomes
/// the document's metadata. `name` is what messages and ids call the source.
std::unique_ptr<DocumentLines> read_csv(std::unique_ptr<ByteSource> source, char separator,
                                        const std::string& name, const InputConfig& config,
                                        const std::string& date, const ReadingLimits& limits = {});

}  // namespace glossator
