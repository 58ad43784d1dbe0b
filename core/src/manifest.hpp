#pragma once
#include <string>
#include <vector>

#include "batch_run.hpp"

namespace glossator {

/// What stands beside an output: versions, hashes of plugins, data files and inputs' names, the
/// filled config, layer schemas, counts, time per step. Indented JSON. Throws Error(resource) if a
/// file that the pipeline used cannot be read any more.
std::string manifest_json(const Pipeline& pipeline, const std::vector<std::string>& inputs,
                          const RunReport& report, unsigned threads);

}  // namespace glossator
