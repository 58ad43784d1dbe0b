#pragma once
#include <string>

#include "run/batch_run.hpp"
#include "run/run_identity.hpp"

namespace glossator {

/// The file that tells what made `output`: OUT.manifest.json.
std::string manifest_file_of(const std::string& output);

/// What stands beside an output: versions, hashes of plugins and data files, inputs, the filled
/// config, layer schemas, counts, times of steps and the slowest documents. Indented JSON. Throws
/// Error(resource) if a file that the pipeline used cannot be read any more.
std::string manifest_json(const Pipeline& pipeline, const RunRequest& request,
                          const RunReport& report, unsigned threads);

}  // namespace glossator
