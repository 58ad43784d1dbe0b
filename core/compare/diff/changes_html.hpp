#pragma once
#include <string>

#include "compare/diff/diff_report.hpp"

namespace glossator::compare {

/// The report as one self-contained page.
std::string html_of(const DiffReport& report);

}  // namespace glossator::compare
