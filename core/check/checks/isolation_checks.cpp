#include "check/checks/all_checks.hpp"
#include "check/probes/sanitizer.hpp"
#include "check/subject/record_text.hpp"
#include "check/subject/subject.hpp"
#include "glossator/error.hpp"

namespace glossator::check {
namespace {

constexpr const char* without_sanitizer =
    "the host starts processes without LD_PRELOAD, and so without the plugin's sanitizer";

void works_in_another_process(Subject& subject, Findings& findings) {
  if (is_sanitizer_preloaded()) return findings.skip(without_sanitizer);
  const std::string here = records_of(subject, subject.pipeline());
  findings.trying("a process of its own");
  const std::string there = records_of(subject, subject.isolated_pipeline("off"));
  if (here != there)
    findings.fail(
        "other records in a process of its own: " + first_difference(subject, here, there),
        "ask nothing of the process: its name, arguments, environment, descriptors");
}

void works_in_a_sandbox(Subject& subject, Findings& findings) {
  if (is_sanitizer_preloaded()) return findings.skip(without_sanitizer);
  const std::string remedy =
      "open files, start threads and ask the system in create() or open(), and read files beside "
      "the library or in its data folder only; users of run.sandbox strict cannot run it else";
  subject.pipeline();  // faults without a sandbox must not be blamed on it
  std::optional<Pipeline> confined;
  try {
    confined.emplace(subject.isolated_pipeline("strict"));
  } catch (const ConfigError& error) {
    if (std::string(error.what()).find("run.sandbox strict") != std::string::npos)
      return findings.skip(error.what());
    return findings.warn(std::string("does not start in a strict sandbox: ") + error.what(),
                         remedy);
  }
  Worker worker = confined->open();
  for (const Document& document : subject.documents())
    for (const Failure& failure : worker.annotate(document).failures())
      if (!document.id.starts_with("case "))  // which may be meant to fail
        return findings.warn("does not work in a strict sandbox: " + failure.message, remedy);
}

}  // namespace

std::span<const Check> isolation_checks() {
  static constexpr Check checks[] = {
      {"own-process", Group::processing, "gives the same records in a process of its own",
       works_in_another_process},
      {"strict-sandbox", Group::processing, "works where it may only compute", works_in_a_sandbox},
  };
  return checks;
}

}  // namespace glossator::check
