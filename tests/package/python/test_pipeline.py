"""Loading: configs, options, errors, loggers, versions."""

import datetime
import os
import pathlib
import pickle
import subprocess
import sys
import tempfile
import threading
import unittest

import glossator
from setting import SOURCE, SPECIMENS, TEXT, TOKENS, gloss, news

RIVERS = {"list": glossator.TermList(["Rhine", {"phrase": "# 9", "type": "sign", "id": "N9"}])}


class LoadTest(unittest.TestCase):
    def test_a_config_is_a_name_a_path_or_a_dict(self):
        path = SOURCE / "configs/news.json"
        self.assertEqual(glossator.load(path).layers, news().layers)
        self.assertEqual(glossator.load(str(path)).layers, news().layers)
        self.assertEqual(glossator.load(TOKENS).layers, ["tokens", "sentences"])
        self.assertIn("news", glossator.shipped_configs())
        self.assertNotIn("config.schema", glossator.shipped_configs())

    def test_an_unknown_name_is_answered_as_by_gloss_run(self):
        with self.assertRaises(glossator.Error) as caught:
            glossator.load("newss")
        self.assertEqual((caught.exception.kind, caught.exception.problems), ("usage", []))
        told = gloss("run", "newss", "x.txt").stderr.decode()
        self.assertEqual(f"gloss: {caught.exception}\n", told)
        with self.assertRaisesRegex(glossator.Error, "is a folder"):
            glossator.load(os.curdir)
        with self.assertRaisesRegex(glossator.Error, "name of the config is empty.*news"):
            glossator.load("")
        with self.assertRaisesRegex(TypeError, "expected .* a dict; found NoneType"):
            glossator.load(None)

    def test_an_error_lists_all_problems(self):
        with self.assertRaises(glossator.Error) as caught:
            glossator.load({"glossator": 1, "pipeline": [{"plugin": "tokns"}], "run": {"x": 1}})
        self.assertEqual(caught.exception.kind, "config")
        pointers = {p["pointer"] for p in caught.exception.problems}
        self.assertEqual(pointers, {"/pipeline/0/plugin", "/run/x"})
        self.assertIn("did you mean `tokens`?", str(caught.exception))

    def test_relative_names_of_a_dict_are_in_its_folder(self):
        config = {
            "glossator": 1,
            "pipeline": [
                {"plugin": "tokens"},
                {"plugin": "gazetteer", "options": {"list": "rivers.tsv"}},
            ],
        }
        nlp = glossator.load(config, folder=SOURCE / "configs")
        self.assertEqual(nlp("the Danube")["matches"][0].text, "Danube")

    def test_lists_and_paths_may_stand_in_a_dict(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "mine.tsv")
            path.write_text("Volga\n")
            for given in (path, glossator.TermList(["Volga"])):
                step = {"plugin": "gazetteer", "options": {"list": given}}
                nlp = glossator.load({"glossator": 1, "pipeline": [{"plugin": "tokens"}, step]})
                self.assertEqual(nlp("the Volga")["matches"][0].text, "Volga")
                again = pickle.loads(pickle.dumps(nlp))
                self.assertEqual(again("the Volga")["matches"][0].text, "Volga")
        with self.assertRaisesRegex(TypeError, "the config: .* is no JSON value"):
            glossator.load({"glossator": 1, "pipeline": [object()]})

    def test_a_pipeline_is_pickled_as_its_config(self):
        nlp = pickle.loads(pickle.dumps(glossator.load("news", dates={"direction": "past"})))
        self.assertEqual(nlp(TEXT).to_json(), news()(TEXT).to_json())
        self.assertEqual(nlp.config["pipeline"][2]["options"]["direction"], "past")

    def test_versions(self):
        self.assertEqual(glossator.__version__, glossator.version())
        shown = subprocess.run(
            [sys.executable, "-m", "glossator", "--version"], capture_output=True
        )
        self.assertIn(glossator.__version__, shown.stdout.decode())


