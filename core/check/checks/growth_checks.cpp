#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <optional>

#include "check/checks/all_checks.hpp"
#include "check/checks/code_place.hpp"
#include "check/checks/text_walk.hpp"
#include "check/inputs/new_words.hpp"
#include "check/probes/holdings.hpp"
#include "check/probes/plugin_heap.hpp"
#include "check/probes/sanitizer.hpp"
#include "check/subject/stand_in.hpp"

namespace glossator::check {
namespace {

using Clock = std::chrono::steady_clock;

constexpr const char* bound_it =
    "keep nothing of a document once process() returns, or bound what is kept: a run has millions "
    "of documents, and every one has words and sentences that no other has";

std::uint64_t resident_kilobytes() { return Holdings::now().resident >> 10; }

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
  const std::string growth = growth_each_time([&]() -> std::string {
    constexpr std::uint64_t slack = 1024;
    const std::uint64_t before = resident_kilobytes();
    annotate(count);
    const std::uint64_t after = resident_kilobytes();
    if (after <= before + before / 20 + slack) return {};
    return fmt::format("memory grows from {} to {} KiB over {} documents", before, after, count);
  });
  if (!growth.empty()) findings.fail(growth, bound_it);
}

/// The most that the plugin has held.
struct Peak {
  std::uint64_t bytes = 0, blocks = 0;
  std::uint64_t documents = 0;  ///< that were annotated meanwhile
  bool is_whole = false;        ///< there was time for enough words
};

/// Measures how much the plugin holds while it annotates new texts of made-up words.
class Growth {
 public:
  explicit Growth(Subject& subject)
      : texts_(subject.documents(), subject.seed()),
        stand_in_(subject, {.has_extensions = true}),
        chain_(std::make_unique<OpenChain>(stand_in_.pipeline())) {}

  Peak next_peak() {
    // More than the host's table of words keeps: what grows with it has come to its bound.
    constexpr std::uint64_t enough_words = 300000;
    constexpr auto patience = std::chrono::seconds(3);
    const auto end = Clock::now() + patience;
    const std::uint64_t from = texts_.words();
    Peak peak;
    while (texts_.words() - from < enough_words && (Clock::now() < end || peak.documents < 500)) {
      chain_->worker.annotate(texts_.next());
      ++peak.documents;
      peak.bytes = std::max(peak.bytes, PluginHeap::live_bytes());
      peak.blocks = std::max(peak.blocks, PluginHeap::live_blocks());
    }
    peak.is_whole = texts_.words() - from >= enough_words;
    return peak;
  }

  /// Whether most of `bytes` are given back when the worker is closed.
  bool is_of_worker(std::uint64_t bytes) {
    const std::uint64_t before = PluginHeap::live_bytes();
    { const Worker closed = std::move(chain_->worker); }
    return before - PluginHeap::live_bytes() > bytes / 2;
  }

 private:
  NewTexts texts_;
  StandIn stand_in_;
  std::unique_ptr<OpenChain> chain_;
};

void forgets_words(Subject& subject, Findings& findings) {
  if (has_sanitizer()) return findings.skip("a sanitizer has a heap of its own");
  const std::string path = subject.library().path();
  if (!PluginHeap::take_over(path)) return findings.skip("its heap cannot be watched");
  const CodePlaces places(path);
  Growth growth(subject);
  findings.trying("texts of words that it has not seen");
  const Peak first = growth.next_peak();
  PluginHeap::remember_callers();
  const Peak second = growth.next_peak();
  constexpr std::uint64_t slack = 16u << 10;  // of buffers that meet a longer text
  const std::uint64_t grown = second.bytes > first.bytes ? second.bytes - first.bytes : 0;
  const std::uint64_t blocks = second.blocks > first.blocks ? second.blocks - first.blocks : 0;
  if (grown < slack + second.documents / 8) return;
  // A buffer doubles now and then until there were words enough; a cache has more and more blocks.
  const bool is_certain = first.is_whole && second.is_whole;
  if (!is_certain && blocks < second.documents / 8) return;
  std::string holder;
  for (const auto& one : PluginHeap::holders())
    if (holder = places.in_function(one.callers); !holder.empty()) break;
  const std::string message = fmt::format(
      "what {} holds grows with new words and sentences: {} bytes more after {} further documents, "
      "most of them allocated{}",
      growth.is_of_worker(grown) ? "a worker" : "the annotator", grown, second.documents,
      holder.empty() ? " in a function without a name" : holder);
  if (is_certain)
    findings.fail(message, bound_it);
  else
    findings.warn(message + "; there was no time to see whether it comes to an end", bound_it);
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
