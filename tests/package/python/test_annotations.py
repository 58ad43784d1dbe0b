"""A result: its layers, records, queries, forms."""

import gc
import json
import pickle
import unittest

import glossator
from setting import TEXT, TOKENS, gloss, news, specimen


class ReadingTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.doc = news()(TEXT, id="a", date="1850-01-01")

    def test_offsets_are_those_of_the_string(self):
        for name in self.doc:
            for record in self.doc[name]:
                if not record.is_document:
                    self.assertEqual(TEXT[record.begin : record.end], record.text)
                    covered = TEXT.encode()[record.begin_byte : record.end_byte]
                    self.assertEqual(covered.decode(), record.text)
        self.assertIn("Charles Babbage", [r.text for r in self.doc["people"]])

    def test_a_reference_is_the_record_that_it_points_to(self):
        last = self.doc["people"][-1]
        self.assertEqual(last.text, "Lovelace")
        self.assertEqual(last["entity"].text, "Ada Lovelace")
        self.assertEqual(last["entity"], self.doc["people"][last["entity"].index])
        self.assertEqual(len({last, self.doc["people"][-1]}), 1)

    def test_children_know_their_parent(self):
        text = "The bank raised its interest rates. Banks lend money to farmers."
        parents = [s for s in news()(text)["sectors"] if len(s.children) > 0]
        self.assertTrue(parents)
        for parent in parents:
            self.assertEqual({child.parent for child in parent.children}, {parent})
            self.assertEqual(len(parent.children[0].children), 0)

    def test_a_record_is_a_dict_on_demand(self):
        date = self.doc["dates"][0].to_dict()
        self.assertEqual((date["text"], date["value"]), ("5 June 1833", "1833-06-05"))
        self.assertEqual(TEXT[date["begin"] : date["end"]], "5 June 1833")
        person = self.doc["people"][-1].to_dict()
        self.assertEqual(person["entity"]["layer"], "people")

    def test_attributes_are_found_by_key(self):
        date = self.doc["dates"][0]
        self.assertIn("value", date.keys())
        self.assertIn("value", date)
        self.assertNotIn("nothing", date)
        self.assertEqual(date.get("nothing", 7), 7)
        with self.assertRaisesRegex(KeyError, "nothing.*`value`"):
            date["nothing"]

    def test_records_about_the_document_have_no_offsets(self):
        whole = self.doc["sentiment"].filter(lambda name: True)
        whole = [r for r in whole if r.is_document]
        self.assertEqual(len(whole), 1)
        self.assertIsNone(whole[0].begin)
        self.assertIsNone(whole[0].begin_byte)
        self.assertEqual(whole[0].to_dict()["scope"], "document")
        self.assertEqual(len(self.doc["people"].inside(whole[0])), len(self.doc["people"]))

    def test_what_is_not_there_raises(self):
        with self.assertRaisesRegex(KeyError, "persons.*`people`"):
            self.doc["persons"]
        for wrong in (99, -99):
            with self.assertRaises(IndexError):
                self.doc["people"][wrong]

    def test_a_view_outlives_its_pipeline(self):
        record = glossator.load(TOKENS)("two words")["tokens"][1]
        gc.collect()
        self.assertEqual((record.text, record.layer.name), ("words", "tokens"))

    def test_the_document_is_given_back(self):
        doc = news()(TEXT, id="a", date="1850-01-01", language="en", meta={"source": "x"})
        self.assertEqual(
            (doc.id, doc.text, doc.date, doc.language, doc.meta),
            ("a", TEXT, "1850-01-01", "en", {"source": "x"}),
        )
        self.assertEqual((doc.status, doc.error, doc.errors), ("ok", None, []))
        self.assertIsNone(news()("x").date)


class QueryTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.doc = news()(TEXT, date="1850-01-01")
        cls.people = cls.doc["people"]

    def test_span_queries_take_a_record_or_offsets_of_the_string(self):
        people, dates = self.people, self.doc["dates"]
        sentence = self.doc["sentences"].covering(people[0])[0]
        self.assertEqual(
            sentence, self.doc["sentences"].covering(people[0].begin, people[0].end)[0]
        )
        self.assertEqual([d.text for d in dates.inside(sentence)], ["5 June 1833"])
        self.assertEqual(list(people.at(people[1])), [people[1]])
        self.assertEqual(people.overlapping(0, len(TEXT)), people[:])
        self.assertEqual(people.following(people[0].end, 1), people[1:2])
        self.assertEqual(people.preceding(people[1].begin), people[:1])

    def test_a_record_of_another_document_is_refused(self):
        other = news()(TEXT)["people"][0]
        with self.assertRaisesRegex(ValueError, "another document"):
            self.people.inside(other)

    def test_slices_are_those_of_a_list(self):
        everything = list(self.doc["tokens"])
        for part in (slice(1, 3), slice(None, None, -1), slice(-2, None), slice(50, 60)):
            self.assertEqual(list(self.doc["tokens"][part]), everything[part])
        self.assertEqual(self.doc["tokens"][2:8][1:3][0], everything[3])
        self.assertIn(everything[3], self.doc["tokens"])
        self.assertNotIn(everything[3], self.doc["tokens"][:3])
        self.assertEqual(next(reversed(self.doc["tokens"])), everything[-1])

    def test_records_are_filtered_by_type_score_and_attributes(self):
        people = self.people
        ada = people[0]
        self.assertEqual(list(people.filter("person")), list(people))
        self.assertEqual(len(people.filter("animal")), 0)
        self.assertEqual(list(people.filter(family="Lovelace", mention="full")), [ada])
        self.assertEqual(people.filter(entity=ada), people.filter(family="Lovelace"))
        self.assertEqual(len(people.filter(family=["Babbage", "Lovelace"])), len(people))
        self.assertEqual(list(people.filter(given=lambda name: name[0] == "C")), [people[1]])
        self.assertEqual(len(people.filter(min_score=ada.score)[0].text), len("Ada Lovelace"))
        self.assertEqual(len(people.filter(min_score=1.5)), 0)
        self.assertEqual(people.filter(role=None), people[:])
        with self.assertRaisesRegex(KeyError, "colour.*`family`"):
            people.filter(colour="red")

    def test_a_repeated_key_meets_a_filter_with_one_of_its_values(self):
        doc = specimen("everything")("a😀é x€𐍈")
        repeated = [key["name"] for key in doc["things"].keys if key["repeated"]]
        key, record = next((k, r) for r in doc["things"] for k in repeated if k in r)
        self.assertIsInstance(record[key], list)
        self.assertIn(record, list(doc["things"].filter(**{key: record[key][0]})))

    def test_a_layer_says_what_it_has(self):
        keys = {key["name"]: key for key in self.people.keys}
        self.assertEqual(keys["entity"]["kind"], "reference")
        self.assertFalse(keys["entity"]["repeated"])
        self.assertEqual((self.people.name, self.people.plugin), ("people", "people"))
        self.assertEqual(self.people.types, ["person"])


