"""An update that is broken off, built on damage or asked for in vain loses nothing.
update_faults_test.py BUILD_FOLDER [NAME...]"""

import os
import resource
import signal
import subprocess
import threading
import time
import unittest

from update_case import FORMATS, UpdateCase, index_of


class UpdateFaults(UpdateCase):
    def start_held(self, out, *more, staged=None):
        """Starts an update that waits for standard input, once it has annotated the rest."""
        process = self.start(self.steps, "in", "-", "-o", out, "--update", *more,
                             cwd=self.path("."), stdin=subprocess.PIPE)
        staged = self.folder / (staged or out.rstrip("/") + ".updating")
        while not staged.exists() and process.poll() is None:
            time.sleep(0.01)
        return process

    def test_a_killed_update_leaves_the_old_output(self):
        for out in ("x.jsonl", "x.csv.gz", "x/"):
            for number in (signal.SIGKILL, signal.SIGINT):
                with self.subTest(out=out, signal=number):
                    self.doCleanups()
                    self.setUp()
                    self.write_some(300)
                    self.run_to(out, "-q")
                    before = self.bytes_of(out), self.index(out)
                    manifest = self.bytes_of(out.rstrip("/") + ".manifest.json")
                    self.write("0000.txt", "Other.")
                    process = self.start_held(out)
                    time.sleep(0.1)
                    process.send_signal(number)
                    process.wait(60)  # while its input is open
                    error = process.communicate()[1].decode()
                    self.assertEqual((self.bytes_of(out), self.index(out)), before)
                    self.assertEqual(self.bytes_of(out.rstrip("/") + ".manifest.json"), manifest)
                    if number == signal.SIGINT:
                        self.assertEqual(process.returncode, 130)
                        self.assertIn(f"interrupted; {out} is as it was before", error)
                        self.assert_nothing_left(out)
                    else:
                        self.assertTrue(os.path.exists(self.path(out.rstrip("/") + ".updating")))
                        error = self.run_to(out, "--resume", code=2)
                        self.assertIn("run with --update in place of --resume", error)
                    self.assert_counts(self.run_to(out, "--update"), 299, 1, 0)
                    self.assert_same(out)
                    self.assert_nothing_left(out)

    def test_killed_at_any_moment(self):
        for out in ("x.jsonl", "x/"):
            with self.subTest(out):
                self.doCleanups()
                self.setUp()
                self.write_some(700)
                self.run_to(out, "-q")
                old = self.bytes_of(out)
                self.write("0000.txt", "Other.")
                begin = time.monotonic()
                self.run_to("whole", "-q", "--format", "folder" if out == "x/" else "jsonl")
                whole, new = time.monotonic() - begin, self.bytes_of("whole")
                for part in range(15):
                    process = self.start(self.steps, "in", "-o", out, "--update", "-q",
                                         cwd=self.path("."))
                    time.sleep(whole * part / 10)
                    process.kill()
                    process.communicate()
                    self.assertIn(self.bytes_of(out), (old, new))
                error = self.run_to(out, "--update")
                self.assertIn(" dropped", error)
                self.assertEqual(self.bytes_of(out), new)
                self.assert_same(out)
                self.assert_nothing_left(out)

    def test_an_update_that_gives_up_leaves_the_old_output(self):
        self.write_some(5)
        self.write("list", "in/0000.txt\nin/0001.txt\n", folder=".")
        stop = ("--set", "/run/on_error=stop")
        self.run_to("x.jsonl", "-q", *stop, inputs=("@list",))
        before = self.bytes_of("x.jsonl"), self.index("x.jsonl")
        self.write("list", "in/0001.txt\nin/missing.txt\nin/0002.txt\n", folder=".")
        error = self.run_to("x.jsonl", "--update", *stop, inputs=("@list",), code=3)
        self.assertIn("x.jsonl is as it was before", error)
        self.assertEqual((self.bytes_of("x.jsonl"), self.index("x.jsonl")), before)
        self.assert_nothing_left("x.jsonl")

    def test_a_full_disk_leaves_the_old_output(self):
        self.write_some(200)
        self.run_to("x.jsonl", "-q")
        before = self.bytes_of("x.jsonl"), self.index("x.jsonl")
        self.write("0000.txt", "Other.")
        limit = len(before[0]) // 2
        code, _, error = self.gloss(
            self.steps, "in", "-o", "x.jsonl", "--update", "-q", cwd=self.path("."),
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
        )
        self.assertEqual(code, 3, error)
        self.assertIn("x.jsonl.updating: cannot be written: File too large", error)
        self.assertEqual((self.bytes_of("x.jsonl"), self.index("x.jsonl")), before)
        self.assert_nothing_left("x.jsonl")

    def test_a_first_run_that_is_interrupted_is_resumed(self):
        self.write_some(3)
        process = self.start_held("x.jsonl", staged="x.jsonl")
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        process.wait(60)
        error = process.communicate()[1].decode()
        self.assertEqual(process.returncode, 130)
        self.assertIn("the same command and --resume in place of --update", error)

    def test_a_damaged_output_is_mended(self):
        for out in FORMATS:
            with self.subTest(out):
                self.doCleanups()
                self.setUp()
                self.write_some(50)
                self.run_to(out, "-q")
                path = self.folder / out
                if path.is_dir():
                    (path / "in%2F0007.txt.json").write_text("{}")
                    (path / "in%2F0008.txt.json").unlink()
                else:  # of the same size, so that it still passes for the output of a run
                    text = bytearray(path.read_bytes())
                    text[len(text) // 2] ^= 1
                    path.write_bytes(text)
                error = self.run_to(out, "--update")
                self.assertNotIn("update: 50 documents kept", error)
                if path.is_dir():
                    self.assert_counts(error, 48, 2, 0)
                self.assert_same(out)

    def test_an_index_that_does_not_belong_to_the_output(self):
        self.write_some(50)
        for out in ("x.jsonl", "x.jsonl.gz"):
            index = self.folder / index_of(out)
            self.run_to(out, "-q")
            whole = index.read_bytes()
            line = whole.index(b"\n") + 1
            shifted = bytearray(whole)
            for at in range(line + 24, len(whole), 56):
                shifted[at] ^= 3  # the place
            cases = {
                "empty": (b"", 0), "no recipe": (b'{"index":1}\n', 0), "no JSON": (b"\n" * 99, 0),
                "other version": (whole.replace(b'"index":1', b'"index":9', 1), 0),
                "cut": (whole[: line + 10 * 56 + 5], 10), "shifted": (bytes(shifted), 0),
                "missing": (None, 0),
            }
            for name, (content, kept) in cases.items():
                with self.subTest(name, out=out):
                    index.unlink(missing_ok=True)
                    if content is not None:
                        index.write_bytes(content)
                    error = self.run_to(out, "--update")
                    self.assert_counts(error, kept, 50 - kept, 0)
                    self.assertEqual("is missing, or not of this version" in error,
                                     name not in ("cut", "shifted"))
                    self.assert_same(out)

    def test_a_run_that_was_broken_off_is_resumed_first(self):
        self.write_some(700)
        for out in ("x.jsonl", "x/", "x.csv.zst"):
            with self.subTest(out):
                os.mkfifo(self.path("in/zz.txt"))
                process = self.start(self.steps, "in", "in/zz.txt", "-o", out, cwd=self.path("."))
                journal = self.folder / (out.rstrip("/") + ".journal")
                while not (journal.exists() and journal.read_bytes().count(b"\n") > 1):
                    time.sleep(0.01)
                process.kill()
                process.communicate()
                os.unlink(self.path("in/zz.txt"))
                self.write("zz.txt", "The end.")
                inputs = ("in", "in/zz.txt")
                error = self.run_to(out, "--update", inputs=inputs, code=2)
                self.assertIn("was broken off; end it by the same command with --resume", error)
                self.assertTrue(journal.exists())
                os.unlink(self.path("in/zz.txt"))

    def test_a_resumed_run_can_be_updated(self):
        self.documents(700)
        os.mkfifo(self.path("zz.txt"))  # which the run that is killed waits for
        inputs = ("in.jsonl", "zz.txt")

        def run_to_end(*arguments):
            rest = (self.folder / "zz.txt").write_text
            threading.Thread(target=rest, args=("The end.",), daemon=True).start()
            return self.run_to(*arguments, inputs=inputs)

        for out in ("x.jsonl", "x/", "x.csv.zst"):
            with self.subTest(out):
                process = self.start(self.steps, *inputs, "-o", out, cwd=self.path("."))
                journal = self.folder / (out.rstrip("/") + ".journal")
                while not (journal.exists() and journal.read_bytes().count(b"\n") > 2):
                    self.assertIsNone(process.poll())
                    time.sleep(0.001)
                process.kill()
                process.communicate()
                run_to_end(out, "--resume", "-q")
                self.assert_counts(run_to_end(out, "--update"), 701, 0, 0)
                self.folder.joinpath("fresh").mkdir(exist_ok=True)
                run_to_end("fresh/" + out, "-q")
                self.assertEqual(self.bytes_of(out), self.bytes_of("fresh/" + out))
                self.assertEqual(self.index(out), self.index("fresh/" + out))

    def test_refusals(self):
        self.write_some(2)
        for arguments, message in (
            (["-o", "x.sqlite"], "x.sqlite: --update does not work for sqlite"),
            (["-o", "x", "--format", "brat"], "x: --update does not work for brat"),
            (["-o", "x.jsonl", "--resume"], "--update renews the output of a complete one"),
            (["in/0000.txt", "-o", "in/0000.txt", "--overwrite"], "0000.txt: is an input too"),
            (["-o", "/dev/null"], "/dev/null is a device or pipe, which keeps no results"),
            (["-o", "-"], "--update renews a file or folder; name it with -o"),
            ([], "--update renews a file or folder; name it with -o"),
        ):
            with self.subTest(arguments):
                code, _, error = self.gloss(self.steps, "in", "--update", *arguments,
                                            cwd=self.path("."))
                self.assertEqual(code, 2, error)
                self.assertIn(message, error)
        self.assertEqual(sorted(os.listdir(self.folder)), ["config.json", "in"])

    def test_files_that_gloss_did_not_write_are_kept(self):
        self.write_some(3)
        mine = self.folder / "mine.jsonl"
        mine.write_text("my notes\n")
        self.assertIn("is not the output of a run", self.run_to("mine.jsonl", "--update", code=2))
        self.assertEqual(mine.read_text(), "my notes\n")
        self.assert_counts(self.run_to("mine.jsonl", "--update", "--overwrite"), 0, 3, 0)
        self.assert_same("mine.jsonl")
        self.write("mine.jsonl.updating", "my notes\n", folder=".")
        error = self.run_to("mine.jsonl", "--update", code=2)
        self.assertIn("mine.jsonl.updating: exists, and no update left it", error)
        self.assertEqual(self.bytes_of("mine.jsonl.updating"), b"my notes\n")

    def test_a_folder_with_other_files_is_kept(self):
        self.write_some(3)
        long_id = "in/" + "n" * 220 + ".txt"
        self.write(long_id[3:], "It has a long name.")
        self.run_to("x/", "-q")
        self.assert_counts(self.run_to("x/", "--update"), 4, 0, 0)
        for name in ("notes.txt", "in%2Fmine.json", "sub/", "link.json"):
            with self.subTest(name):
                path = self.folder / "x" / name
                if name == "sub/":
                    path.mkdir()
                elif name == "link.json":
                    path.symlink_to("in%2F0000.txt.json")
                else:
                    path.write_text("mine")
                error = self.run_to("x/", "--update", code=2)
                self.assertIn(f"x/{name.rstrip('/')}: gloss did not write it", error)
                self.assertTrue(path.exists())
                path.rmdir() if name == "sub/" else path.unlink()
        os.unlink(self.path("x.index"))
        self.assertIn("x.index, which tells what gloss wrote there, is missing",
                      self.run_to("x/", "--update", code=2))

    def test_a_link_to_the_output_stays_a_link(self):
        self.write_some(3)
        os.mkdir(self.path("deep"))
        for real, link in (("deep/y.jsonl", "x.jsonl"), ("deep/y", "x/")):
            with self.subTest(link):
                if link == "x/":
                    os.mkdir(self.path(real))
                os.symlink(real, self.path(link.rstrip("/")))
                self.run_to(link, "-q")
                self.write("0002.txt", f"Other for {link}.")
                self.assert_counts(self.run_to(link, "--update"), 2, 1, 0)
                self.assertTrue(os.path.islink(self.path(link.rstrip("/"))))
                self.assert_same(link)
        self.assertEqual(sorted(os.listdir(self.path("deep"))), ["y", "y.jsonl"])

    def test_a_second_run_to_one_output_is_refused(self):
        self.write_some(3)
        self.run_to("x.jsonl", "-q")
        process = self.start_held("x.jsonl")
        for more in ([], ["--update"], ["--resume"]):
            self.assertIn("another run is writing to it", self.run_to("x.jsonl", *more, code=2))
        process.communicate(b"The end.", timeout=60)
        self.assertEqual(process.returncode, 0)
        self.assertEqual(len(self.records("x.jsonl")), 4)


if __name__ == "__main__":
    unittest.main(verbosity=2)
