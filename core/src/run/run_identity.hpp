#pragma once
#include <string>
#include <vector>

#include "glossator/pipeline.hpp"
#include "input/input_files.hpp"
#include "json/json.hpp"

namespace glossator {

/// The user's request for a run, besides the config.
struct RunRequest {
  std::vector<std::string> inputs;  ///< as typed
  std::string date;                 ///< reference date of documents without one
  std::string shard;                ///< "2/8", or empty
  InputFiles found = {};            ///< what `inputs` name
};

/// Everything that decides a run's output, as JSON: the host's version, the filled config without
/// keys that cannot change a result (threads, error rate), SHA-256 of the program and of each
/// plugin and data file, size and XXH3 hash of each input file, date, shard. Two runs with the same
/// identity write the same bytes. Throws Error(resource) if a file that the pipeline used is no
/// longer readable.
Json run_identity(const Pipeline& pipeline, const RunRequest& request);

/// The part of an identity that decides the result of a given document: all but the inputs, date
/// and shard.
Json run_recipe(const Pipeline& pipeline);
Json recipe_of(const Json& identity);

/// The differences between two recipes, one sentence each; empty: none.
std::vector<std::string> recipe_changes(const Json& before, const Json& now);

/// The differences between two identities, one sentence each; empty: none.
std::vector<std::string> identity_changes(const Json& before, const Json& now);

}  // namespace glossator
