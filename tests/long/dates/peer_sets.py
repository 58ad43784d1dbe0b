"""The sets of other programs: what each of their answers is in TIMEX3, or why it is not compared.

A reader takes a document of a set and gives its expectations, one for each gold span, or raises
Disagreement with a class of REASONS. The classes are decided from the form of text and answer
alone, never from what a plugin writes."""

import datetime
import re

from timex_values import moment

REASONS = {
    "range": "one span with two ends, the second often excluded; TIMEX3 marks each end by itself",
    "pair": "only the difference of two clocks or of two readings is given, without a day",
    "part of a period": "an interval of hours or days; TIMEX3 has TMO, SU, or a mod, without bounds",
    "anchored amount": "an interval that begins at the next whole unit; TIMEX3 has a DURATION",
    "signal inside": "one span over a word as before, after, until; TIMEX3 marks what stands on each side",
    "amount as a point": "a bare amount is read as the moment so much later; TIMEX3 has a DURATION",
    "vague amount as a number": "`a few` is three; TIMEX3 writes PX",
    "bare number": "a number alone, as 7, is taken for a clock",
    "now as a moment": "now has the moment of the document; TIMEX3 has PRESENT_REF",
    "deictic article": "`the day`, `the year` alone name a period; TIMEX3 has a referent of the text",
    "zone converted": "the clock is converted to the zone of the reference date",
    "zone only": "nothing but the offset of a zone is given",
    "own notation": "a code that TIMEX3 does not have: meals, business days, weeks of a month",
    "open century": "the century is left open, as XX90",
    "end as a second": "the end of a day or month is its last second; TIMEX3 has the mod END",
    "anaphora": "the answer is left open on purpose: same week, that weekend",
    "reference date lost": "the set does not have the date that the answer depends on",
    "impossible day": "a day that does not exist is taken as written",
    "foreign option": "the answer needs an option of that program",
    "closed reading": "the text has a date by TIMEX3, though the program expects none",
}
ZONE = re.compile(r"\b(?:utc|gmt|[ecmp][sd]?t|cest|cet|bst|jst|ist|xyz)\b|[+-]\d\d:?\d\d\b|\d z\b|\dz\b",
                  re.I)
UNITS = r"(?:sec(?:ond)?|min(?:ute)?|hr|hour|day|night|week|wk|fortnight|month|mo|quarter|qtr|yr|year)s?"
VAGUE = re.compile(r"\b(?:few|several|some|couple)\b", re.I)
PART = re.compile(r"summer|winter|spring|\bfall\b|autumn|season|morning|afternoon|evening|lunch|"
                  r"noonish|\b(?:to)?(?:night|nite)|week-?end|wkend|\b[ap]m\b|\b[be]o[dmy]\b|"
                  r"\b(?:end|beginning|early|late|mid|start)\b", re.I)
CONNECTOR = re.compile(r"\bto\b| - |–|\d ?- ?\d{1,2}\b|\d-[a-z]|\b[a-z]{3}-[a-z]{3}\b|\bthrough\b|\bbetween\b|\buntil\b|\btill?\b|\band\b", re.I)
YEAR = re.compile(r"(?<!\d)(?:1[0-9]|2[0-9]|3[0-9])\d\d(?!\d)")


_SIGNAL = re.compile(r"\w (?:before|after|prior to|by|until|till|no later than|later than|as early as|"
                     r"as late as) \w|\b" + UNITS + r" from (?!now\b|today\b)", re.I)
