"""No run destroys a result: neither of its own, nor of another run, nor a file of the user's.
output_faults_test.py BUILD_FOLDER [NAME...]"""

import hashlib
import json
import os
import pathlib
import signal
import subprocess
import time
import unittest

from fault_case import ENVIRONMENT, GLOSS, FaultCase


class OutputFaults(FaultCase):
    def write_ids(self, ids, name="in.jsonl"):
        with open(self.path(name), "w") as out:
            for number, one in enumerate(ids):
                out.write(json.dumps({"id": one, "text": f"Text {number}."}) + "\n")
        return self.path(name)

    def test_documents_of_one_id_have_files_of_their_own(self):
        documents = self.write_ids(["a", "b", "a", "a", "a%=2"])
        for ids, statuses in (("unique", ["ok", "error", "error"]), ("any", ["ok", "ok", "ok"])):
            for form, end in (("folder", "json"), ("brat", "ann")):
                with self.subTest(ids=ids, form=form):
                    out = self.path(f"{ids}-{form}")
                    self.gloss(self.config("tokens"), documents, "-o", out, "--format", form, "-q",
                               "--set", f"/input/ids={ids}")
                    names = ["a", "a%25=2", "a%=2", "a%=3", "b"]
                    found = sorted(file.stem for file in pathlib.Path(out).glob("*." + end))
                    self.assertEqual(found, names)
                    if form == "folder":
                        results = [json.loads(pathlib.Path(out, f"{name}.json").read_text()) for name in ("a", "a%=2", "a%=3")]
                        self.assertEqual([result["id"] for result in results], ["a"] * 3)
                        self.assertEqual([result["status"] for result in results], statuses)

    def test_a_resumed_folder_numbers_repeated_ids_as_one_run_does(self):
        documents = self.write_ids([str(i % 700) for i in range(3000)])
        arguments = (self.config("tokens"), documents, "--format", "folder", "-q", "--set", "/input/ids=any", "-o")
        self.gloss(*arguments, self.path("whole"))
        process = subprocess.Popen([GLOSS, "run", *arguments, self.path("out")], env=ENVIRONMENT)
        while not list(self.folder.glob("out/*%=2.json")) and process.poll() is None:
            time.sleep(0.002)
        process.send_signal(signal.SIGKILL)
        process.wait()
        self.gloss(*arguments, self.path("out"), "--resume")
        self.assertEqual(self.contents("out"), self.contents("whole"))

    def contents(self, name):
        return {file.name: file.read_bytes() for file in (self.folder / name).iterdir()}

    def test_a_file_that_no_run_made_is_kept(self):
        documents = self.write_ids("ab")
        mine = pathlib.Path(self.path("mine.jsonl"))
        for more in ([], ["--resume"]):
            mine.write_text("my notes\n")
            code, _, error = self.gloss(self.config("tokens"), documents, "-o", str(mine), "-q", *more)
            self.assertEqual(code, 2)
            self.assertIn("mine.jsonl: exists, and is not the output of a run", error)
            self.assertEqual(mine.read_text(), "my notes\n")
            self.assertFalse(os.path.exists(self.path("mine.jsonl.journal")))
        self.assertEqual(self.gloss(self.config("tokens"), documents, "-o", str(mine), "-q", "--overwrite")[0], 0)
        self.assert_ids(["a", "b"], "mine.jsonl")
        # Its own output may be made anew, until somebody puts another file in its place.
        self.assertEqual(self.gloss(self.config("tokens"), documents, "-o", str(mine), "-q")[0], 0)
        mine.write_text("my notes again\n")
        self.assertEqual(self.gloss(self.config("tokens"), documents, "-o", str(mine), "-q")[0], 2)
        self.assertEqual(mine.read_text(), "my notes again\n")

    def test_an_empty_file_may_be_the_output(self):
        pathlib.Path(self.path("new.jsonl")).touch()
        documents = self.write_ids("a")
        self.assertEqual(self.gloss(self.config("tokens"), documents, "-o", self.path("new.jsonl"), "-q")[0], 0)

    def test_a_second_run_to_one_output_is_refused(self):
        documents = self.write_ids([str(i) for i in range(20000)])
        for name, form in (("out.jsonl", "auto"), ("out.sqlite", "auto"), ("out", "folder")):
            with self.subTest(form=form):
                arguments = (self.config("tokens"), documents, "-o", self.path(name), "--format", form, "-q")
                os.mkfifo(self.path("gate.txt"))
                first = subprocess.Popen([GLOSS, "run", *arguments[:2], self.path("gate.txt"), *arguments[2:]],
                                         env=ENVIRONMENT)
                while not os.path.exists(self.path(name + ".journal")) and first.poll() is None:
                    time.sleep(0.01)
                for more in ([], ["--resume"], ["--overwrite"]):
                    code, _, error = self.gloss(*arguments, *more)
                    self.assertEqual(code, 2)
                    self.assertIn("another run is writing to it", error)
                pathlib.Path(self.path("gate.txt")).write_text("The end.")
                self.assertEqual(first.wait(60), 0)
                os.unlink(self.path("gate.txt"))
                self.assertFalse(os.path.exists(self.path(name + ".journal")))

    def test_names_of_other_formats_are_refused(self):
        documents = self.write_ids("a")
        for name in ("x.xz", "x.jsonl.bz2", "x.parquet.gz", "x.json", "x.tsv", "x.arrow.gz"):
            with self.subTest(name):
                code, _, error = self.gloss(self.config("tokens"), documents, "-o", self.path(name), "-q")
                self.assertEqual(code, 2)
                self.assertRegex(error, "no format ends in|gloss does not write|Parquet is written")
                self.assertFalse(os.path.exists(self.path(name)))
        self.assertEqual(self.gloss(self.config("tokens"), documents, "-o", self.path("x.xz"), "--format", "jsonl")[0], 2)
        for name, more in (("x.json", ["--format", "jsonl"]), ("x.ndjson", []), ("plain", []), ("x.2024", [])):
            self.assertEqual(self.gloss(self.config("tokens"), documents, "-o", self.path(name), "-q", *more)[0], 0)
            self.assert_ids(["a"], name)

    def test_a_closed_pipe_is_no_success_while_results_are_left(self):
        documents = self.write_ids([str(i) for i in range(50000)])
        process = subprocess.Popen([GLOSS, "run", self.config("tokens"), documents, "--format", "jsonl", "-q"],
                                   env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        process.stdout.read(10)
        process.stdout.close()
        self.assertEqual((process.wait(60), process.stderr.read()), (141, b""))
        process.stderr.close()

    def test_the_manifest_tells_how_the_output_was_made(self):
        documents = self.write_ids("ab")
        config = self.config("tokens")
        self.gloss(config, documents, "-o", self.path("out.jsonl"), "-q")
        manifest = json.loads(pathlib.Path(self.path("out.jsonl.manifest.json")).read_text())
        self.assertEqual(manifest["command"], ["gloss", "run", config, documents, "-o", self.path("out.jsonl"), "-q"])
        self.assertLessEqual(manifest["start"], manifest["end"])
        self.assertRegex(manifest["start"], r"^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$")
        self.assertEqual(manifest["host"]["name"], os.uname().nodename)
        self.assertEqual(manifest["output"]["bytes"], os.path.getsize(self.path("out.jsonl")))
        program = hashlib.sha256(pathlib.Path(GLOSS).read_bytes()).hexdigest()
        self.assertEqual(manifest["identity"]["program"], program)
        (path, size, content), = manifest["identity"]["inputs"]["files"]
        self.assertEqual((path, size), (documents, os.path.getsize(documents)))
        for text in (content, manifest["output"]["xxh3"]):
            self.assertRegex(text, "^[0-9a-f]{32}$")
        # A reader such as jq rounds larger integers.
        self.assertLess(max(self.integers(manifest)), 2**53)

    def integers(self, value):
        if isinstance(value, dict):
            value = list(value.values())
        if isinstance(value, list):
            return [number for one in value for number in self.integers(one)]
        return [value] if isinstance(value, int) else []

    def test_content_decides_whether_an_input_has_changed(self):
        documents = self.write_ids("ab")
        arguments = (self.config("tokens"), documents, "-o", self.path("out.jsonl"))
        self.gloss(*arguments, "-q")
        os.utime(documents, (1, 1))
        self.assertIn("nothing to do", self.gloss(*arguments, "--resume")[2])
        text = pathlib.Path(documents).read_text()
        pathlib.Path(documents).write_text(text.replace("Text 1", "Text 2"))
        code, _, error = self.gloss(*arguments, "--resume")
        self.assertEqual(code, 2)
        self.assertIn(f"has changed: its {len(text)} bytes are others now", error)

    def test_a_shipped_config_wins_over_a_folder_of_its_name(self):
        os.mkdir(self.path("news"))
        pathlib.Path(self.path("news/a.txt")).write_text("On 3 May 2024.")
        done = subprocess.run([GLOSS, "run", "news", "news", "--format", "jsonl", "-q"], cwd=self.path("."),
                              env=ENVIRONMENT, capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(json.loads(done.stdout)["layers"]["dates"][0]["value"], "2024-05-03")
        os.mkdir(self.path("own"))
        self.assertIn("own: is a folder", self.gloss(self.path("own"), self.path("news"))[2])


if __name__ == "__main__":
    unittest.main(verbosity=2)
