#pragma once
#include <string>

#include "compare/diff/diff_report.hpp"
#include "json/json.hpp"

namespace glossator::compare {

/// All of the report.
Json json_of(const DiffReport& report);

}  // namespace glossator::compare
