#pragma once
#include <string>

namespace glossator {

/// Throws Error(plugin): the schema is broken at `pointer`.
[[noreturn]] void refuse_schema(const std::string& pointer, const std::string& message);

}  // namespace glossator
