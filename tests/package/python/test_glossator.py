import gc
import os
import sys
import threading
import unittest

import glossator

NEWS = os.path.join(os.environ["GLOSSATOR_CONFIGS"], "news.json")
TOKENS = {"glossator": 1, "pipeline": [{"plugin": "tokens"}]}
TEXT = "Zoë 😀 Ada Lovelace met Charles Babbage on 5 June 1833. Lovelace wrote in 1843."


class ReadingTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.pipeline = glossator.Pipeline(NEWS)
        cls.annotations = cls.pipeline.annotate(TEXT, id="a", date="1850-01-01")

    def test_offsets_are_those_of_the_string(self):
        for name in self.annotations:
            for record in self.annotations[name]:
                if not record.is_document:
                    self.assertEqual(TEXT[record.begin : record.end], record.text)
        self.assertIn("Charles Babbage", [r.text for r in self.annotations["people"]])

    def test_a_reference_is_the_record_that_it_points_to(self):
        last = self.annotations["people"][-1]
        self.assertEqual(last.text, "Lovelace")
        self.assertEqual(last["entity"].text, "Ada Lovelace")
        self.assertEqual(last["entity"], self.annotations["people"][last["entity"].index])
        self.assertEqual(len({last, self.annotations["people"][-1]}), 1)

    def test_a_record_is_a_dict_on_demand(self):
        date = self.annotations["dates"][0].to_dict()
        self.assertEqual(date["text"], "5 June 1833")
        self.assertEqual(date["value"], "1833-06-05")
        self.assertEqual(TEXT[date["begin"] : date["end"]], "5 June 1833")
        person = self.annotations["people"][-1].to_dict()
        self.assertEqual(person["entity"]["layer"], "people")

    def test_attributes_are_found_by_key(self):
        date = self.annotations["dates"][0]
        self.assertIn("value", date.keys())
        self.assertIn("value", date)
        self.assertNotIn("nothing", date)
        self.assertEqual(date.get("nothing", 7), 7)
        with self.assertRaises(KeyError):
            date["nothing"]

    def test_records_about_the_document_have_no_offsets(self):
        whole = [r for r in self.annotations["sentiment"] if r.is_document]
        self.assertEqual(len(whole), 1)
        self.assertIsNone(whole[0].begin)
        self.assertEqual(whole[0].to_dict()["scope"], "document")

    def test_span_queries_take_offsets_of_the_string(self):
        people, dates = self.annotations["people"], self.annotations["dates"]
        sentence = self.annotations["sentences"].covering(people[0].begin, people[0].end)[0]
        texts = [d.text for d in dates.inside(sentence.begin, sentence.end)]
        self.assertEqual(texts, ["5 June 1833"])
        self.assertEqual(people.at(people[1].begin, people[1].end)[0], people[1])
        self.assertEqual(people.overlapping(0, len(TEXT)), list(people))
        self.assertEqual(people.following(people[0].end, 1), [people[1]])
        self.assertEqual(people.preceding(people[1].begin), [people[0]])

    def test_what_is_not_there_raises(self):
        with self.assertRaises(KeyError):
            self.annotations["persons"]
        with self.assertRaises(IndexError):
            self.annotations["people"][99]
        with self.assertRaises(IndexError):
            self.annotations["people"][-99]

    def test_a_view_outlives_its_pipeline(self):
        record = glossator.Pipeline(TOKENS).annotate("two words")["tokens"][1]
        gc.collect()
        self.assertEqual((record.text, record.layer.name), ("words", "tokens"))


