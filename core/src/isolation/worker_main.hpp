#pragma once
#include <string>

namespace glossator {

/// The whole life of a worker process, `gloss worker PARENT`, which WorkerProcess starts: it loads
/// its steps, then answers requests until it is killed. Does not return, but throws Error(usage) if
/// nobody has started it so. REQUIRES: first thing in the process.
[[noreturn]] void serve_host(const std::string& parent);

}  // namespace glossator
