#pragma once
#include <map>
#include <string>
#include <vector>

namespace glossator::check {

/// The state of the process that a library can change, as texts by name: "the current folder", "the
/// handler of signal 11", "descriptor 3" ... Complete only on systems with /proc.
using ProcessState = std::map<std::string, std::string>;
ProcessState process_state();

/// The differences in `after`: "adds descriptor 7: socket:[123]", "changes the locale: C before,
/// tr_TR after" ...
std::vector<std::string> differences(const ProcessState& before, const ProcessState& after);

}  // namespace glossator::check
