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
  // Tables of words keep a word in lower case once.
  const bool same = form.data() == lower.data() && form.size() == lower.size();
  if (same || (!is_upper(form.front()) && form == lower)) {
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
  const std::size_t size = lower.size();
  return size > 4 && lower[size - 1] == 'd' && lower[size - 2] == 'e' && lower[size - 3] != 'e';
}

bool ends_in_ing(std::string_view lower) {
  const std::size_t size = lower.size();
  return size > 4 && lower[size - 1] == 'g' && lower[size - 2] == 'n' && lower[size - 3] == 'i';
}

// Whether tense_around() must look at the word.
bool may_tell_tense(const Row& row, std::string_view lower) {
  return ends_in_ing(lower) || lower.front() == ';' ||
         row.is_any(bits(Word::will, Word::did, Word::to, Word::schedule, Word::intent));
}

// Q3, H1, FY23, FY'23
bool may_be_period(std::string_view lower) {
  if (lower.size() < 2 || lower.size() >= 12) return false;
  return ((lower.front() == 'q' || lower.front() == 'h') && is_digit(lower[1])) ||
         (lower[1] == 'y' && is_digit(lower.back()) &&
          std::string_view("fcs").find(lower.front()) != std::string_view::npos);
}

// Takes the classes that a word has in other shapes only.
void remove_by_shape(Row& row, std::uint8_t shape, std::string_view lower) {
  if (row.is_any(proper_words) && (shape & Row::capital) == 0 && !is_digit(lower.front())) {
    const bool weak = row.is_any(bits(Word::month, Word::weekday)) &&
                      (row.has(Row::weak) || row.has(Row::abbreviated));
    // A holiday of one word may be in lower case: thanksgiving, but not "new" of New Year's Day.
    const Words holiday = row.has(Row::whole_name) ? Words{} : bits(Word::holiday_word);
    if (!weak || lower == "may") {
      row.words.remove(weak ? proper_words : holiday);
    } else {
      row.words.remove(bits(Word::holiday_word));
      row.flags |= Row::lowered;
    }
  }
  // In May the bank cut rates: no modal verb.
  if (row.is(Word::month) && (shape & Row::capital) != 0 && (shape & Row::all_capital) == 0)
    row.words.remove(bits(Word::will));
  // "11 am utc"; but "est" and "et" are words of other languages.
  const bool zone =
      lower.size() == 3 && lower != "est" && lower != "ist" && (shape & Row::capital) == 0;
  if ((shape & Row::all_capital) == 0)
    row.words.remove(zone ? bits(Word::era) : bits(Word::zone, Word::era));
}

void mark(Row& row, std::string_view lower) {
  const bool numbered_day = row.is(Word::ordinal) && row.digits > 0 && row.number <= 31;
  // Years in words: nineteen ninety, twenty twelve, two thousand and one; clocks: ten thirty.
  const bool year_word = (row.is(Word::cardinal) && row.number >= 17) ||
                         (row.is(Word::tens) && row.number <= 50) ||
                         (row.is(Word::scale) && row.number == 1000);
  const bool half = row.is(Word::half);  // at half nine
  const bool holiday = row.is(Word::holiday_word) && row.has(Row::holiday_alone);
  if (row.is_any(trigger_words) || half || holiday || numbered_day || year_word)
    row.scan |= Row::trigger;
  // On friday: news write weekdays with a capital.
  const bool small = row.is(Word::weekday) && !row.has(Row::capital) && lower.size() > 5;
  if (row.is(Word::informal) || lower.front() == '#' || small) row.scan |= Row::informal;
  if (row.is(Word::holiday_word)) row.scan |= Row::holiday;
  if (may_tell_tense(row, lower)) row.scan |= Row::cue;
}

// 20m: minutes behind hours. No text is looked at for it alone.
bool is_minutes(std::string_view form) { return form.size() < 4 && form.back() == 'm'; }

bool has_dash(std::string_view lower) {
  return lower.find('-') != lower.npos || lower.find("\u2013") != lower.npos;
}

// Whether all bytes are letters, or signs that lie among them and begin no number, date or dash.
bool is_of_letters(std::string_view lower) {
  constexpr std::uint64_t each = 0x0101010101010101u;
  const auto are_letters = [](std::uint64_t eight) { return (eight & 0xE0 * each) == 0x60 * each; };
  if (lower.size() < 4)
    return std::all_of(lower.begin(), lower.end(), [](char c) { return (c & 0xE0) == 0x60; });
  bool are = are_letters(RowMap::head_of(lower));
  for (std::size_t i = 8; i < lower.size(); i += 8)
    are = are && are_letters(RowMap::head_of(lower.substr(std::min(i, lower.size() - 8))));
  return are;
}

}  // namespace

