/// Guards of years.
#include "dates/guard.hpp"
#include "dates/guard_parts.hpp"

namespace gloss::dates {
namespace {

// 2020 Harbor Drive
bool is_address(const Reader& in, std::uint32_t at) {
  if (!in.row(at).has(Row::capital) || !in.row(at + 1).has(Row::capital)) return false;
  static constexpr std::string_view streets[] = {"Drive",     "Street", "St.",   "Avenue",
                                                 "Ave.",      "Road",   "Lane",  "Blvd.",
                                                 "Boulevard", "Court",  "Place", "Rd."};
  return is_one_of(streets, in.text(at + 1));
}

// 2118 Rayburn House Office Building, 1310 Harbor Drive.
bool is_of_building(const Reader& in, std::uint32_t at) {
  static constexpr std::string_view buildings[] = {"Building", "Bldg.", "HOB", "Tower", "Plaza"};
  constexpr std::uint32_t farthest = 5;
  if (!is_capital_name(in.row(at))) return false;
  const std::uint32_t end = at + farthest;
  while (at < end && is_capital_name(in.row(at))) ++at;
  return is_one_of(buildings, in.text(at));
}

// 1800 623 946, 6277 1950
bool is_phone(const Reader& in, std::uint32_t at, std::uint32_t end) {
  const auto is_group = [&](std::uint32_t group) {
    return in.is(group, Word::digits) && !in.touching(group) && in.row(group).digits > 1;
  };
  const bool long_groups = in.row(end).digits + in.row(end + 1).digits > 5;  // not 2016 10 16
  return (is_group(end) && is_group(end + 1) && long_groups) ||
         (is_group(at - 1u) && in.row(at - 1u).digits > 2 && !in.is(at - 1u, Word::year));
}

// 600 dead and 1400 injured; but "in 1399 and 1400".
bool is_joined_count(const Reader& in, std::uint32_t at, std::uint32_t end) {
  const Row& next = in.row(end);
  return at > 1 && in.before(at).is_any(bits(Word::and_, Word::or_)) &&
         !in.is(at - 2, Word::year) && is_plain(next) && !next.has(Row::capital) &&
         end < in.size() && in.text(end).size() > 2;
}

// Resolutions 1267 and 1333
bool is_listed_label(const Reader& in, std::uint32_t at) {
  static constexpr std::string_view labels[] = {
      "resolutions", "rooms",       "flights", "resolution", "laws",  "acts",    "bills",
      "articles",    "Resolutions", "Rooms",   "Flights",    "Laws",  "Law",     "Acts",
      "Bills",       "Articles",    "Routes",  "routes",     "Units", "Squadron"};
  const auto is_label = [&](std::uint32_t word) { return is_one_of(labels, in.text(word)); };
  constexpr std::uint32_t farthest = 8;
  constexpr Words listed = bits(Word::year, Word::comma, Word::and_, Word::or_, Word::digits);
  std::uint32_t before = at - 1u;
  while (before < at && at - before < farthest && in.row(before).is_any(listed)) --before;
  const Row& row = in.row(before);
  if (row.is(Word::label) && before + 1 < at) return !row.is(Word::quantity);
  return (row.has(Row::lower_plural) || row.has(Row::capital)) && is_label(before);
}

// The middle ones of "in 1848, 1871 and 1889"; but "losses of 1500, 1700 and 1800 men".
bool is_in_list(const Reader& in, std::uint32_t at) {
  const auto is_next = [&](std::uint32_t comma, std::uint32_t year) {
    return in.row(comma).is_any(bits(Word::comma, Word::and_, Word::or_)) &&
           in.is(year, Word::year) && !in.joined(year);
  };
  std::uint32_t first = at, last = at;
  while (first > 1 && is_next(first - 1, first - 2)) first -= 2;
  for (std::uint32_t joint = last + 1; in.row(joint).is_any(bits(Word::comma, Word::and_));) {
    if (in.is(joint, Word::comma) && in.is(joint + 1, Word::and_)) ++joint;
    if (!in.is(joint + 1, Word::year)) break;
    last = joint + 1, joint = last + 1;
  }
  const Row& next = in.row(last + 1);
  return first < at &&
         in.before(first).is_any(bits(Word::in, Word::of, Word::from, Word::between)) &&
         !next.is(Word::quantity) && !next.has(Row::lower_plural) && !next.is(Word::units);
}

// A crowd of 2000, an army of 1700, herds of 1500, 1700 sheep: so many.
bool is_crowd_of(const Reader& in, std::uint32_t at) {
  static constexpr std::string_view crowds[] = {
      "crowd",    "crowds",     "army",    "herd",     "herds",   "flock",     "flocks",
      "total",    "population", "fleet",   "garrison", "staff",   "workforce", "audience",
      "capacity", "force",      "maximum", "minimum",  "average", "majority",  "membership",
      "convoy",   "batch",      "gangs",   "gang",     "group",   "team",      "congregation"};
  std::uint32_t of = at - 1u;
  while (of > 1 && in.is(of, Word::comma) && in.is(of - 1, Word::year)) of -= 2;
  return of < at && of > 0 && in.is(of, Word::of) && is_one_of(crowds, in.text(of - 1));
}

// Nature 521, 1998-2004; 380: 1905-1917; pages 1990-2010.
bool is_of_pages(const Reader& in, std::uint32_t at, std::uint32_t end) {
  constexpr Words dashes = bits(Word::hyphen, Word::dash);
  std::uint32_t first = at;
  if (at > 1 && in.before(at).is_any(dashes) && in.is(at - 2, Word::year))
    first = at - 2;
  else if (!in.row(end).is_any(dashes) || !in.is(end + 1, Word::year))
    return false;
  if (first == 0 || first >= at + 1) return false;
  if (in.before(first).is(Word::label)) return true;
  const bool listed = in.before(first).is(Word::comma) || in.text(first - 1) == ":";
  return listed && first > 2 && in.is(first - 2, Word::digits) && in.row(first - 2).digits < 4 &&
         !in.row(first - 3).is_any(bits(Word::month, Word::comma, Word::and_));
}

// sshd[1322], main.c:1985, timeout=2000, --port=2020.
bool is_glued(const Reader& in, std::uint32_t at) {
  if (at == 0 || !in.touching(at) || in.joined(at)) return false;
  const std::string_view sign = in.text(at - 1);
  if (at < 2 || !in.touching(at - 1)) return false;
  if (sign == "=") return true;
  const std::string_view name = in.text(at - 2);  // NOTE:1986 is a year
  return sign == "[" || (sign == ":" && (name == "]" || name.find('.') != name.npos));
}

// 2000 GB; but "in 2010 People said".
bool is_sign_of_unit(const Reader& in, std::uint32_t at) {
  const std::string_view unit = in.text(at);
  return in.row(at).has(Row::all_capital) && unit.size() == 2 && unit != "MS";
}

// At 1015, 1215 and 1815: clocks.
bool is_listed_at(const Reader& in, std::uint32_t at) {
  constexpr Words listed = bits(Word::comma, Word::and_, Word::or_, Word::digits);
  std::uint32_t first = at;
  while (first > 0 && at - first < 8 && in.row(first - 1).is_any(listed)) --first;
  return first > 0 && first < at && in.is(first - 1, Word::at);
}

// Just 1987 of 3204 members voted.
bool is_part_of_number(const Reader& in, std::uint32_t end) {
  return in.is(end, Word::of) && in.row(end + 1).digits > 0;
}

// The PIN is 2008, the door code: 1998; but "the order was 1998's".
bool is_code(const Reader& in, std::uint32_t at) {
  static constexpr std::string_view codes[] = {"PIN",      "pin",       "code",     "Code",
                                               "password", "Password",  "passcode", "Passcode",
                                               "number",   "extension", "room"};
  static constexpr std::string_view owned[] = {"mine", "yours", "hers", "ours", "theirs"};
  const std::string_view joint = in.text(at - 1u);
  if (at > 1 && (joint == "is" || joint == "was") && is_one_of(owned, in.text(at - 2))) return true;
  return at > 1 && (joint == "is" || joint == "was" || joint == ":") &&
         is_one_of(codes, in.text(at - 2));
}

// A Peugeot 2008, my Nokia 1999, the new Porsche 1956, the Rover 2000: a model.
bool is_model(const Reader& in, std::uint32_t at) {
  if (at < 2 || !is_capital_name(in.row(at - 1)) || in.row(at - 1).has(Row::all_capital))
    return false;
  static constexpr std::string_view makers[] = {"Peugeot", "Rover",   "Mazda",   "Volvo",
                                                "Triumph", "Datsun",  "Fiat",    "Renault",
                                                "Nokia",   "Porsche", "Ferrari", "Windows"};
  if (in.is(at - 2, Word::the) && is_one_of(makers, in.text(at - 1))) return true;
  return in.row(at - 2).is_any(bits(Word::a, Word::pronoun)) || in.text(at - 2) == "new";
}

bool has_sign_before(const Reader& in, std::uint32_t at) {
  return in.before(at).is_any(bits(Word::money, Word::label, Word::slash)) ||
         in.before(at).is(Word::stop) || in.before(at).is(Word::vague) ||
         in.before(at).is_any(bits(Word::more, Word::least, Word::most, Word::over, Word::under,
                                   Word::up, Word::less, Word::no));
}

}  // namespace

// 14 May Street, 12 August Marg.
bool is_street(std::string_view word) {
  static constexpr std::string_view streets[] = {
      "Street", "Road", "Lane", "Close", "Avenue",  "Marg",    "Drive",    "Rd",       "St",
      "Rd.",    "St.",  "Ave.", "Ave",   "Terrace", "Gardens", "Crescent", "Boulevard"};
  return is_one_of(streets, word);
}

bool year_stands(const Reader& in, const Expression& read, std::uint32_t at) {
  const std::uint32_t end = read.end;
  const Row& before = in.before(at);
  if (in.is(end - 1, Word::era) || in.is(at, Word::era))  // not Radio 4BC
    return !(in.touching(end - 1) && in.row(at).digits == 1 && is_capital_name(before));
  const bool introduced = before.is(Word::preposition);
  if (in.is(at, Word::year) && (is_glued(in, at) || is_of_pages(in, at, end))) return false;
  if (in.joined(at)) {
    // Inside a compound only mid-1999 and 1990-1999.
    if (in.is(at - 2u, Word::year) && in.number(at - 2u) >= in.number(at)) return false;
    return before.is_any(bits(Word::hyphen)) &&
           in.row(at - 2u).is_any(bits(Word::year, Word::mid, Word::early, Word::late));
  }
  // 2015-present
  const bool to_present = in.row(end).is_any(bits(Word::hyphen, Word::dash)) &&
                          in.is(end + 1, Word::ref_noun) && !in.joined(end + 2);
  if (in.joined(end) && !to_present &&
      !(in.row(end).is(Word::hyphen) && in.row(end + 1).is(Word::digits) &&
        in.row(end + 1).digits <= 4 &&
        (in.row(end + 1).digits < 3 || in.number(end + 1) > in.number(at))))
    return false;
  // The 1800 block of Grand Avenue, asteroid 2012 DA14.
  static constexpr std::string_view bodies[] = {"asteroid", "Asteroid", "comet", "galaxy", "NGC"};
  if (in.text(end) == "block" || is_one_of(bodies, in.text(at - 1u))) return false;
  if (in.is(end, Word::m) || is_address(in, end) || is_of_building(in, end)) return false;
  if (in.is(at, Word::year) && (is_listed_label(in, at) || is_phone(in, at, end))) return false;
  const bool capital = in.row(end).has(Row::capital);
  if (in.row(end).is(Word::quantity) && (!capital || is_sign_of_unit(in, end))) return false;
  if (in.row(end).is_any(unit_words) && !capital) return false;
  const bool spelled = in.row(at).is_any(bits(Word::cardinal, Word::tens));
  if (spelled) {
    // "Two thousand" and "twenty nineteen" are amounts more often than years.
    const bool amount = in.row(at + 1).is(Word::scale) || in.is(at, Word::tens);
    return read.fields.year >= 1700 && (!amount || introduced) &&
           !in.row(end).has(Row::lower_plural);
  }
  if (!in.is(at, Word::year))  // a '57 Chevy
    return introduced || before.is(Word::the) ||
           (before.is(Word::a) && in.is(at, Word::short_year) && in.row(end).has(Row::capital));
  if (has_sign_before(in, at) || before.is(Word::at)) return false;
  if (in.row(end).has(Row::lower_plural) && is_plain(in.row(end)) && !introduced &&
      !before.is_any(bits(Word::the, Word::comma, Word::possessive)) && at > 0)
    return false;
  if (is_joined_count(in, at, end) || is_code(in, at) || is_model(in, at)) return false;
  if (!introduced && is_part_of_number(in, end)) return false;
  constexpr Words listed = bits(Word::of, Word::comma, Word::and_, Word::or_);
  if (before.is_any(listed) && (is_crowd_of(in, at) || is_listed_at(in, at))) return false;
  const std::int32_t year = in.number(at);
  if (year >= 1900 && year < 2060) {
    const bool name_before = is_plain(before) && before.has(Row::capital) && !introduced &&
                             (is_plain(in.row(end)) || in.is(end, Word::function_word)) && at > 1;
    return !name_before || in.is(end, Word::comma) || in.colloquial();
  }
  // The 1783 peace treaty.
  const bool of_noun = year >= 1600 && before.is(Word::the) && is_plain(in.row(end)) &&
                       in.text(end).size() > 3 && in.row(end).words.empty();
  return (introduced || of_noun || (before.is(Word::comma) && is_in_list(in, at))) &&
         !in.row(end).has(Row::lower_plural);
}

bool as_year(const Reader& in, const Expression& read) { return year_stands(in, read, read.begin); }

bool as_circa(const Reader& in, const Expression& read) {
  const Row& next = in.row(read.end);
  return !in.row(read.begin).has(Row::capital) && !in.joined(read.begin) &&
         !(is_plain(next) && next.has(Row::lower_plural)) && !next.is(Word::quantity);
}

bool as_years(const Reader& in, const Expression& read) {
  if (in.is(read.begin, Word::year) && is_of_pages(in, read.begin, read.begin + 1)) return false;
  return !in.joined(read.end) && !in.joined(read.begin) && in.row(read.begin).digits <= 4 &&
         read.fields.year <= 9999;
}

// Tax year 2022; but tax day 2022.
bool as_named_year(const Reader& in, const Expression& read) {
  for (std::uint32_t at = read.begin; at < read.end; ++at)
    if (in.is(at, Word::unit) && in.row(at).unit != Grain::year) return false;
  return !in.joined(read.end);
}

bool as_year_month(const Reader& in, const Expression& read) {
  const bool ends = read.end >= in.size() || in.text(read.end) == ".";
  if (ends && in.is(read.begin, Word::year) && !in.joined(read.end)) return true;
  return !in.row(read.end - 1).has(Row::weak) && !in.joined(read.end) &&
         !in.before(read.begin).is_any(bits(Word::in, Word::the)) &&
         !in.row(read.end).has(Row::capital);
}

bool as_short_year(const Reader& in, const Expression& read) {
  // Feb 29 is a day.
  const bool month_only = read.fields.day == absent;
  if (month_only && in.number(read.end - 1) < 32) return false;
  return !in.joined(read.end) && !in.before(read.begin).is(Word::money) &&
         (read.end >= in.size() ||
          (in.row(read.end).has(Row::known) &&
           !in.row(read.end).is_any(bits(Word::quantity, Word::unit, Word::units, Word::tunit,
                                         Word::tunits, Word::am_pm, Word::scale, Word::dash,
                                         Word::to, Word::month))) ||
          in.text(read.end) == ".");
}

}  // namespace gloss::dates
