"""The common part of the tests of updates. Takes the folder of the build from sys.argv[1]."""

import json
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "faults"))

from fault_case import SENTENCE, FaultCase  # noqa: E402

FORMATS = ("x.jsonl", "x.jsonl.gz", "x.jsonl.zst", "x.csv", "x.csv.gz", "x.conll", "x.txt", "x/")


class UpdateCase(FaultCase):
    def setUp(self):
        super().setUp()
        self.folder.joinpath("in").mkdir()
        self.steps = self.config("tokens")

    def write(self, name, text, folder="in"):
        self.folder.joinpath(folder, name).write_text(text)

    def write_some(self, count):
        for i in range(count):
            self.write(f"{i:04}.txt", f"Text {i}. " + SENTENCE * (i % 7))

    def run_to(self, out, *more, inputs=("in",), code=0):
        """Runs gloss in the test's folder; returns its messages."""
        found, _, error = self.gloss(self.steps, *inputs, "-o", out, *more, cwd=self.path("."))
        self.assertEqual(found, code, error)
        return error

    def assert_counts(self, error, kept, annotated, dropped):
        self.assertEqual(
            re.findall("^update: (.*)$", error, re.M),
            [f"{kept:,} documents kept, {annotated:,} annotated, {dropped:,} dropped"],
            error,
        )

    def bytes_of(self, out):
        path = self.folder / out
        if path.is_dir():
            return {file.name: file.read_bytes() for file in path.iterdir()}
        return path.read_bytes()

    def assert_same(self, out, *more, inputs=("in",), code=0):
        """Compares with a fresh run of the same inputs."""
        fresh = "fresh/" + out
        self.folder.joinpath("fresh").mkdir(exist_ok=True)
        if self.folder.joinpath(fresh).is_dir():
            for file in self.folder.joinpath(fresh).iterdir():
                file.unlink()
        self.run_to(fresh, "-q", *more, inputs=inputs, code=code)
        self.assertEqual(self.bytes_of(out), self.bytes_of(fresh))
        self.assertEqual(self.index(out), self.index(fresh))

    def index(self, out):
        head, _, rows = self.bytes_of(index_of(out)).partition(b"\n")
        return json.loads(head), rows

    def assert_nothing_left(self, out):
        name = out.rstrip("/")
        left = sorted(path.name for path in self.folder.glob(name + "*"))
        self.assertEqual(left, [name, name + ".index", name + ".manifest.json"])


def index_of(out):
    return out.rstrip("/") + ".index"
