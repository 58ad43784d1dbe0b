#pragma once
#include <vector>

#include "json/json.hpp"
#include "schema/schema_walk.hpp"

namespace glossator {

/// Everything in `value` that `schema` refuses, by SchemaValidator and by one stricter rule: an
/// object whose schema lists properties and does not mention others takes no others. Throws
/// Error(plugin) if the schema is broken or uses an unknown keyword.
std::vector<Mismatch> mismatches(const Json& schema, const Json& value);

}  // namespace glossator
