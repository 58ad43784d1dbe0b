#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "glossator/config.hpp"

namespace glossator {

/// Checks `options` against `schema` (a plugin's JSON Schema), and fills in the defaults in place.
/// Every mismatch becomes a Problem with a pointer relative to `options` ("/min_score") and no
/// place yet; an unknown key names the known ones and the nearest. `options` is unchanged if there
/// are problems. Throws Error(plugin) if the schema itself is broken.
std::vector<Problem> check_options(const nlohmann::ordered_json& schema,
                                   nlohmann::ordered_json& options);

}  // namespace glossator
