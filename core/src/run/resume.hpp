#pragma once
#include "input/reader.hpp"
#include "run/run_position.hpp"

namespace glossator {

/// Reads past the documents that an earlier part of the run has done. Throws Error(input) if they
/// are not the same as then.
void skip_done(Reader& reader, const RunPosition& done);

}  // namespace glossator