class OptionsTest(unittest.TestCase):
    def test_options_hold_for_one_call(self):
        text, date = "They met on Friday.", "2024-05-15"
        value = lambda doc: doc["dates"][0]["value"]
        before = value(news()(text, date=date))
        self.assertEqual(value(news()(text, date=date, dates={"direction": "past"})), "2024-05-10")
        self.assertEqual(
            value(news()(text, date=date, dates={"direction": "future"})), "2024-05-17"
        )
        self.assertEqual(value(news()(text, date=date)), before)
        several = news().pipe([{"text": text, "date": date}] * 3, dates={"direction": "past"})
        self.assertEqual({value(doc) for doc in several}, {"2024-05-10"})

    def test_the_same_options_load_once(self):
        nlp = news()
        self.assertIs(
            nlp.with_options(dates={"direction": "past"}),
            nlp.with_options(dates={"direction": "past"}),
        )

    def test_options_add_up(self):
        nlp = glossator.load(
            "news", dates={"direction": "past"}, run={"limits": {"document_mb": 1}}
        )
        nlp = nlp.with_options(
            run={"limits": {"document_seconds": 5}},
            dates=(
                {"year_only": False} if "year_only" in nlp.config["pipeline"][2]["options"] else {}
            ),
        )
        self.assertEqual(nlp.config["run"]["limits"]["document_mb"], 1)
        self.assertEqual(nlp.config["run"]["limits"]["document_seconds"], 5)
        self.assertEqual(nlp.config["pipeline"][2]["options"]["direction"], "past")

    def test_a_list_of_ones_own_is_an_option(self):
        nlp = glossator.load("lists")
        doc = nlp("Along the Rhine to # 9, past the Danube.", rivers=RIVERS)
        self.assertEqual([r.text for r in doc["rivers"]], ["Rhine", "# 9"])
        self.assertEqual(doc["rivers"][1]["entry"], "N9")
        self.assertEqual([r.text for r in nlp("the Danube")["rivers"]], ["Danube"])
        with self.assertRaisesRegex(ValueError, "phrase"):
            glossator.TermList([{"type": "river"}])

    def test_lists_without_a_header_are_options_too(self):
        names = {"list": glossator.TermList([("quuxwise frobnitz", "organization")])}
        doc = news()("The quuxwise frobnitz closed.", names=names)
        self.assertEqual([r.type for r in doc["names"]], ["organization"])
        self.assertEqual(len(news()("The quuxwise frobnitz closed.")["names"]), 0)

    def test_a_path_is_relative_to_the_current_folder(self):
        with tempfile.TemporaryDirectory() as folder:
            pathlib.Path(folder, "mine.tsv").write_text("Volga\n")
            before = os.getcwd()
            os.chdir(folder)
            try:
                doc = glossator.load("lists")(
                    "the Volga", rivers={"list": pathlib.Path("mine.tsv")}
                )
            finally:
                os.chdir(before)
        self.assertEqual([r.text for r in doc["rivers"]], ["Volga"])

    def test_a_wrong_option_is_an_error_that_names_it(self):
        with self.assertRaisesRegex(glossator.Error, "direction"):
            news()(TEXT, dates={"direction": "sideways"})
        with self.assertRaisesRegex(glossator.Error, "date.*dates"):
            news()(TEXT, datse={"direction": "past"})
        with self.assertRaisesRegex(TypeError, "people: expected a dict"):
            news()(TEXT, people=7)
        with self.assertRaisesRegex(TypeError, "no JSON value"):
            news()(TEXT, dates={"direction": object()})
        with self.assertRaisesRegex(TypeError, "dates.*expected the name of an option.*found 1"):
            news().with_options(dates={1: 2})


class CallTest(unittest.TestCase):
    def test_a_document_is_a_text_or_a_dict(self):
        one = news()({"text": TEXT, "id": 7, "date": datetime.date(1850, 1, 1), "source": "x"})
        self.assertEqual((one.id, one.date, one.meta), ("7", "1850-01-01", {"source": "x"}))
        other = news()(TEXT, id=7, date=datetime.datetime(1850, 1, 1, 10, 30), meta=[1])
        self.assertEqual((other.id, other.date, other.meta), ("7", "1850-01-01T10:30", [1]))
        with self.assertRaises(TypeError):
            news()(7)

    def test_a_document_that_fails_is_no_exception(self):
        nlp = glossator.load(TOKENS, run={"limits": {"document_mb": 0.00001}})
        doc = nlp("longer than ten bytes")
        self.assertEqual((doc.status, doc.error["kind"]), ("error", "limit"))
        self.assertEqual(len(doc["tokens"]), 0)
        wrong = news()("half a pair: \ud83d", date="no date")
        self.assertEqual((wrong.status, wrong.error["kind"]), ("error", "input"))
        self.assertIn("character 13 is a lone surrogate", wrong.error["message"])
        self.assertIn("no date", news()(TEXT, date="no date").error["message"])

    def test_text_may_be_empty_or_hold_a_nul(self):
        nlp = glossator.load(TOKENS)
        self.assertEqual(len(nlp("")["tokens"]), 0)
        self.assertEqual([t.text for t in nlp("a\0 é")["tokens"]][-1], "é")

    def test_threads_share_a_pipeline(self):
        expected = news()(TEXT).to_json()
        different = []

        def work():
            for _ in range(20):
                if news()(TEXT).to_json() != expected:
                    different.append(1)

        threads = [threading.Thread(target=work) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(different, [])


class LoggerTest(unittest.TestCase):
    def talker(self, logger):
        config = {"glossator": 1, "pipeline": [{"plugin": "talker"}]}
        return glossator.load(config, plugin_path=[SPECIMENS], logger=logger)

    def test_a_logger_gets_what_plugins_say(self):
        said = []
        nlp = self.talker(lambda level, message: said.append((level, message)))
        list(nlp.pipe(["é"] * 50, threads=4))
        self.assertEqual(said, [("info", "talker: made")] + [("warning", "talker: é")] * 50)

    def test_a_logger_that_raises_does_no_harm(self):
        seen = []
        before = sys.unraisablehook
        sys.unraisablehook = lambda raised: seen.append(raised.exc_value)
        try:
            nlp = self.talker(lambda level: None)  # takes one argument too few
            self.assertEqual(nlp("a").status, "ok")
        finally:
            sys.unraisablehook = before
        self.assertEqual([type(error) for error in seen], [TypeError, TypeError])


if __name__ == "__main__":
    unittest.main()
