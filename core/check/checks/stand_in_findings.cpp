#include "check/checks/stand_in_findings.hpp"

#include "check/subject/record_text.hpp"
#include "glossator/error.hpp"

namespace glossator::check {

void annotate_all(StandIn& stand_in, const std::vector<Document>& documents, const char* remedy,
                  Findings& findings) {
  const Pipeline pipeline = stand_in.pipeline();
  Worker worker = pipeline.open();
  for (const Document& document : documents) {
    findings.trying("text `" + document.id + "`");
    for (const Failure& failure : worker.annotate(document).failures())
      findings.fail("text `" + document.id + "`: " + failure.plugin + ": " + failure.message,
                    remedy);
  }
}

void create_and_annotate(StandIn& stand_in, const std::string& what, Findings& findings) {
  findings.trying(what);
  try {
    plain_records(stand_in.pipeline());
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
