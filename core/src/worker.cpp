#include <algorithm>
#include <deque>

#include "chain.hpp"
#include "glossator/pipeline.hpp"
#include "step_call.hpp"
#include "utf8.hpp"

namespace glossator {
namespace {

gloss_string borrowed(const std::string& text) { return {text.data(), text.size()}; }

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

struct Worker::State {
  explicit State(const Chain& owner) : chain(owner), store(owner.schemas), words(owner.types) {
    for (const auto& step : chain.steps) calls.emplace_back(*step, store, words, &watch.cancelled);
    times.resize(calls.size());
    last_times.resize(calls.size());
    result.layers_ = &store.layers();
    if (limit.count() > 0) chain.watchdog.add(watch);
  }
  ~State() {
    if (limit.count() > 0) chain.watchdog.remove(watch);
  }

  bool refuse(const Document& document);
  void run_steps(const Document& document);
  void fail(const StepCall& call, const StepCall::Outcome& outcome, bool too_slow);

  const Chain& chain;
  LayerStore store;
  WordTypes words;
  Watchdog::Watch watch;
  const Watchdog::Clock::duration limit = std::chrono::duration_cast<Watchdog::Clock::duration>(
      std::chrono::duration<double>(chain.config.run.document_seconds));
  std::deque<StepCall> calls;
  std::vector<std::chrono::nanoseconds> times, last_times;
  Annotations result;
};

// Whether the document itself is at fault.
bool Worker::State::refuse(const Document& document) {
  const auto fail = [&](ErrorCode code, std::string message) {
    result.failures_.push_back({"", "", code, std::move(message)});
    result.status_ = Status::error;
    return true;
  };
  const std::uint64_t most = std::min<std::uint64_t>(chain.config.run.document_bytes, 0xFFFFFFFEu);
  if (document.text.size() > most)
    return fail(ErrorCode::limit, "the text has " + std::to_string(document.text.size()) +
                                      " bytes; run.limits.document_mb allows " +
                                      std::to_string(most));
  if (const auto at = find_invalid_utf8(document.text))
    return fail(ErrorCode::input, "the text is not valid UTF-8 at byte " + std::to_string(*at));
  return false;
}

void Worker::State::fail(const StepCall& call, const StepCall::Outcome& outcome, bool too_slow) {
  const Step& step = call.step();
  const std::string who = "plugin `" + std::string(step.plugin()) + "`" +
                          (step.name() == step.plugin() ? "" : ", step `" + step.name() + "`");
  const bool misbehaved = outcome.status == GLOSS_E_CONTRACT && !too_slow;
  const ErrorCode code = too_slow ? ErrorCode::limit : code_of(outcome.status);
  const std::string what = too_slow ? "took longer than run.limits.document_seconds allows (" +
                                          seconds(chain.config.run.document_seconds) + ")"
                                    : outcome.message;
  result.failures_.push_back(
      {step.plugin(), step.name(), code, who + (misbehaved ? " misbehaved: " : ": ") + what});
  result.status_ = step.on_error == OnError::skip_layer ? Status::partial : Status::error;
}

void Worker::State::run_steps(const Document& document) {
  const gloss_document view{sizeof(gloss_document),  0,
                            borrowed(document.id),   borrowed(document.uri),
                            borrowed(document.mime), borrowed(document.language),
                            borrowed(document.text), borrowed(document.meta_json),
                            borrowed(document.date)};
  if (limit.count() > 0) watch.arm(limit);
  auto before = Watchdog::Clock::now();
  for (std::size_t i = 0; i < calls.size() && result.status_ != Status::error; ++i) {
    const auto outcome = calls[i].run(view, document.text);
    const auto after = Watchdog::Clock::now();
    times[i] += after - before;
    last_times[i] = after - before;
    before = after;
    const bool too_slow = watch.expired();
    if (outcome.status != GLOSS_OK || too_slow) {
      fail(calls[i], outcome, too_slow);
      for (const std::uint32_t layer : calls[i].step().outputs) store.clear(layer);
      if (too_slow) watch.arm(limit);
    }
  }
  watch.disarm();
}

Worker::Worker(std::unique_ptr<State> state) : state_(std::move(state)) {}
Worker::~Worker() = default;
Worker::Worker(Worker&&) noexcept = default;

Worker Pipeline::open() const { return Worker(std::make_unique<Worker::State>(*chain_)); }

const Annotations& Worker::annotate(const Document& document) {
  State& state = *state_;
  state.store.begin_document();
  state.words.begin_document();
  state.result.failures_.clear();
  state.result.status_ = Status::ok;
  std::fill(state.last_times.begin(), state.last_times.end(), std::chrono::nanoseconds{});
  if (!state.refuse(document)) state.run_steps(document);
  if (state.result.status_ == Status::error) state.store.begin_document();
  return state.result;
}

std::vector<std::chrono::nanoseconds> Worker::step_times() const { return state_->times; }

const std::vector<std::chrono::nanoseconds>& Worker::document_times() const {
  return state_->last_times;
}

}  // namespace glossator
