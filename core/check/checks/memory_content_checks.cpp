#include <thread>

#include "check/checks/all_checks.hpp"
#include "check/checks/text_walk.hpp"
#include "check/probes/plugin_heap.hpp"
#include "check/probes/sanitizer.hpp"
#include "check/probes/used_stack.hpp"
#include "check/subject/record_text.hpp"
#include "check/subject/stand_in.hpp"

namespace glossator::check {
namespace {

/// The bytes of fresh memory, and the seed for the order of its addresses.
struct MemoryWay {
  unsigned char byte;
  std::uint64_t seed;
};

void minds_no_memory(Subject& subject, Findings& findings) {
  if (has_sanitizer()) return findings.skip("a sanitizer has a heap of its own");
  if (!(subject.description().caps & GLOSS_CAP_DETERMINISTIC))
    return findings.skip("it does not declare GLOSS_CAP_DETERMINISTIC");
  const bool has_heap = PluginHeap::take_over(subject.library().path());
  MemoryWay now{};
  StandIn stand_in(subject, {.process =
                                 [&](const gloss_document& document, const gloss_call& call,
                                     const StandIn::Process& process) {
                                   fill_stack(now.byte);
                                   return process(document, call);
                                 },
                             .has_extensions = true});
  const auto set = [&](const MemoryWay& way) {
    now = way;
    if (!has_heap) return;
    PluginHeap::fill(way.byte);
    PluginHeap::scramble(way.seed);
  };
  constexpr MemoryWay ways[] = {{0x00, 0}, {0xFF, 11}, {0x01, 22}, {0xA5, 33}};
  walk_texts(subject, findings, 6, [&]() -> TextVisitor {
    std::vector<std::shared_ptr<OpenChain>> chains;
    for (const MemoryWay& way : ways) {
      set(way);
      fill_stack(way.byte);
      chains.push_back(std::make_shared<OpenChain>(stand_in.pipeline()));
    }
    return [&, chains](const Document& document) {
      std::string first;
      for (std::size_t i = 0; i < chains.size(); ++i) {
        findings.trying("text `" + document.id + "`, with fresh memory full of byte " +
                        std::to_string(ways[i].byte));
        set(ways[i]);
        const std::string records = record_text(chains[i]->pipeline, chains[i]->worker, document);
        if (i == 0) first = records;
        if (records == first) continue;
        findings.fail("text `" + document.id +
                          "` gives other records where fresh memory holds other bytes, or lies at "
                          "other addresses: " +
                          first_difference(subject, first, records),
                      "give every variable and member a value before it is read; sort and hash by "
                      "content, never by address");
        break;
      }
    };
  });
}

}  // namespace

std::span<const Check> memory_content_checks() {
  static constexpr Check checks[] = {
      {"fresh-memory", Group::processing,
       "gives the same records whatever fresh memory holds, and wherever it lies", minds_no_memory},
  };
  return checks;
}

}  // namespace glossator::check
