"""Tables and types, with programs from PyPI (tests/run.sh installs them in build/readers)."""

import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

import glossator
from setting import BUILD, SOURCE, TEXT, news

HERE = pathlib.Path(__file__).parent
READERS = BUILD.parent / "readers/bin/python"


def has_readers():
    """Whether that interpreter is there, and loads a module built for this one."""
    version = "import sys; print(*sys.version_info[:2])"
    if not READERS.exists():
        return False
    done = subprocess.run([READERS, "-c", version], capture_output=True, text=True)
    return done.stdout.split() == [str(part) for part in sys.version_info[:2]]


@unittest.skipUnless(
    has_readers(), "tests/run.sh installs pyarrow, pandas and others in build/readers"
)
class ReadersTest(unittest.TestCase):
    def run_with_readers(self, *arguments):
        command = [READERS, *arguments]
        environment = {**os.environ, "MYPY_CACHE_DIR": os.devnull}
        with tempfile.TemporaryDirectory() as folder:  # mypy leaves files in the current one
            done = subprocess.run(
                command, capture_output=True, text=True, env=environment, cwd=folder
            )
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return done.stdout + done.stderr

    def test_tables_are_read_by_pyarrow_pandas_polars_and_duckdb(self):
        self.assertIn("OK", self.run_with_readers(HERE / "readers.py"))

    def test_the_package_is_typed(self):
        package = BUILD / "lib/glossator/python/glossator"
        options = ["--strict", "--config-file", SOURCE / "core/python/pyproject.toml"]
        self.run_with_readers("-m", "mypy", *options, package)
        self.run_with_readers("-m", "mypy", *options, HERE / "typed_user.py")

    def test_the_stubs_say_what_there_is(self):
        # Of pybind11's classes their metaclass and signature of __init__ tell nothing. Records are
        # iterated by __getitem__.
        allowed = r"""
glossator._glossator.\w+
glossator._glossator.\w+.__init__
glossator._glossator.Records.__(iter|reversed|contains)__
"""
        with tempfile.TemporaryDirectory() as folder:
            allowlist = pathlib.Path(folder, "allowlist")
            allowlist.write_text(allowed)
            told = self.run_with_readers(
                "-m",
                "mypy.stubtest",
                "glossator._glossator",
                "--ignore-positional-only",
                "--allowlist",
                allowlist,
                "--ignore-unused-allowlist",
            )
        self.assertIn("Success", told)

    def test_the_notebook_and_the_examples_run(self):
        self.run_with_readers(HERE / "run_notebook.py", SOURCE / "examples/python/tutorial.ipynb")
        folder = SOURCE / "examples/python"
        told = self.run_with_readers(folder / "news_table.py", SOURCE / "examples/documents")
        self.assertIn("people", told)
        told = self.run_with_readers(folder / "compare_configs.py", SOURCE / "examples/documents")
        self.assertIn("only", told)


class WithoutReadersTest(unittest.TestCase):
    def test_a_table_takes_no_library(self):
        table = news().table([TEXT], "people")
        self.assertEqual(len(table), 3)
        self.assertEqual(table.column_names[:4], ["document", "layer", "record", "parent"])
        self.assertIn("arrow_array_stream", repr(table.__arrow_c_stream__()))

    def test_what_are_no_results_is_refused_plainly(self):
        for wrong in (news()(TEXT), "text", ["text"], 7):
            with self.assertRaisesRegex(TypeError, r"^table\(\) takes (many )?results"):
                glossator.table(wrong)
        with self.assertRaisesRegex(TypeError, "layers: expected names of layers; found 3"):
            news().table([TEXT], 3)

    def test_missing_results_are_told_by_their_own_name(self):
        with self.assertRaisesRegex(glossator.Error, r"^nope\.jsonl: there is no such file$"):
            glossator.read_results("nope.jsonl")

    def test_what_cannot_be_a_table_is_refused(self):
        with self.assertRaisesRegex(glossator.Error, "persons"):
            news().table([TEXT], "persons")
        with self.assertRaisesRegex(ValueError, "no results"):
            glossator.table([])
        with self.assertRaisesRegex(ValueError, "letters"):
            news().table([TEXT], unit="letters")
        other = glossator.load("lists")
        with self.assertRaisesRegex(glossator.Error, "other layers"):
            glossator.table([news()(TEXT), other(TEXT)])

    def test_a_missing_library_is_named(self):
        try:
            import pyarrow  # noqa: F401
        except ImportError:
            with self.assertRaisesRegex(ImportError, "pip install pyarrow"):
                news().table([TEXT]).to_arrow()


if __name__ == "__main__":
    unittest.main()
