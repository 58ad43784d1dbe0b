#pragma once
#include <memory>
#include <optional>
#include <string>

#include "glossator/pipeline.hpp"
#include "output/result_sink.hpp"

namespace glossator {

/// A database of documents, errors, records and attributes, from lines of JSONL. `from`: how many
/// documents of it are to be kept; none: the file is made anew. Throws Error(usage, output).
std::unique_ptr<ResultSink> open_sqlite(const Pipeline& pipeline, const std::string& path,
                                        std::optional<std::uint64_t> from);

}  // namespace glossator
