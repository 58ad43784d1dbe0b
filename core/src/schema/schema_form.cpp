#include "schema/schema_form.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "glossator/error.hpp"
#include "json/json_pointer.hpp"
#include "schema/schema_keywords.hpp"
#include "schema/schema_message.hpp"
#include "schema/schema_numbers.hpp"
#include "schema/schema_references.hpp"
#include "schema/schema_refusal.hpp"
#include "text/nearest_name.hpp"

namespace glossator {
namespace {

constexpr std::array<std::string_view, 7> type_names{"array",  "boolean", "integer", "null",
                                                     "number", "object",  "string"};

/// Keywords of older drafts and their replacement in 2020-12.
struct OlderKeyword {
  std::string_view name, instead;
};
constexpr OlderKeyword older_keywords[] = {
    {"definitions", "\"$defs\""},
    {"dependencies", "\"dependentRequired\" and \"dependentSchemas\""},
    {"additionalItems", "\"items\" beside \"prefixItems\""},
    {"id", "no name of a schema; refer to a part by its place, \"#/$defs/NAME\""},
};

std::string unknown_keyword_message(const std::string& name) {
  for (const OlderKeyword& older : older_keywords)
    if (older.name == name)
      return "this keyword is of an older draft; JSON Schema 2020-12 has " +
             std::string(older.instead);
  std::vector<std::string> known;
  for (const SchemaKeyword& keyword : enforced_keywords) known.emplace_back(keyword.name);
  for (const SchemaKeyword& keyword : annotation_keywords) known.emplace_back(keyword.name);
  return "this keyword is not supported; known: " + listed(known) + did_you_mean(name, known);
}

class FormCheck {
 public:
  explicit FormCheck(const Json& root) : root_(root) {}

  SchemaPatterns run() {
    check_schema(root_, "");
    check_references(root_, places_);
    return std::move(patterns_);
  }

 private:
  void check_schema(const Json& schema, const std::string& pointer) {
    if (!schema.is_object() && !schema.is_boolean()) refuse_schema(pointer, "expected a schema");
    if (depth_ == deepest_schema)
      refuse_schema(pointer, "expected at most " + std::to_string(deepest_schema) +
                                 " schemas within one another");
    places_.push_back({&schema, pointer});
    ++depth_;
    for (const auto& [name, value] : schema.members()) {
      const std::string there = pointer_to(pointer, name);
      const SchemaKeyword* const keyword = find_keyword(name);
      if (!keyword) refuse_schema(there, unknown_keyword_message(name));
      check_value(*keyword, value, there);
    }
    --depth_;
  }

  void check_value(const SchemaKeyword& keyword, const Json& value, const std::string& pointer) {
    switch (keyword.form) {
      case KeywordForm::schema:
        if (value.is_array() && keyword.name == "items")
          refuse_schema(pointer, "expected a schema; a schema for each item is \"prefixItems\"");
        return check_schema(value, pointer);
      case KeywordForm::schemas:
        return check_list(value, pointer);
      case KeywordForm::schema_map:
      case KeywordForm::schema_patterns:
        if (!value.is_object()) refuse_schema(pointer, "expected an object");
        for (const auto& [name, part] : value.members()) {
          const std::string there = pointer_to(pointer, name);
          if (keyword.form == KeywordForm::schema_patterns) add_pattern(name, there);
          check_schema(part, there);
        }
        return;
      case KeywordForm::reference:
        // check_references() checks the target once all schemas are known.
        if (!value.is_text()) refuse_schema(pointer, reference_expected);
        return;
      default:
        return check_plain_value(keyword.form, value, pointer);
    }
  }

  void check_plain_value(KeywordForm form, const Json& value, const std::string& pointer) {
    switch (form) {
      case KeywordForm::array:
        return require(value.is_array(), pointer, "an array", value);
      case KeywordForm::boolean:
        return require(value.is_boolean(), pointer, "true or false", value);
      case KeywordForm::count:
        return require(is_whole(value) && value.number() >= 0, pointer,
                       "a whole number, not negative", value);
      case KeywordForm::dialect:
        return check_dialect(value, pointer);
      case KeywordForm::name_lists:
        require(value.is_object(), pointer, "an object", value);
        for (const auto& [name, list] : value.members())
          check_names(list, pointer_to(pointer, name));
        return;
      case KeywordForm::names:
        return check_names(value, pointer);
      case KeywordForm::number:
        return require(value.is_number(), pointer, "a number", value);
      case KeywordForm::pattern:
        require(value.is_text(), pointer, "a string", value);
        return add_pattern(value.text(), pointer);
      case KeywordForm::positive:
        return require(value.is_number() && value.number() > 0, pointer, "a number more than 0",
                       value);
      case KeywordForm::text:
        return require(value.is_text(), pointer, "a string", value);
      case KeywordForm::types:
        return check_types(value, pointer);
      default:
        return;
    }
  }

  void check_list(const Json& value, const std::string& pointer) {
    if (!value.is_array()) refuse_schema(pointer, "expected an array of schemas");
    if (value.empty()) refuse_schema(pointer, "expected at least 1 schema; found 0");
    for (std::size_t i = 0; i < value.size(); ++i) check_schema(value[i], pointer_to(pointer, i));
  }

  void check_names(const Json& value, const std::string& pointer) {
    const auto is_text = [](const Json& name) { return name.is_text(); };
    require(value.is_array() && std::all_of(value.items().begin(), value.items().end(), is_text),
            pointer, "an array of strings", value);
  }

  void check_types(const Json& value, const std::string& pointer) {
    const auto is_type = [](const Json& name) {
      return name.is_text() &&
             std::find(type_names.begin(), type_names.end(), name.text()) != type_names.end();
    };
    const auto& items = value.items();
    if (is_type(value) || (!items.empty() && std::all_of(items.begin(), items.end(), is_type)))
      return;
    refuse_schema(pointer,
                  "expected array, boolean, integer, null, number, object or string, or "
                  "an array of these" +
                      found(value));
  }

  void check_dialect(const Json& value, const std::string& pointer) {
    std::string given = value.is_text() ? value.text() : std::string();
    if (given.ends_with('#')) given.pop_back();
    require(given == schema_dialect, pointer, std::string(schema_dialect), value);
  }

  void add_pattern(const std::string& pattern, const std::string& pointer) {
    const std::string problem = patterns_.add(pattern);
    if (!problem.empty())
      refuse_schema(pointer, brief(pattern) + " is no regular expression of RE2: " + problem);
  }

  static void require(bool is_so, const std::string& pointer, const std::string& expected,
                      const Json& value) {
    if (!is_so) refuse_schema(pointer, "expected " + expected + found(value));
  }

  const Json& root_;
  SchemaPatterns patterns_;
  std::vector<SchemaPlace> places_;
  int depth_ = 0;
};

}  // namespace

SchemaPatterns check_form(const Json& schema) { return FormCheck(schema).run(); }

}  // namespace glossator
