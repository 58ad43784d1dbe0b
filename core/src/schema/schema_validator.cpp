#include "schema/schema_validator.hpp"

#include <algorithm>
#include <set>

#include "schema/schema_evaluation.hpp"
#include "schema/schema_form.hpp"
#include "schema/schema_keywords.hpp"

namespace glossator {
namespace {

bool is_deeper_than(int levels, const Json& value) {
  if (!value.is_structured()) return false;
  if (levels == 0) return true;
  return std::any_of(value.items().begin(), value.items().end(),
                     [&](const Json& item) { return is_deeper_than(levels - 1, item); }) ||
         std::any_of(value.members().begin(), value.members().end(), [&](const JsonMember& member) {
           return is_deeper_than(levels - 1, member.value);
         });
}

}  // namespace

SchemaValidator::SchemaValidator(const Json& schema)
    : schema_(schema), patterns_(check_form(schema)) {}

std::vector<Mismatch> SchemaValidator::mismatches(const Json& value) const {
  if (is_deeper_than(deepest_value, value))
    return {{"", "expected at most " + std::to_string(deepest_value) +
                     " arrays and objects within one another"}};
  Report report = Report::with_words();
  SchemaEvaluation(schema_, patterns_).check(schema_, value, "", report);
  std::set<Mismatch> told;
  std::vector<Mismatch> out;
  for (const Mismatch& found : report.mismatches())
    if (told.insert(found).second) out.push_back(found);
  return out;
}

}  // namespace glossator
