#pragma once
#include "json/json.hpp"
#include "schema/schema_patterns.hpp"

namespace glossator {

/// Checks the form of a schema: each keyword is known and has a value of its kind, each reference
/// leads to a schema within it and not back to itself, and the limits hold. Returns its patterns.
/// Throws Error(plugin) with the place of the first problem.
SchemaPatterns check_form(const Json& schema);

}  // namespace glossator
