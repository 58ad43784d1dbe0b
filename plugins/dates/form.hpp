#pragma once
/// The symbolic form of an expression: its meaning before it is resolved. A small language,
///   shift(-2,week)   next(weekday=5)   last(month=3)   date(year=2023,month=3,mod=START)
///   nth(2,week,month=3)   duration(2.5,hour)   every(unit=week,weekday=1)
///   past() present() future()
/// Keys that repeat the text: year month day weekday week quarter half decade century hour minute
/// second zone holiday season part. Keys that repeat its surroundings: tense (past, future), base
/// (text, quarter, begin: the anchor stands for the date, quarter or begin of the range that the
/// text named before), near (days), story, message.
#include <optional>
#include <string>
#include <string_view>

#include "dates/record.hpp"
#include "dates/resolver.hpp"

namespace gloss {
namespace GLOSS_HIDDEN dates {

/// Sets the form of a record to which an expression was resolved in `context`.
void write_form(const Expression& expression, const Context& context, Record& record);

/// Reads a form. Nothing if it is none.
struct FormMeaning {
  Expression expression;
  Context context;  ///< without its dates
  enum class Base : std::uint8_t { document, text, quarter, begin } base = Base::document;
};
std::optional<FormMeaning> parse_form(std::string_view form);

/// Resolves a form for another reference date: type, value, mod, from, to, grain, alternative.
/// `reference` is a date as parse_reference_date() reads it, or empty. `anchor` is the TIMEX3 value
/// of the record that anchor_ref or range names, or empty. Nothing if the form cannot be read.
std::optional<Record> resolve_form(const Resolver& resolver, std::string_view form,
                                   std::string_view reference, std::string_view anchor = {});

/// The number that the whole of `text` is. Nothing if it is none.
std::optional<std::int64_t> number_in(std::string_view text);

/// The period of a TIMEX3 value: 2023, 2023-03, 2023-03-11T10:00, 2023-W10, 2023-Q3, 199, BC0490.
std::optional<Period> period_of(std::string_view value, CalendarRules rules);

/// The rule of a set by RFC 5545: FREQ=WEEKLY;BYDAY=MO;BYHOUR=13. Empty if it has none.
std::string recurrence_of(const Expression& expression);

}  // namespace dates
}  // namespace gloss
