"""Faults of annotators in Python cost their documents only."""

import os
import pathlib
import signal
import subprocess
import sys
import time
import unittest

from python_case import GLOSS, TOOL, PythonCase

FAULTY = '''
import os, re, signal, sys, time

class Faulty:
    """Does what the text says."""
    id = "faulty"
    version = "1"
    writes = {"words": ["word"]}
    options = {"at_start": ("", "what to do at first")}

    def __init__(self, options):
        self.do(options["at_start"])

    def do(self, text):
        if "raise" in text:
            raise ValueError("no words here")
        if "kill" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "exit" in text:
            sys.exit("enough")
        if "leave" in text:
            os._exit(7)
        if "loop" in text:
            while True:
                pass
        if "print" in text:
            print("printed to", "stdout")
            print("and to stderr", file=sys.stderr)
            os.write(1, b"without a line end")
        if "flood" in text:
            for _ in range(20_000):
                print("water")
        if "close" in text:
            os.close(3)
        if "lie" in text:
            os.write(3, bytes([64, 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0]) + bytes(52))
        if "early" in text:
            os.write(3, bytes([16, *bytes(15)]))
        if "babble" in text:
            os.write(3, bytes(8))

    def process(self, document, out):
        self.do(document.text)
        if "beyond" in document.text:
            out.add(0, 1000)
        if "unknown" in document.text:
            out.add(0, 1, "wurd")
        if "key" in document.text:
            out.add(0, 1, "word", weight=1)
        if "bulk" in document.text:
            out.extend([0, 5], [1, 5000], "word")
        for match in re.finditer("[a-z]+", document.text):
            out.add(*match.span())
'''


KINDS = '''
import ast
from glossator.plugin import boolean, integer, real, text


class Kinds:
    """Writes the values that the text gives."""
    id = "kinds"
    version = "1"
    writes = {"words": {"types": ["word"], "keys": {
        "names": text("a list", repeated=True), "count": integer("a number"),
        "share": real("a number"), "sure": boolean("yes or no")}}}

    def process(self, document, out):
        out.add(0, 1, **ast.literal_eval(document.text))
'''


def processes_with(text):
    found = []
    for folder in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            if text in (folder / "environ").read_bytes().decode(errors="replace"):
                found.append(int(folder.name))
        except OSError:
            pass
    return found


