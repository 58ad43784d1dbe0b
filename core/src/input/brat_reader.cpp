#include "input/brat_reader.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <unordered_map>
#include <unordered_set>

namespace glossator {
namespace {

struct Problem {
  std::string message;
};
[[noreturn]] void fail(const std::string& message) { throw Problem{message}; }

std::string quoted(std::string_view text) {
  constexpr std::size_t most = 60;
  const bool is_long = text.size() > most;
  return "`" + std::string(text.substr(0, most)) + (is_long ? "...`" : "`");
}

/// Takes what stands before the next `separator` from the front of `rest`, and that too.
std::string_view take(std::string_view& rest, char separator) {
  const std::size_t end = std::min(rest.find(separator), rest.size());
  const std::string_view part = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return part;
}

std::string_view take_word(std::string_view& rest, const char* what) {
  const std::string_view word = take(rest, ' ');
  if (word.empty()) fail(std::string("expected ") + what);
  return word;
}

std::uint32_t number(std::string_view text) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || text.empty())
    fail("expected an offset, a number of code points; found " + quoted(text));
  return value;
}

/// Finds bytes of code points, fast where they are asked for in order.
class CodePoints {
 public:
  explicit CodePoints(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i)
      if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80)
        starts_.push_back(static_cast<std::uint32_t>(i));
    starts_.push_back(static_cast<std::uint32_t>(text.size()));
  }
  std::uint32_t count() const { return static_cast<std::uint32_t>(starts_.size() - 1); }
  std::uint32_t byte_of(std::uint32_t index) const { return starts_[index]; }

 private:
  std::vector<std::uint32_t> starts_;
};

class BratReader {
 public:
  explicit BratReader(std::string_view text) : text_(text), points_(text) {}

  BratAnnotations read(std::string_view annotations) {
    while (!annotations.empty()) {
      ++line_;
      std::string_view line = take(annotations, '\n');
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (line.empty() || line.starts_with("#\t")) continue;
      try {
        read_line(line);
      } catch (const Problem& problem) {
        tell(line_, problem.message);
      }
    }
    check_targets();
    return std::move(out_);
  }

 private:
  void tell(std::uint32_t line, const std::string& message) {
    out_.problems.push_back({line, message});
  }

  void read_line(std::string_view line) {
    const std::string_view id = take(line, '\t');
    const char kind = id.empty() ? '\t' : id.front();
    if (kind == '*') return read_equivalence(line);
    if (std::string_view("TREAMN#").find(kind) == std::string_view::npos || id.size() < 2)
      fail("expected an id that begins with T, R, E, A, M, N or #, and a tab behind it; found " +
           quoted(id));
    if (!ids_.insert(std::string(id)).second) fail("the id " + quoted(id) + " is given twice");
    try {
      if (kind == 'T')
        read_span(id, line);
      else if (kind == 'R' || kind == 'E')
        read_link(id, line);
      else
        read_note(id, line);
    } catch (const Problem&) {
      ids_.erase(std::string(id));
      throw;
    }
  }

  void read_span(std::string_view id, std::string_view rest) {
    std::string_view places = take(rest, '\t');
    BratAnnotations::Span span{std::string(id), std::string(take_word(places, "a type")), {}};
    std::string covered;
    do {
      std::string_view fragment = take(places, ';');
      const std::uint32_t begin = number(take(fragment, ' ')), end = number(fragment);
      if (begin >= end || end > points_.count())
        fail("the span " + std::to_string(begin) + " " + std::to_string(end) +
             " is no piece of the text, which has " + std::to_string(points_.count()) +
             " code points");
      span.fragments.emplace_back(points_.byte_of(begin), points_.byte_of(end));
      const auto [first, last] = span.fragments.back();
      if (span.fragments.size() > 1 && span.fragments.rbegin()[1].second > first)
        fail("its pieces overlap or are not in order");
      if (!covered.empty()) covered += ' ';
      covered += text_.substr(first, last - first);
    } while (!places.empty());
    const auto is_line_end = [](char c) { return c == '\n' || c == '\r'; };
    std::replace_if(covered.begin(), covered.end(), is_line_end, ' ');
    if (covered != rest)
      fail("the text there is " + quoted(covered) + "; the line says " + quoted(rest));
    out_.spans.push_back(std::move(span));
  }

