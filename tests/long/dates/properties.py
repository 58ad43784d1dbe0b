#!/usr/bin/env python3
"""Checks properties of every date that the annotator finds in a file of documents.

  properties.py GLOSS DOCUMENTS.jsonl

Every value is TIMEX3; from is before to; value, from and grain agree; a range's end is not before
its begin. Prints the breaches; exit status 1 if there are any.
"""
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

TIMEX = re.compile(
    r"(PAST|PRESENT|FUTURE)_REF|P(T?([0-9.]+|X)(Y|M|W|D|H|S|Q|WE|DE|CE|ML))+T?([0-9.]+[HMS])*|"
    r"(BC)?[0-9X]{1,11}(-([0-9X]{2}(-[0-9X]{2})?|W[0-9X]{2}(-([1-7]|WE|WD))?|Q[1-4X]|H[12]|"
    r"SP|SU|FA|WI))?(T([0-9X]{2}(:[0-9X]{2}(:[0-9]{2})?)?|MO|MI|AF|EV|NI|DT))?")
LENGTHS = {"year": 4, "month": 7, "day": 10}


def breaches(record, layer):
    value, begin, end = record["value"], record.get("from"), record.get("to")
    if not TIMEX.fullmatch(value):
        yield "value is no TIMEX3"
    if (begin is None) != (end is None):
        yield "only one of from and to"
    if begin is None or begin.startswith("-"):
        return
    if not begin < end:
        yield "from is not before to"
    length = LENGTHS.get(record.get("grain"))
    plain = "mod" not in record and record["type"] == "DATE" and not value.startswith("BC")
    if length and plain and begin[:length] != value[:length]:
        yield "value and from disagree"
    other = record.get("range")
    if other is not None and other["id"] > record["id"]:
        last = layer[other["id"]].get("from")
        if last and len(last) == len(begin) and last < begin:
            yield "the end of the range is before its begin"


def main():
    gloss, source = sys.argv[1:]
    config = {"glossator": 1, "pipeline": [{"plugin": "tokens"}, {"plugin": "dates"}],
              "output": {"layers": ["dates"]}}
    count = wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        chain, target = Path(folder, "chain.json"), Path(folder, "out.jsonl")
        chain.write_text(json.dumps(config))
        subprocess.run([gloss, "run", chain, source, "-o", target, "-q"], check=False)
        for line in target.open():
            document = json.loads(line)
            layer = document.get("layers", {}).get("dates", [])
            for record in layer:
                if isinstance(record.get("range"), int):
                    record["range"] = {"id": record["range"]}
                count += 1
                for breach in breaches(record, layer):
                    wrong += 1
                    print(document["id"], breach, json.dumps(record))
    print(f"{count} dates, {wrong} breaches")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
