#!/usr/bin/env python3
"""Compares `gloss eval` with a scorer in Python on annotated sets: all figures must agree to six
decimals, and the ends of intervals to 0.2 points, or to one document of the set, in whose steps a
quantile moves. Intervals wider than 10 points must agree to an eighth of their width.

    agreement.py DATA SCORER [--gloss PROGRAM] [SET...]

DATA is a folder of sets of gold (FOLDER/SET.jsonl), SCORER the scorer, which takes GOLD PRED --json
and has a table isic_to_gics.json beside it. Each SET is annotated by `gloss run news` first.
"""

import argparse
import json
import math
import os
import subprocess
import sys
import tempfile

SETS = (
    "article/article_gold",
    "dates/aquaint",
    "dates/chrono_en",
    "dates/timebank",
    "dates/wikiwars_train",
    "names/conll2003_testa",
    "names/ewwn_dev",
    "names/finer_val",
    "names/re3d",
    "names/wikigold",
    "sectors/companies_dev",
    "sectors/news_sectors_dev",
    "sentiment/persent_dev",
    "sentiment/read_tone",
    "sentiment/semeval07_trial",
)
LAYERS = "dates,people,organizations,sectors,sentiment"
NARROW, NARROW_GAP = 0.1, 0.002


def answer(*command):
    return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)


def differences(expected, found):
    """Yields a line for each figure and interval that differs."""
    for layer, summary in expected["layers"].items():
        if layer not in found["layers"]:
            yield f"{layer}: is missing"
            continue
        own = found["layers"][layer]
        if summary["documents"] != own["documents"]:
            yield f"{layer}: {own['documents']} documents, expected {summary['documents']}"
        for name, value in summary["figures"].items():
            figure = own["figures"].get(name, "missing")
            is_equal = (
                value == figure
                if None in (value, figure) or figure == "missing"
                else math.isclose(value, figure, abs_tol=5e-7)
            )
            if not is_equal:
                yield f"{layer}.{name}: {figure}, expected {value}"
        for name, interval in summary["intervals"].items():
            ends = own["intervals"].get(name)
            width = interval[1] - interval[0]
            step = 1.001 / summary["documents"]
            limit = max(NARROW_GAP, step) if width < NARROW else max(step, width / 8)
            if ends is None or any(abs(a - b) > limit for a, b in zip(interval, ends)):
                yield f"{layer}.{name}: interval {ends}, expected {interval}"


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data")
    parser.add_argument("scorer")
    parser.add_argument("sets", nargs="*", metavar="SET", default=SETS)
    parser.add_argument("--gloss", default="build/release/bin/gloss")
    parser.add_argument("--annotator", help="the program that annotates, if it is another")
    parser.add_argument("--draws", default="20000", help="samples of the bootstrap")
    options = parser.parse_args()
    table = os.path.join(os.path.dirname(options.scorer), "isic_to_gics.json")
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for name in options.sets:
            gold = os.path.join(options.data, name + ".jsonl")
            predicted = os.path.join(folder, name.replace("/", "_") + ".jsonl")
            annotate = [options.annotator or options.gloss, "run", "news", gold, "-o", predicted]
            subprocess.run(annotate + ["--layers", LAYERS, "-q"], check=True)
            draws = ["--bootstrap", options.draws]
            expected = answer(sys.executable, options.scorer, gold, predicted, "--json", *draws)
            found = answer(
                options.gloss, "eval", gold, predicted, "--json", "--crosswalk", table, *draws
            )
            lines = list(differences(expected, found))
            layers = expected["layers"].values()
            figures = sum(len(layer["figures"]) for layer in layers)
            intervals = sum(len(layer["intervals"]) for layer in layers)
            print(f"{name}: {figures} figures, {intervals} intervals", flush=True)
            for line in lines:
                print(f"  DIFFERS {line}")
            failed += bool(lines)
    print(f"{len(options.sets) - failed} of {len(options.sets)} sets agree")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
