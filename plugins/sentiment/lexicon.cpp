#include "lexicon.hpp"

#include <algorithm>
#include <array>

#include "inflections.hpp"

namespace gloss::sentiment {
namespace {

std::string lower_of(std::string_view word) {
  std::string lower;
  to_lower(word, lower);
  return lower;
}

}  // namespace

Lexicon::Lexicon(const WordList& words, const WordList& modifiers) {
  for (const WordList::Row row : modifiers) add_modifier(row);
  for (const WordList::Row row : words) add_word(row);
  // Words of the list take precedence over derived forms.
  for (const WordList::Row row : words) add_inflections(row);
}

void Lexicon::add_modifier(const WordList::Row& row) {
  WordRow entry{0, 0, Role::none};
  if (row[1] == "negator") {
    entry.role = Role::negator;
  } else if (row[1] == "contrast") {
    entry.role = Role::contrast;
  } else if (row[1] == "intensifier") {
    entry.role = Role::intensifier;
    entry.value = static_cast<float>(row.number(2));
    if (entry.value <= 0 || entry.value > 3) row.fail("the factor is not in 0 to 3");
  } else {
    row.fail(in_quotes(row[1]) + " is no role; known: contrast, intensifier, negator");
  }
  const std::string word = lower_of(row[0]);
  if (rows_.contains(word)) row.fail(in_quotes(word) + " is there twice");
  entry.entry = add_name(std::string(row[1]) + ":" + word);
  rows_.emplace(word, entry);
}

void Lexicon::add_word(const WordList::Row& row) {
  const std::string word = lower_of(row[0]);
  if (word.find(' ') != std::string::npos) row.fail(in_quotes(word) + " is more than one word");
  const double weight = row.number(1);
  if (weight < -3 || weight > 3) row.fail("the weight is not in -3 to 3");
  if (row[2].find_first_not_of("nva") != std::string_view::npos)
    row.fail(in_quotes(row[2]) + " is no inflection; known: n, v, a");
  if (const auto found = rows_.find(word); found != rows_.end()) {
    if (found->second.role != Role::trigger && found->second.role != Role::none) return;
    row.fail(in_quotes(word) + " is there twice");
  }
  const Role role = weight == 0 ? Role::none : Role::trigger;
  rows_.emplace(word, WordRow{add_name("lexicon:" + word), static_cast<float>(weight), role});
}

void Lexicon::add_inflections(const WordList::Row& row) {
  const std::string word = lower_of(row[0]);
  const WordRow entry = rows_.at(word);
  if (entry.role != Role::trigger) return;
  for (std::string& form : inflections(word, row[2])) rows_.try_emplace(std::move(form), entry);
}

std::uint32_t Lexicon::add_name(std::string name) {
  names_.push_back(std::move(name));
  return size() - 1;
}

void Lexicon::describe(const WordType& type, WordRow& row) const {
  constexpr std::array<std::string_view, 11> clause_ends = {
      ",", ";", ":", ".", "!", "?", "(", ")", "\xE2\x80\x93", "\xE2\x80\x94", "--"};
  if (const auto found = rows_.find(type.lower); found != rows_.end())
    row = found->second;
  else if (std::find(clause_ends.begin(), clause_ends.end(), type.lower) != clause_ends.end())
    row.role = Role::clause_end;
}

}  // namespace gloss::sentiment
