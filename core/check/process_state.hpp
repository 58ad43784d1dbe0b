#pragma once
#include <map>
#include <string>

namespace glossator::check {

/// What a library can change of its process, each as a text, by name: "the current folder", "signal
/// 11", "descriptor 3" ... Only of systems with /proc is all of it known.
std::map<std::string, std::string> process_state();

}  // namespace glossator::check
