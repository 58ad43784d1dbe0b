#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "chain/chain.hpp"
#include "chain/document_result.hpp"
#include "chain/step_call.hpp"

namespace glossator {

/// Runs steps of a chain in this process, those that were created in it. One thread at a time.
class StepRunner {
 public:
  /// Told of each step before and after it runs.
  struct Observer {
    virtual ~Observer() = default;
    virtual void before(std::size_t step) = 0;
    virtual void after(std::size_t step) = 0;
  };

  explicit StepRunner(const Chain& chain, Observer* observer = nullptr);
  ~StepRunner();
  StepRunner(const StepRunner&) = delete;

  /// Runs the steps [first, last) as far as they were created here, without the `skipped` ones,
  /// until the document has failed.
  void run(const gloss_document& document, std::size_t first, std::size_t last,
           DocumentResult& result, std::span<const std::uint32_t> skipped = {});

 private:
  void fail(const Step& step, const StepCall::Outcome& outcome, bool too_slow,
            DocumentResult& result) const;

  const Chain& chain_;
  Observer* observer_;
  WordTypes words_;
  Watchdog::Watch watch_;
  const Watchdog::Clock::duration limit_;
  std::vector<std::unique_ptr<StepCall>> calls_;  // of each step; NULL: not created here
};

}  // namespace glossator
