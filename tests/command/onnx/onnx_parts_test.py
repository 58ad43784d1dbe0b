"""The parts of the plugin onnx alone: words, windows, entities by a plain reference."""

import random
import unittest
from unittest import mock

from onnx_case import main

import numpy
from glossator.onnx.entities import entities, softmax
from glossator.onnx.labels import LabelTypes, Tag, tags
from glossator.onnx import pieces as pieces_module
from glossator.onnx.pieces import Pieces, blocks, word_starts
from glossator.onnx.windows import windows
from glossator.plugin import Refusal


def words_of(text, offsets, words):
    """The pieces of each word."""
    grouped = []
    begins, ends = numpy.array(offsets).T
    starts = word_starts(text, begins, ends, numpy.array(words))
    for (begin, end), is_start in zip(offsets, starts):
        if is_start:
            grouped.append([])
        grouped[-1].append(text[begin:end])
    return grouped


class Windows(unittest.TestCase):
    def test_each_piece_is_decided_once_and_no_word_is_parted(self):
        chance = random.Random(3)
        for _ in range(2000):
            count, size = chance.randrange(0, 60), chance.randrange(1, 20)
            stride = chance.randrange(0, size)
            starts = [True] + [chance.random() < 0.5 for _ in range(count)]
            made = windows(count, size, stride, starts)
            decided = [at for one in made for at in range(one.first, one.last)]
            self.assertEqual(decided, list(range(count)))
            for one in made:
                self.assertLessEqual(one.end - one.begin, size)
                self.assertTrue(one.begin <= one.first <= one.last <= one.end, one)
            for one, after in zip(made, made[1:]):
                self.assertEqual(one.end - after.begin, stride)
                shared = range(max(after.begin, one.first), one.end)
                if any(starts[at] for at in shared):
                    self.assertTrue(starts[one.last], (one, after))

    def test_the_window_with_more_context_decides(self):
        starts = [True] * 100
        for size, stride in ((10, 4), (12, 5), (20, 0), (9, 8)):
            made = windows(100, size, stride, starts)
            for at in range(100):
                seeing = [one for one in made if one.begin <= at < one.end]
                deciding = [one for one in seeing if one.first <= at < one.last]
                # The ends of the text cut no context off.
                context = [min(at - one.begin if one.begin else 99,
                               one.end - 1 - at if one.end < 100 else 99) for one in seeing]
                self.assertEqual(context[seeing.index(deciding[0])], max(context), (size, at))


class Words(unittest.TestCase):
    def test_words_of_the_tokenizer_are_kept(self):
        self.assertEqual(words_of("Zoë Holm", [(0, 2), (2, 3), (4, 8)], [0, 0, 1]),
                         [["Zo", "ë"], ["Holm"]])

    def test_white_space_and_signs_at_edges_part_words(self):
        text = "(Paris, O'Brien"
        offsets = [(0, 1), (1, 4), (4, 6), (6, 7), (7, 9), (9, 10), (10, 15)]
        self.assertEqual(words_of(text, offsets, [0] * 7),
                         [["("], ["Par", "is"], [","], [" O", "'", "Brien"]])

    def test_each_piece_of_a_script_without_room_is_a_word(self):
        self.assertEqual(words_of("東京都に", [(0, 2), (2, 3), (3, 4)], [0, 0, 0]),
                         [["東京"], ["都"], ["に"]])
        self.assertEqual(words_of("กรุงเทพ", [(0, 4), (4, 7)], [0, 0]), [["กรุง"], ["เทพ"]])

    def test_the_bytes_of_a_letter_stay_together(self):
        self.assertEqual(len(words_of("😀a", [(0, 1)] * 4 + [(1, 2)], [0] * 5)), 2)
        self.assertEqual(len(words_of("東京", [(0, 1)] * 3 + [(1, 2)] * 3, [0] * 6)), 2)

    def test_a_blank_piece_is_no_sign(self):
        self.assertEqual(words_of("a Xi", [(0, 1), (1, 2), (2, 4)], [0, 1, 1]),
                         [["a"], [" ", "Xi"]])


class Blocks(unittest.TestCase):
    def test_long_texts_are_parted_before_white_space(self):
        with mock.patch.object(pieces_module, "MOST_AT_ONCE", 5):
            for text in ("", "abc", "abcdefghij", "ab cd  ef gh\nij klmnopqrs t", "a " * 20):
                made = list(blocks(text))
                self.assertEqual("".join(text[begin:end] for begin, end in made), text)
                for begin, _ in made[1:]:
                    self.assertTrue(text[begin].isspace() and not text[begin - 1].isspace())
        self.assertGreater(len(made), 3)


