"""The meta of documents comes out in every format. meta_test.py BUILD_FOLDER SOURCE_FOLDER"""
import csv
import io
import json
import re
import shutil
import sqlite3
import subprocess
import unittest

from output_case import BUILD, TEXTS, OutputCase


class Meta(OutputCase):
    META = {"source": 'Reuters, "wire"\n= x', "n": 5, "big": 12345678901234567890123, "share": 0.5, "ok": True,
            "none": None, "tags": ["a", {"b": "c"}], "k=y z": "ü", "": "empty key"}

    def meta_documents(self):
        self.documents([{"id": "all", "text": TEXTS[0], **self.META}, {"id": "none", "text": "x"},
                        {"id": "object", "text": TEXTS[0], "source": "not read", "meta": {"n": 1.5, "tags": []}},
                        {"id": "broken", "text": 7, "n": 1}])
        return [self.META, {}, {"n": 1.5, "tags": []}, {}]

    @staticmethod
    def as_text(value):
        return value if isinstance(value, str) else "" if value is None else json.dumps(
            value, separators=(",", ":"), ensure_ascii=False)

    def test_meta_is_written_only_if_it_is_asked_for(self):
        self.meta_documents()
        self.assertNotIn(b"Reuters", self.gloss("--format", "jsonl").stdout)
        self.assertEqual(self.gloss("--format", "jsonl", "--set", "/output/meta=[]").stdout,
                         self.gloss("--format", "jsonl").stdout)

    def test_meta_is_in_jsonl_and_folders(self):
        wanted = self.meta_documents()
        for ask in (["--meta", "all"], ["--set", "/output/meta=true"], ["--set", "/output/meta=all"]):
            self.assertEqual([one.get("meta", {}) for one in self.jsonl(*ask)], wanted)
        some = [one.get("meta", {}) for one in self.jsonl("--meta", "tags,n,missing")]
        self.assertEqual(some, [{k: m[k] for k in ("tags", "n") if k in m} for m in wanted])
        self.assertEqual(list(some[0]), ["tags", "n"])
        self.gloss("-o", f"{self.path('out')}/", "--meta", "all")
        self.assertEqual({json.loads(file.read_text())["id"]: json.loads(file.read_text()).get("meta", {})
                          for file in self.path("out").iterdir()},
                         dict(zip(["all", "none", "object", "broken"], wanted)))

    @unittest.skipUnless(shutil.which("jq"), "needs the command jq")
    def test_jq_reads_meta(self):
        self.meta_documents()
        out = self.gloss("--format", "jsonl", "--meta", "source").stdout
        self.assertEqual(subprocess.run(["jq", "-c", ".meta.source"], input=out, capture_output=True, check=True)
                         .stdout.decode().split("\n")[0], json.dumps(self.META["source"]))

    def test_meta_is_in_csv(self):
        wanted = self.meta_documents()
        by_id = dict(zip(["all", "none", "object", "broken"], wanted))
        rows = list(csv.DictReader(io.StringIO(self.gloss("--format", "csv", "--meta", "all").stdout.decode(), newline="")))
        self.assertGreater(len(rows), 6)
        for row in rows:
            self.assertEqual(json.loads(row["meta"] or "{}"), by_id[row["document"]])
        keys = ["tags", "source", "n", "missing", "big", "none", "ok"]
        out = self.gloss("--format", "csv", "--meta", ",".join(keys)).stdout.decode()
        rows = list(csv.DictReader(io.StringIO(out, newline="")))
        self.assertEqual(list(rows[0])[-len(keys):], ["meta." + key for key in keys])
        for row in rows:
            self.assertNotIn(None, row)
            for key in keys:
                self.assertEqual(row["meta." + key], self.as_text(by_id[row["document"]].get(key)))

    def test_meta_is_in_sqlite(self):
        wanted = self.meta_documents()
        self.gloss("-o", self.path("out.sqlite"), "--meta", "all")
        base = sqlite3.connect(self.path("out.sqlite"))
        self.addCleanup(base.close)
        for number, meta in enumerate(wanted):
            rows = dict(base.execute("SELECT key, value FROM meta WHERE document = ?", (number,)))
            is_kept = lambda value: value is None or isinstance(value, float) or (
                isinstance(value, int) and value < 2**63)
            self.assertEqual(rows, {key: value if is_kept(value) else self.as_text(value)
                                    for key, value in meta.items()})
        joined = base.execute("SELECT count(*) FROM records JOIN meta USING (document) WHERE key = 'n' AND value = 5")
        self.assertGreater(joined.fetchone()[0], 3)

    def test_a_decimal_that_sqlite_would_round_is_a_text(self):
        numbers = {"0.10": 0.1, "1e3": 1000.0, "0.1000000000000000000001": "0.1000000000000000000001", "1e400": "1e400"}
        members = ", ".join(f'"{number}": {number}' for number in numbers)
        self.path("in.jsonl").write_text('{"id": "a", "text": "x", %s}\n' % members)
        self.gloss("-o", self.path("out.sqlite"), "--meta", "all", code=0)
        base = sqlite3.connect(self.path("out.sqlite"))
        self.addCleanup(base.close)
        self.assertEqual(dict(base.execute("SELECT key, value FROM meta")), numbers)

    def test_meta_is_in_conll_brat_and_tables(self):
        wanted = self.meta_documents()
        blocks = self.gloss("--format", "conll", "--meta", "all").stdout.decode().split("# newdoc id = ")[1:]
        for block, meta in zip(blocks, wanted):
            lines = [line for line in block.split("\n") if line.startswith("# meta.")]
            wanted = {"meta." + re.sub("[ =]", "_", key): self.as_text(value).replace("\n", " ")
                      for key, value in meta.items()}
            self.assertEqual(dict(line[2:].split(" = ", 1) for line in lines), wanted)
        self.gloss("-o", self.path("out"), "--format", "brat", "--meta", "n,source")
        mark, note = self.path("out/all.ann").read_text().split("\n")[:2]
        self.assertTrue(mark.startswith("T1\tmeta 0 "))
        self.assertEqual(json.loads(note.removeprefix("#1\tAnnotatorNotes T1\t")),
                         {key: self.META[key] for key in ("n", "source")})
        table = self.gloss("--format", "table", "--meta", "source,n").stdout.decode().split("\n")
        self.assertEqual(table[1], '  source="Reuters, "wire" = x"  n=5')

    def test_every_reader_of_results_takes_what_a_document_may_have(self):
        odd = {"big": "123456789012345678901234567890", "float": "1e400", "twice": '{"a":1,"a":2}',
               "deep": "[" * 1000 + "]" * 1000, "zero": r'"a\u0000b"'}
        self.path("in.jsonl").write_text("".join(
            f'{{"id": "{key}", "text": "Ada Brunel met Odhiambo.", "meta": {{"{key}": {value}}}}}\n'
            for key, value in odd.items()))
        out = self.path("out.jsonl")
        self.gloss("-o", out, "--text", "--meta", "all", code=0)
        for key, line in zip(odd, out.read_text().split("\n")):
            self.assertIn(f'"meta":{{"{key}":{odd[key]}}}', line)
        for command in (["diff", out, out], ["eval", out, out], ["view", out, "-o", self.path("v.html")],
                        ["report", out, "-o", self.path("r.html")],
                        *(["convert", out, self.path(name), "--to", name]
                          for name in ("brat", "xmi", "cas-json", "jsonl", "spacy", "web-annotation", "conll"))):
            done = subprocess.run([BUILD / "bin/gloss", *command], capture_output=True, text=True, timeout=300)
            self.assertEqual((done.returncode, done.stderr), (0, ""), command[0])

    def test_other_columns_of_a_table_are_meta(self):
        self.path("in.jsonl").write_text('id,text,source,note\n1,x,Reuters,"a, b"\n')
        for ask in (["--meta", "all"], ["--meta", "source,note"]):
            [one] = self.jsonl("--set", "/input/format=csv", *ask, code=0)
            self.assertEqual(one["meta"], {"source": "Reuters", "note": "a, b"})


if __name__ == "__main__":
    unittest.main(verbosity=2)
