"""Values of TIMEX3 as moments and amounts, so that notations of the same meaning are equal."""

import datetime
import re

DAY = datetime.timedelta(days=1)
GRAINS = ("century", "decade", "year", "half", "quarter", "month", "season", "weekend", "week",
          "day", "part", "hour", "minute", "second")
# Two notations of a recurring period.
SAME_SETS = {"XXXX": "P1Y", "XXXX-XX": "P1M", "XXXX-WXX": "P1W", "XXXX-XX-XX": "P1D",
             "P1WE": "XXXX-WXX-WE", "P1WD": "XXXX-WXX-WD", "XXXX-WXX-XX": "XXXX-WXX-WD",
             "P1Q": "P3M", "P0.5Y": "P6M", "TXX": "PT1H"}
_CLOCK = re.compile(r"T(\d\d)(?::?(\d\d))?(?::?(\d\d))?(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?$")


def _day(text):
    """The first day and the grain of the day part of a value; None if it is no such part."""
    forms = (
        (r"(\d{4})-(\d\d)-(\d\d)", "day", lambda y, m, d: (y, m, d)),
        (r"(\d{4})-(\d\d)", "month", lambda y, m: (y, m, 1)),
        (r"(\d{4})-Q(\d)", "quarter", lambda y, q: (y, 3 * q - 2, 1)),
        (r"(\d{4})-H(\d)", "half", lambda y, h: (y, 6 * h - 5, 1)),
        (r"(\d{4})", "year", lambda y: (y, 1, 1)),
        (r"(\d{3})", "decade", lambda y: (10 * y, 1, 1)),
        (r"(\d{2})", "century", lambda y: (100 * y, 1, 1)),
    )
    for form, grain, parts in forms:
        if match := re.fullmatch(form, text):
            return datetime.datetime(*parts(*map(int, match.groups()))), grain
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE|-\d)?", text):
        year, week, rest = match.groups()
        weekday = 6 if rest == "-WE" else int(rest[1]) if rest else 1
        day = datetime.date.fromisocalendar(int(year), int(week), weekday)
        grain = "week" if not rest else "weekend" if rest == "-WE" else "day"
        return datetime.datetime(day.year, day.month, day.day), grain
    return None


def moment(value):
    """The begin and grain of a value that is a point or period of the calendar; else None. A part
    of a day, as TMO, begins at midnight."""
    day, mark, clock = value.partition("T")
    try:
        known = _day(day)
        if not known or not mark:
            return known
        if not (match := _CLOCK.fullmatch(mark + clock)):
            return (known[0], "part") if re.fullmatch("[A-Z]{2}", clock) else None
        hour, minute, second = (int(part) if part else 0 for part in match.groups())
        grain = "second" if match[3] else "minute" if match[2] else "hour"
        at = known[0] + datetime.timedelta(hours=hour, minutes=minute, seconds=second)
        return at, grain
    except ValueError:
        return None


def clock_of(value):
    """(hour, minute, second) of a value with a clock; else None."""
    match = _CLOCK.search(value)
    return tuple(int(part) if part else 0 for part in match.groups()) if match else None


def amount(value):
    """(months, seconds) of a duration; None if it is none, or vague."""
    match = re.fullmatch(r"P((?:[\d.]+(?:[YQMWDN]|DE|CE|WE))*)(?:T((?:[\d.]+[HMS])*))?", value)
    if not match or value in ("P", "PT"):
        return None
    months = seconds = 0.0
    in_months = {"Y": 12, "Q": 3, "M": 1, "DE": 120, "CE": 1200}
    in_days = {"W": 7, "D": 1, "N": 1, "WE": 2}
    for number, unit in re.findall(r"([\d.]+)(DE|CE|WE|[YQMWDN])", match[1] or ""):
        if unit in in_months:
            months += float(number) * in_months[unit]
        else:
            seconds += float(number) * 86400 * in_days[unit]
    for number, unit in re.findall(r"([\d.]+)([HMS])", match[2] or ""):
        seconds += float(number) * {"H": 3600, "M": 60, "S": 1}[unit]
    return round(months, 4), round(seconds, 4)


def moved(moment_, months, seconds):
    """The moment so many months and seconds later; the last day of a shorter month."""
    total = moment_.year * 12 + moment_.month - 1 + int(months)
    year, month = divmod(total, 12)
    first = moment_.replace(year=year, month=month + 1, day=1)
    following = (first + 31 * DAY).replace(day=1)
    day = min(moment_.day, (following - DAY).day)
    return first.replace(day=day) + datetime.timedelta(seconds=seconds)


def end_of(begin, grain):
    """The moment at which a period ends."""
    months = {"century": 1200, "decade": 120, "year": 12, "half": 6, "quarter": 3, "month": 1}
    days = {"week": 7, "weekend": 2, "day": 1, "part": 1}
    if grain in months:
        return moved(begin, months[grain], 0)
    seconds = {"hour": 3600, "minute": 60, "second": 1}
    return moved(begin, 0, days[grain] * 86400 if grain in days else seconds[grain])


def set_value(value):
    """One notation of a recurring period."""
    value = re.sub(r"T(\d\d)$", r"T\1:00", value)
    value = re.sub(r"^XXXX-XX-XX(?=T)", "", value)
    return SAME_SETS.get(value, value)
