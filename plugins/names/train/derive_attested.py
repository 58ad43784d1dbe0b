#!/usr/bin/env python3
"""Derive data/attested.tsv, the words whose use in names is attested by annotated text.

  derive_attested.py FOLDER > ../data/attested.tsv

FOLDER holds the annotated sets as JSON Lines (text; spans with layer, begin, end in UTF-8 bytes
and, in silver sets, score; meta.layers). Counts each word by its place in names and keeps those
that are used nearly always in one way. No phrase and no text is kept, single words only.
"""

import collections
import json
import re
import sys

SETS = (
    "gmb",
    "ewwn_train",
    "docred",
    "crossner",
    "fewnerd",
    "uner_pud",
    "silver_gov_us",
    "silver_gov_au",
    "silver_directed",
    "silver_newsmtsc",
    "silver_companies",
)
WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*")
TITLES = set(
    "mr mrs ms dr president minister prime foreign senator king queen general prince pope judge colonel".split()
)
LEAST_SCORE = 0.9
counts = collections.defaultdict(collections.Counter)


def bare(word):
    word = word.lower().replace("’", "'")
    return word[:-2] if word.endswith("'s") else word


def count_name(layer, words):
    words = [bare(word) for word in words]
    if layer == "people":
        while words and words[0] in TITLES:
            words = words[1:]
        if len(words) > 1:
            counts[words[0]]["given"] += 1
            for word in words[1:-1]:
                counts[word]["middle"] += 1
        if words:
            counts[words[-1]]["family"] += 1
    elif layer == "organizations":
        if len(words) == 1:
            counts[words[0]]["company"] += 1
        else:
            for word in words[:-1]:
                counts[word]["inside"] += 1
            counts[words[-1]]["head"] += 1
    elif layer == "places":
        counts[words[0]]["place" if len(words) == 1 else "in place"] += 1
        for word in words[1:]:
            counts[word]["in place"] += 1
    else:
        for word in words:
            counts[word]["misc"] += 1


def count_text(record):
    text, layers = record["text"], record["meta"]["layers"]
    raw, at = text.encode(), {}
    if len(raw) != len(text):
        offset = 0
        for index, character in enumerate(text):
            at[offset] = index
            offset += len(character.encode())
        at[offset] = len(text)
    taken = bytearray(len(text) + 1)
    for span in record["spans"]:
        if span["layer"] not in ("people", "organizations", "places", "misc", "nations"):
            continue
        begin, end = at.get(span["begin"], span["begin"]), at.get(span["end"], span["end"])
        taken[begin:end] = b"\1" * (end - begin)
        words = [m for m in WORD.findall(text[begin:end]) if m[0].isupper()]
        if words and span.get("score", 1) >= LEAST_SCORE and not text[begin:end].isupper():
            count_name(span["layer"], words)
    for match in WORD.finditer(text):
        word = match.group()
        if taken[match.start()]:
            continue
        before = text[max(0, match.start() - 2) : match.start()]
        if word[0].islower():
            counts[bare(word)]["lower"] += 1
        elif before[-1:] == " " and before[:1].isalpha() and "places" in layers:
            counts[bare(word)]["outside"] += 1


def main(folder):
    for name in SETS:
        for line in open(f"{folder}/{name}.jsonl", encoding="utf-8"):
            count_text(json.loads(line))
    print(
        "# Words attested in names: word<TAB>class. Derived by train/derive_attested.py; see train/README.md."
    )
    for word, c in sorted(counts.items()):
        cased = sum(n for key, n in c.items() if key != "lower")
        family, org = c["family"], c["inside"] + c["head"] + c["company"]
        if len(word) < 2 or not cased and c["lower"] < 25:
            continue
        if c["lower"] >= 25 and c["lower"] > 4 * cased:
            print(f"{word}\tcommon")
        if c["given"] + c["middle"] >= 4 and c["given"] > 0.6 * cased and c["lower"] < 3 * cased:
            print(f"{word}\tgiven")
        elif family >= 4 and family + c["middle"] > 0.6 * cased and c["lower"] < 3 * cased:
            print(f"{word}\tfamily")
        elif (
            c["place"] >= 4
            and c["place"] + c["in place"] > 0.7 * cased
            and c["place"] > c["in place"]
        ):
            print(f"{word}\tplace")
        elif c["company"] >= 4 and c["company"] > 0.6 * cased and c["lower"] < cased:
            print(f"{word}\tcompany")
        elif c["head"] >= 6 and c["head"] > 0.5 * cased and c["head"] > 2 * c["inside"]:
            print(f"{word}\thead")
        elif org >= 6 and org > 0.75 * cased:
            print(f"{word}\tinside")
        elif c["misc"] >= 6 and c["misc"] > 0.8 * cased and c["lower"] < cased:
            print(f"{word}\tmisc")


if __name__ == "__main__":
    main(sys.argv[1])
