#include "schema/schema_walk.hpp"

#include <algorithm>
#include <array>

#include "json/json_pointer.hpp"
#include "text/nearest_name.hpp"

namespace glossator {
namespace {

using Json = nlohmann::ordered_json;

const Json* member(const Json& object, const char* key) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(key);
  return found == object.end() ? nullptr : &*found;
}

bool is_false(const Json* json) {
  return json != nullptr && json->is_boolean() && !json->get<bool>();
}

bool takes_other_keys(const Json& schema) {
  if (member(schema, "patternProperties") != nullptr) return true;
  if (const Json* others = member(schema, "additionalProperties")) return !is_false(others);
  if (member(schema, "properties") == nullptr) return true;
  // Further properties may be listed in the parts of a composition.
  constexpr std::array compositions{"allOf", "anyOf", "oneOf", "if", "dependentSchemas"};
  return std::any_of(compositions.begin(), compositions.end(),
                     [&](const char* key) { return member(schema, key) != nullptr; });
}

std::string unknown_key_message(const std::string& key, const Json* properties) {
  std::vector<std::string> known;
  if (properties != nullptr && properties->is_object())
    for (const auto& property : properties->items()) known.push_back(property.key());
  std::string text = "unknown key `" + key + "`; ";
  text += known.empty() ? "no keys are known here" : "known: ";
  for (std::size_t i = 0; i < known.size(); ++i) text += (i == 0 ? "" : ", ") + known[i];
  return text + did_you_mean(key, known);
}

void find_unknown_keys(const Json& root, const Json& schema, const Json& value,
                       const std::string& pointer, std::vector<Mismatch>& out) {
  if (value.is_object()) {
    const Json* properties = member(schema, "properties");
    const bool open = takes_other_keys(schema);
    for (const auto& [key, item] : value.items()) {
      const std::string there = pointer_to(pointer, key);
      const bool listed = properties != nullptr && properties->contains(key);
      if (!listed && !open) {
        out.push_back({there, unknown_key_message(key, properties), true});
      } else if (const Json* child = schema_of_child(root, schema, key)) {
        find_unknown_keys(root, *child, item, there, out);
      }
    }
  } else if (value.is_array()) {
    for (std::size_t i = 0; i < value.size(); ++i)
      if (const Json* child = schema_of_child(root, schema, std::to_string(i)))
        find_unknown_keys(root, *child, value[i], pointer_to(pointer, i), out);
  }
}

void fill(const Json& root, const Json& schema, Json& value) {
  if (value.is_object()) {
    if (const Json* properties = member(schema, "properties")) {
      for (const auto& [key, property] : properties->items()) {
        const Json* child = resolved(root, &property);
        const Json* preset = member(property, "default");
        if (preset == nullptr && child != nullptr) preset = member(*child, "default");
        if (preset != nullptr && !value.contains(key)) value[key] = *preset;
      }
    }
    for (const auto& [key, item] : value.items())
      if (const Json* child = schema_of_child(root, schema, key)) fill(root, *child, item);
  } else if (value.is_array()) {
    for (std::size_t i = 0; i < value.size(); ++i)
      if (const Json* child = schema_of_child(root, schema, std::to_string(i)))
        fill(root, *child, value[i]);
  }
}

}  // namespace

const Json* resolved(const Json& root, const Json* schema) {
  constexpr int longest_chain = 32;
  for (int i = 0; schema != nullptr && i < longest_chain; ++i) {
    const Json* reference = member(*schema, "$ref");
    if (reference == nullptr || !reference->is_string()) return schema;
    const auto& uri = reference->get_ref<const std::string&>();
    const auto tokens = uri.starts_with('#') ? pointer_tokens(uri.substr(1)) : std::nullopt;
    if (!tokens) return nullptr;
    schema = &root;
    for (const std::string& token : *tokens) {
      schema = member(*schema, token.c_str());
      if (schema == nullptr) return nullptr;
    }
  }
  return nullptr;
}

const Json* schema_of_child(const Json& root, const Json& schema, const std::string& token) {
  if (const Json* properties = member(schema, "properties"))
    if (const Json* property = member(*properties, token.c_str())) return resolved(root, property);
  const Json* items = member(schema, "items");
  const auto index = array_index(token);
  if (items != nullptr && index) {
    if (!items->is_array()) return resolved(root, items);
    return *index < items->size() ? resolved(root, &(*items)[*index]) : nullptr;
  }
  return resolved(root, member(schema, "additionalProperties"));
}

const Json* schema_at(const Json& root, std::string_view pointer) {
  const Json* schema = resolved(root, &root);
  const auto tokens = pointer_tokens(pointer);
  if (!tokens) return nullptr;
  for (const std::string& token : *tokens) {
    if (schema == nullptr) return nullptr;
    schema = schema_of_child(root, *schema, token);
  }
  return schema;
}

std::vector<Mismatch> unknown_keys(const Json& root, const Json& value) {
  std::vector<Mismatch> out;
  find_unknown_keys(root, root, value, "", out);
  return out;
}

void fill_defaults(const Json& root, Json& value) { fill(root, root, value); }

}  // namespace glossator
