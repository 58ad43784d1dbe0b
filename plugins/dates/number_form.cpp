/// The rows of words that begin with a digit or an apostrophe, by their form.
#include "dates/lexicon.hpp"

namespace gloss::dates {
namespace {

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

std::size_t leading_digits(std::string_view text) {
  std::size_t count = 0;
  while (count < text.size() && is_digit(text[count])) ++count;
  return count;
}

// At most 9 digits.
std::int32_t value_of(std::string_view digits) {
  std::int32_t value = 0;
  for (const char digit : digits) value = value * 10 + (digit - '0');
  return value;
}

Row make(Word word, std::int32_t number, std::size_t digits) {
  Row row;
  row.words = bits(word);
  row.number = number;
  row.digits = static_cast<std::uint8_t>(digits);
  return row;
}

Row of_digits(std::string_view text) {
  if (text.size() > 9) return {};
  if (text.size() == 8) {
    const std::int32_t year = value_of(text.substr(0, 4)), month = value_of(text.substr(4, 2));
    const std::int32_t day = value_of(text.substr(6));
    if (year >= 1900 && year < 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31)
      return make(Word::full_date, 0, 0);
  }
  Row row = make(Word::digits, value_of(text), text.size());
  if (text.size() <= 2 && row.number >= 1 && row.number <= 31) row.words.add(Word::day);
  if (text.size() <= 2 && row.number <= 24) row.words.add(Word::hour);
  if (text.size() == 2) row.words.add(Word::two);
  if (text.size() == 4) row.words.add(Word::four);
  if (text.size() == 4 && row.number >= 1000 && row.number < 3000) row.words.add(Word::year);
  return row;
}

// 20200506T070809Z: the basic form of ISO 8601.
bool is_basic_stamp(std::string_view text) {
  if (leading_digits(text) != 8 || text.size() < 13 || text[8] != 't') return false;
  const std::size_t digits = leading_digits(text.substr(9));
  const std::string_view rest = text.substr(9 + digits);
  if ((digits != 4 && digits != 6) || !(rest.empty() || rest == "z")) return false;
  return of_digits(text.substr(0, 8)).words.has(Word::full_date);
}

// d{1,4} separator d{1,2} separator d{1,4}, and an ISO time after it.
bool is_full_date(std::string_view text) {
  std::size_t at = 0, groups = 0;
  char separator = 0;
  std::size_t sizes[3] = {};
  while (groups < 3) {
    sizes[groups] = leading_digits(text.substr(at));
    at += sizes[groups++];
    if (groups == 3) break;
    if (at >= text.size() || (separator != 0 && text[at] != separator)) return false;
    separator = text[at++];
    if (separator != '-' && separator != '/' && separator != '.') return false;
  }
  if (sizes[1] < 1 || sizes[1] > 2) return false;
  const bool year_first = sizes[0] == 4 && sizes[2] >= 1 && sizes[2] <= 2;
  const bool year_last = sizes[0] >= 1 && sizes[0] <= 2 && (sizes[2] == 4 || sizes[2] == 2);
  if (separator == '.' && sizes[0] != 4 && sizes[2] != 4) return false;
  return (year_first || year_last) &&
         (at == text.size() || (year_first && text[at] == 't' && at + 5 < text.size()));
}

// The fraction of a second: .123 or ,123.
std::size_t fraction_size(std::string_view text) {
  if (text.empty() || (text[0] != '.' && text[0] != ',')) return 0;
  const std::size_t digits = leading_digits(text.substr(1));
  return digits > 0 ? digits + 1 : 0;
}

// 11:30, 11:30:15, 11:30:15.250, 11:30am, 8pm, 8.30pm, 0930h, 8p, 11ish.
bool is_clock(std::string_view text, bool& halved) {
  std::size_t at = leading_digits(text);
  if (at == 3 || at == 4) {  // 430pm
    const std::int32_t number = value_of(text.substr(0, at));
    halved = true;
    return number >= 100 && number < 1300 && number % 100 < 60 &&
           (text.substr(at) == "am" || text.substr(at) == "pm");
  }
  if (at == 0 || at > 2 || value_of(text.substr(0, at)) > 24) return false;
  bool minutes = false;
  for (int group = 0; group < 2 && at < text.size(); ++group) {
    const bool dotted = group == 0 && text[at] == '.' && text.back() == 'm';
    if (text[at] != ':' && !dotted) break;
    if (leading_digits(text.substr(at + 1)) != 2 || value_of(text.substr(at + 1, 2)) > 59)
      return false;
    at += 3;
    minutes = true;
    if (group == 1) at += fraction_size(text.substr(at));
  }
  std::string_view rest = text.substr(at);
  if (minutes && rest == "z") return true;
  halved = true;
  if (rest.empty() || rest == "hrs" || rest == "h") {
    halved = false;
    return minutes;
  }
  const std::int32_t hour = value_of(text.substr(0, leading_digits(text)));
  return hour >= 1 && hour <= 12 &&
         (rest == "am" || rest == "pm" || rest == "a.m." || rest == "p.m." || rest == "a.m" ||
          rest == "p.m" || rest == "a" || rest == "p" || rest == "ish");
}

// 2.5, 2,000: in hundredths.
Row of_decimal(std::string_view text) {
  std::int64_t value = 0;
  std::size_t at = 0, places = 0;
  for (; at < text.size() && (is_digit(text[at]) || text[at] == ','); ++at)
    if (text[at] != ',' && value < 10'000'000) value = value * 10 + (text[at] - '0');
  if (at < text.size() && text[at] != '.') return {};
  value *= 100;
  for (std::size_t i = at + 1; i < text.size(); ++i, ++places) {
    if (!is_digit(text[i])) return {};
    if (places == 0) value += (text[i] - '0') * 10;
    if (places == 1) value += text[i] - '0';
  }
  if (value > 2'000'000'000) return {};
  return make(Word::decimal, static_cast<std::int32_t>(value), 0);
}

// 2½, 6¼: in hundredths.
Row of_mixed_number(std::string_view text, std::size_t digits) {
  const std::string_view sign = text.substr(digits);
  const std::int32_t part = sign == "\u00bd"   ? 50
                            : sign == "\u00bc" ? 25
                            : sign == "\u00be" ? 75
                                               : 0;
  if (part == 0 || digits > 3) return {};
  return make(Word::decimal, value_of(text.substr(0, digits)) * 100 + part, 0);
}

Row of_decade(std::string_view digits) {
  if (digits.back() != '0') return {};
  if (digits.size() == 4) return make(Word::decade, value_of(digits) / 10, 4);
  if (digits.size() == 3) return make(Word::decade, value_of(digits) / 10, 3);  // the 470s BC
  if (digits.size() == 2) return make(Word::decade, 190 + value_of(digits) / 10, 2);
  return {};
}

// The digits of "'22" and "fy22".
std::string_view without_year_mark(std::string_view year) {
  for (const std::string_view mark : {"'", "\u2019", "fy"})
    if (year.starts_with(mark)) return year.substr(mark.size());
  return year;
}

// q3, 3q, h1, 1h, fy23, fy2023, q32012, 3q12, q3'22, fy'23.
Row of_quarter(std::string_view text) {
  const auto number = [&](char kind, char digit) {
    const std::int32_t value = digit - '0';
    if (kind == 'q' && value >= 1 && value <= 4) return value;
    return kind == 'h' && value >= 1 && value <= 2 ? value + 4 : 0;
  };
  if (text.size() == 6 && leading_digits(text) == 4 && number(text[4], text[5]) != 0)  // 2018q4
    return make(Word::quarter_name, number(text[4], text[5]), 5);
  if (text.size() < 2) return {};
  const std::int32_t found =
      is_digit(text[0]) ? number(text[1], text[0]) : number(text[0], text[1]);
  const std::string_view rest = without_year_mark(text.substr(2));
  if (found != 0 && (rest.empty() || ((rest.size() == 2 || rest.size() == 4) &&
                                      leading_digits(rest) == rest.size())))
    return make(Word::quarter_name, found, rest.size());
  if (text.substr(0, 2) == "cy" && rest.size() == 2 && leading_digits(rest) == 2)
    return make(Word::short_year, value_of(rest), 2);
  if ((text.starts_with("fy") || text.starts_with("sy")) &&
      (rest.size() == 2 || rest.size() == 4) && leading_digits(rest) == rest.size())
    return make(Word::fiscal, value_of(rest) + (rest.size() == 2 ? 2000 : 0), rest.size());
  return {};
}

// 1/2; 2/15, 11-30; 2010-07, 07/2010; 2010/11, 2010/2011; 2010-w07; 2022:13:45:10.
Row of_two_numbers(std::string_view text) {
  const std::size_t first = leading_digits(text);
  if (first == 0 || first > 4 || first + 1 >= text.size()) return {};
  const char sign = text[first];
  const std::string_view rest = text.substr(first + 1);
  const std::size_t second = leading_digits(rest);
  const std::int32_t one = value_of(text.substr(0, first));
  bool halved = false;
  const bool may_be_half = first == 1 && (one == 1 || one == 2);  // 1H09
  if (first <= 2 && !may_be_half && sign == 'h' && second == 2 && rest.size() == 2 && one < 24 &&
      value_of(rest) < 60)
    return make(Word::clock, 0, 0);  // 16h30
  if (first == 4 && sign == ':' && is_clock(rest, halved) && !halved)
    return make(Word::stamp, one, 4);
  if (first == 4 && sign == '-' && rest.size() == 3 && rest[0] == 'w')
    return leading_digits(rest.substr(1)) == 2 ? make(Word::year_week, one, 4) : Row{};
  if (second != rest.size() || second > 4 || (sign != '/' && sign != '-')) return {};
  const std::int32_t two = value_of(rest);
  if (sign == '/' && (text == "1/2" || text == "1/4" || text == "3/4"))
    return make(Word::fraction, one * 100 / two, 0);
  const bool is_year = first == 4 && one >= 1500 && one < 2200;
  if (is_year && sign == '/' &&
      ((second == 2 && two == (one + 1) % 100) || (second == 4 && two == one + 1)))
    return make(Word::year_pair, one, 4);
  if (is_year && sign == '-' && two == (one + 1) % 100) return {};  // 2007-08: two years
  if (is_year && second == 1 && sign == '-' && two >= 1 && two != (one + 1) % 10)
    return make(Word::month_year, one, 4);
  if (is_year && second == 2 && two >= 1 && two <= 12 && (sign == '-' || sign == '/'))
    return make(Word::month_year, one, 4);
  if (first <= 2 && second == 4 && one >= 1 && one <= 12 && two >= 1500 && two < 2200)
    return make(Word::month_year, two, 4);
  if (sign == '/' && first <= 2 && second <= 2 && one >= 1 && two >= 1 && one <= 31 && two <= 31 &&
      (one <= 12 || two <= 12))
    return make(Word::month_day, 0, 0);
  return {};
}

}  // namespace

Row row_of_number(std::string_view text) {
  if (text.empty() || text.size() > 40) return {};
  const bool apostrophe = text.front() == '\'';
  if (apostrophe) {
    const std::string_view rest = text.substr(1);
    const std::size_t digits = leading_digits(rest);
    if (digits == 2 && rest.size() == 2) return make(Word::short_year, value_of(rest), 2);
    if (digits == 2 && rest.substr(2) == "s") return of_decade(rest.substr(0, 2));
    return {};
  }
  const std::size_t digits = leading_digits(text);
  if (digits == 0) return of_quarter(text);
  if (digits == text.size()) return of_digits(text);
  const std::string_view rest = text.substr(digits);
  if (rest == "s" || rest == "'s") {
    const Row row = of_decade(text.substr(0, digits));
    // Tens without a century are more often ages or sizes than decades.
    if (!row.words.empty() && (digits >= 3 || row.number >= 192)) return row;
    return {};
  }
  if (static_cast<unsigned char>(rest.front()) >= 0x80) return of_mixed_number(text, digits);
  if (digits <= 3 && (rest == "st" || rest == "nd" || rest == "rd" || rest == "th"))
    return make(Word::ordinal, value_of(text.substr(0, digits)), digits);
  // 155,221 and 5.93, the most frequent ones, have none of the forms below.
  const bool plain = rest.front() == ',' ||
                     (rest.front() == '.' && leading_digits(rest.substr(1)) + 1 == rest.size());
  if (plain) return of_decimal(text);
  if (is_full_date(text) || is_basic_stamp(text)) return make(Word::full_date, 0, 0);
  bool halved = false;
  if (is_clock(text, halved)) {
    Row row = make(Word::clock, 0, 0);
    if (halved && !text.ends_with("ish")) row.words.add(Word::clock12);
    return row;
  }
  if (const Row row = of_two_numbers(text); !row.words.empty()) return row;
  if (rest.front() == ',' || rest.front() == '.') return of_decimal(text);
  return of_quarter(text);
}

}  // namespace gloss::dates
