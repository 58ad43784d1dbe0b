#pragma once
#include <string>

namespace glossator {

/// The whole life of a worker process, `gloss worker PARENT`, which WorkerProcess starts: loads its
/// steps, then answers requests until it is killed. Does not return; throws Error(usage) if
/// WorkerProcess did not start it. REQUIRES: first call in the process.
[[noreturn]] void serve_host(const std::string& parent);

}  // namespace glossator
