#include "sentiment/lexicon.hpp"

#include <algorithm>
#include <cmath>

#include "sentiment/inflections.hpp"

namespace gloss::sentiment {
namespace {

constexpr std::array<std::string_view, 11> clause_ends = {
    ",", ";", ":", ".", "!", "?", "(", ")", "\xE2\x80\x93", "\xE2\x80\x94", "--"};

struct NamedRole {
  std::string_view name;
  Role role;
};
constexpr NamedRole roles[] = {
    {"comparative", Role::comparative},
    {"concessive", Role::concessive},
    {"condition", Role::condition},
    {"contrast", Role::contrast},
    {"courtesy", Role::courtesy},
    {"ender", Role::ender},
    {"expected", Role::expected},
    {"faller", Role::faller},
    {"function", Role::none},
    {"instruction", Role::instruction},
    {"intensifier", Role::intensifier},
    {"negator", Role::negator},
    {"plain", Role::none},
    {"reducer", Role::reducer},
    {"riser", Role::riser},
    {"strengthener", Role::strengthener},
    {"taker", Role::taker},
};

std::string lower_of(std::string_view word) {
  std::string lower;
  to_lower(word, lower);
  return lower;
}

bool is_phrase(std::string_view text) { return text.find(' ') != std::string_view::npos; }

/// Roles whose words may also have a weight.
bool keeps_weight(Role role) {
  return role == Role::strengthener || role == Role::negator || role == Role::reducer ||
         role == Role::ender || role == Role::faller || role == Role::riser ||
         role == Role::taker || role == Role::comparative || role == Role::concessive;
}

}  // namespace

Lexicon::Lexicon(const WordList& words, const WordList& modifiers) {
  for (const WordList::Row row : modifiers) add_modifier(row);
  for (const WordList::Row row : words) add_word(row, false);
  // Words of the list take precedence over derived forms.
  for (const WordList::Row row : words) add_inflections(row, false);
  index();
}

void Lexicon::add_own(const WordList& words) {
  for (const WordList::Row row : words) add_word(row, true);
  for (const WordList::Row row : words) add_inflections(row, true);
  index();
}

void Lexicon::add_modifier(const WordList::Row& row) {
  const auto known = std::find_if(std::begin(roles), std::end(roles),
                                  [&](const NamedRole& item) { return item.name == row[1]; });
  if (known == std::end(roles)) {
    std::string names;
    for (const NamedRole& item : roles) names.append(names.empty() ? "" : ", ").append(item.name);
    row.fail(in_quotes(row[1]) + " is no role; known: " + names);
  }
  WordRow entry;
  entry.role = known->role;
  if (entry.role == Role::intensifier) {
    const double factor = row.number(2);
    if (factor <= 0 || factor > 3) row.fail("the factor is not in 0 to 3");
    entry.extent = static_cast<std::uint8_t>(std::lround(16 * factor));
  }
  if (entry.role == Role::negator) {
    const double reach = row[2].empty() ? 0 : row.number(2);
    if (reach < 0 || reach > 12) row.fail("the reach is not in 0 to 12");
    entry.extent = static_cast<std::uint8_t>(reach);
  }
  if (entry.role == Role::expected) entry.valence = -40;
  if (entry.role == Role::concessive) entry.flags = WordRow::is_function;
  if (entry.role == Role::none)
    entry.flags = row[1] == "plain" ? WordRow::is_plain : WordRow::is_function;
  const std::string word = lower_of(row[0]);
  if (rows_.contains(word)) row.fail(in_quotes(word) + " is there twice");
  entry.entry = add_name(std::string(row[1]) + ":" + word);
  if (is_phrase(word))
    add_phrase(word, entry, false);
  else
    rows_.emplace(word, entry);
}

WordRow Lexicon::word_of(const WordList::Row& row) {
  const double weight = row.number(1);
  if (weight < -3 || weight > 3) row.fail("the weight is not in -3 to 3");
  if (row[2].find_first_not_of("nva") != std::string_view::npos)
    row.fail(in_quotes(row[2]) + " is no inflection; known: n, v, a");
  WordRow entry;
  entry.valence = static_cast<std::int8_t>(std::lround(16 * weight));
  entry.role = entry.valence == 0 ? Role::none : Role::trigger;
  entry.entry = add_name("lexicon:" + lower_of(row[0]));
  return entry;
}

void Lexicon::add_word(const WordList::Row& row, bool is_own) {
  const std::string word = lower_of(row[0]);
  const WordRow entry = word_of(row);
  if (is_phrase(word)) return add_phrase(word, entry, is_own);
  const auto found = rows_.find(word);
  if (found == rows_.end() || is_own) {
    rows_[word] = entry;
  } else if (keeps_weight(found->second.role)) {
    found->second.valence = entry.valence;
  } else if (found->second.role == Role::trigger ||
             (found->second.role == Role::none && found->second.flags == 0)) {
    row.fail(in_quotes(word) + " is there twice");
  }
}

void Lexicon::add_inflections(const WordList::Row& row, bool is_own) {
  const std::string word = lower_of(row[0]);
  if (is_phrase(word)) return;
  WordRow entry = rows_.at(word);
  if (entry.valence == 0 || entry.role == Role::expected) return;
  entry.role = Role::trigger;
  for (std::string& form : inflections(word, row[2])) {
    if (is_own) {
      rows_[form] = entry;
      continue;
    }
    const auto at = rows_.try_emplace(std::move(form), entry).first;
    const Role role = at->second.role;  // "hardly" is not hard
    if (keeps_weight(role) && role != Role::negator && at->second.valence == 0)
      at->second.valence = entry.valence;
  }
}

void Lexicon::add_phrase(const std::string& text, const WordRow& row, bool is_own) {
  Phrase phrase;
  phrase.row = row;
  phrase.row.hash = word_hash(text);
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    if (end > begin)
      phrase.words.push_back(word_hash(std::string_view(text).substr(begin, end - begin)));
    begin = end + 1;
  }
  const auto [known, is_new] = phrase_numbers_.try_emplace(phrase.row.hash, phrases_.size());
  if (is_new) {
    phrases_.push_back(std::move(phrase));
  } else if (Phrase& listed = phrases_[known->second]; keeps_weight(listed.row.role) && !is_own) {
    listed.row.valence = row.valence;
  } else {
    listed = std::move(phrase);
  }
}

