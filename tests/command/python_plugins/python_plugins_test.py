"""Annotators in Python: what they declare, read and write, in every kind of chain."""

import json
import re
import shutil
import unittest

from python_case import PythonCase

AMOUNTS = '''
import re
from glossator.plugin import boolean, finder, integer, real, reference, span, text

AMOUNT = re.compile(r"[$€]([0-9]+)")


class Amounts:
    """Finds amounts of money."""
    id = "amounts"
    version = "1.2.0"
    vendor, license = "Example", "MIT"
    reads = ["tokens", "sentences?"]
    writes = {"amounts": {"types": ["small", "large"], "keys": {
        "value": real("the amount"),
        "whole": integer("the amount without a fraction"),
        "sign": text("the sign of the currency"),
        "odd": boolean("whether the amount is odd"),
        "digits": span("where the digits are"),
        "tokens": reference("its tokens", "tokens", repeated=True),
        "before": reference("the amount before", "amounts")}},
        "totals": ["total"]}
    options = {"least": (0, "the least amount"), "signs": (["$", "€"], "the signs")}

    def __init__(self, options):
        self.least, self.signs = options["least"], options["signs"]

    def process(self, document, out):
        tokens = {token.begin: token for token in document.layer("tokens")}
        last = None
        for match in AMOUNT.finditer(document.text):
            whole = int(match[1])
            if whole < self.least or match[0][0] not in self.signs:
                continue
            found = [tokens[at] for at in (match.start(), match.start(1)) if at in tokens]
            last = out.add(*match.span(), "large" if whole > 9 else "small", 0.977, value=whole / 2,
                           whole=whole, sign=match[0][0], odd=whole % 2 == 1, digits=match.span(1),
                           tokens=found, before=last)
        if last is not None:
            out.add_document("total", layer="totals")
'''

SLEEPER = '''
import time

class Sleeper:
    """Sleeps for as long as the text says."""
    id = "sleeper"
    version = "1"
    writes = {"slept": ["text"]}

    def process(self, document, out):
        time.sleep(float(document.text))
        out.add(0, len(document.text), "text")
'''

COLUMNS = '''
class Columns:
    """Writes what it reads."""
    id = "columns"
    version = "1"
    reads = {"tokens": {}, "amounts": {"types": ["large", "small"]}}
    writes = {"columns": ["copy"], "kinds": ["number", "other"]}

    def process(self, document, out):
        tokens, amounts = document.layer("tokens"), document["amounts"]
        out.extend(tokens.begins, tokens.ends, "copy", layer="columns")
        names = tokens.type_names
        out.extend(list(tokens.begins), list(tokens.ends),
                   ["number" if names[i] == "number" else "other" for i in tokens.types],
                   scores=[0.25] * len(tokens), layer="kinds")
        for token in tokens:
            assert document.text[token.begin:token.end] == token.text, token.text
            assert document.bytes[token.byte_begin:token.byte_end] == token.text.encode()
        for amount in amounts:
            assert amount.type in ("large", "small") and amount.score == 0.977
            assert amount["whole"] == int(document.text[slice(*amount["digits"])])
            assert amount.get("before") is None or amount["before"].index == amount.index - 1
            assert amount["odd"] == (amount["whole"] % 2 == 1) and amount["sign"] in "$€"
            assert [token.text for token in amount.all("tokens")][0] == amount["sign"]
        assert document.meta.get("source", "x") == "x", document.meta
        assert document.date in ("", "2024-05-17")
'''

FINDER = '''
import re
from glossator.plugin import finder


@finder(types=["word", "number"], id="org.example.found", layer="found", vendor="Example",
        license="MIT", options={"least": (2, "the least length")})
def found(text, options):
    """Finds long words and numbers."""
    for match in re.finditer(r"[^\\W\\d]+|[0-9]+", text):
        if len(match[0]) >= options["least"]:
            kind = "number" if match[0].isdigit() else "word"
            yield match.start(), match.end(), kind, 0.75
'''

LISTED = '''
from glossator.plugin import Refusal, find_resource, resource


class Listed:
    """Finds the words of a list."""
    id = "listed"
    version = "1"
    writes = {"listed": ["word"]}
    options = {"list": ("", "the list"), "more": ("", "another one, if it is there")}

    def __init__(self, options):
        files = [resource(options["list"]), find_resource(options["more"] or "none.txt")]
        self.words = [word for file in files if file for word in open(file).read().split()]
        if not self.words:
            raise Refusal(f"{files[0]}: has no word; write one a line")

    def process(self, document, out):
        for word in self.words:
            at = document.text.find(word)
            if at >= 0:
                out.add(at, at + len(word))
'''

