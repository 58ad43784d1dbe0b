#pragma once
#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "schema/schema_check.hpp"

namespace glossator {

/// Checks `options` against `schema` (a plugin's JSON Schema), and fills in the defaults in place.
/// Returns the mismatches, with pointers relative to `options` ("/min_score"); an unknown key names
/// the known ones and the nearest. `options` is unchanged if there are any. Throws Error(plugin) if
/// the schema itself is broken.
std::vector<Mismatch> check_options(const nlohmann::ordered_json& schema,
                                    nlohmann::ordered_json& options);

}  // namespace glossator
