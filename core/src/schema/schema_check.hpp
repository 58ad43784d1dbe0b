#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "schema/schema_walk.hpp"

namespace glossator {

/// Everything in `value` that `schema` refuses. Keywords of JSON Schema draft 7, and "$defs";
/// "format" is an annotation, and no pattern is tried on a string longer than 4096 bytes: it is
/// refused. Throws Error(plugin) if the schema is broken or uses a keyword that is not supported.
std::vector<Mismatch> mismatches(const nlohmann::ordered_json& schema,
                                 const nlohmann::ordered_json& value);

}  // namespace glossator
