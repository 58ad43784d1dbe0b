#include "schema/schema_walk.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "json/json_pointer.hpp"
#include "schema/schema_keywords.hpp"
#include "schema/schema_refusal.hpp"
#include "text/nearest_name.hpp"

namespace glossator {
namespace {

bool has_any(const Json& schema, std::initializer_list<const char*> keys) {
  return std::any_of(keys.begin(), keys.end(),
                     [&](const char* key) { return schema.contains(key); });
}

void find_unknown_keys(const Json& root, const Json& schema, const Json& value,
                       const std::string& pointer, std::vector<Mismatch>& out) {
  const Json* properties = schema.find("properties");
  const bool open = takes_other_keys(schema);
  for (const auto& [key, item] : value.members()) {
    const std::string there = pointer_to(pointer, key);
    const bool listed = properties && properties->contains(key);
    if (!listed && !open) {
      out.push_back({there, unknown_key_message(schema, key), true});
    } else if (const Json* child = schema_of_child(root, schema, key)) {
      find_unknown_keys(root, *child, item, there, out);
    }
  }
  for (std::size_t i = 0; i < value.items().size(); ++i)
    if (const Json* child = schema_of_child(root, schema, std::to_string(i)))
      find_unknown_keys(root, *child, value[i], pointer_to(pointer, i), out);
}

bool allows_type(const Json& schema, const char* name) {
  const Json* type = schema.find("type");
  return type && (*type == Json(name) || std::find(type->items().begin(), type->items().end(),
                                                   Json(name)) != type->items().end());
}

/// Writes 3.0 as 3: a plugin that asks for an integer must be given one.
void make_integer(const Json& schema, Json& value) {
  constexpr double limit = 9223372036854775808.0;
  if (value.is_integer() || !value.is_number()) return;
  if (!allows_type(schema, "integer") || allows_type(schema, "number")) return;
  const double number = value.number();
  if (number >= -limit && number < limit && number == std::floor(number))
    value = static_cast<std::int64_t>(number);
}

void fill(const Json& root, const Json& schema, Json& value, int depth) {
  if (depth > deepest_value) refuse_schema("", "its defaults hold themselves");
  make_integer(schema, value);
  if (value.is_object()) {
    if (const Json* properties = schema.find("properties")) {
      for (const auto& [key, property] : properties->members()) {
        const Json* child = resolved(root, &property);
        const Json* preset = property.find("default");
        if (!preset && child) preset = child->find("default");
        if (preset && !value.contains(key)) value[key] = *preset;
      }
    }
    for (auto& [key, item] : value.members())
      if (const Json* child = schema_of_child(root, schema, key))
        fill(root, *child, item, depth + 1);
  } else if (value.is_array()) {
    for (std::size_t i = 0; i < value.size(); ++i)
      if (const Json* child = schema_of_child(root, schema, std::to_string(i)))
        fill(root, *child, value.items()[i], depth + 1);
  }
}

/// `text` with each %XX of a URI replaced by its byte.
std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned char byte = 0;
    const char* const digits = text.data() + i + 1;
    if (text[i] == '%' && text.size() - i > 2 &&
        std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2) {
      out += static_cast<char>(byte);
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace

bool takes_other_keys(const Json& schema) {
  if (schema.contains("patternProperties")) return true;
  if (const Json* others = schema.find("additionalProperties")) return *others != Json(false);
  if (!schema.contains("properties")) return true;
  // The parts of a composition may list further properties.
  return has_any(schema, {"allOf", "anyOf", "oneOf", "if", "dependentSchemas", "$ref"});
}

const Json* referenced(const Json& root, const Json& schema) {
  const Json* reference = schema.find("$ref");
  if (!reference || !reference->is_text() || !reference->text().starts_with('#')) return nullptr;
  return root.find_pointer(percent_decoded(std::string_view(reference->text()).substr(1)));
}

const Json* resolved(const Json& root, const Json* schema) {
  for (int i = 0; schema && i <= longest_reference_chain; ++i) {
    const bool is_composition = has_any(*schema, {"properties", "patternProperties",
                                                  "additionalProperties", "prefixItems", "items"});
    if (!schema->contains("$ref") || is_composition) return schema;
    schema = referenced(root, *schema);
  }
  return nullptr;
}

const Json* schema_of_child(const Json& root, const Json& schema, const std::string& token) {
  if (const Json* properties = schema.find("properties"))
    if (const Json* property = properties->find(token)) return resolved(root, property);
  const auto index = array_index(token);
  if (const Json* prefix = schema.find("prefixItems"); prefix && index && *index < prefix->size())
    return resolved(root, &prefix->items()[*index]);
  if (const Json* items = schema.find("items"); items && index) return resolved(root, items);
  // Without matching the patterns it is unknown whether the key is an additional one.
  if (schema.contains("patternProperties")) return nullptr;
  return resolved(root, schema.find("additionalProperties"));
}

std::vector<Mismatch> unknown_keys(const Json& root, const Json& value) {
  std::vector<Mismatch> out;
  find_unknown_keys(root, root, value, "", out);
  return out;
}

std::string unknown_key_message(const Json& schema, const std::string& key) {
  std::vector<std::string> known;
  if (const Json* properties = schema.find("properties"))
    for (const auto& [name, property] : properties->members()) known.push_back(name);
  const std::string suggestion = did_you_mean(key, known);
  if (const Json* patterns = schema.find("patternProperties"))
    for (const auto& [pattern, part] : patterns->members())
      known.push_back("those like " + pattern);
  return "unknown key `" + key + "`; " +
         (known.empty() ? "no keys are known here" : "known: " + listed(known)) + suggestion;
}

void fill_defaults(const Json& root, Json& value) { fill(root, root, value, 0); }

}  // namespace glossator