class PipelineTest(unittest.TestCase):
    def test_an_error_lists_all_problems(self):
        with self.assertRaises(glossator.Error) as caught:
            glossator.Pipeline({"glossator": 1, "pipeline": [{"plugin": "tokns"}], "run": {"x": 1}})
        self.assertEqual(caught.exception.kind, "config")
        pointers = {p["pointer"] for p in caught.exception.problems}
        self.assertEqual(pointers, {"/pipeline/0/plugin", "/run/x"})
        self.assertIn("did you mean `tokens`?", str(caught.exception))
        with self.assertRaises(glossator.Error) as caught:
            glossator.Pipeline("nowhere.json")
        self.assertEqual((caught.exception.kind, caught.exception.problems), ("usage", []))

    def test_overrides_change_the_config(self):
        pipeline = glossator.Pipeline(TOKENS, overrides={"/run/limits/document_mb": 0.00001})
        self.assertEqual(pipeline.config["run"]["limits"]["document_mb"], 0.00001)
        self.assertEqual(pipeline.layers, ["tokens", "sentences"])

    def test_a_document_that_fails_is_no_exception(self):
        pipeline = glossator.Pipeline(TOKENS, overrides={"/run/limits/document_mb": 0.00001})
        annotations = pipeline.annotate("longer than ten bytes")
        self.assertEqual(annotations.status, "error")
        self.assertEqual(annotations.failures[0]["kind"], "limit")
        self.assertEqual(len(annotations["tokens"]), 0)

    def test_wrong_arguments_are_refused(self):
        pipeline = glossator.Pipeline(TOKENS)
        with self.assertRaises(TypeError):
            pipeline.annotate(7)
        with self.assertRaises(TypeError):
            pipeline.annotate("a", colour="red")
        with self.assertRaises(TypeError):
            pipeline.annotate("half a pair: \ud83d")

    def test_text_may_be_empty_or_hold_a_nul(self):
        pipeline = glossator.Pipeline(TOKENS)
        self.assertEqual(len(pipeline.annotate("")["tokens"]), 0)
        self.assertEqual([t.text for t in pipeline.annotate("a\0 é")["tokens"]][-1], "é")

    def test_pipe_keeps_the_order_of_documents(self):
        pipeline = glossator.Pipeline(TOKENS)
        documents = (
            f"number {i}" if i % 2 else {"text": f"number {i}", "id": str(i)} for i in range(100)
        )
        results = list(pipeline.pipe(documents, threads=4))
        self.assertEqual([r.text for r in results], [f"number {i}" for i in range(100)])
        self.assertEqual(results[98].id, "98")
        self.assertEqual(results[7]["tokens"][1].text, "7")

    def test_pipe_takes_no_more_than_it_needs_and_may_be_left(self):
        taken = []

        def endless():
            while True:
                taken.append(len(taken))
                yield f"number {taken[-1]}"

        for result in glossator.Pipeline(TOKENS).pipe(endless(), threads=2):
            self.assertEqual(result.text, "number 0")
            break
        self.assertLessEqual(len(taken), 8)

    def test_pipe_raises_what_its_documents_raise(self):
        def broken():
            yield "one"
            raise ValueError("no more")

        with self.assertRaisesRegex(ValueError, "no more"):
            list(glossator.Pipeline(TOKENS).pipe(broken(), threads=2))

    def test_threads_share_a_pipeline(self):
        pipeline = glossator.Pipeline(NEWS)
        expected = [r.to_dict() for r in pipeline.annotate(TEXT)["people"]]
        different = []

        def work():
            for _ in range(20):
                if [r.to_dict() for r in pipeline.annotate(TEXT)["people"]] != expected:
                    different.append(1)

        threads = [threading.Thread(target=work) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(different, [])

    def test_versions(self):
        self.assertEqual(glossator.__version__, glossator.version())


class LoggerTest(unittest.TestCase):
    def talker(self, logger):
        return glossator.Pipeline(
            {"glossator": 1, "pipeline": [{"plugin": "talker"}]},
            plugin_path=[os.environ["GLOSSATOR_SPECIMENS"]],
            logger=logger,
        )

    def test_a_logger_gets_what_plugins_say(self):
        said = []
        pipeline = self.talker(lambda level, message: said.append((level, message)))
        list(pipeline.pipe(["é"] * 50, threads=4))
        self.assertEqual(said, [("info", "talker: made")] + [("warning", "talker: é")] * 50)

    def test_a_logger_that_raises_does_no_harm(self):
        seen = []
        before, sys.unraisablehook = sys.unraisablehook, lambda raised: seen.append(
            raised.exc_value
        )
        try:
            pipeline = self.talker(lambda level: None)  # takes one argument too few
            self.assertEqual(pipeline.annotate("a").status, "ok")
        finally:
            sys.unraisablehook = before
        self.assertEqual([type(error) for error in seen], [TypeError, TypeError])


if __name__ == "__main__":
    unittest.main()
