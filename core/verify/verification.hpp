#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "difference.hpp"
#include "ways.hpp"

namespace glossator::verify {

/// Where a way first differs from the reference: in the layer of the earliest step that differs
/// anywhere, the first document.
struct Finding {
  std::string document;  ///< its id
  Difference difference;
  std::string step, plugin, version;  ///< that write the layer, or failed; empty: not known
};

/// The outcome of one way.
struct Outcome {
  Way way;
  std::size_t documents = 0;  ///< the number whose results differ
  std::optional<Finding> first;
};

/// Runs the reference way and keeps its results, to compare those of other ways with them byte for
/// byte. Memory grows with the results. One thread.
class Verification {
 public:
  /// Called after each document with the number of those that are done.
  using Progress = std::function<void(const Way& way, std::size_t done)>;

  /// Builds the chain and runs the reference. Borrows `setting`. Throws ConfigError or Error.
  Verification(const Setting& setting, Progress progress);

  /// The number of documents that fail, in the reference.
  std::size_t failed() const { return failed_; }
  Outcome run(const Way& way) const;

 private:
  std::size_t step_of(const Difference& difference, const Json& expected, const Json& found) const;

  const Setting& setting_;
  const Progress progress_;
  const Pipeline pipeline_;
  const std::vector<StepInfo> steps_;
  std::vector<std::string> expected_;  // of each document, a line of JSONL
  std::size_t failed_ = 0;
};

}  // namespace glossator::verify
