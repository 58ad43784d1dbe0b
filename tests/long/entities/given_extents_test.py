"""Tests of given_extents.py: python3 given_extents_test.py [GLOSS SPECIMENS]"""

import json
import pathlib
import sys
import tempfile
import unittest

import given_extents

PROGRAM = sys.argv[1:3]


def mentions(*entities):
    return {(number, number + 1): {"entity": entity} for number, entity in enumerate(entities)}


def f1(gold, predicted):
    score = given_extents.Score()
    score.add(gold, predicted)
    return round(score.f1(), 1)


class ScoreTest(unittest.TestCase):
    def test_equal_chains_have_full_marks_whatever_their_numbers(self):
        self.assertEqual(f1(mentions(1, 1, 2), mentions(7, 7, 0)), 100)

    def test_a_false_link_costs_precision(self):
        # Precision (1 + 1) / 2 / 2, recall 1.
        self.assertEqual(f1(mentions(1, 2), mentions(1, 1)), 66.7)

    def test_a_missed_link_costs_recall(self):
        self.assertEqual(f1(mentions(1, 1), mentions(1, 2)), 66.7)

    def test_a_missed_mention_costs_recall_and_an_extra_one_precision(self):
        two, one = mentions(1, 2), mentions(1)
        self.assertEqual(f1(two, one), 66.7)
        self.assertEqual(f1(one, two), 66.7)

    def test_nothing_is_no_success(self):
        self.assertEqual(f1(mentions(1), {}), 0)

    def test_other_kinds_that_are_defensible_count(self):
        score = given_extents.Score()
        gold = {(0, 1): {"entity": 1, "kind": "ngo", "kind_also": ["other"]},
                (2, 3): {"entity": 2, "kind": "ngo"}}
        predicted = {place: {"entity": 1, "kind": "other"} for place in gold}
        score.add(gold, predicted)
        self.assertEqual((score.matched, score.kinds), (2, 1))


@unittest.skipUnless(PROGRAM, "needs the program and the folder of test plugins")
class ProgramTest(unittest.TestCase):
    def test_given_names_are_linked(self):
        text = "The Pacific Tuna Board (PTB) met. Ann Lee of the PTB left. Lee sang."
        names = [("organizations", "Pacific Tuna Board", 1), ("organizations", "PTB", 1),
                 ("people", "Ann Lee", 1), ("organizations", "PTB", 1), ("people", "Lee", 1)]
        spans, at = [], 0
        for layer, name, entity in names:
            begin = text.index(name, at)
            at = begin + len(name)
            spans.append({"layer": layer, "begin": begin, "end": at, "entity": entity})
        document = {"id": "a", "text": text, "spans": spans}
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "set.jsonl"
            path.write_text(json.dumps(document) + "\n", encoding="utf-8")
            records = given_extents.annotate(*PROGRAM, path)
        for score in given_extents.scores([document], records).values():
            self.assertEqual(score.f1(), 100)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
