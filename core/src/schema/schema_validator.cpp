#include "schema/schema_validator.hpp"

#define VALIJSON_USE_EXCEPTIONS 1
#include <algorithm>
#include <array>
#include <mutex>
#include <string_view>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "glossator/error.hpp"
#include "json/json_pointer.hpp"
#include "schema/schema_walk.hpp"

namespace glossator {
namespace {

using Json = nlohmann::ordered_json;

template <std::size_t Size>
bool is_one_of(std::string_view key, const std::array<std::string_view, Size>& keys) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

constexpr std::array<std::string_view, 5> maps_of_schemas{"properties", "patternProperties",
                                                          "$defs", "definitions", "dependencies"};
constexpr std::array<std::string_view, 12> schemas{"items",
                                                   "additionalItems",
                                                   "additionalProperties",
                                                   "propertyNames",
                                                   "contains",
                                                   "not",
                                                   "if",
                                                   "then",
                                                   "else",
                                                   "allOf",
                                                   "anyOf",
                                                   "oneOf"};
constexpr std::array<std::string_view, 8> annotations{
    "$schema", "$id", "id", "title", "default", "description", "examples", "format"};
// The validator would pass over these in silence.
constexpr std::array<std::string_view, 11> unsupported{
    "prefixItems", "dependentRequired", "dependentSchemas", "unevaluatedProperties",
    "minContains", "unevaluatedItems",  "maxContains",      "$dynamicRef",
    "$anchor",     "$dynamicAnchor",    "$recursiveRef"};

[[noreturn]] void refuse(const std::string& pointer, const std::string& message) {
  throw Error(ErrorCode::plugin,
              "the options schema is broken: " + pointer + (pointer.empty() ? "" : ": ") + message);
}

/// `schema` as the validator can take it: without annotations, and checked where it is lenient.
nlohmann::json prepared(const Json& root, const Json& schema, const std::string& pointer) {
  if (schema.is_array()) {
    nlohmann::json out = nlohmann::json::array();
    for (std::size_t i = 0; i < schema.size(); ++i)
      out.push_back(prepared(root, schema[i], pointer_to(pointer, i)));
    return out;
  }
  if (!schema.is_object()) return schema;
  nlohmann::json out = nlohmann::json::object();
  for (const auto& [key, item] : schema.items()) {
    const std::string there = pointer_to(pointer, key);
    if (is_one_of(key, annotations)) continue;
    if (is_one_of(key, unsupported)) refuse(there, "this keyword is not supported");
    if (key == "$ref" && resolved(root, &schema) == nullptr)
      refuse(there, "expected a reference to a part of this schema");
    if (is_one_of(key, maps_of_schemas)) {
      if (!item.is_object()) refuse(there, "expected an object");
      out[key] = nlohmann::json::object();
      for (const auto& [name, part] : item.items())
        out[key][name] = prepared(root, part, pointer_to(there, name));
    } else if (is_one_of(key, schemas)) {
      const bool is_list = key == "allOf" || key == "anyOf" || key == "oneOf";
      if (is_list && !item.is_array()) refuse(there, "expected an array of schemas");
      if (!item.is_structured() && !item.is_boolean()) refuse(there, "expected a schema");
      out[key] = prepared(root, item, there);
    } else {
      out[key] = item;
    }
  }
  return out;
}

/// The validator's context, {"<root>", "[key]", "[0]"}, as a JSON Pointer.
std::string pointer_of(const std::vector<std::string>& context) {
  std::string pointer;
  for (std::size_t i = 1; i < context.size(); ++i)
    pointer = pointer_to(pointer, std::string_view(context[i]).substr(1, context[i].size() - 2));
  return pointer;
}

bool says_that_a_part_was_refused(std::string_view description) {
  constexpr std::array<std::string_view, 5> beginnings{
      "Failed to validate against schema associated with", "Failed to validate item #",
      "Failed to validate against additional properties", "Failed to validate against child schema",
      "Failed to validate against a conditional schema"};
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [&](auto beginning) { return description.starts_with(beginning); });
}

}  // namespace

std::vector<Finding> validate(const Json& schema, const Json& value) {
  if (!schema.is_object()) refuse("", "expected an object");
  const nlohmann::json rules = prepared(schema, schema, "");
  const nlohmann::json target = value;
  std::vector<Finding> leaves, all;
  // The validator's std::regex fills a cache of the process's locale, and libstdc++ does so without
  // a lock (std::ctype<char>::narrow).
  static std::mutex one_at_a_time;
  const std::lock_guard lock(one_at_a_time);
  try {
    using valijson::adapters::NlohmannJsonAdapter;
    valijson::Schema parsed;
    valijson::SchemaParser().populateSchema(NlohmannJsonAdapter(rules), parsed);
    valijson::ValidationResults results;
    if (valijson::Validator().validate(parsed, NlohmannJsonAdapter(target), &results)) return {};
    for (const auto& error : results) {
      Finding finding{pointer_of(error.context), error.description};
      if (!says_that_a_part_was_refused(finding.description)) leaves.push_back(finding);
      all.push_back(std::move(finding));
    }
  } catch (const std::exception& error) {
    refuse("", error.what());
  }
  if (all.empty()) all.push_back({"", "the value is not allowed"});
  return leaves.empty() ? all : leaves;
}

}  // namespace glossator
