#include "jsonl_fields.hpp"

#include <simdjson.h>

#include <optional>

#include "json_source.hpp"
#include "line_reader.hpp"
#include "raw_json.hpp"

namespace glossator {
namespace {

static_assert(LineReader::padding >= simdjson::SIMDJSON_PADDING);

using simdjson::dom::element;
using simdjson::dom::element_type;

const char* name_of_type(element value) {
  switch (value.type()) {
    case element_type::ARRAY:
      return "an array";
    case element_type::OBJECT:
      return "an object";
    case element_type::INT64:
    case element_type::UINT64:
    case element_type::DOUBLE:
      return "a number";
    case element_type::STRING:
      return "a string";
    case element_type::BOOL:
      return "true or false";
    case element_type::NULL_VALUE:
      return "null";
  }
  return "something else";
}

/// What is wrong with a line that is no JSON. The fast parser does not tell, so it is parsed again
/// by the one that does.
std::string syntax_problem(std::string_view line, simdjson::error_code code) {
  const auto source = parse_json(line);
  if (source.value || source.problems.empty()) return simdjson::error_message(code);
  const Problem& problem = source.problems.back();
  return "column " + std::to_string(problem.column) + ": " + problem.message;
}

/// "the keys are a, b", to tell of a key that is missing.
std::string keys_of(element line) {
  std::string keys;
  std::size_t count = 0;
  for (const auto field : simdjson::dom::object(line)) {
    constexpr std::size_t most = 12;
    if (++count > most) return keys + ", ...";
    keys += keys.empty() ? "the keys are " : ", ";
    keys += field.key;
  }
  return keys.empty() ? "the object is empty" : keys;
}

}  // namespace

struct JsonlFields::State {
  State(const InputConfig& input_config, const std::string& input_date)
      : config(input_config), date(input_date) {}

  InputConfig config;
  std::string date;
  simdjson::dom::parser parser;

  std::string read_fields(element document, std::string_view line, Document& out);
  std::string read_id(element document, std::string_view line, Document& out);
};

namespace {

/// The value at `pointer`; none if it is unused, leads nowhere, or leads to null.
std::optional<element> value_at(element document, const std::string& pointer) {
  element value;
  if (pointer.empty() || document.at_pointer(pointer).get(value) || value.is_null())
    return std::nullopt;
  return value;
}

std::string wrong_type(const std::string& pointer, const char* expected, element value) {
  return pointer + ": expected " + expected + "; found " + name_of_type(value);
}

/// Sets `out` to the string at `pointer`, or to `otherwise` if there is none.
std::string read_string(element document, const std::string& pointer, const std::string& otherwise,
                        std::string& out) {
  out = otherwise;
  const auto value = value_at(document, pointer);
  if (!value) return "";
  std::string_view text;
  if (value->get(text)) return wrong_type(pointer, "a string", *value);
  if (!text.empty()) out = text;
  return "";
}

}  // namespace

std::string JsonlFields::State::read_id(element document, std::string_view line, Document& out) {
  const auto value = value_at(document, config.id);
  if (!value) return "";
  if (std::string_view text; !value->get(text)) {
    if (!text.empty()) out.id = text;
    return "";
  }
  if (!value->is_number()) return wrong_type(config.id, "a string or a number", *value);
  out.id = raw_json_at(line, config.id);
  return "";
}

std::string JsonlFields::State::read_fields(element document, std::string_view line,
                                            Document& out) {
  if (!document.is_object())
    return std::string("expected an object; found ") + name_of_type(document);
  std::string problem = read_id(document, line, out);
  if (!problem.empty()) return problem;

  element text;
  std::string_view bytes;
  if (document.at_pointer(config.text).get(text))
    return "no text at " + config.text + "; " + keys_of(document) + "; input.text says where it is";
  if (text.get(bytes)) return wrong_type(config.text, "a string", text);
  out.text = bytes;

  problem = read_string(document, config.date, date, out.date);
  if (problem.empty()) problem = read_string(document, config.language, "", out.language);
  if (!problem.empty()) return problem;

  out.meta_json.clear();
  if (const auto meta = value_at(document, config.meta)) {
    if (!meta->is_object()) return wrong_type(config.meta, "an object", *meta);
    out.meta_json = raw_json_at(line, config.meta);
  }
  return "";
}

JsonlFields::JsonlFields(const InputConfig& config, const std::string& date)
    : state_(std::make_unique<State>(config, date)) {}
JsonlFields::~JsonlFields() = default;

std::string JsonlFields::read(std::string_view line, Document& out) {
  element document;
  const bool copy = false;
  if (const auto code = state_->parser.parse(line.data(), line.size(), copy).get(document))
    return syntax_problem(line, code);
  return state_->read_fields(document, line, out);
}

bool JsonlFields::is_header(std::string_view line) {
  element document;
  simdjson::dom::object object;
  const bool copy = false;
  if (state_->parser.parse(line.data(), line.size(), copy).get(document) || document.get(object))
    return false;
  return object.begin() != object.end() && object.begin().key() == "glossator";
}

}  // namespace glossator
