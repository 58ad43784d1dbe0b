#pragma once
#include <string>

#include "compare/eval/eval_report.hpp"

namespace glossator::compare {

/// The report as one self-contained page.
std::string html_of(const EvalReport& report);

}  // namespace glossator::compare
