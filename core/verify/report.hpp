#pragma once
#include <string>
#include <vector>

#include "verification.hpp"

namespace glossator::verify {

/// The lines about one way, for people.
std::string report_text(const Outcome& outcome, std::size_t documents);

/// All of it as one object.
Json report_json(const std::string& config, std::size_t documents, std::size_t failed,
                 const std::vector<Outcome>& outcomes);

}  // namespace glossator::verify
