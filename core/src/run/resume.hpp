#pragma once
#include "input/reader.hpp"
#include "run/run_position.hpp"

namespace glossator {

/// Skips the documents that an earlier part of the run has done. Throws Error(input) if they have
/// changed since.
void skip_done(Reader& reader, const RunPosition& done);

}  // namespace glossator
