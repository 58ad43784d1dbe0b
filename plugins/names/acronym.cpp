#include "names/acronym.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace gloss::names {
namespace {

constexpr std::size_t least_letters = 3, most_letters = 8;

/// The first letters of the words of `name` that have a capital; empty if they are too few or many.
std::string_view initials_of(std::string_view name, std::array<char, most_letters>& letters) {
  std::size_t count = 0;
  bool is_begin = true;
  for (const char c : name) {
    if (is_begin && c >= 'A' && c <= 'Z') {
      if (count == most_letters) return {};
      letters[count++] = c;
    }
    is_begin = c == ' ' || c == '\n' || c == '-';
  }
  return count < least_letters ? std::string_view() : std::string_view(letters.data(), count);
}

/// The initials of the organizations among `names`, sorted.
std::vector<std::string> initials_of(std::string_view text, std::span<const Name> names) {
  std::vector<std::string> all;
  std::array<char, most_letters> letters;
  for (const Name& name : names) {
    if (name.type != Type::organization) continue;
    const std::string_view initials = initials_of(covered(text, {name.begin, name.end}), letters);
    if (!initials.empty()) all.emplace_back(initials);
  }
  std::ranges::sort(all);
  return all;
}

}  // namespace

void add_acronyms(const DocumentView& document, std::span<const Use> uses, std::int32_t margin,
                  std::vector<Name>& names) {
  const std::vector<std::string> initials = initials_of(document.text, names);
  if (initials.empty()) return;
  const std::size_t known = names.size();
  std::size_t next = 0;  // the first name that may end behind the word at hand
  for (const Use& use : uses) {
    if (document.rows[use.at].spelling != Spelling::all_capitals) continue;
    const Span span = document.tokens.span(use.at);
    while (next < known && names[next].end <= span.begin) ++next;
    if (next < known && names[next].begin < span.end) continue;
    if (std::ranges::binary_search(initials, document.covered(use.at), std::less<>()))
      names.push_back({span.begin, span.end, Type::organization, margin, Name::Source::document});
  }
  if (names.size() == known) return;
  std::ranges::inplace_merge(names, names.begin() + static_cast<std::ptrdiff_t>(known), {},
                             &Name::begin);
}

}  // namespace gloss::names
