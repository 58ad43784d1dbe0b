#include "dates/lexicon.hpp"

#include <algorithm>

namespace gloss::dates {
namespace {

constexpr Words core_words =
    trigger_words | bits(Word::ordinal, Word::mid, Word::cardinal, Word::tens, Word::dozen);

bool is_upper(char byte) { return byte >= 'A' && byte <= 'Z'; }
bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

// These words are dates only with a capital letter.
constexpr Words proper_words = bits(Word::month, Word::weekday, Word::weekdays, Word::holiday_word);

std::uint8_t shape_of(std::string_view form, std::string_view lower) {
  std::uint8_t flags = 0;
  if (form == lower) {
    if (form.size() > 3 && form.back() == 's') flags |= Row::lower_plural;
    return flags;
  }
  if (is_upper(form.front()) || static_cast<unsigned char>(form.front()) >= 0x80)
    flags |= Row::capital;
  if (form.size() > 1 &&
      std::none_of(form.begin(), form.end(), [](char c) { return c >= 'a' && c <= 'z'; }))
    flags |= Row::all_capital;
  return flags;
}

// Past-tense verbs by their ending: a weak cue, but a frequent one.
bool ends_in_ed(std::string_view lower) {
  return lower.size() > 4 && lower.substr(lower.size() - 2) == "ed" &&
         lower.substr(lower.size() - 3) != "eed";
}

}  // namespace

Lexicon::Lexicon() {
  for (const TimeWords* line = time_words_begin; line != time_words_end; ++line) {
    std::string_view rest = line->words;
    while (!rest.empty()) {
      const std::size_t size = std::min(rest.find(' '), rest.size());
      Row& row = rows_[std::string(rest.substr(0, size))];
      // The first line with a value gives the value.
      if (row.number == 0) row.number = line->number;
      row.words.add(line->word_class);
      if (line->unit != Grain::none) row.unit = line->unit;
      row.flags |= line->flags;
      rest.remove_prefix(std::min(size + 1, rest.size()));
    }
  }
}

void Lexicon::add(std::string_view word, Word word_class, bool alone) {
  Row& row = rows_[std::string(word)];
  row.words.add(word_class);
  if (alone) row.flags |= Row::alone;
}

Row Lexicon::part(std::string_view form, std::string_view lower) const {
  Row row;
  if (lower.empty()) return row;
  const std::uint8_t shape = shape_of(form, lower);
  if (is_digit(lower.front()) || lower.front() == '\'') row = row_of_number(lower);
  if (row.words.empty()) {
    auto found = rows_.find(lower);
    if (found == rows_.end() && lower.size() > 1 && lower.back() == '.') {
      found = rows_.find(lower.substr(0, lower.size() - 1));
      if (found != rows_.end() && !found->second.has(Row::abbreviated)) found = rows_.end();
    }
    if (found != rows_.end()) row = found->second;
  }
  if (row.words.empty() && lower.size() > 1 && lower.size() < 9 &&
      (lower.front() == 'q' || lower.front() == 'h' || lower.front() == 'f'))
    row = row_of_number(lower);
  if (row.is_any(proper_words) && (shape & Row::capital) == 0 && !is_digit(lower.front())) {
    const bool weak = row.is_any(bits(Word::month, Word::weekday)) &&
                      (row.has(Row::weak) || row.has(Row::abbreviated));
    // A holiday of one word may be in lower case: thanksgiving, but not "new" of New Year's Day.
    const Words holiday = row.has(Row::alone) ? Words{} : bits(Word::holiday_word);
    if (!weak || lower == "may") {
      row.words.remove(weak ? proper_words : holiday);
    } else {
      row.words.remove(bits(Word::holiday_word));
      row.flags |= Row::lowered;
    }
  }
  if (row.is(Word::zone) && (shape & Row::all_capital) == 0) row.words.remove(bits(Word::zone));
  if (row.is(Word::era) && (shape & Row::all_capital) == 0) row.words.remove(bits(Word::era));
  if (!row.words.empty()) row.flags |= Row::known;
  if (row.words.empty() && ends_in_ed(lower)) row.words.add(Word::did);
  row.flags |= shape;
  const bool numbered_day = row.is(Word::ordinal) && row.digits > 0 && row.number <= 31;
  if (row.is_any(trigger_words) || numbered_day) row.scan |= Row::trigger;
  if (row.is(Word::informal) || lower.front() == '#') row.scan |= Row::informal;
  return row;
}

bool Lexicon::is_compound(std::string_view form, std::string_view lower) const {
  if (form.size() != lower.size() || form.size() > 64) return false;
  bool all_known = true, any_core = false;
  int parts = 0;
  split(lower, [&](std::size_t begin, std::size_t end) {
    const Row row = part(form.substr(begin, end - begin), lower.substr(begin, end - begin));
    all_known = all_known && row.has(Row::known);
    any_core = any_core || row.is_any(core_words) || row.is(Word::digits);
    ++parts;
  });
  return parts > 1 && all_known && any_core;
}

Row Lexicon::row(std::string_view form, std::string_view lower) const {
  Row row = part(form, lower);
  if (row.has(Row::known) || form.size() < 2) return row;
  const bool digit = is_digit(lower.front()) && !is_digit(lower.back());
  if (!digit && lower.find('-') == lower.npos && lower.find("\u2013") == lower.npos &&
      !(is_digit(lower.front()) && form.size() > 6))
    return row;
  if (is_compound(form, lower)) {
    row.words = bits(Word::compound);
    row.flags |= Row::known;
    row.scan |= Row::trigger;
  }
  return row;
}

}  // namespace gloss::dates