void Lexicon::index() {
  std::stable_sort(phrases_.begin(), phrases_.end(), [](const Phrase& a, const Phrase& b) {
    if (a.words[0] != b.words[0]) return a.words[0] < b.words[0];
    return a.words.size() > b.words.size();
  });
  for (std::size_t i = 0; i < phrases_.size(); ++i) phrase_numbers_[phrases_[i].row.hash] = i;
  phrase_words_.clear();
  for (const Phrase& phrase : phrases_)
    phrase_words_.insert(phrase_words_.end(), phrase.words.begin(), phrase.words.end());
  std::sort(phrase_words_.begin(), phrase_words_.end());
  for (const auto& [word, row] : rows_) may_be_listed_.add(word_hash(word));
  for (const std::uint32_t word : phrase_words_) may_be_listed_.add(word);
  for (const std::string_view mark : clause_ends) may_be_listed_.add(word_hash(mark));
}

std::uint32_t Lexicon::add_name(std::string name) {
  names_.push_back(std::move(name));
  return static_cast<std::uint32_t>(names_.size() - 1);
}

bool Lexicon::describe(std::string_view lower, WordRow& row) const {
  row.hash = word_hash(lower);
  if (!may_be_listed_.may_hold(row.hash)) return false;
  if (const auto found = rows_.find(lower); found != rows_.end()) {
    const std::uint32_t hash = row.hash;
    row = found->second;
    row.hash = hash;
  } else if (std::find(clause_ends.begin(), clause_ends.end(), lower) != clause_ends.end()) {
    row.role = Role::clause_end;
    row.flags = WordRow::is_function;
  }
  if (!std::binary_search(phrase_words_.begin(), phrase_words_.end(), row.hash))
    return row.entry != 0 || row.role != Role::none || row.flags != 0;
  const auto phrase =
      std::partition_point(phrases_.begin(), phrases_.end(),
                           [&](const Phrase& item) { return item.words[0] < row.hash; });
  if (phrase != phrases_.end() && phrase->words[0] == row.hash) row.flags |= WordRow::begins_phrase;
  return true;
}

std::vector<std::string> Lexicon::words() const {
  std::vector<std::string> words;
  for (const auto& [word, row] : rows_) words.push_back(word);
  std::sort(words.begin(), words.end());
  return words;
}

}  // namespace gloss::sentiment
