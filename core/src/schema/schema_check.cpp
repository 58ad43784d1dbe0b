#include "schema/schema_check.hpp"

#include <set>
#include <utility>

#include "schema/schema_refusal.hpp"
#include "schema/schema_validator.hpp"

namespace glossator {

std::vector<Mismatch> mismatches(const Json& schema, const Json& value) {
  if (!schema.is_object()) refuse_schema("", "expected an object");
  auto by_the_book = SchemaValidator(schema).mismatches(value);
  auto out = unknown_keys(schema, value);
  const std::set<Mismatch> told(out.begin(), out.end());
  for (Mismatch& found : by_the_book)
    if (!told.count(found)) out.push_back(std::move(found));
  return out;
}

}  // namespace glossator
