#!/usr/bin/env python3
"""How far the plugin dates agrees with the tests of three other programs.

    agreement.py [-v] [--set NAME] GLOSS FOLDER

GLOSS is the program, FOLDER has duckling_en.jsonl, chrono_en.jsonl, recognizers_model.jsonl and
chrono_en_negative.jsonl. A case is a text. It is right if each of its spans is found with its
value and no other date is found; prepositions and articles before a span, and the full stop behind
it, do not count, nor do records of PRESENT_REF, PAST_REF and FUTURE_REF that no span has. Cases in
which the program follows another guideline than TIMEX3 are counted by class, not compared: see
peer_sets.py. -v prints the cases that are wrong."""

import argparse
import collections
import datetime
import json
import pathlib
import re
import subprocess
import sys
import tempfile

from peer_sets import DIRECTIONS, READERS, REASONS, Disagreement, without_signal
from timex_values import amount, clock_of, end_of, moment, moved, set_value

LEADING = ("on in at by from since until till through during before after between within around "
           "the of to for as any time anytime sometime sometimes starting beginning").split()
LEADING.remove("around")
CLOCK_GRAINS = ("hour", "minute", "second")
BACKWARD = re.compile(r"\b(?:ago|earlier|before|prior|back|last|past|previous)\b", re.I)
GRAIN_OF_UNIT = (
    ("second", r"(?:sec(?:ond)?s?|s)"), ("minute", r"min(?:ute)?s?"), ("hour", r"(?:h|hrs?|hours?)"),
    ("day", r"(?:d|days?|nights?)"), ("weekend", r"(?:week-?ends?|wkends?)"),
    ("week", r"(?:w|wks?|weeks?|fortnights?)"), ("month", r"(?:mo|mon|months?)"),
    ("quarter", r"(?:quarters?|qtrs?)"), ("year", r"(?:y|years?|yrs?)"), ("decade", r"decades?"),
    ("century", r"(?:century|centuries)"))
MONTHS = r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
WEEKDAYS = r"\b(?:mon|tues?|wed|wednes|thur?s?|fri|sat|satur|sun)(?:day)?\b"


def bare(span):
    """A span without what guidelines put before and behind it."""
    words = without_signal(re.sub(r"\s+", " ", span.lower()).strip(" .,:;()?!@<>=")).split(" ")
    while len(words) > 1 and words[0] in LEADING:
        words.pop(0)
    return " ".join(words)


def stated_grain(text):
    """The finest unit that the words of a span name; None if they name a day or a clock."""
    text = text.lower()
    if re.search(WEEKDAYS + r"|tomorrow|yesterday", text) and not re.search(r"\d ?mon\b", text):
        return None
    for grain, words in GRAIN_OF_UNIT:
        if re.search(r"(?:\b|\d)" + words + r"\b", text):
            return grain
    rest = re.sub(r"\d{4}|'?\d\d$", "", text)
    if re.search(MONTHS, rest) and not re.search(r"\d|first|second|third|th\b", rest):
        return "month"
    return "month" if re.fullmatch(r"\d{1,2}[/.-]\d{4}|\d{4}[/.-]\d{1,2}", text) else None


