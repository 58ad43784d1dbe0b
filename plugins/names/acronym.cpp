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

/// The bit of a letter in a set of them.
constexpr std::uint32_t letter_bit(char c) { return 1u << (static_cast<unsigned char>(c) % 32); }

/// Whether it is an organization that is long enough.
bool may_have_initials(const Name& name) {
  constexpr std::uint32_t least_bytes = 3 * least_letters - 1;  // "Aa Bb Cc"
  return name.type == Type::organization && name.end - name.begin >= least_bytes;
}

/// The initials of the organizations among `names` that begin with one of `first_letters`, sorted.
std::vector<std::string> initials_of(std::string_view text, std::span<const Name> names,
                                     std::uint32_t first_letters) {
  std::vector<std::string> all;
  std::array<char, most_letters> letters;
  for (const Name& name : names) {
    if (!may_have_initials(name)) continue;
    if ((letter_bit(text[name.begin]) & first_letters) == 0) continue;
    const std::string_view initials = initials_of(text_of(text, name), letters);
    if (!initials.empty()) all.emplace_back(initials);
  }
  std::ranges::sort(all);
  return all;
}

}  // namespace

void add_acronyms(const DocumentView& document, std::span<const std::uint32_t> capitals,
                  std::int32_t margin, std::vector<Name>& names) {
  const std::size_t known = names.size();
  std::uint32_t begins = 0, first_letters = 0;  // of organizations, of words
  for (const Name& name : names)
    if (may_have_initials(name)) begins |= letter_bit(document.text[name.begin]);
  std::size_t next = 0;  // the first name that may end behind the word at hand
  for (const std::uint32_t word : capitals) {
    const Span span = document.tokens.span(word);
    const std::uint32_t letter = letter_bit(document.text[span.begin]);
    if ((letter & begins) == 0) continue;
    const std::uint32_t size = span.end - span.begin;
    if (size < least_letters || size > most_letters) continue;
    while (next < known && names[next].end <= span.begin) ++next;
    if (next < known && names[next].begin < span.end) continue;
    names.push_back({span.begin, span.end, Type::organization, margin, Name::Source::document});
    first_letters |= letter;
  }
  if (names.size() == known) return;
  const auto candidates = names.begin() + static_cast<std::ptrdiff_t>(known);
  const std::vector<std::string> initials =
      initials_of(document.text, std::span(names).first(known), first_letters);
  names.erase(std::remove_if(candidates, names.end(),
                             [&](const Name& name) {
                               return !std::ranges::binary_search(
                                   initials, text_of(document.text, name), std::less<>());
                             }),
              names.end());
  std::ranges::inplace_merge(names, candidates, {}, &Name::begin);
}

}  // namespace gloss::names
