#include "json/raw_json.hpp"

#include <algorithm>

#include "json/json_pointer.hpp"
#include "json/json_source.hpp"

namespace glossator {
namespace {

constexpr bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
constexpr bool ends_word(char c) {
  return is_blank(c) || c == ',' || c == ':' || c == ']' || c == '}';
}

/// Moves over valid JSON without looking into it more than it must.
class Scan {
 public:
  explicit Scan(std::string_view json) : json_(json) {}

  char peek() {
    while (at_ < json_.size() && is_blank(json_[at_])) ++at_;
    return at_ < json_.size() ? json_[at_] : '\0';
  }
  void step() { ++at_; }
  std::string_view rest() const { return json_.substr(at_); }

  /// The next value's text; moves behind it.
  std::string_view value() {
    peek();
    const std::size_t begin = at_;
    std::size_t depth = 0;
    do {
      const char c = peek();
      if (c == '"') {
        string();
      } else if (c == '{' || c == '[') {
        ++depth;
        ++at_;
      } else if (c == '}' || c == ']') {
        --depth;
        ++at_;
      } else if (c == ',' || c == ':') {
        ++at_;
      } else {
        while (at_ < json_.size() && !ends_word(json_[at_])) ++at_;
      }
    } while (depth > 0 && at_ < json_.size());
    return json_.substr(begin, at_ - begin);
  }

 private:
  void string() {
    while (true) {
      at_ = std::min(json_.find('"', at_ + 1), json_.size());
      std::size_t escapes = at_;
      while (escapes > 0 && json_[escapes - 1] == '\\') --escapes;
      if ((at_ - escapes) % 2 == 0) break;
    }
    at_ = std::min(at_ + 1, json_.size());
  }

  std::string_view json_;
  std::size_t at_ = 0;
};

bool is_key(std::string_view raw, const std::string& key) {
  if (raw.find('\\') == std::string_view::npos) return raw.substr(1, raw.size() - 2) == key;
  const auto parsed = parse_json(raw);
  return parsed.value && *parsed.value == key;
}

std::string_view member(std::string_view object, const std::string& key) {
  Scan scan(object);
  scan.peek();
  do {
    scan.step();  // over the brace or the comma
    if (scan.peek() != '"') return {};
    const std::string_view raw_key = scan.value();
    scan.peek();
    scan.step();  // over the colon
    const std::string_view value = scan.value();
    if (is_key(raw_key, key)) return value;
  } while (scan.peek() == ',');
  return {};
}

std::string_view item(std::string_view array, std::size_t index) {
  Scan scan(array);
  scan.peek();
  do {
    scan.step();  // over the bracket or the comma
    if (scan.peek() == ']') return {};
    const std::string_view value = scan.value();
    if (index-- == 0) return value;
  } while (scan.peek() == ',');
  return {};
}

std::string_view without_blanks(std::string_view json) {
  Scan scan(json);
  scan.peek();
  return scan.rest();
}

}  // namespace

std::string_view raw_json_at(std::string_view json, std::string_view pointer) {
  const auto tokens = pointer_tokens(pointer);
  return tokens ? raw_json_at(json, *tokens) : std::string_view();
}

std::string_view raw_json_at(std::string_view json, std::span<const std::string> tokens) {
  std::string_view value = tokens.empty() ? Scan(json).value() : without_blanks(json);
  for (const std::string& token : tokens) {
    const auto index = array_index(token);
    if (value.starts_with('{')) {
      value = member(value, token);
    } else if (value.starts_with('[') && index) {
      value = item(value, *index);
    } else {
      return {};
    }
  }
  return value;
}

}  // namespace glossator
