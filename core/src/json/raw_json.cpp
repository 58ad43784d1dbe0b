#include "json/raw_json.hpp"

#include <algorithm>
#include <new>

#include "json/json.hpp"
#include "json/json_pointer.hpp"

namespace glossator {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_in_number(char c) {
  return is_digit(c) || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
}

/// Whether `text` is a number by the grammar of RFC 8259.
bool is_number(std::string_view text) {
  const auto take_digits = [&] {
    const std::size_t count = std::min(text.find_first_not_of("0123456789"), text.size());
    text.remove_prefix(count);
    return count;
  };
  if (text.starts_with('-')) text.remove_prefix(1);
  const bool begins_with_zero = text.starts_with('0');
  const std::size_t whole = take_digits();
  if (whole == 0 || (begins_with_zero && whole > 1)) return false;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    if (take_digits() == 0) return false;
  }
  if (text.starts_with('e') || text.starts_with('E')) {
    text.remove_prefix(1);
    if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
    if (take_digits() == 0) return false;
  }
  return text.empty();
}

/// The offset behind the string that begins at `at`; that of the end if it does not end.
std::size_t skip_string(std::string_view text, std::size_t at) {
  const std::size_t begin = at;
  while ((at = text.find('"', at + 1)) != text.npos) {
    std::size_t slashes = 0;
    while (at - slashes - 1 > begin && text[at - slashes - 1] == '\\') ++slashes;
    if (slashes % 2 == 0) return at + 1;
  }
  return text.size();
}

/// Writes 0 and blanks over each number, so that all offsets stay.
void blank_numbers(std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '"') {
      at = skip_string(text, at);
    } else if (text[at] == '-' || is_digit(text[at])) {
      std::size_t end = at + 1;
      while (end < text.size() && is_in_number(text[end])) ++end;
      if (is_number(std::string_view(text).substr(at, end - at))) {
        std::fill(text.begin() + std::ptrdiff_t(at), text.begin() + std::ptrdiff_t(end), ' ');
        text[at] = '0';
      }
      at = end;
    } else {
      ++at;
    }
  }
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && is_blank(text[at])) ++at;
  return at;
}

/// The offset behind the value that begins at `at`.
std::size_t skip_value(std::string_view text, std::size_t at) {
  // By character, which is much faster than find_first_of().
  const auto skip_to = [&](auto is_it) {
    while (at < text.size() && !is_it(text[at])) ++at;
  };
  if (text[at] == '"') return skip_string(text, at);
  if (text[at] != '{' && text[at] != '[') {
    skip_to([](char c) { return c == ',' || c == ']' || c == '}' || is_blank(c); });
    return at;
  }
  std::size_t depth = 0;
  do {
    skip_to([](char c) { return c == '"' || c == '{' || c == '}' || c == '[' || c == ']'; });
    at = std::min(at, text.size() - 1);
    if (text[at] == '"') {
      at = skip_string(text, at);
      continue;
    }
    if (text[at] == '{' || text[at] == '[')
      ++depth;
    else
      --depth;
    ++at;
  } while (depth > 0);
  return at;
}

/// Calls `visit` with key, quotes included, and value of each member of the object, or with "" and
/// each item of the array, until it returns false.
template <class Visit>
void each_value(std::string_view json, Visit visit) {
  std::size_t at = skip_blanks(json, json.starts_with("\xEF\xBB\xBF") ? 3 : 0);
  const bool is_object = json[at] == '{';
  while (true) {
    at = skip_blanks(json, at + 1);  // behind the bracket or a comma
    if (json[at] == '}' || json[at] == ']') return;
    std::string_view key;
    if (is_object) {
      const std::size_t end = skip_string(json, at);
      key = json.substr(at, end - at);
      at = skip_blanks(json, skip_blanks(json, end) + 1);  // behind the colon
    }
    const std::size_t end = skip_value(json, at);
    if (!visit(key, json.substr(at, end - at))) return;
    at = skip_blanks(json, end);
    if (json[at] != ',') return;
  }
}

std::string without_escapes(std::string_view key) {
  if (key.find('\\') != key.npos) return Json::parse(key).value().text();
  return std::string(key.substr(1, key.size() - 2));
}

}  // namespace

simdjson::error_code parse_any_number(simdjson::dom::parser& parser, std::string_view text,
                                      std::string& without_numbers, simdjson::dom::element& out) {
  without_numbers.clear();
  const bool copy = false;
  const auto code = parser.parse(text.data(), text.size(), copy).get(out);
  if (code != simdjson::NUMBER_ERROR) return code;
  without_numbers.reserve(text.size() + simdjson::SIMDJSON_PADDING);
  without_numbers = text;
  blank_numbers(without_numbers);
  return parser.parse(without_numbers.data(), without_numbers.size(), copy).get(out);
}

std::vector<RawMember> raw_members(std::string_view json) {
  std::vector<RawMember> members;
  each_value(json, [&](std::string_view key, std::string_view value) {
    members.push_back({without_escapes(key), value});
    return true;
  });
  return members;
}

std::string_view raw_value(std::string_view json, std::span<const std::string> tokens) {
  for (const std::string& token : tokens) {
    std::string_view found;
    std::size_t index = array_index(token).value_or(0);
    each_value(json, [&](std::string_view key, std::string_view value) {
      const bool is_it = key.empty() ? index-- == 0 : without_escapes(key) == token;
      if (is_it) found = value;
      return !is_it;
    });
    json = found;
  }
  return json;
}

void append_minified(std::string_view json, std::string& out) {
  const std::size_t before = out.size();
  out.resize(before + json.size() + simdjson::SIMDJSON_PADDING);
  std::size_t size = 0;
  if (simdjson::minify(json.data(), json.size(), out.data() + before, size) != simdjson::SUCCESS)
    throw std::bad_alloc();
  out.resize(before + size);
}

}  // namespace glossator
