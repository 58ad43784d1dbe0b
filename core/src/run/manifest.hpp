#pragma once
#include <chrono>
#include <string>
#include <vector>

#include "output/manifest_layers.hpp"  // manifest_file_of()
#include "output/output_format.hpp"
#include "run/batch_run.hpp"
#include "run/run_identity.hpp"

namespace glossator {

/// The circumstances of a run, which its manifest records besides its report.
struct RunSetting {
  std::vector<std::string> command = {};  ///< the words of the command line
  std::vector<std::string> inputs = {};   ///< as typed
  std::string output = {};                ///< empty: standard output
  OutputFormat format = {};
  unsigned threads = 1;
  std::chrono::system_clock::time_point start = {};
  Json identity = {};  ///< run_identity() at the start
};

/// The manifest of an output, which tells how it was made: command, host, start and end, versions,
/// hashes of the program, plugins, data files, inputs and output, the filled config, layer schemas,
/// counts, times of steps and the slowest documents. Indented JSON. The output is closed. Throws
/// Error(resource) if it cannot be read.
std::string manifest_json(const Pipeline& pipeline, const RunSetting& setting,
                          const RunReport& report);

}  // namespace glossator
