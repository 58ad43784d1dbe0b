#include "dates/last_day.hpp"

#include <utility>

namespace gloss::dates {
namespace {

// Whether the text names these fields of a date and nothing else.
bool names_only(const Expression& x, const Fields& fields) {
  return is_calendar(x) && x.frame.grain == Grain::none && x.fields == fields;
}

bool is_clock(const Expression& x) {
  Fields clock;
  clock.hour = x.fields.hour, clock.minute = x.fields.minute, clock.second = x.fields.second;
  clock.zone = x.fields.zone;
  return x.fields.hour != absent && names_only(x, clock);
}

// The 11th
bool is_day_number(const Expression& x) {
  Fields day;
  day.day = x.fields.day;
  return x.fields.day != absent && names_only(x, day);
}

// Whether the text at `offset` begins a line, but for a bullet or a bracket: an entry of a log.
bool begins_line(std::string_view text, std::uint32_t offset) {
  const std::size_t last = text.substr(0, offset).find_last_not_of(" \t[(*#");
  return last == text.npos || text[last] == '\n';
}
bool ends_line(std::string_view text, std::uint32_t offset) {
  const std::size_t next = text.find_first_not_of(" \t:])*\r", offset);
  return next == text.npos || text[next] == '\n';
}

// Whether the date of the record before is a day, and near.
bool is_behind_day(std::span<const Found> found, std::size_t index, const Context& context) {
  constexpr std::uint32_t most_bytes = 200;
  return index > 0 && context.last_date && context.last_date->record + 1 == index &&
         context.last_date->period.grain == Grain::day &&
         found[index].span.begin <= found[index - 1].span.end + most_bytes;
}

// Whether a clock is on the day that the sentence before has named, or the number of a day is in or
// next to its month.
bool is_on_last_day(std::string_view text, std::span<const Found> found, std::size_t index,
                    const Context& context) {
  if (!context.document || !is_behind_day(found, index, context)) return false;
  const Found& one = found[index];
  if (is_day_number(one.expression)) return found[index - 1].expression.fields.day != absent;
  if (!is_clock(one.expression) || context.colloquial || begins_line(text, one.span.begin))
    return false;
  const Day day = context.last_date->period.first, today = context.document->period.first;
  return (one.tense == Tense::past && day <= today) || (one.tense == Tense::future && day >= today);
}

}  // namespace

bool LastDay::is_of_heading(const Found& found, const Context& context) const {
  constexpr std::uint32_t most_bytes = 4000;
  return heading_ && !context.narrative && is_clock(found.expression) &&
         found.span.begin <= heading_end_ + most_bytes;
}

void LastDay::enter(std::span<const Found> found, std::size_t index, Context& context) {
  is_entered_ = is_of_heading(found[index], context);
  context.on_last_day = is_entered_ || is_on_last_day(text_, found, index, context);
  if (is_entered_) own_ = std::exchange(context.last_date, heading_);
}

void LastDay::leave(Context& context) {
  if (std::exchange(is_entered_, false)) context.last_date = own_;
}

void LastDay::see(const Found& found, std::optional<Period> period, std::uint32_t record) {
  const Expression& x = found.expression;
  if (!period || period->grain != Grain::day || is_clock(x)) return;
  const bool is_alone = x.fields.hour == absent && begins_line(text_, found.span.begin) &&
                        ends_line(text_, found.span.end);
  heading_ = is_alone ? std::optional(Mention{*period, record}) : std::nullopt;
  heading_end_ = found.span.end;
}

}  // namespace gloss::dates
