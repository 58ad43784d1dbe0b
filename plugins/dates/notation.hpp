#pragma once
/// Writes resolved expressions as TIMEX3 values and ISO 8601 moments.
#include <optional>

#include "dates/period.hpp"
#include "dates/record.hpp"

namespace gloss {
namespace GLOSS_HIDDEN dates {

/// By Season and PartOfDay.
inline constexpr std::string_view season_codes[] = {"", "SP", "SU", "FA", "WI"};
inline constexpr std::string_view part_codes[] = {"", "MO", "MI", "AF", "EV", "NI", "DT"};

/// 2022, 2022-03, 2022-03-11, 2022-W10, 2022-W10-WE, 2022-Q3, 2022-H1, 2022-FA, 199, 19, BC0490.
ShortText value_of(Period period, CalendarRules rules);

/// The value of a period of which only the parts in the text are known: XXXX-03.
ShortText masked_value(const Expression& expression);

/// T15:30, TMO; empty if the fields name no time.
ShortText time_suffix(const Fields& fields);

/// P2Y, PT2H30M, PXD; with a second unit P1M2D.
ShortText duration_value(const Amount& amount);
ShortText duration_value(const Amount& amount, const Amount& second);
ShortText duration_value(const Amount& amount, const Amount& second, const Amount& third);

/// The value of a set: P1D, XXXX-WXX-1TNI.
ShortText set_value(const Expression& expression);

/// 2023-03-11, and with a second of the day 2023-03-11T15:30:00; years before 1 as ISO writes them.
ShortText iso(Day day, std::optional<std::int64_t> second = {});

std::string_view name_of(Mod mod);

}  // namespace dates
}  // namespace gloss
