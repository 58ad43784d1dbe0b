"""No program takes what is not its own, tells what is not so, or loses output without a word.
program_faults_test.py BUILD_FOLDER [NAME...]"""

import json
import os
import pathlib
import subprocess
import threading
import unittest

from fault_case import ENVIRONMENT, GLOSS, FaultCase


class ProgramCase(FaultCase):
    def call(self, *arguments, before="", **options):
        """Runs gloss in the folder, behind shell commands: exit code, output, messages."""
        done = subprocess.run(["bash", "-c", before + '"$@"', "bash", GLOSS, *arguments],
                              cwd=self.folder, env=ENVIRONMENT, stdin=subprocess.DEVNULL,
                              capture_output=True, timeout=120, **options)
        return done.returncode, done.stdout, done.stderr.decode(errors="replace")

    def written(self, name, text):
        data = text if isinstance(text, bytes) else text.encode()
        (self.folder / name).write_bytes(data)
        return name

    def results(self, name="a.jsonl"):
        self.config("tokens")
        self.written("in.txt", "One. Two.")
        code, _, error = self.call("run", "config.json", "in.txt", "--text", "-o", name, "-q")
        self.assertEqual((code, error), (0, ""))
        return name

    def assert_refused(self, file, *arguments, says):
        before = (self.folder / file).read_bytes()
        code, _, error = self.call(*arguments)
        self.assertEqual(code, 2, error)
        self.assertIn(says, error)
        self.assertEqual((self.folder / file).read_bytes(), before)


class TargetFaults(ProgramCase):
    def test_links_are_followed_and_pipes_written_to(self):
        self.results()
        self.written("list.tsv", "North Sea\tsea\n")
        for name, arguments in (("b.jsonl", ["convert", "a.jsonl", "b.jsonl"]),
                                ("b.glist", ["compile-list", "list.tsv", "-o", "b.glist", "-q"])):
            with self.subTest(name):
                os.symlink("real-" + name, self.folder / name)
                for _ in range(2):  # the file is missing, and there
                    self.assertEqual(self.call(*arguments)[0], 0)
                self.assertEqual(os.readlink(self.folder / name), "real-" + name)
                whole = (self.folder / name).read_bytes()
                (self.folder / name).unlink()
                os.mkfifo(self.folder / name)
                got = []
                reader = threading.Thread(
                    target=lambda: got.append((self.folder / name).read_bytes()), daemon=True)
                reader.start()
                self.assertEqual(self.call(*arguments)[0], 0)
                self.assertTrue((self.folder / name).is_fifo())
                reader.join(20)
                self.assertEqual(got, [whole])

    def test_no_program_writes_over_its_inputs(self):
        self.results()
        self.results("b.jsonl")
        os.link(self.folder / "a.jsonl", self.folder / "link.jsonl")
        says = "is an input too"
        for file, arguments in (
                ("a.jsonl", ["view", "a.jsonl", "-o", "a.jsonl"]),
                ("a.jsonl", ["view", "a.jsonl", "-o", "link.jsonl"]),
                ("in.txt", ["view", "a.jsonl", "-o", "in.txt"]),
                ("in.txt", ["view", "a.jsonl", "--texts", "in.txt", "-o", "./in.txt"]),
                ("config.json", ["view", "--run", "config.json", "in.txt", "-o", "config.json"]),
                ("in.txt", ["view", "--run", "config.json", "in.txt", "-o", "in.txt"]),
                ("a.jsonl.manifest.json", ["report", "a.jsonl", "-o", "a.jsonl.manifest.json"]),
                ("a.jsonl", ["report", "a.jsonl", "-o", "a.jsonl"]),
                ("a.jsonl", ["eval", "a.jsonl", "b.jsonl", "--html", "a.jsonl"]),
                ("b.jsonl", ["diff", "a.jsonl", "b.jsonl", "--html", "b.jsonl"]),
                ("a.jsonl", ["convert", "a.jsonl", "a.jsonl", "--overwrite"]),
                ("config.json", ["run", "config.json", "in.txt", "-o", "config.json",
                                 "--format", "jsonl", "--overwrite"]),
                ("config.json", ["run", "config.json", "in.txt", "--manifest", "config.json",
                                 "--overwrite"]),
                ("in.txt", ["run", "config.json", "in.txt", "--manifest", "in.txt"])):
            with self.subTest(arguments):
                self.assert_refused(file, *arguments, says=says)

    def test_files_of_others_are_kept(self):
        self.results()
        self.written("mine.jsonl", "notes\n")
        self.written("mine.conll", "notes\n")
        self.assert_refused("mine.jsonl", "convert", "a.jsonl", "mine.jsonl", says="--overwrite")
        self.assert_refused("mine.conll", "convert", "a.jsonl", "mine.conll", says="--overwrite")
        self.assert_refused("mine.jsonl", "run", "config.json", "in.txt", "--manifest",
                            "mine.jsonl", says="--overwrite")
        for _ in range(2):  # the second time onto its own
            code, _, error = self.call("convert", "a.jsonl", "mine2.jsonl")
            self.assertEqual((code, error), (0, ""))
        for command in (["convert", "a.jsonl", "mine.jsonl"],
                        ["run", "config.json", "in.txt", "-q", "--manifest", "mine.conll"]):
            self.assertEqual(self.call(*command, "--overwrite")[0], 0)
        self.assertEqual(self.call("run", "config.json", "in.txt", "-q", "--manifest",
                                   "mine.conll")[0], 0)

    def contents(self, name):
        place = self.folder / name
        files = sorted(place.iterdir()) if place.is_dir() else [place]
        return [file.read_bytes() for file in files]

    def test_a_run_that_found_the_disk_full_at_once_is_resumed(self):
        self.documents(300)
        self.config("tokens")
        for out in ("o.jsonl", "o.csv", "o.conll", "o.sqlite", "o.jsonl.gz", "o/"):
            with self.subTest(out):
                arguments = ["run", "config.json", "in.jsonl", "-q", "-o"]
                code, _, error = self.call(*arguments, out, before="ulimit -f 4; ")
                self.assertEqual(code, 3, error)
                code, _, error = self.call(*arguments, out, "--resume")
                self.assertEqual((code, error), (0, ""))
                self.assertEqual(self.call(*arguments, "whole-" + out)[0], 0)
                if out != "o.sqlite":  # whose pages tell how often it was written
                    self.assertEqual(self.contents(out), self.contents("whole-" + out))


