#pragma once
#include <string>

#include "output/manifest_layers.hpp"  // manifest_file_of()
#include "run/batch_run.hpp"
#include "run/run_identity.hpp"

namespace glossator {

/// The manifest of an output, which tells how it was made: versions, hashes of plugins and data
/// files, inputs, the filled config, layer schemas, counts, times of steps and the slowest
/// documents. Indented JSON. Throws Error(resource) if a file that the pipeline used is no longer
/// readable.
std::string manifest_json(const Pipeline& pipeline, const RunRequest& request,
                          const RunReport& report, unsigned threads);

}  // namespace glossator
