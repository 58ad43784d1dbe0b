"""The tables as other programs read them; run with an interpreter that has them (test_tables.py).

readers.py NAME
"""

import itertools
import json
import os
import pathlib
import struct
import sys
import tempfile
import unittest

import glossator
from setting import SPECIMENS, TEXT, gloss, news

DOCUMENTS = [
    {"text": TEXT, "id": "a", "date": "1850-01-01"},
    {"text": "\ud83d", "id": "bad"},
    {"text": "Angela Merkel praised Siemens AG on 3 May 2011. The bank fell.", "id": "c"},
    {"text": "", "id": "empty"},
]


def rows_of(docs, layer):
    """The rows that the results themselves give."""
    for doc in docs:
        for record in doc[layer]:
            yield doc, record


def as_float32(score):
    """The score as a column of 32 bits has it."""
    return None if score is None else struct.unpack("<f", struct.pack("<f", score))[0]


class ArrowTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.docs = list(news().pipe(DOCUMENTS))

    def test_arrow_has_every_record_with_its_values(self):
        import pyarrow

        for layer in ("dates", "people", "organizations", "sectors", "sentiment", "tokens"):
            table = glossator.table(self.docs, layer).to_arrow()
            table.validate(full=True)
            found = table.to_pylist()
            expected = list(rows_of(self.docs, layer))
            self.assertEqual(len(found), len(expected), layer)
            for row, (doc, record) in zip(found, expected):
                self.assert_row(row, doc, record)
            self.assertEqual(table.schema.field("score").type, pyarrow.float32())
            self.assertEqual(table.schema.field("begin").type, pyarrow.int32())

    def test_a_table_stays_as_it_is_while_others_come_and_go(self):
        kept = glossator.table(self.docs).to_arrow()
        rows = kept.to_pylist()
        for layer in ("tokens", "dates", "sentiment"):
            glossator.table(list(reversed(self.docs)) * 200, layer).to_arrow()
        again = glossator.table(tuple(self.docs)).to_arrow()
        kept.validate(full=True)
        self.assertEqual(kept.to_pylist(), rows)
        self.assertEqual(again, kept)

    def assert_row(self, row, doc, record):
        common = (
            row["document"],
            row["layer"],
            row["record"],
            row["type"],
            row["begin"],
            row["end"],
        )
        place = (record.begin, record.end)
        self.assertEqual(common, (doc.id, record.layer.name, record.index, record.type, *place))
        self.assertEqual(row["parent"], record.parent and record.parent.index)
        self.assertEqual(row["score"], as_float32(record.score))
        has_text = not record.is_document and "scope" not in record
        self.assertEqual(row["text"], record.text if has_text else None)
        kinds = {key["name"]: key for key in record.layer.keys}
        for name, key in kinds.items():
            column = name if name in row and name not in BASIC else f"{record.layer.name}.{name}"
            value = record.get(name)
            if not key["repeated"]:
                self.assertEqual(row[column], self.plain(value, row[column]), name)
            elif value is None:
                self.assertIsNone(row[column])
            else:
                items = [self.plain(item, found) for item, found in zip(value, row[column])]
                self.assertEqual(row[column], items)

    def plain(self, value, found):
        """The value as a table has it."""
        if isinstance(value, glossator.Record):
            layer = value.layer.name
            return (
                {"layer": layer, "record": value.index} if isinstance(found, dict) else value.index
            )
        return {"begin": value[0], "end": value[1]} if isinstance(value, tuple) else value

    def test_all_kinds_of_values_and_both_kinds_of_references(self):
        plugins = [{"plugin": "everything"}, {"plugin": "reader"}]
        nlp = glossator.load({"glossator": 1, "pipeline": plugins}, plugin_path=[SPECIMENS])
        docs = list(nlp.pipe(["a😀é x€𐍈", "plain", "", "😀"] * 40))
        for layer in nlp.layers:
            table = glossator.table(docs, layer).to_arrow()
            table.validate(full=True)
            for row, (doc, record) in zip(table.to_pylist(), rows_of(docs, layer)):
                self.assert_row(row, doc, record)

    def test_several_layers_have_columns_of_their_own(self):
        table = glossator.table(self.docs, ["people", "dates"]).to_arrow()
        table.validate(full=True)
        self.assertEqual(set(table["layer"].to_pylist()), {"people", "dates"})
        for row in table.to_pylist():
            filled = [name for name, value in row.items() if "." in name and value is not None]
            own = {name.split(".")[0] for name in filled}
            self.assertLessEqual(own, {row["layer"]})
        every = glossator.table(self.docs)
        self.assertEqual(
            len(every), sum(len(d[n]) for d in self.docs for n in d.to_dict()["layers"] or [])
        )

    def test_offsets_count_what_is_asked_for(self):
        byte = glossator.table(self.docs, "people", unit="byte").to_arrow().to_pylist()[0]
        self.assertEqual(TEXT.encode()[byte["begin"] : byte["end"]].decode(), byte["text"])
        utf16 = glossator.table(self.docs, "people", unit="utf16").to_arrow().to_pylist()[0]
        encoded = TEXT.encode("utf-16-le")[2 * utf16["begin"] : 2 * utf16["end"]]
        self.assertEqual(encoded.decode("utf-16-le"), utf16["text"])

    def test_many_batches_and_threads_give_the_same_rows(self):
        import pyarrow.compute

        many = list(news().pipe([TEXT] * 3000, threads=2))
        table = glossator.table(many).to_arrow()
        table.validate(full=True)
        self.assertGreater(table["text"].num_chunks, 2)
        one = glossator.table(many[:1]).to_arrow().num_rows
        self.assertEqual(table.num_rows, 3000 * one)
        layers, documents = table["layer"].to_pylist(), table["document"].to_pylist()
        names = [name for name in many[0].to_dict()["layers"] if len(many[0][name]) > 0]
        self.assertEqual([name for name, _ in itertools.groupby(layers)], names)
        of_people = [id for id, name in zip(documents, layers) if name == "people"]
        count = len(many[0]["people"])
        self.assertEqual(of_people, [str(i) for i in range(3000) for _ in range(count)])
        alone = glossator.table(many, "people").to_arrow()
        self.assertEqual(
            table.filter(pyarrow.compute.equal(table["layer"], "people"))[
                "people.name"
            ].to_pylist(),
            alone["name"].to_pylist(),
        )

    def test_a_table_is_read_more_than_once_and_outlives_its_results(self):
        table = glossator.load("news").table([TEXT], "people")
        self.assertEqual(table.to_arrow(), table.to_arrow())
        self.assertEqual(table.to_arrow()["text"].to_pylist()[0], "Ada Lovelace")

    def test_documents_that_failed_are_told(self):
        table = news().table(DOCUMENTS, "people")
        self.assertEqual([(e["document"], e["kind"]) for e in table.errors], [("bad", "input")])
        self.assertNotIn("bad", table.to_arrow()["document"].to_pylist())
        self.assertEqual(len(news().table([], "people")), 0)
        self.assertEqual(news().table([]).to_arrow().num_rows, 0)


