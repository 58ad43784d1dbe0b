#include "check.hpp"
#include "hostile_texts.hpp"
#include "subject.hpp"

namespace glossator::check {
namespace {

void survives_hostile_texts(Subject& subject, Findings& findings) {
  const Pipeline pipeline = subject.pipeline();
  Worker worker = pipeline.open();
  for (const Document& document : hostile_documents()) {
    findings.trying("text `" + document.id + "`");
    for (const Failure& failure : worker.annotate(document).failures())
      findings.fail("text `" + document.id + "`: " + failure.plugin + ": " + failure.message,
                    "any valid UTF-8 is a document; what cannot be annotated gets no records");
  }
}

}  // namespace

std::span<const Check> text_checks() {
  static constexpr Check checks[] = {
      {"hostile-texts", Group::processing, "annotates any text without an error",
       survives_hostile_texts},
  };
  return checks;
}

}  // namespace glossator::check
