#include "organizations/thing_abbreviations.hpp"

#include <algorithm>

#include "organizations/initials.hpp"

namespace gloss::organizations {
namespace {

/// The first of the words before `end` that have these initials. Words like "of" may have none.
/// `nothing`: they have others.
std::uint32_t first_abbreviated(const DocumentView& document, std::uint64_t letters,
                                std::uint32_t end) {
  for (std::uint32_t at = end; at-- > 0;) {
    const std::string_view word = document.covered(at);
    const std::uint64_t before = letters;
    for (std::size_t i = word.size(); i-- > 0;)
      if ((i == 0 || word[i - 1] == '-') && letters != 0 &&
          capital_of(word[i]) == static_cast<char>(letters & 0xFF))
        letters >>= 8;
    if (letters == 0) return at;
    if (before == letters && !document.row(at).is(clause | article) && word[0] != '\'' &&
        !word.starts_with("’"))
      return nothing;
  }
  return nothing;
}

bool begins_sentence(const DocumentView& document, std::uint32_t word) {
  if (word == 0) return true;
  const char before = document.covered(word - 1).back();
  if (before == '.' || before == '!' || before == '?' || before == ':') return true;
  const Span gap{document.words.end(word - 1), document.words.begin(word)};
  return gloss::covered(document.text(), gap).find('\n') != std::string_view::npos;
}

/// Whether the words before the bracket have the letters as initials and are no body's:
/// "disadvantaged groups (DG)", "Right to Education (RTE)".
bool is_thing(const DocumentView& document, std::uint64_t letters, std::uint32_t open) {
  const std::uint32_t first = first_abbreviated(document, letters, open);
  if (first == nothing) return false;
  std::uint32_t noun = first;  // what the others describe
  while (noun + 1 < open &&
         (!document.row(noun + 1).is(clause) || document.covered(noun + 1) == "and"))
    ++noun;
  const Row& head_noun = document.row(noun);
  if (head_noun.is(thing)) return true;
  if (head_noun.is(head) && !head_noun.is(official)) return false;
  for (std::uint32_t i = first; i < open; ++i)
    if (document.row(i).is(capital) && (i > first || !begins_sentence(document, i))) return false;
  return true;
}

/// The letters of an acronym that is no well-known body's; 0: none.
std::uint64_t letters_of(const DocumentView& document, const Organization& mention) {
  const Row& row = document.row(mention.first);
  return mention.first == mention.last && Lexicon::is_listed_name(row.body) ? row.letters : 0;
}

/// The letters of the capitals in the brackets that open at byte `open`; 0: there are others.
std::uint64_t bracketed(std::string_view text, std::size_t open) {
  std::size_t begin = open + 1;
  if (begin < text.size() && text[begin] == '"') ++begin;
  if (text.substr(begin).starts_with("“")) begin += std::string_view("“").size();
  std::size_t end = begin;
  while (end < text.size() && text[end] >= 'A' && text[end] <= 'Z') ++end;
  const std::uint64_t letters = gloss::organizations::letters_of(text.substr(begin, end - begin));
  if (text.substr(end).starts_with('s')) ++end;
  const std::string_view behind = text.substr(end);
  const bool is_end = behind.starts_with(')') || behind.starts_with('"') ||
                      behind.starts_with("”") || behind.starts_with(';');
  return is_end ? letters : 0;
}

}  // namespace

void drop_things(const DocumentView& document, std::vector<Organization>& out) {
  std::vector<std::uint64_t> acronyms, things;
  for (const Organization& mention : out)
    if (const std::uint64_t letters = letters_of(document, mention); letters != 0)
      acronyms.push_back(letters);
  if (acronyms.empty()) return;
  std::ranges::sort(acronyms);
  const std::string_view text = document.text();
  std::uint32_t word = 0;
  for (std::size_t at = text.find('('); at != std::string_view::npos; at = text.find('(', at + 1)) {
    const std::uint64_t letters = bracketed(text, at);
    if (letters == 0 || !std::ranges::binary_search(acronyms, letters)) continue;
    word = document.words.first_after(word, static_cast<std::uint32_t>(at));
    if (is_thing(document, letters, word)) things.push_back(letters);
  }
  if (things.empty()) return;
  std::ranges::sort(things);
  std::erase_if(out, [&](const Organization& mention) {
    return std::ranges::binary_search(things, letters_of(document, mention));
  });
}

}  // namespace gloss::organizations
