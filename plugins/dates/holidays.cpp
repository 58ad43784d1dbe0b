#include "dates/holidays.hpp"

#include <charconv>

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

// Whether `form` is `lower` in any case; U+2019 counts as an apostrophe.
bool is_spelling(std::string_view form, std::string_view lower) {
  if (form.empty() || (form.front() | 32) != (lower.front() | 32)) return false;
  std::size_t at = 0;
  for (const char byte : lower) {
    if (form.substr(at, 3) == "\u2019" && byte == '\'') {
      at += 3;
      continue;
    }
    if (at == form.size()) return false;
    const char other =
        form[at] >= 'A' && form[at] <= 'Z' ? static_cast<char>(form[at] | 32) : form[at];
    if (other != byte) return false;
    ++at;
  }
  return at == form.size();
}

}  // namespace

Holidays::Holiday Holidays::parse(std::string_view name, std::string_view text) {
  Holiday holiday;
  for (const std::string_view word : pieces_of(name, ' '))
    to_lower(word, holiday.words.emplace_back());
  auto rule = pieces_of(text, ' ');
  if (parse_form(text)) {
    holiday.rule = Rule::form;
    holiday.form = text;
    return holiday;
  }
  if (rule.size() > 2 && rule[rule.size() - 2] == "after") {
    holiday.after = integer(rule.back(), 0, 30);
    rule.resize(rule.size() - 2);
  }
  if (rule[0] == "fixed" && rule.size() == 2 && rule[1].size() == 5 && rule[1][2] == '-') {
    holiday.month = integer(rule[1].substr(0, 2), 1, 12);
    holiday.day = integer(rule[1].substr(3), 1, days_in_month(2000, holiday.month));
  } else if (rule[0] == "weekday" && rule.size() == 4) {
    holiday.rule = Rule::weekday;
    holiday.month = integer(rule[1], 1, 12);
    holiday.weekday = integer(rule[2], 1, 7);
    holiday.which = integer(rule[3], 0, 4);
  } else if (rule[0] == "easter" && rule.size() == 2) {
    holiday.rule = Rule::easter;
    holiday.day = integer(rule[1], -60, 60);
  } else {
    throw std::invalid_argument(
        "expected one of the rules \"fixed MM-DD\", \"weekday MONTH WEEKDAY WHICH\", \"easter "
        "DAYS\", or a form such as \"next(weekday=5)\"");
  }
  return holiday;
}

Holidays::Holidays(const WordList& list) { add(list); }

void Holidays::add(const WordList& list) {
  for (const WordList::Row row : list) {
    try {
      holidays_.push_back(parse(row[0], row[1]));
    } catch (const std::invalid_argument& error) {
      row.fail(error.what());
    }
  }
}

std::uint32_t Holidays::read(const Reader& in, std::uint32_t at, std::int32_t& number) const {
  // A word is one atom, or two without a blank between them: "Founders" and "'".
  const auto after = [&](std::uint32_t from, std::string_view word) {
    if (is_spelling(in.text(from), word)) return from + 1;
    const bool two = in[from + 1].touching && is_spelling(in.text(from, from + 1), word);
    return two ? from + 2 : from;
  };
  std::uint32_t longest = at;
  const char first = static_cast<char>(in.text(at).front() | 32);
  for (std::size_t i = 0; i < holidays_.size(); ++i) {
    if (holidays_[i].words.front().front() != first) continue;
    std::uint32_t end = at;
    for (const std::string& word : holidays_[i].words) {
      const std::uint32_t next = end < in.size() ? after(end, word) : end;
      if (next == end) {
        end = at;
        break;
      }
      end = next;
    }
    if (end > longest) {
      longest = end;
      number = static_cast<std::int32_t>(i);
    }
  }
  return longest;
}

Day Holidays::day_in(std::int32_t number, std::int32_t year) const {
  const Holiday& holiday = holidays_[static_cast<std::size_t>(number)];
  if (holiday.rule == Rule::easter)
    return easter_of(std::max(year, 1)) + holiday.day + holiday.after;
  if (holiday.rule == Rule::fixed) {
    const std::int32_t last = days_in_month(year, holiday.month);
    return days_from_civil({year, holiday.month, std::min(holiday.day, last)}) + holiday.after;
  }
  const Day first = days_from_civil({year, holiday.month, 1});
  const Day found = first + floor_remainder(holiday.weekday - weekday_of(first), 7);
  if (holiday.which > 0) return found + 7 * (holiday.which - 1) + holiday.after;
  const Day fifth = found + 28;
  const Day end = first + days_in_month(year, holiday.month);
  return (fifth < end ? fifth : found + 21) + holiday.after;
}

std::vector<std::pair<std::string, bool>> Holidays::first_words() const {
  std::vector<std::pair<std::string, bool>> words;
  for (const Holiday& holiday : holidays_)
    words.emplace_back(holiday.words.front(), holiday.words.size() == 1);
  for (std::size_t i = 0, count = words.size(); i < count; ++i) {
    // Tokenizers may cut at the apostrophe.
    const std::size_t mark = words[i].first.find('\'');
    if (mark != std::string::npos && mark > 0)
      words.emplace_back(words[i].first.substr(0, mark), false);
  }
  return words;
}

}  // namespace gloss::dates