BASIC = ("document", "layer", "record", "parent", "type", "begin", "end", "text", "score")


class ReadersTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.table = news().table(DOCUMENTS)
        cls.people = news().table(DOCUMENTS, "people")

    def test_pandas(self):
        frame = self.people.to_pandas()
        self.assertEqual(frame["begin"].dtype, "int32")
        self.assertEqual(str(frame["score"].dtype), "float32")
        self.assertEqual(list(frame["text"])[:2], ["Ada Lovelace", "Charles Babbage"])
        self.assertEqual(len(self.table.to_pandas()), len(self.table))
        results = news().pipe(DOCUMENTS).to_pandas("people")
        self.assertEqual(list(results["name"]), list(frame["name"]))

    def test_polars(self):
        import polars

        frame = self.people.to_polars()
        self.assertEqual(frame.schema["begin"], polars.Int32)
        self.assertEqual(frame.schema["score"], polars.Float32)
        self.assertEqual(
            frame.schema["role_span"], polars.Struct({"begin": polars.Int32, "end": polars.Int32})
        )
        self.assertEqual(frame["text"].to_list()[:2], ["Ada Lovelace", "Charles Babbage"])
        dates = news().pipe(DOCUMENTS).to_polars("dates")
        self.assertEqual(dates.schema["alternatives"], polars.List(polars.String))
        self.assertEqual(self.table.to_polars().height, len(self.table))

    def test_duckdb(self):
        import duckdb

        people = self.people
        found = duckdb.sql(
            'SELECT document, count(*), min("begin") FROM people GROUP BY 1 ORDER BY 1'
        )
        self.assertEqual([row[:2] for row in found.fetchall()], [("a", 3), ("c", 1)])
        types = dict(duckdb.sql("DESCRIBE people").project("column_name, column_type").fetchall())
        self.assertEqual(
            (types["begin"], types["score"], types["text"]), ("INTEGER", "FLOAT", "VARCHAR")
        )

    def test_results_of_a_run_become_the_same_table(self):
        with tempfile.TemporaryDirectory() as folder:
            texts = pathlib.Path(folder, "in.jsonl")
            rows = [each for each in DOCUMENTS if each["id"] != "bad"]
            texts.write_text("".join(json.dumps(each) + "\n" for each in rows), "utf-8")
            out = pathlib.Path(folder, "out.jsonl")
            gloss("run", "news", texts, "-o", out, "-q", "--text", check=True)
            again = glossator.table(glossator.read_results(out), "people").to_arrow()
            ids = [each["id"] for each in rows]
            self.assertEqual([each.id for each in glossator.read_results(out)], ids)
            self.assertEqual(again, news().table(rows, "people").to_arrow())
            out.write_text("5\n")
            with self.assertRaisesRegex(glossator.Error, "out.jsonl:1: expected an object"):
                list(glossator.read_results(out))
            pathlib.Path(f"{out}.manifest.json").unlink()
            with self.assertRaisesRegex(glossator.Error, "manifest"):
                glossator.read_results(out)

    def test_parquet(self):
        import duckdb
        import polars
        from pyarrow import parquet

        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "people.parquet")
            errors = glossator.write_parquet(
                news().pipe(DOCUMENTS * 1500), path, "people", compression="zstd"
            )
            self.assertEqual(len(errors), 1500)
            read = parquet.read_table(path)
            self.assertEqual(read.num_rows, 1500 * len(self.people))
            first = read.slice(0, len(self.people))
            self.assertEqual(first.to_pylist(), self.people.to_arrow().to_pylist())
            self.assertEqual(polars.read_parquet(path).height, read.num_rows)
            count = duckdb.sql(f"SELECT count(*) FROM '{path}'").fetchall()
            self.assertEqual(count, [(read.num_rows,)])


class ReplacementTest(unittest.TestCase):
    def test_a_file_stays_if_writing_fails(self):
        import pyarrow
        from pyarrow import parquet

        def broken():
            yield TEXT
            raise RuntimeError("no more")

        nlp = glossator.load("news")
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "old.parquet")
            parquet.write_table(pyarrow.table({"a": [1]}), path)
            with self.assertRaisesRegex(RuntimeError, "no more"):
                glossator.write_parquet(nlp.pipe(broken()), path)
            with self.assertRaises(Exception):
                glossator.write_parquet(nlp.pipe([TEXT]), path, compression="zzz")
            self.assertEqual(parquet.read_table(path).num_rows, 1)
            self.assertEqual(os.listdir(folder), ["old.parquet"])
            glossator.write_parquet(nlp.pipe([TEXT]), path)
            self.assertGreater(parquet.read_table(path).num_rows, 1)
            self.assertEqual(os.listdir(folder), ["old.parquet"])


if __name__ == "__main__":
    unittest.main()
