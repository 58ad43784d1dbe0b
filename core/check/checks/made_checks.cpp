#include "check/checks/all_checks.hpp"
#include "check/subject/subject.hpp"
#include "glossator/error.hpp"
#include "schema/options.hpp"

namespace glossator::check {
namespace {

/// Every other check of an annotator needs one: what is wrong here would be told by each of them.
void can_be_made(Subject& subject, Findings& findings) {
  constexpr const char* name_options =
      "name the options to check it with: --options '{...}', or --config with a config that has "
      "its step";
  const bool has_options = !subject.order().options.empty() || !subject.order().config.empty();
  Json options = subject.options();
  if (const auto wrong = check_options(subject.options_schema(), options); !wrong.empty()) {
    std::string all;
    for (const auto& problem : wrong)
      all += (all.empty() ? "" : "; ") + problem.pointer + (problem.pointer.empty() ? "" : ": ") +
             problem.message;
    return findings.fail((has_options ? "the options that are given are refused: "
                                      : "cannot be made without options: ") +
                             all,
                         name_options);
  }
  findings.trying("to make the annotator");
  try {
    subject.pipeline();
  } catch (const Error& error) {
    findings.fail(
        (has_options ? "cannot be made: " : "cannot be made without options: ") +
            std::string(error.what()),
        has_options ? "mend what it says; all other checks need the annotator" : name_options);
  }
}

/// A plugin that can annotate nothing would fail most other checks by that alone.
void can_annotate(Subject& subject, Findings& findings) {
  const Pipeline pipeline = subject.pipeline();
  Worker worker = pipeline.open();
  std::string first;
  for (const Document& document : subject.documents()) {
    findings.trying("document " + document.id);
    const Annotations& annotations = worker.annotate(document);
    if (annotations.status() == Status::ok) return;
    if (first.empty()) first = annotations.failures().at(0).message;
  }
  findings.fail("annotates none of some plain texts: " + first,
                "mend what it says; all other checks need the records");
}

}  // namespace

std::span<const Check> made_checks() {
  static constexpr Check checks[] = {
      {"can-be-made", Group::loading,
       "is made with the options that are given, behind the steps that it reads", can_be_made,
       Needs::annotator},
      {"can-annotate", Group::loading, "annotates at least one of some plain texts", can_annotate,
       Needs::annotator},
  };
  return checks;
}

}  // namespace glossator::check
