#pragma once
/// A word type as the tagger sees it: its classes, and its value in them.
#include <cstdint>

#include "dates/period.hpp"

namespace gloss {
namespace GLOSS_HIDDEN dates {

/// The classes, by the names that the grammar table uses. A word may have several: "second" is an
/// ordinal and a unit. The value of a class is the row's `number`, if nothing else is said.
#define GLOSS_DATE_CLASSES(X)                                                                      \
  X(month)                                                                                         \
  X(weekday)                                                                                       \
  X(weekdays) /* 1 Monday; Mondays */                                                              \
  X(unit)                                                                                          \
  X(units) /* day and coarser, singular and plural: the row's `unit` */                            \
  X(tunit)                                                                                         \
  X(tunits)      /* second, minute, hour */                                                        \
  X(quarter)     /* the unit quarter */                                                            \
  X(unit_adverb) /* daily, annually: the row's `unit` */                                           \
  X(cardinal)                                                                                      \
  X(tens)                                                                                          \
  X(scale)   /* spelled out: seven; twenty; hundred */                                             \
  X(ordinal) /* third, 3rd */                                                                      \
  X(digits)  /* 17: `digits` places */                                                             \
  X(day)                                                                                           \
  X(hour) /* digits that can be a day of a month, an hour of 24 */                                 \
  X(two)                                                                                           \
  X(four)                    /* two digits, four digits */                                         \
      X(year)                /* four digits from 1000 to 2999 */                                   \
      X(decimal) X(fraction) /* 2.5, 2,000; 1/2: in hundredths */                                  \
      X(decade)              /* 1990s, nineties: number 199; digits 2: its century is open */      \
      X(short_year)          /* '69 */                                                             \
      X(full_date)           /* 2010-01-29, 01/29/2010: read the text */                           \
      X(month_day)           /* 2/15: read the text */                                             \
      X(month_year)          /* 2010-01, 01/2010: read the text */                                 \
      X(year_week)           /* 2010-W07: read the text */                                         \
      X(year_pair)           /* 2010/11: read the text */                                          \
      X(clock) X(clock12)    /* 11:30, 8pm: read the text; clock12: with am or pm */               \
      X(stamp)               /* 2022:13:45:10: a year and a clock */                               \
      X(part_of_day) X(parts_of_day)   /* PartOfDay */                                             \
      X(moment)                        /* noon 12, midnight 24 */                                  \
      X(season) X(seasons)             /* Season */                                                \
      X(holiday) X(holiday_word)       /* its number; a word that may begin its name */            \
      X(today) X(tonight)              /* shift in days */                                         \
      X(reference) X(ref_noun)         /* now, recently; the past, the future: Reference */        \
      X(ref_adjective)                 /* former, recent */                                        \
      X(period) X(fiscal) X(date)      /* the words */                                             \
      X(quarter_name)                  /* Q3, 3Q: 1..4; H1: 5, 6; with a year: read the text */    \
      X(era)                           /* BC -1, AD 1 */                                           \
      X(half) X(full) X(recent)        /* half; full, whole; recent, another */                    \
      X(last) X(next) X(this_) X(that) /* Last, Next */                                            \
      X(ago) X(later) X(earlier) X(after) X(before) X(early) X(late) X(mid) X(beginning) X(middle) \
          X(end) X(part) X(about) X(nearly) X(more) X(less) X(no) X(at) X(least) X(most) X(up)     \
              X(over) X(under) X(vague) X(couple) X(dozen) /* several, few; couple; dozens */      \
      X(the) X(a) X(of) X(in) X(on) X(from) X(by) X(for_) X(since) X(than) X(as) X(so) X(far)      \
          X(within) X(to) X(until) X(dash) X(hyphen) X(slash) X(and_) X(or_) X(between) X(plus)    \
              X(every) X(per) X(times) X(once) X(other) X(am_pm) X(letter) X(m) X(oclock) X(zone)  \
                  X(hours_word) X(at_sign) X(past) X(comma) X(stop) X(possessive) X(apostrophe)    \
                      X(open) X(old) X(preposition) X(quantity) X(label) X(money) X(will) X(did)   \
                          X(schedule) X(long_) X(compound) X(week) X(weekend)                      \
                              X(phrase) X(workday) X(workdays) X(informal) X(right) X(short_unit)  \
                                  X(final_) X(pronoun) X(intent) X(time_word) X(year_noun)         \
                                      X(ending) X(these) X(ytd) X(function_word) X(all_)           \
                                          X(overnight) X(zone_name) X(close) X(epithet)            \
                                              X(comparable) X(soon) X(beyond)                      \
                                                  X(unit_long) X(zero) X(year_mark) X(condition) \
                                                      X(ahead) X(circa) X(quality) X(dawn) \
                        X(day_kind)

enum class Word : std::uint8_t {
#define GLOSS_DATE_CLASS(name) name,
  GLOSS_DATE_CLASSES(GLOSS_DATE_CLASS)
#undef GLOSS_DATE_CLASS
      count_
};

/// A set of classes.
struct Words {
  std::uint64_t parts[3] = {};

