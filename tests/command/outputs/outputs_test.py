"""Every output format is read back and compared with JSONL. outputs_test.py BUILD_FOLDER SOURCE_FOLDER"""
import csv
import gzip
import io
import json
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import threading
import time
import unittest
import urllib.parse

from output_case import BUILD, ENVIRONMENT, NEWS, TEXTS, OutputCase


class Outputs(OutputCase):
    def test_compressed_files_hold_the_same_bytes(self):
        for end, form in (("jsonl", "jsonl"), ("csv", "csv"), ("conll", "conll")):
            plain = self.gloss("--format", form).stdout
            for threads in (1, 2):
                self.gloss("-o", self.path(f"out.{end}.gz"), "--threads", threads)
                self.assertEqual(gzip.decompress(self.path(f"out.{end}.gz").read_bytes()), plain)
                self.gloss("-o", self.path(f"out.{end}.zst"), "--threads", threads)
                self.gloss("-o", self.path(f"out.{end}"), "--threads", threads)
                self.assertEqual(self.path(f"out.{end}").read_bytes(), plain)
        self.assertEqual(self.path("out.jsonl.zst").read_bytes()[:4], b"\x28\xb5\x2f\xfd")

    @unittest.skipUnless(shutil.which("zstd"), "needs the command zstd")
    def test_zstd_reads_what_is_written(self):
        self.gloss("-o", self.path("out.jsonl.zst"))
        out = subprocess.run(["zstd", "-dc", str(self.path("out.jsonl.zst"))], capture_output=True, check=True).stdout
        self.assertEqual(out, self.gloss("--format", "jsonl").stdout)

    def test_folder_has_a_file_for_each_document(self):
        self.gloss("-o", f"{self.path('out')}/")
        files = {urllib.parse.unquote(file.name[:-5]): json.loads(file.read_text())
                 for file in self.path("out").iterdir()}
        records = self.jsonl()
        self.assertEqual(files, {record["id"]: record for record in records})
        self.assertIn("has files already", self.gloss("-o", f"{self.path('out')}/", code=2).stderr.decode())

    def test_names_of_files_are_safe_and_distinct(self):
        ids = ["..", "../../x", "/etc/passwd", ".hidden", "a\nb", "nul\0", "%2F", "a%", "x" * 400, "x" * 401, "ü" * 150,
               "con", "a\\b", "A", "a"]
        self.documents([{"id": name, "text": "x"} for name in ids])
        self.gloss("-o", f"{self.path('out')}/", code=0)
        found = [json.loads(file.read_text())["id"] for file in self.path("out").iterdir()]
        self.assertCountEqual(found, ids)
        self.assertFalse(self.path("x.json").exists())

    def test_sqlite_holds_what_jsonl_holds(self):
        for config in (NEWS, self.specimens()):
            self.gloss("-o", self.path("out.sqlite"), "--text", config=config)
            self.assertFalse(self.path("out.sqlite-journal").exists())
            base = sqlite3.connect(self.path("out.sqlite"))
            records = self.jsonl("--text", config=config)
            documents = base.execute("SELECT number, id, status, date, text FROM documents ORDER BY number").fetchall()
            self.assertEqual(documents, [(i, r["id"], r["status"], r.get("date"), r.get("text"))
                                         for i, r in enumerate(records)])
            self.assertEqual(base.execute("SELECT document, kind, message FROM errors").fetchall(),
                             [(i, r["error"]["kind"], r["error"]["message"]) for i, r in enumerate(records) if "error" in r])
            for number, record in enumerate(records):
                self.assertEqual(self.layers_of(base, number), {k: v for k, v in record["layers"].items() if v})
            base.close()

    def layers_of(self, base, document):
        """The layers as JSONL has them, but for booleans, which SQLite does not tell apart."""
        base.row_factory = sqlite3.Row
        layers, rows, places = {}, {}, {}
        for layer in self.layer_tables(base):
            for row in base.execute(f'SELECT * FROM "{layer}" WHERE document = ? ORDER BY number', (document,)):
                record = {key: row[key] for key in row.keys()
                          if row[key] is not None and key not in ("number", "document", "parent")}
                rows[layer, row["number"]] = record
                if row["parent"] is None:
                    layers.setdefault(layer, []).append(record)
                    places[layer, row["number"]] = {"layer": layer, "id": row["id"]}
                else:
                    children = rows[layer, row["parent"]].setdefault("children", [])
                    top = places[layer, row["parent"]]
                    places[layer, row["number"]] = {**top, "child": [*top.get("child", []), len(children)]}
                    children.append(record)
        for (layer, _), record in rows.items():
            targets = {row["from"]: row["table"] for row in base.execute(f'PRAGMA foreign_key_list("{layer}")')}
            for key, value in record.items():
                if key in targets:
                    place = places[targets[key], value]
                    record[key] = place["id"] if place == {"layer": layer, "id": place["id"]} else place
                elif isinstance(value, str) and value[:1] in "{[" and key != "text":
                    try:
                        record[key] = json.loads(value)
                    except json.JSONDecodeError:
                        pass
        base.row_factory = None
        return layers

    @staticmethod
    def layer_tables(base):
        names = base.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        return [name for name, in names if name not in ("about", "documents", "errors", "meta")]

    def test_sqlite_has_a_view_and_keys_that_join(self):
        self.gloss("-o", self.path("out.sqlite"))
        base = sqlite3.connect(self.path("out.sqlite"))
        by_layer = dict(base.execute("SELECT layer, count(*) FROM records GROUP BY layer"))
        for layer in self.layer_tables(base):
            count, = base.execute(f'SELECT count(*) FROM "{layer}"').fetchone()
            self.assertEqual(by_layer.get(layer, 0), count)
        joined = base.execute("SELECT p.text, q.name FROM people p JOIN people q ON q.number = p.entity").fetchall()
        self.assertIn(("Duarte Vilhena", "Duarte Vilhena"), joined)
        self.assertEqual(base.execute("PRAGMA foreign_key_check").fetchall(), [])
        base.close()

    def test_csv_has_a_row_for_each_record(self):
        for config in (NEWS, self.specimens()):
            out = self.gloss("--format", "csv", config=config).stdout.decode()
            rows = list(csv.DictReader(io.StringIO(out, newline="")))
            records = self.jsonl(config=config)
            self.assertEqual(list(dict.fromkeys(row["document"] for row in rows)), [r["id"] for r in records])
            by_document = {}
            for row in rows:
                if row["layer"] and not row["parent"]:
                    by_document.setdefault(row["document"], []).append(row)
            for record in records:
                flat = [(layer, one) for layer, some in record["layers"].items() for one in some]
                mine = by_document.get(record["id"], [])
                self.assertEqual(len(mine), len(flat))
                for row, (layer, one) in zip(mine, flat):
                    self.assertEqual((row["layer"], row["type"]), (layer, one["type"]))
                    self.assertEqual(row["begin"], str(one.get("begin", "")))
                    if "text" in one:
                        self.assertEqual(row["text"], one["text"])
                    rest = {k: v for k, v in one.items()
                            if k not in ("id", "begin", "end", "text", "type", "score", "children")}
                    if "begin" not in one:
                        rest.pop("scope")
                    self.assertEqual(json.loads(row["attributes"] or "{}"), rest)
        self.assertTrue(rows[-1]["error"].startswith("input: "))

    def test_conll_covers_all_tokens_and_marks_spans(self):
        out = self.gloss("--format", "conll").stdout.decode()
        blocks = re.split(r"(?m)^# newdoc id = ", out)[1:]
        records = self.jsonl("--text")
        self.assertEqual(len(blocks), len(records))
        marked = 0
        for block, record in zip(blocks, records):
            lines = [line.split("\t") for line in block.split("\n") if "\t" in line and line[0].isdigit()]
            dates = [one for one in record["layers"].get("dates", [])]
            text = record.get("text", "").encode()
            for number, token, begin, end, *tags in lines:
                covered = text[int(begin):int(end)].decode()
                self.assertEqual(token, "".join("_" if c <= " " else c for c in covered))
                inside = [d for d in dates if d["begin"] < int(end) and int(begin) < d["end"]]
                self.assertEqual(tags[0] != "O", bool(inside))
                if tags[0].startswith("B-"):
                    marked += 1
                    self.assertEqual(tags[0], "B-" + inside[0]["type"])
        self.assertGreater(marked, 10)

    def test_conll_needs_tokens(self):
        config = self.path("config.json")
        config.write_text('{"glossator": 1, "pipeline": [{"plugin": "everything"}]}')
        self.assertIn("layer `tokens`", self.gloss("--format", "conll", config=str(config), code=2).stderr.decode())

    def test_killed_runs_are_resumed_in_every_format(self):
        self.documents([{"id": str(i), "text": TEXTS[i % 2] * (1 + i % 10), "date": "2024-05-17", "n": i} for i in range(1200)])
        os.mkfifo(self.path("zz.txt"))  # so that no run ends before it is killed
        for name, form in (("out.jsonl.gz", "auto"), ("out.csv", "auto"), ("out.sqlite", "auto"), ("out", "folder"),
                           ("brat", "brat")):
            with self.subTest(form=form, name=name):
                arguments = ["-o", self.path(name), "--format", form, "--layers", "dates,people", "--meta", "n"]
                whole = self.contents(arguments)
                for groups in (1, 3):
                    self.remove(name)
                    process = subprocess.Popen([str(BUILD / "bin" / "gloss"), "run", NEWS, str(self.path("in.jsonl")),
                                                str(self.path("zz.txt")), "-q", *map(str, arguments)], env=ENVIRONMENT)
                    journal = self.path(name + ".journal")
                    while not (journal.exists() and journal.read_bytes().count(b"\n") > groups):
                        self.assertIsNone(process.poll())
                        time.sleep(0.001)
                    process.kill()
                    process.wait()
                    # Without the difference, which takes minutes to find.
                    self.assertTrue(self.contents([*arguments, "--resume"]) == whole, "resumed to other bytes")
                self.remove(name)

    def remove(self, name):
        for path in self.folder.glob(name + "*"):
            shutil.rmtree(path) if path.is_dir() else path.unlink()

    def contents(self, arguments):
        threading.Thread(target=self.path("zz.txt").write_text, args=("The end.",), daemon=True).start()
        self.gloss(*arguments, self.path("zz.txt"), code=0)
        path = pathlib.Path(arguments[1])
        if path.is_dir():
            return {file.name: file.read_bytes() for file in path.iterdir()}
        if path.suffix == ".gz":
            return gzip.decompress(path.read_bytes())
        if path.suffix == ".sqlite":
            base = sqlite3.connect(path)
            try:
                return [base.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3").fetchall()
                        for table in ("documents", "meta", *self.layer_tables(base))]
            finally:
                base.close()
        return path.read_bytes()

    # A document's other fields, as every format must give them back.

    def test_devices_and_pipes_keep_nothing_to_go_on_from(self):
        whole = self.gloss("--format", "jsonl").stdout
        pipe, device = self.path("pipe"), self.path("device")
        os.mkfifo(pipe)
        device.symlink_to("/dev/null")
        with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
            self.gloss("-o", pipe, "--format", "jsonl")
            self.assertEqual(reader.stdout.read(), whole)
        self.gloss("-o", device)
        self.assertEqual(sorted(os.listdir(self.folder)), ["device", "in.jsonl", "pipe"])
        refused = self.gloss("-o", device, "--resume", code=2).stderr.decode()
        self.assertIn("is a device or pipe", refused)

    def test_manifest_is_written_where_it_is_asked_for(self):
        for output in ("-", "/dev/null", self.path("out.jsonl")):
            with self.subTest(output):
                manifest = self.path("manifest.json")
                self.gloss("-o", output, "--format", "jsonl", "--manifest", manifest)
                told = json.loads(manifest.read_text())
                self.assertEqual((told["complete"], told["counts"]["documents"]), (True, 61))
                manifest.unlink()
        self.assertEqual(sorted(os.listdir(self.folder)), ["in.jsonl", "out.jsonl", "out.jsonl.index"])
        error = self.gloss("-o", self.path("x.jsonl"), "--manifest", self.path("in.jsonl"), code=2).stderr.decode()
        self.assertIn("in.jsonl: is an input too", error)
        error = self.gloss("-o", self.path("x.jsonl"), "--manifest", self.path("./x.jsonl"), code=2).stderr.decode()
        self.assertIn("x.jsonl: is the output too", error)
        error = self.gloss("--manifest", self.path("nowhere/m.json"), code=2).stderr.decode()
        self.assertIn("m.json: cannot be written: No such file or directory", error)
        self.assertFalse(self.path("x.jsonl").exists())

    def test_complete_output_is_known_by_its_manifest_wherever_that_is(self):
        arguments = ("-o", self.path("out.jsonl"), "--manifest", self.path("m.json"), "--resume")
        self.gloss(*arguments)
        before = self.path("out.jsonl").stat()
        self.gloss(*arguments)
        self.assertEqual(self.path("out.jsonl").stat().st_mtime_ns, before.st_mtime_ns)

    def test_folders_are_made_as_deep_as_they_are_named(self):
        self.gloss("-o", f"{self.path('new/deep')}/")
        self.assertEqual(len(list(self.path("new/deep").iterdir())), 61)

    def test_what_does_not_go_together_is_refused(self):
        self.path("file").write_text("")
        for arguments, message in ((["--format", "sqlite"], "use -o"), (["--format", "brat"], "use -o"),
                                   (["-o", self.path("a.sqlite.gz")], "is compressed"),
                                   (["-o", f"{self.path('x')}/", "--format", "csv"], "is a folder"),
                                   
                                   (["-o", f"{self.path('file')}/x/"], "cannot be written"),
                                   (["-o", "/nowhere/x.sqlite"], "cannot be written")):
            with self.subTest(arguments):
                self.assertIn(message, self.gloss(*arguments, code=2).stderr.decode())


if __name__ == "__main__":
    unittest.main(verbosity=2)
