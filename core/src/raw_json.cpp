#include "raw_json.hpp"

#include <algorithm>

#include "json_pointer.hpp"
#include "json_source.hpp"

namespace glossator {
namespace {

constexpr std::string_view blanks = " \t\r\n";

/// Moves over valid JSON without looking into it more than it must.
class Scan {
 public:
  explicit Scan(std::string_view json) : json_(json) {}

  char peek() {
    at_ = std::min(json_.find_first_not_of(blanks, at_), json_.size());
    return at_ < json_.size() ? json_[at_] : '\0';
  }
  void step() { ++at_; }

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
        at_ = std::min(json_.find_first_of(" \t\r\n,:]}", at_), json_.size());
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

}  // namespace

std::string_view raw_json_at(std::string_view json, std::string_view pointer) {
  const auto tokens = pointer_tokens(pointer);
  if (!tokens) return {};
  std::string_view value = Scan(json).value();
  for (const std::string& token : *tokens) {
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
