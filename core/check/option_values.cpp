#include "option_values.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>

#include "json/json_pointer.hpp"
#include "schema/schema_walk.hpp"

namespace glossator::check {
namespace {

using Json = nlohmann::ordered_json;
using Values = std::vector<Json>;
using ValuesOf = std::function<Values(const Json& schema)>;

constexpr int deepest = 6;

bool is_of_type(const Json& schema, const char* type) {
  return schema.value("type", Json()) == type;
}

/// A value that the schema may well allow.
Json sample(const Json& root, const Json& schema, int depth = 0) {
  for (const char* key : {"default", "const", "minimum"})
    if (schema.contains(key)) return schema[key];
  if (schema.contains("enum") && !schema["enum"].empty()) return schema["enum"][0];
  if (is_of_type(schema, "object")) {
    Json object = Json::object();
    for (const Json& name : schema.value("required", Json::array())) {
      const Json* const member = schema_of_child(root, schema, name);
      if (depth < deepest)
        object[name.get<std::string>()] = member ? sample(root, *member, depth + 1) : Json();
    }
    return object;
  }
  if (is_of_type(schema, "array")) return Json::array();
  if (is_of_type(schema, "boolean")) return false;
  if (is_of_type(schema, "string")) return "a";
  return 0;
}

/// What is tried somewhere within a value, and the value around it.
struct Trial {
  std::string pointer;
  Json tried, whole;
};

/// Collects what can be tried within a schema and the parts that it refers to.
class Trials {
 public:
  Trials(const Json& root, const ValuesOf& values) : root_(root), values_(values) {}

  std::vector<Trial> of(const Json& schema) {
    // A list of lists of lists ... tells no more at each depth.
    if (std::find(above_.begin(), above_.end(), &schema) != above_.end()) return {};
    above_.push_back(&schema);
    std::vector<Trial> out;
    for (const Json& value : values_(schema)) out.push_back({"", value, value});
    add_members(schema, out);
    add_items(schema, out);
    above_.pop_back();
    return out;
  }

 private:
  void add_members(const Json& schema, std::vector<Trial>& out) {
    for (const auto& [key, property] : schema_members(schema))
      for (Trial& trial : of(*property)) {
        Json object = sample(root_, schema);
        object[key] = std::move(trial.whole);
        out.push_back({pointer_to("", key) + trial.pointer, std::move(trial.tried), object});
      }
  }

  void add_items(const Json& schema, std::vector<Trial>& out) {
    const auto items = schema.find("items");
    const Json* const item = items == schema.end() ? nullptr : resolved(root_, &*items);
    if (!item || !item->is_object()) return;
    for (Trial& trial : of(*item))
      out.push_back(
          {"/0" + trial.pointer, std::move(trial.tried), Json::array({std::move(trial.whole)})});
  }

  /// The properties that are schemas, references followed.
  std::vector<std::pair<std::string, const Json*>> schema_members(const Json& schema) const {
    std::vector<std::pair<std::string, const Json*>> members;
    const auto properties = schema.find("properties");
    if (properties == schema.end()) return members;
    for (const auto& [key, property] : properties->items())
      if (const Json* const member = resolved(root_, &property); member && member->is_object())
        members.emplace_back(key, member);
    return members;
  }

  const Json& root_;
  const ValuesOf& values_;
  std::vector<const Json*> above_;
};

std::vector<OptionValue> option_values(const Json& root, const ValuesOf& values) {
  std::vector<OptionValue> out;
  const auto properties = root.find("properties");
  if (properties == root.end()) return out;
  for (const auto& [key, property] : properties->items()) {
    const Json* const schema = resolved(root, &property);
    if (!schema || !schema->is_object()) continue;
    for (Trial& trial : Trials(root, values).of(*schema))
      out.push_back({pointer_to("", key) + trial.pointer, std::move(trial.tried), key,
                     std::move(trial.whole)});
  }
  return out;
}

void add_number_bounds(const Json& schema, Values& values) {
  for (const char* bound : {"minimum", "maximum"})
    if (schema.contains(bound)) values.push_back(schema[bound]);
  const bool is_integer = is_of_type(schema, "integer");
  const auto beside = [&](const Json& bound, int direction) -> Json {
    if (is_integer) return bound.get<std::int64_t>() + direction;
    return std::nextafter(bound.get<double>(), direction * std::numeric_limits<double>::infinity());
  };
  if (schema.contains("exclusiveMinimum")) values.push_back(beside(schema["exclusiveMinimum"], 1));
  if (schema.contains("exclusiveMaximum")) values.push_back(beside(schema["exclusiveMaximum"], -1));
}

/// The empty list, unless it is too short, and one with each value of its items' enum.
void add_lists(const Json& root, const Json& schema, Values& values) {
  const std::size_t least = schema.value("minItems", std::size_t{0});
  const std::size_t most = schema.value("maxItems", std::numeric_limits<std::size_t>::max());
  if (least == 0) values.push_back(Json::array());
  const auto items = schema.find("items");
  const Json* const item = items == schema.end() ? nullptr : resolved(root, &*items);
  if (!item || !item->is_object() || !item->contains("enum")) return;
  Json all = (*item)["enum"];
  if (all.size() >= least && all.size() <= most) values.push_back(std::move(all));
}

Values odd_numbers(const Json& schema) {
  if (is_of_type(schema, "integer"))
    return {0, -1, std::numeric_limits<std::int64_t>::min(),
            std::numeric_limits<std::int64_t>::max()};
  if (is_of_type(schema, "number")) return {0, -1e308, 1e308, 5e-324, -0.0};
  return {};
}

Values odd_texts(const std::vector<std::string>& files) {
  Values texts{"",
               " ",
               "(",
               "[a-",
               "*",
               "\\",
               "%s%n",
               "/no/such/file",
               "no such file.tsv",
               ".",
               "/dev",
               "\n",
               "\x01",
               std::string("a\0b", 3),
               "\xF0\x9F\x98\x80",
               std::string(5000, 'x'),
               std::string(2000, '(')};
  texts.insert(texts.end(), files.begin(), files.end());
  return texts;
}

}  // namespace

std::string OptionValue::text() const {
  const std::string dumped = tried.dump();
  constexpr std::size_t most = 60;
  return "option " + pointer + " = " +
         (dumped.size() > most ? dumped.substr(0, most) + "..." : dumped);
}

std::vector<OptionValue> values_at_bounds(const Json& schema) {
  return option_values(schema, [&](const Json& part) {
    Values values;
    if (part.contains("enum"))
      for (const Json& value : part["enum"]) values.push_back(value);
    else if (is_of_type(part, "boolean"))
      values = {true, false};
    else if (is_of_type(part, "array"))
      add_lists(schema, part, values);
    else
      add_number_bounds(part, values);
    return values;
  });
}

std::vector<OptionValue> odd_values(const Json& schema, const std::vector<std::string>& files) {
  return option_values(schema, [&](const Json& part) {
    if (part.contains("enum")) return Values{};
    return is_of_type(part, "string") ? odd_texts(files) : odd_numbers(part);
  });
}

}  // namespace glossator::check
