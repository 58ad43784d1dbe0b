"""The files for brat are read strictly, by its grammar and by bioc. brat_test.py BUILD_FOLDER SOURCE_FOLDER"""
import re
import shutil
import subprocess
import unittest

from output_case import BUILD, NEWS, SOURCE, OutputCase


class BratLines:
    """An .ann file, read strictly by https://brat.nlplab.org/standoff.html."""
    NAME = "[A-Za-z0-9_-]+"
    MARK = re.compile(rf"(T[0-9]+)\t({NAME}) ([0-9]+ [0-9]+(?:;[0-9]+ [0-9]+)*)\t(.+)")
    RELATION = re.compile(rf"R[0-9]+\t({NAME}) Arg1:(T[0-9]+) Arg2:(T[0-9]+)")
    NOTE = re.compile(rf"#[0-9]+\t{NAME} (T[0-9]+)\t(.+)")

    def __init__(self, text, annotations):
        self.text = text.read_bytes().decode()
        self.refused, self.types, self.spans, self.covered, self.notes = [], set(), set(), set(), []
        marks, ends = set(), set()
        for line in annotations.read_bytes().decode().splitlines():
            if mark := self.MARK.fullmatch(line):
                spans = [tuple(map(int, span.split())) for span in mark[3].split(";")]
                if mark[1] in marks or not self.is_sound(spans, mark[4]):
                    self.refused.append(line)
                marks.add(mark[1])
                self.types.add(mark[2])
                self.covered.add(mark[4])
                self.spans.add((mark[2], spans[0][0], spans[-1][1]))
            elif relation := self.RELATION.fullmatch(line):
                ends |= {relation[2], relation[3]}
            elif note := self.NOTE.fullmatch(line):
                ends |= {note[1]} if self.text.strip() else set()
                self.notes.append(note[2])
            else:
                self.refused.append(line)
        self.refused += sorted(ends - marks)

    def is_sound(self, spans, covered):
        inside = all(begin < end <= len(self.text) for begin, end in spans)
        return (inside and spans == sorted(spans) and " ".join(self.text[begin:end] for begin, end in spans) == covered)


class Brat(OutputCase):
    def test_brat_files_agree_with_their_texts(self):
        for config in (NEWS, self.specimens()):
            shutil.rmtree(self.path("out"), ignore_errors=True)
            self.gloss("-o", self.path("out"), "--format", "brat", config=config)
            types = set(self.path("out/annotation.conf").read_text().split("\n"))
            records = self.jsonl("--unit", "codepoint", "--text", config=config)
            for record in records:
                name = re.sub("[/\0]", lambda match: f"%{ord(match[0]):02X}", record["id"])
                lines = BratLines(self.path(f"out/{name}.txt"), self.path(f"out/{name}.ann"))
                self.assertEqual(lines.refused, [])
                self.assertLessEqual(lines.types, types)
                wanted = {(re.sub("[^A-Za-z0-9-]", "_", f"{layer}_{one['type']}"), one["begin"], one["end"])
                          for layer, some in record["layers"].items() for one in some
                          if one.get("begin", 0) < one.get("end", 0) and one.get("text", "x").strip() == one.get("text", "x")}
                if record.get("text", "").strip():
                    self.assertLessEqual(wanted, lines.spans)
                    documents = [one for some in record["layers"].values() for one in some if "begin" not in one]
                    self.assertEqual(sum('"scope":"document"' in note for note in lines.notes), len(documents))

    def test_brat_splits_names_at_breaks_and_marks_errors(self):
        text = "\n \u2028John\u2028Smith\tmet Mr. Tom\nBrown on 3 May 2024 in Rome. Profit fell at Norvento Energia."
        self.documents([{"id": "odd", "text": text, "date": "2024-05-17"}, {"id": "empty", "text": ""},
                        {"id": "blank", "text": " \n\t "}], more=['{"id": "broken", "text": 7}'])
        self.gloss("-o", self.path("out"), "--format", "brat")
        odd = BratLines(self.path("out/odd.txt"), self.path("out/odd.ann"))
        self.assertEqual(odd.refused, [])
        self.assertIn("3 May 2024", odd.covered)
        self.assertIn("Smith met Mr. Tom", odd.covered)
        for name in ("empty", "blank"):
            self.assertEqual(self.path(f"out/{name}.ann").read_text(), "")
        self.assertIn('"kind":"input"', self.path("out/broken.ann").read_text())

    @unittest.skipUnless((BUILD.parent / "readers/bin/python").exists(), "tests/run.sh installs bioc in build/readers")
    def test_brat_is_read_by_bioc(self):
        for config in (NEWS, self.specimens()):
            shutil.rmtree(self.path("out"), ignore_errors=True)
            self.gloss("-o", self.path("out"), "--format", "brat", config=config)
            done = subprocess.run([str(BUILD.parent / "readers/bin/python"), str(SOURCE / "tests/command/outputs/brat_with_bioc.py"),
                                   str(self.path("out"))], capture_output=True, text=True)
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            written = "".join(file.read_text() for file in self.path("out").glob("*.ann"))
            counts = [len(re.findall(f"(?m)^{kind}[0-9]", written)) for kind in "TR#"]
            self.assertEqual([int(count) for count in done.stdout.split()], counts)


if __name__ == "__main__":
    unittest.main(verbosity=2)
