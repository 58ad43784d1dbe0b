#pragma once
#include <string_view>

namespace glossator::check {

/// The JSON Schema of the schemas that describe plugins' options.
extern const std::string_view options_schema_schema;

}  // namespace glossator::check
