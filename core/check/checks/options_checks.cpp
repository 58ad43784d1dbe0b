#include "check/checks/all_checks.hpp"
#include "check/inputs/hostile_texts.hpp"
#include "check/inputs/option_values.hpp"
#include "check/subject/record_text.hpp"
#include "check/subject/subject.hpp"
#include "glossator/error.hpp"
#include "schema/options.hpp"

namespace glossator::check {
namespace {

void works_with_defaults(Subject& subject, Findings& findings) {
  try {
    const Pipeline pipeline = subject.pipeline(Json::object());
    Worker worker = pipeline.open();
    for (const Document& document : plain_documents())
      for (const Failure& failure : worker.annotate(document).failures())
        findings.fail("without options: " + failure.message, "give the options defaults that work");
  } catch (const ConfigError& error) {
    findings.note(std::string("needs some of the options that it was given here: ") + error.what());
  }
}

void has_true_defaults(Subject& subject, Findings& findings) {
  const Pipeline pipeline = subject.pipeline();
  const Json filled = Json::parse(pipeline.steps().back().options_json).value();
  const std::string before = records_of(subject, pipeline);
  if (const std::string now = records_of(subject, subject.pipeline(filled)); now != before)
    findings.fail("with its defaults written out it gives other records: " +
                      first_difference(subject, before, now),
                  "treat an option that is given as its default like one that is not given");
  const Json schema = subject.options_schema();
  const Json* const properties = schema.find("properties");
  if (!properties) return;
  for (const auto& [key, property] : properties->members())
    if (!filled.contains(key))
      findings.note("option /" + key +
                    " has no default, so that `gloss validate --print` cannot "
                    "show it");
}

/// The chain with a value at its bounds; nothing, and a finding, if it cannot be built.
std::optional<Pipeline> pipeline_with(Subject& subject, const OptionValue& option,
                                      Findings& findings) {
  Json options = subject.options();
  options[option.key] = option.value;
  try {
    return subject.pipeline(options);
  } catch (const ConfigError& error) {
    findings.fail(option.text() + " is refused: " + error.what(),
                  "work with every value that the schema allows, or narrow the schema");
    return std::nullopt;
  }
}

void works_at_bounds(Subject& subject, Findings& findings) {
  records_of(subject, subject.pipeline());  // what is wrong without changes is told as it is
  const Json schema = subject.options_schema();
  for (const OptionValue& option : values_at_bounds(schema)) {
    findings.trying(option.text());
    Json options = subject.options();
    options[option.key] = option.value;
    if (!check_options(schema, options).empty()) continue;  // another keyword excludes it
    const auto pipeline = pipeline_with(subject, option, findings);
    if (!pipeline) continue;
    Worker worker = pipeline->open();
    for (const Document& document : plain_documents())
      for (const Failure& failure : worker.annotate(document).failures())
        findings.fail(option.text() + ": " + failure.message,
                      "work with every value that the schema allows, or narrow the schema");
  }
}

}  // namespace

std::span<const Check> options_checks() {
  static constexpr Check checks[] = {
      {"defaults-work", Group::options, "works without any option", works_with_defaults},
      {"true-defaults", Group::options, "means by a default what it does when nothing is given",
       has_true_defaults},
      {"options-at-bounds", Group::options, "works with every value that its schema allows",
       works_at_bounds},
  };
  return checks;
}

}  // namespace glossator::check
