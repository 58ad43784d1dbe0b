#include "dates/holidays.hpp"

#include <algorithm>
#include <charconv>
#include <span>

#include "dates/form.hpp"

namespace gloss::dates {
namespace {

std::vector<std::string_view> pieces_of(std::string_view line, char separator) {
  std::vector<std::string_view> pieces;
  while (!line.empty()) {
    const std::size_t size = std::min(line.find(separator), line.size());
    if (size > 0) pieces.push_back(line.substr(0, size));
    line.remove_prefix(std::min(size + 1, line.size()));
  }
  return pieces;
}

std::int32_t integer(std::string_view text, std::int32_t least, std::int32_t greatest) {
  std::int32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < least || value > greatest)
    throw std::invalid_argument("\"" + std::string(text) + "\" is not a number from " +
                                std::to_string(least) + " to " + std::to_string(greatest));
  return value;
}

constexpr std::string_view curled = "\u2019";

// The bytes of an apostrophe at the begin of `text`, or 0.
std::size_t apostrophe_at(std::string_view text) {
  if (text.substr(0, 1) == "'") return 1;
  return text.substr(0, curled.size()) == curled ? curled.size() : 0;
}

std::string without_apostrophes(std::string_view word) {
  std::string bare;
  while (!word.empty()) {
    const std::size_t mark = apostrophe_at(word);
    if (mark == 0) bare += word.front();
    word.remove_prefix(std::max<std::size_t>(mark, 1));
  }
  return bare;
}

// Takes `form` off the begin of `word`, in any case and with any apostrophes. False if it differs.
bool take_off(std::string_view form, std::string_view& word) {
  while (!form.empty()) {
    if (const std::size_t mark = apostrophe_at(form); mark > 0) {
      form.remove_prefix(mark);
      continue;
    }
    const char byte = form.front() >= 'A' && form.front() <= 'Z'
                          ? static_cast<char>(form.front() | 32)
                          : form.front();
    if (word.empty() || word.front() != byte) return false;
    form.remove_prefix(1), word.remove_prefix(1);
  }
  return true;
}

// The letter after the first of a word, in lower case; 0 if there is none, as in "V-E".
char next_letter_of(std::string_view word) {
  const char letter = word.size() > 1 ? static_cast<char>(word[1] | 32) : '\0';
  return letter >= 'a' && letter <= 'z' ? letter : '\0';
}

// The first two letters of a word, in lower case; 0 if another byte is there.
std::uint16_t two_letters_of(std::string_view word) {
  const char next = next_letter_of(word);
  const char first = word.empty() ? '\0' : static_cast<char>(word.front() | 32);
  if (first < 'a' || first > 'z' || next == '\0') return 0;
  return static_cast<std::uint16_t>(first << 8 | next);
}

// Whether a word of the text may begin `word`, by the letters after its first: most do not.
bool may_begin(std::string_view form, std::string_view word) {
  const std::size_t size = std::min<std::size_t>({form.size(), word.size(), 4});
  for (std::size_t i = 1; i < size; ++i) {
    const char letter = static_cast<char>(form[i] | 32);
    if (letter < 'a' || letter > 'z') return true;  // St. Mary's
    if (letter != word[i]) return false;
  }
  return true;
}

// The atom after the one, or the parts, that spell `word`: "mothers" is "Mother" and "'s"; `from`
// if there are none.
std::uint32_t after_word(const Reader& in, std::uint32_t from, std::string_view word) {
  std::uint32_t at = from;
  for (; at < in.size() && !word.empty(); ++at) {
    const std::string_view form = in.text(at);
    if (at > from && !in.touching(at) && apostrophe_at(form) == 0) return from;
    if (!take_off(form, word)) return from;
  }
  if (!word.empty()) return from;
  const std::string_view next = at < in.size() ? in.text(at) : std::string_view();
  const bool mark = !next.empty() && in.touching(at) && apostrophe_at(next) == next.size();
  return mark ? at + 1 : at;  // Presidents'
}

// Whether no letter of the name is a capital: then it may be written either way.
bool is_lower(std::string_view name) {
  return std::none_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// The first byte of a word, the same for small letters and capitals; 0 for an empty one.
std::size_t letter_of(std::string_view word) {
  return word.empty() ? 0 : static_cast<unsigned char>(word.front() | 32);
}

// The key of the names that a word may begin whose second letter is `next`; 0: any.
std::uint32_t group_of(std::string_view word, char next) {
  return static_cast<std::uint32_t>(letter_of(word)) << 8 | static_cast<unsigned char>(next);
}

// Whether two things that words have, or lack (0), tell them apart.
bool differ(std::uint32_t one, std::uint32_t other) {
  return one != other && one != 0 && other != 0;
}

}  // namespace

void Holidays::read_rule(std::vector<std::string_view> rule, Holiday& holiday) const {
  const auto month_and_day = [&](std::string_view text) {
    if (text.size() != 5 || text[2] != '-') throw std::invalid_argument("expected MM-DD");
    holiday.month = integer(text.substr(0, 2), 1, 12);
    holiday.day = integer(text.substr(3), 1, days_in_month(2000, holiday.month));
  };
  if (rule.size() > 2 && rule[rule.size() - 2] == "after") {
    holiday.after = integer(rule.back(), -60, 366);
    rule.resize(rule.size() - 2);
  } else if (rule.size() > 2 && rule.back() == "workday") {
    holiday.workday = true;
    rule.pop_back();
  }
  if (rule[0] == "fixed" && rule.size() == 2) {
    month_and_day(rule[1]);
  } else if (rule[0] == "weekday" && rule.size() == 4) {
    holiday.rule = Rule::weekday;
    holiday.month = integer(rule[1], 1, 12);
    holiday.weekday = integer(rule[2], 1, 7);
    holiday.which = integer(rule[3], 0, 4);
  } else if (rule[0] == "from" && rule.size() == 3) {
    holiday.rule = Rule::from;
    month_and_day(rule[1]);
    holiday.weekday = integer(rule[2], 1, 7);
  } else if ((rule[0] == "easter" || rule[0] == "orthodox") && rule.size() == 2) {
    holiday.rule = rule[0] == "easter" ? Rule::easter : Rule::orthodox;
    holiday.day = integer(rule[1], -60, 60);
  } else if (rule[0] == "years" && rule.size() > 2) {
    holiday.rule = Rule::years;
    holiday.first_year = integer(rule[1], 1, 9000);
    for (const std::string_view day : std::span(rule).subspan(2))
      holiday.days.push_back(static_cast<std::int16_t>(integer(day, 0, 1231)));
  } else {
    throw std::invalid_argument(
        "expected one of the rules \"fixed MM-DD\", \"weekday MONTH WEEKDAY WHICH\", \"from MM-DD "
        "WEEKDAY\", \"easter DAYS\", \"orthodox DAYS\", \"years YEAR MMDD ...\", \"of NAME\", or a "
        "form such as \"next(weekday=5)\"");
  }
}

Holidays::Holiday Holidays::parse(std::string_view name, std::string_view text) const {
  Holiday holiday;
  holiday.name = name;
  holiday.either = is_lower(name);
  for (const std::string_view word : pieces_of(name, ' ')) {
    std::string lower;
    to_lower(word, lower);
    holiday.words.push_back(without_apostrophes(lower));
  }
  if (parse_form(text)) {
    holiday.rule = Rule::form;
    holiday.form = text;
    return holiday;
  }
  if (text.substr(0, 3) != "of ") {
    read_rule(pieces_of(text, ' '), holiday);
    return holiday;
  }
  const std::size_t after = text.rfind(" after ");
  const std::string_view other = text.substr(3, after == text.npos ? after : after - 3);
  const auto found = std::find_if(holidays_.begin(), holidays_.end(),
                                  [&](const Holiday& each) { return each.name == other; });
  if (found == holidays_.end())
    throw std::invalid_argument("no line before this one has the name \"" + std::string(other) +
                                "\"");
  holiday.rule = Rule::of;
  holiday.other = static_cast<std::int32_t>(found - holidays_.begin());
  if (after != text.npos) holiday.after = integer(text.substr(after + 7), -60, 366);
  return holiday;
}

Holidays::Holidays(const WordList& list) { add(list); }

void Holidays::add(const WordList& list) {
  for (const WordList::Row row : list) {
    try {
      holidays_.push_back(parse(row[0], row[1]));
      add_to_groups(static_cast<std::int32_t>(holidays_.size() - 1));
    } catch (const std::invalid_argument& error) {
      row.fail(error.what());
    }
  }
}

void Holidays::add_to_groups(std::int32_t number) {
  const Holiday& holiday = holidays_[static_cast<std::size_t>(number)];
  const std::vector<std::string>& words = holiday.words;
  const char own = next_letter_of(words.front());
  for (const char next : std::string_view("\0abcdefghijklmnopqrstuvwxyz", 27)) {
    if (differ(static_cast<unsigned char>(next), static_cast<unsigned char>(own))) continue;
    Group& group = groups_[group_of(words.front(), next)];
    group.names.push_back(
        {number, words.size() > 1 ? two_letters_of(words[1]) : std::uint16_t{0}, holiday.either});
    for (const bool capital : {false, true}) {
      if (!capital && !holiday.either) continue;
      group.has_single[capital] = group.has_single[capital] || words.size() == 1;
      if (words.size() > 1) group.second[capital].set(letter_of(words[1]));
    }
  }
}

std::uint32_t Holidays::read(const Reader& in, std::uint32_t at, std::int32_t& number) const {
  std::uint32_t longest = at;
  const std::string_view first = in.text(at), second = in.text(at + 1);
  const auto found = groups_.find(group_of(first, next_letter_of(first)));
  if (found == groups_.end()) return at;
  const Group& group = found->second;
  // New York: no name has a second word with this letter.
  const bool touching = first.data() + first.size() == second.data();
  const bool capital = in.row(at).has(Row::capital);
  if (!group.has_single[capital] && !group.second[capital][letter_of(second)] && !touching)
    return at;
  // A second word that touches the first may be a part of it: "'s" behind "Mother".
  const std::uint16_t letters = touching ? std::uint16_t{0} : two_letters_of(second);
  for (const Group::Name& each : group.names) {
    if (differ(letters, each.second)) continue;
    if (!capital && !each.either) continue;
    const Holiday& holiday = holidays_[static_cast<std::size_t>(each.number)];
    if (!may_begin(first, holiday.words.front())) continue;
    std::uint32_t end = at;
    for (const std::string& word : holiday.words) {
      const std::uint32_t after = after_word(in, end, word);
      if (after == end) {
        end = at;
        break;
      }
      end = after;
    }
    if (end > longest) {
      longest = end;
      number = each.number;
    }
  }
  return longest;
}

std::optional<Day> Holidays::day_in(std::int32_t number, std::int32_t year) const {
  const Holiday& holiday = holidays_[static_cast<std::size_t>(number)];
  std::optional<Day> day;
  switch (holiday.rule) {
    case Rule::form:
      return {};
    case Rule::of:
      day = day_in(holiday.other, year);
      break;
    case Rule::easter:
      day = easter_of(std::max(year, 1)) + holiday.day;
      break;
    case Rule::orthodox:
      day = orthodox_easter_of(std::max(year, 1)) + holiday.day;
      break;
    case Rule::years: {
      const std::int64_t index = std::int64_t{year} - holiday.first_year;
      if (index < 0 || index >= std::ssize(holiday.days)) return {};
      const std::int16_t date = holiday.days[static_cast<std::size_t>(index)];
      if (date > 0) day = days_from_civil({year, date / 100, date % 100});
      break;
    }
    case Rule::fixed:
    case Rule::from: {
      const std::int32_t last = days_in_month(year, holiday.month);
      day = days_from_civil({year, holiday.month, std::min(holiday.day, last)});
      if (holiday.rule == Rule::from)
        *day += floor_remainder(holiday.weekday - weekday_of(*day), 7);
      break;
    }
    case Rule::weekday: {
      const Day first = days_from_civil({year, holiday.month, 1});
      const Day end = first + days_in_month(year, holiday.month);
      const Day found = first + floor_remainder(holiday.weekday - weekday_of(first), 7);
      day = holiday.which > 0 ? found + 7 * (holiday.which - 1) : found + 28;
      if (*day >= end) *day -= 7;
      break;
    }
  }
  if (!day) return {};
  if (holiday.workday && weekday_of(*day) >= 6) *day += weekday_of(*day) == 6 ? -1 : 1;
  return *day + holiday.after;
}

std::vector<Holidays::FirstWord> Holidays::first_words() const {
  std::vector<FirstWord> words;
  for (const Holiday& holiday : holidays_) {
    const bool either = holiday.either;
    const std::vector<std::string> others(holiday.words.begin() + 1, holiday.words.end());
    words.push_back({holiday.words.front(), either, others});
    std::string first;
    to_lower(std::string_view(holiday.name).substr(0, holiday.name.find(' ')), first);
    if (first != holiday.words.front()) words.push_back({first, either, others});
    // Tokenizers may cut at these.
    const std::size_t mark = first.find_first_of("'-");
    if (mark != std::string::npos && mark > 0) {
      std::vector<std::string> rest = others;
      rest.push_back(first.substr(mark + 1));
      words.push_back({first.substr(0, mark), either, std::move(rest)});
    }
  }
  return words;
}

}  // namespace gloss::dates
