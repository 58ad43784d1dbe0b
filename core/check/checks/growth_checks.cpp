#include <fmt/format.h>

#include <chrono>
#include <fstream>
#include <optional>

#include "check/checks/all_checks.hpp"
#include "check/checks/code_place.hpp"
#include "check/checks/text_walk.hpp"
#include "check/inputs/new_words.hpp"
#include "check/probes/plugin_heap.hpp"
#include "check/probes/sanitizer.hpp"
#include "check/subject/stand_in.hpp"

namespace glossator::check {
namespace {

using Clock = std::chrono::steady_clock;

constexpr const char* bound_it =
    "keep nothing of a document once process() returns, or bound what is kept: a run has millions "
    "of documents, and every one has words and sentences that no other has";

std::uint64_t resident_kilobytes() {
  std::ifstream in("/proc/self/statm");
  std::uint64_t pages = 0, resident = 0;
  in >> pages >> resident;
  return resident * 4;
}

void stays_the_same_size(Subject& subject, Findings& findings) {
  if (has_sanitizer()) return findings.skip("a sanitizer keeps memory that was given back");
  OpenChain chain(subject.pipeline());
  const auto documents = subject.documents();
  const auto annotate = [&](int count) {
    for (int i = 0; i < count; ++i)
      chain.worker.annotate(documents[std::size_t(i) % documents.size()]);
  };
  constexpr int warm_up = 1000, count = 5000;
  annotate(warm_up);
  const std::uint64_t before = resident_kilobytes();
  annotate(count);
  const std::uint64_t after = resident_kilobytes();
  constexpr std::uint64_t slack = 1024;
  if (after > before + before / 20 + slack)
    findings.fail(
        fmt::format("memory grows from {} to {} KiB over {} documents", before, after, count),
        bound_it);
}

/// What the plugin holds while it meets texts that it has not seen, of words that nobody has.
class Growth {
 public:
  explicit Growth(Subject& subject)
      : texts_(subject.documents(), subject.seed()),
        stand_in_(subject, {.has_extensions = true}),
        chain_(std::make_unique<OpenChain>(stand_in_.pipeline())) {}

  /// The bytes that it holds more after `seconds` with new texts.
  std::int64_t after(double seconds) {
    const auto end = Clock::now() + std::chrono::duration<double>(seconds);
    const std::uint64_t before = PluginHeap::live_bytes();
    for (documents_ = 0; Clock::now() < end || documents_ < 200; ++documents_)
      chain_->worker.annotate(texts_.next());
    return static_cast<std::int64_t>(PluginHeap::live_bytes() - before);
  }
  std::uint64_t documents() const { return documents_; }
  /// Whether most of `bytes` are given back when the worker is closed.
  bool is_of_worker(std::int64_t bytes) {
    const std::uint64_t before = PluginHeap::live_bytes();
    { const Worker closed = std::move(chain_->worker); }
    return static_cast<std::int64_t>(before - PluginHeap::live_bytes()) > bytes / 2;
  }

 private:
  NewTexts texts_;
  StandIn stand_in_;
  std::unique_ptr<OpenChain> chain_;
  std::uint64_t documents_ = 0;
};

void forgets_words(Subject& subject, Findings& findings) {
  if (has_sanitizer()) return findings.skip("a sanitizer has a heap of its own");
  const std::string path = subject.library().path();
  if (!PluginHeap::take_over(path)) return findings.skip("its heap cannot be watched");
  const CodePlaces places(path);
  Growth growth(subject);
  findings.trying("texts of words that it has not seen");
  growth.after(0.3);
  const std::int64_t first = growth.after(0.7), second = growth.after(0.7);
  // What is bounded comes to an end, or comes back to where it was.
  const auto documents = static_cast<std::int64_t>(growth.documents());
  if (first <= 0 || second <= 0 || second < first / 4 || second < documents * 8) return;
  PluginHeap::remember_callers();
  const std::int64_t third = growth.after(0.7);
  if (third <= 0) return;
  std::string holders;
  for (const auto& holder : PluginHeap::holders())
    if (holders = places.in_function(holder.callers); !holders.empty()) break;
  const std::uint64_t count = growth.documents();
  const bool is_of_worker = growth.is_of_worker(first + second + third);
  findings.fail(
      fmt::format("{} grows with new words and sentences: {} bytes more over {} documents, "
                  "most of them allocated{}",
                  is_of_worker ? "what a worker holds" : "what the annotator holds", third, count,
                  holders.empty() ? " in a function without a name" : holders),
      bound_it);
}

}  // namespace

std::span<const Check> growth_checks() {
  static constexpr Check checks[] = {
      {"flat-memory", Group::figures, "needs no more memory after 5,000 documents",
       stays_the_same_size},
      {"forgets-words", Group::figures, "holds no more after texts of ever-new words",
       forgets_words},
  };
  return checks;
}

}  // namespace glossator::check
