#pragma once
#include <glossator/pipeline.hpp>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <vector>

#include "kept_result.hpp"

namespace glossator::python {

/// A pipeline and its idle workers. Any thread, with or without the GIL.
class SharedPipeline {
 public:
  explicit SharedPipeline(Pipeline pipeline);

  const Pipeline& get() const { return pipeline_; }
  const std::shared_ptr<const ResultForm>& form() const { return form_; }
  /// How many documents a worker takes at once with profit: several if plugins run in other
  /// processes.
  std::size_t documents_at_once() const { return documents_at_once_; }

  Worker take();
  void give_back(Worker worker);
  /// Annotates texts that are UTF-8; a result for each.
  std::vector<std::shared_ptr<KeptResult>> annotate(Worker& worker,
                                                    std::span<const Document* const> documents);

 private:
  const Pipeline pipeline_;
  const std::shared_ptr<const ResultForm> form_;
  std::size_t documents_at_once_;
  std::mutex mutex_;
  std::vector<Worker> idle_;  // destroyed before the pipeline
};

}  // namespace glossator::python
