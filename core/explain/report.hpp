#pragma once
#include <string>

#include "explanation.hpp"
#include "json/json.hpp"

namespace glossator::explain {

/// In words, for a terminal.
std::string report_text(const Explanation& explanation);

/// As one object, complete.
Json report_json(const Explanation& explanation);

}  // namespace glossator::explain
