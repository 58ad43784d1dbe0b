"""Compares two configs on the same documents: what each finds that the other does not.

python examples/python/compare_configs.py FOLDER
"""

import collections
import pathlib
import sys

import glossator


def found(doc, layer):
    return {
        (r.begin, r.end, r.type, r.get("value")): r.text for r in doc[layer] if not r.is_document
    }


def main(folder):
    texts = [file.read_text("utf-8") for file in sorted(pathlib.Path(folder).glob("*.txt"))]
    nlp = glossator.load("news")
    # The same pipeline with other options; `glossator.load("other.json")` is any other config.
    other = nlp.with_options(dates={"direction": "future"}, names={"min_score": 0.9})
    documents = [{"text": text, "date": "2024-05-17"} for text in texts]
    counts = collections.Counter()
    for one, two in zip(nlp.pipe(documents), other.pipe(documents)):
        for layer in ("dates", "people", "organizations"):
            first, second = found(one, layer), found(two, layer)
            counts[layer, "both"] += len(first.keys() & second.keys())
            for side, own in (
                ("only the first", first.keys() - second.keys()),
                ("only the second", second.keys() - first.keys()),
            ):
                counts[layer, side] += len(own)
                for key in sorted(own, key=str)[:1]:
                    text = (first if key in first else second)[key]
                    print(f"{one.id} {layer}, {side}: {text!r} {key[3] or ''}")
    for (layer, side), count in sorted(counts.items()):
        print(f"{layer:14} {side:16} {count}")


if __name__ == "__main__":
    main(sys.argv[1])
