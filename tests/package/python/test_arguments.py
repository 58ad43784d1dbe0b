"""What wrong arguments raise: plain words, without the types of C++."""

import sys
import unittest
from unittest import mock

import glossator
from setting import TEXT, news

WRONG = [
    ("load(3)", TypeError, "expected the name or path of a config, or a dict; found int"),
    ("load('')", glossator.Error, "the name of the config is empty; shipped configs: "),
    ("load('news', plugin_path=3)", TypeError, "plugin_path: expected a folder, or several"),
    ("load('news', plugin_path=[3])", TypeError, "plugin_path: expected a folder, or several"),
    ("load('news', folder=3)", TypeError, "folder: expected the name of a folder; found int 3"),
    ("load('news', logger=3)", TypeError, "logger: expected a function of level and message"),
    ("read_results(3)", TypeError, "expected the path of a file of results; found int 3"),
    ("TermList([3])", TypeError, "a row of a TermList is a string, a tuple"),
    ("nlp.pipe([TEXT], threads=-1)", ValueError, "threads: expected a number from 1 to 1024"),
    ("nlp.pipe([TEXT], threads='')", ValueError, "threads: expected a number from 1 to 1024"),
    ("nlp.with_options(dates={1: 2})", TypeError, "expected the name of an option as key; found 1"),
    ("nlp.table(nlp(TEXT))", TypeError, "pipe() and table() take many documents, not one Annot"),
    ("nlp.table([TEXT], 3)", TypeError, "layers: expected names of layers; found 3"),
    ("nlp.table([TEXT], unit=3)", TypeError, "unit: expected `codepoint`, `byte` or `utf16`; fo"),
    ("table([doc], unit='bit')", ValueError, "no unit `bit`; there are `codepoint`"),
    ("table(doc)", TypeError, "table() takes many results, as of pipe(), not one Annotations"),
    ("doc[3]", TypeError, "doc[...]: expected the name of a layer; found int 3"),
    ("doc['\\ud800']", KeyError, "no layer `?`; there are `tokens`"),
    ("doc.to_json(unit=3)", TypeError, "unit: expected `codepoint`, `byte` or `utf16`; found int"),
    ("doc.to_json(layers=3)", TypeError, "layers: expected a name, or names in a list; found int"),
    ("doc.to_json(layers=[3])", TypeError, "layers: expected a name, or names in a list; found"),
    ("doc.to_json(layers=b'a')", TypeError, "layers: expected a name, or names in a list; found"),
    ("doc.to_json(text='yes')", TypeError, "text: expected True or False; found str 'yes'"),
    ("layer['a']", TypeError, "layer[...]: expected the number of a record, or a slice; filter()"),
    ("layer[1.0]", TypeError, "layer[...]: expected the number of a record, or a slice; filter()"),
    ("layer[99]", IndexError, "no record 99"),
    ("layer.filter(min_score='a')", TypeError, "min_score: expected a number; found str 'a'"),
    ("layer.filter(nope=3)", KeyError, "layer `people` has no key `nope`; there are `name`"),
    ("layer.covering(doc)", TypeError, "covering(): expected a record, or two offsets, begin and"),
    ("layer.at(1)", TypeError, "at(): expected a record, or two offsets, begin and end; found int"),
    ("layer.inside(1, 'a')", TypeError, "end: expected a whole number; found str 'a'"),
    ("layer.inside(-1, 3)", ValueError, "begin: expected a number from 0 on; found -1"),
    ("layer.following('a')", TypeError, "offset: expected a whole number; found str 'a'"),
    ("layer.preceding(1, 0.5)", TypeError, "count: expected a whole number; found float 0.5"),
    ("record[0]", TypeError, "record[...]: expected the name of an attribute; found int 0"),
    ("record.get(3)", TypeError, "get(): expected the name of an attribute; found int 3"),
]


class ArgumentsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        doc = news()(TEXT)
        cls.names = {"TEXT": TEXT, "nlp": news(), "doc": doc, "layer": doc["people"]}
        cls.names["record"] = doc["people"][0]
        cls.names.update({name: getattr(glossator, name) for name in glossator.__all__})

    def test_a_wrong_argument_is_told_in_plain_words(self):
        for call, kind, message in WRONG:
            with self.subTest(call), self.assertRaises(kind) as raised:
                eval(call, dict(self.names))
            text = raised.exception.args[0]
            self.assertIn(message, text)
            self.assertNotIn("incompatible", text)

    def test_what_is_no_name_is_in_no_result(self):
        self.assertNotIn(3, self.names["doc"])
        self.assertNotIn(None, self.names["record"])
        self.assertIn("people", self.names["doc"])
        self.assertIn("name", self.names["record"])

    def test_a_missing_library_is_named_once(self):
        table = glossator.table([self.names["doc"]])
        for name, command in (("pyarrow", "pip install pyarrow`"), ("polars", "pyarrow polars`")):
            with mock.patch.dict(sys.modules, {name: None}):
                with self.assertRaisesRegex(ImportError, f"this takes {name}: .*{command}"):
                    table.to_arrow() if name == "pyarrow" else table.to_polars()

    def test_offsets_beyond_the_text_are_its_end(self):
        layer = self.names["layer"]
        self.assertEqual(len(layer.inside(0, 10**30)), len(layer))


if __name__ == "__main__":
    unittest.main()
