#include <exception>
#include <thread>

#include "check/checks/all_checks.hpp"
#include "check/inputs/hostile_texts.hpp"
#include "check/probes/captured_output.hpp"
#include "check/probes/holdings.hpp"
#include "check/probes/process_state.hpp"
#include "check/probes/sanitizer.hpp"
#include "check/subject/made_annotator.hpp"
#include "check/subject/subject.hpp"

namespace glossator::check {
namespace {

/// Changes with which create() may fail; with the first one it must fail.
std::vector<std::pair<std::string, MadeAnnotator::Changes>> failing_ways(Subject& subject) {
  MadeAnnotator::Changes past_the_end{.index = subject.library().factory().count};
  MadeAnnotator::Changes no_files{.host = [](gloss_host& host) {
    host.resource_path = host.data_path = [](void*, gloss_string, gloss_string*) -> gloss_status {
      return GLOSS_E_RESOURCE;
    };
  }};
  MadeAnnotator::Changes no_options{.config = [](gloss_config_api& api) {
    api.json = [](const gloss_config*) -> gloss_string { return {nullptr, 0}; };
    api.get_string = [](const gloss_config*, gloss_string, gloss_string*) -> gloss_status {
      return GLOSS_E_CONFIG;
    };
    api.get_int = [](const gloss_config*, gloss_string, std::int64_t*) -> gloss_status {
      return GLOSS_E_CONFIG;
    };
    api.get_float = [](const gloss_config*, gloss_string, double*) -> gloss_status {
      return GLOSS_E_CONFIG;
    };
    api.get_bool = [](const gloss_config*, gloss_string, std::uint32_t*) -> gloss_status {
      return GLOSS_E_CONFIG;
    };
    api.get_size = [](const gloss_config*, gloss_string, std::uint64_t*) -> gloss_status {
      return GLOSS_E_CONFIG;
    };
  }};
  return {{"an index past the end", past_the_end},
          {"no file is found", no_files},
          {"no option can be read", no_options}};
}

/// The growth between two moments at which equally many annotators were alive, or "".
std::string growth(const Holdings& before, const Holdings& after, int rounds) {
  if (after.descriptors > before.descriptors)
    return std::to_string(after.descriptors - before.descriptors) + " files stay open after";
  if (has_sanitizer()) return {};
  // An allocator may keep some of what it was given back.
  constexpr std::uint64_t resident_slack = 2 << 20;
  const std::uint64_t allocated_slack = static_cast<std::uint64_t>(rounds) * 16;
  if (after.allocated > before.allocated + allocated_slack)
    return "memory grows by " + std::to_string(after.allocated - before.allocated) + " bytes in";
  if (after.resident > before.resident + before.resident / 20 + resident_slack)
    return "memory grows from " + std::to_string(before.resident >> 10) + " to " +
           std::to_string(after.resident >> 10) + " KiB in";
  return {};
}

/// Repeats an action. The rounds before the measurement fill the plugin's caches and those of the
/// allocator.
template <class Action>
void repeat(const std::string& what, const std::string& remedy, Findings& findings,
            const Action& action) {
  // A sanitizer makes each round slow, and only open files are counted then.
  const int rounds_before = has_sanitizer() ? 2 : 10, rounds = has_sanitizer() ? 10 : 40;
  findings.trying(what + " " + std::to_string(rounds_before + rounds) + " times");
  // In a thread that ends, because the allocator counts its cache for a thread as allocated.
  std::exception_ptr thrown;
  const auto in_a_thread = [&](int times) {
    std::thread([&] {
      try {
        for (int i = 0; i < times; ++i) action();
      } catch (...) {
        thrown = std::current_exception();
      }
    }).join();
    if (thrown) std::rethrow_exception(thrown);
  };
  in_a_thread(rounds_before);
  Holdings::now();  // fills the allocator's caches of the measurement itself
  const std::string grown = growth_each_time([&] {
    const Holdings before = Holdings::now();
    in_a_thread(rounds);
    return growth(before, Holdings::now(), rounds);
  });
  if (!grown.empty())
    findings.fail(grown + " " + std::to_string(rounds) + " times " + what, remedy);
}

/// A sanitizer keeps what was given back, so that nothing can be said of memory.
void note_sanitizer(Findings& findings) {
  if (has_sanitizer())
    findings.note("open files are counted, memory is not: a sanitizer keeps what was given back");
}

void fails_without_trace(Subject& subject, Findings& findings) {
  note_sanitizer(findings);
  const Json options = subject.complete_options();
  for (const auto& [what, changes] : failing_ways(subject)) {
    findings.trying("create() where the trouble is: " + what);
    const MadeAnnotator made(subject, options, changes);
    if (made.is_made() && !made.handle())
      findings.fail("create() returns GLOSS_OK and leaves *out NULL",
                    "put the annotator into *out");
    if (made.is_made()) continue;
    if (made.handle())
      findings.fail("create() fails (" + what + ") and leaves something in *out",
                    "set *out only when all else has gone well");
    repeat("a create() that fails: " + what, "give back what was made before the trouble", findings,
           [&, &changes = changes] { const MadeAnnotator again(subject, options, changes); });
  }
}

void leaves_nothing_behind(Subject& subject, Findings& findings) {
  note_sanitizer(findings);
  repeat("create() and destroy()",
         "give back in destroy() and close() what create() and open() have made", findings, [&] {
           const Pipeline pipeline = subject.pipeline();
           Worker worker = pipeline.open();
           const Document document = plain_documents()[0];
           worker.annotate(document);
         });
}

void leaves_the_process_alone(Subject& subject, Findings& findings) {
  subject.library();
  CapturedOutput captured;
  const ProcessState before = process_state();
  {
    const Pipeline pipeline = subject.pipeline();
    Worker worker = pipeline.open();
    for (const Document& document : subject.documents()) worker.annotate(document);
  }
  const ProcessState after = process_state();
  const std::string printed = captured.stop();
  for (const auto& change : differences(before, after))
    findings.fail("from create() to destroy() " + change,
                  "leave the process as it is: other plugins and the host's program live in it");
  if (!printed.empty())
    findings.fail("prints while it annotates: " + printed.substr(0, 200),
                  "print nothing: standard output has the results; gloss_host.log() is for what "
                  "users should know");
}

}  // namespace

std::span<const Check> create_checks() {
  static constexpr Check checks[] = {
      {"failed-create", Group::options, "makes nothing where it cannot make an annotator",
       fails_without_trace, Needs::nothing},
      {"leaves-nothing", Group::options, "leaves no memory and no open file behind",
       leaves_nothing_behind},
      {"leaves-process", Group::options,
       "changes nothing of the process, and prints nothing, at "
       "work",
       leaves_the_process_alone},
  };
  return checks;
}

}  // namespace glossator::check
