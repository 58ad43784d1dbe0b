"""Annotators in Python that run in the host's process: option in_process."""

import json
import sys
import unittest

from python_case import BUILD, PythonCase

NUMBERS = '''
import os
from glossator.plugin import Refusal, find_resource, resource

class Numbers:
    """Finds digits."""
    id, version = "numbers", "1"
    reads = ["tokens"]
    writes = {"numbers": {"types": ["number"]}}
    options = {"list": ("", "a file"), "other": ("", "a file that may be missing"),
               "refuses": (False, "whether to refuse")}

    def __init__(self, options):
        assert "in_process" not in options, options
        if options["refuses"]:
            raise Refusal("no such thing")
        self.known = open(resource(options["list"])).read().split() if options["list"] else []
        assert not options["other"] or find_resource(options["other"]) is None
        self.process_number = str(os.getpid())

    def process(self, document, out):
        print("seen", document.id)
        if "resource" in document.text:
            resource("words.txt")
        if "raise" in document.text:
            raise ValueError("no digits")
        if "leave" in document.text:
            raise SystemExit(3)
        for token in document["tokens"]:
            if token.text.isdigit() or token.text in self.known:
                out.add(token.begin, token.end)
        if self.process_number == document.text:
            out.add_document()
'''


class InProcess(PythonCase):
    def step(self, **options):
        return {"plugin": "numbers", "options": {"in_process": True, **options}}

    def run_step(self, texts, *more, code=0, **options):
        self.config("tokens", self.step(**options))
        return self.annotate(texts, *more, code=code)

    def test_results_are_those_of_a_process_of_its_own(self):
        self.build(NUMBERS)
        texts = [f"{i} of 50 \u20ac and \U0001f600 {i * 7}" for i in range(50)]
        self.config("tokens", {"plugin": "numbers"})
        apart, _ = self.annotate(texts)
        inside, messages = self.run_step(texts)
        self.assertEqual(inside, apart)
        self.assertEqual([record["begin"] for record in inside[3]["layers"]["numbers"]][:1], [0])
        self.assertIn("seen 49", messages)  # and not among the records
        in_threads, _ = self.run_step(texts, "--threads", "4")
        self.assertEqual(in_threads, apart)

    def test_an_exception_costs_its_document_only(self):
        self.build(NUMBERS)
        results, _ = self.run_step(["1", "raise", "leave", "2"], code=1)
        self.assertEqual([result["status"] for result in results], ["ok", "error", "error", "ok"])
        self.assertIn("ValueError: no digits", json.dumps(results[1]))
        self.assertIn("SystemExit: 3", json.dumps(results[2]))
        self.assertEqual(len(results[3]["layers"]["numbers"]), 1)

    def test_options_and_files_are_those_of_a_process_of_its_own(self):
        self.build(NUMBERS)
        self.write("words.txt", "seven eight")
        results, _ = self.run_step(["seven 8"], "--manifest", "m.json", "-o", "out.jsonl",
                                   list="words.txt", other="none.txt")
        with open(self.folder / "out.jsonl") as lines:
            result = json.loads(lines.readline())
        self.assertEqual(len(result["layers"]["numbers"]), 2)
        self.assertIn("words.txt", (self.folder / "m.json").read_text())
        _, messages = self.run_step(["1"], code=2, list="gone.txt")
        self.assertIn("gone.txt", messages)
        _, messages = self.run_step(["1"], code=2, refuses=True)
        self.assertIn("no such thing", messages)

    def test_files_are_for_the_start_only(self):
        self.build(NUMBERS)
        self.write("words.txt", "seven eight")
        for is_inside in (True, False):
            results, _ = self.run_step(["resource", "1"], code=1, in_process=is_inside)
            self.assertEqual([result["status"] for result in results], ["error", "ok"])
            self.assertIn("for __init__ only", json.dumps(results[0]))

    def test_the_host_may_isolate_it(self):
        self.build(NUMBERS)
        results, _ = self.run_step(["1", "raise", "2"], "--isolation", "plugin", code=1)
        self.assertEqual([result["status"] for result in results], ["ok", "error", "ok"])

    def test_two_plugins_share_the_interpreter(self):
        self.build(NUMBERS)
        self.build(NUMBERS.replace('"numbers"', '"others"').replace("Numbers", "Others"),
                   "others.py")
        self.config("tokens", self.step(), {"plugin": "others", "options": {"in_process": True}})
        results, _ = self.annotate(["1 2"], "--threads", "2")
        layers = results[0]["layers"]
        self.assertEqual((len(layers["numbers"]), len(layers["others"])), (2, 2))

    def test_a_python_program_gives_its_own_interpreter(self):
        if not list((BUILD / "lib/glossator/python/glossator").glob("_glossator*.so")):
            self.skipTest("the package glossator is not built")
        self.build(NUMBERS)
        self.write("host.py", (
            "import glossator, os\n"
            "config = {'glossator': 1, 'pipeline': [{'plugin': 'tokens'}, {'plugin': 'numbers',\n"
            "          'options': {'in_process': True}}]}\n"
            "nlp = glossator.load(config, plugin_path='build')\n"
            "texts = [str(os.getpid()), 'raise', '2'] * 20\n"
            "told = [len(doc['numbers']) if not doc.error else 'error'\n"
            "        for doc in nlp.pipe(texts, threads=3)]\n"
            "open('told', 'w').write(repr(told))\n"))
        ran = self.run_program(sys.executable, self.folder / "host.py",
                               PYTHONPATH=str(BUILD / "lib/glossator/python"))
        self.assertEqual(ran.returncode, 0, ran.stderr)
        self.assertEqual((self.folder / "told").read_text(), repr([2, "error", 1] * 20))

    def test_the_option_is_taken(self):
        source = NUMBERS.replace('"refuses"', '"in_process"')
        made = self.tool("build", self.write("made.py", source))
        self.assertEqual(made.returncode, 2)
        self.assertIn("all annotators in Python have this option", made.stderr)


if __name__ == "__main__":
    unittest.main()
