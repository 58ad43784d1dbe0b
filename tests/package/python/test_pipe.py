"""Many documents: order, bounds, bad documents, meta, interruption."""

import datetime
import os
import signal
import subprocess
import sys
import textwrap
import time
import unittest

import glossator
from setting import TEXT, TOKENS, news

NAT = type("NaT", (datetime.datetime,), {"__ne__": lambda *_: True, "__eq__": lambda *_: False})


class PipeTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.tokens = glossator.load(TOKENS)

    def test_one_document_is_not_many(self):
        class Frame:
            columns = ["text"]

        takers = (self.tokens.pipe, self.tokens.table, glossator.TermList)
        for wrong in ("text", b"text", {"text": "a"}):
            for take in takers:
                with self.assertRaisesRegex(TypeError, r"put it into a list, \[\w+\]"):
                    take(wrong)
        for take in takers:
            with self.assertRaisesRegex(TypeError, r'not a Frame.*df\["column"\]'):
                take(Frame())
            with self.assertRaisesRegex(TypeError, "found int 7"):
                take(7)

    def test_threads_are_a_number(self):
        for wrong in (-1, 1.5, "2", 10**9):
            with self.assertRaisesRegex(ValueError, "threads: expected a number from 1 to 1024"):
                self.tokens.pipe(["a"], threads=wrong)

    def test_the_order_is_that_of_the_documents(self):
        documents = (
            f"number {i}" if i % 2 else {"text": f"number {i} " * (i % 7 + 1), "id": f"d{i}"}
            for i in range(500)
        )
        results = list(self.tokens.pipe(documents, threads=4))
        self.assertEqual([r["tokens"][1].text for r in results], [str(i) for i in range(500)])
        self.assertEqual([results[i].id for i in (98, 99)], ["d98", "99"])

    def test_results_are_those_of_one_call_each(self):
        texts = [TEXT, "", "x", TEXT * 3]
        found = [doc.to_json() for doc in news().pipe(texts, threads=2)]
        self.assertEqual(found, [news()(text, id=i).to_json() for i, text in enumerate(texts)])

    def test_no_more_is_taken_than_is_needed(self):
        taken = []

        def endless():
            while True:
                taken.append(len(taken))
                yield f"number {taken[-1]}"

        for result in self.tokens.pipe(endless(), threads=2):
            self.assertEqual(result.text, "number 0")
            break
        self.assertLessEqual(len(taken), 2 * 16)
        taken.clear()
        large = ("word " * 1_000_000 for _ in iter(lambda: taken.append(0), 1))
        next(self.tokens.pipe(large, threads=8))
        self.assertLessEqual(len(taken), 5)

    def test_what_the_documents_raise_comes_behind_their_results(self):
        def broken():
            yield "one"
            yield "two"
            raise ValueError("no more")

        results = self.tokens.pipe(broken(), threads=2)
        self.assertEqual([next(results).text, next(results).text], ["one", "two"])
        with self.assertRaisesRegex(ValueError, "no more"):
            next(results)
        self.assertEqual(list(results), [])

    def test_a_closed_pipe_yields_nothing(self):
        with self.tokens.pipe(["a"] * 1000, threads=2) as results:
            next(results)
        self.assertEqual(list(results), [])

    def test_threads_end_with_the_documents(self):
        before = len(os.listdir("/proc/self/task"))
        results = self.tokens.pipe(["a"] * 100, threads=4)
        self.assertEqual(len(list(results)), 100)
        until = time.monotonic() + 60
        while len(os.listdir("/proc/self/task")) > before and time.monotonic() < until:
            time.sleep(0.01)
        self.assertLessEqual(len(os.listdir("/proc/self/task")), before)

    def test_threads_end_with_the_program(self):
        code = """
            import atexit, os, time
            def count():
                return len(os.listdir("/proc/self/task"))
            def last():
                until = time.monotonic() + 60
                while count() > before and time.monotonic() < until:
                    time.sleep(0.01)
                print(count() - before)
            atexit.register(last)
            import glossator
            nlp = glossator.load("news")
            nlp("a")
            before = count()
            pipe = nlp.pipe(["a"] * 1000, threads=4)
            next(pipe)
            """
        command = [sys.executable, "-c", textwrap.dedent(code)]
        done = subprocess.run(command, capture_output=True, text=True, env=os.environ)
        self.assertEqual((done.stdout, done.stderr), ("0\n", ""))

    def test_plugins_may_run_in_other_processes(self):
        found = [
            d.to_json() for d in news().pipe([TEXT] * 40, threads=2, run={"isolation": "chain"})
        ]
        self.assertEqual(found, [d.to_json() for d in news().pipe([TEXT] * 40, threads=2)])


