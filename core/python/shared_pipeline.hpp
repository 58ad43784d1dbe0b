#pragma once
#include <glossator/pipeline.hpp>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <vector>

#include "kept_result.hpp"
#include "own_process.hpp"

namespace glossator::python {

/// A pipeline and its idle workers. Any thread, with or without the GIL, of the process that made
/// it: a forked process has its memory, and neither its threads nor the state of its locks.
class SharedPipeline {
 public:
  /// In another process the object is left alone when nobody owns it any more, because its end
  /// waits for threads.
  static std::shared_ptr<SharedPipeline> make(Pipeline pipeline);

  const Pipeline& get() const { return pipeline_; }
  const std::shared_ptr<const ResultForm>& form() const { return form_; }
  /// How many documents a worker takes at once with profit: several if plugins run in other
  /// processes.
  std::size_t documents_at_once() const { return documents_at_once_; }

  /// Throws Error(usage) in another process than the one that made it.
  Worker take();
  void give_back(Worker worker);
  /// Annotates texts that are UTF-8; a result for each.
  std::vector<std::shared_ptr<KeptResult>> annotate(Worker& worker,
                                                    std::span<const Document* const> documents);

 private:
  explicit SharedPipeline(Pipeline pipeline);

  const OwnProcess process_;
  const Pipeline pipeline_;
  const std::shared_ptr<const ResultForm> form_;
  std::size_t documents_at_once_;
  std::mutex mutex_;
  std::vector<Worker> idle_;  // destroyed before the pipeline
};

}  // namespace glossator::python
