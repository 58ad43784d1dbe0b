"""A program that uses all of the package, for mypy --strict."""

from __future__ import annotations

import pickle
from typing import Optional

import glossator


def people(nlp: glossator.Pipeline, text: str) -> list[tuple[str, Optional[int], int]]:
    doc = nlp(text, date="2024-05-17", dates={"direction": "past"})
    layer: glossator.Layer = doc["people"]
    chosen: glossator.Records = layer.filter("person", min_score=0.5, mention=["full", "short"])[1:]
    found = [(str(p["name"]), p.begin, len(p.children)) for p in chosen]
    first: glossator.Record = doc["dates"].covering(0, 4)[0]
    for near in layer.inside(first):
        found.append((near.type, near.end_byte, near.index))
    return found


def failed(nlp: glossator.Pipeline, texts: list[str]) -> list[str]:
    messages: list[str] = []
    with nlp.pipe(({"text": text, "id": i} for i, text in enumerate(texts)), threads=2) as results:
        for doc in results:
            if doc.error is not None:
                messages.append(doc.id + ": " + doc.error["message"])
    return messages


def main() -> None:
    terms = glossator.TermList(["Rhine", {"phrase": "Danube", "type": "river"}])
    nlp = glossator.load("lists", rivers={"list": terms}, logger=lambda level, text: print(text))
    try:
        table = nlp.table(["the Rhine"], "rivers", unit="byte")
    except glossator.Error as error:
        raise SystemExit(error.problems[0]["message"] if error.problems else error.kind)
    print(len(table), table.column_names, table.to_arrow(), table.to_pandas(), table.to_polars())
    copy: glossator.Annotations = pickle.loads(pickle.dumps(nlp("the Rhine")))
    print(copy.to_json(unit="utf16"), copy.to_dict()["layers"], glossator.shipped_configs())
    print([doc.id for doc in glossator.read_results("a.jsonl")])
    print(glossator.write_parquet(nlp.pipe(["a"]), "a.parquet", ["rivers"], compression="zstd"))
