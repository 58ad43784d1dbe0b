#include "names/storms.hpp"

#include <algorithm>
#include <array>

#include "names/text_beside.hpp"

namespace gloss::names {
namespace {

constexpr std::string_view kinds[] = {"Hurricane ", "Typhoon ", "Cyclone ", "Storm "};
constexpr std::string_view storm = kinds[3];

/// Whether a kind of storm may begin with this letter, or end in it: most names are told by that.
bool may_begin_kind(char c) { return c == 'H' || c == 'T' || c == 'C' || c == 'S'; }
bool may_end_kind(char c) { return c == 'e' || c == 'n' || c == 'm'; }

/// The kind of storm with which `text` begins, or ends; empty if there is none.
std::string_view kind_at_begin(std::string_view text) {
  if (text.empty() || !may_begin_kind(text[0])) return {};
  for (const std::string_view kind : kinds)
    if (text.starts_with(kind)) return kind;
  return {};
}
std::string_view kind_at_end(std::string_view text) {
  if (text.size() < storm.size() || !may_end_kind(text[text.size() - 2])) return {};
  for (const std::string_view kind : kinds)
    if (has_before(text, text.size(), kind)) return kind;
  return {};
}

/// Whether what follows is done by persons: Storm Reid said.
bool is_followed_by_speech(std::string_view behind) {
  constexpr std::string_view words[] = {" said", " says", " told", " who", "'s career", " stars"};
  return std::ranges::any_of(words,
                             [&](std::string_view word) { return behind.starts_with(word); });
}

/// Whether the person is a storm: takes the kind before it into its name.
bool is_storm(std::string_view text, std::uint32_t covered, Name& name) {
  const std::string_view own = text_of(text, name);
  if (const std::string_view kind = kind_at_begin(own); !kind.empty()) {
    const bool is_one_word = own.find(' ', kind.size()) == own.npos;
    return is_one_word && !(kind == storm && is_followed_by_speech(text.substr(name.end)));
  }
  const std::string_view kind = kind_at_end(text.substr(0, name.begin));
  if (kind.empty() || own.find(' ') != own.npos || name.begin - kind.size() < covered) return false;
  name.begin -= static_cast<std::uint32_t>(kind.size());
  return true;
}

}  // namespace

void name_storms(std::string_view text, std::vector<Name>& names) {
  std::array<std::string_view, 4> known;  // the names alone
  std::size_t count = 0;
  std::uint32_t covered = 0;
  for (Name& name : names) {
    const std::uint32_t before = covered;
    covered = name.end;
    if (name.type != Type::person) continue;
    const std::string_view own = text_of(text, name);
    if (is_storm(text, before, name)) {
      name.type = Type::other;
      if (count < known.size()) known[count++] = own.substr(own.rfind(' ') + 1);
    } else if (std::find(known.begin(), known.begin() + count, own) != known.begin() + count) {
      name.type = Type::other;
    }
  }
}

}  // namespace gloss::names
