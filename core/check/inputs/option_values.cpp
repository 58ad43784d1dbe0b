#include "check/inputs/option_values.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>

#include "json/json_pointer.hpp"
#include "schema/schema_walk.hpp"

namespace glossator::check {
namespace {

using Values = std::vector<Json>;
using ValuesOf = std::function<Values(const Json& schema)>;

constexpr int deepest = 6;

bool is_of_type(const Json& schema, std::string_view type) {
  return schema.text_or("type", "") == type;
}

/// The schema of a list's items, references followed; NULL if there is none, or it is no object.
const Json* item_schema(const Json& root, const Json& schema) {
  const Json* const items = schema.find("items");
  const Json* const item = items ? resolved(root, items) : nullptr;
  return item && item->is_object() ? item : nullptr;
}

/// The properties that are schemas, references followed.
std::vector<std::pair<std::string, const Json*>> schema_members(const Json& root,
                                                                const Json& schema) {
  std::vector<std::pair<std::string, const Json*>> members;
  if (const Json* const properties = schema.find("properties"))
    for (const auto& [key, property] : properties->members())
      if (const Json* const member = resolved(root, &property); member && member->is_object())
        members.emplace_back(key, member);
  return members;
}

/// A value that the schema probably allows.
Json sample(const Json& root, const Json& schema, int depth = 0) {
  for (const char* key : {"default", "const", "minimum"})
    if (const Json* const value = schema.find(key)) return *value;
  if (const Json* const values = schema.find("enum"); values && !values->empty())
    return values->at(0);
  if (is_of_type(schema, "object")) {
    Json object = Json::object();
    const Json* const required = schema.find("required");
    if (!required || depth >= deepest) return object;
    for (const Json& name : required->items()) {
      const Json* const member = schema_of_child(root, schema, name.text());
      object[name.text()] = member ? sample(root, *member, depth + 1) : Json();
    }
    return object;
  }
  if (is_of_type(schema, "array")) return Json::array();
  if (is_of_type(schema, "boolean")) return false;
  if (is_of_type(schema, "string")) return "a";
  return 0;
}

/// A value to try somewhere within an option, and the whole option around it.
struct Trial {
  std::string pointer;
  Json tried, whole;
};

/// Collects values to try for a schema and for the schemas that it refers to.
class Trials {
 public:
  Trials(const Json& root, const ValuesOf& values) : root_(root), values_(values) {}

  std::vector<Trial> of(const Json& schema) {
    // A recursive schema needs no further depth: it would only repeat its values.
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
    for (const auto& [key, property] : schema_members(root_, schema))
      for (Trial& trial : of(*property)) {
        Json object = sample(root_, schema);
        object[key] = std::move(trial.whole);
        out.push_back({pointer_to("", key) + trial.pointer, std::move(trial.tried), object});
      }
  }

  void add_items(const Json& schema, std::vector<Trial>& out) {
    const Json* const item = item_schema(root_, schema);
    if (!item) return;
    for (Trial& trial : of(*item))
      out.push_back(
          {"/0" + trial.pointer, std::move(trial.tried), Json::array({std::move(trial.whole)})});
  }

  const Json& root_;
  const ValuesOf& values_;
  std::vector<const Json*> above_;
};

std::vector<OptionValue> option_values(const Json& root, const ValuesOf& values) {
  std::vector<OptionValue> out;
  for (const auto& [key, schema] : schema_members(root, root))
    for (Trial& trial : Trials(root, values).of(*schema))
      out.push_back({pointer_to("", key) + trial.pointer, std::move(trial.tried), key,
                     std::move(trial.whole)});
  return out;
}

void add_number_bounds(const Json& schema, Values& values) {
  for (const char* bound : {"minimum", "maximum"})
    if (const Json* const value = schema.find(bound)) values.push_back(*value);
  const bool is_integer = is_of_type(schema, "integer");
  const auto beside = [&](const Json& bound, int direction) -> Json {
    if (is_integer)
      return direction +
             (bound.is_integer() ? bound.integer() : static_cast<std::int64_t>(bound.number()));
    return std::nextafter(bound.number(), direction * std::numeric_limits<double>::infinity());
  };
  if (const Json* const bound = schema.find("exclusiveMinimum"))
    values.push_back(beside(*bound, 1));
  if (const Json* const bound = schema.find("exclusiveMaximum"))
    values.push_back(beside(*bound, -1));
}

/// The empty list, unless it is too short, and one with each value of its items' enum.
void add_lists(const Json& root, const Json& schema, Values& values) {
  const Json *const fewest = schema.find("minItems"), *const most = schema.find("maxItems");
  if (!fewest || fewest->number() == 0) values.push_back(Json::array());
  const Json* const item = item_schema(root, schema);
  const Json* const all = item ? item->find("enum") : nullptr;
  if (!all) return;
  const auto size = static_cast<double>(all->size());
  if ((!fewest || size >= fewest->number()) && (!most || size <= most->number()))
    values.push_back(*all);
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
    if (const Json* const listed = part.find("enum"))
      values = listed->items();
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
