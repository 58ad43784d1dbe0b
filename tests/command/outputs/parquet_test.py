"""A run into Parquet, read with pyarrow. parquet_test.py BUILD_FOLDER SOURCE_FOLDER"""
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import unittest
from csv import DictReader

from output_case import BUILD, NEWS, SOURCE, OutputCase

READER = SOURCE / "build/readers/bin/python"
DUMP = """
import json, sys, pyarrow.parquet
table = pyarrow.parquet.read_table(sys.argv[1])
told = {k.decode(): v.decode() for k, v in (table.schema.metadata or {}).items()}
print(json.dumps({"metadata": told, "rows": table.to_pylist()}))
"""
TEXTS = ["Ada Lovelace met Zoë Babbage on 5 June 1833.", "Mr. Park sold the mine.", "x"]


class Parquet(OutputCase):
    def setUp(self):
        super().setUp()
        self.texts = self.path("in.jsonl")
        self.write(TEXTS)

    def write(self, texts):
        lines = (json.dumps({"id": f"d{i}", "text": text}) for i, text in enumerate(texts))
        self.texts.write_text("".join(line + "\n" for line in lines))

    def run_gloss(self, *options, python=READER):
        command = [BUILD / "bin/gloss", "run", NEWS, self.texts, "-q", *options]
        environment = {**os.environ, "GLOSS_PYTHON": str(python)}
        return subprocess.run(command, capture_output=True, text=True, env=environment)

    def interpreter(self, script):
        folder = self.path("") / f"of_{hash(script)}"
        folder.mkdir(exist_ok=True)
        (folder / "python").write_text(f"#!/bin/sh\n{script}\n")
        (folder / "python").chmod(0o755)
        self.addCleanup(shutil.rmtree, folder)
        return folder / "python"

    def rows(self, name):
        command = [READER, "-c", DUMP, self.path(name)]
        return json.loads(subprocess.run(command, capture_output=True, check=True).stdout)

    def left(self):
        return sorted(p.name for p in self.path("").iterdir()
                      if p != self.texts and not p.name.startswith("of_"))

    def test_rows_are_the_records_of_the_run(self):
        for unit in ("byte", "codepoint"):
            done = self.run_gloss("-o", self.path("out.parquet"), "--unit", unit)
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            self.assertEqual(self.left(), ["out.parquet", "out.parquet.manifest.json"])
            expected = []
            for line in self.run_gloss("--unit", unit).stdout.splitlines():
                result = json.loads(line)
                for layer, records in result["layers"].items():
                    for record in records:
                        expected.append((result["id"], layer, record.get("begin"), record["type"]))
            found = self.rows("out.parquet")
            names = [tuple(row[key] for key in ("document", "layer", "begin", "type"))
                     for row in found["rows"] if row["parent"] is None]
            self.assertCountEqual(names, expected)
            people = [row["text"] for row in found["rows"] if row["layer"] == "people"]
            self.assertIn("Zoë Babbage", people)
            manifest = json.loads(self.path("out.parquet.manifest.json").read_text())
            size = self.path("out.parquet").stat().st_size
            self.assertEqual((manifest["output"]["format"], manifest["output"]["bytes"]),
                             ("parquet", size))

    def test_the_same_command_replaces_its_own_table(self):
        options = ["-o", self.path("out.parquet"), "--manifest", self.path("m.json")]
        for _ in range(2):
            self.assertEqual(self.run_gloss(*options).returncode, 0)
            self.assertEqual(self.left(), ["m.json", "out.parquet"])

    def test_no_document_makes_a_table_without_rows(self):
        self.texts.write_text("")
        self.assertEqual(self.run_gloss("-o", self.path("out.parquet")).returncode, 0)
        self.assertEqual(self.rows("out.parquet")["rows"], [])

    def test_a_document_without_records_has_a_row(self):
        lines = [{"id": "bad", "text": 5}, {"id": "none", "text": "x", "date": "2024-05-17"},
                 {"id": "good", "text": "Ada Lovelace."}, {"id": "empty", "text": ""}]
        self.texts.write_text("".join(json.dumps(line) + "\n" for line in lines))
        done = self.run_gloss("-o", self.path("out.parquet"))
        self.assertEqual((done.returncode, done.stderr), (1, ""))
        self.assertEqual(self.left(), ["out.parquet", "out.parquet.manifest.json"])
        rows = self.rows("out.parquet")["rows"]
        lone = {row["document"]: row for row in rows if row["layer"] is None}
        self.assertTrue({"bad", "none", "empty"} <= {row["document"] for row in rows})
        self.assertTrue({"bad"} <= set(lone) <= {"bad", "none", "empty"})
        told = {key for key, value in lone["bad"].items() if value is not None}
        self.assertEqual(told, {"document", "status", "error"})
        self.assertRegex(lone["bad"]["error"], "^input: .*in.jsonl:1: ")
        csv = list(DictReader(io.StringIO(self.run_gloss("--format", "csv").stdout, newline="")))
        self.assertCountEqual([(row["document"], row["layer"] or "", row["status"], row["error"] or "") for row in rows],
                              [(row["document"], row["layer"], row["status"], row["error"]) for row in csv])
        self.assertEqual({row["document"]: row["date"] for row in rows},
                         {"bad": None, "none": "2024-05-17", "good": None, "empty": None})

    def test_meta_and_unit_are_those_of_the_run(self):
        meta = '"a":"x\\ny","n":0.10000000000000000001,"list":[1,{"b":null}],"none":null'
        self.texts.write_text('{"id":"one","text":"Ada Lovelace met Ann.",%s}\n{"id":"two","text":"x"}\n' % meta)
        keys = {"a": "x\ny", "n": "0.10000000000000000001", "list": '[1,{"b":null}]', "none": None, "gone": None}
        self.run_gloss("-o", self.path("out.parquet"), "--meta", ",".join(keys), "--unit", "utf16")
        found = self.rows("out.parquet")
        self.assertEqual(found["metadata"]["gloss.unit"], "utf16")
        for row in found["rows"]:
            told = keys if row["document"] == "one" else dict.fromkeys(keys)
            self.assertEqual({key: row["meta." + key] for key in keys}, told)
        self.run_gloss("-o", self.path("out.parquet"), "--meta", "all")
        whole = {row["document"]: row["meta"] for row in self.rows("out.parquet")["rows"]}
        self.assertEqual(whole, {"one": "{%s}" % meta, "two": None})

    def test_a_run_that_was_broken_off_goes_on(self):
        self.write(TEXTS * 6000)
        command = [BUILD / "bin/gloss", "run", NEWS, self.texts, "-q", "-o",
                   self.path("out.parquet")]
        environment = {**os.environ, "GLOSS_PYTHON": str(READER)}
        running = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE)
        results = self.path("out.parquet.jsonl")
        while running.poll() is None and not (results.exists() and results.stat().st_size):
            time.sleep(0.01)
        running.send_signal(signal.SIGINT)
        self.assertIn("--resume", running.communicate()[1].decode())
        self.assertEqual(running.returncode, 130)
        self.assertFalse(self.path("out.parquet").exists())
        done = self.run_gloss("-o", self.path("out.parquet"), "--resume")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        ada = [row for row in self.rows("out.parquet")["rows"] if row["text"] == "Ada Lovelace"]
        self.assertEqual(len({row["document"] for row in ada}), 6000)
        self.assertEqual(self.left(), ["out.parquet", "out.parquet.manifest.json"])

    def test_refusals_leave_everything_as_it_was(self):
        self.path("mine.parquet").write_text("mine")
        for options, python, told in (
                (["-o", self.path("mine.parquet")], READER, "is not the output of a run"),
                (["-o", self.path("out.parquet"), "--update"], READER, "--update does not work"),
                (["-o", self.path("out.parquet")], "no-such-python",
                 "no-such-python cannot be started: install Python; or name another interpreter"),
                (["-o", self.path("out.parquet")], self.interpreter(f'exec "{READER}" -S "$@"'),
                 "python -m pip install pyarrow`; or name another interpreter in GLOSS_PYTHON"),
                (["-o", self.path("out.parquet")], self.interpreter("exit 3"),
                 "has no such package: install its wheel there; or name another")):
            done = self.run_gloss(*options, python=python)
            self.assertEqual(done.returncode, 2)
            self.assertIn(told, done.stderr)
        self.assertEqual(self.left(), ["mine.parquet"])
        self.assertEqual(self.path("mine.parquet").read_text(), "mine")
        done = self.run_gloss("-o", self.path("mine.parquet"), "--overwrite")
        self.assertEqual(done.returncode, 0)
        self.assertTrue(self.rows("mine.parquet")["rows"])


if __name__ == "__main__":
    if not READER.exists():
        print("SKIPPED: no pyarrow here; tests/run.sh installs it in build/readers")
        sys.exit(77)
    if not (BUILD / "lib/glossator/python/glossator/parquet.py").exists():
        print("SKIPPED: the Python package is not built")
        sys.exit(77)
    unittest.main(argv=["parquet_test"])
