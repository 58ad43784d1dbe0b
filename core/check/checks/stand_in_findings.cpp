#include "check/checks/stand_in_findings.hpp"

#include "check/subject/record_text.hpp"
#include "glossator/error.hpp"

namespace glossator::check {

void tell_failures(Subject& subject, const Annotations& annotations, const std::string& where,
                   const char* remedy, Findings& findings, bool may_fail) {
  for (const Failure& failure : annotations.failures()) {
    if (failure.plugin.empty() || failure.plugin == subject.description().id) {
      if (!may_fail) findings.fail(where + ": " + failure.message, remedy);
    } else {
      findings.fail(where + ": plugin `" + failure.plugin +
                        "`, a step before this one, fails: " + failure.message,
                    ("this is not the fault of the plugin under test: mend `" + failure.plugin +
                     "`, or name other steps with --config")
                        .c_str());
    }
  }
}

void annotate_all(Subject& subject, StandIn& stand_in, const std::vector<Document>& documents,
                  const char* remedy, Findings& findings) {
  const Pipeline pipeline = stand_in.pipeline();
  Worker worker = pipeline.open();
  for (const Document& document : documents) {
    findings.trying("text `" + document.id + "`");
    tell_failures(subject, worker.annotate(document), "text `" + document.id + "`", remedy,
                  findings, document.id.starts_with("case "));
  }
}

void create_and_annotate(Subject& subject, StandIn& stand_in, const std::string& what,
                         Findings& findings) {
  findings.trying(what);
  try {
    records_of(subject, stand_in.pipeline());
  } catch (const ConfigError&) {
    const gloss_status status = stand_in.created();
    if (status == GLOSS_OK) throw;  // the plugin did not cause it
    if (status != GLOSS_E_CONFIG && status != GLOSS_E_RESOURCE && status != GLOSS_E_UNSUPPORTED)
      findings.fail(what + ": create() returns " + std::to_string(status),
                    "return GLOSS_E_CONFIG or GLOSS_E_RESOURCE where options or files are at "
                    "fault");
  }
}

}  // namespace glossator::check
