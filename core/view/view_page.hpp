#pragma once
#include <string>
#include <vector>

#include "view/run_results.hpp"

namespace glossator::view {

/// The page of `gloss view`: the documents of all runs in the order of the first, then those that
/// only later runs have. Results of one id are one document.
std::string view_page(const std::string& title, const std::vector<RunResults>& runs);

}  // namespace glossator::view
