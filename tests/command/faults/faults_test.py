"""Runs with faulty plugins, outputs and signals. faults_test.py BUILD_FOLDER [NAME...]"""

import json
import os
import pathlib
import random
import resource
import signal
import subprocess
import time
import unittest

from fault_case import children, FaultCase, is_alive, SENTENCE


class Faults(FaultCase):
    # ---- plugins in processes of their own ----

    HARMS = (
        ("segv", "crash", "SIGSEGV"),
        ("abort", "crash", "SIGABRT"),
        ("exit", "crash", "ended its process"),
        ("kill", "crash", "SIGKILL"),
        ("hang", "timeout", "was killed after"),
        ("heap", "crash", "crashed with"),
        ("memory", "limit", "run.limits.memory_mb (256)"),
        ("close", "crash", "closed the descriptors"),
    )

    def test_plugin_that_harms_its_process_costs_its_documents(self):
        for isolation in ("chain", "plugin"):
            for how, kind, message in self.HARMS:
                if os.environ.get("GLOSS_SANITIZED") and how in ("segv", "heap", "memory"):
                    continue  # a sanitizer reports these in its own words
                with self.subTest(how, isolation=isolation):
                    texts = [how if i in (50, 120) else SENTENCE for i in range(200)]
                    ids = self.write_documents(texts)
                    quick = {"document_seconds": 1, "kill_factor": 1} if how == "hang" else {}
                    limits = {"memory_mb": 256, **quick}
                    config = self.config(
                        "tokens", "dies", run={"isolation": isolation, "limits": limits}
                    )
                    code, _, error = self.gloss(
                        config, self.path("in.jsonl"), "-o", self.path("out.jsonl"), "-q"
                    )
                    self.assertEqual((code, error), (1, ""))
                    self.assert_ids(ids)
                    for i, record in enumerate(self.records()):
                        self.assertEqual(record["status"], "error" if texts[i] == how else "ok")
                        if texts[i] == how:
                            self.assertEqual(record["error"]["kind"], kind)
                            self.assertIn(message, record["error"]["message"])

    def test_plugin_that_always_dies_is_put_in_quarantine_and_the_run_resumed(self):
        ids = self.write_documents(["segv" if i % 2 else SENTENCE for i in range(30)])
        config = self.config(
            "tokens", "dies", run={"isolation": "chain", "quarantine": {"percent": 1, "documents": 9}}
        )
        out = self.path("out.jsonl")
        code, _, error = self.gloss(config, self.path("in.jsonl"), "-o", out, "-q")
        self.assertEqual(code, 3)
        self.assertIn("plugin `dies` is in quarantine", error)
        self.assertIn("--resume", error)
        done = len(self.records())
        self.assertLess(done, 30)
        code, _, error = self.gloss(
            config,
            self.path("in.jsonl"),
            "-o",
            out,
            "-q",
            "--resume",
            "--set",
            "/run/quarantine/percent=100",
        )
        self.assertEqual((code, error), (1, ""))
        self.assert_ids(ids)
        self.assertEqual([r["status"] for r in self.records()], ["ok", "error"] * 15)

    def test_workers_killed_from_outside_cost_no_document(self):
        ids = self.documents(2000)
        config = self.config("tokens", "everything", run={"isolation": "chain", "threads": 2})
        whole = self.whole_run(config)
        lines = pathlib.Path(self.path("in.jsonl")).read_bytes().splitlines(keepends=True)
        process = self.start(config, "-", "-o", self.path("out.jsonl"), "-q", stdin=subprocess.PIPE)
        for part in range(3):  # while the run works on what it was given, and waits for more
            process.stdin.write(b"".join(lines[600 * part : 600 * (part + 1)]))
            process.stdin.flush()
            while not (workers := children(process.pid)) and process.poll() is None:
                time.sleep(0.01)
            os.kill(workers[part % len(workers)], signal.SIGKILL)
        error = process.communicate(b"".join(lines[1800:]), timeout=300)[1]
        self.assertEqual((process.returncode, error), (0, b""))
        self.assert_ids(ids)
        self.assertEqual(pathlib.Path(self.path("out.jsonl")).read_bytes(), whole)

    def test_host_killed_leaves_no_worker_and_can_be_resumed(self):
        self.documents(4000)
        config = self.config("tokens", "everything", run={"isolation": "plugin", "threads": 2})
        whole = self.whole_run(config)
        for moment in (0.1, 0.3, 0.6):
            process = self.start(
                config, self.path("in.jsonl"), "-o", self.path("out.jsonl"), "-q", "--resume"
            )
            time.sleep(moment)
            workers = children(process.pid)
            process.kill()
            process.communicate()
            deadline = time.monotonic() + 20
            while any(map(is_alive, workers)) and time.monotonic() < deadline:
                time.sleep(0.02)
            self.assertFalse(any(map(is_alive, workers)))
        self.assert_resumes_to_the_same(config, whole)

    # ---- plugins ----

    def test_plugin_that_fails_costs_its_documents(self):
        for plugin, kind in (
            ("throws", "document"),
            ("throws_odd", "plugin"),
            ("span_past_end", "contract"),
            ("undeclared_key", "contract"),
            ("emits_after_error", "contract"),
        ):
            with self.subTest(plugin):
                ids = self.documents(300)
                code, _, error = self.gloss(
                    self.config("tokens", plugin),
                    self.path("in.jsonl"),
                    "-o",
                    self.path("out.jsonl"),
                    "-q",
                )
                self.assertEqual((code, error), (1, ""))
                self.assert_ids(ids)
                self.assertEqual(
                    {
                        (r["status"], r["error"]["plugin"], r["error"]["kind"])
                        for r in self.records()
                    },
                    {("error", plugin, kind)},
                )

    def test_plugin_that_takes_too_long_is_stopped(self):
        ids = self.documents(2)
        config = self.config("slow", run={"limits": {"document_seconds": 0.2}})
        code, _, _ = self.gloss(config, self.path("in.jsonl"), "-o", self.path("out.jsonl"), "-q")
        self.assertEqual(code, 1)
        self.assert_ids(ids)
        self.assertEqual({r["error"]["kind"] for r in self.records()}, {"limit"})

    def test_too_many_failures_stop_the_run(self):
        self.documents(2000)
        config = self.config("throws", run={"error_rate": "10/100"})
        code, _, error = self.gloss(
            config, self.path("in.jsonl"), "-o", self.path("out.jsonl"), "-q"
        )
        self.assertEqual(code, 3)
        self.assertIn("more documents have failed than run.error_rate allows (10/100)", error)
        written = self.records()
        self.assertTrue(11 <= len(written) < 2000)
        self.assertEqual([r["id"] for r in written], [f"document {i}" for i in range(len(written))])

    # ---- output ----

    def test_full_disk_is_told_and_can_be_resumed(self):
        self.documents(3000)
        config = self.config("tokens", output={"layers": ["tokens"]})
        whole = self.whole_run(config)
        limit = len(whole) // 2
        code, _, error = self.gloss(
            config,
            self.path("in.jsonl"),
            "-o",
            self.path("out.jsonl"),
            "-q",
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
        )
        self.assertEqual(code, 3)
        self.assertIn("out.jsonl: cannot be written: File too large", error)
        self.assert_resumes_to_the_same(config, whole)

    def test_device_without_space_is_told(self):
        self.documents(100)
        code, _, error = self.gloss(
            self.config("tokens"),
            self.path("in.jsonl"),
            "-q",
            "--format",
            "jsonl",
            "-o",
            "/dev/full",
        )
        self.assertEqual(code, 3)
        self.assertIn("/dev/full: cannot be written: No space left on device", error)
        self.assertFalse(os.path.exists("/dev/full.journal"))

    def test_closed_pipe_ends_quietly(self):
        self.documents(3000)
        process = self.start(self.config("tokens"), self.path("in.jsonl"), "--format", "jsonl")
        self.assertTrue(process.stdout.readline().startswith(b'{"id":"document 0"'))
        process.stdout.close()
        error = process.stderr.read()
        process.stderr.close()
        self.assertEqual((process.wait(timeout=60), error), (141, b""))

    def test_folder_that_cannot_be_written_to_is_told_before_the_run(self):
        self.documents(3)
        code, _, error = self.gloss(
            self.config("tokens"), self.path("in.jsonl"), "-o", "/proc/none/out.jsonl", "-q"
        )
        self.assertEqual(code, 2)
        self.assertIn("/proc/none/out.jsonl: cannot be written: No such file or directory", error)

    # ---- the end of the host ----

    def test_killed_at_any_moment_and_resumed(self):
        self.documents(6000)
        config = self.config("tokens", "dates", output={"layers": ["dates"]})
        begin = time.monotonic()
        whole = self.whole_run(config)
        seconds = time.monotonic() - begin
        moments = random.Random(5)
        for _ in range(20):
            process = self.start(
                config, self.path("in.jsonl"), "-o", self.path("out.jsonl"), "--resume", "-q"
            )
            time.sleep(moments.uniform(0.02, 0.6 * seconds))
            process.kill()
            process.communicate()
            if os.path.exists(self.path("out.jsonl")) and process.returncode == 0:
                os.remove(self.path("out.jsonl"))  # it was complete: start again
        self.assert_resumes_to_the_same(config, whole)

    def test_interrupt_finishes_what_is_begun(self):
        self.documents(20000)
        config = self.config("tokens", "dates", output={"layers": ["dates"]})
        whole = self.whole_run(config)
        for number in (signal.SIGINT, signal.SIGTERM):
            with self.subTest(number):
                pathlib.Path(self.path("out.jsonl")).unlink(missing_ok=True)
                process = self.start(
                    config, self.path("in.jsonl"), "-o", self.path("out.jsonl"), "-q"
                )
                while process.poll() is None and not (
                    os.path.exists(self.path("out.jsonl"))
                    and os.path.getsize(self.path("out.jsonl")) > 0
                ):
                    time.sleep(0.005)
                process.send_signal(number)
                _, error = process.communicate(timeout=60)
                self.assertEqual(process.returncode, 130)
                self.assertIn(
                    b"interrupted; what was begun is written; go on with the same command and --resume",
                    error,
                )
                written = self.records()
                self.assertTrue(0 < len(written) < 20000)
                self.assert_resumes_to_the_same(config, whole)

    def test_records_come_as_their_documents_do(self):
        for threads in ("1", "2"):
            with self.subTest(threads):
                process = self.start(
                    self.config("tokens"),
                    "-",
                    "--format",
                    "jsonl",
                    "--threads",
                    threads,
                    stdin=subprocess.PIPE,
                )
                for number in range(20):  # each is answered before the next is sent
                    process.stdin.write(b'{"id": "%d", "text": "Fine."}\n' % number)
                    process.stdin.flush()
                    self.assertEqual(json.loads(process.stdout.readline())["id"], str(number))
                out, error = process.communicate(timeout=60)
                self.assertEqual((process.returncode, out, error), (0, b"", b""))

    def test_interrupt_while_standard_input_waits(self):
        for threads in ("1", "2"):
            with self.subTest(threads):
                process = self.start(
                    self.config("tokens"),
                    "-",
                    "--format",
                    "jsonl",
                    "--threads",
                    threads,
                    stdin=subprocess.PIPE,
                )
                process.stdin.write(b'{"id": "1", "text": "Fine."}\n{"id": "2", "te')
                process.stdin.flush()
                self.assertEqual(json.loads(process.stdout.readline())["id"], "1")
                process.send_signal(signal.SIGINT)
                out, error = process.stdout.read(), process.stderr.read()
                self.assertEqual(process.wait(timeout=60), 130)
                self.assertEqual(out, b"")
                self.assertIn(b"interrupted; what was begun is written", error)
                for pipe in (process.stdin, process.stdout, process.stderr):
                    pipe.close()

    def test_interrupt_while_a_named_pipe_waits(self):
        pipe = self.path("pipe.jsonl")
        os.mkfifo(pipe)
        for threads in ("1", "2"):
            for written in (None, b"", b'{"id": "1", "text": "Fine."}\n{"id": "2", "te'):
                with self.subTest(threads=threads, written=written):
                    process = self.start(self.config("tokens"), pipe, "--threads", threads)
                    if written is not None:
                        writer = open(pipe, "wb", buffering=0)
                        writer.write(written)
                    if written:
                        self.assertEqual(json.loads(process.stdout.readline())["id"], "1")
                    self.wait_for_handler(process, signal.SIGINT)
                    process.send_signal(signal.SIGINT)
                    out, error = process.communicate(timeout=60)
                    self.assertEqual(process.returncode, 130)
                    self.assertEqual(out, b"")
                    self.assertNotIn(b"waits for", error)
                    self.assertIn(b"interrupted; what was begun is written", error)
                    if written is not None:
                        writer.close()

    def test_named_pipe_is_read_to_its_end(self):
        pipe = self.path("pipe.jsonl")
        os.mkfifo(pipe)
        process = self.start(self.config("tokens"), pipe)
        time.sleep(0.1)  # it waits for a writer
        with open(pipe, "wb", buffering=0) as writer:
            for number in range(20):  # each is answered before the next is sent
                writer.write(b'{"id": "%d", "text": "Fine."}\n' % number)
                self.assertEqual(json.loads(process.stdout.readline())["id"], str(number))
        out, error = process.communicate(timeout=60)
        self.assertEqual((process.returncode, out, error), (0, b"", b""))

    def wait_for_handler(self, process, number):
        """Until the program catches the signal."""
        mask = 1 << (number - 1)
        while process.poll() is None:
            status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
            caught = next(line for line in status.splitlines() if line.startswith("SigCgt:"))
            if int(caught.split()[1], 16) & mask:
                return
            time.sleep(0.005)


if __name__ == "__main__":
    unittest.main(verbosity=2)
