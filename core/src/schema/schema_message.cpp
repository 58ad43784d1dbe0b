#include "schema/schema_message.hpp"

#include <set>

#include "text/nearest_name.hpp"
#include "text/utf8_sequence.hpp"

namespace glossator {
namespace {

using Json = nlohmann::ordered_json;

const Json* member(const Json& schema, const char* key) {
  if (!schema.is_object()) return nullptr;
  const auto found = schema.find(key);
  return found == schema.end() ? nullptr : &*found;
}

std::string with_article(const std::string& type) {
  if (type == "null") return type;
  if (type == "boolean") return "true or false";
  return (type == "integer" || type == "object" || type == "array" ? "an " : "a ") + type;
}

bool is_of_type(const std::string& type, const Json& value) {
  if (type == "string") return value.is_string();
  if (type == "integer") return value.is_number_integer();
  if (type == "number") return value.is_number();
  if (type == "boolean") return value.is_boolean();
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "null") return value.is_null();
  return true;
}

std::vector<std::string> types_of(const Json& schema) {
  std::vector<std::string> types;
  const Json* type = member(schema, "type");
  if (type == nullptr) return types;
  if (type->is_string()) types.push_back(type->get<std::string>());
  if (type->is_array())
    for (const Json& one : *type)
      if (one.is_string()) types.push_back(one.get<std::string>());
  return types;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i)
    text += (i == 0 ? "" : i + 1 == parts.size() ? " or " : ", ") + parts[i];
  return text;
}

std::string found(const Json& value) { return "; found " + brief(value); }

std::string enum_message(const Json& allowed, const Json& value) {
  std::vector<std::string> names;
  std::string text;
  for (const Json& one : allowed) {
    const std::string name = one.is_string() ? one.get<std::string>() : one.dump();
    names.push_back(name);
    text += (text.empty() ? "" : ", ") + name;
  }
  text = (allowed.size() == 1 ? "expected " : "expected one of ") + text + found(value);
  if (!value.is_string()) return text;
  const auto nearest = nearest_name(value.get_ref<const std::string&>(), names);
  return nearest ? text + "; did you mean \"" + *nearest + "\"?" : text;
}

void check_number(const Json& schema, const Json& value, std::vector<std::string>& out) {
  const double number = value.get<double>();
  const auto bound = [&](const char* key) {
    const Json* limit = member(schema, key);
    return limit != nullptr && limit->is_number() ? limit : nullptr;
  };
  const Json* least = bound("minimum");
  const Json* most = bound("maximum");
  const Json* above = bound("exclusiveMinimum");
  const Json* below = bound("exclusiveMaximum");
  const bool low = (least != nullptr && number < least->get<double>()) ||
                   (above != nullptr && number <= above->get<double>());
  const bool high = (most != nullptr && number > most->get<double>()) ||
                    (below != nullptr && number >= below->get<double>());
  if (!low && !high) return;
  std::string text = "expected ";
  if (least != nullptr) text += "at least " + least->dump();
  if (above != nullptr) text += "more than " + above->dump();
  if ((least != nullptr || above != nullptr) && (most != nullptr || below != nullptr))
    text += " and ";
  if (most != nullptr) text += "at most " + most->dump();
  if (below != nullptr) text += "less than " + below->dump();
  out.push_back(text + found(value));
}

void check_size(const Json& schema, const char* least_key, const char* most_key, std::size_t size,
                const std::string& unit, std::vector<std::string>& out) {
  const auto say = [&](const char* bound, const Json& limit) {
    out.push_back(std::string("expected ") + bound + limit.dump() + " " + unit +
                  (limit == 1 ? "" : "s") + "; found " + std::to_string(size));
  };
  const Json* least = member(schema, least_key);
  const Json* most = member(schema, most_key);
  if (least != nullptr && least->is_number() && static_cast<double>(size) < least->get<double>())
    say("at least ", *least);
  if (most != nullptr && most->is_number() && static_cast<double>(size) > most->get<double>())
    say("at most ", *most);
}

void check_array(const Json& schema, const Json& value, std::vector<std::string>& out) {
  check_size(schema, "minItems", "maxItems", value.size(), "item", out);
  const Json* unique = member(schema, "uniqueItems");
  if (unique == nullptr || *unique != true) return;
  std::set<std::string> seen, told;
  for (const Json& item : value) {
    const std::string text = item.dump(-1, ' ', false, Json::error_handler_t::replace);
    if (!seen.insert(text).second && told.insert(text).second)
      out.push_back(brief(item) + " is listed twice");
  }
}

void check_object(const Json& schema, const Json& value, std::vector<std::string>& out) {
  const Json* required = member(schema, "required");
  if (required != nullptr && required->is_array()) {
    for (const Json& key : *required) {
      if (!key.is_string() || value.contains(key.get_ref<const std::string&>())) continue;
      std::string text = "key `" + key.get<std::string>() + "` is missing";
      const Json* properties = member(schema, "properties");
      const Json* property = properties == nullptr
                                 ? nullptr
                                 : member(*properties, key.get_ref<const std::string&>().c_str());
      const Json* description = property == nullptr ? nullptr : member(*property, "description");
      if (description != nullptr && description->is_string())
        text += ": " + description->get<std::string>();
      out.push_back(text);
    }
  }
  check_size(schema, "minProperties", "maxProperties", value.size(), "key", out);
}

}  // namespace

std::string brief(const Json& value) {
  if (value.is_object()) return "an object";
  if (value.is_array()) return "an array";
  std::string text = value.dump(-1, ' ', false, Json::error_handler_t::replace);
  constexpr std::size_t longest = 60;
  if (text.size() <= longest) return text;
  std::size_t cut = longest;
  while (!gloss::is_boundary(text, cut)) --cut;
  return text.substr(0, cut) + "...";
}

std::vector<std::string> messages_for(const Json& schema, const Json& value) {
  std::vector<std::string> out;
  if (!has_type(schema, value)) {
    out.push_back(expected_types(Json::array({schema})) + found(value));
    return out;
  }
  const Json* allowed = member(schema, "enum");
  if (allowed != nullptr && allowed->is_array()) {
    bool is_allowed = false;
    for (const Json& one : *allowed) is_allowed = is_allowed || one == value;
    if (!is_allowed) out.push_back(enum_message(*allowed, value));
  }
  const Json* constant = member(schema, "const");
  if (constant != nullptr && *constant != value)
    out.push_back("expected " + brief(*constant) + found(value));
  if (value.is_number()) check_number(schema, value, out);
  if (value.is_array()) check_array(schema, value, out);
  if (value.is_object()) check_object(schema, value, out);
  if (value.is_string()) {
    const auto& text = value.get_ref<const std::string&>();
    std::size_t characters = 0;
    for (const char c : text) characters += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    check_size(schema, "minLength", "maxLength", characters, "character", out);
  }
  return out;
}

bool has_type(const Json& schema, const Json& value) {
  const auto types = types_of(schema);
  if (types.empty()) return true;
  for (const std::string& type : types)
    if (is_of_type(type, value)) return true;
  return false;
}

std::string expected_types(const Json& schemas) {
  std::vector<std::string> names;
  std::set<std::string> seen;
  for (const Json& schema : schemas)
    for (const std::string& type : types_of(schema))
      if (seen.insert(type).second) names.push_back(with_article(type));
  return "expected " + joined(names);
}

}  // namespace glossator
