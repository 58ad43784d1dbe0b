"""The common part of the tests of annotators in Python. Takes the folder of the build from
sys.argv[1]."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

BUILD = pathlib.Path(sys.argv.pop(1)).resolve()
GLOSS = str(BUILD / "bin" / "gloss")
TOOL = str(BUILD / "lib/glossator/python/glossator/plugin.py")


class PythonCase(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        self.environment = {**os.environ, "XDG_CACHE_HOME": str(self.folder / "cache")}
        for variable in ("PYTHONPATH", "GLOSS_PYTHON", "GLOSS_PLUGIN_PATH"):
            self.environment.pop(variable, None)

    def write(self, name, text):
        (self.folder / name).write_text(text)
        return str(self.folder / name)

    def run_program(self, *arguments, seconds=300, **variables):
        return subprocess.run(
            list(map(str, arguments)), cwd=self.folder, env={**self.environment, **variables},
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=seconds,
        )

    def tool(self, *arguments):
        return self.run_program(sys.executable, TOOL, *arguments)

    def build(self, source, name="made.py", *more):
        """Makes the plugin of a source; returns the library's path."""
        made = self.tool("build", self.write(name, source), *more)
        self.assertEqual(made.returncode, 0, made.stderr)
        return made.stdout.strip()

    def config(self, *steps, **sections):
        steps = [{"plugin": step} if isinstance(step, str) else step for step in steps]
        return self.write("config.json", json.dumps(
            {"glossator": 1, "pipeline": steps, **sections}))

    def gloss(self, *arguments, **variables):
        return self.run_program(GLOSS, *arguments, **variables)

    def annotate(self, texts, *more, code=0, **variables):
        """Runs config.json over the texts; returns the results and the messages."""
        documents = [text if isinstance(text, dict) else {"text": text} for text in texts]
        lines = [json.dumps({"id": str(i), **one}) for i, one in enumerate(documents)]
        self.write("in.jsonl", "\n".join(lines) + "\n")
        ran = self.gloss("run", "config.json", "in.jsonl", "--format", "jsonl", "--plugin-path",
                         self.folder / "build", *more, **variables)
        self.assertEqual(ran.returncode, code, ran.stderr)
        return [json.loads(line) for line in ran.stdout.splitlines()], ran.stderr