class BadDocumentTest(unittest.TestCase):
    def test_a_bad_document_is_a_result_with_an_error(self):
        bad = {
            "half a pair: \ud83d": "character 13 is a lone surrogate",
            7: "found int 7",
            None: "found None",
            ("a", "b"): "found tuple",
        }
        dicts = [
            ({"text": None, "id": "x"}, "text: expected a string; found None"),
            ({"title": "a", "body": "b"}, "no `text`; the keys are `title`, `body`"),
            ({"text": "a", "date": "the day before"}, "the day before"),
            ({"text": "a", "date": 20240517}, "date: expected a string, date or datetime"),
            ({"text": b"bytes"}, "text: expected a string; found bytes"),
        ]
        cases = [*bad.items(), *dicts]
        documents = [document for case, _ in cases for document in (case, "sound")]
        results = list(news().pipe(documents, threads=2))
        self.assertEqual(len(results), len(documents))
        for (case, message), result, sound in zip(cases, results[::2], results[1::2]):
            self.assertEqual((result.status, result.error["kind"]), ("error", "input"), case)
            self.assertIn(message, result.error["message"])
            self.assertEqual(len(result["people"]), 0)
            self.assertIn('"status":"error"', result.to_json())
            self.assertEqual((sound.status, sound.error), ("ok", None))
        self.assertEqual([r.id for r in results[:2]], ["0", "1"])

    def test_empty_cells_of_a_table_are_nothing(self):
        nan = float("nan")
        row = {"text": TEXT, "id": nan, "date": NAT(2024, 5, 17), "language": nan, "source": nan}
        result = next(news().pipe([row]))
        self.assertEqual(
            (result.status, result.id, result.date, result.language), ("ok", "0", None, "")
        )
        self.assertIn(
            '"meta":{"source":null}', next(news().pipe([row], output={"meta": True})).to_json()
        )
        self.assertIsNone(next(news().pipe([{"text": TEXT, "date": None}])).error)

    def test_meta_is_the_object_that_was_given(self):
        given = {"when": datetime.date(2024, 5, 17), "set": {1}, "x": "\ud83d", 3: object()}
        documents = [
            {"text": "a", "meta": given},
            {"text": "b", "source": "s", "page": 3},
            "c",
            {"text": 5, "meta": given},
            {"text": "\ud83d", "meta": given},
        ]
        results = list(news().pipe(documents, threads=2))
        for i in (0, 3, 4):
            self.assertIs(results[i].meta, given)
        self.assertEqual(results[1].meta, {"source": "s", "page": 3})
        self.assertIsNone(results[2].meta)

    def test_dates_are_read_as_in_files(self):
        dates = [
            "2024-05-17",
            "20240517",
            "17 May 2024",
            "Fri, 17 May 2024 10:00:00 GMT",
            datetime.date(2024, 5, 17),
            datetime.datetime(2024, 5, 17),
        ]
        results = news().pipe({"text": "today", "date": date} for date in dates)
        for date, result in zip(dates, results):
            self.assertIsNone(result.error, date)
            self.assertEqual(result["dates"][0]["value"][:10], "2024-05-17", date)


class InterruptionTest(unittest.TestCase):
    def interrupted(self, code):
        """Runs code, interrupts it once it says so; returns its output and seconds to its end."""
        program = subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(code)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=os.environ,
        )
        self.assertEqual(program.stdout.readline(), b"begun\n")
        time.sleep(0.3)
        before = time.monotonic()
        program.send_signal(signal.SIGINT)
        out, error = program.communicate(timeout=60)
        return program.returncode, out.decode(), error.decode(), time.monotonic() - before

    def test_an_interruption_ends_the_pipe(self):
        code, out, error, _ = self.interrupted("""
            import glossator, itertools
            nlp = glossator.load("news")
            pipe = nlp.pipe(itertools.repeat("Ada Lovelace met him on Friday. " * 2000), threads=2)
            print("begun", flush=True)
            try:
                for doc in pipe:
                    pass
            except KeyboardInterrupt:
                print("interrupted", len(list(pipe)), flush=True)
            """)
        self.assertEqual((code, out), (0, "interrupted 0\n"), error)

    def test_a_document_that_takes_long_does_not_hold_it_up(self):
        code, out, error, seconds = self.interrupted("""
            import glossator, time
            nlp = glossator.load("news")
            pipe = nlp.pipe(["Ada Lovelace met him on Friday. " * 500_000], threads=1)
            print("begun", flush=True)
            try:
                next(pipe)
            except KeyboardInterrupt:
                print("interrupted", flush=True)
            """)
        self.assertEqual((code, out), (0, "interrupted\n"), error)


if __name__ == "__main__":
    unittest.main()