LABELS = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG"]


def reference(pieces, rows, labels, strategy):
    """Hugging Face's aggregation, as its documentation tells it, word by word."""
    if strategy == "simple":
        grouped = [[i] for i in range(len(rows))]
    else:
        grouped = []
        for i in range(len(rows)):
            if pieces.starts_word[i]:
                grouped.append([])
            grouped[-1].append(i)
    found = []
    for word in grouped:
        if strategy == "average":
            row = [sum(rows[i][k] for i in word) / len(word) for k in range(len(labels))]
        elif strategy == "max":
            row = max((list(rows[i]) for i in word), key=max)
        else:
            row = list(rows[word[0]])
        best = row.index(max(row))
        prefix, _, entity = labels[best].partition("-")
        begin, end = pieces.begins[word[0]], pieces.ends[word[-1]]
        if prefix == "O":
            found.append(None)
        elif found and found[-1] and found[-1][2] == entity and prefix == "I":
            found[-1][1] = end
            found[-1][3].append(row[best])
        else:
            found.append([begin, end, entity, [row[best]]])
    return [(b, e, entity, sum(scores) / len(scores))
            for b, e, entity, scores in filter(None, found)]


class Entities(unittest.TestCase):
    def test_every_strategy_equals_the_reference(self):
        chance = numpy.random.default_rng(5)
        for _ in range(300):
            count = int(chance.integers(1, 15))
            starts = chance.random(count) < 0.6
            starts[0] = True
            at = numpy.arange(count)
            pieces = Pieces(at, at, at + 1, starts)
            rows = softmax(chance.normal(0, 2, (count, len(LABELS))))
            for strategy in ("first", "average", "max", "simple"):
                found = list(entities("x" * count, pieces, rows, tags(LABELS), strategy))
                expected = reference(pieces, rows, LABELS, strategy)
                self.assertEqual([(e.begin, e.end, e.label) for e in found],
                                 [one[:3] for one in expected])
                numpy.testing.assert_allclose([e.score for e in found],
                                              [one[3] for one in expected], atol=1e-12)

    def test_schemes_give_the_same_entities(self):
        for told, labels in (
                ("BIO", "O B-X I-X I-X B-X O B-Y"), ("IOB1", "O I-X I-X I-X B-X O I-Y"),
                ("BIOES", "O B-X I-X E-X S-X O S-Y"), ("BMES", "O B-X M-X E-X S-X O S-Y"),
                ("BILOU", "O B-X I-X L-X U-X O U-Y"), ("other sign", "O B_X I_X I_X B_X O B_Y")):
            self.assertEqual(self.decoded(labels.split()), ["1-4 X", "4-5 X", "6-7 Y"], told)
        self.assertEqual(self.decoded("O E-MAIL E-MAIL PHONE O".split()),
                         ["1-3 E-MAIL", "3-4 PHONE"])

    def decoded(self, labels):
        known = list(dict.fromkeys(labels))
        rows = numpy.eye(len(known))[[known.index(label) for label in labels]]
        at = numpy.arange(len(labels))
        pieces = Pieces(at, at, at + 1, numpy.ones(len(labels), bool))
        return [f"{e.begin}-{e.end} {e.label}"
                for e in entities("x" * len(labels), pieces, rows, tags(known), "first")]

    def test_blanks_at_the_edges_are_left_out(self):
        pieces = Pieces(numpy.arange(2), numpy.array([0, 4]), numpy.array([4, 5]),
                        numpy.ones(2, bool))
        (found,) = entities(" Ada ", pieces, numpy.eye(2), [Tag("X"), Tag(None)], "first")
        self.assertEqual((found.begin, found.end), (1, 4))
        self.assertEqual(list(entities("     ", pieces, numpy.eye(2), [Tag("X")] * 2, "first")), [])


class Types(unittest.TestCase):
    def test_usual_labels_have_types_and_others_kinds(self):
        types = LabelTypes(["PER", "GPE", "GENE", "MISC"],
                           {"types": {"GENE": "gene", "MISC": "other"}, "drop": []})
        self.assertEqual([types.entity(label) for label in ("PER", "GPE", "GENE", "MISC", "DATE")],
                         [("person", None), ("place", None), ("other", "gene"), ("other", None),
                          ("other", "DATE")])

    def test_an_unknown_label_is_refused_with_the_nearest(self):
        for options in ({"types": {"PERS": "person"}, "drop": []}, {"types": {}, "drop": ["PERS"]}):
            with self.assertRaisesRegex(Refusal, "no label `PERS`; did you mean `PER`.*PER, ORG"):
                LabelTypes(["PER", "ORG"], options)


if __name__ == "__main__":
    main()
