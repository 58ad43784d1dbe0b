#!/usr/bin/env python3
"""The intervals of `gloss eval` are within 0.2 points of a bootstrap in Python over documents.

    bootstrap_test.py GLOSS
"""

import json
import random
import subprocess
import sys
import tempfile

DOCUMENTS, DRAWS, MOST_GAP = 250, 10000, 0.002


def made_documents():
    """Yields (gold, prediction, (gold spans, predicted spans, strict matches))."""
    source = random.Random(5)
    for number in range(DOCUMENTS):
        gold, predicted, right = [], [], 0
        for place in range(source.randrange(1, 12)):
            span = {"layer": "people", "begin": 4 * place, "end": 4 * place + 3}
            gold.append(span)
            drawn = source.random()
            if drawn < 0.75:
                predicted.append(span)
                right += 1
            elif drawn < 0.9:
                predicted.append({**span, "end": span["end"] - 1})
        line = {"id": str(number), "text": "abc " * 12, "meta": {"layers": ["people"]}}
        counts = len(gold), len(predicted), right
        yield {**line, "spans": gold}, {**line, "spans": predicted}, counts


def bootstrap(rows):
    """95 % intervals of strict precision, recall and F1."""
    source = random.Random(11)
    samples = {"strict_p": [], "strict_r": [], "strict_f1": []}
    for _ in range(DRAWS):
        gold, predicted, right = map(sum, zip(*source.choices(rows, k=len(rows))))
        samples["strict_p"].append(right / predicted)
        samples["strict_r"].append(right / gold)
        samples["strict_f1"].append(2 * right / (gold + predicted))
    ends = round(0.025 * (DRAWS - 1)), round(0.975 * (DRAWS - 1))
    return {name: [sorted(values)[end] for end in ends] for name, values in samples.items()}


def main():
    made = list(made_documents())
    with tempfile.TemporaryDirectory() as folder:
        files = [f"{folder}/gold.jsonl", f"{folder}/predicted.jsonl"]
        for file, lines in zip(files, zip(*made)):
            with open(file, "w", encoding="utf-8") as out:
                out.writelines(json.dumps(line) + "\n" for line in lines)
        command = [sys.argv[1], "eval", *files, "--json", "--bootstrap", str(DRAWS)]
        output = subprocess.run(command, check=True, capture_output=True).stdout
    found = json.loads(output)["layers"]["people"]["intervals"]
    failed = 0
    for name, expected in bootstrap([counts for _, _, counts in made]).items():
        gap = max(abs(a - b) for a, b in zip(expected, found[name]))
        print(f"{name}: {found[name]}, expected {expected}, gap {100 * gap:.3f} points")
        failed += gap > MOST_GAP
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
