"""Forked processes, and threads that read the same results."""

import os
import pathlib
import subprocess
import sys
import tempfile
import textwrap
import threading
import time
import unittest

import glossator
from setting import TEXT, TOKENS, gloss, news

BEGIN = """
import gc, glossator, os, sys
TEXT = "Ada Lovelace met Charles Babbage."
def after_fork(child):
    sys.stdout.flush()
    process = os.fork()
    if process == 0:
        child()
        sys.exit(0)
    print(os.waitpid(process, 0)[1], flush=True)
"""


class ForkTest(unittest.TestCase):
    def told(self, code):
        command = [sys.executable, "-c", BEGIN + textwrap.dedent(code)]
        done = subprocess.run(command, capture_output=True, text=True, env=os.environ, timeout=120)
        return done.stdout + done.stderr

    def test_a_forked_process_ends_with_a_pipeline_and_a_pipe(self):
        told = self.told("""
            nlp = glossator.load("news")
            nlp(TEXT, dates={"direction": "past"})
            pipe = nlp.pipe([TEXT] * 400, threads=2)
            next(pipe)
            def lose():
                global nlp, pipe
                del nlp, pipe
                gc.collect()
            after_fork(lambda: None)
            after_fork(lambda: pipe.close())
            after_fork(lose)
            print(len(list(pipe)), nlp(TEXT)["people"][0].text)
            """)
        self.assertEqual(told, "0\n0\n0\n399 Ada Lovelace\n")

    def test_a_forked_process_annotates(self):
        told = self.told("""
            nlp = glossator.load("news")
            nlp(TEXT)
            def annotate():
                print(nlp(TEXT)["people"][0].text, len(list(nlp.pipe([TEXT] * 50, threads=2))))
                past = nlp.with_options(dates={"direction": "past"})
                print(past.config["pipeline"][2]["options"]["direction"])
            after_fork(annotate)
            isolated = glossator.load("news", run={"isolation": "chain"})
            isolated(TEXT)
            after_fork(lambda: print(isolated(TEXT)["people"][1].text))
            print(isolated(TEXT)["people"][1].text)
            """)
        expected = "Ada Lovelace 50\npast\n0\nCharles Babbage\n0\nCharles Babbage\n"
        self.assertEqual(told, expected)

    def test_a_pipe_of_the_other_process_says_so(self):
        told = self.told("""
            nlp = glossator.load({"glossator": 1, "pipeline": [{"plugin": "tokens"}]})
            pipe = nlp.pipe([TEXT] * 400, threads=2)
            next(pipe)
            def read():
                try:
                    next(pipe)
                except glossator.Error as error:
                    print(error.kind, error)
            after_fork(read)
            """)
        self.assertRegex(told, r"^usage this pipe belongs to .*process.*; call pipe\(\)")

    def test_a_forked_process_leaves_the_lists_of_the_other(self):
        told = self.told("""
            nlp = glossator.load("lists")
            after_fork(lambda: nlp(TEXT, rivers={"list": glossator.TermList(["Ada"])}))
            own = {"list": glossator.TermList(["Babbage"])}
            print(nlp(TEXT, rivers=own)["rivers"][0].text)
            after_fork(lambda: print(nlp(TEXT, rivers=own)["rivers"][0].text))
            print(nlp(TEXT, rivers={"list": glossator.TermList(["Ada"])})["rivers"][0].text)
            """)
        self.assertEqual(told, "0\nBabbage\nBabbage\n0\nAda\n")


class SharedResultsTest(unittest.TestCase):
    def read_by_threads(self, results):
        """How often threads read a result, and what else they met."""
        ids, errors = [], []

        def read():
            try:
                for result in results:
                    ids.append(result.id)
            except ValueError as error:
                errors.append(str(error))

        threads = [threading.Thread(target=read) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return ids, errors

    def test_one_thread_at_a_time_reads_a_pipe(self):
        results = news().pipe((TEXT for _ in range(300)), threads=2)
        ids, errors = self.read_by_threads(results)
        self.assertEqual(ids, [str(i) for i in range(300)])
        for error in errors:
            self.assertIn("another thread reads from this pipe", error)

    def test_one_thread_at_a_time_reads_a_file(self):
        with tempfile.TemporaryDirectory() as folder:
            texts, out = pathlib.Path(folder, "texts.txt"), pathlib.Path(folder, "out.jsonl")
            texts.write_text(TEXT * 3000)
            gloss("run", "news", texts, "-o", out, check=True)
            out.write_bytes(out.read_bytes() * 20)
            ids, errors = self.read_by_threads(glossator.read_results(out))
        self.assertLessEqual(len(ids), 20)
        self.assertTrue(errors)
        self.assertIn("another thread reads from these results", errors[0])

    def test_documents_may_not_read_their_own_results(self):
        def documents():
            yield TEXT
            next(results)

        results = news().pipe(documents(), threads=1)
        self.assertEqual(next(results).text, TEXT)
        with self.assertRaisesRegex(ValueError, "reads from this pipe already"):
            list(results)

    def test_another_thread_may_close_a_pipe(self):
        results = glossator.load(TOKENS).pipe(["word " * 4_000_000] * 4, threads=1)
        closer = threading.Thread(target=lambda: (time.sleep(0.05), results.close()))
        closer.start()
        self.assertLess(len(list(results)), 4)
        closer.join()


if __name__ == "__main__":
    unittest.main()
