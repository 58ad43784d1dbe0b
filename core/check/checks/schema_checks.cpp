#include "check/checks/all_checks.hpp"
#include "check/subject/subject.hpp"
#include "glossator/error.hpp"
#include "json/json_pointer.hpp"
#include "json/json_source.hpp"
#include "schema/schema_check.hpp"
#include "schema/schema_walk.hpp"

namespace glossator::check {
namespace {

/// Checks what a valid options schema says of each option, also within objects and arrays.
class OptionsReview {
 public:
  OptionsReview(const Json& root, Findings& findings) : root_(root), findings_(findings) {}

  void of_object(const Json& schema, const std::string& place) {
    static const Json none = Json::object();
    const Json* const found = schema.find("properties");
    const Json& properties = found ? *found : none;
    const bool is_object = schema.text_or("type", "") == "object" || !properties.empty();
    const Json* const others = schema.find("additionalProperties");
    if (is_object && takes_other_keys(schema) && (!others || *others == true) &&
        !schema.contains("patternProperties"))
      findings_.warn("the options schema lets any key pass" +
                         (place.empty() ? "" : " at " + place) + ", a misspelled one too",
                     "say \"additionalProperties\": false");
    if (const Json* const required = schema.find("required"))
      for (const Json& name : required->items())
        if (!properties.contains(name.text()))
          findings_.fail("the options schema requires " + pointer_to(place, name.text()) +
                             ", which it does not have",
                         "add the option, or take it out of \"required\"");
    for (const auto& [key, property] : properties.members())
      of_option(property, pointer_to(place, key));
  }

 private:
  void of_option(const Json& property, const std::string& place) {
    if (!property.is_object()) return;
    const Json* const schema = resolved(root_, &property);
    if (!schema || !schema->is_object()) return;  // the host reports this
    if (!property.contains("description") && !schema->contains("description"))
      findings_.warn("option " + place + " has no description",
                     "say in the schema what it does: `gloss plugins show` prints it");
    if (const Json* const preset = property.find("default"))
      of_default(property, *preset, place);
    else if (const Json* const inner = schema->find("default"))
      of_default(*schema, *inner, place);
    constexpr int deepest = 8;
    if (++depth_ < deepest) {
      of_object(*schema, place);
      if (const Json* const items = schema->find("items"))
        if (const Json* const item = resolved(root_, items); item && item->is_object())
          of_object(*item, place + "/0");
    }
    --depth_;
  }

  void of_default(Json schema, const Json& preset, const std::string& place) {
    if (const Json* const parts = root_.find("$defs")) schema["$defs"] = *parts;
    for (const Mismatch& mismatch : mismatches(schema, preset))
      findings_.fail("the default of option " + place + mismatch.pointer +
                         " is not allowed by its own schema: " + mismatch.message,
                     "mend the default or the schema");
  }

  const Json& root_;
  Findings& findings_;
  int depth_ = 0;
};

void has_a_schema(Subject& subject, Findings& findings) {
  const JsonSource source = parse_json(subject.description().config_schema_json);
  if (!source.problems.empty())
    return findings.fail("its options schema is not JSON: " + first_problem(source),
                         "mend the text");
  const auto& parsed = source.value;
  if (!parsed || parsed->text_or("type", "") != "object")
    return findings.fail("its options schema is no schema of a JSON object",
                         "without options it is {\"type\": \"object\", \"additionalProperties\": "
                         "false}");
  try {
    mismatches(*parsed, Json::object());
  } catch (const Error& error) {
    return findings.fail(error.what(),
                         "mend the schema: gloss/plugin.h lists the keywords that the host knows");
  }
  OptionsReview(*parsed, findings).of_object(*parsed, "");
}

}  // namespace

std::span<const Check> schema_checks() {
  static constexpr Check checks[] = {
      {"options-schema", Group::description, "has a schema for its options that tells each of them",
       has_a_schema},
  };
  return checks;
}

}  // namespace glossator::check
