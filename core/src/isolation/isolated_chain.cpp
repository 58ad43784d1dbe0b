#include "isolation/isolated_chain.hpp"

#include <algorithm>

#include "chain/chain.hpp"
#include "chain/document_result.hpp"

namespace glossator {
namespace {

constexpr std::size_t most_order_bytes = 64u << 20;

std::vector<Isolation> isolations(const Chain& chain) {
  std::vector<Isolation> all;
  for (const auto& step : chain.steps) all.push_back(step->isolation);
  return all;
}

WorkerProcess::Clock::duration duration(double seconds) {
  return std::chrono::duration_cast<WorkerProcess::Clock::duration>(
      std::chrono::duration<double>(seconds));
}

}  // namespace

IsolatedChain::IsolatedChain(Chain& chain, std::string program, const Pipeline::Options& options)
    : chain_(chain), placement_(place(isolations(chain))) {
  const RunConfig& run = chain.config.run();
  const auto memory = static_cast<std::size_t>(run.memory_mb * (1u << 20));
  settings_ = {std::move(program), run.document_bytes + memory + most_order_bytes,
               memory + Progress::size_in_memory, run.memory_mb, options.logger};
  for (const auto& steps : placement_.compartments)
    orders_.push_back(start_order(chain, steps, options.extensions).dump());
  deaths_ = std::make_unique<PluginDeaths>(chain.steps.size(), run);
  idle_.resize(placement_.compartments.size());
}

std::vector<StartFailure> IsolatedChain::start() {
  std::vector<StartFailure> failures;
  for (std::size_t i = 0; i < placement_.compartments.size(); ++i) {
    const auto& steps = placement_.compartments[i];
    try {
      StartReport report;
      auto process = start_process(i, report);
      for (std::size_t own = 0; own < steps.size(); ++own)
        chain_.steps[steps[own]]->set_resources(report.resources[own]);
      release(i, std::move(process));
    } catch (const StartFailure& failure) {
      failures.push_back(failure);
    } catch (const Error& error) {
      failures.emplace_back(error.code(), error.what(), std::nullopt);
    }
    if (!failures.empty() && !failures.back().step) break;  // the others would fail alike
  }
  return failures;
}

std::unique_ptr<WorkerProcess> IsolatedChain::acquire(std::size_t compartment) const {
  {
    const std::lock_guard lock(mutex_);
    auto& idle = idle_[compartment];
    if (!idle.empty()) {
      auto process = std::move(idle.back());
      idle.pop_back();
      return process;
    }
  }
  StartReport report;
  return start_process(compartment, report);
}

void IsolatedChain::release(std::size_t compartment, std::unique_ptr<WorkerProcess> process) const {
  const std::lock_guard lock(mutex_);
  idle_[compartment].push_back(std::move(process));
}

std::unique_ptr<WorkerProcess> IsolatedChain::start_process(std::size_t compartment,
                                                            StartReport& report) const {
  const auto& steps = placement_.compartments[compartment];
  auto process = std::make_unique<WorkerProcess>(settings_, spawner_);
  SharedWriter out = process->request();
  out.put_text(orders_[compartment]);
  const auto each = duration(chain_.config.run().start_seconds);
  const auto reply = process->ask(Message::start, out.size(), 0,
                                  {each, each * (2 * static_cast<int>(steps.size()) + 1)});
  if (reply.kind != WorkerProcess::Reply::answered)
    throw explain_end(*process, reply.kind, compartment);
  try {
    SharedReader in = process->results(reply.size);
    report = read_report(std::string(in.get_text()), steps.size());
  } catch (const Garbled&) {
    throw explain_end(*process, WorkerProcess::Reply::garbled, compartment);
  }
  if (report.error.empty()) return process;
  if (!report.step || *report.step >= chain_.steps.size())
    throw StartFailure(report.code, report.error, std::nullopt);
  StartFailure failure(report.code, who(*chain_.steps[*report.step]) + ": " + report.error,
                       report.step);
  failure.refusals = std::move(report.refusals);
  for (const StartRefusal& refusal : failure.refusals)
    if (refusal.step >= chain_.steps.size())
      throw StartFailure(report.code, report.error, std::nullopt);
  throw failure;
}

StartFailure IsolatedChain::explain_end(const WorkerProcess& process,
                                        WorkerProcess::Reply::Kind reply,
                                        std::size_t compartment) const {
  const auto& steps = placement_.compartments[compartment];
  const std::uint32_t said = process.progress().step;
  const std::size_t step =
      std::find(steps.begin(), steps.end(), said) == steps.end() ? steps.front() : said;
  const bool before_plugins = said == Progress::no_step;
  const bool no_memory = process.ran_out_of_memory();
  std::string what = no_memory ? process.describe_end()
                     : reply == WorkerProcess::Reply::timed_out
                         ? "took longer than run.limits.start_seconds allows"
                     : reply == WorkerProcess::Reply::garbled ? "gave an answer that is none"
                                                              : process.describe_end();
  what += process.describe_printed();
  if (before_plugins)
    return {ErrorCode::plugin, "the worker process " + settings_.program + " " + what,
            std::nullopt};
  return {no_memory ? ErrorCode::limit : ErrorCode::plugin,
          who(*chain_.steps[step]) + ": while it was loaded and created, its process " + what,
          step};
}

}  // namespace glossator
