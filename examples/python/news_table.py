"""News to a DataFrame: who is in the news, with which tone.

python examples/python/news_table.py FOLDER|FILE.jsonl
"""

import json
import pathlib
import sys

import glossator


def documents(path):
    """The documents of a folder of texts, or the lines of a JSONL file."""
    path = pathlib.Path(path)
    if path.is_dir():
        for file in sorted(path.glob("*.txt")):
            yield {"id": file.name, "text": file.read_text("utf-8")}
    else:
        with path.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def main(path):
    nlp = glossator.load("news")
    docs = list(nlp.pipe(documents(path)))
    people = glossator.table(docs, "people").to_pandas()
    first = people[people["record"] == people["entity"]]  # one row for each person of a document
    print(f"{len(people)} mentions of {len(first)} people")
    print(people.groupby("name").size().sort_values(ascending=False).head(10).to_string())

    # A reference is the number of a record: sentiment toward a person joins with people.
    tone = glossator.table(docs, "sentiment").to_pandas()
    target = tone["target"].dropna()
    tone = tone.loc[target.index].assign(
        layer=[t["layer"] for t in target], record=[t["record"] for t in target]
    )
    toward = tone[tone["layer"] == "people"].merge(first, on=["document", "record"])
    print(toward.groupby("name")["value"].mean().to_string())


if __name__ == "__main__":
    main(sys.argv[1])
