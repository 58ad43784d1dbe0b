#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "output/output_format.hpp"
#include "output/record_writer.hpp"
#include "output/result_sink.hpp"

namespace glossator {

/// The format of an output: `kind` is output.format; automatic decides by the end of `path`. `path`
/// empty: standard output, with `terminal` if it is one. Throws Error(usage) if `kind` and `path`
/// contradict each other.
OutputFormat output_format(OutputKind kind, const std::string& path, bool terminal);

/// Returns a function that makes writers of the format. `pipeline` outlives them. Throws
/// Error(usage) if the pipeline lacks a layer that the format needs.
std::function<std::unique_ptr<RecordWriter>()> writers_of(const OutputFormat& format,
                                                          const Pipeline& pipeline,
                                                          TableStyle style);

/// The sink for the writers' bytes, for a format that is not a stream. `from`: the
/// ResultSink::position() to resume from. Throws Error(usage, output).
std::unique_ptr<ResultSink> make_sink(const OutputFormat& format, const Pipeline& pipeline,
                                      const std::string& path, std::optional<std::uint64_t> from);

}  // namespace glossator
