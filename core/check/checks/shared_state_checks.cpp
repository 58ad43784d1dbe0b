#include <cstring>
#include <optional>
#include <set>
#include <thread>

#include "check/checks/all_checks.hpp"
#include "check/checks/code_place.hpp"
#include "check/checks/text_walk.hpp"
#include "check/probes/held_locks.hpp"
#include "check/probes/plugin_heap.hpp"
#include "check/probes/sanitizer.hpp"
#include "check/probes/write_watch.hpp"
#include "check/subject/stand_in.hpp"
#include "check/subject/subject.hpp"

namespace glossator::check {
namespace {

/// Finds writes of working annotators to memory that their workers share: memory that create() has
/// allocated, and static data.
class SharedWrites {
 public:
  SharedWrites(const CodePlaces& places, Findings& findings)
      : places_(places), findings_(findings) {}

  /// Tells of each place once.
  void tell(const std::vector<WriteWatch::Write>& writes, const std::string& text) {
    for (const auto& write : writes) {
      const auto what = name_of(write.address);
      if (!what) continue;
      const std::string where = places_.in_function(write.callers);
      if (!told_.insert(what->id + where).second) continue;
      const std::string message = "writes to " + what->name + where +
                                  ", without a lock, at text `" + text +
                                  "`: workers of other threads use it at the same time";
      constexpr const char* remedy =
          "keep what changes in the worker (struct Worker), or guard it by a std::mutex, or let it "
          "be a std::atomic";
      if (write.follows_exchange)
        findings_.warn(message + ", unless the atomic exchange before it is a lock", remedy);
      else
        findings_.fail(message, remedy);
    }
  }

 private:
  struct Place {
    std::string id, name;
  };
  /// Nothing for what is no finding.
  std::optional<Place> name_of(std::uintptr_t address) const {
    if (const auto block = PluginHeap::shared_block_at(address); block.begin != 0)
      return Place{std::to_string(block.begin),
                   "byte " + std::to_string(address - block.begin) + " of a block of " +
                       std::to_string(block.end - block.begin) +
                       " bytes that create() allocated (the annotator, or what it holds)"};
    const auto* const object = places_.object_at(address);
    if (!object || object->is_of_toolchain) return std::nullopt;
    return Place{object->name, "the static `" + short_name(object->name) + "`"};
  }

  const CodePlaces& places_;
  Findings& findings_;
  std::set<std::string> told_;
};

std::vector<LoadedLibrary::Range> shared_ranges(const LoadedLibrary& library) {
  auto ranges = library.writable;
  const auto [begin, end] = PluginHeap::shared_blocks();
  if (begin < end) ranges.push_back({begin, end});
  return ranges;
}

void writes_nothing_shared(Subject& subject, Findings& findings) {
  if (has_sanitizer())
    return findings.skip("a sanitizer has a heap of its own; see -fsanitize=thread");
  if (!WriteWatch::works()) return findings.skip("this system does not let memory be watched");
  if (subject.description().threads == GLOSS_THREADS_SERIAL)
    return findings.skip("it declares GLOSS_THREADS_SERIAL: no two of its workers run at once");
  const std::string path = subject.library().path();
  const CodePlaces places(path);
  if (!PluginHeap::take_over(path))
    findings.note("its heap cannot be watched, but for static data");
  HeldLocks::watch(path);
  // The C++ library counts its references without locks as long as there is one thread.
  std::thread([] {}).join();
  WriteWatch watch(places.library(), [&](std::uintptr_t address) {
    const auto* const object = places.object_at(address);
    return object && (object->is_of_toolchain || places.is_being_made(*object));
  });
  StandIn stand_in(subject, {.create =
                                 [](const auto& create) {
                                   const PluginHeap::SharedBlocks apart;
                                   return create();
                                 },
                             .process =
                                 [&](const gloss_document& document, const gloss_call& call,
                                     const StandIn::Process& process) {
                                   watch.begin(shared_ranges(places.library()));
                                   const auto status = process(document, call);
                                   watch.end();
                                   return status;
                                 },
                             .has_extensions = true});
  SharedWrites writes(places, findings);
  walk_texts(subject, findings, 6, [&]() -> TextVisitor {
    auto chain = std::make_shared<OpenChain>(stand_in.pipeline());
    return [&, chain](const Document& document) {
      findings.trying("text `" + document.id + "`");
      chain->worker.annotate(document);
      writes.tell(watch.take(), document.id);
    };
  });
}

}  // namespace

std::span<const Check> shared_state_checks() {
  static constexpr Check checks[] = {
      {"shared-memory", Group::threads, "changes nothing that its workers share",
       writes_nothing_shared},
  };
  return checks;
}

}  // namespace glossator::check
