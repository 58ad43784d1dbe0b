#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "glossator/config.hpp"
#include "glossator/config_builder.hpp"
#include "schema/schema_walk.hpp"

namespace glossator {

/// What config.schema.json cannot say: step names that repeat, and input keys that are no JSON
/// Pointers. `config` may have any shape.
std::vector<Mismatch> rule_mismatches(const nlohmann::ordered_json& config);

/// Sets the fields of `out` from `filled`, a config that is valid and filled with its defaults.
/// Relative paths in it are relative to out.folder.
void read_fields(const nlohmann::ordered_json& filled, Config& out);

/// The other way: the members of the config's "input", "output" and "run".
OptionValue::Members fields_of(const InputConfig& input);
OptionValue::Members fields_of(const OutputConfig& output);
OptionValue::Members fields_of(const RunConfig& run);

}  // namespace glossator
