#include "dates/pattern.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace gloss::dates {
namespace {

constexpr std::string_view word_names[] = {
#define GLOSS_DATE_CLASS(name) #name,
    GLOSS_DATE_CLASSES(GLOSS_DATE_CLASS)
#undef GLOSS_DATE_CLASS
};
constexpr std::string_view slot_names[] = {
#define GLOSS_DATE_SLOT(name) #name,
    GLOSS_DATE_SLOTS(GLOSS_DATE_SLOT)
#undef GLOSS_DATE_SLOT
};

using Set = std::vector<std::uint16_t>;

// A piece of a pattern: where it may begin and end, and whether it may be left out.
struct Piece {
  Set first, last;
  bool nullable = true;
};

void append(Set& to, const Set& from) { to.insert(to.end(), from.begin(), from.end()); }

class Compiler {
 public:
  Compiler(const std::vector<Macro>& macros, std::vector<Position>& positions,
           std::vector<Set>& follow)
      : macros_(macros), positions_(positions), follow_(follow) {}

  Piece compile(std::string_view pattern, std::uint16_t rule) {
    rule_ = rule;
    return whole(pattern, 0);
  }

 private:
  Piece whole(std::string_view pattern, int depth) {
    if (depth > 12) throw std::logic_error("grammar: macros nest too deep");
    std::string_view rest = pattern;
    const Piece piece = choice(rest, depth);
    if (!rest.empty()) fail(pattern, rest);
    return piece;
  }

  [[noreturn]] static void fail(std::string_view pattern, std::string_view rest) {
    throw std::logic_error("grammar: cannot read \"" + std::string(rest) + "\" in \"" +
                           std::string(pattern) + "\"");
  }

  static void skip(std::string_view& rest) {
    while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
  }

  Piece choice(std::string_view& rest, int depth) {
    Piece all = sequence(rest, depth);
    while (!rest.empty() && rest.front() == '|') {
      rest.remove_prefix(1);
      const Piece other = sequence(rest, depth);
      append(all.first, other.first);
      append(all.last, other.last);
      all.nullable = all.nullable || other.nullable;
    }
    return all;
  }

  void connect(const Set& from, const Set& to) {
    for (const std::uint16_t position : from) append(follow_[position], to);
  }

  Piece sequence(std::string_view& rest, int depth) {
    Piece all;
    for (skip(rest); !rest.empty() && rest.front() != '|' && rest.front() != ')'; skip(rest)) {
      Piece next = item(rest, depth);
      connect(all.last, next.first);
      if (all.nullable) append(all.first, next.first);
      if (next.nullable)
        append(all.last, next.last);
      else
        all.last = next.last;
      all.nullable = all.nullable && next.nullable;
    }
    return all;
  }

  Piece item(std::string_view& rest, int depth) {
    Piece piece;
    if (rest.front() == '(') {
      const std::string_view all = rest;
      rest.remove_prefix(1);
      piece = choice(rest, depth);
      if (rest.empty() || rest.front() != ')') fail(all, rest);
      rest.remove_prefix(1);
    } else {
      const std::size_t size = std::min(rest.find_first_of(" ()|?*+"), rest.size());
      const std::string_view word = rest.substr(0, size);
      rest.remove_prefix(size);
      piece = word.front() == '$' ? whole(macro(word), depth + 1) : terminal(word);
    }
    while (!rest.empty() && (rest.front() == '?' || rest.front() == '*' || rest.front() == '+')) {
      if (rest.front() != '?') connect(piece.last, piece.first);
      if (rest.front() != '+') piece.nullable = true;
      rest.remove_prefix(1);
    }
    return piece;
  }

  std::string_view macro(std::string_view name) const {
    for (const Macro& each : macros_)
      if (each.name == name.substr(1)) return each.pattern;
    throw std::logic_error("grammar: no macro " + std::string(name));
  }

  Piece terminal(std::string_view word) {
    const std::string_view all = word;
    Position position;
    position.rule = rule_;
    if (!word.empty() && word.front() == '_') position.touching = true, word.remove_prefix(1);
    const std::size_t colon = word.find(':');
    position.slot = Slot::own;
    if (colon != word.npos) {
      const auto slot =
          std::find(std::begin(slot_names), std::end(slot_names), word.substr(colon + 1));
      if (slot == std::end(slot_names)) fail(all, word.substr(colon));
      position.slot = static_cast<Slot>(slot - std::begin(slot_names));
      word = word.substr(0, colon);
    }
    const auto found =
        std::find_if(std::begin(word_names), std::end(word_names), [&](std::string_view name) {
          if (name.back() == '_') name.remove_suffix(1);
          return name == word;
        });
    if (found == std::end(word_names)) fail(all, word);
    position.word = static_cast<Word>(found - std::begin(word_names));
    const auto number = static_cast<std::uint16_t>(positions_.size());
    positions_.push_back(position);
    follow_.emplace_back();
    return {{number}, {number}, false};
  }

  const std::vector<Macro>& macros_;
  std::vector<Position>& positions_;
  std::vector<Set>& follow_;
  std::uint16_t rule_ = 0;
};

}  // namespace

Grammar compile(const std::vector<std::string_view>& patterns, const std::vector<Macro>& macros) {
  Grammar grammar;
  std::vector<Set> follow;
  Compiler compiler(macros, grammar.positions, follow);
  for (std::size_t rule = 0; rule < patterns.size(); ++rule) {
    const Piece piece = compiler.compile(patterns[rule], static_cast<std::uint16_t>(rule));
    grammar.rule_first.push_back(static_cast<std::uint32_t>(grammar.first.size()));
    append(grammar.first, piece.first);
    for (const std::uint16_t position : piece.last) grammar.positions[position].last = true;
  }
  grammar.rule_first.push_back(static_cast<std::uint32_t>(grammar.first.size()));
  if (grammar.positions.size() > 65000) throw std::logic_error("grammar: too many positions");
  for (std::size_t i = 0; i < follow.size(); ++i) {
    // The order of the pattern stays; of two equal entries the first counts.
    grammar.positions[i].follow_begin = static_cast<std::uint32_t>(grammar.follow.size());
    for (const std::uint16_t next : follow[i]) {
      const auto begin = grammar.follow.begin() + grammar.positions[i].follow_begin;
      if (std::find(begin, grammar.follow.end(), next) == grammar.follow.end())
        grammar.follow.push_back(next);
    }
    grammar.positions[i].follow_end = static_cast<std::uint32_t>(grammar.follow.size());
  }
  return grammar;
}

}  // namespace gloss::dates
