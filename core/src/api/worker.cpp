#include <algorithm>
#include <deque>
#include <numeric>

#include "api/pipeline_state.hpp"
#include "chain/document_result.hpp"
#include "chain/step_runner.hpp"
#include "glossator/pipeline.hpp"
#include "isolation/isolated_run.hpp"

namespace glossator {

struct Worker::State {
  State(std::shared_ptr<const Pipeline::State> owner, std::span<const std::uint32_t> layers)
      : pipeline(std::move(owner)),
        chain(*pipeline->chain),
        runner(chain),
        times(chain.steps.size()),
        last(&results.emplace_back(chain)) {
    if (pipeline->isolated)
      isolated = std::make_unique<IsolatedRun>(chain, *pipeline->isolated, runner, layers);
  }

  DocumentResult& begin(std::size_t number, const Document& document, Encoding encoding);
  const Annotations& end(DocumentResult& result);
  std::size_t run_some(std::span<const Document* const> documents, Encoding encoding);

  const std::shared_ptr<const Pipeline::State> pipeline;  // outlives its workers
  const Chain& chain;
  StepRunner runner;
  std::unique_ptr<IsolatedRun> isolated;  // NULL: all steps run in this process
  std::vector<std::chrono::nanoseconds> times;
  std::deque<DocumentResult> results;  // of the current documents
  DocumentResult* last;                // the one given out last
  Document kept;                       // that was handed over
};

DocumentResult& Worker::State::begin(std::size_t number, const Document& document,
                                     Encoding encoding) {
  if (number == results.size()) results.emplace_back(chain);
  DocumentResult& result = results[number];
  result.begin(document);
  result.examine(document, encoding);
  return result;
}

const Annotations& Worker::State::end(DocumentResult& result) {
  result.end();
  for (std::size_t i = 0; i < times.size(); ++i) times[i] += result.times[i];
  last = &result;
  return result.annotations();
}

// Runs the chain over the first documents; keeps their results and returns how many.
std::size_t Worker::State::run_some(std::span<const Document* const> documents, Encoding encoding) {
  if (!isolated) {
    DocumentResult& result = begin(0, *documents[0], encoding);
    runner.run(view_of(*documents[0]), 0, chain.steps.size(), result);
    return 1;
  }
  std::size_t count = 0, bytes = 0;
  std::vector<DocumentResult*> begun;
  while (count < std::min(documents.size(), IsolatedRun::most_documents) &&
         bytes < IsolatedRun::most_bytes) {
    begun.push_back(&begin(count, *documents[count], encoding));
    bytes += documents[count++]->text.size();
  }
  isolated->run(documents.first(count), begun);
  return count;
}

Worker::Worker(std::unique_ptr<State> state) : state_(std::move(state)) {}
Worker::~Worker() = default;
Worker::Worker(Worker&&) noexcept = default;

Worker Pipeline::open() const {
  std::vector<std::uint32_t> all(state_->chain->schemas.size());
  std::iota(all.begin(), all.end(), 0u);
  return open(all);
}

Worker Pipeline::open(std::span<const std::uint32_t> layers) const {
  return Worker(std::make_unique<Worker::State>(state_, layers));
}

void Worker::prepare() {
  const Chain& chain = state_->chain;
  const auto refuse = [&](const StartFailure& failure) {
    chain.config.throw_problems({problem_of(chain, failure)});
  };
  try {
    state_->runner.open();
  } catch (const StartFailure& failure) {
    const std::string plugin = who(*chain.steps[*failure.step]);
    refuse({failure.code(), plugin + ": " + failure.what(), failure.step});
  }
  try {
    if (state_->isolated) state_->isolated->open();
  } catch (const StartFailure& failure) {
    refuse(failure);
  }
}

const Annotations& Worker::annotate(const Document& document) {
  const Document* only = &document;
  state_->run_some({&only, 1}, Encoding::unchecked);
  return state_->end(state_->results[0]);
}

const Annotations& Worker::annotate(Document&& document) {
  state_->kept = std::move(document);
  return annotate(static_cast<const Document&>(state_->kept));
}

void Worker::annotate(std::span<const Document* const> documents, const Take& take,
                      Encoding encoding) {
  std::size_t number = 0;
  while (number < documents.size()) {
    const std::size_t count = state_->run_some(documents.subspan(number), encoding);
    for (std::size_t i = 0; i < count; ++i)
      if (!take(number + i, state_->end(state_->results[i]))) return;
    number += count;
  }
}

std::vector<std::chrono::nanoseconds> Worker::step_times() const { return state_->times; }

const std::vector<std::chrono::nanoseconds>& Worker::document_times() const {
  return state_->last->times;
}

}  // namespace glossator
