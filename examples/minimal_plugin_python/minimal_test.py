"""Runs the plugin over the sample: python3 minimal_test.py, after it was built."""
import json
import os
import pathlib
import subprocess
import unittest

FOLDER = pathlib.Path(__file__).resolve().parent
GLOSS = os.environ.get("GLOSS", "gloss")


class MinimalTest(unittest.TestCase):
    def results(self, *inputs, text=None):
        ran = subprocess.run(
            [GLOSS, "run", "config.json", *inputs, "--format", "jsonl", "--quiet"],
            cwd=FOLDER, input=text, capture_output=True, text=True)
        self.assertEqual(ran.returncode, 0, ran.stderr)
        return [json.loads(line) for line in ran.stdout.splitlines()]

    def test_the_sample_gives_what_is_expected(self):
        expected = json.loads((FOLDER / "expected.jsonl").read_text())
        self.assertEqual(self.results("sample.txt"), [expected])

    def test_offsets_are_right_beyond_ascii(self):
        found = self.results("-", text="Über die NATO – und die ÖBB.")[0]["layers"]["minimal"]
        self.assertEqual([record["text"] for record in found], ["NATO", "ÖBB"])

    def test_the_plugin_keeps_the_contract(self):
        library = next((FOLDER / "build").glob("*.so"))
        checks = "can-be-made,full-description,options-schema,hostile-texts,deterministic"
        checked = subprocess.run(
            [GLOSS, "check", library, "--only", checks + ",spec-cases", "--cases", "cases"],
            cwd=FOLDER, capture_output=True, text=True)
        self.assertEqual(checked.returncode, 0, checked.stdout + checked.stderr)


if __name__ == "__main__":
    unittest.main()