  void read_link(std::string_view id, std::string_view rest) {
    BratAnnotations::Link link;
    link.id = id;
    if (id.front() == 'R') link.type = take_word(rest, "a type");
    do {
      std::string_view pair = take(rest, ' ');
      if (pair.empty()) continue;  // brat itself leaves blanks at the end
      const std::string_view role = take(pair, ':');
      if (role.empty() || pair.empty()) fail("expected ROLE:ID; found " + quoted(role));
      link.arguments.push_back({std::string(role), std::string(pair)});
    } while (!rest.empty());
    if (id.front() == 'R' && link.arguments.size() != 2)
      fail("a relation has two arguments; found " + std::to_string(link.arguments.size()));
    if (link.arguments.empty()) fail("an event has a trigger, TYPE:ID");
    if (id.front() == 'E') link.type = link.arguments[0].role;
    take_link(std::move(link));
  }

  void read_equivalence(std::string_view rest) {
    BratAnnotations::Link link;
    link.type = take_word(rest, "a type");
    while (!rest.empty()) link.arguments.push_back({"", std::string(take(rest, ' '))});
    if (link.arguments.size() < 2) fail("an equivalence is of two ids or more");
    take_link(std::move(link));
  }

  void read_note(std::string_view id, std::string_view rest) {
    std::string_view head = take(rest, '\t');
    BratAnnotations::Note note;
    note.id = id;
    note.type = take_word(head, "a type");
    note.target = take_word(head, "the id that it is about");
    note.value = id.front() == '#' ? rest : head;
    out_.notes.push_back(std::move(note));
    note_lines_.push_back(line_);
  }

  void take_link(BratAnnotations::Link link) {
    out_.links.push_back(std::move(link));
    link_lines_.push_back(line_);
  }

  // Lines may stand in any order, so this comes after all of them. What is about something that is
  // not there is dropped, and so is what is about that.
  void check_targets() {
    std::unordered_map<std::string, std::vector<std::size_t>> about;  // indices of lines, by target
    for (std::size_t i = 0; i < out_.links.size(); ++i)
      for (const auto& argument : out_.links[i].arguments) about[argument.target].push_back(i);
    for (std::size_t i = 0; i < out_.notes.size(); ++i)
      about[out_.notes[i].target].push_back(out_.links.size() + i);
    std::vector<std::string> missing;
    for (const auto& [target, indices] : about)
      if (!ids_.contains(target)) missing.push_back(target);
    std::vector<bool> dropped(out_.links.size() + out_.notes.size());
    while (!missing.empty()) {
      const std::string target = std::move(missing.back());
      missing.pop_back();
      for (const std::size_t i : about[target]) {
        if (dropped[i]) continue;
        dropped[i] = true;
        const bool is_link = i < out_.links.size();
        const std::size_t note = i - out_.links.size();
        tell(is_link ? link_lines_[i] : note_lines_[note],
             "no annotation has the id " + quoted(target));
        const std::string& id = is_link ? out_.links[i].id : out_.notes[note].id;
        if (about.contains(id)) missing.push_back(id);
      }
    }
    const auto notes_begin = dropped.begin() + static_cast<std::ptrdiff_t>(out_.links.size());
    keep({notes_begin, dropped.end()}, out_.notes);
    keep({dropped.begin(), notes_begin}, out_.links);
    std::sort(out_.problems.begin(), out_.problems.end(),
              [](const auto& x, const auto& y) { return x.line < y.line; });
  }

  template <class Item>
  static void keep(const std::vector<bool>& dropped, std::vector<Item>& items) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < items.size(); ++i)
      if (!dropped[i] && kept++ != i) items[kept - 1] = std::move(items[i]);
    items.resize(kept);
  }

  std::string_view text_;
  CodePoints points_;
  BratAnnotations out_;
  std::unordered_set<std::string> ids_;
  std::vector<std::uint32_t> link_lines_, note_lines_;
  std::uint32_t line_ = 0;
};

}  // namespace

BratAnnotations read_brat(std::string_view annotations, std::string_view text) {
  return BratReader(text).read(annotations);
}

}  // namespace glossator
