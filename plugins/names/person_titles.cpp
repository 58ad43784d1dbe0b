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

// Of no family or firm.
constexpr std::string_view titles[] = {"Alhaji ", "Dato ",  "Dato' ",  "Dato\u2019 ", "Datin ",
                                       "Datuk ",  "Hajia ", "Paduka ", "Ratu ",       "Seri "};

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

/// The last word of a name that has `least` words or more; empty if it has fewer.
std::string_view last_word(std::string_view name, std::ptrdiff_t least) {
  if (std::ranges::count(name, ' ') + 1 < least) return {};
  return name.substr(name.rfind(' ') + 1);
}

}  // namespace

void take_titles_off(std::string_view text, std::vector<Name>& names) {
  bool has_empty = false;
  std::uint32_t person_end = 0;  // of the last one
  for (Name& name : names) {
    // Few names begin like a title, or end in a capital.
    constexpr std::string_view first_letters = "ADHPRS";
    if (first_letters.find(text[name.begin]) != first_letters.npos && name.type != Type::place)
      if (const auto size = size_of_titles(text.substr(name.begin, name.end - name.begin))) {
        name.begin += size;
        name.type = Type::person;
      }
    const char final = text[name.end - 1];
    if (final >= 'A' && final <= 'Z') {
      const std::string_view own = text.substr(name.begin, name.end - name.begin);
      const std::string_view last = last_word(own, 3);
      const bool is_person = name.type == Type::person || is_in(honours, last);
      if (!last.empty() && is_person && is_in(letters_behind, last)) {
        name.end -= static_cast<std::uint32_t>(last.size() + 1);
        name.type = Type::person;
      } else if (person_end + 1 == name.begin && is_in(letters_behind, own)) {
        name.end = name.begin;
        has_empty = true;
      }
    }
    if (name.type == Type::person) person_end = name.end;
  }
  if (has_empty) drop_empty(names);
}

}  // namespace gloss::names
