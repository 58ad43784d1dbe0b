"""`gloss report` as a program: report_test.py BUILD"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

from sample_results import failed_result, hostile_result, other_result, write_lines

BUILD = pathlib.Path(sys.argv[1])


def toned_result():
    """A tone towards the person, by a record on all mentions and by one on the first."""
    result = hostile_result(id="d.txt", date="2024-06-01")
    target = {"layer": "people", "id": 0}
    result["layers"]["sentiment"] = [
        {"id": 0, "scope": "document", "type": "positive", "value": 0.5},
        {"id": 1, "scope": "entity", "type": "negative", "value": -0.2, "target": target},
        {"id": 2, "scope": "target", "begin": 0, "end": 3, "type": "positive", "value": 0.9,
         "target": target}]
    return result


class ReportTest(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.addCleanup(self.temporary.cleanup)
        self.folder = pathlib.Path(self.temporary.name)
        write_lines(self.folder / "out.jsonl",
                    [hostile_result(), other_result(), failed_result(), toned_result()])
        (self.folder / "out.jsonl.manifest.json").write_text(json.dumps({
            "steps": [{"name": "dates", "plugin": "dates", "version": "1.2",
                       "milliseconds": {"sum": 3.5, "p50": 1.0}}],
            "slowest": [{"id": "b.txt", "text_bytes": 9, "milliseconds": 2.0}]}))

    def report(self, *arguments):
        return subprocess.run([BUILD / "bin/gloss", "report", *arguments], cwd=self.folder,
                              text=True, capture_output=True)

    def figures(self):
        done = self.report("out.jsonl", "--json")
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def test_documents_and_failures_are_counted(self):
        figures = self.figures()
        self.assertEqual([figures[key] for key in ("documents", "ok", "failed")], [4, 3, 1])
        self.assertEqual(figures["failures"], [{"id": "c.txt", "plugin": "dates", "kind": "limit",
                                                "message": "too <long>"}])

    def test_records_are_counted_by_type_and_month(self):
        figures = self.figures()
        counts = {(one["layer"], one["type"]): one["records"] for one in figures["counts"]}
        self.assertEqual(counts, {("people", "person"): 5, ("sectors", "D35"): 2,
                                  ("sentiment", "negative"): 2, ("sentiment", "positive"): 2})
        months = [[month["month"], month["documents"], month["layers"]["people"], month["tone"]]
                  for month in figures["months"]]
        self.assertEqual(months, [["2024-05", 1, 2, None], ["2024-06", 1, 2, 0.5]])
        self.assertEqual(figures["layers"], ["people", "sectors", "sentiment"])

    def test_names_and_labels_are_ranked(self):
        figures = self.figures()
        self.assertEqual(figures["named"], {"people": [
            {"name": "Ann Lee", "documents": 2, "mentions": 4},
            {"name": "Zed", "documents": 1, "mentions": 1}]})
        self.assertEqual(figures["labels"]["sectors"], [
            {"type": "D35", "label": "Power <supply>", "documents": 2}])

    def test_tone_towards_a_name_is_that_of_all_its_mentions(self):
        self.assertEqual(self.figures()["tone"], [
            {"name": "Ann Lee", "layer": "people", "mean": -0.2, "documents": 1}])

    def test_times_and_slow_documents_come_from_the_manifest(self):
        figures = self.figures()
        self.assertEqual(figures["times"], [{"step": "dates", "plugin": "dates", "version": "1.2",
                                             "sum": 3.5, "p50": 1.0}])
        self.assertEqual(figures["slowest"][0]["id"], "b.txt")

    def test_the_page_holds_the_figures_and_loads_nothing(self):
        done = self.report("out.jsonl", "-o", "page.html")
        self.assertEqual((done.returncode, done.stdout), (0, ""), done.stderr)
        page = (self.folder / "page.html").read_text()
        island = re.search(r'id="figures">(.*?)</script', page, re.S).group(1)
        figures = json.loads(island)
        self.assertEqual(figures.pop("title"), "out.jsonl")
        self.assertEqual(figures, self.figures())
        self.assertNotIn("<long>", page)
        self.assertIn("default-src 'none'", page)

    def test_errors_name_the_next_step(self):
        (self.folder / "bad.jsonl").write_text("[1]\n")
        for arguments, message in [((), "expected one OUT"),
                                   (("out.jsonl",), "-o PAGE.html or --json"),
                                   (("gone.jsonl", "--json"), "gone.jsonl: no such file"),
                                   (("bad.jsonl", "--json"), "bad.jsonl:1: not a result")]:
            with self.subTest(message):
                done = self.report(*arguments)
                self.assertEqual(done.returncode, 2)
                self.assertIn(message, done.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
