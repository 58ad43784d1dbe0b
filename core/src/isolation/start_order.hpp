#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "chain/start_failure.hpp"
#include "glossator/error.hpp"
#include "isolation/sandbox.hpp"
#include "json/json.hpp"

namespace glossator {

struct Chain;

/// The start order of a worker process: the chain, and the steps that the process runs.
Json start_order(const Chain& chain, const std::vector<std::size_t>& own_steps, bool extensions);

/// A chain with steps that cannot run here: only their layers are known.
struct OrderedChain {
  std::unique_ptr<Chain> chain;
  std::vector<std::size_t> own_steps;
  bool extensions;
};
/// The sandbox of the process, which it enters before it loads anything.
SandboxSettings sandbox_settings(const Json& order);
/// The worker's part: binds the chain. Calls `before_loading` before it loads each library, with
/// the number of the first step that uses the library. Creates no annotator yet. Throws Error.
OrderedChain read_start_order(const Json& order,
                              const std::function<void(std::size_t)>& before_loading);

/// The report of a worker process that it is ready, or why not.
struct StartReport {
  std::string error;  ///< empty: it is ready
  ErrorCode code = ErrorCode::plugin;
  std::optional<std::size_t> step;                  ///< the step at fault
  std::vector<StartRefusal> refusals;               ///< the error is the first of them, if any
  std::vector<std::vector<std::string>> resources;  ///< of each of its own steps
};
Json report_json(const StartReport& report);
/// Throws Garbled if `text` is not a report.
StartReport read_report(const std::string& text, std::size_t own_steps);

}  // namespace glossator
