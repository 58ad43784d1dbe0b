#include "people/firm_names.hpp"

#include "gloss/spelling_key.hpp"

namespace gloss::people {
namespace {

/// "AG", not "A.G." or "Ag".
bool are_initials(std::string_view word) {
  if (word.size() < 2 || word.size() > 3) return false;
  for (const char c : word)
    if (c < 'A' || c > 'Z') return false;
  return true;
}

/// The word behind the initials that the words begin with: "AG", "A.G.", "A. G."; `words.end` if
/// these are others.
std::uint32_t after_initials(const DocumentView& document, Span words, std::string_view initials) {
  std::size_t seen = 0;
  for (std::uint32_t i = words.begin; i < words.end; ++i) {
    if (seen == initials.size() && !document.is_char(i, '.')) return i;
    for (const char c : document.covered(i)) {
      if (c == '.') continue;
      if (seen == initials.size() || c != initials[seen]) return words.end;
      ++seen;
    }
  }
  return words.end;
}

/// Whether a word may follow a family name in the name of a firm, unlike "Foundation".
bool goes_on_as_firm(const DocumentView& document, std::uint32_t word) {
  constexpr std::uint64_t keys[] = {
      spelling_key("&"),       spelling_key("and"),      spelling_key("inc"),
      spelling_key("corp"),    spelling_key("co"),       spelling_key("company"),
      spelling_key("ltd"),     spelling_key("plc"),      spelling_key("llc"),
      spelling_key("group"),   spelling_key("holdings"), spelling_key("securities"),
      spelling_key("chase"),   spelling_key("bank"),     spelling_key("corporation"),
      spelling_key("limited"), spelling_key("partners"), spelling_key("stores"),
      spelling_key(",")};
  for (const std::uint64_t key : keys)
    if (document.row(word).key == key) return true;
  return false;
}

}  // namespace

bool is_firm(const DocumentView& document, const Lexicon& lexicon, Span words,
             std::span<const Span> name_words) {
  if (words.size() != 2) return false;
  const std::string_view initials = document.covered(words.begin);
  if (!are_initials(initials)) return false;
  const std::uint64_t family = document.row(words.begin + 1).key;
  if (lexicon.is_firm(initials, family)) return true;
  std::size_t persons = 0, firms = 0;  // of exactly this name
  for (std::size_t name = 0; name < name_words.size(); ++name) {
    const std::uint32_t type = document.names[name].type;
    if (type != layers::name::organization && type != layers::name::person) continue;
    const std::uint32_t word = after_initials(document, name_words[name], initials);
    if (word == name_words[name].end || document.row(word).key != family) continue;
    const bool is_whole = word + 1 == name_words[name].end;
    if (type == layers::name::organization && !is_whole && goes_on_as_firm(document, word + 1))
      return true;
    persons += is_whole && type == layers::name::person;
    firms += is_whole && type == layers::name::organization;
  }
  return firms > persons;
}

}  // namespace gloss::people
