"""`gloss view` as a program: view_test.py BUILD SOURCE"""
import base64
import hashlib
import html
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

from sample_results import HOSTILE, failed_result, hostile_result, other_result, write_lines

BUILD, SOURCE = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])


def gloss(*arguments, cwd):
    return subprocess.run([BUILD / "bin/gloss", *map(str, arguments)], cwd=cwd, text=True,
                          capture_output=True)


def islands_of(page):
    """The data islands as a browser finds them: each ends at the first `</script`."""
    found = re.findall(r'<script type="application/json" id="(\w+)">(.*?)</script', page, re.S)
    return {name: json.loads(text) for name, text in found}


class ViewTest(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.addCleanup(self.temporary.cleanup)
        self.folder = pathlib.Path(self.temporary.name)

    def view(self, *arguments, expected=0):
        done = gloss("view", *arguments, "-o", "page.html", cwd=self.folder)
        self.assertEqual(done.returncode, expected, done.stderr)
        self.stderr = done.stderr
        return (self.folder / "page.html").read_text() if expected == 0 else ""

    def test_the_page_holds_every_result_with_its_text(self):
        write_lines(self.folder / "out.jsonl", [hostile_result(), other_result(), failed_result()])
        islands = islands_of(self.view("out.jsonl"))
        self.assertEqual(islands["d0"]["text"], HOSTILE)
        expected = hostile_result()
        del expected["text"]
        self.assertEqual(islands["d0"]["runs"], [expected])
        self.assertEqual([one[0] for one in islands["index"]["documents"]],
                         ["a/<hostile>.txt", "b.txt", "c.txt"])
        self.assertEqual(islands["index"]["documents"][2][2], "error")
        self.assertEqual(islands["index"]["layers"], ["people", "sectors", "sentiment"])
        self.assertIn(["people", "person"], islands["index"]["types"])

    def test_a_text_cannot_leave_its_island(self):
        write_lines(self.folder / "out.jsonl", [hostile_result()])
        page = self.view("out.jsonl", "--title", "</title><script>x")
        self.assertNotIn("document.title='pwned'</script", page)
        self.assertNotIn("<!-- <script>", page)
        self.assertIn("<title>" + html.escape("</title><script>x").replace("&gt;", ">"), page)
        self.assertEqual(page.count("<script>"), 1)

    def test_the_policy_allows_the_page_s_own_script_and_style_alone(self):
        write_lines(self.folder / "out.jsonl", [other_result()])
        page = self.view("out.jsonl")
        policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page).group(1)
        self.assertIn("default-src 'none'", policy)
        for element in ("script", "style"):
            text = re.search(rf"<{element}>(.*?)</{element}>", page, re.S).group(1)
            code = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
            self.assertIn(f"{element}-src 'sha256-{code}'", policy)
        self.assertNotRegex(re.sub(r"http-equiv", "", page), r"https?://|src=|@import")

    def test_results_of_one_id_stand_side_by_side(self):
        write_lines(self.folder / "one.jsonl", [hostile_result(), other_result()])
        write_lines(self.folder / "two.jsonl", [hostile_result(status="partial"), failed_result()])
        islands = islands_of(self.view("one.jsonl", "two.jsonl"))
        runs = [[run and run["status"] for run in islands[name]["runs"]]
                for name in ("d0", "d1", "d2")]
        self.assertEqual(runs, [["ok", "partial"], ["ok", None], [None, "error"]])
        self.assertEqual([run["name"] for run in islands["index"]["runs"]],
                         ["one.jsonl", "two.jsonl"])

    def manifest(self, inputs, config=None):
        result = hostile_result()
        del result["text"]
        write_lines(self.folder / "out.jsonl", [result])
        pipeline = {"glossator": 1, "pipeline": [{"plugin": "tokens"}], **(config or {})}
        (self.folder / "out.jsonl.manifest.json").write_text(json.dumps(
            {"inputs": inputs, "config": pipeline, "layers": []}))

    def test_texts_are_found_again_by_the_manifest(self):
        (self.folder / "in.jsonl").write_text(
            json.dumps({"id": "other", "body": "x"}) + "\n" +
            json.dumps({"id": "a/<hostile>.txt", "body": HOSTILE}) + "\n")
        self.manifest(["in.jsonl"], {"input": {"text": "/body"}})
        self.assertEqual(islands_of(self.view("out.jsonl"))["d0"]["text"], HOSTILE)
        self.assertEqual(self.stderr, "")

    def test_texts_that_are_gone_are_named_with_the_next_step(self):
        self.manifest(["gone.jsonl"])
        self.assertNotIn("text", islands_of(self.view("out.jsonl"))["d0"])
        self.assertRegex(self.stderr, r"^warning: out.jsonl: its texts are not found: .*gone.jsonl"
                                      r"[^$]*name the documents by --texts INPUT")
        (self.folder / "moved.jsonl").write_text(
            json.dumps({"id": "a/<hostile>.txt", "text": HOSTILE}) + "\n")
        page = self.view("out.jsonl", "--texts", "moved.jsonl")
        self.assertEqual(islands_of(page)["d0"]["text"], HOSTILE)

    def test_documents_are_annotated_first_with_run(self):
        (self.folder / "a.txt").write_text("Rain on May 3, 2024 in Lisbon.")
        (self.folder / "c.json").write_text(json.dumps(
            {"glossator": 1, "pipeline": [{"plugin": "tokens"}, {"plugin": "dates"}],
             "output": {"layers": ["dates"]}}))
        island = islands_of(self.view("--run", "c.json", "a.txt", "--date", "2024-05-17"))["d0"]
        self.assertEqual(island["text"], "Rain on May 3, 2024 in Lisbon.")
        self.assertEqual(island["runs"][0]["layers"]["dates"][0]["value"], "2024-05-03")

    def test_offsets_into_a_source_come_with_the_source(self):
        page = "<html><body><article><p>Rain on May 3, 2024 in Caf&eacute; Lisbon.</p></article>"
        (self.folder / "a.html").write_text(page)
        (self.folder / "c.json").write_text(json.dumps(
            {"glossator": 1, "pipeline": [{"plugin": "tokens"}, {"plugin": "dates"}],
             "output": {"layers": ["dates"]}}))
        island = islands_of(self.view("--run", "c.json", "a.html",
                                      "--set", "/input/offsets=source"))["d0"]
        self.assertEqual(island["text"], page)

    def test_the_limit_is_told(self):
        write_lines(self.folder / "out.jsonl", [hostile_result(), other_result()])
        self.assertEqual(len(islands_of(self.view("out.jsonl", "--limit", "1"))), 2)
        self.assertIn("shows the first 1 documents; --limit N shows more", self.stderr)

    def test_errors_name_place_and_next_step(self):
        (self.folder / "bad.jsonl").write_text('{"id":"x","layers":{}}\n{"id":7}\n')
        cases = [(("bad.jsonl",), "bad.jsonl:2: .*expected a result"),
                 (("gone.jsonl",), "gone.jsonl: no such file"),
                 ((".",), r"\.: is a folder"),
                 ((), "expected an OUT"),
                 (("bad.jsonl", "--date", "2024-01-01"), "--date is for --run CONFIG"),
                 (("--run", "nowhere", "bad.jsonl"), "see its message above")]
        for arguments, message in cases:
            with self.subTest(message):
                self.view(*arguments, expected=2)
                self.assertRegex(self.stderr, message)
                self.assertFalse((self.folder / "page.html").exists())


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
