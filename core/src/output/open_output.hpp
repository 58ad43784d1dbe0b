#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "output/output_format.hpp"
#include "output/record_writer.hpp"
#include "output/result_sink.hpp"

namespace glossator {

/// The format of an output: `name` is output.format; `auto` decides by the end of `path`. `path`
/// empty: standard output, `terminal` if that is one. Throws Error(usage) where they do not go
/// together.
OutputFormat output_format(const std::string& name, const std::string& path, bool terminal);

/// Writers of the format, as many as are asked for. `pipeline` outlives them. Throws Error(usage)
/// if the pipeline has not what the format takes.
std::function<std::unique_ptr<RecordWriter>()> writers_of(const OutputFormat& format,
                                                          const Pipeline& pipeline,
                                                          TableStyle style);

/// Where the writers' bytes go, for a format that is no stream. `from`: a ResultSink::position()
/// from which to go on. Throws Error(usage, output).
std::unique_ptr<ResultSink> make_sink(const OutputFormat& format, const Pipeline& pipeline,
                                      const std::string& path, std::optional<std::uint64_t> from);

}  // namespace glossator
