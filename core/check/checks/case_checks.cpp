#include <optional>
#include <set>

#include "check/cases/known_failures.hpp"
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
  subject.use({spec.name, spec.options, spec.layers, {spec.document}});
  return annotated(subject.pipeline(), spec.document);
}

/// The problems of a case whose options must be refused.
std::vector<std::string> problems_of_options(Subject& subject, const SpecCase& spec) {
  subject.use({spec.name, spec.options, spec.layers, {spec.document}});
  try {
    subject.pipeline();
  } catch (const Error& error) {
    const std::string message = error.what();
    if (message.find(spec.options_error) != message.npos) return {};
    return {"the options are refused with: " + message + "; expected `" + spec.options_error + "`"};
  }
  return {"expected the options to be refused with `" + spec.options_error + "`"};
}

const Json& layer_of(const Json& record, const std::string& name) {
  const Json& layers = record["layers"];
  if (const Json* const layer = layers.find(name)) return *layer;
  std::string known;
  for (const auto& layer : layers.members()) known += (known.empty() ? "" : ", ") + layer.key;
  throw Error(ErrorCode::usage, "there is no layer `" + name + "`; the chain writes: " + known);
}

std::vector<std::string> problems_of(Subject& subject, const SpecCase& spec, const Json& record) {
  if (record["status"] != "ok") {
    const std::string& message = record["error"]["message"].text();
    const std::string plugin = record["error"].text_or("plugin", "");
    const bool is_other = !plugin.empty() && plugin != subject.description().id;
    if (!is_other && !spec.error.empty() && message.find(spec.error) != message.npos) return {};
    return {is_other ? "plugin `" + plugin + "`, a step before this one, failed: " + message
                     : "the document failed: " + message};
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

/// The text of a case, for a reader of its failure.
std::string text_of(const SpecCase& spec) {
  std::string text = spec.document.text;
  std::size_t most = 200;  // bytes
  if (text.empty()) return "";
  if (text.size() > most) {
    while ((text[most] & 0xC0) == 0x80) --most;  // inside a character
    text = text.substr(0, most) + "...";
  }
  const std::string& date = spec.document.date;
  return "\nin " + Json(text).dump() + (date.empty() ? "" : " of " + date);
}

/// Nothing if the case is right.
std::optional<Finding> failure_of(Subject& subject, const SpecCase& spec) {
  const std::string where = subject.order().cases + ": case `" + spec.name + "`: ";
  try {
    const auto problems = spec.options_error.empty()
                              ? problems_of(subject, spec, annotated(subject, spec))
                              : problems_of_options(subject, spec);
    if (problems.empty()) return {};
    std::string message = where + problems[0];
    for (std::size_t i = 1; i < problems.size(); ++i) message += "\n" + problems[i];
    return Finding{Verdict::fail, message + text_of(spec),
                   "mend the plugin, or the case if it asks for the wrong thing"};
  } catch (const Error& error) {
    return Finding{Verdict::fail, where + error.what(),
                   "mend the case: give all \"layers\" that it needs, or name the steps before it "
                   "with --config"};
  }
}

void run_cases(Subject& subject, const std::vector<SpecCase>& cases, Findings& findings) {
  const Order& order = subject.order();
  const auto known = order.known_failures.empty() ? std::set<std::string>()
                                                  : read_known_failures(order.known_failures);
  if (order.most_failures > 0) findings.show_at_most(order.most_failures);
  CaseCount count{order.cases, cases.size(), 0, {}, {}};
  for (const SpecCase& spec : cases) {
    findings.trying("case `" + spec.name + "`");
    const auto failure = failure_of(subject, spec);
    const bool is_known = known.contains(spec.name);
    if (failure)
      count.wrong.push_back(spec.name);
    else
      ++count.right;
    if (failure && !is_known) findings.fail(failure->message, failure->remedy);
    if (failure || !is_known) continue;
    count.mended.push_back(spec.name);
    if (!order.shrinks_known_failures)
      findings.fail(order.cases + ": case `" + spec.name + "` is a known failure, and is right",
                    "remove its line from " + order.known_failures + ", or run with --shrink");
  }
  findings.count_cases(std::move(count));
}

void spec_cases_hold(Subject& subject, Findings& findings) {
  if (subject.order().cases.empty()) return findings.skip("no cases are given; see --cases");
  const SpecFile file = read_spec_file(subject.order().cases);
  if (!file.annotator.empty() && file.annotator != subject.description().id)
    return findings.skip("they are for annotator `" + file.annotator + "`");
  if (file.cases.empty())
    findings.warn(subject.order().cases + ": has no cases", "add one, or remove the file");
  run_cases(subject, file.cases, findings);
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
