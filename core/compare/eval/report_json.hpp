#pragma once
#include "compare/eval/eval_report.hpp"
#include "json/json.hpp"

namespace glossator::compare {

/// All of the report; figures are from 0 to 1.
Json json_of(const EvalReport& report);

}  // namespace glossator::compare
