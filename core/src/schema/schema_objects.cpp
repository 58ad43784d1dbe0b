// The keywords for objects and their members.
#include <string>

#include "json/json_pointer.hpp"
#include "schema/schema_evaluation.hpp"
#include "schema/schema_message.hpp"
#include "schema/schema_walk.hpp"

namespace glossator {

void SchemaEvaluation::check_object(const Json& schema, const Json& value,
                                    const std::string& pointer, Report& report) {
  check_keys(schema, value, pointer, report);
  const Json* const names = schema.find("propertyNames");
  for (const JsonMember& member : value.members()) {
    const std::string there = pointer_to(pointer, member.key);
    if (names) check_name(*names, member.key, there, report);
    check_member(schema, member, there, report);
  }
  if (const Json* dependents = schema.find("dependentSchemas"))
    for (const auto& [key, part] : dependents->members())
      if (value.contains(key)) check(part, value, pointer, report);
}

void SchemaEvaluation::check_keys(const Json& schema, const Json& value, const std::string& pointer,
                                  Report& report) {
  if (const Json* required = schema.find("required"))
    for (const Json& key : required->items())
      if (!value.contains(key.text()))
        report.add(pointer, [&] { return missing_key_message(schema, key.text()); });
  if (const Json* dependents = schema.find("dependentRequired"))
    for (const JsonMember& dependent : dependents->members())
      if (value.contains(dependent.key)) check_needed(schema, dependent, value, pointer, report);
  check_size(schema, "minProperties", "maxProperties", value.size(), "key", pointer, report);
}

void SchemaEvaluation::check_needed(const Json& schema, const JsonMember& dependent,
                                    const Json& value, const std::string& pointer, Report& report) {
  for (const Json& needed : dependent.value.items())
    if (!value.contains(needed.text()))
      report.add(pointer, [&] {
        return missing_key_message(schema, needed.text()) + "; key `" + dependent.key +
               "` needs it";
      });
}

void SchemaEvaluation::check_member(const Json& schema, const JsonMember& member,
                                    const std::string& pointer, Report& report) {
  bool is_additional = true;
  if (const Json* properties = schema.find("properties"))
    if (const Json* property = properties->find(member.key)) {
      is_additional = false;
      check(*property, member.value, pointer, report);
    }
  if (const Json* patterns = schema.find("patternProperties"))
    for (const auto& [pattern, part] : patterns->members())
      if (patterns_.matches(pattern, member.key)) {
        is_additional = false;
        check(part, member.value, pointer, report);
      }
  const Json* const others = schema.find("additionalProperties");
  if (!others || !is_additional) return;
  if (*others == Json(false))
    report.add_about_key(pointer, [&] { return unknown_key_message(schema, member.key); });
  else
    check(*others, member.value, pointer, report);
}

void SchemaEvaluation::check_name(const Json& schema, const std::string& name,
                                  const std::string& pointer, Report& report) {
  Report of_name = report.has_words() ? Report::with_words() : Report::silent();
  check(schema, Json(name), "", of_name);
  if (of_name.is_empty()) return;
  report.add_about_key(pointer, [&] {
    return "the key `" + name + "` is not allowed: " + of_name.mismatches().front().message;
  });
}

}  // namespace glossator
