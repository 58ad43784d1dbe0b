#pragma once
#include <memory>
#include <optional>
#include <string>

#include "glossator/pipeline.hpp"
#include "output/result_sink.hpp"

namespace glossator {

/// A database of documents, errors, records and attributes, from the rows of make_sqlite_writer().
/// `from`: the number of documents to keep; none: makes the file anew. Throws Error(usage, output).
std::unique_ptr<ResultSink> open_sqlite(const Pipeline& pipeline, const std::string& path,
                                        std::optional<std::uint64_t> from);

}  // namespace glossator
