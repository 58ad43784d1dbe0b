#pragma once
#include <string>
#include <vector>

#include "glossator/config.hpp"
#include "glossator/config_builder.hpp"
#include "json/json.hpp"
#include "schema/schema_walk.hpp"

namespace glossator {

/// The rules that config.schema.json cannot express: step names are unique, input keys are JSON
/// Pointers, a table's delimiter is not its quote. `config` may have any shape.
std::vector<Mismatch> rule_mismatches(const Json& config);

/// Fills the fields of a Config.
struct ConfigFields {
  /// Sets the fields of `out` from `filled`, a config that is valid and filled with its defaults.
  /// Relative paths in it are relative to out.folder().
  static void read(const Json& filled, Config& out);
};

/// The reverse: the members of the config's "input", "output" and "run".
OptionValue::Members fields_of(const InputConfig& input);
OptionValue::Members fields_of(const OutputConfig& output);
OptionValue::Members fields_of(const RunConfig& run);

}  // namespace glossator
