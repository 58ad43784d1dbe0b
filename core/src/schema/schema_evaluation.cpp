#include "schema/schema_evaluation.hpp"

#include <algorithm>

#include "schema/schema_keywords.hpp"
#include "schema/schema_message.hpp"
#include "schema/schema_numbers.hpp"
#include "schema/schema_refusal.hpp"
#include "schema/schema_walk.hpp"

namespace glossator {
namespace {

bool is_of_type(const std::string& type, const Json& value) {
  if (type == "string") return value.is_text();
  if (type == "integer") return is_whole(value);
  if (type == "number") return value.is_number();
  if (type == "boolean") return value.is_boolean();
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  return value.is_null();
}

}  // namespace

bool has_type(const Json& schema, const Json& value) {
  const Json* type = schema.find("type");
  if (!type) return true;
  if (type->is_text()) return is_of_type(type->text(), value);
  return std::any_of(type->items().begin(), type->items().end(),
                     [&](const Json& one) { return is_of_type(one.text(), value); });
}

void SchemaEvaluation::check(const Json& schema, const Json& value, const std::string& pointer,
                             Report& report) {
  if (depth_ == deepest_check)
    refuse_schema("", "more than " + std::to_string(deepest_check) +
                          " of its parts apply within one another");
  ++depth_;
  if (schema == Json(false)) {
    report.add(pointer, [&] { return "nothing is allowed here" + found(value); });
  } else if (!has_type(schema, value)) {
    report.add(pointer, [&] {
      const Json* const schemas[] = {&schema};
      return "expected " + types_text(schemas) + found(value);
    });
  } else if (schema.is_object()) {
    check_scalar(schema, value, pointer, report);
    if (value.is_array()) check_array(schema, value, pointer, report);
    if (value.is_object()) check_object(schema, value, pointer, report);
    check_parts(schema, value, pointer, report);
  }
  --depth_;
}

bool SchemaEvaluation::fits(const Json& schema, const Json& value) {
  Report report = Report::silent();
  check(schema, value, "", report);
  return report.is_empty();
}

void SchemaEvaluation::check_parts(const Json& schema, const Json& value,
                                   const std::string& pointer, Report& report) {
  if (const Json* target = referenced(root_, schema)) check(*target, value, pointer, report);
  if (const Json* all = schema.find("allOf"))
    for (const Json& part : all->items()) check(part, value, pointer, report);
  if (const Json* any = schema.find("anyOf")) check_branches(*any, false, value, pointer, report);
  if (const Json* one = schema.find("oneOf")) check_branches(*one, true, value, pointer, report);
  if (const Json* ruled_out = schema.find("not"); ruled_out && fits(*ruled_out, value))
    report.add(pointer, [&] { return not_message(*ruled_out, value); });
  if (const Json* condition = schema.find("if"))
    if (const Json* part = schema.find(fits(*condition, value) ? "then" : "else"))
      check(*part, value, pointer, report);
}

void SchemaEvaluation::check_branches(const Json& branches, bool takes_one, const Json& value,
                                      const std::string& pointer, Report& report) {
  std::size_t fitting = 0;
  for (const Json& branch : branches.items()) {
    fitting += fits(branch, value);
    if (fitting > 0 && !takes_one) return;
  }
  if (fitting == 1) return;
  if (report.has_words())
    explain_branches(branches, value, pointer, report);
  else
    report.add(pointer, [] { return std::string(); });
}

/// Explains by the branch of the value's type if exactly one has it: most likely the one that was
/// meant.
void SchemaEvaluation::explain_branches(const Json& branches, const Json& value,
                                        const std::string& pointer, Report& report) {
  std::vector<const Json*> all, likely;
  for (const Json& branch : branches.items()) {
    all.push_back(resolved(root_, &branch));
    if (has_type(*all.back(), value)) likely.push_back(&branch);
  }
  if (likely.empty())
    return report.add(pointer, [&] { return "expected " + types_text(all) + found(value); });
  Report told = Report::with_words();
  if (likely.size() == 1) check(*likely.front(), value, pointer, told);
  if (told.is_empty())
    told.add(pointer, [&] {
      return "fits none of the " + std::to_string(branches.size()) +
             " forms allowed here, or more than the one it may" + found(value);
    });
  report.take(std::move(told));
}

}  // namespace glossator
