#pragma once
/// Resolves what the text says to a place in the calendar.
#include <optional>
#include <string_view>

#include "dates/holidays.hpp"
#include "dates/notation.hpp"

namespace gloss {
namespace GLOSS_HIDDEN dates {

enum class Direction : std::uint8_t { tense, past, future, nearest };
enum class Tense : std::uint8_t { unknown, past, future };

/// A reference date, as exact as it was given.
struct ReferenceDate {
  Period period;                       ///< a day, month or year
  std::optional<std::int64_t> second;  ///< of the day
};

/// Parses 2023, 2023-02, 2023-02-11 and 2023-02-11T10:30[:15][zone]; nothing if it is not one.
std::optional<ReferenceDate> parse_reference_date(std::string_view text);

struct ResolverOptions {
  Direction direction = Direction::tense;
  std::int32_t fiscal_year_start = 1;  ///< month; a fiscal year has the name of the one it ends in
  CalendarRules calendar;
};

/// An earlier date of the text, resolved.
struct Mention {
  Period period;
  std::uint32_t record = no_record;
  std::optional<std::int64_t> second = std::nullopt;  ///< of the day, if the date has a clock
};

/// The base for resolving expressions at one place of one document.
struct Context {
  std::optional<ReferenceDate> document;
  std::optional<Mention> last_date;     ///< the last date of the text
  std::optional<Mention> scene;         ///< the last one that moves a story on: narration.hpp
  std::optional<Mention> last_quarter;  ///< the last quarter: the topic of an earnings report
  std::optional<Mention> last_month;    ///< the last month: the topic of monthly figures
  std::optional<Mention> last_age;      ///< the last decade or century
  bool after_night = false;             ///< the last date is the night before the document's day
  bool narrative = false;               ///< incomplete dates follow the last date of the text
  bool colloquial = false;              ///< a message: what is not said to be past is ahead
  Tense tense = Tense::unknown;         ///< of the clause
  bool sure = false;                    ///< told surely, so that no nearer year counts
  bool on_last_day = false;  ///< a clock, or the number of a day, of the last date: last_day.hpp
  bool moves_on = false;     ///< told behind another date of its sentence
  Day near = 0;  ///< a weekday as few days away is meant, whatever the tense: near_weekday.hpp
  std::optional<Period> range_begin;  ///< of the range that this date ends
  Day later_days = 0;                 ///< a clock after midnight ends a range
};

/// The frame of an expression; a part of a unit in the next finer one: half a year is six months.
Frame exact_frame(const Expression& expression);

/// Read-only; any thread.
class Resolver {
 public:
  Resolver(const Holidays& holidays, ResolverOptions options)
      : holidays_(holidays), options_(options) {}

  /// Fills all of `record` except span, score and range. Returns the resolved period.
  std::optional<Period> resolve(const Expression& expression, const Context& context,
                                Record& record) const;

  CalendarRules rules() const { return options_.calendar; }

 private:
  std::optional<Period> place(const Expression& expression, const Context& context,
                              Record& record) const;
  std::optional<Period> place_frame(const Expression& expression, const Context& context,
                                    Record& record) const;
  std::optional<Period> place_ended_quarter(const Expression& expression, const Context& context,
                                            Record& record) const;
  std::optional<Period> place_day_of_month(const Expression& expression, const Context& context,
                                           Record& record) const;
  std::optional<Period> place_part(const Expression& expression, Period whole) const;
  std::optional<Period> place_second_unit(const Expression& expression, Day day) const;
  bool write_part_of_known(const Expression& expression, const Context& context,
                           Record& record) const;
  Expression with_fixed_day(Expression x) const;
  std::optional<Period> moved(Period period, const Frame& frame) const;
  std::optional<Period> place_calendar(const Expression& expression, const Context& context,
                                       Record& record) const;
  void resolve_duration(const Expression& expression, const Context& context, Record& record) const;
  void finish(const Expression& expression, const Context& context, Period period,
              Record& record) const;
  /// Returns the whole, which later dates may hang on.
  std::optional<Period> resolve_count(const Expression& expression, Period whole,
                                      Record& record) const;
  bool place_hours(const Expression& expression, const Context& context, Record& record) const;
  std::optional<Period> place_recurring(const Expression& expression, const Context& context,
                                        Record& record) const;
  Period absolute(const Fields& fields) const;
  /// The parts of a date below the year, in the given year; grain none if there are none.
  Period within_year(const Fields& fields, std::int32_t year) const;
  /// The `cycle`-th recurrence around `day`: 0 is in its year, or for weekdays its week.
  Period recurrence(const Fields& fields, Day day, int cycle) const;
  Period pick(const Expression& expression, const Context& context, Day day,
              ShortText& alternative) const;
  /// The following Monday, that October, counted from the period that the text has named.
  Period pick_beside(const Expression& expression, const Context& context, Period named) const;

  const Holidays& holidays_;
  ResolverOptions options_;
};

}  // namespace dates
}  // namespace gloss
