#pragma once
#include <nlohmann/json.hpp>
#include <string>

namespace glossator {

class PluginFailure;

/// What a library says of itself, by loading it in this process: {"abi", "annotators": [{id, name,
/// version, ...}]}. Throws PluginFailure.
nlohmann::ordered_json describe_plugin(const std::string& file);

/// The failure as {"error", "cause", "remedy", "loader"}.
nlohmann::ordered_json failure_json(const PluginFailure& failure);

/// describe_plugin() or failure_json() from a child process with a limit of 5 s, so that a library
/// that crashes, hangs or prints harms nobody: the child is killed and reaped. "printed" has what
/// it wrote to its standard output and error, if anything. `program` is a gloss executable.
nlohmann::ordered_json scan_plugin(const std::string& program, const std::string& file);

/// The child's part, and what `program` is started with: `gloss plugins scan FILE`. The answer goes
/// to descriptor 3. Does not return, but throws Error(usage) if nobody has asked.
[[noreturn]] void answer_scan(const std::string& file);

/// The gloss executable to scan with: this program, or the one that was installed with it or with
/// this library. Empty if there is none: then libraries are known by their file names only.
std::string scanner_program();

}  // namespace glossator
