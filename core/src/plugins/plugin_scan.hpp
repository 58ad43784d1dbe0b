#pragma once
#include <string>

#include "json/json.hpp"

namespace glossator {

class PluginFailure;

/// Loads a library in this process and describes it: {"abi", "annotators": [{id, name, version,
/// ...}]}. Throws PluginFailure.
Json describe_plugin(const std::string& file);

/// The failure as {"error", "cause", "remedy", "loader"}.
Json failure_json(const PluginFailure& failure);

/// Returns describe_plugin() or failure_json() from a child process with a limit of 5 s; a library
/// that crashes, hangs or prints affects only the child, which is killed and reaped. "printed"
/// holds its standard output and error, if any. `program` is a gloss executable.
Json scan_plugin(const std::string& program, const std::string& file);

/// The child's part, started as `gloss plugins scan FILE`: writes the answer to descriptor 3. Does
/// not return; throws Error(usage) if scan_plugin() did not start this process.
[[noreturn]] void answer_scan(const std::string& file);

/// The gloss executable to scan with: this program, or the one installed with it or with this
/// library. Empty if there is none: then only their file names tell what libraries hold.
std::string scanner_program();

}  // namespace glossator
