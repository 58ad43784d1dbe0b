#include "input/jsonl_fields.hpp"

#include <simdjson.h>

#include <vector>

#include "input/line_reader.hpp"
#include "json/json.hpp"
#include "json/json_pointer.hpp"
#include "json/json_source.hpp"
#include "json/raw_json.hpp"

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

/// The problem of a line that is not JSON. The fast parser gives no details, so parse_json() parses
/// the line again.
std::string syntax_problem(std::string_view line, simdjson::error_code code) {
  const auto source = parse_json(line);
  if (source.value || source.problems.empty()) return simdjson::error_message(code);
  const Problem& problem = source.problems.front();
  return "column " + std::to_string(problem.column) + ": " + problem.message;
}

/// "the keys are a, b", for the message about a missing key.
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

/// The place of one field in a line.
struct Field {
  explicit Field(const std::string& pointer_text)
      : pointer(pointer_text), tokens(pointer_tokens(pointer_text).value_or(Tokens{})) {}

  using Tokens = std::vector<std::string>;
  std::string pointer;  // empty: the field is unused
  Tokens tokens;
  element value = {};  // in the current line, if is_there

  bool is_there = false;

  /// Finds the value in `line`; null counts as missing. Returns the problem, or "".
  std::string find(element line);
  std::string wrong_type(const char* expected) const {
    return name() + ": expected " + expected + "; found " + name_of_type(value);
  }
  /// The pointer, for a message; with the key as the line has it if the pointer escapes it.
  std::string name() const {
    if (pointer.find('~') == pointer.npos) return pointer;
    std::string keys;
    for (const std::string& token : tokens)
      keys.append(keys.empty() ? "`" : ", then `").append(token).append("`");
    return pointer + " (key " + keys + ")";
  }

 private:
  std::string step(const std::string& token);
};

std::string Field::find(element line) {
  is_there = !pointer.empty();
  value = line;
  for (const std::string& token : tokens) {
    const std::string problem = step(token);
    if (!problem.empty() || !is_there) return problem;
  }
  if (is_there && value.is_null()) is_there = false;
  return "";
}

// Steps from an object or array to the member or item `token`.
std::string Field::step(const std::string& token) {
  const element from = value;
  is_there = false;
  if (simdjson::dom::object object; !from.get(object)) {
    for (const auto member : object) {
      if (member.key != token) continue;
      if (is_there) return "the key `" + token + "` is given twice";
      is_there = true;
      value = member.value;
    }
  } else if (simdjson::dom::array array; !from.get(array)) {
    const auto index = array_index(token);
    is_there = index && !array.at(*index).get(value);
  }
  return "";
}

}  // namespace

struct JsonlFields::State {
  State(const InputConfig& config, const std::string& input_date)
      : date(input_date),
        id_field(config.id),
        text_field(config.text),
        date_field(config.date),
        language_field(config.language),
        meta_field(config.meta) {}

  std::string date;
  simdjson::dom::parser parser;
  std::string without_numbers;  // of the line, if one of its numbers is too large
  Field id_field, text_field, date_field, language_field, meta_field;

  std::string parse(std::string_view line, element& out);
  std::string read_fields(element document, std::string_view line, Document& out);
  std::string read_id(std::string_view line, Document& out);
  std::string read_text(element document, Document& out);
  std::string read_meta(element document, std::string_view line, Document& out);
  bool is_read(std::string_view key) const;
};

namespace {

/// Sets `out` to the string that `field` found, or to `otherwise` if there is none.
std::string read_string(const Field& field, const std::string& otherwise, std::string& out) {
  out = otherwise;
  if (!field.is_there) return "";
  std::string_view text;
  if (field.value.get(text)) return field.wrong_type("a string");
  if (!text.empty()) out = text;
  return "";
}

}  // namespace

std::string JsonlFields::State::read_id(std::string_view line, Document& out) {
  if (!id_field.is_there) return "";
  if (std::string_view text; !id_field.value.get(text)) {
    if (!text.empty()) out.id = text;
    return "";
  }
  if (!id_field.value.is_number()) return id_field.wrong_type("a string or a number");
  out.id = raw_value(line, id_field.tokens);
  return "";
}

std::string JsonlFields::State::read_text(element document, Document& out) {
  if (!text_field.is_there && !text_field.value.is_null())
    return "no text at " + text_field.name() + "; " + keys_of(document) +
           "; input.text says where it is";
  std::string_view bytes;
  if (text_field.value.get(bytes)) return text_field.wrong_type("a string");
  out.text = bytes;
  return "";
}

std::string JsonlFields::State::read_fields(element document, std::string_view line,
                                            Document& out) {
  if (document.is_array())
    return "expected an object; found an array; `jq -c '.[]'` writes its items as lines";
  if (!document.is_object())
    return std::string("expected an object; found ") + name_of_type(document);
  for (Field* field : {&id_field, &text_field, &date_field, &language_field, &meta_field}) {
    const std::string problem = field->find(document);
    if (!problem.empty()) return problem;
  }
  std::string problem = read_id(line, out);
  if (problem.empty()) problem = read_text(document, out);
  if (problem.empty()) problem = read_string(date_field, date, out.date);
  if (problem.empty()) problem = read_string(language_field, "", out.language);
  if (problem.empty()) problem = read_meta(document, line, out);
  return problem;
}

// Whether a field is read from the member `key`, or from a value in it.
bool JsonlFields::State::is_read(std::string_view key) const {
  for (const Field* field : {&id_field, &text_field, &date_field, &language_field, &meta_field})
    if (!field->tokens.empty() && field->tokens.front() == key) return true;
  return false;
}

// The meta object as it is written, so that plugins and results get every number exactly. A line
// without one has its other members as meta, as a table has its other columns.
std::string JsonlFields::State::read_meta(element document, std::string_view line, Document& out) {
  out.meta_json.clear();
  if (meta_field.is_there) {
    if (!meta_field.value.is_object()) return meta_field.wrong_type("an object");
    append_minified(raw_value(line, meta_field.tokens), out.meta_json);
    return "";
  }
  if (meta_field.tokens.empty()) return "";
  bool has_others = false;
  for (const auto member : simdjson::dom::object(document)) has_others |= !is_read(member.key);
  if (!has_others) return "";
  for (const auto& [key, value] : raw_members(line)) {
    if (is_read(key)) continue;
    (out.meta_json += out.meta_json.empty() ? '{' : ',') += Json(key).dump();
    append_minified(value, out.meta_json += ':');
  }
  out.meta_json += '}';
  return "";
}

std::string JsonlFields::State::parse(std::string_view line, element& out) {
  const auto code = parse_any_number(parser, line, without_numbers, out);
  if (!code) return "";
  return syntax_problem(without_numbers.empty() ? line : without_numbers, code);
}

JsonlFields::JsonlFields(const InputConfig& config, const std::string& date)
    : state_(std::make_unique<State>(config, date)) {}
JsonlFields::~JsonlFields() = default;

std::string JsonlFields::read(std::string_view line, Document& out) {
  element document;
  const std::string problem = state_->parse(line, document);
  return problem.empty() ? state_->read_fields(document, line, out) : problem;
}

bool JsonlFields::is_header(std::string_view line) {
  element document;
  simdjson::dom::object object;
  if (!state_->parse(line, document).empty() || document.get(object)) return false;
  return object.begin() != object.end() && object.begin().key() == "glossator";
}

}  // namespace glossator
