#include <set>

#include "check/checks/all_checks.hpp"
#include "check/checks/code_place.hpp"
#include "check/checks/text_walk.hpp"
#include "check/probes/captured_output.hpp"
#include "check/probes/watched_calls.hpp"
#include "check/subject/stand_in.hpp"

namespace glossator::check {
namespace {

void asks_for_nothing(Subject& subject, Findings& findings) {
  const std::string path = subject.library().path();
  const CodePlaces places(path);
  WatchedCalls::watch(path);
  std::set<std::string> told;
  const auto tell = [&](const std::string& when) {
    for (const auto& call : WatchedCalls::take()) {
      const std::string what = call.what + places.in_function(call.callers);
      if (told.insert(what).second)
        findings.fail(what + ", " + when,
                      "depend on the document, the options and the plugin's own files only: "
                      "config.host().data() and resource() give their absolute paths");
    }
  };
  StandIn stand_in(subject,
                   {.create =
                        [&](const auto& create) {
                          WatchedCalls::take();
                          const auto status = create();
                          tell("in create()");
                          return status;
                        },
                    .process =
                        [&](const gloss_document& document, const gloss_call& call,
                            const StandIn::Process& process) {
                          WatchedCalls::take();
                          const auto status = process(document, call);
                          tell("at text `" + std::string(document.id.data, document.id.size) + "`");
                          return status;
                        },
                    .has_extensions = true});
  walk_texts(subject, findings, 6, [&]() -> TextVisitor {
    auto chain = std::make_shared<OpenChain>(stand_in.pipeline());
    return [&, chain](const Document& document) {
      findings.trying("text `" + document.id + "`");
      chain->worker.annotate(document);
    };
  });
}

void prints_nothing(Subject& subject, Findings& findings) {
  CapturedOutput captured;
  bool has_printed = false;
  const auto tell = [&](std::size_t before, const std::string& when) {
    const std::string printed = captured.since(before);
    if (printed.empty() || has_printed) return;
    has_printed = true;
    findings.fail("prints " + when + ": " + shown(printed),
                  "print nothing: standard output has the results; gloss_host.log() is for what "
                  "users should know");
  };
  StandIn stand_in(subject,
                   {.create =
                        [&](const auto& create) {
                          const std::size_t before = captured.size();
                          const auto status = create();
                          tell(before, "in create()");
                          return status;
                        },
                    .process =
                        [&](const gloss_document& document, const gloss_call& call,
                            const StandIn::Process& process) {
                          const std::size_t before = captured.size();
                          const auto status = process(document, call);
                          tell(before,
                               "at text `" + std::string(document.id.data, document.id.size) + "`");
                          return status;
                        },
                    .has_extensions = true});
  walk_texts(subject, findings, 6, [&]() -> TextVisitor {
    auto chain = std::make_shared<OpenChain>(stand_in.pipeline());
    return [&, chain](const Document& document) {
      findings.trying("text `" + document.id + "`");
      chain->worker.annotate(document);
    };
  });
}

}  // namespace

std::span<const Check> environment_checks() {
  static constexpr Check checks[] = {
      {"asks-nothing", Group::processing,
       "asks for no environment variable, and for nothing of the current folder", asks_for_nothing},
      {"prints-nothing", Group::processing, "prints nothing, whatever the text", prints_nothing},
  };
  return checks;
}

}  // namespace glossator::check
