#include "chain/step_runner.hpp"

#include <algorithm>

namespace glossator {
namespace {

ErrorCode code_of(gloss_status status) {
  switch (status) {
    case GLOSS_E_CONTRACT:
      return ErrorCode::contract;
    case GLOSS_E_LIMIT:
      return ErrorCode::limit;
    case GLOSS_E_CANCELLED:
      return ErrorCode::cancelled;
    case GLOSS_E_FATAL:
      return ErrorCode::plugin;
    default:
      return ErrorCode::document;
  }
}

std::string seconds(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%g s", value);
  return text;
}

}  // namespace

StepRunner::StepRunner(const Chain& chain, Observer* observer)
    : chain_(chain),
      observer_(observer),
      words_(chain.types),
      limit_{Watchdog::document_limit, chain.config.run().document_seconds} {
  for (const auto& step : chain.steps)
    calls_.push_back(step->annotator() ? std::make_unique<StepCall>(*step, words_, watch_)
                                       : nullptr);
  chain_.watchdog.add(watch_);
}

StepRunner::~StepRunner() { chain_.watchdog.remove(watch_); }

void StepRunner::open() {
  for (std::size_t i = 0; i < calls_.size(); ++i) {
    if (!calls_[i]) continue;
    if (observer_) observer_->before(i);
    const auto outcome = calls_[i]->open();
    const bool failed = outcome.status != GLOSS_OK;
    if (observer_) observer_->after(i, failed);
    if (failed)
      throw StartFailure(code_of(outcome.status), "its open() failed: " + outcome.message, i);
  }
}

void StepRunner::fail(const Step& step, const StepCall::Outcome& outcome, bool too_slow,
                      DocumentResult& result) const {
  const bool misbehaved = outcome.status == GLOSS_E_CONTRACT && !too_slow;
  const ErrorCode code = too_slow ? ErrorCode::limit : code_of(outcome.status);
  const std::string what = too_slow ? "took longer than run.limits.document_seconds allows (" +
                                          seconds(chain_.config.run().document_seconds) + ")"
                                    : outcome.message;
  result.fail(step, code, who(step) + (misbehaved ? " misbehaved: " : ": ") + what);
}

void StepRunner::run(const gloss_document& document, std::size_t first, std::size_t last,
                     DocumentResult& result, std::span<const std::uint32_t> skipped) {
  words_.begin_document();
  watch_.arm(limit_);
  auto before = Watchdog::Clock::now();
  for (std::size_t i = first; i < last && !result.is_over(); ++i) {
    if (!calls_[i] || std::find(skipped.begin(), skipped.end(), i) != skipped.end()) continue;
    if (observer_) observer_->before(i);
    const auto outcome = calls_[i]->run(document, result.store);
    if (observer_) observer_->after(i, outcome.status != GLOSS_OK);
    const auto after = Watchdog::Clock::now();
    result.times[i] = after - before;
    before = after;
    const bool too_slow = watch_.expired();
    if (outcome.status == GLOSS_OK && !too_slow) continue;
    fail(calls_[i]->step(), outcome, too_slow, result);
    if (too_slow) watch_.arm(limit_);
  }
  watch_.disarm();
}

}  // namespace glossator
