#pragma once
#include <cstddef>
#include <string_view>

namespace glossator {

/// The kind of value that a keyword takes.
enum class KeywordForm {
  any,         ///< any JSON
  array,       ///< of any JSON
  boolean,     ///< true or false
  count,       ///< a whole number that is not negative
  dialect,     ///< schema_dialect
  name_lists,  ///< an object of arrays of strings
  names,       ///< an array of strings
  number,
  pattern,          ///< an expression of RE2
  positive,         ///< a number greater than 0
  reference,        ///< "#", or "#" and a JSON Pointer to a schema within the same one
  schema,           ///< an object or a boolean
  schemas,          ///< an array of one or more
  schema_map,       ///< an object of schemas
  schema_patterns,  ///< an object of schemas, whose keys are patterns
  text,             ///< a string
  types,            ///< the name of a type, or an array of them
};

struct SchemaKeyword {
  std::string_view name;
  KeywordForm form;
};

/// The keywords of JSON Schema 2020-12 that restrict values.
inline constexpr SchemaKeyword enforced_keywords[] = {
    {"type", KeywordForm::types},
    {"enum", KeywordForm::array},
    {"const", KeywordForm::any},
    {"multipleOf", KeywordForm::positive},
    {"minimum", KeywordForm::number},
    {"maximum", KeywordForm::number},
    {"exclusiveMinimum", KeywordForm::number},
    {"exclusiveMaximum", KeywordForm::number},
    {"minLength", KeywordForm::count},
    {"maxLength", KeywordForm::count},
    {"pattern", KeywordForm::pattern},
    {"minItems", KeywordForm::count},
    {"maxItems", KeywordForm::count},
    {"uniqueItems", KeywordForm::boolean},
    {"items", KeywordForm::schema},
    {"prefixItems", KeywordForm::schemas},
    {"contains", KeywordForm::schema},
    {"minContains", KeywordForm::count},
    {"maxContains", KeywordForm::count},
    {"properties", KeywordForm::schema_map},
    {"patternProperties", KeywordForm::schema_patterns},
    {"additionalProperties", KeywordForm::schema},
    {"propertyNames", KeywordForm::schema},
    {"required", KeywordForm::names},
    {"minProperties", KeywordForm::count},
    {"maxProperties", KeywordForm::count},
    {"dependentRequired", KeywordForm::name_lists},
    {"dependentSchemas", KeywordForm::schema_map},
    {"allOf", KeywordForm::schemas},
    {"anyOf", KeywordForm::schemas},
    {"oneOf", KeywordForm::schemas},
    {"not", KeywordForm::schema},
    {"if", KeywordForm::schema},
    {"then", KeywordForm::schema},
    {"else", KeywordForm::schema},
    {"$ref", KeywordForm::reference},
    {"$defs", KeywordForm::schema_map},
};

/// The keywords that a schema may have and that allow every value.
inline constexpr SchemaKeyword annotation_keywords[] = {
    {"$schema", KeywordForm::dialect},      {"$comment", KeywordForm::text},
    {"title", KeywordForm::text},           {"description", KeywordForm::text},
    {"default", KeywordForm::any},          {"examples", KeywordForm::array},
    {"deprecated", KeywordForm::boolean},   {"readOnly", KeywordForm::boolean},
    {"writeOnly", KeywordForm::boolean},    {"format", KeywordForm::text},
    {"contentEncoding", KeywordForm::text}, {"contentMediaType", KeywordForm::text},
    {"contentSchema", KeywordForm::schema},
};

inline constexpr std::string_view schema_dialect = "https://json-schema.org/draft/2020-12/schema";

inline constexpr int deepest_schema = 64;           ///< schemas within one another
inline constexpr int longest_reference_chain = 32;  ///< "$ref"s that apply to the same value
inline constexpr int deepest_value = 256;           ///< arrays and objects within one another
/// Schemas being evaluated at once, including those of the enclosing values: bounds the stack of a
/// check.
inline constexpr int deepest_check = 2048;

/// The keyword `name`, enforced or not; NULL if there is none.
constexpr const SchemaKeyword* find_keyword(std::string_view name) {
  for (const SchemaKeyword& keyword : enforced_keywords)
    if (keyword.name == name) return &keyword;
  for (const SchemaKeyword& keyword : annotation_keywords)
    if (keyword.name == name) return &keyword;
  return nullptr;
}

}  // namespace glossator
