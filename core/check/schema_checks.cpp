#include "check.hpp"
#include "json/json_pointer.hpp"
#include "options_schema.hpp"
#include "schema/schema_check.hpp"
#include "subject.hpp"

namespace glossator::check {
namespace {

using Json = nlohmann::ordered_json;

/// Whether the keywords are known, and have values of the kind that they ask for.
bool has_sound_keywords(const Json& schema, Findings& findings) {
  static const Json rules = Json::parse(options_schema_schema);
  bool is_sound = true;
  for (const Mismatch& mismatch : mismatches(rules, schema)) {
    const std::string place =
        "the options schema at " + (mismatch.pointer.empty() ? "its top" : mismatch.pointer) + ": ";
    if (!mismatch.is_about_key) {
      findings.fail(place + mismatch.message, "mend the schema; its form is JSON Schema 2020-12");
      is_sound = false;
    } else if (const auto key = mismatch.pointer.rfind("/x-"); key == std::string::npos) {
      findings.warn(place + mismatch.message,
                    "use a keyword that the host knows: it passes over others in silence");
    }
  }
  return is_sound;
}

/// What a schema of sound keywords says of each option, those within objects and arrays too.
class OptionsReview {
 public:
  OptionsReview(const Json& root, Findings& findings) : root_(root), findings_(findings) {}

  void of_object(const Json& schema, const std::string& place) {
    const Json none = Json::object();
    const Json properties = schema.value("properties", none);
    const bool is_object = schema.value("type", Json()) == "object" || !properties.empty();
    const Json others = schema.value("additionalProperties", Json(true));
    if (is_object && others == Json(true) && !schema.contains("patternProperties"))
      findings_.warn("the options schema lets any key pass" +
                         (place.empty() ? "" : " at " + place) + ", a misspelled one too",
                     "say \"additionalProperties\": false");
    for (const Json& name : schema.value("required", Json::array()))
      if (!properties.contains(name.get<std::string>()))
        findings_.fail("the options schema requires " + pointer_to(place, name.get<std::string>()) +
                           ", which it does not have",
                       "add the option, or take it out of \"required\"");
    for (const auto& [key, property] : properties.items())
      of_option(property, pointer_to(place, key));
  }

 private:
  void of_option(const Json& property, const std::string& place) {
    if (!property.is_object()) return;
    const Json* const schema = resolved(root_, &property);
    if (!schema || !schema->is_object()) return;  // told by the host
    if (!property.contains("description") && !schema->contains("description"))
      findings_.warn("option " + place + " has no description",
                     "say in the schema what it does: `gloss plugins show` prints it");
    if (const auto preset = property.find("default"); preset != property.end())
      of_default(property, *preset, place);
    else if (const auto inner = schema->find("default"); inner != schema->end())
      of_default(*schema, *inner, place);
    constexpr int deepest = 8;
    if (++depth_ < deepest) {
      of_object(*schema, place);
      if (const auto items = schema->find("items"); items != schema->end())
        if (const Json* const item = resolved(root_, &*items); item && item->is_object())
          of_object(*item, place + "/0");
    }
    --depth_;
  }

  void of_default(Json schema, const Json& preset, const std::string& place) {
    for (const char* key : {"$defs", "definitions"})
      if (root_.contains(key)) schema[key] = root_[key];
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
  const Json schema = Json::parse(subject.description().config_schema_json, nullptr, false);
  if (!schema.is_object() || schema.value("type", Json()) != "object")
    return findings.fail("its options schema is no schema of a JSON object",
                         "without options it is {\"type\": \"object\", \"additionalProperties\": "
                         "false}");
  const Json dialect =
      schema.value("$schema", Json("https://json-schema.org/draft/2020-12/schema"));
  if (dialect != "https://json-schema.org/draft/2020-12/schema")
    findings.warn("its options schema is written in another dialect: " + dialect.dump(),
                  "write it in JSON Schema 2020-12");
  if (!has_sound_keywords(schema, findings)) return;
  mismatches(schema, Json::object());  // throws what the host cannot do with it
  OptionsReview(schema, findings).of_object(schema, "");
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
