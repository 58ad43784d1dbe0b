#!/usr/bin/env python3
"""Compares two files of results: same_documents.py A.jsonl B.jsonl [--fields FIELD,...]

Documents, and in each the records of every layer with their spans, types, attributes and references
must be equal. `--fields` compares only these members of a record, and `--layers` only these layers.
"""

import argparse
import json
import sys


def form(value):
    """A list of one value is that value: a format may not tell that a key repeats."""
    if isinstance(value, list) and len(value) == 1:
        return form(value[0])
    if isinstance(value, list):
        return [form(item) for item in value]
    if isinstance(value, dict):
        return {key: form(item) for key, item in value.items()}
    return value


def records(document, layers, fields):
    found = {}
    for name, layer in document["layers"].items():
        if layers and name not in layers:
            continue
        found[name] = [
            {key: form(value) for key, value in record.items() if not fields or key in fields}
            for record in layer
        ]
    return found


def documents(path):
    with open(path, encoding="utf-8") as file:
        return {document["id"]: document for document in map(json.loads, file)}


def differences(a, b, layers=(), fields=()):
    """Lines that tell what differs."""
    first, second = documents(a), documents(b)
    for name in sorted(first.keys() ^ second.keys()):
        yield f"{name}: only in one of them"
    for name in sorted(first.keys() & second.keys()):
        if first[name].get("text") != second[name].get("text"):
            yield f"{name}: the texts differ"
        x, y = records(first[name], layers, fields), records(second[name], layers, fields)
        for layer in sorted(x.keys() | y.keys()):
            if len(x.get(layer, [])) != len(y.get(layer, [])):
                yield f"{name}: {layer}: {len(x.get(layer, []))} and {len(y.get(layer, []))} records"
            for one, other in zip(x.get(layer, []), y.get(layer, [])):
                if one != other:
                    yield f"{name}: {layer}: {json.dumps(one)} and {json.dumps(other)}"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("a")
    parser.add_argument("b")
    parser.add_argument("--layers", default="")
    parser.add_argument("--fields", default="")
    given = parser.parse_args()
    found = list(
        differences(given.a, given.b, *(list(filter(None, text.split(","))) for text in (given.layers, given.fields)))
    )
    for line in found[:20]:
        print(line[:1000])
    print(f"{len(documents(given.a))} documents, {len(found)} differences")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
