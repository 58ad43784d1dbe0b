#include "json/json_parser.hpp"

#include <algorithm>

#include "json/json_pointer.hpp"

namespace glossator {
namespace {

// Few keys are compared with each other faster than sorted. True for many: they may repeat.
bool may_repeat_a_key(const Json::Members& members) {
  constexpr std::size_t few = 24;
  if (members.size() > few) return true;
  for (std::size_t i = 1; i < members.size(); ++i)
    for (std::size_t k = 0; k < i; ++k)
      if (members[i].key == members[k].key) return true;
  return false;
}

}  // namespace

JsonSource JsonParser::parse() {
  JsonSource out;
  try {
    check_encoding();
    Json parsed = value(out.places, 0);
    skip_blanks();
    if (!at_end()) fail("expected the end of the text; found " + found());
    if (problems_.empty()) out.value = std::move(parsed);
  } catch (const Failure&) {
  }
  out.problems = std::move(problems_);
  std::move(repeated_.begin(), repeated_.end(), std::back_inserter(out.problems));
  return out;
}

Json JsonParser::value(Places& places, unsigned depth) {
  skip_blanks();
  places.value = place_of(at_);
  const char c = peek();
  if (c == '{') return object(places, depth);
  if (c == '[') return array(places, depth);
  if (c == '"') return string();
  if (c == '-' || (c >= '0' && c <= '9')) return number();
  return word();
}

Json JsonParser::object(Places& places, unsigned depth) {
  if (depth == deepest()) fail("nested deeper than " + std::to_string(deepest()) + " levels");
  const std::size_t begin = at_++;
  Json::Members members;
  skip_blanks();
  if (take('}')) return Json::object();
  const std::size_t outer = pointer_.size();
  while (true) {
    skip_blanks();
    Places& member = add_child(places);
    member.key = place_of(at_);
    if (peek() != '"') {
      if (members.empty() || peek() != '}')
        fail("expected a key in double quotes; found " + found());
      note_at(at_, "expected a key in double quotes; found " + found() +
                       " after a comma: the last member has none");
      if (keeps_places_) places.children.pop_back();
      take('}');
      break;
    }
    std::string key = string();
    skip_blanks();
    if (!take(':')) fail("expected `:` after the key; found " + found());
    append_to_pointer(pointer_, key);
    Json item = value(member, depth + 1);
    pointer_.resize(outer);
    members.push_back({std::move(key), std::move(item)});
    skip_blanks();
    if (take('}')) break;
    if (at_end()) fail_at(begin, "the object that begins here does not end: no `}`");
    if (!take(',')) fail("expected `,` or `}`; found " + found());
  }
  refuse_repeated_keys(members, places);
  return Json::object(std::move(members));
}

Json JsonParser::array(Places& places, unsigned depth) {
  if (depth == deepest()) fail("nested deeper than " + std::to_string(deepest()) + " levels");
  const std::size_t begin = at_++;
  Json out = Json::array();
  skip_blanks();
  if (take(']')) return out;
  const std::size_t outer = pointer_.size();
  while (true) {
    skip_blanks();
    if (!out.empty() && peek() == ']') {
      note_at(at_, "expected a value; found " + found() + " after a comma: the last item has none");
      take(']');
      return out;
    }
    append_to_pointer(pointer_, out.size());
    Json item = value(add_child(places), depth + 1);
    pointer_.resize(outer);
    out.push_back(std::move(item));
    skip_blanks();
    if (take(']')) return out;
    if (at_end()) fail_at(begin, "the array that begins here does not end: no `]`");
    if (!take(',')) fail("expected `,` or `]`; found " + found());
  }
}

void JsonParser::refuse_repeated_keys(const Json::Members& members, const Places& places) {
  if (!keeps_places_ || !may_repeat_a_key(members)) return;
  std::vector<std::size_t> order(members.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return members[a].key < members[b].key; });
  for (std::size_t i = 1; i < order.size(); ++i) {
    const std::string& key = members[order[i]].key;
    if (members[order[i - 1]].key != key) continue;
    const Place first = places.children[order[i - 1]].key, again = places.children[order[i]].key;
    repeated_.push_back({"", again.line, again.column, pointer_to(pointer_, key),
                         "key `" + key + "` was given before, at line " +
                             std::to_string(first.line) + ", column " +
                             std::to_string(first.column)});
  }
}

/// Documents may nest 1024 levels, and results nest what documents have.
unsigned JsonParser::deepest() const { return keeps_places_ ? 256 : 1040; }

bool JsonParser::take(char c) {
  if (at_end() || text_[at_] != c) return false;
  ++at_;
  return true;
}

void JsonParser::skip_blanks() {
  while (!at_end()) {
    const char c = text_[at_];
    if (c == '\n') {
      ++line_;
      line_begin_ = at_ + 1;
    } else if (c != ' ' && c != '\t' && c != '\r') {
      break;
    }
    ++at_;
  }
  if (text_.substr(at_, 2) == "//" || text_.substr(at_, 2) == "/*") fail("JSON has no comments");
}

std::size_t JsonParser::first_line_begin() const {
  return text_.starts_with("\xEF\xBB\xBF") ? 3 : 0;
}

void JsonParser::check_encoding() {
  if (text_.starts_with("\xFE\xFF") || text_.starts_with("\xFF\xFE"))
    fail("the text is UTF-16; expected UTF-8");
  at_ = line_begin_ = first_line_begin();
}

Place JsonParser::place_of(std::size_t offset) const {
  return {line_, static_cast<std::uint32_t>(offset - line_begin_ + 1)};
}

void JsonParser::note_at(std::size_t offset, const std::string& message) {
  Place place = place_of(offset);
  if (offset < line_begin_) {  // an unterminated value begins on an earlier line
    const auto before = text_.substr(0, offset);
    place.line = 1 + static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
    const std::size_t line_begin = place.line == 1 ? first_line_begin() : before.rfind('\n') + 1;
    place.column = static_cast<std::uint32_t>(offset - line_begin + 1);
  }
  problems_.push_back({"", place.line, place.column, pointer_, message});
}

void JsonParser::fail_at(std::size_t offset, const std::string& message) {
  note_at(offset, message);
  throw Failure{};
}

JsonSource parse_json(std::string_view text) { return JsonParser(text).parse(); }

}  // namespace glossator
