"""Runs with plugins that hang or cannot be opened. hang_faults_test.py BUILD_FOLDER [NAME...]"""

import os
import pathlib
import pty
import signal
import subprocess
import threading
import time
import unittest

from fault_case import ENVIRONMENT, FaultCase, GLOSS

OPENS_BADLY = "plugin `opens_badly`: "
QUICK = {"limits": {"document_seconds": 0.5, "start_seconds": 0.5}, "isolation": "none"}


class Lines:
    """The lines that a process writes to a descriptor, as they come."""

    def __init__(self, read):
        self.text = b""
        self.read = read
        threading.Thread(target=self.collect, daemon=True).start()

    def collect(self):
        try:
            while part := self.read():
                self.text += part
        except OSError:
            pass  # the other end of a terminal is closed

    def wait_for(self, *wanted, seconds=60):
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if all(text.encode() in self.text for text in wanted):
                return
            time.sleep(0.02)
        raise AssertionError(f"{wanted} not in {self.text.decode()}")

    def count(self, text):
        return self.text.count(text.encode())


class HangFaults(FaultCase):
    def config_of(self, plugin, options=None, **run):
        steps = [{"plugin": plugin, "options": options or {}}]
        return self.config(pipeline=steps, run=run)

    def begin(self, *arguments):
        process = self.start(*arguments)
        self.addCleanup(process.stderr.close)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        return process, Lines(lambda: os.read(process.stderr.fileno(), 4096))

    # ---- plugins that hang, in the host's process ----

    def test_hang_is_named_and_a_second_interrupt_ends_it(self):
        for threads, texts in (("1", ["fine", "hang"]), ("2", ["hang"] + ["fine"] * 300 + ["hang"])):
            for number in (signal.SIGINT, signal.SIGTERM):
                with self.subTest(threads=threads, signal=number):
                    pathlib.Path(self.path("out.jsonl")).unlink(missing_ok=True)
                    self.write_documents(texts)
                    config = self.config_of("dies", **QUICK)
                    process, lines = self.begin(
                        config,
                        self.path("in.jsonl"),
                        *("-o", self.path("out.jsonl"), "--threads", threads, "-q"),
                    )
                    named = [
                        f"plugin `dies` hangs on document `{i}`: "
                        for i, text in enumerate(texts)
                        if text == "hang"
                    ]
                    lines.wait_for(*named, "run.limits.document_seconds allows 0.5 s")
                    lines.wait_for("--isolation chain")
                    self.assertNotIn(b"fine", lines.text)
                    process.send_signal(number)
                    lines.wait_for("gloss: interrupted", "waits for plugin `dies` on document `")
                    lines.wait_for("interrupt again to end at once")
                    self.assertIsNone(process.poll())
                    process.send_signal(number)
                    self.assertEqual(process.wait(timeout=60), 130)

    def test_run_that_was_ended_in_a_hang_is_resumed_with_isolation(self):
        ids = self.write_documents(["fine"] * 600 + ["hang"] + ["fine"] * 5)
        config = self.config_of("dies", **QUICK)
        out = self.path("out.jsonl")
        process, lines = self.begin(
            config, self.path("in.jsonl"), "-o", out, "-q", "--threads", "1"
        )
        lines.wait_for("hangs on document `600`")
        for _ in range(2):
            process.send_signal(signal.SIGINT)
            time.sleep(0.1)
        self.assertEqual(process.wait(timeout=60), 130)
        code, _, error = self.gloss(
            config, self.path("in.jsonl"), "-o", out, "-q", "--resume", "--isolation", "chain"
        )
        self.assertEqual((code, error), (1, ""))
        self.assert_ids(ids)
        failed = [record for record in self.records() if record["status"] != "ok"]
        self.assertEqual([(one["id"], one["error"]["kind"]) for one in failed], [("600", "timeout")])

    def test_hang_is_named_ever_more_rarely_in_a_log(self):
        self.write_documents(["hang"])
        _, lines = self.begin(self.config_of("dies", **QUICK), self.path("in.jsonl"), "-q")
        lines.wait_for("`0`: 10 s", "`0`: 20 s")
        self.assertNotIn(b"`0`: 15 s", lines.text)

    def test_hang_is_named_every_second_on_a_terminal(self):
        self.write_documents(["hang"])
        ours, theirs = pty.openpty()
        process = subprocess.Popen(
            [GLOSS, "run", self.config_of("dies", **QUICK), self.path("in.jsonl"), "-q"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=theirs,
            env=ENVIRONMENT,
        )
        os.close(theirs)
        self.addCleanup(os.close, ours)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        lines = Lines(lambda: os.read(ours, 4096))
        lines.wait_for(*(f"`0`: {second} s" for second in range(2, 15)))

    def test_hang_before_the_first_document_is_named_and_one_interrupt_ends_it(self):
        self.write_documents(["fine"])
        pathlib.Path(self.path("out.jsonl")).write_bytes(b"")
        for plugin, options, function in (
            ("dies", {"at_start": "loop"}, "create"),
            ("opens_badly", {"how": "hang"}, "open"),
        ):
            with self.subTest(function):
                config = self.config_of(plugin, options, **QUICK)
                process, lines = self.begin(
                    config, self.path("in.jsonl"), "-o", self.path("out.jsonl")
                )
                lines.wait_for(f"plugin `{plugin}` hangs in its {function}(): ")
                lines.wait_for("run.limits.start_seconds allows 0.5 s", "--isolation chain")
                process.send_signal(signal.SIGINT)
                self.assertEqual(process.wait(timeout=60), -signal.SIGINT)
                self.assertEqual(sorted(os.listdir(self.folder)), self.untouched())

    def test_document_that_waits_for_its_turn_is_not_named(self):
        self.write_documents(["loop"] + ["fine"] * 2000)
        config = self.config_of("waits_its_turn", **QUICK)
        _, lines = self.begin(config, self.path("in.jsonl"), "--threads", "3", "-q")
        lines.wait_for("hangs on document `0`: 4 s")
        self.assertEqual(lines.count("` hangs"), lines.count("hangs on document `0`"))

    # ---- plugins that cannot be opened ----

    def untouched(self):
        return ["config.json", "in.jsonl", "out.jsonl"]

    def test_plugin_that_cannot_be_opened_stops_the_run_before_the_first_document(self):
        cases = (
            ("none", {"how": "throw"}, "its open() failed: no room for one more"),
            ("none", {"how": "throw", "after": 1}, "its open() failed: no room for one more"),
            ("chain", {"how": "throw"}, "its open() failed: no room for one more"),
            ("plugin", {"how": "abort"}, "its process crashed with SIGABRT"),
            ("chain", {"how": "exit"}, "its process ended its process with code 0"),
            ("chain", {"how": "hang"}, "took longer than run.limits.start_seconds allows"),
        )
        for isolation, options, message in cases:
            for before in (None, b"", self.own_output()):
                with self.subTest(isolation=isolation, options=options, before=before):
                    self.write_documents(["fine"] * 3000)
                    out = pathlib.Path(self.path("out.jsonl"))
                    out.unlink(missing_ok=True)
                    if before is not None:
                        out.write_bytes(before)
                    config = self.config_of(
                        "opens_badly", options, isolation=isolation, limits={"start_seconds": 1}
                    )
                    files = sorted(os.listdir(self.folder))
                    code, _, error = self.gloss(
                        config,
                        self.path("in.jsonl"),
                        *("-o", str(out), "--threads", "2", "--overwrite"),
                    )
                    self.assertEqual(code, 2)
                    self.assertEqual(error.count("\n"), 1, error)
                    self.assertIn("/pipeline/0/plugin: " + OPENS_BADLY, error)
                    self.assertIn(message, error)
                    self.assertEqual(sorted(os.listdir(self.folder)), files)
                    if before is not None:
                        self.assertEqual(out.read_bytes(), before)

    def own_output(self):
        return b'{"id": "of another run"}\n'


if __name__ == "__main__":
    unittest.main(verbosity=2)
