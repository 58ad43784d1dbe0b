#include <optional>

#include "check/cases/given_layers.hpp"
#include "check/cases/record_match.hpp"
#include "check/cases/spec_cases.hpp"
#include "check/checks/all_checks.hpp"
#include "check/subject/record_text.hpp"
#include "check/subject/subject.hpp"
#include "glossator/error.hpp"

namespace glossator::check {
namespace {

/// The document as the JSONL output has it.
Json annotated(const Pipeline& pipeline, const Document& document) {
  Worker worker = pipeline.open();
  return Json::parse(record_text(pipeline, worker, document)).value();
}

Json annotated(Subject& subject, const SpecCase& spec) {
  Json options = subject.options();
  for (const auto& [key, value] : spec.options.members()) options[key] = value;
  if (spec.layers.is_null()) return annotated(subject.pipeline(options), spec.document);
  const GivenLayers given(spec.layers, spec.document.text, subject.description());
  Pipeline::Options how = subject.pipeline_options();
  how.own_plugins = {{"the given layers", given.factory()}};
  return annotated(Pipeline(subject.chain_behind(given.steps(), options), how), spec.document);
}

const Json& layer_of(const Json& record, const std::string& name) {
  const Json& layers = record["layers"];
  if (const Json* const layer = layers.find(name)) return *layer;
  std::string known;
  for (const auto& layer : layers.members()) known += (known.empty() ? "" : ", ") + layer.key;
  throw Error(ErrorCode::usage, "there is no layer `" + name + "`; the chain writes: " + known);
}

std::vector<std::string> problems_of(const SpecCase& spec, const Json& record) {
  if (record["status"] != "ok") {
    const std::string& message = record["error"]["message"].text();
    if (!spec.error.empty() && message.find(spec.error) != message.npos) return {};
    return {"the document failed: " + message};
  }
  if (!spec.error.empty()) return {"expected the document to fail with `" + spec.error + "`"};
  std::vector<std::string> problems;
  for (const auto& [name, expected] : spec.expect.members())
    for (const auto& missing : missing_records(expected, layer_of(record, name), spec.exactly))
      problems.push_back("layer `" + name + "`: " + missing);
  for (const auto& [name, unwanted] : spec.must_not.members())
    for (const Json& one : unwanted.items())
      for (const Json& found : layer_of(record, name).items())
        if (is_match(one, found))
          problems.push_back("layer `" + name + "`: must not have " + one.dump() + ", and has " +
                             found.dump());
  return problems;
}

void run_case(Subject& subject, const SpecCase& spec, Findings& findings) {
  const std::string where = subject.order().cases + ": case `" + spec.name + "`: ";
  try {
    for (const auto& problem : problems_of(spec, annotated(subject, spec)))
      findings.fail(where + problem, "mend the plugin, or the case if it asks for the wrong thing");
  } catch (const Error& error) {
    findings.fail(where + error.what(), "mend the case, or name what it needs with --config");
  }
}

void spec_cases_hold(Subject& subject, Findings& findings) {
  if (subject.order().cases.empty()) return findings.skip("no cases are given; see --cases");
  const SpecFile file = read_spec_file(subject.order().cases);
  if (!file.annotator.empty() && file.annotator != subject.description().id)
    return findings.skip("they are for annotator `" + file.annotator + "`");
  if (file.cases.empty())
    findings.warn(subject.order().cases + ": has no cases", "add one, or remove the file");
  for (const SpecCase& spec : file.cases) {
    findings.trying("case `" + spec.name + "`");
    run_case(subject, spec, findings);
  }
}

}  // namespace

std::span<const Check> case_checks() {
  static constexpr Check checks[] = {
      {"spec-cases", Group::cases, "writes what the cases of its specification expect",
       spec_cases_hold},
  };
  return checks;
}

}  // namespace glossator::check
