#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "glossator/pipeline.hpp"

namespace glossator {

/// What a user asks of a run, beside the config.
struct RunRequest {
  std::vector<std::string> inputs;  ///< as typed
  std::string date;                 ///< reference date of documents without one
  std::string shard;                ///< "2/8", or empty
};

/// What decides a run's output, as JSON: the host's version, the filled config without what cannot
/// change a record (threads, error rate), sha256 of each plugin and data file, size and time of
/// change of each input file, date, shard. Two runs of one identity write the same bytes.
/// Throws Error(resource) if a file that the pipeline used cannot be read any more.
nlohmann::ordered_json run_identity(const Pipeline& pipeline, const RunRequest& request);

/// What is different between two identities, a sentence each; empty: they are one.
std::vector<std::string> identity_changes(const nlohmann::ordered_json& before,
                                          const nlohmann::ordered_json& now);

}  // namespace glossator
