/// Guards of amounts of time, and of what is so far from another date.
#include "dates/guard.hpp"
#include "dates/guard_parts.hpp"

namespace gloss::dates {
namespace {

// For over three years; but "to be paid over three years", "six months over two years".
bool is_more_than(const Reader& in, std::uint32_t over) {
  constexpr Words before = bits(Word::for_, Word::after, Word::in, Word::of, Word::within);
  static constexpr std::string_view words[] = {"just",   "well",  "lasted", "took", "taken",
                                               "waited", "spent", "is",     "was",  "were"};
  if (over == 0) return in.text(0) != "Over";
  return in.before(over).is_any(before) || is_one_of(words, in.text(over - 1));
}

bool is_length(std::string_view word) {
  static constexpr std::string_view lengths[] = {
      "miles", "mile", "kilometers", "kilometres", "km", "kilometer", "meters", "metres",
      "feet",  "mi",   "kilometre",  "knots",      "m",  "yards",     "kms"};
  return is_one_of(lengths, word);
}

constexpr std::int64_t year_like = 100'000;  // in hundredths

// Whether a word is the sign of an hour or second: h, s.
bool is_sign_of_time(std::string_view word) { return word == "h" || word == "s"; }

// A quarter and three quarters of something are shares of it, as are those by which it grew.
bool is_share(const Reader& in, const Expression& read, std::uint32_t last, bool number) {
  const std::int64_t count = read.amount.hundredths;
  const bool plural = in.is(last, Word::units);
  if (in.is(last + 1, Word::of) && !read.amount.vague && (!plural || !number || count == 300))
    return true;
  std::uint32_t by = read.begin - 1u;  // by at least one quarter
  while (by > 0 && by < in.size() &&
         in.row(by).is_any(bits(Word::least, Word::most, Word::at, Word::more, Word::less,
                                Word::than, Word::about, Word::nearly, Word::up, Word::to)))
    --by;
  if (in.is(by, Word::by) && (count == 100 || count == 300)) return true;
  if (in.before(last).is(Word::hyphen) && (count == 100 || count == 300)) return true;
  return count == 300 && in.row(last + 1).is(Word::did) && in.text(last + 1) != "ended";
}

// A year and a day; but "twice a week and a day off", "a week and a month passed".
bool is_with_day(const Reader& in, const Expression& read) {
  const bool of_noun =
      read.end < in.size() && is_plain(in.row(read.end)) && in.text(read.end).size() > 1;
  return in.row(read.end - 1).unit == Grain::day && read.amount.unit >= Grain::week && !of_noun &&
         !in.before(read.begin).is_any(bits(Word::once, Word::times, Word::money, Word::digits));
}

// For 20 years, five days a week; but "a year and a day in jail".
bool are_two_amounts(const Reader& in, const Expression& read) {
  if (in.is(read.end - 2, Word::a)) return !is_with_day(in, read);
  return in.row(read.end).is_any(bits(Word::a, Word::per)) &&
         in.row(read.end + 1).is_any(bits(Word::unit, Word::tunit));
}

// The words of an amount that tell whether it is one.
struct AmountWords {
  AmountWords(const Reader& in, const Expression& read) : first(read.begin), last(read.end - 1) {
    while (last > read.begin && !in.row(last).is_any(unit_words)) --last;
    while (first < last && in.row(first).is_any(bits(Word::about, Word::nearly, Word::over)))
      ++first;
    unit = in.row(last).unit;
    is_plural = in.row(last).is_any(bits(Word::units, Word::tunits));
    is_hyphenated = in.before(last).is(Word::hyphen);
    has_article = in.is(first, Word::a);
    has_number = in.row(first).is_any(bits(Word::digits, Word::cardinal, Word::tens));
  }

