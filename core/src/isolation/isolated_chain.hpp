#pragma once
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "chain/start_failure.hpp"
#include "glossator/pipeline.hpp"
#include "isolation/placement.hpp"
#include "isolation/plugin_deaths.hpp"
#include "isolation/start_order.hpp"
#include "isolation/worker_process.hpp"

namespace glossator {

/// The steps of a chain that run in other processes. Any thread.
class IsolatedChain {
 public:
  /// `chain` outlives this. `program` is a gloss executable.
  IsolatedChain(Chain& chain, std::string program, const Pipeline::Options& options);

  /// Starts a process for each compartment, which finds every problem that its plugins have at the
  /// start. Call it once, before anything else.
  std::vector<StartFailure> start();

  const Placement& placement() const { return placement_; }
  PluginDeaths& deaths() const { return *deaths_; }

  /// A process for the compartment's steps: an idle one, or a new one. Throws StartFailure or
  /// Error.
  std::unique_ptr<WorkerProcess> acquire(std::size_t compartment) const;
  /// Returns a process that can do more work.
  void release(std::size_t compartment, std::unique_ptr<WorkerProcess> process) const;

 private:
  std::unique_ptr<WorkerProcess> start_process(std::size_t compartment, StartReport& report) const;
  StartFailure explain_end(const WorkerProcess& process, WorkerProcess::Reply::Kind reply,
                           std::size_t compartment) const;

  Chain& chain_;
  WorkerProcess::Settings settings_;
  Placement placement_;
  std::vector<std::string> orders_;  // of each compartment
  std::unique_ptr<PluginDeaths> deaths_;
  mutable Spawner spawner_;
  mutable std::mutex mutex_;
  mutable std::vector<std::vector<std::unique_ptr<WorkerProcess>>> idle_;
};

}  // namespace glossator
