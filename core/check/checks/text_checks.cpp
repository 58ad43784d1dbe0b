#include <set>

#include "check/checks/all_checks.hpp"
#include "check/checks/stand_in_findings.hpp"
#include "check/checks/text_walk.hpp"
#include "check/inputs/hostile_texts.hpp"
#include "check/probes/read_only_memory.hpp"
#include "check/subject/subject.hpp"

namespace glossator::check {
namespace {

constexpr const char* any_text =
    "any valid UTF-8 is a document; what cannot be annotated gets no records";

void annotate(Subject& subject, const std::vector<Document>& documents, Findings& findings) {
  OpenChain chain(subject.pipeline());
  for (const Document& document : documents) {
    findings.trying("text `" + document.id + "`");
    tell_failures(subject, chain.worker.annotate(document), "text `" + document.id + "`", any_text,
                  findings);
  }
}

void survives_hostile_texts(Subject& subject, Findings& findings) {
  annotate(subject, hostile_documents(), findings);
}

void survives_long_texts(Subject& subject, Findings& findings) {
  annotate(subject, long_documents(), findings);
}

void survives_given_texts(Subject& subject, Findings& findings) {
  if (subject.order().case_files.empty() && subject.order().text_files.empty())
    return findings.skip("no texts are given; see --cases and --texts");
  walk_texts(subject, findings, 15, [&]() -> TextVisitor {
    auto chain = std::make_shared<OpenChain>(subject.pipeline());
    return [&, chain](const Document& document) {
      findings.trying("text `" + document.id + "`");
      // A case may want its text to fail, which is for the check of cases to say.
      if (!document.id.starts_with("case "))
        tell_failures(subject, chain->worker.annotate(document), "text `" + document.id + "`",
                      any_text, findings);
    };
  });
}

/// The text up to the end of each record, for as many as there is patience for: so that what the
/// plugin has found ends where the text does.
std::vector<Document> cut_texts(const Document& document, const Annotations& annotations,
                                const std::string& id) {
  std::set<std::uint32_t> ends;
  for (const Layer& layer : annotations.layers())
    if (layer.schema().plugin == id)
      for (const Record record : layer)
        if (!record.is_document() && record.end() < document.text.size()) ends.insert(record.end());
  constexpr std::size_t most = 8;
  const std::size_t stride = ends.size() / most + 1;
  std::vector<Document> cut;
  std::size_t number = 0;
  for (const std::uint32_t end : ends) {
    if (number++ % stride != 0) continue;
    cut.push_back(document);
    cut.back().text.resize(end);
    cut.back().id = document.id + "` up to byte `" + std::to_string(end);
  }
  return cut;
}

void reads_within_the_text(Subject& subject, Findings& findings) {
  auto fence = ReadOnlyMemory::Fence::behind;
  StandIn stand_in(subject,
                   {.process =
                        [&](const gloss_document& document, const gloss_call& call,
                            const StandIn::Process& process) {
                          ReadOnlyMemory memory;
                          gloss_document changed = document;
                          for (gloss_string* text : {&changed.text, &changed.id, &changed.date,
                                                     &changed.language, &changed.meta_json}) {
                            const auto copy = memory.copy({text->data, text->size}, fence);
                            *text = {copy.data(), copy.size()};
                          }
                          return process(changed, call);
                        },
                    .has_extensions = true});
  const std::string id = subject.description().id;
  constexpr const char* remedy = "texts have no NUL at their end: read up to their size";
  const auto read = [&](OpenChain& chain, const Document& document) -> const Annotations& {
    for (const auto where : {ReadOnlyMemory::Fence::before, ReadOnlyMemory::Fence::behind}) {
      fence = where;
      findings.trying("text `" + document.id + "`, " +
                      (where == ReadOnlyMemory::Fence::before ? "before" : "behind") +
                      " which no byte can be read");
      tell_failures(subject, chain.worker.annotate(document), "text `" + document.id + "`", remedy,
                    findings, document.id.starts_with("case "));
    }
    return chain.worker.annotate(document);
  };
  walk_texts(subject, findings, 5, [&]() -> TextVisitor {
    auto chain = std::make_shared<OpenChain>(stand_in.pipeline());
    return [&, chain](const Document& document) {
      const auto cut = cut_texts(document, read(*chain, document), id);
      if (subject.has_given_layers()) return;  // they are of the whole text
      for (const Document& shorter : cut) read(*chain, shorter);
    };
  });
}

}  // namespace

std::span<const Check> text_checks() {
  static constexpr Check checks[] = {
      {"hostile-texts", Group::processing, "annotates any text without an error",
       survives_hostile_texts},
      {"long-texts", Group::processing, "annotates long texts, and such without a blank",
       survives_long_texts},
      {"given-texts", Group::processing, "annotates the texts that it is given without an error",
       survives_given_texts},
      {"reads-within-text", Group::processing, "reads no byte before or behind the text",
       reads_within_the_text},
  };
  return checks;
}

}  // namespace glossator::check