  std::uint32_t first, last;  // of the number, behind "about" and such; of the unit
  Grain unit;
  bool is_plural, is_hyphenated, has_article, has_number;
};

// Words that only seem to begin an amount, or to end one.
bool is_of_other_phrase(const Reader& in, const Expression& read, const AmountWords& words) {
  // It will last two years.
  if (in.text(read.begin) == "last" && (in.before(read.begin).is_any(bits(Word::will, Word::to)) ||
                                        in.text(read.begin - 1u) == "n't"))
    return true;
  // The third in as many months.
  if (in.is(words.first, Word::vague) && in.before(words.first).is(Word::as)) return true;
  // Her first medal in 2010 and a second four years later.
  if (in.is(words.first, Word::ordinal) &&
      in.row(read.end).is_any(bits(Word::later, Word::earlier, Word::ago, Word::before)))
    return true;
  // Over several years: during them.
  if (in.is(read.begin, Word::over) && !words.has_article &&
      (!in.row(words.first).is_any(bits(Word::digits, Word::cardinal, Word::tens, Word::decimal)) ||
       !is_more_than(in, read.begin)))
    return true;
  // Sentenced in 1995 to 15 years: no range.
  if (read.at_most != 0 && read.at_most < read.amount.hundredths &&
      read.amount.hundredths >= year_like)
    return true;
  return read.second.unit != Grain::none && are_two_amounts(in, read);
}

// Whether the unit is none of time here, or that of a rate or of a trade.
bool is_other_unit(const Reader& in, const Expression& read, const AmountWords& words) {
  static constexpr std::string_view trades[] = {"trader", "traders", "trip", "job", "care", "camp"};
  const Row& unit = in.row(words.last);
  if (in.is(words.last - 1u, Word::year) &&
      (!words.is_plural || (unit.has(Row::capital) && !unit.has(Row::all_capital))))
    return true;
  switch (words.unit) {
    case Grain::second:
      return !words.is_plural && !words.has_number && in.text(words.last) != "sec";
    case Grain::hour:  // 80 miles an hour
      return words.has_article && is_length(in.text(read.begin - 1u));
    case Grain::day:  // a day trader
      return words.has_article && words.last + 1 == read.end &&
             is_one_of(trades, in.text(read.end));
    case Grain::quarter:
      return words.has_article || is_share(in, read, words.last, words.has_number);
    case Grain::century:
      return is_hundred_runs(in, read);
    default:
      return false;
  }
}

// Whether the article, or all of the amount, is a noun's: the two-year plan, the two day rally.
bool is_of_noun(const Reader& in, const Expression& read, const AmountWords& words) {
  // A three year long siege; but "it is three years long".
  const bool is_long = in.is(read.end - 1, Word::long_) && !in.is(read.end - 2, Word::hyphen);
  if (is_long && (words.is_plural || words.has_article)) return true;
  if (words.has_article && in.joined(words.last + 1)) return true;  // a year-earlier loss
  if (words.has_article && words.is_hyphenated && in.is(words.first + 1, Word::vague)) return true;
  const bool is_count = !words.is_plural && !words.is_hyphenated;
  if (is_count && !words.has_article && !words.has_number && read.amount.hundredths != 100 &&
      in.is(words.last - 1u, Word::digits))
    return true;
  if (!in.is(read.begin, Word::the)) return false;
  if (is_count && read.amount.hundredths > 100 && read.end < in.size() &&
      !in.row(read.end).has(Row::known) && in.is(read.begin + 1, Word::cardinal))
    return true;
  return words.is_hyphenated && in.row(read.begin + 1).is_any(bits(Word::digits, Word::cardinal));
}

}  // namespace

bool as_amount(const Reader& in, const Expression& read) {
  const AmountWords words(in, read);
  return !is_of_other_phrase(in, read, words) && !is_other_unit(in, read, words) &&
         !is_of_noun(in, read, words);
}

// Incubated for 48 h, a 24-h sample; but not "1990 s" and "3 s'".
bool as_short_amount(const Reader& in, const Expression& read) {
  const Row& number = in.row(read.begin);
  return is_sign_of_time(in.text(read.end - 1)) && !in.joined(read.end) && !number.is(Word::year) &&
         !in.before(read.begin).is(Word::money) &&
         (read.end >= in.size() || !in.touching(read.end) || in.text(read.end).size() > 1 ||
          in.row(read.end).is_any(bits(Word::comma, Word::stop, Word::close)));
}

bool as_offset(const Reader& in, const Expression& read) {
  if (in.is(read.begin, Word::unit) && in.row(read.begin).unit < Grain::day) return false;
  return !in.joined(read.end);
}

// The same month of 2001, the same quarter in 2019.
bool as_same_unit(const Reader& in, const Expression& read) {
  const std::uint32_t unit = in.is(read.begin, Word::the) ? read.begin + 2 : read.begin + 1;
  const Grain grain = in.row(unit).unit;
  return (grain == Grain::month || grain == Grain::quarter) && in.text(unit - 1) == "same" &&
         !in.joined(read.end);
}

bool as_beside(const Reader& in, const Expression& read) {
  if (in.row(read.begin).is(Word::the) && in.row(read.begin + 1).unit < Grain::day) return false;
  const std::string_view word = in.text(read.end - 1);
  if (word == "previously") return as_offset(in, read);
  if (word != "before" && word != "following" && word != "after") return false;
  const std::string_view next = in.text(read.end);
  const bool ends = read.end >= in.size() || next == "," || next == "." || next == ";" ||
                    (word == "after" && next == "?");
  // The day following saw the surrender; but not "the week following the storm".
  return ends || (word == "following" && in.row(read.end).is(Word::did));
}

bool as_for(const Reader& in, const Expression& read) {
  const Row& before = in.before(read.begin);
  if (in.joined(read.end)) return false;
  if (before.is_any(bits(Word::for_, Word::within))) return !in.is(read.end, Word::of);
  if (!in.is(read.begin, Word::units) && !in.is(read.begin, Word::tunits)) return false;
  // It took months; the deal follows months of talks; the first time in years.
  const std::string_view word = in.text(read.begin - 1u);
  static constexpr std::string_view verbs[] = {"took",   "take",    "takes",   "taken", "spent",
                                               "spend",  "spends",  "lasted",  "lasts", "follow",
                                               "waited", "follows", "followed"};
  if (is_one_of(verbs, word)) return true;
  const bool coarse = in.row(read.begin).unit >= Grain::month;
  return (before.is(Word::after) && in.is(read.end, Word::of)) ||
         (before.is(Word::in) && coarse && (read.begin > 1 || word == "in") &&
          !in.is(read.end, Word::of));
}

// Over the years; but "over the years of war".
bool as_over_years(const Reader& in, const Expression& read) {
  const std::string_view before = in.text(read.begin - 1u), next = in.text(read.end);
  const bool over =
      in.before(read.begin).is(Word::over) || before == "through" || before == "Through";
  return over && in.row(read.end - 1).unit >= Grain::year && !in.joined(read.end) &&
         !in.is(read.end, Word::of) && next != "that" && next != "since" && next != "when" &&
         !in.row(read.end).is_any(bits(Word::preposition, Word::year, Word::to));
}

bool as_fortnight(const Reader& in, const Expression& read) {
  return in.row(read.end - 1).number == 2 && !in.joined(read.end);
}

bool as_all(const Reader& in, const Expression& read) {
  const Grain unit = in.row(read.end - 1).unit;
  return unit >= Grain::day && unit != Grain::weekend && !in.joined(read.end);
}

bool as_rate(const Reader& in, const Expression& read) {
  const Row& unit = in.row(read.end - 1);
  if (unit.unit < Grain::hour || in.joined(read.end)) return false;
  // Nine million hours per year are no frequency.
  if (read.times_unit != Grain::none) return read.times > 0 && read.times < 100;
  if (read.times != 0) return true;
  const Row& before = in.before(read.begin);
  constexpr Words counts = bits(Word::digits, Word::decimal, Word::cardinal, Word::tens);
  if (unit.unit == Grain::hour && is_length(in.text(read.begin - 1u))) return false;  // a speed
  return before.is_any(counts | bits(Word::quantity, Word::times, Word::once, Word::scale)) ||
         (before.has(Row::lower_plural) &&
          (in.is(read.begin, Word::per) || in.row(read.begin - 2u).is_any(counts)));
}

bool as_ended(const Reader& in, const Expression& read) {
  // Earnings reports speak of "the year ended Sept. 30".
  const std::string_view next = in.text(read.end);
  if (in.row(read.end - 1).unit != Grain::year) return false;
  // The year to March, the year through June 30.
  const std::uint32_t month = in.text(read.end + 1) == "to" ? read.end + 2 : read.end + 1;
  const bool to = next == "to" || next == "through" || next == "up";
  return next == "ended" || next == "ending" || (to && in.is(month, Word::month));
}

}  // namespace gloss::dates
