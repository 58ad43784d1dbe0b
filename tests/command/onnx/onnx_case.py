"""The common part of the tests of the plugin onnx. Takes the folder of the build from sys.argv[1].

They run in build/readers, where tests/run.sh installs what the plugin needs from PyPI; without it
they are skipped, with exit code 77.
"""

import os
import pathlib
import sys
import tempfile
import unittest

BUILD = pathlib.Path(sys.argv[1]).resolve()
READERS = BUILD.parent / "readers/bin/python"
os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # of this process: the plugin sets it for its own
try:
    import onnx  # noqa: F401
    import onnxruntime  # noqa: F401
    import tokenizers  # noqa: F401
except ImportError:
    if READERS.exists() and "GLOSS_TEST_OF_ONNX" not in os.environ:
        os.environ["GLOSS_TEST_OF_ONNX"] = "1"
        os.execv(READERS, [str(READERS), "-B", *sys.argv])
    print("SKIPPED: no onnx, onnxruntime or tokenizers here; "
          "tests/run.sh installs them in build/readers")
    sys.exit(77)

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "python_plugins")]

from python_case import PythonCase  # noqa: E402  takes sys.argv[1]

sys.path.insert(0, str(BUILD / "lib/glossator/python/glossator"))
import plugin_process  # noqa: E402

plugin_process.make_light_package()  # removes that folder from the path

_models = tempfile.TemporaryDirectory()
MODELS = pathlib.Path(_models.name)


class OnnxCase(PythonCase):
    """Runs the command with models of small_models.py."""

    models = ()

    @classmethod
    def setUpClass(cls):
        import small_models
        makers = {"tagger": small_models.make_tagger, "topics": small_models.make_topics,
                  "tagger_bytes": lambda folder: small_models.make_tagger(folder, is_bytes=True)}
        for name in cls.models:
            if not (MODELS / name).exists():
                makers[name](MODELS / name)

    def setUp(self):
        super().setUp()
        self.environment["GLOSS_PYTHON"] = sys.executable
        del self.environment["ORT_DISABLE_TELEMETRY"]

    def onnx(self, model, **options):
        """A step of a config."""
        return {"plugin": "onnx", "options": {"model": str(MODELS / model), **options}}

    def run_model(self, model, texts, *more, **options):
        """The results of a chain of this step alone."""
        self.config(self.onnx(model, **options))
        return self.annotate(texts, *more)[0]

    def found(self, model, text, *more, **options):
        """The (text, label) of the entities in a text."""
        (result,) = self.run_model(model, [text], *more, **options)
        self.assertEqual(result["status"], "ok", result)
        return [(one["text"], one["label"]) for one in result["layers"]["entities"]]


def main():
    unittest.main()
