#include <cstring>
#include <regex>
#include <set>

#include "check.hpp"
#include "schema_check.hpp"
#include "subject.hpp"
#include "utf8.hpp"

namespace glossator::check {
namespace {

using Json = nlohmann::ordered_json;

struct Text {
  const char* what;
  const char* value;
  const char* pattern;  ///< of all of it; NULL: any text
  const char* expected;
};

void describes_itself_in_full(Subject& subject, Findings& findings) {
  const gloss_description& description = subject.description();
  const Text texts[] = {
      {"id", description.id, "[a-z0-9][a-z0-9_.-]*", "small letters, digits and _ . -"},
      {"name", description.name, nullptr, "a name for people"},
      {"version", description.version,
       "(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?",
       "a semantic version, for example 1.2.0"},
      {"vendor", description.vendor, nullptr, "who answers for it"},
      {"license", description.license, "[A-Za-z0-9.+-]+( (AND|OR|WITH) [A-Za-z0-9.+-]+)*",
       "an SPDX expression, for example MIT or Apache-2.0"},
      {"summary", description.summary, nullptr, "a sentence on what it marks"},
  };
  for (const Text& text : texts) {
    const std::string what = std::string("its ") + text.what;
    if (!text.value || text.value[0] == '\0')
      findings.fail(what + " is missing; expected " + text.expected, "give it in the description");
    else if (find_invalid_utf8(text.value))
      findings.fail(what + " is not valid UTF-8", "write the source in UTF-8");
    else if (text.pattern && !std::regex_match(text.value, std::regex(text.pattern)))
      findings.fail(what + " is `" + text.value + "`; expected " + text.expected,
                    "change it in the description");
  }
  if (description.threads > GLOSS_THREADS_SERIAL)
    findings.fail("its thread model is " + std::to_string(description.threads) +
                      "; known are GLOSS_THREADS_WORKER, _SHARED and _SERIAL",
                  "choose one of them");
  if (description.caps & ~(GLOSS_CAP_DETERMINISTIC | GLOSS_CAP_CANCELLABLE))
    findings.warn(
        "it declares capabilities that are not known: " + std::to_string(description.caps),
        "declare GLOSS_CAP_DETERMINISTIC and GLOSS_CAP_CANCELLABLE only");
}

/// All that a description says, as one text.
std::string said(const gloss_description* description) {
  if (!description) return "";
  std::string all;
  const auto add = [&](const char* text) { (all += text ? text : "(null)") += '\n'; };
  for (const char* text : {description->id, description->name, description->version,
                           description->vendor, description->license, description->url,
                           description->summary, description->config_schema_json})
    add(text);
  for (const auto* layers : {description->inputs, description->outputs})
    for (; *layers; ++layers) {
      add((*layers)->name);
      for (const auto* names : {(*layers)->types, (*layers)->keys})
        for (; names && *names; ++names) add(*names);
    }
  return all + std::to_string(description->threads) + " " + std::to_string(description->caps);
}

void describes_itself_the_same_again(Subject& subject, Findings& findings) {
  const gloss_factory& factory = subject.library().factory();
  const gloss_description* const first = factory.describe(subject.index());
  const std::string before = said(first);
  const auto compare = [&](const std::string& when) {
    const gloss_description* const now = factory.describe(subject.index());
    if (now != first)
      findings.fail("describe() gives another address " + when, "return static descriptions");
    if (said(now) != before)
      findings.fail("describe() says other things " + when, "return static descriptions");
  };
  compare("the second time");
  const Pipeline pipeline = subject.pipeline();
  compare("after create()");
}

void check_properties(const Json& schema, const std::string& place, Findings& findings) {
  if (!schema.is_object()) return;
  const bool is_object = schema.value("type", Json()) == "object" || schema.contains("properties");
  if (is_object && schema.value("additionalProperties", Json(true)) != Json(false) &&
      !schema["additionalProperties"].is_object())
    findings.warn("the options schema lets any key pass" + (place.empty() ? "" : " at " + place) +
                      ", a misspelled one too",
                  "say \"additionalProperties\": false");
  if (!schema.contains("properties")) return;
  for (const auto& [key, property] : schema["properties"].items()) {
    const std::string there = place + "/" + key;
    if (!property.is_object()) continue;
    if (!property.contains("description") && !property.contains("$ref"))
      findings.warn("option " + there + " has no description",
                    "say in the schema what it does: `gloss plugins show` prints it");
    if (property.contains("default") && !mismatches(property, property["default"]).empty())
      findings.fail("the default of option " + there + " is not allowed by its own schema: " +
                        mismatches(property, property["default"])[0].message,
                    "mend the default or the schema");
    check_properties(property, there, findings);
  }
}

void has_a_schema(Subject& subject, Findings& findings) {
  const Json schema = Json::parse(subject.description().config_schema_json, nullptr, false);
  if (!schema.is_object())
    return findings.fail("its options schema is no JSON object",
                         "without options it is {\"type\": \"object\", \"additionalProperties\": "
                         "false}");
  mismatches(schema, Json::object());  // throws what is wrong with the schema itself
  check_properties(schema, "", findings);
}

bool is_layer_name(const char* name) {
  return std::regex_match(name, std::regex("[a-z][a-z0-9_.-]*"));
}

void check_names(const gloss_layer& layer, const char* what, const char* const* names,
                 Findings& findings) {
  static const std::set<std::string> reserved{"id",   "begin", "end",     "text",
                                              "type", "score", "children"};
  std::set<std::string> seen;
  for (; names && *names; ++names) {
    const std::string place = std::string(what) + " `" + *names + "` of layer `" + layer.name + "`";
    if (**names == '\0' || find_invalid_utf8(*names))
      findings.fail(place + " is no name", "use letters, digits and _");
    if (!seen.insert(*names).second) findings.fail(place + " is declared twice", "declare it once");
    if (std::strcmp(what, "key") == 0 && reserved.contains(*names))
      findings.fail(place + " is a member that every record has", "choose another name");
  }
}

void has_good_names(Subject& subject, Findings& findings) {
  for (const auto* layers : {subject.description().inputs, subject.description().outputs}) {
    std::set<std::string> seen;
    for (; *layers; ++layers) {
      const gloss_layer& layer = **layers;
      if (!is_layer_name(layer.name))
        findings.fail("layer `" + std::string(layer.name) +
                          "`: expected small letters, digits and "
                          "_ . - after a letter",
                      "rename it; a config cannot name it else");
      if (!seen.insert(layer.name).second)
        findings.fail("layer `" + std::string(layer.name) + "` is declared twice",
                      "declare it once");
      check_names(layer, "type", layer.types, findings);
      check_names(layer, "key", layer.keys, findings);
    }
  }
  for (auto output = subject.description().outputs; *output; ++output)
    if (!(*output)->types || !*(*output)->types)
      findings.fail("layer `" + std::string((*output)->name) + "` has no types",
                    "declare at least one: each record has a type");
}

}  // namespace

std::span<const Check> description_checks() {
  static constexpr Check checks[] = {
      {"full-description", Group::description, "says who it is, in the forms that are asked for",
       describes_itself_in_full},
      {"same-description", Group::description, "describes itself the same at any time",
       describes_itself_the_same_again},
      {"options-schema", Group::description, "has a schema for its options that tells each of them",
       has_a_schema},
      {"good-names", Group::description, "declares layers, types and keys that can be named",
       has_good_names},
  };
  return checks;
}

}  // namespace glossator::check