  constexpr bool has(Word word) const {
    return (parts[static_cast<unsigned>(word) / 64] >> (static_cast<unsigned>(word) % 64) & 1) != 0;
  }
  constexpr bool any(const Words& other) const {
    return ((parts[0] & other.parts[0]) | (parts[1] & other.parts[1]) |
            (parts[2] & other.parts[2])) != 0;
  }
  constexpr bool empty() const { return (parts[0] | parts[1] | parts[2]) == 0; }
  constexpr void add(Word word) {
    parts[static_cast<unsigned>(word) / 64] |= std::uint64_t{1}
                                               << (static_cast<unsigned>(word) % 64);
  }
  constexpr void remove(const Words& other) {
    for (int i = 0; i < 3; ++i) parts[i] &= ~other.parts[i];
  }
  constexpr Words operator|(const Words& other) const {
    return {{parts[0] | other.parts[0], parts[1] | other.parts[1], parts[2] | other.parts[2]}};
  }
  constexpr Words operator&(const Words& other) const {
    return {{parts[0] & other.parts[0], parts[1] & other.parts[1], parts[2] & other.parts[2]}};
  }
  constexpr bool operator==(const Words&) const = default;
};
static_assert(static_cast<unsigned>(Word::count_) <= 192);

template <class... More>
constexpr Words bits(Word first, More... more) {
  Words words;
  words.add(first);
  (words.add(more), ...);
  return words;
}

/// Units of time, whatever their size and number.
constexpr Words unit_words = bits(Word::unit, Word::units, Word::tunit, Word::tunits);

enum class Reference : std::uint8_t { none, past, present, future };
enum class Last : std::int32_t { last, past, previous, latest };
enum class Next : std::int32_t { next, coming, following };

struct Row {
  enum Flag : std::uint16_t {
    capital = 1,          ///< begins with an upper-case letter
    all_capital = 2,      ///< no lower-case letter
    weak = 4,             ///< a date word only beside another one: May, Sun, Dec
    lower_plural = 8,     ///< a lower-case word that ends in s
    abbreviated = 16,     ///< Sept, Mon: a full stop may follow
    whole_name = 64,      ///< of a holiday
    known = 32,           ///< has a class other than that of a verb
    holiday_alone = 256,  ///< begins a holiday no other word of which triggers a reading
    lowered = 128         ///< a month or weekday that is also a word, in lower case: sat, march
  };
  /// Marks that the scan looks for: see Tagger.
  enum Scan : std::uint8_t {
    trigger = 1,   ///< a sentence without one holds no date
    informal = 2,  ///< only a message has it
    starter = 4,   ///< an expression may begin with it
    cue = 8,       ///< may tell the tense of its clause, or end the clause
    compound = 16,
    holiday = 32,  ///< may begin the name of a holiday
    alone = 64,    ///< may be a whole expression
    goes_on = 128  ///< an expression may have it
  };

  Words words;
  std::int32_t number = 0;
  Grain unit = Grain::none;
  std::uint8_t digits = 0;
  std::uint16_t flags = 0;
  std::uint8_t scan = 0;
  std::uint32_t symbol = 0;  ///< of `words`, in the automaton

  bool is(Word word) const { return words.has(word); }
  bool is_any(const Words& any) const { return words.any(any); }
  bool has(Flag flag) const { return (flags & flag) != 0; }
};
static_assert(sizeof(Row) == 40);

/// A sentence without one of these holds no date.
constexpr Words trigger_words =
    bits(Word::month, Word::weekday, Word::weekdays, Word::unit, Word::units, Word::tunit,
         Word::tunits, Word::unit_adverb, Word::decade, Word::short_year, Word::full_date,
         Word::clock, Word::part_of_day, Word::parts_of_day, Word::moment, Word::season,
         Word::seasons, Word::holiday, Word::today, Word::tonight, Word::reference, Word::ref_noun,
         Word::fiscal, Word::quarter_name, Word::era, Word::compound, Word::am_pm, Word::year,
         Word::zone, Word::period, Word::month_day, Word::month_year, Word::stamp, Word::oclock,
         Word::year_week, Word::year_pair, Word::m, Word::ref_adjective, Word::workday,
         Word::workdays, Word::ytd, Word::overnight, Word::epithet, Word::time_word,
         Word::soon, Word::unit_long, Word::zero, Word::short_unit);

}  // namespace dates
}  // namespace gloss
