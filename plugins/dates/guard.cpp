#include "dates/guard.hpp"

#include "dates/guard_parts.hpp"

namespace gloss::dates {
namespace {

// The atom that the article or a modifier before it leaves as the first of its date.
std::uint32_t core_of(const Reader& in, const Expression& read) {
  std::uint32_t core = read.begin;
  while (core + 1 < read.end &&
         in.row(core).is_any(bits(Word::the, Word::early, Word::late, Word::mid, Word::about,
                                  Word::hyphen, Word::earlier, Word::later)))
    ++core;
  return core;
}

bool is_year_only(const Fields& fields) {
  return fields.year != absent && fields.month == absent && fields.quarter == absent &&
         fields.half == absent && fields.season == Season::none && fields.holiday == absent &&
         fields.week == absent;
}

bool is_month_only(const Expression& read) {
  return read.fields.month != absent && read.fields.day == absent && read.fields.year == absent &&
         read.frame.grain == Grain::none && read.pick == Pick::by_direction;
}

bool is_weekday_only(const Expression& read) {
  return read.fields.weekday != absent && read.fields.day == absent &&
         read.frame.grain == Grain::none;
}

bool is_season_only(const Expression& read) {
  return read.fields.season != Season::none && read.fields.year == absent &&
         read.frame.grain == Grain::none && read.pick == Pick::by_direction;
}

constexpr Words introduce_month =
    bits(Word::preposition, Word::on, Word::in, Word::at, Word::last, Word::next, Word::this_,
         Word::early, Word::late, Word::mid, Word::of, Word::to, Word::until, Word::dash,
         Word::and_, Word::or_, Word::every, Word::the, Word::earlier, Word::later, Word::about);

// "Sir - May I": a verb.
bool is_asker(std::string_view word) {
  static constexpr std::string_view words[] = {"I", "we", "you", "he", "she", "it", "they"};
  return is_one_of(words, word);
}

// Whether a month without day and year is a date: May and March are words, April and June names.
bool month_stands(const Reader& in, std::uint32_t at, std::uint32_t end) {
  const Row& month = in.row(at);
  if (in.size() == end - at && !month.has(Row::abbreviated)) return true;  // nothing but a date
  const Row& before = in.before(at);
  const bool introduced = before.is_any(introduce_month);
  if (before.is(Word::comma) && in.is(at - 2u, Word::month))  // April, May and June
    return in.number(at - 2u) != in.number(at) || !is_capital_name(in.row(end));
  if (month.has(Row::known) && !month.has(Row::capital) && before.is(Word::a)) return false;
  constexpr std::uint32_t given = 1u << 1 | 1u << 4 | 1u << 5 | 1u << 6 | 1u << 8 | 1u << 12;
  if ((given >> month.number & 1) != 0 && is_given_name(in, at, end)) return false;
  if (in.text(end) == "del") return false;  // Mar del Plata
  // Passed to March, who shot wide; but "met in March, who".
  if (in.is(end, Word::comma) && in.text(end + 1) == "who" &&
      (!introduced || before.is_any(bits(Word::to, Word::and_))))
    return false;
  if (month.has(Row::weak)) {
    if (before.is_any(bits(Word::dash, Word::hyphen)) && is_asker(in.text(end))) return false;
    if (!introduced && !in.row(end).is_any(bits(Word::dash, Word::hyphen))) return false;
    if (before.is_any(bits(Word::the, Word::and_)) && is_capital_name(in.row(end))) return false;
    // By Jan Smit: a given name.
    if (month.has(Row::abbreviated) && is_capital_name(in.row(end)) && in.text(at).back() != '.' &&
        !before.is_any(bits(Word::in, Word::early, Word::late, Word::mid, Word::since)))
      return false;
    return !(month.has(Row::abbreviated) && before.is(Word::and_));
  }
  if (month.has(Row::all_capital) && month.has(Row::abbreviated) && !introduced) return false;
  return (introduced && !(before.is(Word::and_) && is_capital_name(in.row(end)))) ||
         !is_capital_name(in.row(end)) || !month.has(Row::capital);
}

bool decade_stands(const Reader& in, std::uint32_t core) {
  // The 1920's; but "1990's best film".
  if (in.is(core, Word::year))
    return in.number(core) % 10 == 0 &&
           in.before(core).is_any(
               bits(Word::the, Word::mid, Word::early, Word::late, Word::hyphen));
  if (is_no_decade(in, core)) return false;
  // In her late 20s: an age.
  if (in.row(core).digits == 3 && !in.row(core + 1).is(Word::era)) return false;
  if (in.row(core).digits != 4)
    for (std::uint32_t step = 1; step <= 3 && step <= core; ++step)
      if (in.is(core - step, Word::pronoun)) return false;
  return in.row(core).digits != 0 ||
         in.before(core).is_any(bits(Word::the, Word::mid, Word::early, Word::late, Word::hyphen));
}

bool is_quarter_half(const Expression& read) {
  return read.fields.half == absent || read.fields.year != absent ||
         read.frame.grain != Grain::none;
}

// Whether nearly all words begin with a capital.
bool is_headline(const Reader& in) {
  std::uint32_t capital = 0, lower = 0;
  for (std::uint32_t at = 0; at < in.size(); ++at) {
    const std::string_view word = in.text(at);
    if (word.size() < 4) continue;
    (in.row(at).has(Row::capital) ? capital : lower) += 1;
  }
  return capital >= 4 && lower * 4 <= capital;
}

// The conditions of a bare date inside another expression: early May, about 1999.
bool core_stands(const Reader& in, const Expression& read) {
  const std::uint32_t core = core_of(in, read);
  const Fields& fields = read.fields;
  if (read.form != Form::calendar) return true;
  if (is_month_only(read)) return month_stands(in, core, read.end);
  if (is_weekday_only(read) && fields.hour == absent) return weekday_stands(in, core, read.end);
  if (is_season_only(read)) return season_stands(in, read, core);
  if (is_year_only(fields) && read.frame.grain == Grain::none && !read.fiscal &&
      !in.is(core, Word::unit) && read.nth.number == 0 && fields.weekday == absent)
    return year_stands(in, read, core);
  if (fields.decade != absent) return decade_stands(in, core);
  return is_quarter_half(read);
}

// On Wednesday the first two cases: the ordinal is the noun's.
bool is_of_numbered(const Reader& in, const Expression& read) {
  const std::uint32_t last = read.end - 1;
  if (read.fields.month != absent || !in.is(last, Word::ordinal) || !in.is(last - 1u, Word::the) ||
      read.end >= in.size())
    return false;
  const Row& next = in.row(read.end);
  constexpr Words counts = bits(Word::cardinal, Word::tens, Word::digits, Word::decimal, Word::unit,
                                Word::quarter, Word::half);
  const bool word = in.text(read.end).size() > 1 && is_plain(next);
  return next.is_any(counts) || (word && (in.row(last).digits == 0 || next.has(Row::capital)));
}

}  // namespace

// A weekday that is also a word, or an abbreviation, needs a date beside it.
bool weekday_stands(const Reader& in, std::uint32_t at, std::uint32_t end) {
  if (!in.row(at).has(Row::weak)) return true;
  if (in.row(at).has(Row::lowered)) return true;  // see lowered_stand
  // Monday or Tue
  if (in.before(at).is(Word::or_) && at > 1 && in.is(at - 2, Word::weekday)) return true;
  // A line of nothing but "Sat."
  if (at == 0 && end + 1 == in.size() && in.is(end, Word::stop)) return true;
  if (in.is(end, Word::possessive) && in.text(at) != "Sun") return true;
  constexpr Words joins = bits(Word::dash, Word::hyphen, Word::to, Word::until);
  if (in.row(end).is_any(joins) && in.is(end + 1, Word::weekday)) return true;
  if (at >= 2 && in.before(at).is_any(joins) && in.is(at - 2, Word::weekday)) return true;
  // "The Wed. concert"; "the Sun" is a paper.
  if (in.before(at).is(Word::the) && in.number(at) < 6 && in.text(at).back() == '.') return true;
  const std::uint32_t next = in.is(end, Word::comma) ? end + 1 : end;
  return in.is(next, Word::clock) || (in.is(next, Word::hour) && in.is(next + 1, Word::am_pm)) ||
         (in.row(at).has(Row::abbreviated) && in.before(at).is_any(bits(Word::on, Word::this_)));
}

bool looks_at_words(Guard guard) {
  static constexpr Guard guards[] = {as_weekday,     as_whole_word,      as_definite,
                                     as_ended,       as_offset,          as_adverb,
                                     as_message,     as_numbered_day,    as_for,
                                     as_in_the,      as_bare_hour,       as_overnight,
                                     as_or_next,     as_weekday_week,    as_all,
                                     as_these,       as_at_present,      as_scene,
                                     as_epithet,     as_weekends,        as_fortnight,
                                     as_reference,   as_future,          as_message_clock,
                                     as_one_weekday, as_reference_noun,  as_part_of_day,
                                     as_year_month,  as_month_slash_day, as_clock,
                                     as_nth_day,     as_beside_event,    as_rolling};
  return is_one_of(guards, guard);
}

bool any_place(const Reader&, const Expression&) { return true; }

bool as_bare(const Reader& in, const Expression& read) {
  // The 1972 Summer Olympics
  static constexpr std::string_view games[] = {"Olympics", "Olympic", "Games", "Paralympics"};
  if (read.fields.season != Season::none && in.row(read.end - 1).has(Row::capital) &&
      is_one_of(games, in.text(read.end)))
    return false;
  return core_stands(in, read);
}

bool as_mid(const Reader& in, const Expression& read) {
  return read.fields.decade == absent || decade_stands(in, core_of(in, read));
}

bool as_century(const Reader& in, const Expression& read) {
  return as_whole_word(in, read) && !is_hundred_runs(in, read);
}

bool as_about(const Reader& in, const Expression& read) {
  const bool day = read.fields.day != absent || read.fields.weekday != absent ||
                   read.fields.holiday != absent || read.frame.grain == Grain::day;
  const bool topic = in.text(read.begin) == "about" && !in.before(read.begin).is(Word::or_);
  // Ways around Tuesday's ruling.
  const bool of_noun = day && in.is(read.end, Word::possessive);
  return !(day && topic) && !of_noun && core_stands(in, read);
}

bool as_month_day(const Reader& in, const Expression& read) {
  const Row& next = in.row(read.end);
  const std::uint32_t last = read.end - 1;
  if (is_of_numbered(in, read)) return false;
  // Friday 9-5, Friday 8 to 4: hours or a result.
  if (read.fields.month == absent && read.fields.weekday != absent && in.is(last, Word::day) &&
      next.is_any(bits(Word::dash, Word::hyphen, Word::to)) &&
      in.row(read.end + 1).is_any(bits(Word::digits, Word::clock)))
    return false;
  if (!in.is(last, Word::day)) return true;
  // On June 3 soldiers fired: behind "on" the number is a day.
  const bool on =
      in.before(read.begin).is_any(bits(Word::on, Word::by)) && in.is(read.begin, Word::month);
  if ((next.is(Word::quantity) && !on) || next.is(Word::era)) return false;
  if (in.joined(read.end) && !next.is(Word::hyphen)) return false;
  const bool clock = next.is(Word::am_pm) && !in.is(read.begin, Word::day);
  if (clock) return false;
  return !next.is_any(unit_words) && !(read.fields.month == absent && is_plain(next) &&
                                       (next.has(Row::lower_plural) || next.has(Row::all_capital)));
}

// Next 5/12; but "the last 2/3", "this 1/3 share", "do this 24/7".
bool as_shifted_day(const Reader& in, const Expression& read) {
  if (in.text(read.end - 1) == "24/7") return false;
  if (in.joined(read.end) || in.before(read.begin).is_any(bits(Word::the, Word::month)))
    return false;
  return !in.is(read.end - 1, Word::month_day) || read.end >= in.size() ||
         in.text(read.end).size() < 2;
}

// October, 1st; but "in October, 1st Battalion".
bool as_numbered_month(const Reader& in, const Expression& read) {
  const Row& last = in.row(read.end - 1);
  if (in.joined(read.end)) return false;
  if (last.is(Word::ordinal) && last.digits == 0) return false;
  return last.is(Word::year) || read.end >= in.size() || in.text(read.end).size() < 2;
}

// 2018 or later; but not "in 1990 and later in 1991".
bool as_or_later(const Reader& in, const Expression& read) {
  constexpr Words goes_on = bits(Word::in, Word::on, Word::of, Word::this_, Word::that, Word::the,
                                 Word::year, Word::month, Word::weekday, Word::a, Word::at);
  if (in.joined(read.end) || in.row(read.end).is_any(goes_on)) return false;
  const bool after = in.is(read.end - 1, Word::after) || in.is(read.end - 1, Word::before);
  const bool ends = read.end >= in.size() || in.text(read.end).size() < 2;
  if (in.is(read.end - 2, Word::and_) && !in.is(read.end - 1, Word::beyond) && !ends) return false;
  if (after && !ends) return false;
  return in.is(read.begin, Word::year) ? year_stands(in, read, read.begin) : true;
}

// The Fourth of July: its article belongs to it.
bool as_fourth(const Reader& in, const Expression& read) {
  return in.text(read.begin + 1).starts_with("Fourth of");
}

bool as_weekday(const Reader& in, const Expression& read) {
  return weekday_stands(in, read.begin, read.end);
}

bool as_whole_word(const Reader& in, const Expression& read) { return !in.joined(read.end); }

// Following Sept. 11, ...: after it; but "the following Monday" is a date.
bool as_shifted_date(const Reader& in, const Expression& read) {
  const std::string_view first = in.text(read.begin);
  const bool after = (first == "following" || first == "Following") &&
                     !in.before(read.begin).is_any(bits(Word::on, Word::by, Word::until));
  return !in.joined(read.end) && !after;
}

bool as_quarter(const Reader& in, const Expression& read) {
  // "the third-quarter loss": the article is the noun's.
  if (read.fields.quarter != absent && (is_of_game(in, read) || is_no_quarter(in, read)))
    return false;
  const bool hyphenated = in.joined(read.end - 1) && in.before(read.end - 1).is(Word::hyphen);
  return is_quarter_half(read) && !(hyphenated && in.is(read.begin, Word::the));
}

bool as_shifted(const Reader& in, const Expression& read) {
  const std::uint32_t last = read.end - 1;
  const Row& unit = in.row(last);
  if (unit.number == 2) return false;  // the next fortnight is a duration
  // "This Week" is a programme, "Last Year" a title.
  if (unit.has(Row::capital) && !unit.has(Row::all_capital) && !is_headline(in)) return false;
  if (in.joined(read.end)) return false;
  // In any previous year: in none of its own.
  const std::string_view before = in.text(read.begin - 1u);
  if (before == "any" || before == "every") return false;
  const bool day = read.frame.grain == Grain::day;
  // "this day" and "the last day of" are not days of the calendar.
  const bool this_day = in.colloquial() && in.is(last - 1u, Word::this_);
  if (day && read.frame.base == Base::document && read.frame.shift <= 0) return this_day;
  return !(day && in.is(read.end, Word::of));
}

bool as_definite(const Reader& in, const Expression& read) {
  const Row& unit = in.row(read.end - 1);
  if (in.joined(read.end) || unit.unit > Grain::year || unit.number == 2) return false;
  const std::string_view next = in.text(read.end);
  return unit.unit != Grain::day ||
         (next != "of" && next != "when" && next != "after" && next != "care");
}

bool as_days(const Reader& in, const Expression& read) {
  const Row& row = in.row(read.end);
  if (read.end >= in.size() || !in.is(read.end - 1, Word::day)) return true;
  if (row.is_any(
          bits(Word::quantity, Word::unit, Word::units, Word::am_pm, Word::scale, Word::month)))
    return false;
  if (row.has(Row::lower_plural) && is_plain(row)) return false;
  const bool listed = in.before(read.end - 1).is(Word::and_);
  return !listed || !is_plain(row) || row.is(Word::stop) || in.text(read.end) == ";";
}

bool as_part(const Reader& in, const Expression& read) {
  // Earnings reports name "the first nine months" and their year apart.
  const std::int32_t count = read.nth.count;
  if (read.nth.unit == Grain::month && count == 9) return false;
  // Prices rose for a sixth month in May: a count.
  const bool of_month = read.fields.month != absent && read.fields.day == absent;
  if (of_month && read.nth.unit >= Grain::month) return false;
  return !in.joined(read.end) && is_quarter_half(read);
}

bool as_month_slash_day(const Reader& in, const Expression& read) {
  const Row& before = in.before(read.begin);
  if (in.size() == read.end - read.begin) return true;  // nothing but a date
  const bool listed = before.is_any(bits(Word::comma, Word::or_, Word::and_)) && read.begin > 1 &&
                      in.is(read.begin - 2, Word::month_day);
  return listed ||
         before.is_any(bits(Word::on, Word::by, Word::from, Word::until, Word::since, Word::weekday,
                            Word::after, Word::before, Word::open)) ||
         in.is(read.end, Word::clock);
}

bool as_part_of_day(const Reader& in, const Expression& read) {
  return !in.joined(read.end) || in.is(read.end, Word::hyphen);
}

// Films from 8pm, Sat 4 Nov. Bring a chair: beside a weekday without a stop that of the month is
// the sentence's.
bool ends_in_stop(const Reader& in, const Expression& x) {
  const std::uint32_t last = x.end - 1;
  if (!in.is(last, Word::month) || in.text(last).back() != '.') return false;
  if (x.end < in.size() && !in.row(x.end).has(Row::capital)) return false;
  for (std::uint32_t at = x.begin; at < last; ++at)
    if (in.is(at, Word::weekday) && in.row(at).has(Row::abbreviated))
      return in.text(at).back() != '.' && !in.is(at + 1, Word::stop);
  return false;
}

}  // namespace gloss::dates