class FormTest(unittest.TestCase):
    def test_json_is_the_line_of_gloss_run(self):
        line = json.dumps({"id": "a", "text": TEXT, "date": "1850-01-01", "meta": {"n": 1.50}})
        for options in ([], ["--set", "/output/unit=utf16"], ["--meta", "n"]):
            done = gloss(
                "run", "news", "-", "--set", "/input/format=jsonl", *options, input=line.encode()
            )
            chosen = {"output": {}}
            if "/output/unit=utf16" in options:
                chosen["output"]["unit"] = "utf16"
            if "--meta" in options:
                chosen["output"]["meta"] = ["n"]
            doc = news()(json.loads(line), **chosen)
            self.assertEqual(doc.to_json() + "\n", done.stdout.decode(), options)

    def test_json_has_what_is_asked_for(self):
        doc = news()(TEXT)
        one = json.loads(doc.to_json(unit="codepoint", layers=["people"], text=True))
        self.assertEqual((list(one["layers"]), one["text"]), (["people"], TEXT))
        begin = one["layers"]["people"][0]["begin"]
        self.assertTrue(TEXT[begin:].startswith("Ada"))
        with self.assertRaisesRegex(ValueError, "`codepoint`"):
            doc.to_json(unit="letters")
        with self.assertRaisesRegex(glossator.Error, "persons"):
            doc.to_json(layers=["persons"])
        self.assertEqual(list(json.loads(doc.to_json(layers="people"))["layers"]), ["people"])
        none = {**json.loads(doc.to_json(text=True)), "layers": {}}
        self.assertEqual(json.loads(doc.to_json(layers=[], text=True)), none)

    def test_scores_and_real_values_are_the_numbers_of_json(self):
        doc = news()(TEXT)
        shown = json.loads(doc.to_json(layers=["people", "sentiment"]))["layers"]
        for name, records in shown.items():
            tops = [record for record in doc[name] if record.parent is None]
            self.assertEqual([record.score for record in tops], [r.get("score") for r in records])
            values = [record.get("value") for record in tops]
            self.assertEqual(values, [r.get("value") for r in records])
        score = shown["people"][0]["score"]
        self.assertIn(f"'score': {score}", repr(doc["people"][0]))
        self.assertIn(doc["people"][0], doc["people"].filter(min_score=score))
        self.assertNotIn(doc["people"][0], doc["people"].filter(min_score=score + 1e-9))

    def test_a_dict_counts_code_points(self):
        doc = news()(TEXT)
        self.assertEqual(doc.to_dict(), json.loads(doc.to_json(unit="codepoint")))

    def assert_same(self, one, other):
        for field in ("id", "text", "date", "language", "meta", "status", "errors"):
            self.assertEqual(getattr(one, field), getattr(other, field), field)
        self.assertEqual(one.to_json(), other.to_json())
        self.assertEqual(list(one), list(other))
        for name in one:
            self.assertEqual(
                [r.to_dict() for r in one[name]], [r.to_dict() for r in other[name]], name
            )
            self.assertEqual(one[name].keys, other[name].keys)

    def test_a_pickle_is_the_same_result(self):
        meta = {"source": "x", "when": {"a", "b"}}
        docs = [
            news()(TEXT, id="a", date="1850-01-01", language="en", meta=meta),
            news()(TEXT, output={"meta": True, "unit": "utf16"}, meta={"n": 1.50}),
            specimen("everything", "reader")("a😀é x€𐍈"),
            glossator.load(TOKENS, run={"limits": {"document_mb": 0.00001}})("é" * 20, id="long"),
            news()("half a pair: \ud83d", id="b"),
        ]
        for doc in docs:
            self.assert_same(doc, pickle.loads(pickle.dumps(doc)))

    def test_views_are_pickled_with_their_document(self):
        doc = news()(TEXT)
        record, layer, some = pickle.loads(
            pickle.dumps((doc["people"][1], doc["people"], doc["people"][1:]))
        )
        self.assertEqual(record.text, "Charles Babbage")
        self.assertEqual((layer[1], some[0]), (record, record))


if __name__ == "__main__":
    unittest.main()
