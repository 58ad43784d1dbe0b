#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "chain/chain.hpp"
#include "chain/document_result.hpp"
#include "chain/start_failure.hpp"
#include "chain/step_call.hpp"

namespace glossator {

/// Runs the steps of a chain that were created in this process. One thread at a time.
class StepRunner {
 public:
  /// Learns of each step before and after it runs.
  struct Observer {
    virtual ~Observer() = default;
    virtual void before(std::size_t step) = 0;
    virtual void after(std::size_t step, bool failed) = 0;
  };

  explicit StepRunner(const Chain& chain, Observer* observer = nullptr);
  ~StepRunner();
  StepRunner(const StepRunner&) = delete;

  /// Opens the workers of all plugins, which run() would do at the first document. Throws
  /// StartFailure without the plugin's name.
  void open();
  /// Runs those of the steps [first, last) that were created here, without the `skipped` ones,
  /// until the document fails.
  void run(const gloss_document& document, std::size_t first, std::size_t last,
           DocumentResult& result, std::span<const std::uint32_t> skipped = {});

 private:
  void fail(const Step& step, const StepCall::Outcome& outcome, bool too_slow,
            DocumentResult& result) const;

  const Chain& chain_;
  Observer* observer_;
  WordTypes words_;
  Watchdog::Watch watch_;
  const Watchdog::Limit limit_;
  std::vector<std::unique_ptr<StepCall>> calls_;  // of each step; NULL: not created here
};

}  // namespace glossator