TEXTS = ["It cost $12, naïve €7 — then $3.", "Nothing.", "", "日本 €20 \U0001f600 $5."]


class PythonPlugins(PythonCase):
    def test_show_and_validate_know_its_layers_keys_and_options(self):
        library = self.build(AMOUNTS)
        self.assertEqual(library, str(self.folder / "build" / "amounts.so"))
        shown = self.gloss("plugins", "show", "amounts", "--plugin-path", self.folder / "build").stdout
        for part in ("amounts 1.2.0", "Finds amounts of money.", "sentences (optional)",
                     "types: small large", "tokens before", "least: integer, default 0"):
            self.assertIn(part, shown)
        self.config("tokens", {"plugin": "amounts", "options": {"leest": 5}})
        wrong = self.gloss("validate", "config.json", "--plugin-path", self.folder / "build")
        self.assertEqual(wrong.returncode, 2)
        self.assertIn("least", wrong.stderr)

    def test_records_have_typed_keys_references_and_offsets_beyond_ascii(self):
        self.build(AMOUNTS)
        self.config("tokens", "amounts")
        first, second, _, last = self.annotate(TEXTS)[0]
        amounts = first["layers"]["amounts"]
        self.assertEqual([one["text"] for one in amounts], ["$12", "€7", "$3"])
        self.assertEqual(amounts[1], {
            "id": 1, "begin": 20, "end": 24, "text": "€7", "type": "small", "score": 0.977,
            "value": 3.5, "whole": 7, "sign": "€", "odd": True, "digits": [23, 24],
            "tokens": amounts[1]["tokens"], "before": 0})
        tokens = {token["id"]: token["text"] for token in first["layers"]["tokens"]}
        self.assertEqual([tokens[one["id"]] for one in amounts[1]["tokens"]], ["€", "7"])
        self.assertEqual(len(first["layers"]["totals"]), 1)
        self.assertEqual(second["layers"]["amounts"], [])
        self.assertEqual([one["text"] for one in last["layers"]["amounts"]], ["€20", "$5"])

    def test_options_reach_the_class(self):
        self.build(AMOUNTS)
        self.config("tokens", {"plugin": "amounts", "options": {"least": 5, "signs": ["$"]}})
        results = self.annotate(TEXTS)[0]
        self.assertEqual([one["text"] for result in results
                          for one in result["layers"]["amounts"]], ["$12", "$5"])

    def test_columns_and_records_of_other_plugins_can_be_read(self):
        self.build(AMOUNTS)
        self.build(COLUMNS, "columns.py")
        self.config("tokens", "amounts", "columns")
        texts = [*TEXTS, {"text": TEXTS[0], "source": "x", "date": "2024-05-17"}]
        for result in self.annotate(texts, "--meta", "source")[0]:
            self.assertEqual(result["status"], "ok", result)
            layers = result["layers"]
            for name in ("columns", "kinds"):
                self.assertEqual([one["text"] for one in layers[name]],
                                 [one["text"] for one in layers["tokens"]])
            self.assertEqual([one["type"] == "number" for one in layers["kinds"]],
                             [one["type"] == "number" for one in layers["tokens"]])

    def test_a_function_is_an_annotator(self):
        self.build(FINDER)
        self.config({"plugin": "org.example.found", "options": {"least": 4}})
        results = self.annotate(TEXTS + ["12345"])[0]
        self.assertEqual([one["text"] for one in results[0]["layers"]["found"]],
                         ["cost", "naïve", "then"])
        self.assertEqual(results[4]["layers"]["found"][0]["type"], "number")

    def test_threads_and_processes_of_their_own_give_the_same(self):
        self.build(AMOUNTS)
        self.build(COLUMNS, "columns.py")
        self.config("tokens", "amounts", "columns")
        expected = self.annotate(TEXTS * 50)[0]
        self.assertEqual(len(expected), 200)
        for more in (("--threads", "2"), ("--isolation", "chain"),
                     ("--isolation", "plugin", "--threads", "2")):
            self.assertEqual(self.annotate(TEXTS * 50, *more)[0], expected, more)

    def test_an_update_sees_other_code(self):
        self.write("terms.py", "TERMS = 1\n")
        self.build("import terms\n" + LISTED)
        self.write("words.txt", "cost")
        self.config({"plugin": "listed", "options": {"list": "words.txt"}})
        self.annotate(TEXTS, "-o", "out.jsonl")
        for file in ("terms.py", "made.py"):
            path = self.folder / file
            path.write_text(path.read_text() + "# other\n")
            told = self.annotate(TEXTS, "-o", "out.jsonl", "--update")[1]
            self.assertIn(f"{path} has changed", told)

    def test_files_that_options_name_are_found_and_recorded_by_the_host(self):
        self.build(LISTED)
        self.write("words.txt", "cost")
        self.write("more.txt", "Nothing")
        options = {"list": "words.txt", "more": "more.txt"}
        self.config({"plugin": "listed", "options": options})
        for more in (("--threads", "2"), ("--isolation", "chain")):
            results = self.annotate(TEXTS, "-o", "out.jsonl", *more)
            results = [json.loads(line) for line in
                       (self.folder / "out.jsonl").read_text().splitlines()]
            self.assertEqual([[one["text"] for one in result["layers"]["listed"]]
                              for result in results], [["cost"], ["Nothing"], [], []])
            manifest = json.loads((self.folder / "out.jsonl.manifest.json").read_text())
            self.assertEqual([one["file"] for one in manifest["steps"][0]["resources"]],
                             [str(self.folder / name) for name in ("made.py", *options.values())])
            (self.folder / "out.jsonl").unlink()
        self.config({"plugin": "listed", "options": {"list": "words.txt"}})
        self.annotate(TEXTS)
        self.config({"plugin": "listed", "options": {"list": "nowhere.txt"}})
        self.assertIn(f"no file `nowhere.txt`; looked in {self.folder}",
                      self.annotate(TEXTS, code=2)[1])

    def test_a_refusal_is_told_without_a_traceback(self):
        self.build(LISTED)
        self.write("words.txt", "")
        self.config({"plugin": "listed", "options": {"list": "words.txt"}})
        told = self.annotate(TEXTS, code=2)[1]
        self.assertIn("words.txt: has no word; write one a line", told)
        self.assertNotIn("Traceback", told)

    def test_large_documents_pass_whole(self):
        self.build(FINDER)
        self.config("org.example.found")
        # A text, its records, both, and neither are longer than the memory that both sides share.
        words = "Wörter und mehr. "
        texts = [words * 40000, "kurz", " " * 1_100_000 + "kurz", words * 70000, "noch kürzer"]
        found = self.annotate(texts)[0]
        self.assertEqual([len(one["layers"]["found"]) for one in found],
                         [120000, 1, 1, 210000, 2])

    def test_slow_and_fast_documents_follow_one_another(self):
        self.build(SLEEPER)
        self.config("sleeper")
        texts = ["0.0"] * 30 + ["0.02", "0.0", "0.001", "0.0"] * 20
        found = self.annotate(texts)[0]
        self.assertEqual([len(one["layers"]["slept"]) for one in found], [1] * len(texts))

    def test_a_plugin_in_python_passes_the_check(self):
        library = self.build(FINDER)
        told = self.gloss("check", library)
        self.assertEqual(told.returncode, 0, told.stdout + told.stderr)
        self.assertIsNone(re.search("^FAIL", told.stdout, re.M), told.stdout)

    def test_a_new_plugin_builds_and_passes_its_test(self):
        for name, stem in (("stock_prices", "stock_prices"), ("org.example.up", "org_example_up")):
            made = self.gloss("new-plugin", name, "--lang", "python")
            self.assertEqual(made.returncode, 0, made.stderr)
            folder = self.folder / name
            files = list(folder.rglob("*"))
            self.assertIn(folder / f"{stem}_test.py", files)
            for file in files:
                if file.is_file():
                    self.assertNotIn("minimal", file.read_text().lower(), file)
            # The commands that it tells, as they are.
            commands = [line.strip() for line in made.stdout.splitlines()[1:]]
            self.assertEqual(len(commands), 4, made.stdout)
            self.assertIn(f"plugin.py build {stem}.py", commands[1])
            ran = self.run_program("bash", "-ec", "\n".join(commands))
            self.assertEqual(ran.returncode, 0, ran.stdout + ran.stderr)
            self.assertIn("NATO", ran.stdout)
            # A test that cannot fail is useless.
            source = (folder / f"{stem}.py").read_text()
            (folder / f"{stem}.py").write_text(source.replace("word.isupper()", "word.islower()"))
            ran = self.run_program("bash", "-ec", "\n".join(commands[:3]))
            self.assertNotEqual(ran.returncode, 0, ran.stdout + ran.stderr)
            self.assertIn("FAILED (failures=", ran.stderr)

    def test_the_library_works_without_its_file_beside_it(self):
        library = self.build(FINDER)
        shutil.move(library, self.folder / "elsewhere.so")
        self.config("org.example.found")
        results = self.annotate(["Hello"], "--plugin-path", self.folder)[0]
        self.assertEqual(len(results[0]["layers"]["found"]), 1)


if __name__ == "__main__":
    unittest.main()
