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
import sys
import tempfile
import time
import unittest
import urllib.parse

SOURCE = pathlib.Path(sys.argv.pop(2)).resolve()
BUILD = pathlib.Path(sys.argv.pop(1)).resolve()
ENVIRONMENT = dict(os.environ, GLOSS_PLUGIN_PATH=f"{BUILD}/tests/specimens:{BUILD}/tests/misbehaving")
NEWS = str(SOURCE / "configs" / "news.json")
TEXTS = [
    "Odhiambo met the African Union in Lisbon on 3 May 2024, and will be back in mid-June. She was glad.",
    "Zażółć gęślą jaźń 😀, said Duarte Vilhena of \"Norvento Energia, Inc.\" on Monday.\r\nProfit fell\u2028sharply.",
    "", " ", "a\tb,c\"d\n\ne'f;g", "One, two\0three on 5 June.",
]

class BratLines:
    """An .ann file, read strictly by https://brat.nlplab.org/standoff.html."""
    NAME = "[A-Za-z0-9_-]+"
    MARK = re.compile(rf"(T[0-9]+)\t({NAME}) ([0-9]+ [0-9]+(?:;[0-9]+ [0-9]+)*)\t(.+)")
    RELATION = re.compile(rf"R[0-9]+\t({NAME}) Arg1:(T[0-9]+) Arg2:(T[0-9]+)")
    NOTE = re.compile(rf"#[0-9]+\t{NAME} (T[0-9]+)\t(.+)")

    def __init__(self, text, annotations):
        self.text = text.read_bytes().decode()
        self.refused, self.types, self.spans, self.covered, self.notes = [], set(), set(), set(), []
        marks, ends = set(), set()
        for line in annotations.read_bytes().decode().splitlines():
            if mark := self.MARK.fullmatch(line):
                spans = [tuple(map(int, span.split())) for span in mark[3].split(";")]
                if mark[1] in marks or not self.is_sound(spans, mark[4]):
                    self.refused.append(line)
                marks.add(mark[1])
                self.types.add(mark[2])
                self.covered.add(mark[4])
                self.spans.add((mark[2], spans[0][0], spans[-1][1]))
            elif relation := self.RELATION.fullmatch(line):
                ends |= {relation[2], relation[3]}
            elif note := self.NOTE.fullmatch(line):
                ends |= {note[1]} if self.text.strip() else set()
                self.notes.append(note[2])
            else:
                self.refused.append(line)
        self.refused += sorted(ends - marks)

    def is_sound(self, spans, covered):
        inside = all(begin < end <= len(self.text) for begin, end in spans)
        return (inside and spans == sorted(spans) and " ".join(self.text[begin:end] for begin, end in spans) == covered)


