"""The common part of the tests of faults. Takes the folder of the build from sys.argv[1]."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import threading
import unittest

BUILD = pathlib.Path(sys.argv.pop(1)).resolve()
GLOSS = str(BUILD / "bin" / "gloss")
ENVIRONMENT = dict(
    os.environ, GLOSS_PLUGIN_PATH=f"{BUILD}/tests/specimens:{BUILD}/tests/misbehaving"
)
SENTENCE = "Odhiambo met the African Union in Lisbon on 3 May 2024, and will be back in mid-June. "


def state_of(pid):
    """The state and the parent of a process; None if there is none."""
    try:
        fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
        return fields[0], int(fields[1])
    except (FileNotFoundError, ProcessLookupError):
        return None


def children(parent):
    pids = [int(name) for name in os.listdir("/proc") if name.isdigit()]
    return [
        pid for pid in pids if (state := state_of(pid)) and state[1] == parent and state[0] != "Z"
    ]


def is_alive(pid):
    state = state_of(pid)
    return state is not None and state[0] != "Z"


class FaultCase(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.addCleanup(self.temporary.cleanup)
        self.folder = pathlib.Path(self.temporary.name)

    def path(self, name):
        return str(self.folder / name)

    def config(self, *plugins, **sections):
        steps = [{"plugin": plugin} for plugin in plugins]
        (self.folder / "config.json").write_text(
            json.dumps({"glossator": 1, "pipeline": steps, **sections})
        )
        return self.path("config.json")

    def documents(self, count, name="in.jsonl", size=10):
        ids = [f"document {i}" for i in range(count)]
        with open(self.path(name), "w") as out:
            for i, one in enumerate(ids):
                out.write(json.dumps({"id": one, "text": SENTENCE * (1 + i % size)}) + "\n")
        return ids

    def write_documents(self, texts, name="in.jsonl"):
        with open(self.path(name), "w") as out:
            for i, text in enumerate(texts):
                out.write(json.dumps({"id": str(i), "text": text}) + "\n")
        return [str(i) for i in range(len(texts))]

    def start(self, *arguments, **options):
        options.setdefault("stdin", subprocess.DEVNULL)
        process = subprocess.Popen(
            [GLOSS, "run", *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=ENVIRONMENT,
            **options,
        )
        no_end = threading.Timer(600, process.kill)  # a run that hangs fails its test
        no_end.start()
        self.addCleanup(no_end.cancel)
        return process

    def gloss(self, *arguments, **options):
        process = self.start(*arguments, **options)
        out, error = process.communicate(timeout=300)
        return process.returncode, out, error.decode(errors="replace")

    def records(self, name="out.jsonl"):
        with open(self.path(name), "rb") as lines:
            return [json.loads(line) for line in lines]

    def assert_ids(self, ids, name="out.jsonl"):
        self.assertEqual([record["id"] for record in self.records(name)], ids)

    def assert_resumes_to_the_same(self, config, whole):
        """Resumes out.jsonl until it is complete; it must then equal the output of one run."""
        for _ in range(30):
            code, _, error = self.gloss(
                config, self.path("in.jsonl"), "-o", self.path("out.jsonl"), "--resume", "-q"
            )
            if code == 0:
                break
        self.assertEqual((code, error), (0, ""))
        self.assertEqual(pathlib.Path(self.path("out.jsonl")).read_bytes(), whole)
        self.assertFalse(os.path.exists(self.path("out.jsonl.journal")))

    def whole_run(self, config):
        code, out, error = self.gloss(config, self.path("in.jsonl"), "--format", "jsonl", "-q")
        self.assertEqual((code, error), (0, ""))
        return out
