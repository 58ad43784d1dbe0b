#pragma once
#include <vector>

#include "json/json.hpp"
#include "schema/schema_check.hpp"

namespace glossator {

/// Checks `options` against `schema` (a plugin's JSON Schema) and fills in the defaults in place.
/// Returns the mismatches, with pointers relative to `options` ("/min_score"), and leaves `options`
/// unchanged if there are any. The message for an unknown key lists the known keys and the nearest.
/// Throws Error(plugin) if the schema itself is broken.
std::vector<Mismatch> check_options(const Json& schema, Json& options);

}  // namespace glossator
