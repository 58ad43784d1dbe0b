#pragma once
#include "input/reader.hpp"
#include "output/result_sink.hpp"
#include "run/run_position.hpp"

namespace glossator {

/// Skips the documents that an earlier part of the run has done, and tells `sink` of them. Throws
/// Error(input) if they have changed since.
void skip_done(Reader& reader, const RunPosition& done, ResultSink& sink);

}  // namespace glossator