class MessageFaults(ProgramCase):
    def test_numbers_of_options_are_counts(self):
        self.results()
        for option, arguments in (
                ("--threads", ["verify", "config.json", "in.txt", "--threads", "-1"]),
                ("--documents", ["verify", "config.json", "in.txt", "--documents", "-1"]),
                ("--seed", ["verify", "config.json", "in.txt", "--seed", "-1"]),
                ("--limit", ["view", "a.jsonl", "-o", "p.html", "--limit", "-1"]),
                ("--limit", ["view", "a.jsonl", "-o", "p.html", "--limit", "0"]),
                ("--threads", ["run", "config.json", "in.txt", "--threads", "-1"]),
                ("--errors", ["eval", "a.jsonl", "a.jsonl", "--errors", "-1"]),
                ("--bootstrap", ["eval", "a.jsonl", "a.jsonl", "--bootstrap", "1e3"]),
                ("--examples", ["diff", "a.jsonl", "a.jsonl", "--examples", "-1"])):
            with self.subTest(arguments):
                code, _, error = self.call(*arguments)
                self.assertEqual(code, 2)
                self.assertIn(f"{option} {arguments[-1]}: expected a whole number", error)

    def test_a_byte_order_mark_is_no_part_of_a_result(self):
        self.results()
        self.written("bom.jsonl", b"\xef\xbb\xbf" + (self.folder / "a.jsonl").read_bytes())
        code, page, error = self.call("view", "bom.jsonl", "-o", "-")
        self.assertEqual((code, error), (0, ""))
        self.assertIn(b'"id":"in.txt"', page)
        self.written("bom.jsonl", b"\xef\xbb\xbf\n")
        self.assertEqual(self.call("view", "bom.jsonl", "-o", "-")[0], 0)

    def test_a_run_that_was_broken_off_is_told(self):
        self.results()
        self.assertEqual(self.call("report", "a.jsonl", "--json")[2], "")
        manifest = self.folder / "a.jsonl.manifest.json"
        whole = manifest.read_text()
        for way in ("manifest", "journal"):
            with self.subTest(way):
                manifest.write_text(whole)
                if way == "manifest":
                    manifest.write_text(whole.replace('"complete": true', '"complete": false'))
                else:
                    self.written("a.jsonl.journal", '{"journal": 2}\n')
                code, out, error = self.call("report", "a.jsonl", "--json")
                self.assertEqual(code, 0)
                self.assertIs(json.loads(out)["complete"], False)
                self.assertIn("a.jsonl: the run was broken off", error)
                code, page, error = self.call("view", "a.jsonl", "-o", "-")
                self.assertIn("a.jsonl: the run was broken off", error)
                self.assertIn(b'"complete":false', page)

    def test_output_that_is_lost_is_an_error(self):
        self.config("tokens")
        self.written("list.tsv", "North Sea\tsea\n")
        for arguments in (["validate", "config.json", "--print"], ["validate", "config.json"],
                          ["plugins", "list"], ["plugins", "show", "tokens"],
                          ["plugins", "why", "tokens"], ["help"], ["help", "run"], ["--version"],
                          ["--help"], ["run", "--help"], ["view", "--help"], [],
                          ["compile-list", "--help"], ["compile-list", "list.tsv"]):
            with self.subTest(arguments):
                code, _, error = self.call(*arguments, before="exec >/dev/full; ")
                self.assertEqual(code, 2)
                self.assertRegex(error, "gloss: .*(cannot be written|cannot write to file)")

    def test_a_plugin_folder_that_is_not_there_is_named(self):
        self.config("tokens", plugins={"path": ["nowhere"]})
        self.written("in.txt", "One.")
        code, _, error = self.call("run", "config.json", "in.txt", "--plugin-path", "nope")
        self.assertEqual(code, 0)
        self.assertRegex(error, r"plugin path: the plugin folder `nope` is not there")
        self.assertRegex(error, r"config.json:1:\d+: /plugins/path: the plugin folder `.*nowhere`")
        for command in (["plugins", "list"], ["plugins", "show", "tokens"]):
            self.assertIn("--plugin-path: the plugin folder `nope` is not there",
                          self.call(*command, "--plugin-path", "nope")[2])

    def test_a_text_in_another_encoding_is_located(self):
        self.config("tokens")
        self.written("a.txt", b"One.\nZw\xf6lf.\n")
        self.written("a.csv", b"id,text,note\nx,good,\ny,Zw\xf6lf,\nz,fine,\xe4\n")
        _, out, _ = self.call("run", "config.json", "a.txt", "a.csv")
        results = [json.loads(line) for line in out.splitlines()]
        messages = [result.get("error", {}).get("message", "") for result in results]
        more = "not valid UTF-8; set input.encoding to that of the text, for example windows-1252"
        self.assertEqual(messages[0], "a.txt: line 2, column 3: byte 0xF6 is " + more)
        self.assertEqual(messages[2], "a.csv:3: column `text`: line 1, column 3: byte 0xF6 is " + more)
        self.assertIn("column `note`: line 1, column 1: byte 0xE4 is " + more, messages[3])
        self.assertEqual([result["id"] for result in results], ["a.txt", "x", "y", "a.csv:4"])
        code, _, _ = self.call("run", "config.json", "a.txt", "a.csv", "--set",
                               "/input/encoding=windows-1252")
        self.assertEqual(code, 0)

    def test_control_characters_in_messages_are_visible(self):
        self.config("tokens")
        code, _, error = self.call("run", "config.json", "no\x1b[2Jne\x07\u202e.txt")
        self.assertEqual(code, 2)
        self.assertIn("no\ufffd[2Jne\ufffd\ufffd.txt", error)
        self.assertNotIn("\x1b", error)
        self.written("in.txt", "One.")
        for command in (["plugins", "list"], ["run", "config.json", "in.txt"]):
            error = self.call(*command, "--plugin-path", "no\x1bne")[2]
            self.assertIn("no\ufffdne", error)
            self.assertNotIn("\x1b", error)


if __name__ == "__main__":
    unittest.main()
