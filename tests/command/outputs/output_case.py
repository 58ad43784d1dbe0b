"""The shared part of the tests of outputs: documents, and runs over them. Takes BUILD_FOLDER and SOURCE_FOLDER from
sys.argv."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

SOURCE = pathlib.Path(sys.argv.pop(2)).resolve()
BUILD = pathlib.Path(sys.argv.pop(1)).resolve()
ENVIRONMENT = dict(os.environ, GLOSS_PLUGIN_PATH=f"{BUILD}/tests/specimens:{BUILD}/tests/misbehaving")
NEWS = str(SOURCE / "configs" / "news.json")
TEXTS = [
    "Odhiambo met the African Union in Lisbon on 3 May 2024, and will be back in mid-June. She was glad.",
    "Zażółć gęślą jaźń 😀, said Duarte Vilhena of \"Norvento Energia, Inc.\" on Monday.\r\nProfit fell\u2028sharply.",
    "", " ", "a\tb,c\"d\n\ne'f;g", "One, two\0three on 5 June.",
]
class OutputCase(unittest.TestCase):
    maxDiff = 2000

    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        self.documents([{"id": f"{i}/{'ü' * (i % 4)} {i}", "text": TEXTS[i % len(TEXTS)], "date": "2024-05-17"}
                        for i in range(60)], more=['{"id": "broken", "text": 7}'])

    def documents(self, documents, more=()):
        lines = [json.dumps(document) for document in documents]
        self.path("in.jsonl").write_text("\n".join([*lines, *more]) + "\n")

    def path(self, name):
        return self.folder / name

    def gloss(self, *arguments, config=NEWS, code=1):
        command = [str(BUILD / "bin" / "gloss"), "run", config, str(self.path("in.jsonl")), "-q"]
        done = subprocess.run([*command,
                               *map(str, arguments)],
                              env=ENVIRONMENT, capture_output=True, timeout=300)
        error = done.stderr.decode()
        self.assertEqual((done.returncode, error), (code, "" if code < 2 else error))
        return done

    def jsonl(self, *arguments, **options):
        out = self.gloss("--format", "jsonl", *arguments, **options).stdout.decode()
        return [json.loads(line) for line in out.split("\n")[:-1]]

    def specimens(self):
        config = self.path("config.json")
        config.write_text(json.dumps({"glossator": 1, "pipeline": [
            {"plugin": "tokens"}, {"plugin": "everything"}, {"plugin": "reader"}]}))
        return str(config)
