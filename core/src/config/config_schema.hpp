#pragma once
#include <string_view>

namespace glossator {

/// configs/config.schema.json, embedded at build time.
extern const std::string_view config_schema_text;

}  // namespace glossator
