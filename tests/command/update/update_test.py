"""An updated output is that of a fresh run. update_test.py BUILD_FOLDER [NAME...]"""

import json
import os
import pathlib
import unittest

from update_case import FORMATS, SENTENCE, UpdateCase


class Update(UpdateCase):
    def change_inputs(self):
        """Of 0000 to 0299: keeps 294, changes 2, adds 2, removes 2, renames 2."""
        self.write("0003.txt", "It is another text. " + SENTENCE)
        self.write("0270.txt", "")
        self.write("0000-before.txt", "It comes before most. " + SENTENCE)
        self.write("zzz.txt", "It comes last. " + SENTENCE)
        for name in ("0001.txt", "0200.txt"):
            os.unlink(self.path(f"in/{name}"))
        for old, new in (("0010.txt", "9999.txt"), ("0011.txt", "0009b.txt")):
            os.rename(self.path(f"in/{old}"), self.path(f"in/{new}"))

    def test_every_format_is_as_fresh(self):
        for out in FORMATS:
            for threads in ("1", "2"):
                with self.subTest(out=out, threads=threads):
                    self.fresh_folder()
                    self.write_some(300)  # more than one group
                    self.run_to(out, "-q")
                    self.change_inputs()
                    error = self.run_to(out, "--update", "--threads", threads)
                    self.assert_counts(error, 294, 6, 4)
                    self.assert_same(out)
                    self.assert_nothing_left(out)
                    renewed = self.bytes_of(out), self.index(out)
                    error = self.run_to(out, "--update", "--threads", threads)
                    self.assert_counts(error, 300, 0, 0)
                    self.assertEqual((self.bytes_of(out), self.index(out)), renewed)

    def fresh_folder(self):
        self.doCleanups()
        self.setUp()

    def test_many_files(self):
        self.write_some(2500)
        self.run_to("x.jsonl", "-q")
        self.write("1234.txt", "Other.")
        self.assert_counts(self.run_to("x.jsonl", "--update"), 2499, 1, 0)
        self.assert_same("x.jsonl")

    def test_a_list_in_another_order(self):
        self.write_some(300)
        names = [f"in/{i:04}.txt" for i in range(300)]
        for out in ("x.jsonl", "x.csv.zst", "x/"):
            with self.subTest(out):
                self.write("list", "\n".join(names), folder=".")
                self.run_to(out, "-q", inputs=("@list",))
                self.write("list", "\n".join(names[::-1] + names[:1]), folder=".")
                error = self.run_to(out, "--update", inputs=("@list",), code=1)
                self.assert_counts(error, 300, 1, 0)
                self.assert_same(out, inputs=("@list",), code=1)

    def test_one_file_that_grows(self):
        self.documents(1000)
        for out in ("x.jsonl", "x.jsonl.gz", "x.csv"):
            with self.subTest(out):
                self.documents(1000)
                self.run_to(out, "-q", inputs=("in.jsonl",))
                with open(self.path("in.jsonl"), "a") as more:
                    more.write(json.dumps({"id": "new", "text": SENTENCE}) + "\n")
                error = self.run_to(out, "--update", inputs=("in.jsonl",))
                self.assert_counts(error, 1000, 1, 0)
                self.assert_same(out, inputs=("in.jsonl",))

    def test_standard_input_and_shards(self):
        self.documents(1000)
        text = pathlib.Path(self.path("in.jsonl")).read_bytes()
        for shard in ([], ["--shard", "2/3"]):
            arguments = (self.steps, "-", "-o", self.path("x.jsonl"), *shard)
            for more in (["-q"], ["--update"]):
                process = self.start(*arguments, *more, stdin=-1)
                error = process.communicate(text)[1].decode()
                self.assertEqual(process.returncode, 0, error)
            self.assert_counts(error, 333 if shard else 1000, 0, 0)

    def test_the_same_text_from_another_page_is_annotated(self):
        # With offsets in the source, the result depends on more than the text.
        offsets = ("--set", "/input/offsets=source")
        self.write("a.html", "<p>Some words.</p>")
        self.run_to("x.jsonl", "-q", *offsets)
        self.write("a.html", "<div><p>Some words.</p></div>")
        self.assert_counts(self.run_to("x.jsonl", "--update", *offsets), 0, 1, 0)
        self.assert_same("x.jsonl", *offsets)

    def test_failed_documents_run_again(self):
        self.write_some(3)
        self.folder.joinpath("in/bad.txt").write_bytes(b"\xff\xfe\xfd broken")
        self.write("list", "in/0000.txt\nin/bad.txt\nin/later.txt\nin/0001.txt\n", folder=".")
        options = ("--set", "/input/encoding=utf-8")
        for out in ("x.jsonl", "x/", "x.csv.gz"):
            with self.subTest(out):
                self.run_to(out, "-q", *options, inputs=("@list",), code=1)
                error = self.run_to(out, "--update", *options, inputs=("@list",), code=1)
                self.assert_counts(error, 2, 2, 0)
                self.assert_same(out, *options, inputs=("@list",), code=1)
                self.write("later.txt", "Now it is there.")
                error = self.run_to(out, "--update", *options, inputs=("@list",), code=1)
                self.assert_counts(error, 2, 2, 0)
                self.assert_same(out, *options, inputs=("@list",), code=1)
                os.unlink(self.path("in/later.txt"))

    def test_repeated_ids_across_files(self):
        def write(name, ids):
            with open(self.path(f"in/{name}"), "w") as out:
                for one in ids:
                    out.write(json.dumps({"id": one, "text": f"{name} has {one}."}) + "\n")

        for out in ("x.jsonl", "x/"):
            for ids, code in (("any", 0), ("unique", 1)):
                with self.subTest(out=out, ids=ids):
                    self.fresh_folder()
                    options = ("--set", f"/input/ids={ids}")
                    for name in ("a.jsonl", "b.jsonl", "c.jsonl"):
                        write(name, "pqr")
                    self.run_to(out, "-q", *options, code=code)
                    os.unlink(self.path("in/a.jsonl"))
                    write("d.jsonl", "rs")
                    error = self.run_to(out, "--update", *options, code=code)
                    # Unique: those of b.jsonl were refused before, those of c.jsonl still are.
                    self.assert_counts(error, *((6, 2, 2) if ids == "any" else (0, 8, 2)))
                    self.assert_same(out, *options, code=code)

    def test_a_fresh_run_if_there_is_no_output(self):
        self.write_some(5)
        for out in ("x.jsonl", "x/", "deeper/x/"):
            with self.subTest(out):
                error = self.run_to(out, "--update")
                self.assert_counts(error, 0, 5, 0)
                self.assert_counts(self.run_to(out, "--update"), 5, 0, 0)

    def test_other_steps_annotate_all_anew(self):
        self.write_some(20)
        for out in ("x.jsonl", "x/"):
            with self.subTest(out):
                self.run_to(out, "-q")
                error = self.run_to(out, "--update", "--text")
                self.assertIn(f"gloss: {out}: every document is annotated anew:", error)
                self.assertIn("the config has changed at /output/text", error)
                self.assert_counts(error, 0, 20, 0)
                self.assert_same(out, "--text")

    def test_another_date_concerns_documents_without_one(self):
        with open(self.path("in/a.jsonl"), "w") as out:
            for one in ({"id": "1", "text": "A.", "date": "2020-02-02"}, {"id": "2", "text": "B."}):
                out.write(json.dumps(one) + "\n")
        self.run_to("x.jsonl", "-q", "--date", "2021-01-01")
        error = self.run_to("x.jsonl", "--update", "--date", "2022-01-01")
        self.assert_counts(error, 1, 1, 0)
        self.assert_same("x.jsonl", "--date", "2022-01-01")

    def test_the_manifest_counts_what_was_kept(self):
        self.write_some(7)
        self.run_to("x.jsonl", "-q")
        self.write("new.txt", "New.")
        self.run_to("x.jsonl", "--update")
        manifest = json.loads(pathlib.Path(self.path("x.jsonl.manifest.json")).read_text())
        self.assertEqual(manifest["counts"]["documents"], 8)
        self.assertEqual(manifest["counts"]["by_earlier_runs"], 7)
        self.assertEqual(manifest["output"]["bytes"], os.path.getsize(self.path("x.jsonl")))
        self.assertIn("nothing to do", self.run_to("x.jsonl", "--resume"))


if __name__ == "__main__":
    unittest.main(verbosity=2)
