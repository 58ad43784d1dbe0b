"""What annotators in Python may write, without a host."""

import types
import unittest

from glossator.plugin import integer, real, span
from glossator.plugin_declaration import read_declaration
from glossator.plugin_output import Output
from glossator.plugin_process import answerer


class Sums:
    """Finds sums."""

    id, version = "sums", "1.0.0"
    keys = {"value": real("a"), "count": integer("b"), "parts": span("c", repeated=True)}
    summary = "finds sums"
    writes = {"sums": {"types": ["sum"], "keys": keys}}

    def process(self, document, out):
        out.add(0, 1)


class OutputTest(unittest.TestCase):
    def setUp(self):
        self.out = Output(read_declaration(Sums).outputs)
        self.out._begin(types.SimpleNamespace(text="a sum", _is_ascii=True, to_bytes=int))

    def test_a_score_is_a_number_from_0_to_1(self):
        for wrong in (float("nan"), -0.5, 7):
            with self.assertRaisesRegex(ValueError, "score: expected a number from 0 to 1"):
                self.out.add(0, 1, score=wrong)
        self.assertEqual(self.out.add(0, 1, score=0.5), 0)

    def test_a_wrong_value_names_its_key(self):
        for key, wrong in (("value", "x"), ("count", 1.5), ("parts", 3), ("parts", [3])):
            with self.assertRaisesRegex(TypeError, f"key '{key}': expected .* it is"):
                self.out.add(0, 1, **{key: wrong})
        self.assertEqual(self.out.add(0, 1, value=1, count=2, parts=[(0, 1)]), 0)


class ProcessTest(unittest.TestCase):
    def test_a_result_of_process_is_an_error(self):
        from glossator import plugin_process

        class Yields(Sums):
            def process(self, document, out):
                yield 0, 1

        class Returns(Sums):
            def process(self, document, out):
                return [(0, 1)]

        document = types.SimpleNamespace(text="a sum", _is_ascii=True, to_bytes=int)
        before = plugin_process._document_reader
        plugin_process._document_reader = lambda _: lambda _: (0, document)
        try:
            for wrong in (Yields, Returns):
                answer = answerer(read_declaration(wrong), wrong())(b"")
                self.assertIn(b"out.add", answer)
            self.assertNotIn(b"out.add", answerer(read_declaration(Sums), Sums())(b""))
        finally:
            plugin_process._document_reader = before


if __name__ == "__main__":
    unittest.main()
