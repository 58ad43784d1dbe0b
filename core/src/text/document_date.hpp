#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace glossator {

/// The reference date that `text` gives, as ISO 8601 in its extended form: 2024-05-17, or with time
/// and zone 2024-05-17T10:00:00.5+02:00. Nothing if it cannot be read or is no day of the calendar.
///
/// Reads ISO 8601, basic and extended, by days, weeks (2024-W20-5) and days of the year (2024-138);
/// RFC 2822, asctime() and other texts with the English name of a month, a day and a year of four
/// digits; and numbers of which one reading is a day: 2024/05/17, 17.05.2024 (dots put the day
/// first), 05/17/2024. Does not guess: 05/06/2024, seconds since 1970 and years of two digits are
/// not read.
std::optional<std::string> read_document_date(std::string_view text);

/// The message about a date that cannot be read: what is wrong, and the forms expected.
std::string describe_bad_date(std::string_view text);

}  // namespace glossator
