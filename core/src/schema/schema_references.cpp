#include "schema/schema_references.hpp"

#include <algorithm>
#include <map>

#include "json/json_pointer.hpp"
#include "schema/schema_keywords.hpp"
#include "schema/schema_refusal.hpp"
#include "schema/schema_walk.hpp"

namespace glossator {
namespace {

constexpr const char* leads_back = "leads back to itself without entering a value";

class ReferenceCheck {
 public:
  ReferenceCheck(const Json& root, const std::vector<SchemaPlace>& places) : root_(root) {
    for (const SchemaPlace& place : places) chains_.emplace(place.schema, Chain{place.pointer});
  }

  /// The longest chain of references for one value from `schema` on; `before` of them led to it.
  int longest_chain(const Json& schema, int before) {
    Chain& chain = chains_.at(&schema);
    if (chain.is_known) return chain.length;
    chain.is_open = true;
    int length = 0;
    for (const Json* part : parts_of(schema))
      length = std::max(length, longest_chain_of_part(chain.pointer, *part, before));
    if (const Json* target = target_of(schema, chain.pointer)) {
      const std::string there = chain.pointer + "/$ref";
      if (before + 1 > longest_reference_chain) refuse_length(there);
      length = std::max(length, 1 + longest_chain_of_part(there, *target, before + 1));
    }
    if (before + length > longest_reference_chain) refuse_length(chain.pointer);
    chain.is_open = false;
    chain.is_known = true;
    return chain.length = length;
  }

 private:
  struct Chain {
    std::string pointer;
    bool is_open = false;  ///< the schema is on the path from the first one to the current one
    bool is_known = false;
    int length = 0;
  };

  int longest_chain_of_part(const std::string& from, const Json& part, int before) {
    const Chain& chain = chains_.at(&part);
    if (chain.is_open) refuse_schema(from, leads_back);
    const int length = longest_chain(part, before);
    if (before + length > longest_reference_chain) refuse_length(from);
    return length;
  }

  [[noreturn]] static void refuse_length(const std::string& pointer) {
    refuse_schema(pointer, "expected at most " + std::to_string(longest_reference_chain) +
                               " references in a row");
  }

  const Json* target_of(const Json& schema, const std::string& pointer) const {
    if (!schema.contains("$ref")) return nullptr;
    const Json* target = referenced(root_, schema);
    if (!target) refuse_schema(pointer + "/$ref", reference_expected);
    if (target == &schema) refuse_schema(pointer + "/$ref", leads_back);
    if (!chains_.count(target))
      refuse_schema(pointer + "/$ref", "expected a reference to a schema; what stands at " +
                                           schema["$ref"].text() + " is none");
    return target;
  }

  /// The schemas in `schema` that apply to the same value.
  static std::vector<const Json*> parts_of(const Json& schema) {
    std::vector<const Json*> parts;
    for (const char* key : {"allOf", "anyOf", "oneOf"})
      if (const Json* list = schema.find(key))
        for (const Json& part : list->items()) parts.push_back(&part);
    for (const char* key : {"not", "if", "then", "else"})
      if (const Json* part = schema.find(key)) parts.push_back(part);
    if (const Json* map = schema.find("dependentSchemas"))
      for (const auto& [name, part] : map->members()) parts.push_back(&part);
    return parts;
  }

  const Json& root_;
  std::map<const Json*, Chain> chains_;
};

}  // namespace

void check_references(const Json& root, const std::vector<SchemaPlace>& places) {
  ReferenceCheck check(root, places);
  for (const SchemaPlace& place : places) check.longest_chain(*place.schema, 0);
}

}  // namespace glossator
