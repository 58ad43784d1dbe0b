#include "names/person_titles.hpp"

#include <algorithm>

#include "names/sorted_words.hpp"

namespace gloss::names {
namespace {

// Without "KC", which is a family name in Nepal, and what initials are as often: "AM", "PC".
constexpr std::string_view letters_behind[] = {
    "BL",  "CBE",  "CMG", "CVO", "DBE", "DFC",  "DSO",  "FBA", "FRCP", "FRCS", "FRS", "FRSE", "GBE",
    "GCB", "GCMG", "JP",  "KBE", "KCB", "KCMG", "KCVO", "LVO", "MBE",  "MD",   "MEP", "MHA",  "MLA",
    "MLC", "MP",   "MPP", "MSP", "MVO", "OAM",  "OBE",  "PhD", "QC",   "QPM",  "SC",  "TD"};
// No team, firm or body has them in its name.
constexpr std::string_view honours[] = {"CBE", "DBE", "FRCP", "FRCS", "FRS", "KBE", "KCB", "KCMG",
                                        "MBE", "MEP", "MSP",  "OAM",  "OBE", "PhD", "QC"};
static_assert(std::ranges::is_sorted(letters_behind) && std::ranges::is_sorted(honours));

// No family and no firm bears one of them.
constexpr std::string_view titles[] = {"Alhaji ", "Dato ",  "Dato' ",  "Dato\u2019 ", "Datin ",
                                       "Datuk ",  "Hajia ", "Paduka ", "Ratu ",       "Seri "};

// All names are asked, and few have titles: a look at a few bytes, without calls.

/// Whether a text begins like one of the titles.
bool may_begin_with_title(std::string_view text) {
  constexpr std::uint32_t firsts = 1u << ('A' - 'A') | 1u << ('D' - 'A') | 1u << ('H' - 'A') |
                                   1u << ('P' - 'A') | 1u << ('R' - 'A') | 1u << ('S' - 'A');
  const unsigned letter = static_cast<unsigned char>(text[0]) - 'A';
  if (letter > 'S' - 'A' || (firsts >> letter & 1) == 0 || text.size() < 3) return false;
  return text[1] == (letter == 'A' - 'A' ? 'l' : letter == 'S' - 'A' ? 'e' : 'a');
}

/// The last word of a name if it has two to four bytes and ends in a capital, and a word before it.
std::string_view short_last_word(std::string_view name) {
  if (name.size() < 6 || name.back() < 'A' || name.back() > 'Z') return {};
  for (std::size_t size = 2; size <= 4; ++size)
    if (name[name.size() - size - 1] == ' ') return name.substr(name.size() - size);
  return {};
}

/// The bytes of the titles at the begin of a name, but for a name of nothing else.
std::uint32_t size_of_titles(std::string_view name) {
  std::uint32_t size = 0;
  const auto is_next = [&](std::string_view title) {
    return name.substr(size).starts_with(title) && name.size() > size + title.size();
  };
  for (const auto* title = std::begin(titles); title != std::end(titles);)
    if (is_next(*title)) {
      size += static_cast<std::uint32_t>(title->size());
      title = std::begin(titles);  // "Dato Seri"
    } else {
      ++title;
    }
  return size;
}

/// Ends a name before letters behind two words or more.
void cut_letters(std::string_view text, Name& name) {
  const std::string_view own = text_of(text, name);
  const std::string_view last = short_last_word(own);
  if (last.empty() || !is_in(letters_behind, last)) return;
  if (name.type != Type::person && !is_in(honours, last)) return;
  if (own.find(' ') == own.size() - last.size() - 1) return;
  name.end -= static_cast<std::uint32_t>(last.size() + 1);
  name.type = Type::person;
}

}  // namespace

void take_titles_off(std::string_view text, std::vector<Name>& names) {
  bool has_empty = false;
  std::uint32_t person_end = 0;  // of the last one
  for (Name& name : names) {
    if (may_begin_with_title({text.data() + name.begin, text.size() - name.begin}) &&
        name.type != Type::place)
      if (const auto size = size_of_titles(text_of(text, name))) {
        name.begin += size;
        name.type = Type::person;
      }
    cut_letters(text, name);
    if (person_end + 1 == name.begin && name.type != Type::person &&
        is_in(letters_behind, text_of(text, name))) {
      name.end = name.begin;
      has_empty = true;
    }
    if (name.type == Type::person) person_end = name.end;
  }
  if (has_empty) drop_empty(names);
}

}  // namespace gloss::names
