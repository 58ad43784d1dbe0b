#include "text/document_date.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <vector>

namespace glossator {
namespace {

namespace ch = std::chrono;

constexpr std::string_view months[] = {"january",   "february", "march",    "april",
                                       "may",       "june",     "july",     "august",
                                       "september", "october",  "november", "december"};
constexpr std::string_view weekdays[] = {"sunday",   "monday", "tuesday", "wednesday",
                                         "thursday", "friday", "saturday"};

struct Zone {
  std::string_view name, offset;
};
// The names of RFC 2822, section 4.3; all others are ambiguous.
constexpr Zone zones[] = {{"z", "Z"},        {"utc", "Z"},      {"ut", "Z"},
                          {"gmt", "Z"},      {"est", "-05:00"}, {"edt", "-04:00"},
                          {"cst", "-06:00"}, {"cdt", "-05:00"}, {"mst", "-07:00"},
                          {"mdt", "-06:00"}, {"pst", "-08:00"}, {"pdt", "-07:00"}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool are_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

/// Takes pieces off the front of a text.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  bool at_end() const { return text_.empty(); }
  char front() const { return text_.empty() ? '\0' : text_.front(); }
  std::string_view rest() const { return text_; }
  bool take(char c) {
    if (text_.empty() || text_.front() != c) return false;
    text_.remove_prefix(1);
    return true;
  }
  /// A number of exactly `count` digits.
  std::optional<unsigned> digits(std::size_t count) {
    if (text_.size() < count || !are_digits(text_.substr(0, count))) return std::nullopt;
    unsigned value = 0;
    for (std::size_t i = 0; i < count; ++i) value = 10 * value + unsigned(text_[i] - '0');
    text_.remove_prefix(count);
    return value;
  }
  std::string_view run_of_digits() {
    std::size_t size = 0;
    while (size < text_.size() && is_digit(text_[size])) ++size;
    const std::string_view run = text_.substr(0, size);
    text_.remove_prefix(size);
    return run;
  }

 private:
  std::string_view text_;
};

std::string text_of(ch::year_month_day day) {
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", int(day.year()), unsigned(day.month()),
                unsigned(day.day()));
  return text;
}

std::optional<ch::year_month_day> day_of(unsigned year, unsigned month, unsigned day) {
  const ch::year_month_day date{ch::year(int(year)), ch::month(month), ch::day(day)};
  if (!date.ok() || year == 0) return std::nullopt;
  return date;
}

// Day `day` (1 is Monday) of ISO week `week`: week 1 has the year's first Thursday.
std::optional<ch::year_month_day> day_of_week(unsigned year, unsigned week, unsigned day) {
  if (week == 0 || week > 53 || day == 0 || day > 7 || year == 0) return std::nullopt;
  const ch::sys_days fourth = ch::year(int(year)) / ch::January / 4;
  const ch::sys_days monday = fourth - (ch::weekday(fourth) - ch::Monday);
  const ch::sys_days found = monday + ch::days(7 * (week - 1) + day - 1);
  const ch::sys_days thursday = found - ch::days(day - 1) + ch::days(3);
  if (ch::year_month_day(thursday).year() != ch::year(int(year))) return std::nullopt;
  return ch::year_month_day(found);
}

std::optional<ch::year_month_day> day_of_year(unsigned year, unsigned day) {
  if (day == 0 || year == 0) return std::nullopt;
  const ch::year_month_day found =
      ch::sys_days(ch::year(int(year)) / ch::January / 1) + ch::days(day - 1);
  if (found.year() != ch::year(int(year))) return std::nullopt;
  return found;
}

// A date of ISO 8601 at the begin of `text`, taken off it.
std::optional<ch::year_month_day> take_iso_day(Cursor& text) {
  const auto year = text.digits(4);
  if (!year) return std::nullopt;
  const bool extended = text.take('-');
  if (text.take('W')) {
    const auto week = text.digits(2);
    if (!week || text.take('-') != extended) return std::nullopt;
    const auto day = text.digits(1);
    return day ? day_of_week(*year, *week, *day) : std::nullopt;
  }
  const std::string_view run = Cursor(text).run_of_digits();
  if (run.size() == 3) return day_of_year(*year, *text.digits(3));
  const auto month = text.digits(2);
  if (!month || text.take('-') != extended) return std::nullopt;
  const auto day = text.digits(2);
  return day ? day_of(*year, *month, *day) : std::nullopt;
}

// "T10:00:00.5" of a time of day at the begin of `text`, taken off it.
std::optional<std::string> take_time(Cursor& text) {
  const auto hour = text.digits(2);
  if (!hour || *hour > 23) return std::nullopt;
  const bool extended = text.take(':');
  const auto minute = text.digits(2);
  if (!minute || *minute > 59) return std::nullopt;
  char out[16];
  std::snprintf(out, sizeof out, "T%02u:%02u", *hour, *minute);
  std::string time = out;
  if (extended ? text.take(':') : is_digit(text.front())) {
    const auto second = text.digits(2);
    if (!second || *second > 60) return std::nullopt;
    std::snprintf(out, sizeof out, ":%02u", *second);
    time += out;
    if (text.take('.') || text.take(',')) {
      const std::string_view fraction = text.run_of_digits();
      if (fraction.empty() || fraction.size() > 9) return std::nullopt;
      time += "." + std::string(fraction);
    }
  }
  return time;
}

// "Z" or "+02:00" of a zone that is all of `text`.
std::optional<std::string> zone_of(std::string_view text) {
  const std::string name = lower(text);
  for (const Zone& zone : zones)
    if (zone.name == name) return std::string(zone.offset);
  Cursor at(text);
  const char sign = at.front();
  if (!at.take('+') && !at.take('-')) return std::nullopt;
  const auto hour = at.digits(2);
  if (!hour || *hour > 23) return std::nullopt;
  at.take(':');
  const auto minute = at.at_end() ? std::optional<unsigned>(0) : at.digits(2);
  if (!minute || *minute > 59 || !at.at_end()) return std::nullopt;
  char out[16];
  std::snprintf(out, sizeof out, "%c%02u:%02u", sign, *hour, *minute);
  return out;
}

std::optional<std::string> read_iso(std::string_view text) {
  Cursor at(text);
  const auto day = take_iso_day(at);
  if (!day) return std::nullopt;
  std::string out = text_of(*day);
  if (at.at_end()) return out;
  if (!at.take('T') && !at.take('t') && !at.take(' ')) return std::nullopt;
  const auto time = take_time(at);
  if (!time) return std::nullopt;
  out += *time;
  if (at.at_end()) return out;
  at.take(' ');
  const auto zone = zone_of(at.rest());
  return zone ? std::optional(out + *zone) : std::nullopt;
}

// The number, from 0, of the name that `word` is, whole or cut to three letters or more; a dot may
// follow.
template <std::size_t Count>
std::optional<unsigned> named(std::string word, const std::string_view (&names)[Count]) {
  if (!word.empty() && word.back() == '.') word.pop_back();
  if (word.size() < 3) return std::nullopt;
  for (unsigned i = 0; i < Count; ++i)
    if (names[i].starts_with(word)) return i;
  return std::nullopt;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words(1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    // A hyphen separates in 17-May-2024, and is a sign in -0500.
    const bool is_hyphen = c == '-' && !words.back().empty();
    if (c != ' ' && c != ',' && !is_hyphen)
      words.back() += c;
    else if (!words.back().empty())
      words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

/// Reads a date whose month has a name, word by word, in whatever order.
class NamedDate {
 public:
  std::optional<std::string> read(std::string_view text) {
    for (const std::string& word : words_of(text))
      if (!take(lower(word))) return std::nullopt;
    if (!month_ || !day_ || !year_ || (half_ && !time_)) return std::nullopt;
    const auto date = day_of(*year_, *month_ + 1, *day_);
    if (!date) return std::nullopt;
    if (weekday_ && ch::weekday(*date).c_encoding() != *weekday_) return std::nullopt;
    if (half_ && !apply_half()) return std::nullopt;
    return text_of(*date) + time_.value_or("") + (time_ ? zone_.value_or("") : "");
  }

 private:
  // Keeps the first value of each kind; a second is an error.
  template <class Value>
  static bool keep(std::optional<Value>& into, std::optional<Value> value) {
    if (into || !value) return false;
    into = std::move(value);
    return true;
  }

  bool take(const std::string& word) {
    if (const auto month = named(word, months)) return keep(month_, month);
    if (word == "sept" || word == "sept.") return keep(month_, std::optional(8u));
    if (const auto weekday = named(word, weekdays)) return keep(weekday_, weekday);
    if (word == "at" || word == "of") return true;
    for (const std::string_view half : {"am", "pm", "a.m.", "p.m."})
      if (word == half) return keep(half_, std::optional(half[0]));
    if (word.find(':') != word.npos && is_digit(word[0])) return take_clock(word);
    if (time_ && !is_digit(word[0])) return keep(zone_, zone_of(word));
    Cursor at(word);
    const std::string_view number = at.run_of_digits();
    if (number.size() == 4 && at.at_end()) return keep(year_, Cursor(number).digits(4));
    const bool is_ordinal =
        at.rest() == "st" || at.rest() == "nd" || at.rest() == "rd" || at.rest() == "th";
    if (number.empty() || number.size() > 2 || (!at.at_end() && !is_ordinal)) return false;
    return keep(day_, Cursor(number).digits(number.size()));
  }

  bool take_clock(const std::string& word) {
    const std::string padded = word[1] == ':' ? "0" + word : word;
    Cursor at(padded);
    if (!keep(time_, take_time(at))) return false;
    for (const std::string_view half : {"am", "pm", "a.m.", "p.m."})
      if (at.rest() == half) return keep(half_, std::optional(half[0]));
    return at.at_end() || keep(zone_, zone_of(at.rest()));
  }

  bool apply_half() {
    const unsigned hour = *Cursor(std::string_view(*time_).substr(1)).digits(2);
    if (hour == 0 || hour > 12) return false;
    char text[8];
    std::snprintf(text, sizeof text, "T%02u", hour % 12 + (*half_ == 'p' ? 12 : 0));
    time_->replace(0, 3, text);
    return true;
  }

  std::optional<unsigned> month_, weekday_, day_, year_;
  std::optional<std::string> time_, zone_;
  std::optional<char> half_;
};

enum class Order { none, told, open };

/// A day in numbers that is not of ISO 8601: 2024/05/17, 17.05.2024, 05/17/2024. Dots put the day
/// first; of 05/06/2024 nobody can tell.
struct NumberedDate {
  Order order = Order::none;
  std::string named;  ///< the same with the name of the month, and what follows

  explicit NumberedDate(std::string_view text) {
    Cursor at(text);
    std::string_view runs[3];
    char sign = 0;
    for (std::string_view& run : runs) {
      if (&run == runs + 1) sign = at.front();
      if (&run != runs && !at.take(sign)) return;
      run = at.run_of_digits();
    }
    if (sign != '/' && sign != '.' && sign != '-') return;
    if (runs[0].size() == 4 && sign != '-') std::swap(runs[0], runs[2]);
    const bool year_first = runs[0].data() > runs[2].data();
    if (!is_short(runs[0]) || !is_short(runs[1]) || runs[2].size() != 4) return;
    unsigned day = value_of(runs[0]), month = value_of(runs[1]);
    if (!year_first && sign != '.') {
      if (day <= 12 && month <= 12 && day != month) order = Order::open;
      if (order == Order::open) return;
      if (month > 12) std::swap(month, day);
    }
    if (month == 0 || month > 12) return;
    order = Order::told;
    std::string_view time = at.rest();
    if (at.front() == 'T' || at.front() == 't') time.remove_prefix(1);
    named = std::to_string(day) + " " + std::string(months[month - 1]) + " " +
            std::string(runs[2]) + (time.size() < at.rest().size() ? " " : "") + std::string(time);
  }

 private:
  static bool is_short(std::string_view run) { return run.size() == 1 || run.size() == 2; }
  static unsigned value_of(std::string_view run) { return *Cursor(run).digits(run.size()); }
};

// 2024, 2024-05, May 2024: with a day it would be one.
bool names_no_day(std::string_view text) {
  const std::string whole(text);
  return read_document_date(whole + "-01-01") || read_document_date(whole + "-01") ||
         read_document_date("1 " + whole);
}

}  // namespace

std::optional<std::string> read_document_date(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == text.npos) return std::nullopt;
  text = text.substr(begin, text.find_last_not_of(blanks) + 1 - begin);
  constexpr std::size_t longest = 80;
  if (text.size() > longest) return std::nullopt;
  if (auto date = read_iso(text)) return date;
  const NumberedDate numbered(text);
  if (numbered.order == Order::open) return std::nullopt;
  return NamedDate().read(numbered.order == Order::told ? numbered.named : text);
}

std::string describe_bad_date(std::string_view text) {
  constexpr std::size_t most_shown = 80;
  const bool open = NumberedDate(text).order == Order::open;
  const std::string reason = open                 ? ", for its month may come first or second"
                             : names_no_day(text) ? ", for it names no day"
                                                  : "";
  return "the reference date \"" + std::string(text.substr(0, most_shown)) +
         (text.size() > most_shown ? "...\"" : "\"") + " cannot be read" + reason +
         "; expected a day of the calendar as in 2024-05-17, 2024-05-17T10:00+02:00, 2024/05/17, "
         "17.05.2024 or 17 May 2024";
}

}  // namespace glossator