Lexicon::Lexicon() {
  const auto add = [&](std::span<const TimeWords> lines) {
    for (const TimeWords& line : lines) {
      std::string_view rest = line.words;
      while (!rest.empty()) {
        const std::size_t size = std::min(rest.find(' '), rest.size());
        Row& row = rows_[rest.substr(0, size)];
        // The first line with a value gives the value.
        if (row.number == 0) row.number = line.number;
        row.words.add(line.word_class);
        if (line.unit != Grain::none) row.unit = line.unit;
        row.flags |= line.flags;
        rest.remove_prefix(std::min(size + 1, rest.size()));
      }
    }
  };
  add(words_of_time());
  add(words_beside_times());
}

void Lexicon::add(std::string_view word, Word word_class, bool either, bool alone) {
  Row& row = rows_[word];
  row.words.add(word_class);
  if (either) row.flags |= Row::whole_name;
  if (alone) row.flags |= Row::holiday_alone;
}

Row Lexicon::part(std::string_view form, std::string_view lower) const {
  if (lower.empty()) return {};
  return is_other_word(lower) ? other_row(form, lower) : time_row(form, lower);
}

Row Lexicon::time_row(std::string_view form, std::string_view lower) const {
  Row row;
  const std::uint8_t shape = shape_of(form, lower);
  if (is_digit(lower.front()) || lower.front() == '\'') row = row_of_number(lower);
  if (row.is(Word::decimal)) {  // the most frequent ones have no other class, and no mark
    row.flags = Row::known;
    return row;
  }
  // 1h is an hour, 2h15 more than two, 1H a half of the year.
  if (row.is(Word::quarter_name) && form == lower && lower[1] == 'h' &&
      (lower.size() == 2 || (lower.size() == 4 && lower[2] < '6')))
    row = {};
  if (row.words.empty()) {
    const Row* found = rows_.find(lower);
    if (found == nullptr && lower.size() > 1 && lower.back() == '.') {
      found = rows_.find(lower.substr(0, lower.size() - 1));
      if (found != nullptr && !found->has(Row::abbreviated)) found = nullptr;
    }
    if (found != nullptr) row = *found;
  }
  if (row.words.empty() && may_be_period(lower)) row = row_of_number(lower);
  if (!row.words.empty()) remove_by_shape(row, shape, lower);
  // The kinds of days are plain words elsewhere: future business.
  if (!row.words.empty() && row.words != bits(Word::day_kind)) row.flags |= Row::known;
  if (row.words.empty() && ends_in_ed(lower)) row.words.add(Word::did);
  row.flags |= shape;
  mark(row, lower);
  return row;
}

bool Lexicon::is_compound(std::string_view form, std::string_view lower) const {
  if (form.size() != lower.size() || form.size() > 64) return false;
  if (form.size() < 4 && form.back() == 'M') return false;  // 20M are millions
  bool all_known = true, any_core = false, marked = false, dated = false;
  int parts = 0;
  split(lower, [&](std::size_t begin, std::size_t end) {
    const Row row = part(form.substr(begin, end - begin), lower.substr(begin, end - begin));
    const bool wire = row.words.empty() && row.has(Row::all_capital);
    all_known = all_known && (row.has(Row::known) || wire) && !row.is(Word::circa);
    marked = marked || wire;
    dated = row.is(Word::full_date);
    any_core = any_core || row.is_any(core_words | bits(Word::digits, Word::fraction));
    ++parts;
    return all_known;
  });
  return parts > 1 && all_known && any_core && (!marked || dated);
}

Row Lexicon::other_row(std::string_view form, std::string_view lower) {
  Row row;
  row.flags = shape_of(form, lower);
  const bool did = ends_in_ed(lower);
  if (did) row.words.add(Word::did);
  if (did || ends_in_ing(lower)) row.scan = Row::cue;
  return row;
}

// Words of letters that are no words of time: most words of a text.
bool Lexicon::is_other_word(std::string_view lower) const {
  if (is_of_letters(lower)) return rows_.find(lower) == nullptr;
  const char first = lower.front();
  if (first < 'a' || first > 'z' || lower.back() == '.' || is_digit(lower.back()) ||
      may_be_period(lower))
    return false;
  return rows_.find(lower) == nullptr && !has_dash(lower);
}

Row Lexicon::row(std::string_view form, std::string_view lower) const {
  if (lower.empty()) return {};
  if (is_other_word(lower)) return other_row(form, lower);
  Row row = time_row(form, lower);
  if (row.has(Row::known) || form.size() < 2) return row;
  const bool digit = is_digit(lower.front()) != is_digit(lower.back());
  const bool hours = is_digit(lower.front()) && lower[1] == 'h';  // 2h15
  if (!digit && !hours && !(is_digit(lower.front()) && form.size() > 6) && !has_dash(lower))
    return row;
  if (is_compound(form, lower)) {
    row.words = bits(Word::compound);
    row.flags |= Row::known;
    row.scan |= is_minutes(form) ? Row::compound : Row::trigger | Row::compound;
  }
  return row;
}

}  // namespace gloss::dates
