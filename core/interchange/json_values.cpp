#include "interchange/json_values.hpp"

#include <cerrno>
#include <cstring>

#include "glossator/error.hpp"

namespace glossator::interchange {
namespace {

bool is_blank(int c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

}  // namespace

JsonValues::JsonValues(const std::string& path, ErrorCode code)
    : path_(path), file_(path, std::ios::binary) {
  if (!file_) throw Error(code, path + ": cannot be read: " + std::strerror(errno));
}

std::optional<std::uint64_t> JsonValues::number() const {
  return is_list_ ? std::optional(number_) : std::nullopt;
}

void JsonValues::refuse(const std::string& what) const {
  throw Error(ErrorCode::input, path_ + ":" + std::to_string(line_) + ": " + what);
}

int JsonValues::take() {
  const int c = file_.get();
  line_ += c == '\n';
  return c;
}

void JsonValues::skip_between() {
  const auto mark = std::string_view("\xEF\xBB\xBF");
  if (!is_begun_)
    for (const char c : mark)
      if (file_.peek() == static_cast<unsigned char>(c)) take();
  while (is_blank(file_.peek())) take();
  if (is_begun_ || file_.peek() != '[') {
    is_begun_ = true;
    return;
  }
  is_begun_ = is_list_ = true;
  take();
  while (is_blank(file_.peek())) take();
}

std::optional<std::string> JsonValues::next() {
  skip_between();
  if (is_list_ && file_.peek() == ',') {
    take();
    skip_between();
  }
  first_line_ = line_;
  if (is_list_ && file_.peek() == ']') {
    take();
    while (is_blank(file_.peek())) take();
    if (file_.peek() != EOF) refuse("expected the end of the file behind the list");
    is_list_ = false;
    return std::nullopt;
  }
  if (file_.peek() == EOF) {
    if (file_.bad()) refuse(std::string("cannot be read: ") + std::strerror(errno));
    if (is_list_) refuse("the list does not end; expected `]`");
    return std::nullopt;
  }
  ++number_;
  std::string value;
  bool in_text = false, is_escaped = false;
  for (int depth = 0;;) {
    const int next = file_.peek();
    if (file_.bad()) refuse(std::string("cannot be read: ") + std::strerror(errno));
    if (next == EOF && (depth > 0 || in_text)) refuse("the value does not end");
    // A bare value ends where the next thing begins.
    if (next == EOF || (depth == 0 && !in_text && !value.empty() &&
                        (is_blank(next) || next == ',' || next == ']')))
      return value;
    const char c = static_cast<char>(take());
    value += c;
    if (is_escaped) {
      is_escaped = false;
    } else if (in_text) {
      is_escaped = c == '\\';
      in_text = c != '"';
    } else {
      in_text = c == '"';
      depth += (c == '{' || c == '[') - (c == '}' || c == ']');
      if (depth == 0 && (c == '}' || c == ']')) return value;
    }
  }
}

}  // namespace glossator::interchange
