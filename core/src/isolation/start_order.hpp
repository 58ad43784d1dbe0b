#pragma once
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "glossator/error.hpp"
#include "isolation/sandbox.hpp"

namespace glossator {

struct Chain;

/// What a worker process is told at its start: the chain, and which of its steps are its own.
nlohmann::ordered_json start_order(const Chain& chain, const std::vector<std::size_t>& own_steps,
                                   bool extensions);

/// A chain of which only some steps can run here; of the others the layers are known.
struct OrderedChain {
  std::unique_ptr<Chain> chain;
  std::vector<std::size_t> own_steps;
  bool extensions;
};
/// How it is to be confined, before it loads anything.
SandboxSettings sandbox_settings(const nlohmann::ordered_json& order);
/// The worker's part: binds the chain. `before_loading` is called before each library is loaded,
/// with the number of the first step that it is for. No annotator is created yet. Throws Error.
OrderedChain read_start_order(const nlohmann::ordered_json& order,
                              const std::function<void(std::size_t)>& before_loading);

/// What a worker process says when it is ready, or is not.
struct StartReport {
  std::string error;  ///< empty: it is ready
  ErrorCode code = ErrorCode::plugin;
  std::optional<std::size_t> step;                  ///< that is at fault
  std::vector<std::vector<std::string>> resources;  ///< of each of its own steps
};
nlohmann::ordered_json report_json(const StartReport& report);
/// Throws Garbled if it is none.
StartReport read_report(const std::string& text, std::size_t own_steps);

}  // namespace glossator
