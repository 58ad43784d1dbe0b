#include "check/checks/all_checks.hpp"
#include "check/checks/stand_in_findings.hpp"
#include "check/inputs/hostile_texts.hpp"
#include "check/probes/read_only_memory.hpp"
#include "check/subject/subject.hpp"

namespace glossator::check {
namespace {

void annotate(Subject& subject, const std::vector<Document>& documents, Findings& findings) {
  const Pipeline pipeline = subject.pipeline();
  Worker worker = pipeline.open();
  for (const Document& document : documents) {
    findings.trying("text `" + document.id + "`");
    for (const Failure& failure : worker.annotate(document).failures())
      findings.fail("text `" + document.id + "`: " + failure.plugin + ": " + failure.message,
                    "any valid UTF-8 is a document; what cannot be annotated gets no records");
  }
}

void survives_hostile_texts(Subject& subject, Findings& findings) {
  annotate(subject, hostile_documents(), findings);
}

void survives_long_texts(Subject& subject, Findings& findings) {
  annotate(subject, long_documents(), findings);
}

void reads_no_byte_behind_the_text(Subject& subject, Findings& findings) {
  StandIn stand_in(subject,
                   {.process =
                        [](const gloss_document& document, const gloss_call& call,
                           const StandIn::Process& process) {
                          ReadOnlyMemory memory;
                          gloss_document changed = document;
                          for (gloss_string* text : {&changed.text, &changed.id, &changed.date,
                                                     &changed.language, &changed.meta_json}) {
                            const auto copy = memory.copy({text->data, text->size});
                            *text = {copy.data(), copy.size()};
                          }
                          return process(changed, call);
                        },
                    .has_extensions = true});
  annotate_all(stand_in, hostile_documents(),
               "texts have no NUL at their end: read up to their size", findings);
}

}  // namespace

std::span<const Check> text_checks() {
  static constexpr Check checks[] = {
      {"hostile-texts", Group::processing, "annotates any text without an error",
       survives_hostile_texts},
      {"long-texts", Group::processing, "annotates long texts, and such without a blank",
       survives_long_texts},
      {"reads-within-text", Group::processing, "reads no byte behind the text",
       reads_no_byte_behind_the_text},
  };
  return checks;
}

}  // namespace glossator::check
