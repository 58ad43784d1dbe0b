#pragma once
#include <map>
#include <string>
#include <vector>

namespace glossator::check {

/// What a library can change of its process, each as a text, by name: "the current folder", "the
/// handler of signal 11", "descriptor 3" ... Only of systems with /proc is all of it known.
using ProcessState = std::map<std::string, std::string>;
ProcessState process_state();

/// What is otherwise in `after`: "adds descriptor 7: socket:[123]", "changes the locale: C before,
/// tr_TR after" ...
std::vector<std::string> differences(const ProcessState& before, const ProcessState& after);

}  // namespace glossator::check
