#!/usr/bin/env python3
"""Who is who without the faults of `names`: scores the plugins people and organizations on the
names that an annotated set gives.

    given_extents.py GLOSS SPECIMENS DATA

GLOSS is the program, SPECIMENS the folder of the built test plugin `given_names`, DATA the folder
with names/entities_dev.jsonl: a document per line, whose spans have a layer, begin and end in
bytes, and `entity`, a number for each person or organization. Prints B-cubed F1 of both layers, and
the share of the right kinds (`kind`, or one of `kind_also`). Exit status 1: F1 is below 96 of
people or 90 of organizations.
"""

import argparse
import collections
import json
import pathlib
import subprocess
import sys
import tempfile

LEAST = {"people": 96, "organizations": 90}


def gold_mentions(document, layer):
    """{(begin, end): span}"""
    return {(span["begin"], span["end"]): span for span in document["spans"] if span["layer"] == layer}


def predicted_mentions(record, layer):
    return {(span["begin"], span["end"]): span for span in record["layers"].get(layer, [])}


def share_of_own(mentions, others):
    """The sum, over the mentions, of the share of their entity that has one entity in `others`."""
    entities = collections.defaultdict(list)
    for place, span in mentions.items():
        entities[span["entity"]].append(place)
    total = 0.0
    for places in entities.values():
        also = collections.Counter(others[place]["entity"] for place in places if place in others)
        total += sum(count * count for count in also.values()) / len(places)
    return total


class Score:
    """Sums over documents."""

    def __init__(self):
        self.gold = self.predicted = self.matched = self.kinds = 0
        self.recall = self.precision = 0.0

    def add(self, gold, predicted):
        self.gold += len(gold)
        self.predicted += len(predicted)
        self.recall += share_of_own(gold, predicted)
        self.precision += share_of_own(predicted, gold)
        for place in gold.keys() & predicted.keys():
            span = gold[place]
            self.matched += 1
            self.kinds += predicted[place].get("kind") in [span.get("kind")] + span.get("kind_also", [])

    def f1(self):
        if not self.recall or not self.precision:
            return 0.0
        recall, precision = self.recall / self.gold, self.precision / self.predicted
        return 200 * recall * precision / (recall + precision)


def annotate(gloss, specimens, path):
    """The program's record of each document, by id."""
    config = pathlib.Path(__file__).parents[2] / "fixtures/specimens/given_names.json"
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "out.jsonl"
        subprocess.run([gloss, "run", config, path, "--format", "jsonl", "-q", "-o", out,
                        "--plugin-path", specimens, "--set",
                        f"/pipeline/2/options/spans={pathlib.Path(path).resolve()}"], check=True)
        records = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    return {record["id"]: record for record in records if "id" in record}


def scores(documents, records):
    result = {layer: Score() for layer in LEAST}
    for document in documents:
        for layer, score in result.items():
            score.add(gold_mentions(document, layer),
                      predicted_mentions(records[document["id"]], layer))
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("gloss", "specimens", "data"):
        parser.add_argument(name)
    options = parser.parse_args()
    path = pathlib.Path(options.data) / "names/entities_dev.jsonl"
    documents = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    result = scores(documents, annotate(options.gloss, options.specimens, path))
    for layer, score in result.items():
        print(f"{layer}: {score.gold} mentions, B-cubed F1 {score.f1():.1f} "
              f"(wanted {LEAST[layer]})" +
              (f", kinds {100 * score.kinds / score.matched:.1f}" if layer == "organizations" else ""))
    return int(any(score.f1() < LEAST[layer] for layer, score in result.items()))


if __name__ == "__main__":
    sys.exit(main())
