#include "shared_pipeline.hpp"

#include <algorithm>

namespace glossator::python {
namespace {

std::size_t most_at_once(const Config& config) {
  constexpr std::size_t over_a_process_line = 8;
  const bool is_isolated =
      std::any_of(config.pipeline().begin(), config.pipeline().end(), [&](const StepConfig& step) {
        return step.isolation.value_or(config.run().isolation) != Isolation::none;
      });
  return is_isolated ? over_a_process_line : 1;
}

}  // namespace

std::shared_ptr<SharedPipeline> SharedPipeline::make(Pipeline pipeline) {
  return {new SharedPipeline(std::move(pipeline)), [](SharedPipeline* made) {
            if (made->process_.is_this()) delete made;
          }};
}

SharedPipeline::SharedPipeline(Pipeline pipeline)
    : pipeline_(std::move(pipeline)),
      form_(std::make_shared<const ResultForm>(pipeline_)),
      documents_at_once_(most_at_once(pipeline_.config())) {}

Worker SharedPipeline::take() {
  process_.require("pipeline", "load it again");
  const std::lock_guard lock(mutex_);
  if (idle_.empty()) return pipeline_.open();
  Worker worker = std::move(idle_.back());
  idle_.pop_back();
  return worker;
}

void SharedPipeline::give_back(Worker worker) {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(worker));
}

std::vector<std::shared_ptr<KeptResult>> SharedPipeline::annotate(
    Worker& worker, std::span<const Document* const> documents) {
  std::vector<std::shared_ptr<KeptResult>> results;
  const auto take = [&](std::size_t, const Annotations& annotations) {
    results.push_back(std::make_shared<KeptResult>(annotations.copy(), form_));
    return true;
  };
  worker.annotate(documents, take, Encoding::utf8);
  return results;
}

}  // namespace glossator::python
