#include "organizations/lexicon.hpp"

#include "gloss/text.hpp"
#include "gloss/word_list.hpp"

namespace gloss::organizations {
namespace {

constexpr const char* kind_names[kind_count] = {
    "",          "company", "government", "intergovernmental",
    "military",  "media",   "party",      "education",
    "sports",    "bank",    "court",      "ngo",
    "religious", "other"};

Kind kind_named(const WordList::Row& row, std::size_t column) {
  for (std::size_t i = 1; i < kind_count; ++i)
    if (row[column] == kind_names[i]) return static_cast<Kind>(i);
  row.fail("unknown kind " + in_quotes(row[column]));
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  for (const auto known : words)
    if (word == known) return true;
  return false;
}

bool is_acronym(std::string_view form) {
  unsigned capitals = 0;
  for (const char c : form) {
    if (c >= 'A' && c <= 'Z')
      ++capitals;
    else if (c != '.' && c != '-' && c != '&' && c != '/' && !(c >= '0' && c <= '9'))
      return false;
  }
  return capitals >= 2 && capitals <= 8;
}

}  // namespace

const char* kind_name(Kind kind) { return kind_names[static_cast<std::size_t>(kind)]; }

void Lexicon::read_kinds(const std::string& path) {
  std::string lower_form;
  for (const auto line : WordList::read(path, 3, 3)) {
    to_lower(line[0], lower_form);
    Row& row = rows_[lower_form];
    std::size_t i = 0;
    while (i < row.kinds.size() && row.kinds[i] != 0) ++i;
    if (i == row.kinds.size()) line.fail("more than four kinds for one word");
    const double weight = line.number(2);
    if (weight < 1 || weight > 9) line.fail("the weight is not in 1 to 9");
    row.kinds[i] = static_cast<std::uint8_t>(kind_named(line, 1));
    row.weights[i] = static_cast<std::uint8_t>(weight);
  }
}

void Lexicon::read_known(const std::string& path) {
  std::string lower_form;
  for (const auto line : WordList::read(path, 2, 3)) {
    to_lower(line[0], lower_form);
    const Known known{kind_named(line, 1), std::string(line[2])};
    known_[lower_form] = known;
    if (!known.acronym.empty()) known_.emplace(known.acronym, known);
  }
}

void Lexicon::read_context(const std::string& path) {
  std::string lower_form;
  for (const auto line : WordList::read(path, 2, 2)) {
    to_lower(line[0], lower_form);
    rows_[lower_form].context = static_cast<std::uint8_t>(kind_named(line, 1));
  }
}

Row Lexicon::row(std::string_view form, std::string_view lower_form) const {
  Row row{};
  if (form.empty() || form.size() > 64) return row;
  std::string_view key = lower_form;
  if (key.size() > 2 && key.ends_with('.')) key.remove_suffix(1);
  if (const auto found = rows_.find(key); found != rows_.end()) row = found->second;
  const char32_t first = code_point_at(form, 0).value;
  if (gloss::to_lower(first) != first) row.classes |= capital;
  if (is_acronym(form)) row.classes |= all_capitals;
  if (is_one_of(key,
                {"inc", "corp", "ltd", "limited", "llc",     "llp",         "plc",         "co",
                 "ag",  "sa",   "nv",  "bv",      "gmbh",    "oyj",         "pte",         "pty",
                 "bhd", "jsc",  "s.a", "n.v",     "company", "corporation", "incorporated"}))
    row.classes |= legal_form;
  for (std::size_t i = 1; i < form.size(); ++i)
    if (form[i] >= 'A' && form[i] <= 'Z' && form[i - 1] >= 'a' && form[i - 1] <= 'z')
      row.classes |= mixed_case;
  if (is_one_of(key, {"the", "a", "an"})) row.classes |= article;
  if (is_one_of(key, {"national", "international", "world",      "united",  "european", "royal",
                      "federal",  "central",       "american",   "british", "north",    "south",
                      "new",      "first",         "great",      "african", "general",  "state",
                      "public",   "global",        "democratic", "social"}))
    row.classes |= generic;
  for (std::size_t i = 0; i < row.weights.size(); ++i)
    if (row.weights[i] >= 2) row.classes |= head;
  return row;
}

const Known* Lexicon::known(std::string_view lower_name) const {
  const auto found = known_.find(lower_name);
  return found == known_.end() ? nullptr : &found->second;
}

}  // namespace gloss::organizations
