"""Runs with broken input. input_faults_test.py BUILD_FOLDER [NAME...]"""

import gzip
import json
import os
import pathlib
import resource
import unittest

from fault_case import FaultCase, SENTENCE


class InputFaults(FaultCase):
    def test_broken_documents_have_their_records(self):
        documents = [
            ('{"id": "good", "text": "Fine."}', "ok"),
            ('{"id": "empty", "text": ""}', "ok"),
            ('{"id": "nul", "text": "a\\u0000b"}', "ok"),
            ('{"id": "cut", "text": "x', "error"),
            ('{"id": "surrogate", "text": "\\ud800"}', "error"),
            ("[1]", "error"),
            ("nonsense", "error"),
            ('{"id": "no text"}', "error"),
            ('{"id": "number", "text": 5}', "error"),
            ("[" * 100000, "error"),
            ('{"id": "last", "text": "Fine."}', "ok"),
        ]
        with open(self.path("in.jsonl"), "wb") as out:
            out.write(b"\n".join(line.encode() for line, _ in documents))
            out.write(b'\n{"id": "bytes", "text": "\xff\xfe"}\n')
        code, _, error = self.gloss(
            self.config("tokens"), self.path("in.jsonl"), "-o", self.path("out.jsonl"), "-q"
        )
        self.assertEqual((code, error), (1, ""))
        records = self.records()
        self.assertEqual(
            [r["status"] for r in records], [status for _, status in documents] + ["error"]
        )
        for number, record in enumerate(records, 1):
            if record["status"] == "error":
                self.assertIn(f"in.jsonl:{number}: ", record["error"]["message"])

    def test_dates_that_cannot_be_read_are_told(self):
        dates = {"05/06/2024": None, "17/05/2024": "2024-05-17", "2024": None,
                 "May 17, 2024": "2024-05-17", "20240517": "2024-05-17",
                 " 2024-05-17 ": "2024-05-17", "1715904000": None, "2024-02-30": None,
                 "2024-05-17T25:00": None, "": "2024-01-01",
                 "Fri, 17 May 2024 10:00:00 +0200": "2024-05-17T10:00:00+02:00"}
        with open(self.path("in.jsonl"), "w") as out:
            for date in dates:
                out.write(json.dumps({"id": date, "text": "Today.", "date": date}) + "\n")
        arguments = (self.config("tokens"), self.path("in.jsonl"), "--date", "2024-01-01",
                     "-o", self.path("out.jsonl"), "-q")
        self.assertEqual(self.gloss(*arguments)[0], 1)
        for record, (date, iso) in zip(self.records(), dates.items(), strict=True):
            self.assertEqual(record.get("date"), iso)
            if not iso:
                self.assertEqual((record["status"], record["error"]["kind"]), ("error", "input"))
                self.assertIn(f'"{date}" cannot be read', record["error"]["message"])
        code, _, error = self.gloss(*arguments, "--set", "/input/dates=warn")
        self.assertEqual(code, 0)
        self.assertEqual(error.count("it is ignored"), sum(iso is None for iso in dates.values()))
        self.assertEqual([record.get("date") for record in self.records()], list(dates.values()))
        code, _, error = self.gloss(self.config("tokens"), self.path("in.jsonl"), "--date", "today")
        self.assertEqual(code, 2)
        self.assertIn('"today" cannot be read; expected a day of the calendar', error)

    def test_repeated_ids_are_refused_unless_they_may_come_again(self):
        with open(self.path("in.jsonl"), "w") as out:
            for one in ("a", "b", "a", "c", "b", "a"):
                out.write(json.dumps({"id": one, "text": "Text."}) + "\n")
        config = self.config("tokens")
        code, _, _ = self.gloss(config, self.path("in.jsonl"), "-o", self.path("out.jsonl"), "-q")
        self.assertEqual(code, 1)
        self.assert_ids(["a", "b", "a", "c", "b", "a"])
        self.assertEqual(
            [r["status"] for r in self.records()], ["ok", "ok", "error", "ok", "error", "error"]
        )
        self.assertIn(
            "an earlier document has the id `a` too", self.records()[2]["error"]["message"]
        )
        code, _, _ = self.gloss(
            config,
            self.path("in.jsonl"),
            "-o",
            self.path("out.jsonl"),
            "-q",
            "--set",
            "/input/ids=any",
        )
        self.assertEqual((code, {r["status"] for r in self.records()}), (0, {"ok"}))

    def test_compressed_input_that_is_cut_off_loses_nothing_before(self):
        ids = self.documents(1000)
        data = pathlib.Path(self.path("in.jsonl")).read_bytes()
        packed = gzip.compress(data)
        config = self.config("tokens", output={"layers": []})
        whole = pathlib.Path(self.path("in.jsonl.gz"))
        whole.write_bytes(packed)
        self.assertEqual(self.gloss(config, str(whole), "-o", self.path("out.jsonl"), "-q")[0], 0)
        self.assert_ids(ids)
        whole.write_bytes(gzip.compress(data[:1000]) + gzip.compress(data[1000:]))  # two members
        self.assertEqual(self.gloss(config, str(whole), "-o", self.path("out.jsonl"), "-q")[0], 0)
        self.assert_ids(ids)
        for size in (len(packed) // 2, len(packed) - 5):
            whole.write_bytes(packed[:size])
            code, _, _ = self.gloss(config, str(whole), "-o", self.path("out.jsonl"), "-q")
            records = self.records()
            self.assertEqual(code, 1)
            self.assertEqual([r["id"] for r in records[:-1]], ids[: len(records) - 1])
            self.assertIn("the gzip data ends before its end", records[-1]["error"]["message"])
            self.assertEqual([r["status"] for r in records[:-1]], ["ok"] * (len(records) - 1))
        damaged = bytearray(packed)
        damaged[len(damaged) // 2] ^= 0xFF
        whole.write_bytes(damaged)
        self.assertEqual(self.gloss(config, str(whole), "-o", self.path("out.jsonl"), "-q")[0], 1)
        self.assertIn("gzip data", self.records()[-1]["error"]["message"])

    def test_padding_behind_gzip_data_is_no_fault(self):
        ids = self.documents(20)
        data = pathlib.Path(self.path("in.jsonl")).read_bytes()
        config = self.config("tokens", output={"layers": []})
        packed = pathlib.Path(self.path("in.jsonl.gz"))
        half = data.index(b"\n", len(data) // 2) + 1
        for behind in (b"\0", b"\0" * 300000):
            packed.write_bytes(
                gzip.compress(data[:half]) + behind + gzip.compress(data[half:]) + behind
            )
            self.assertEqual(gzip.decompress(packed.read_bytes()), data)
            code, _, _ = self.gloss(config, str(packed), "-o", self.path("out.jsonl"), "-q")
            self.assertEqual(code, 0)
            self.assert_ids(ids)
        packed.write_bytes(gzip.compress(data) + b"\0\0xyz")
        self.assertEqual(self.gloss(config, str(packed), "-o", self.path("out.jsonl"), "-q")[0], 1)
        self.assertIn("damaged gzip data", self.records()[-1]["error"]["message"])

    def test_skippable_frames_of_zstd_are_skipped(self):
        def frame(text):  # of one uncompressed block: RFC 8878, 3.1.1
            head = b"\x28\xb5\x2f\xfd\xa0" + len(text).to_bytes(4, "little")
            return head + (len(text) << 3 | 1).to_bytes(3, "little") + text

        def skippable(number, size):
            return bytes([0x50 + number]) + b"\x2a\x4d\x18" + size.to_bytes(4, "little") + b"{" * size

        lines = [b'{"id": "%d", "text": "Text."}\n' % i for i in range(3)]
        packed = pathlib.Path(self.path("in.jsonl.zst"))
        packed.write_bytes(
            skippable(0, 4) + frame(lines[0]) + skippable(15, 200000) + frame(lines[1] + lines[2])
            + skippable(7, 0)
        )
        config = self.config("tokens", output={"layers": []})
        self.assertEqual(self.gloss(config, str(packed), "-o", self.path("out.jsonl"), "-q")[0], 0)
        self.assert_ids(["0", "1", "2"])

    def test_long_and_empty_texts(self):
        pathlib.Path(self.path("lines.txt")).write_bytes(b"\n" * 1000000)
        pathlib.Path(self.path("none.txt")).write_bytes(b"")
        pathlib.Path(self.path("long.txt")).write_bytes(
            (SENTENCE * (65 * 1024 * 1024 // len(SENTENCE))).encode()
        )
        pathlib.Path(self.path("most.txt")).write_bytes(b"x" * (64 * 1024 * 1024))
        inputs = [self.path(name) for name in ("lines.txt", "none.txt", "long.txt", "most.txt")]
        config = self.config("tokens", output={"layers": []}, run={"threads": 1})
        code, _, _ = self.gloss(config, *inputs, "-o", self.path("out.jsonl"), "-q")
        self.assertEqual(code, 1)
        records = self.records()
        self.assertEqual([r["id"] for r in records], inputs)
        self.assertEqual([r["status"] for r in records], ["ok", "ok", "error", "ok"])
        self.assertEqual(records[2]["error"]["kind"], "limit")

    def test_longest_document_in_another_process(self):
        pathlib.Path(self.path("a.txt")).write_text("One.")
        pathlib.Path(self.path("b.txt")).write_text("word " * (64 * 1024 * 1024 // 5))
        pathlib.Path(self.path("c.txt")).write_text("Two.")
        inputs = [self.path(name) for name in ("a.txt", "b.txt", "c.txt")]
        for memory, status in ((4096, "ok"), (600, "error")):
            if os.environ.get("GLOSS_SANITIZED") and status == "error":
                continue  # a sanitizer has no limit of memory
            with self.subTest(memory):
                config = self.config(
                    "tokens",
                    output={"layers": ["sentences"]},
                    run={
                        "threads": 1,
                        "isolation": "chain",
                        "limits": {"memory_mb": memory, "document_seconds": 300, "kill_factor": 1},
                    },
                )
                code, _, error = self.gloss(config, *inputs, "-o", self.path("out.jsonl"), "-q")
                self.assertEqual((code, error), (int(status == "error"), ""))
                self.assert_ids(inputs)
                self.assertEqual([r["status"] for r in self.records()], ["ok", status, "ok"])
                if status == "error":
                    self.assertIn("out of memory", self.records()[1]["error"]["message"])

    def test_many_blank_lines_are_no_documents(self):
        with open(self.path("in.jsonl"), "w") as out:
            out.write("\n" * 1000000 + '{"id": "a", "text": "x"}\n' + " \n\r\n" * 1000)
        code, _, _ = self.gloss(
            self.config("tokens"), self.path("in.jsonl"), "-o", self.path("out.jsonl"), "-q"
        )
        self.assertEqual(code, 0)
        self.assert_ids(["a"])

    def test_folder_of_many_files_with_odd_names(self):
        folder = self.folder / "many"
        folder.mkdir()
        odd = [
            b" ",
            b"a b",
            b"-o",
            b"--help",
            b"new\nline",
            b"quote\"'",
            b"back\\slash",
            b"*?[",
            b"\xff\xfe",
            "é".encode(),
            "東京".encode(),
            b"x" * 240,
        ]
        names = [b"%d" % i for i in range(2000 - len(odd))] + odd
        for name in names:
            with open(os.path.join(os.fsencode(folder), name + b".txt"), "w") as out:
                out.write("Text.")
        code, _, error = self.gloss(
            self.config("tokens", output={"layers": []}),
            str(folder),
            "-o",
            self.path("out.jsonl"),
            "-q",
        )
        self.assertEqual((code, error), (0, ""))
        records = self.records()
        self.assertEqual(len(records), 2000)
        self.assertEqual(len({r["id"] for r in records}), 2000)

    def test_quote_that_is_not_ended_costs_one_row_of_many(self):
        count, text = (
            200000,
            "word " * 40,
        )  # reading the row from its begin for each later row would take forever
        with open(self.path("in.csv"), "w") as out:
            out.write('id,text\nopen,"Not ended.\n')
            out.writelines(f"{i},{text}\n" for i in range(count))
        config = self.config("tokens", output={"layers": ["sentences"]})
        code, _, _ = self.gloss(config, self.path("in.csv"), "-o", self.path("out.jsonl"), "-q")
        self.assertEqual(code, 1)
        with open(self.path("out.jsonl"), "rb") as lines:
            ids = [line.split(b'"', 4)[3].decode() for line in lines]
        self.assertEqual(ids, [self.path("in.csv") + ":2", *map(str, range(count))])

    @unittest.skipIf(os.environ.get("GLOSS_SANITIZED"), "a sanitizer takes all addresses")
    def test_line_for_which_there_is_no_memory(self):
        with open(self.path("in.jsonl"), "w") as out:
            for document, text in (("before", "a"), ("long", "b" * (100 << 20)), ("after", "c")):
                out.write(json.dumps({"id": document, "text": text}) + "\n")
        most = 200 << 20
        code, _, error = self.gloss(
            self.config("tokens", run={"limits": {"document_mb": 1000}}),
            self.path("in.jsonl"),
            "-o",
            self.path("out.jsonl"),
            "-q",
            "--threads",
            "1",
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (most, most)),
        )
        self.assertEqual((code, error), (1, ""))
        self.assert_ids(["before", self.path("in.jsonl") + ":2", "after"])
        self.assertIn("out of memory for the line", self.records()[1]["error"]["message"])

    def test_tables_with_broken_rows(self):
        rows = [
            "id,text,source",
            'a,"One, and ""two"".",x',
            'b,"Over\ntwo lines.",y',
            "c,too few",
            'd,"wrong"quote,z',
            "e,Fine.,z",
            'f,"not ended,z',
            "g,Fine.,z",
        ]
        pathlib.Path(self.path("in.csv")).write_text("\r\n".join(rows) + "\r\n")
        code, _, _ = self.gloss(
            self.config("tokens", output={"text": True}),
            self.path("in.csv"),
            "-o",
            self.path("out.jsonl"),
            "-q",
        )
        self.assertEqual(code, 1)
        name = self.path("in.csv")
        self.assert_ids(["a", "b", name + ":5", name + ":6", "e", name + ":8", "g"])
        self.assertEqual(
            [r.get("text") for r in self.records()],
            ['One, and "two".', "Over\ntwo lines.", None, None, "Fine.", None, "Fine."],
        )
        self.assertIn(":8: a quote is not ended", self.records()[5]["error"]["message"])


if __name__ == "__main__":
    unittest.main(verbosity=2)