class PythonPluginFaults(PythonCase):
    def setUp(self):
        super().setUp()
        self.library = self.build(FAULTY)
        self.config("faulty", run={"limits": {"document_seconds": 1}})

    def assert_costs_one(self, text, *messages, more=()):
        """The text's document fails with the messages; those around it do not."""
        results, told = self.annotate(["one", text, "two words", text, "three"], *more, code=1)
        self.assertEqual([one["status"] for one in results],
                         ["ok", "error", "ok", "error", "ok"], results)
        for message in messages:
            for failed in (results[1], results[3]):
                self.assertIn(message, failed["error"]["message"])
        self.assertEqual(len(results[2]["layers"]["words"]), 2)
        return told

    def test_an_exception_costs_its_document_and_shows_its_traceback(self):
        self.assert_costs_one("raise", "Traceback", "made.py", "in do", "ValueError: no words here")
        self.assert_costs_one("exit", "SystemExit: enough")

    def test_a_dead_process_costs_its_document(self):
        self.assert_costs_one("kill", "its Python process was killed by signal 9")
        self.assert_costs_one("leave", "its Python process ended with exit code 7")
        self.assert_costs_one("close", "its Python process")

    def test_an_endless_loop_costs_its_document(self):
        self.assert_costs_one("loop", "took longer than run.limits.document_seconds allows (1 s)")

    def test_faults_cost_as_much_in_processes_of_their_own(self):
        for text in ("raise", "kill", "loop"):
            self.assert_costs_one(text, more=("--isolation", "chain"))

    def test_wrong_records_are_refused_with_their_cause(self):
        self.assert_costs_one("beyond", "[0, 1000) is no piece of a text of 6 characters")
        self.assert_costs_one("unknown", "has no type 'wurd', only word")
        self.assert_costs_one("key", "has no key 'weight'")
        self.assert_costs_one("bulk", "5000")

    def test_values_of_another_kind_are_refused(self):
        self.build(KINDS)
        self.config("kinds")
        wrong = (({"names": "abc"}, "a str alone would be a list of its characters"),
                 ({"names": b"abc"}, "expected a list of string values"),
                 ({"count": True}, "a bool is no number"),
                 ({"count": 1.5}, "expected a value of integer"),
                 ({"share": False}, "a bool is no number"),
                 ({"sure": "no"}, "neither True nor False"),
                 ({"sure": 2}, "neither True nor False"))
        right = {"names": ["abc", "d"], "count": 1, "share": 1, "sure": 1}
        results = self.annotate([repr(values) for values, _ in wrong] + [repr(right)], code=1)[0]
        for result, (values, message) in zip(results, wrong):
            self.assertIn(f"key {[*values][0]!r}: expected", result["error"]["message"])
            self.assertIn(message, result["error"]["message"])
        record = results[-1]["layers"]["words"][0]
        self.assertEqual([record[key] for key in right], [["abc", "d"], 1, 1.0, True])

    def test_a_broken_protocol_costs_its_document(self):
        self.assert_costs_one("babble", "broke the protocol")
        for text in ("lie", "early"):
            self.assert_costs_one(text, "broke the protocol")

    def test_prints_go_to_the_log(self):
        results, told = self.annotate(["one", "print", "two"])
        self.assertEqual([len(one["layers"]["words"]) for one in results], [1, 1, 1])
        for line in ("printed to stdout", "and to stderr", "without a line end"):
            self.assertIn(line, told)
        told = self.annotate(["flood"])[1]
        self.assertEqual(told.count("water"), 20_000)

    def test_what_fails_at_the_start_ends_the_run_with_its_cause(self):
        for text, message in (("raise", "ValueError: no words here"),
                              ("leave", "its Python process ended with exit code 7")):
            self.config({"plugin": "faulty", "options": {"at_start": text}})
            self.assertIn(message, self.annotate(["one"], code=2)[1])

    def test_a_changed_declaration_must_be_built_again(self):
        self.write("made.py", FAULTY.replace('["word"]', '["word", "number"]'))
        told = self.annotate(["one"], code=2)[1]
        self.assertIn("declares something else than when the plugin was built", told)
        self.assertIn("python3 -m glossator.plugin build", told)
        self.write("made.py", FAULTY.replace("out.add(*match.span())", "out.add(0, 1)"))
        self.assertEqual(self.annotate(["one"])[0][0]["layers"]["words"][0]["end"], 1)
        self.write("made.py", "import no_such_module")
        self.assertIn("No module named 'no_such_module'", self.annotate(["one"], code=2)[1])
        self.write("made.py", "class Other: pass")
        self.assertIn("has no class Faulty any more", self.annotate(["one"], code=2)[1])
        os.remove(self.folder / "made.py")
        self.assertIn("made.py is missing", self.annotate(["one"], code=2)[1])

    def test_an_interpreter_that_is_not_there_is_named(self):
        told = self.annotate(["one"], code=2, GLOSS_PYTHON="/no/python")[1]
        self.assertIn("the Python interpreter /no/python cannot be started", told)
        self.assertIn("GLOSS_PYTHON", told)
        self.annotate(["one"], GLOSS_PYTHON=sys.executable)

    def test_python3_stands_in_for_an_interpreter_that_has_gone(self):
        interpreter = self.folder / "python_of_today"
        interpreter.symlink_to(sys.executable)
        made = self.run_program(interpreter, TOOL, "build", "made.py")
        self.assertEqual(made.returncode, 0, made.stderr)
        self.annotate(["one"])
        interpreter.unlink()
        self.annotate(["one"])
        told = self.annotate(["one"], code=2, PATH="/nowhere")[1]
        self.assertIn(f"{interpreter}, and then python3, cannot be started", told)

    def test_the_processes_end_with_the_host(self):
        self.config("faulty", run={"limits": {"document_seconds": 100}})
        mark = f"TEST_OF_ENDS={self.folder}"
        for text, end in (("loop", signal.SIGKILL), ("loop", signal.SIGINT)):
            self.write("in.jsonl", '{"text": "one"}\n{"text": "%s"}\n' % text)
            process = subprocess.Popen(
                [GLOSS, "run", "config.json", "in.jsonl", "--plugin-path", "build", "-o", "x.jsonl"],
                cwd=self.folder, env={**self.environment, "TEST_OF_ENDS": str(self.folder)},
                stderr=subprocess.DEVNULL)
            self.wait_until(lambda: len(processes_with(mark)) == 2)
            process.send_signal(end)
            if end == signal.SIGINT:
                time.sleep(0.3)
                process.send_signal(end)
            process.wait(60)
            self.wait_until(lambda: not processes_with(mark))

    def wait_until(self, is_so):
        for _ in range(600):
            if is_so():
                return
            time.sleep(0.05)
        self.fail("waited 30 s")

    def test_the_frame_is_no_plugin_itself(self):
        stub = pathlib.Path(TOOL).parents[2] / "python_stub.so"
        told = self.gloss("check", stub)
        self.assertNotEqual(told.returncode, 0)
        self.assertIn("python3 -m glossator.plugin build FILE.py", told.stdout + told.stderr)

    def test_a_wrong_declaration_is_refused_with_its_place(self):
        for before, after, message in (
                ('id = "faulty"', 'id = "No Id"', "id: expected a-z 0-9 _ . - only"),
                ('version = "1"', "version = 1", "version: expected a text"),
                ('{"words": ["word"]}', "{}", "writes: expected at least one layer"),
                ('{"words": ["word"]}', '{"words": []}', "writes: words: expected types"),
                ('{"words": ["word"]}', '{"words": {"types": ["w"], "keys": {"text": 1}}}',
                 "writes: words: key 'text'"),
                ('("", "what', '(object(), "what', "options: at_start: the default"),
                ("def process", "def prozess", "expected one class")):
            with self.subTest(after):
                self.assertIn(before, FAULTY)
                made = self.tool("build", self.write("made.py", FAULTY.replace(before, after)))
                self.assertEqual(made.returncode, 2, made.stderr)
                self.assertIn(message, made.stderr)


if __name__ == "__main__":
    unittest.main()
