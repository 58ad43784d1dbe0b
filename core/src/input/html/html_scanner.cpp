#include "input/html/html_scanner.hpp"

#include <algorithm>
#include <utility>

#include "input/html/character_reference.hpp"
#include "input/html/html_elements.hpp"

namespace glossator {
namespace {

constexpr std::string_view blanks = " \t\n\r\f";
constexpr std::string_view name_ends = " \t\n\r\f/>";

char to_lower_ascii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }
bool is_letter(char c) { return to_lower_ascii(c) >= 'a' && to_lower_ascii(c) <= 'z'; }

bool equals_ignoring_case(std::string_view written, std::string_view lower) {
  return std::equal(written.begin(), written.end(), lower.begin(), lower.end(),
                    [](char a, char b) { return to_lower_ascii(a) == b; });
}

}  // namespace

std::optional<std::string> HtmlEvent::attribute(std::string_view wanted) const {
  for (const Attribute& attribute : attributes)
    if (equals_ignoring_case(attribute.name, wanted)) return decode_attribute(attribute.value);
  return std::nullopt;
}

// Whether markup begins at the `<` at `index`; else the `<` is text.
bool HtmlScanner::is_tag_at(std::size_t index) const {
  const char next = at(index + 1);
  return is_letter(next) || next == '!' || next == '?' ||
         (next == '/' && index + 2 < source_.size());
}

bool HtmlScanner::next(HtmlEvent& event) {
  while (at_ < source_.size()) {
    if (!raw_element_.empty()) {
      if (take_raw_text(event)) return true;
      continue;
    }
    if (source_[at_] != '<' || !is_tag_at(at_)) {
      std::size_t end = at_;
      do {
        end = std::min(source_.find('<', end + 1), source_.size());
      } while (end < source_.size() && !is_tag_at(end));
      return take_text(event, end);
    }
    if (is_letter(at(at_ + 1))) {
      event.kind = HtmlEvent::Kind::start_tag;
      if (take_tag(event, at_ + 1)) return true;
    } else if (at(at_ + 1) == '/' && is_letter(at(at_ + 2))) {
      event.kind = HtmlEvent::Kind::end_tag;
      if (take_tag(event, at_ + 2)) return true;
    } else if (source_.substr(at_).starts_with("<!--")) {
      skip_comment();
    } else {
      skip_declaration();
    }
  }
  return false;
}

bool HtmlScanner::take_text(HtmlEvent& event, std::size_t end) {
  event.kind = HtmlEvent::Kind::text;
  event.begin = at_;
  event.end = at_ = end;
  event.is_raw = false;
  return true;
}

// Returns whether there was text before the end tag.
bool HtmlScanner::take_raw_text(HtmlEvent& event) {
  const std::string name = std::exchange(raw_element_, "");
  const std::size_t end = find_end_tag(name);
  if (end == at_) return false;
  take_text(event, end);
  event.is_raw = !element_named(name).has(HtmlElement::references);
  return true;
}

std::size_t HtmlScanner::find_end_tag(std::string_view name) const {
  for (std::size_t at = at_; (at = source_.find("</", at)) != source_.npos; ++at) {
    const std::string_view behind = source_.substr(at + 2);
    if (behind.size() > name.size() && equals_ignoring_case(behind.substr(0, name.size()), name) &&
        name_ends.find(behind[name.size()]) != name_ends.npos)
      return at;
  }
  return source_.size();
}

// Returns false if the document ends inside the tag, which then does not count.
bool HtmlScanner::take_tag(HtmlEvent& event, std::size_t name_begin) {
  event.begin = at_;
  at_ = std::min(source_.find_first_of(name_ends, name_begin), source_.size());
  event.name = source_.substr(name_begin, at_ - name_begin);
  std::transform(event.name.begin(), event.name.end(), event.name.begin(), to_lower_ascii);
  take_attributes(event);
  if (at_ == source_.size()) return false;
  event.end = ++at_;
  if (event.kind == HtmlEvent::Kind::start_tag && element_named(event.name).has(HtmlElement::raw))
    raw_element_ = event.name;
  return true;
}

// Leaves at_ at the `>` or the end of the document.
void HtmlScanner::take_attributes(HtmlEvent& event) {
  event.attributes.clear();
  while (true) {
    skip_blanks();
    if (at_ == source_.size() || source_[at_] == '>') return;
    if (source_[at_] == '/') {
      ++at_;
      continue;
    }
    const std::size_t begin = at_;
    at_ = std::min(source_.find_first_of(" \t\n\r\f/>=", at_ + 1), source_.size());
    const std::string_view name = source_.substr(begin, at_ - begin);
    skip_blanks();
    std::string_view value;
    if (at(at_) == '=') {
      ++at_;
      value = take_attribute_value();
    }
    event.attributes.push_back({name, value});
  }
}

std::string_view HtmlScanner::take_attribute_value() {
  skip_blanks();
  const char quote = at(at_);
  std::size_t begin = at_;
  if (quote == '"' || quote == '\'') {
    const std::size_t end = std::min(source_.find(quote, ++begin), source_.size());
    at_ = std::min(end + 1, source_.size());
    return source_.substr(begin, end - begin);
  }
  at_ = std::min(source_.find_first_of(" \t\n\r\f>", at_), source_.size());
  return source_.substr(begin, at_ - begin);
}

void HtmlScanner::skip_blanks() {
  at_ = std::min(source_.find_first_not_of(blanks, at_), source_.size());
}

// `<!-->` and `<!--->` are whole comments; `--!>` ends one too.
void HtmlScanner::skip_comment() {
  std::size_t dashes = at_ + 2;
  while ((dashes = source_.find("--", dashes)) != source_.npos) {
    std::size_t end = dashes + 2;
    if (at(end) == '!') ++end;
    if (at(end) == '>') {
      at_ = end + 1;
      return;
    }
    ++dashes;
  }
  at_ = source_.size();
}

void HtmlScanner::skip_declaration() {
  const std::size_t end = source_.find('>', at_ + 2);
  at_ = end == source_.npos ? source_.size() : end + 1;
}

}  // namespace glossator
