#!/usr/bin/env python3
"""Compares the annotator dates with the test phrases of other date libraries.

  peers.py GLOSS DATA [-v]

DATA holds duckling_en, recognizers_model, chrono_en and chrono_en_negative, each as .jsonl.
A phrase is right if a record overlaps it whose value agrees: the same TIMEX3 value, or the same
first day (and hour, where both name one). X in a value agrees with any digit. Phrases whose
expected value is empty count for their extent only. chrono_en_negative counts texts in which no
day and no clock is found.
"""
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

# The policies of the peers: their phrases are commands about the time to come.
OPTIONS = {"duckling_en": {"direction": "future", "kind": "message"},
           "chrono_en": {"direction": "nearest", "kind": "message"}}
MOMENT = re.compile(r"^\(?([0-9X]{4}(?:-[0-9X]{2}){0,2}|[0-9X]{4}-W[0-9X]{2}(?:-[0-9WE]+)?)"
                    r"(T[0-9:]+)?")


def masked(want, found):
    return all(a == b or "X" in (a, b) for a, b in zip(want, found))


def expected(span):
    """The value of the peer as a moment: its first day, and its hour."""
    peer = span.get("peer")
    if isinstance(peer, dict) and isinstance(peer.get("from"), list):
        parts = [int(part) for part in peer["from"][:3]]
        day = "%04d-%02d-%02d" % tuple((parts + [1, 1])[:3])
        fine = peer.get("grain") in ("Hour", "Minute", "Second")
        hour = "T%02d:%02d" % tuple(int(part) for part in peer["from"][3:5]) if fine else ""
        return day, hour
    found = MOMENT.match(span.get("value") or "")
    if not found:
        return None
    return found.group(1), found.group(2) or ""


def agrees(span, records):
    value = span.get("value") or ""
    if not value:
        return True
    values = [record["value"] for record in records]
    values += [value for record in records for value in record.get("alternatives", [])]
    if value in values or any(part in values for part in re.findall(r"P[^,)]+", value)):
        return True
    if any("T" in have and have.endswith(value) for have in values if value.startswith("T")):
        return True
    clock = re.match(r"^\(?(T[0-9:]+)", value)
    if clock:
        return any(clock.group(1)[:6] in have for have in values)
    want = expected(span)
    if not want:
        return any(len(have) == len(value) and masked(value, have) for have in values)
    day, hour = want
    begins = [record.get("from", record["value"]) for record in records]
    others = [value for record in records for value in record.get("alternatives", [])]
    for begin in begins + others:
        if masked(day, begin) and (not hour or "T" not in begin or begin[10:13] == hour[:3]):
            return True
    # TIMEX3 keeps the grain of the text, "5 years ago" is a year, and an interval its kind.
    if any(r.get("from", "9")[:10] <= day < r.get("to", "")[:10]
           and r.get("grain") not in ("day", "hour", "minute", "second") for r in records):
        return True
    return any(len(day) == len(record["value"]) and masked(day, record["value"])
               for record in records)


def is_false_date(record):
    """A day or a clock that the text does not name; a duration and a bare year are none."""
    return (record["type"] in ("DATE", "TIME") and record.get("kind") != "impossible"
            and record.get("grain") in ("day", "hour", "minute", "second", "part-of-day"))


def annotate(gloss, source, options):
    steps = [{"plugin": "tokens"}, {"plugin": "dates", "options": options}]
    config = {"glossator": 1, "pipeline": steps, "output": {"layers": ["dates"]}}
    with tempfile.TemporaryDirectory() as folder:
        chain, target = Path(folder, "chain.json"), Path(folder, "out.jsonl")
        chain.write_text(json.dumps(config))
        command = [gloss, "run", chain, source, "-o", target, "-q", "--unit", "byte"]
        subprocess.run(command, check=False)
        return [json.loads(line) for line in target.open()]


def main():
    verbose = "-v" in sys.argv
    gloss, data = [argument for argument in sys.argv[1:] if argument != "-v"]
    for name in ("duckling_en", "recognizers_model", "chrono_en", "chrono_en_negative"):
        source = Path(data, name + ".jsonl")
        documents = [json.loads(line) for line in source.open()]
        annotated = annotate(gloss, source, OPTIONS.get(name, {}))
        results = {record["id"]: record for record in annotated}
        right = total = 0
        for document in documents:
            records = results[document["id"]].get("layers", {}).get("dates", [])
            if not document["spans"]:
                total += 1
                records = [record for record in records if is_false_date(record)]
                right += not records
                if verbose and records:
                    print(name, repr(document["text"]), [r["text"] for r in records], "false")
            for span in document["spans"]:
                beside = [r for r in records
                          if r["begin"] < span["end"] and r["end"] > span["begin"]]
                total += 1
                good = bool(beside) and agrees(span, beside)
                right += good
                if verbose and not good:
                    print(name, repr(document["text"]), document["date"], span["text"],
                          span.get("value"), [(r["text"], r["value"]) for r in beside])
        print(f"{name:20} {right:5} of {total:5} right: {100 * right / max(total, 1):.1f} %")


if __name__ == "__main__":
    main()