class Outputs(unittest.TestCase):
    maxDiff = 2000

    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        self.documents([{"id": f"{i}/{'ü' * (i % 4)} {i}", "text": TEXTS[i % len(TEXTS)], "date": "2024-05-17"}
                        for i in range(60)], more=['{"id": "broken", "text": 7}'])

    def documents(self, documents, more=()):
        lines = [json.dumps(document) for document in documents]
        self.path("in.jsonl").write_text("\n".join([*lines, *more]) + "\n")

    def path(self, name):
        return self.folder / name

    def gloss(self, *arguments, config=NEWS, code=1):
        command = [str(BUILD / "bin" / "gloss"), "run", config, str(self.path("in.jsonl")), "-q"]
        done = subprocess.run([*command,
                               *map(str, arguments)],
                              env=ENVIRONMENT, capture_output=True, timeout=300)
        error = done.stderr.decode()
        self.assertEqual((done.returncode, error), (code, "" if code < 2 else error))
        return done

    def jsonl(self, *arguments, **options):
        out = self.gloss("--format", "jsonl", *arguments, **options).stdout.decode()
        return [json.loads(line) for line in out.split("\n")[:-1]]

    def specimens(self):
        config = self.path("config.json")
        config.write_text(json.dumps({"glossator": 1, "pipeline": [
            {"plugin": "tokens"}, {"plugin": "everything"}, {"plugin": "reader"}]}))
        return str(config)

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

    def test_brat_files_agree_with_their_texts(self):
        for config in (NEWS, self.specimens()):
            shutil.rmtree(self.path("out"), ignore_errors=True)
            self.gloss("-o", self.path("out"), "--format", "brat", config=config)
            types = set(self.path("out/annotation.conf").read_text().split("\n"))
            records = self.jsonl("--unit", "codepoint", "--text", config=config)
            for record in records:
                name = re.sub("[/\0]", lambda match: f"%{ord(match[0]):02X}", record["id"])
                lines = BratLines(self.path(f"out/{name}.txt"), self.path(f"out/{name}.ann"))
                self.assertEqual(lines.refused, [])
                self.assertLessEqual(lines.types, types)
                wanted = {(re.sub("[^A-Za-z0-9-]", "_", f"{layer}_{one['type']}"), one["begin"], one["end"])
                          for layer, some in record["layers"].items() for one in some
                          if one.get("begin", 0) < one.get("end", 0) and one.get("text", "x").strip() == one.get("text", "x")}
                if record.get("text", "").strip():
                    self.assertLessEqual(wanted, lines.spans)
                    documents = [one for some in record["layers"].values() for one in some if "begin" not in one]
                    self.assertEqual(sum('"scope":"document"' in note for note in lines.notes), len(documents))

    def test_brat_splits_names_at_breaks_and_marks_errors(self):
        text = "\n \u2028John\u2028Smith\tmet Mr. Tom\nBrown on 3 May 2024 in Rome. Profit fell at Norvento Energia."
        self.documents([{"id": "odd", "text": text, "date": "2024-05-17"}, {"id": "empty", "text": ""},
                        {"id": "blank", "text": " \n\t "}], more=['{"id": "broken", "text": 7}'])
        self.gloss("-o", self.path("out"), "--format", "brat")
        odd = BratLines(self.path("out/odd.txt"), self.path("out/odd.ann"))
        self.assertEqual(odd.refused, [])
        self.assertIn("3 May 2024", odd.covered)
        self.assertIn("Smith met Mr. Tom", odd.covered)
        for name in ("empty", "blank"):
            self.assertEqual(self.path(f"out/{name}.ann").read_text(), "")
        self.assertIn('"kind":"input"', self.path("out/broken.ann").read_text())

    @unittest.skipUnless((BUILD.parent / "readers/bin/python").exists(), "tests/run.sh installs bioc in build/readers")
    def test_brat_is_read_by_bioc(self):
        for config in (NEWS, self.specimens()):
            shutil.rmtree(self.path("out"), ignore_errors=True)
            self.gloss("-o", self.path("out"), "--format", "brat", config=config)
            done = subprocess.run([str(BUILD.parent / "readers/bin/python"), str(SOURCE / "tests/command/outputs/brat_with_bioc.py"),
                                   str(self.path("out"))], capture_output=True, text=True)
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            written = "".join(file.read_text() for file in self.path("out").glob("*.ann"))
            counts = [len(re.findall(f"(?m)^{kind}[0-9]", written)) for kind in "TR#"]
            self.assertEqual([int(count) for count in done.stdout.split()], counts)

    def test_killed_runs_are_resumed_in_every_format(self):
        self.documents([{"id": str(i), "text": TEXTS[i % 2] * (1 + i % 10), "date": "2024-05-17", "n": i} for i in range(4000)])
        for name, form in (("out.jsonl.gz", "auto"), ("out.csv", "auto"), ("out.sqlite", "auto"), ("out", "folder"),
                           ("brat", "brat")):
            with self.subTest(form=form, name=name):
                arguments = ["-o", self.path(name), "--format", form, "--layers", "dates,people", "--meta", "n"]
                whole = self.contents(arguments, code=0)
                for moment in (0.15, 0.3):
                    self.remove(name)
                    process = subprocess.Popen([str(BUILD / "bin" / "gloss"), "run", NEWS, str(self.path("in.jsonl")), "-q",
                                                *map(str, arguments)], env=ENVIRONMENT)
                    time.sleep(moment)
                    process.kill()
                    process.wait()
                    self.assertEqual(self.contents([*arguments, "--resume"], code=0), whole)
                self.remove(name)

    def remove(self, name):
        for path in self.folder.glob(name + "*"):
            shutil.rmtree(path) if path.is_dir() else path.unlink()

    def contents(self, arguments, code):
        self.gloss(*arguments, code=code)
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

    def test_meta_is_in_conll_brat_and_tables(self):
        wanted = self.meta_documents()
        blocks = self.gloss("--format", "conll", "--meta", "all").stdout.decode().split("# newdoc id = ")[1:]
        for block, meta in zip(blocks, wanted):
            lines = [line for line in block.split("\n") if line.startswith("# meta.")]
            wanted = {"meta." + re.sub("[ =]", "_", key): self.as_text(value).replace("\n", " ")
                      for key, value in meta.items()}
            self.assertEqual(dict(line[2:].split(" = ", 1) for line in lines), wanted)
        self.gloss("-o", self.path("out"), "--format", "brat", "--meta", "n,source")
        first = self.path("out/all.ann").read_text().split("\n")[0]
        self.assertEqual(json.loads(json.loads(first.removeprefix("#\tmeta\t"))),
                         {key: self.META[key] for key in ("n", "source")})
        table = self.gloss("--format", "table", "--meta", "source,n").stdout.decode().split("\n")
        self.assertEqual(table[1], '  source="Reuters, "wire" = x"  n=5')

    def test_other_columns_of_a_table_are_meta(self):
        self.path("in.jsonl").write_text('id,text,source,note\n1,x,Reuters,"a, b"\n')
        for ask in (["--meta", "all"], ["--meta", "source,note"]):
            [one] = self.jsonl("--set", "/input/format=csv", *ask, code=0)
            self.assertEqual(one["meta"], {"source": "Reuters", "note": "a, b"})

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
        self.assertEqual(sorted(os.listdir(self.folder)), ["in.jsonl", "out.jsonl"])
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
