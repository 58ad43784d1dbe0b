"""Results that gloss run wrote, read back."""

import json
import pathlib
import tempfile
import unittest

import glossator
from setting import TEXT, gloss, news

DOCUMENTS = [
    {"id": "a", "text": TEXT, "date": "1850-01-01", "source": "post", "rank": {"first": [1, None]}},
    {"id": "b", "text": "Zoë met Ada Lovelace.", "source": "mail"},
    {"id": "c", "text": ""},
]


class ResultsTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.texts = pathlib.Path(self.folder.name, "in.jsonl")
        self.texts.write_text("".join(json.dumps(each) + "\n" for each in DOCUMENTS), "utf-8")

    def run_to(self, name, *arguments):
        out = pathlib.Path(self.folder.name, name)
        gloss("run", "news", self.texts, "-o", out, "-q", *arguments, check=True)
        return out

    def test_plain_and_compressed_files_have_the_same_results(self):
        lines = self.run_to("out.jsonl", "--text").read_text("utf-8").splitlines()
        for name in ("out.jsonl", "out.jsonl.gz", "out.jsonl.zst"):
            with self.subTest(name):
                out = self.run_to(name, "--text", "--overwrite")
                results = list(glossator.read_results(out))
                self.assertEqual([each.to_json() for each in results], lines)
                self.assertEqual([each.text for each in results], [d["text"] for d in DOCUMENTS])
                people = [record["name"] for record in results[0]["people"]]
                self.assertEqual(people, [record["name"] for record in news()(TEXT)["people"]])

    def test_a_file_that_breaks_off_is_told_behind_its_results(self):
        out = self.run_to("out.jsonl.gz")
        out.write_bytes(out.read_bytes()[:-20])
        with self.assertRaisesRegex(glossator.Error, "out.jsonl.gz: cannot be read: "):
            list(glossator.read_results(out))

    def test_meta_is_kept_as_it_was_written(self):
        for name in ("out.jsonl", "out.jsonl.zst"):
            out = self.run_to(name, "--meta", "source,rank")
            results = list(glossator.read_results(out))
            expected = [
                {"source": "post", "rank": {"first": [1, None]}},
                {"source": "mail"},
                None,
            ]
            self.assertEqual([each.meta for each in results], expected)
            self.assertEqual(json.loads(results[0].to_json())["meta"], expected[0])
        self.assertIs(results[0].meta, results[0].meta)

    def test_to_json_gives_the_line_of_the_file(self):
        for unit in ("codepoint", "utf16"):
            out = self.run_to(f"{unit}.jsonl", "--text", "--set", f'/output/unit="{unit}"')
            lines = out.read_text("utf-8").splitlines()
            self.assertEqual([each.to_json() for each in glossator.read_results(out)], lines)

    def test_a_missing_file_is_told_as_itself(self):
        with self.assertRaisesRegex(glossator.Error, "nope.jsonl: there is no such file"):
            glossator.read_results("nope.jsonl")
        with self.assertRaisesRegex(glossator.Error, "is a folder; expected a file"):
            glossator.read_results(self.folder.name)
        out = self.run_to("out.jsonl")
        pathlib.Path(f"{out}.manifest.json").unlink()
        with self.assertRaisesRegex(glossator.Error, "manifest.json: .*`gloss run -o` writes it"):
            glossator.read_results(out)


if __name__ == "__main__":
    unittest.main()