_ONE_SPAN = re.compile(r"(?<!\d )\b(?:day|night|week|month|year|quarter|weekend|" + "|".join(
    day + "day" for day in ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun"))
    + r")s? (?:after|before) (?:tomorrow|yesterday)\b|(?:after|before) (?:next|last)\b|"
    r"^(?:(?:a )?quarter|half|ten|twenty|fifteen|\d+) (?:after|before|to|past) \d", re.I)


def without_signal(text):
    """A span without the words before it that limit it."""
    return re.sub(r"^(?:any ?time|sometimes?)? ?(?:no later than|later than|as early as|as late as)? ?",
                  "", text, flags=re.I)


def _has_signal(text):
    return bool(_SIGNAL.search(without_signal(text))) and not _ONE_SPAN.search(text)


class Disagreement(Exception):
    """The case is not compared; the argument is the class."""


class Expected:
    """A span, as it is in the text, and the readings of which one must be found.

    A reading is (kind, value): moment (begin, grain), clock (hour, minute, second), fields
    {"hour": 9 ...}, amount, set, value (a TIMEX3 text), interval (from, to)."""

    def __init__(self, span, *readings):
        self.span, self.readings = span, readings


def _interval_class(text):
    if PART.search(text) and not CONNECTOR.search(text):
        return "part of a period"
    if not CONNECTOR.search(text) and re.search(r"\b(?:last|past|next|coming|upcoming|previous|for)\b|" + UNITS + r"\b", text, re.I):
        return "anchored amount"
    return "range"


def _duckling_class(text, value, answer):
    """The class for which an answer of Duckling is not compared; else None."""
    if re.fullmatch(r"\W*\d{1,2}\W*", text):
        return "bare number"
    if re.fullmatch(r"(?:just |right )?now|(?:at )?(?:this|the) moment|asap|atm|as soon as possible", text, re.I):
        return "now as a moment"
    if answer["grain"] == "Second" and re.search(r"\beo[dmy]\b|\bend of\b", text, re.I):
        return "end as a second"
    if re.fullmatch(r"(?:all|rest of|the|(?:all|rest) of the) (?:day|week|month|year)", text, re.I):
        return "deictic article"
    if ZONE.search(text):
        return "zone converted"
    if "/" in value.strip("/"):
        return "range" if "Holiday" in answer["fn"] and not PART.search(text) else _interval_class(text)
    if _has_signal(text):
        return "signal inside"
    number = r"(?:\d+|two|three)"
    shifts = r"(?:last|past|next|coming|upcoming|previous)"
    if re.fullmatch(rf"{shifts} {number} \w+|{number} {shifts} \w+", text, re.I):
        return "anchored amount"
    return "vague amount as a number" if VAGUE.search(text) else None


def duckling(document):
    """The whole phrase is the span; answers lie in the future unless the phrase says otherwise."""
    span = document["spans"][0]
    found = _duckling_class(document["text"], span["value"], span["peer"])
    if found:
        raise Disagreement(found)
    return [Expected(document["text"], ("moment", moment(span["value"].strip("/"))))]


def _fields(start):
    names = ("year", "month", "day", "hour", "minute", "second", "weekday")
    return {name: int(start[name]) for name in names if start.get(name)}


def _chrono_class(document, span):
    text, start = span["text"], span["peer"]["start"]
    date = document["date"] or ""
    if document["meta"]["options"] and "timezones" in document["meta"]["options"]:
        return "foreign option"
    if any(span["peer"]["end"].values()):
        return "range"
    if _has_signal(text):
        return "signal inside"
    if set(start) == {"timezoneOffset"}:
        return "zone only"
    if not re.match(r"\d{4}-\d\d-\d\d", date) and not YEAR.search(text):
        return "reference date lost"
    if re.fullmatch(r"now", text, re.I):
        return "now as a moment"
    if VAGUE.search(text):
        return "vague amount as a number"
    if re.match(r"[+-]|for \d|(?:\d+|a|an) " + UNITS + "$", text):
        return "amount as a point"
    if re.match(r"(?:next|last|past) (?:\d+|two|three)\b", text):
        return "anchored amount"
    return "bare number" if re.fullmatch(r"(?:at )?\d{1,2}", text) else None


def chrono(document):
    """A value may be the day alone; then the clock is in `peer`, where it may be a default (noon)
    or stand for a part of the day."""
    expected = []
    for span in document["spans"]:
        if found := _chrono_class(document, span):
            raise Disagreement(found)
        start = span["peer"]["start"]
        fields = _fields(start)
        clocked = re.search(r"\d(?::\d|h\b| ?[ap]\.?m|z)|o.?clock|at \d|tonight \d|\d (?:at|in the|tonight)",
                            span["text"], re.I)
        if not {"month", "day", "hour"} & set(fields) and span["value"]:
            year = re.match(r"-?\d+", span["value"])[0]
            fields.update(year=int(year), month=int(span["value"][-5:-3]), day=int(span["value"][-2:])) \
                if re.fullmatch(r"-?\d+-\d\d-\d\d", span["value"]) else \
                fields.update(_moment_fields(span["value"]))
        if not clocked and not re.search(r"hour|min|sec|\dh|\dm\b|\bnoon|midnight", span["text"], re.I):
            for name in ("hour", "minute", "second"):
                fields.pop(name, None)
        if not fields:
            raise Disagreement("pair")
        expected.append(Expected(span["text"], ("fields", fields)))
    return expected


def _moment_fields(value):
    begin, grain = moment(value)
    names = ("year", "month", "day", "hour", "minute", "second")
    count = {"year": 1, "month": 2, "day": 3, "hour": 4, "minute": 5, "second": 6}[grain]
    return {name: getattr(begin, name) for name in names[:count]}


def _recognizers_class(span, value):
    """The class for which an answer of Recognizers-Text is not compared; else None."""
    text, mods = span["text"], {str(one.get("Mod")) for one in span["peer"]}
    if span["subtype"] == "timezone":
        return "zone only"
    if re.search(r"BD\)?$|TME[LBD]|TNT|-W\d\d?$(?<=\d\d-W\d\d)|#", value) and not re.fullmatch(
            r"\d{4}-W\d\d", value):
        return "own notation"
    if value.startswith(("XX9", "(XX", "XX3")) and not value.startswith(("XXXX", "(XXXX")):
        return "open century"
    if "ref_undef" in mods:
        return "anaphora"
    if value.endswith("T23:59:59"):
        return "end as a second"
    if re.fullmatch(r"(?:in |for )?(?:the|my) (?:day|week|month|year)", text, re.I):
        return "deictic article"
    if VAGUE.search(text):
        return "vague amount as a number"
    if value.startswith("("):
        is_period = re.search(r"century|\d ?s\b|\bdecade$|(?<!\d )\bquarter\b|\bq[1-4]\b|\bhalf\b|\bh[12]\b",
                              text, re.I)
        return None if is_period and not CONNECTOR.search(text) else _interval_class(text)
    if _has_signal(text):
        return "signal inside"
    day = re.match(r"(?:\d{4}|XXXX)-\d\d-\d\d", value)
    if day and not moment(day[0].replace("XXXX", "2000")):
        return "impossible day"
    return None


def _candidates(span):
    """The moments that the pair of an answer stands for."""
    moments = set()
    for one in span["peer"]:
        for key in ("value", "start"):
            text = one.get(key) or ""
            if re.match(r"\d{4}-\d\d-\d\d", text):
                moments.add(moment(text.replace(" ", "T", 1)))
    return moments - {None}


def _recognizers_readings(span, value):
    if value == "PRESENT_REF":
        return [("value", value)]
    if value.startswith("("):
        begin, end, _ = value.strip("()").split(",")
        return [("interval", (begin, end))]
    if span["type"] == "DURATION":
        return [("amount", value)]
    if span["type"] == "SET":
        return [("set", value)]
    value = re.sub(r"^[FS]Y", "", value)
    if value.startswith("T") and re.match(r"T\d", value):
        clocks = [one.get("value") or one.get("start") or one.get("end") for one in span["peer"]]
        return [("clock", tuple(map(int, clock.split(":")))) for clock in clocks if clock]
    if value.startswith("T") or value in ("SU", "WI", "SP", "FA"):
        return [("ending", value)]
    known = moment(value)
    if known:
        return [("moment", known)]
    template = value.replace("X", r"\d") if "W" not in value else None
    if part := re.search(r"T[A-Z]{2}$", value):
        return [("value", f"{begin:%Y-%m-%d}{part[0]}") for begin, _ in _candidates(span)]
    if template and any(one.get("Mod") for one in span["peer"]):
        return [("template", template)]
    found = [("moment", one) for one in _candidates(span)]
    if template and "T" not in value:
        grain = {7: "month", 10: "day", 4: "year"}.get(len(value), "day")
        found = [("moment", (begin, grain)) for _, (begin, _) in found] or [("template", template)]
    return found or [("template", value.replace("X", r"\d"))]


def recognizers(document):
    """A date without a year is a pair, of which either may be found."""
    if not document["spans"] and re.search(r"\d(?:st|nd|rd|th)\b", document["text"]):
        raise Disagreement("closed reading")
    expected = []
    for span in document["spans"]:
        value = span.get("value") or ""
        if found := _recognizers_class(span, value):
            raise Disagreement(found)
        expected.append(Expected(span["text"], *_recognizers_readings(span, value)))
    return expected


def chrono_negative(document):
    """Holds no date, unless TIMEX3 has one: a year, an amount, half of a year, a day of a range."""
    text = document["text"].strip()
    amount = r"(?:\d+|an?|a few) ?" + UNITS.replace("sec", "s|sec").replace("hr", "h|hr").replace("|yr", "|y|yr")
    if (re.fullmatch(r"(?:19|20)\d\d(?:(?: to |-)(?:19|20)?\d\d)?", text)
            or re.fullmatch(amount + r"(?: " + amount + ")*", text)
            or re.fullmatch(r"(?:for )?the (?:day|year|month|week)", text)
            or re.search(r"\bhalf of (?:19|20)\d\d", text)
            or re.match(r"[A-Z][a-z]+ \d\d? - \d\d?, \d{4}$", text)):
        raise Disagreement("closed reading")
    return []


READERS = {"duckling_en": duckling, "chrono_en": chrono, "recognizers_model": recognizers,
           "chrono_en_negative": chrono_negative}
# The direction that a program takes where the text gives none; the plugin is asked for the same.
DIRECTIONS = {"duckling_en": "future", "chrono_en": "nearest", "recognizers_model": "tense",
              "chrono_en_negative": "nearest"}