def is_moment(record, begin, grain, span, date):
    """Whether a record is the moment, or the period of the stated unit that holds it, or the amount
    after which it comes."""
    found = moment(record["value"])
    if found:
        if found[0] == begin and (found[1] == grain or {found[1], grain} <= set(CLOCK_GRAINS)):
            return True
        stated = stated_grain(span)
        is_stated = found[1] == stated or (found[1] == "day" and stated and grain in CLOCK_GRAINS
                                           and stated not in CLOCK_GRAINS)
        return bool(is_stated) and found[0] <= begin < end_of(*found)
    parts = amount(record["value"]) if record["type"] == "DURATION" else None
    reference = moment(date[:19]) if parts and date else None
    if not reference:
        return False
    reached = reached_from(reference[0], parts, span)
    same = {"day": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y", "hour": "%Y-%m-%dT%H"}
    form = same.get(grain, "%Y-%m-%dT%H:%M")
    return reached.strftime(form) == begin.strftime(form)


def reached_from(reference, parts, span):
    """The moment at the end of an amount of time after or before the reference."""
    sign = -1 if BACKWARD.search(span) else 1
    return moved(reference, sign * parts[0], sign * parts[1])


def other_readings(begin, grain, span, date):
    """A moment, and those that other guidelines have for the same words: `next Friday` is the
    coming one or that of next week, a weekday may be the day of the document itself, the first week
    of a month may be its first whole one, and a clock without am or pm is in either half of a day."""
    yield begin
    week = datetime.timedelta(days=7)
    if grain == "week" and re.search(r"\bweek of\b", span, re.I):
        yield begin - week
        yield begin + week
    if re.search(WEEKDAYS, span, re.I) and not re.search(r"\d|week", span):
        if re.match(r"(?:on )?(?:this|next|last|previous|past|following|coming) ", span, re.I):
            yield begin - week
            yield begin + week
        elif grain == "day" and date and moment(date[:10])[0] in (begin - week, begin + week):
            yield moment(date[:10])[0]
    if grain in CLOCK_GRAINS and begin.hour >= 12 and not re.search(
            r"[ap]\.?\s?m\b|\d[ap]\b|noon|night|morning|evening|:\d\d:\d\d|\d{4}", span, re.I):
        yield begin - datetime.timedelta(hours=12)


def is_bare_clock(span):
    """Whether a span has a clock and no day."""
    return not re.search(WEEKDAYS + "|" + MONTHS + r"|today|tomorrow|yesterday|tonight|now|\d[/-]\d|"
                         r"\b(?:day|week|hour|min|minute|second|sec|last|next|this|ago)s?\b|[a-z]mas\b",
                         span, re.I)


def has_fields(record, fields, span, date):
    """Whether a record has the fields of a date, such as its month and hour."""
    value = record["value"]
    if fields.get("year", 1) < 0:
        rest = "".join(f"-{fields[name]:02}" for name in ("month", "day") if name in fields)
        return value == f"BC{-fields['year']:04}{rest}"
    if "hour" not in fields and {"year", "month", "day"} <= set(fields):
        text = f"{fields['year']:04}-{fields['month']:02}-{fields['day']:02}"
        begin, grain = moment(text)
        return is_moment(record, begin, grain, span, date) or (
            moment(value) is not None and moment(value)[1] in ("part", *CLOCK_GRAINS)
            and value.startswith(text))
    if re.search(r"midnight", span, re.I) and clock_of(value):
        return clock_of(value) in ((0, 0, 0), (24, 0, 0))
    found, parts = moment(value), amount(value)
    if found:
        begin = found[0]
    elif parts and date and record["type"] == "DURATION":
        begin = reached_from(moment(date[:19])[0], parts, span)
    else:
        clock = clock_of(value)
        return clock is not None and set(fields) <= set(CLOCK_GRAINS) and all(
            clock[CLOCK_GRAINS.index(name)] == fields[name] for name in fields)
    known = {"weekday": begin.isoweekday() % 7}
    names = set(fields)
    if found and found[1] in CLOCK_GRAINS and found[1] == stated_grain(span):
        names -= set(CLOCK_GRAINS[CLOCK_GRAINS.index(found[1]) + 1:])
    return all(known.get(name, getattr(begin, name, None)) == fields[name] for name in names)


def is_right(record, expected, date):
    for kind, value in expected.readings:
        found = record.get("value", "")
        if kind == "moment" and any(is_moment(record, begin, value[1], expected.span, date)
                                    for begin in other_readings(*value, expected.span, date)):
            return True
        if kind == "moment" and value[1] in CLOCK_GRAINS and is_bare_clock(expected.span) and any(
                clock_of(found) == (one.hour, one.minute, one.second)
                for one in other_readings(*value, expected.span, date)):
            return True
        if kind == "fields" and has_fields(record, value, expected.span, date):
            return True
        if kind == "clock" and clock_of(found) == value:
            return True
        if kind == "amount" and amount(found) and amount(found) == amount(value):
            return True
        if kind == "set" and set_value(found) == set_value(value):
            return True
        if kind == "value" and found == value:
            return True
        if kind == "ending" and re.search(r"(?:^|-|\d|X)" + value + "$", found):
            return True
        if kind == "template" and re.fullmatch(value, found):
            return True
        if kind == "interval" and all(
                re.fullmatch(end.replace("X", r"\d"), record.get(key, ""))
                for key, end in zip(("from", "to"), value)):
            return True
    return False


def fault_of(expected, records, date):
    """What is wrong with the records of a text; None if nothing is."""
    rest = list(records)
    for want in expected:
        alike = [one for one in rest if bare(one["text"]) == bare(want.span)]
        if not alike:
            return "span"
        right = next((one for one in alike if is_right(one, want, date)), None)
        if not right:
            return "value"
        rest.remove(right)
    # Neither moments without a date nor impossible days that are marked as such say anything false.
    rest = [one for one in rest if not one["value"].endswith("_REF")]
    rest = [one for one in rest if one.get("kind") != "impossible" or "from" in one]
    return "further" if rest else None


def annotated(gloss, documents, direction):
    """The records of the layer dates of each document; None for a document that failed."""
    config = {"glossator": 1, "pipeline": [
        {"plugin": "tokens"}, {"plugin": "dates", "options": {"direction": direction}}]}
    with tempfile.TemporaryDirectory() as folder:
        paths = [pathlib.Path(folder, name) for name in ("config.json", "in.jsonl", "out.jsonl")]
        paths[0].write_text(json.dumps(config))
        with open(paths[1], "w", encoding="utf-8") as sink:
            for number, one in enumerate(documents):
                line = {"id": str(number), "text": one["text"]}
                if one["date"]:
                    line["date"] = one["date"]
                sink.write(json.dumps(line, ensure_ascii=False) + "\n")
        command = [gloss, "run", *paths[:2], "-o", paths[2], "-q"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode not in (0, 1):
            sys.exit(f"agreement.py: {done.stderr[-500:]}")
        with open(paths[2], encoding="utf-8") as source:
            results = [json.loads(line) for line in source]
    return [one["layers"]["dates"] if one["status"] == "ok" else None for one in results]


def direction_of(name, document):
    is_forward = "forwardDate" in (document["meta"].get("options") or "")
    return "future" if is_forward else DIRECTIONS[name]


def compare(name, documents, gloss, is_verbose):
    """Prints the agreement on a set."""
    excluded, cases = collections.Counter(), []
    for document in documents:
        try:
            cases.append((document, READERS[name](document)))
        except Disagreement as reason:
            excluded[str(reason)] += 1
    faults, all_of = collections.Counter(), collections.Counter()
    for direction in sorted({direction_of(name, document) for document, _ in cases}):
        chosen = [case for case in cases if direction_of(name, case[0]) == direction]
        found = annotated(gloss, [document for document, _ in chosen], direction)
        for (document, expected), records in zip(chosen, found):
            fault = "failed" if records is None else fault_of(expected, records, document["date"])
            kind = kind_of(document)
            all_of[kind] += 1
            faults[kind, fault] += 1
            if fault and is_verbose:
                told = [(one["text"], one["value"]) for one in records or []]
                wanted = [(one.span, *one.readings) for one in expected]
                print(f"  {fault}: {document['text']!r} {document['date'] or ''}\n"
                      f"    expected {wanted}\n    found {told}")
    report(name, documents, excluded, faults, all_of)


def kind_of(document):
    answers = [span.get("peer") for span in document["spans"]]
    is_holiday = any("Holiday" in one.get("fn", "") for one in answers if isinstance(one, dict))
    return "holidays" if is_holiday else "others" if answers else "no date"


def report(name, documents, excluded, faults, all_of):
    total = sum(all_of.values())
    right = sum(faults[kind, None] for kind in all_of)
    print(f"{name}: {right} of {total} right, {100 * right / max(1, total):.1f} %")
    for kind in sorted(all_of):
        wrong = ", ".join(f"{fault} {count}" for (of, fault), count in sorted(
            faults.items(), key=str) if of == kind and fault)
        print(f"  {kind}: {faults[kind, None]} of {all_of[kind]}" + (f"; wrong: {wrong}" if wrong else ""))
    print(f"  not compared: {sum(excluded.values())} of {len(documents)}")
    for reason, count in excluded.most_common():
        print(f"    {count:4} {reason}: {REASONS[reason]}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("-v", action="store_true", help="print the cases that are wrong")
    parser.add_argument("--set", choices=READERS, action="append", help="only this set")
    parser.add_argument("gloss")
    parser.add_argument("folder", type=pathlib.Path)
    options = parser.parse_args()
    for name in options.set or READERS:
        with open(options.folder / f"{name}.jsonl", encoding="utf-8") as source:
            compare(name, [json.loads(line) for line in source], options.gloss, options.v)


if __name__ == "__main__":
    main()
