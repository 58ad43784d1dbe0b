"""What happens to a run in trouble. faults_test.py BUILD_FOLDER [NAME...]"""
import gzip
import json
import os
import pathlib
import random
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest

BUILD = pathlib.Path(sys.argv.pop(1)).resolve()
GLOSS = str(BUILD / "bin" / "gloss")
ENVIRONMENT = dict(os.environ, GLOSS_PLUGIN_PATH=f"{BUILD}/tests/specimens:{BUILD}/tests/misbehaving")
SENTENCE = "Odhiambo met the African Union in Lisbon on 3 May 2024, and will be back in mid-June. "


def state_of(pid):
    """The state and the parent of a process; None if there is none."""
    try:
        fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
        return fields[0], int(fields[1])
    except (FileNotFoundError, ProcessLookupError):
        return None


def children(parent):
    pids = [int(name) for name in os.listdir("/proc") if name.isdigit()]
    return [pid for pid in pids if (state := state_of(pid)) and state[1] == parent and state[0] != "Z"]


def is_alive(pid):
    state = state_of(pid)
    return state is not None and state[0] != "Z"


class Faults(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.addCleanup(self.temporary.cleanup)
        self.folder = pathlib.Path(self.temporary.name)

    def path(self, name):
        return str(self.folder / name)

    def config(self, *plugins, **sections):
        steps = [{"plugin": plugin} for plugin in plugins]
        (self.folder / "config.json").write_text(json.dumps({"glossator": 1, "pipeline": steps, **sections}))
        return self.path("config.json")

    def documents(self, count, name="in.jsonl", size=10):
        ids = [f"document {i}" for i in range(count)]
        with open(self.path(name), "w") as out:
            for i, one in enumerate(ids):
                out.write(json.dumps({"id": one, "text": SENTENCE * (1 + i % size)}) + "\n")
        return ids

    def write_documents(self, texts, name="in.jsonl"):
        with open(self.path(name), "w") as out:
            for i, text in enumerate(texts):
                out.write(json.dumps({"id": str(i), "text": text}) + "\n")
        return [str(i) for i in range(len(texts))]

    def start(self, *arguments, **options):
        options.setdefault("stdin", subprocess.DEVNULL)
        process = subprocess.Popen([GLOSS, "run", *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   env=ENVIRONMENT, **options)
        no_end = threading.Timer(600, process.kill)  # so that one which hangs fails its test
        no_end.start()
        self.addCleanup(no_end.cancel)
        return process

    def gloss(self, *arguments, **options):
        process = self.start(*arguments, **options)
        out, error = process.communicate(timeout=300)
        return process.returncode, out, error.decode(errors="replace")

    def records(self, name="out.jsonl"):
        with open(self.path(name), "rb") as lines:
            return [json.loads(line) for line in lines]

    def assert_ids(self, ids, name="out.jsonl"):
        self.assertEqual([record["id"] for record in self.records(name)], ids)

    def assert_resumes_to_the_same(self, config, whole):
        """Goes on with out.jsonl until it is complete; it is then what one run would have written."""
        for _ in range(30):
            code, _, error = self.gloss(config, self.path("in.jsonl"), "-o", self.path("out.jsonl"), "--resume", "-q")
            if code == 0:
                break
        self.assertEqual((code, error), (0, ""))
        self.assertEqual(pathlib.Path(self.path("out.jsonl")).read_bytes(), whole)
        self.assertFalse(os.path.exists(self.path("out.jsonl.journal")))

    def whole_run(self, config):
        code, out, error = self.gloss(config, self.path("in.jsonl"), "--format", "jsonl", "-q")
        self.assertEqual((code, error), (0, ""))
        return out

    # ---- plugins in processes of their own ----

    HARMS = (("segv", "crash", "SIGSEGV"), ("abort", "crash", "SIGABRT"), ("exit", "crash", "ended its process"),
             ("kill", "crash", "SIGKILL"), ("loop", "timeout", "was killed after"), ("heap", "crash", "crashed with"),
             ("memory", "crash", "crashed with"), ("close", "crash", "closed the descriptors"))

    def test_plugin_that_harms_its_process_costs_its_documents(self):
        for isolation in ("chain", "plugin"):
            for how, kind, message in self.HARMS:
                if os.environ.get("GLOSS_SANITIZED") and how in ("segv", "heap", "memory"):
                    continue  # a sanitizer tells these in its own words
                with self.subTest(how, isolation=isolation):
                    texts = [how if i in (50, 120) else SENTENCE for i in range(200)]
                    ids = self.write_documents(texts)
                    quick = {"document_seconds": 1, "kill_factor": 1} if how == "loop" else {}
                    limits = {"memory_mb": 256, **quick}
                    config = self.config("tokens", "dies", run={"isolation": isolation, "limits": limits})
                    code, _, error = self.gloss(config, self.path("in.jsonl"), "-o", self.path("out.jsonl"), "-q")
                    self.assertEqual((code, error), (1, ""))
                    self.assert_ids(ids)
                    for i, record in enumerate(self.records()):
                        self.assertEqual(record["status"], "error" if texts[i] == how else "ok")
                        if texts[i] == how:
                            self.assertEqual(record["error"]["kind"], kind)
                            self.assertIn(message, record["error"]["message"])

    def test_plugin_that_always_dies_is_put_in_quarantine_and_the_run_resumed(self):
        ids = self.write_documents(["segv" if i % 2 else SENTENCE for i in range(30)])
        config = self.config("tokens", "dies", run={"isolation": "chain"})
        out = self.path("out.jsonl")
        code, _, error = self.gloss(config, self.path("in.jsonl"), "-o", out, "-q")
        self.assertEqual(code, 3)
        self.assertIn("plugin `dies` is in quarantine", error)
        self.assertIn("--resume", error)
        done = len(self.records())
        self.assertLess(done, 30)
        code, _, error = self.gloss(config, self.path("in.jsonl"), "-o", out, "-q", "--resume",
                                    "--set", "/run/quarantine/deaths=1000", "--set", "/run/quarantine/percent=100")
        self.assertEqual((code, error), (1, ""))
        self.assert_ids(ids)
        self.assertEqual([r["status"] for r in self.records()], ["ok", "error"] * 15)

    def test_workers_killed_from_outside_cost_no_document(self):
        ids = self.documents(20000)
        config = self.config("tokens", "everything", run={"isolation": "chain", "threads": 2})
        whole = self.whole_run(config)
        process = self.start(config, self.path("in.jsonl"), "-o", self.path("out.jsonl"), "-q")
        rounds = 0
        while process.poll() is None and rounds < 3:  # more deaths in a minute would be a quarantine
            workers = children(process.pid)
            written = os.path.getsize(self.path("out.jsonl")) if os.path.exists(self.path("out.jsonl")) else 0
            if len(workers) == 2 and written > 1000 * rounds:
                os.kill(workers[rounds % 2], signal.SIGKILL)
                rounds += 1
            time.sleep(0.01)
        self.assertEqual(process.communicate()[1].decode(), "")
        self.assertEqual(process.returncode, 0)
        self.assertGreater(rounds, 0)
        self.assert_ids(ids)
        self.assertEqual(pathlib.Path(self.path("out.jsonl")).read_bytes(), whole)

    def test_host_killed_leaves_no_worker_and_can_be_resumed(self):
        self.documents(4000)
        config = self.config("tokens", "everything", run={"isolation": "plugin", "threads": 2})
        whole = self.whole_run(config)
        for moment in (0.1, 0.3, 0.6):
            process = self.start(config, self.path("in.jsonl"), "-o", self.path("out.jsonl"), "-q", "--resume")
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
        for plugin, kind in (("throws", "document"), ("throws_odd", "plugin"), ("span_past_end", "contract"),
                             ("undeclared_key", "contract"), ("emits_after_error", "contract")):
            with self.subTest(plugin):
                ids = self.documents(300)
                code, _, error = self.gloss(self.config("tokens", plugin), self.path("in.jsonl"), "-o",
                                            self.path("out.jsonl"), "-q")
                self.assertEqual((code, error), (1, ""))
                self.assert_ids(ids)
                self.assertEqual({(r["status"], r["error"]["plugin"], r["error"]["kind"]) for r in self.records()},
                                 {("error", plugin, kind)})

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
        code, _, error = self.gloss(config, self.path("in.jsonl"), "-o", self.path("out.jsonl"), "-q")
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
            config, self.path("in.jsonl"), "-o", self.path("out.jsonl"), "-q",
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
        self.assertEqual(code, 3)
        self.assertIn("out.jsonl: cannot be written: File too large", error)
        self.assert_resumes_to_the_same(config, whole)

    def test_device_without_space_is_told(self):
        self.documents(100)
        code, _, error = self.gloss(self.config("tokens"), self.path("in.jsonl"), "-q", "--format", "jsonl",
                                    "-o", "/dev/full")
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
        self.assertEqual((process.wait(timeout=60), error), (0, b""))

    def test_folder_that_cannot_be_written_to_is_told_before_the_run(self):
        self.documents(3)
        code, _, error = self.gloss(self.config("tokens"), self.path("in.jsonl"), "-o", "/proc/none/out.jsonl", "-q")
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
            process = self.start(config, self.path("in.jsonl"), "-o", self.path("out.jsonl"), "--resume", "-q")
            time.sleep(moments.uniform(0.02, 0.6 * seconds))
            process.kill()
            process.communicate()
            if os.path.exists(self.path("out.jsonl")) and process.returncode == 0:
                os.remove(self.path("out.jsonl"))  # it was done: begin anew
        self.assert_resumes_to_the_same(config, whole)

    def test_interrupt_finishes_what_is_begun(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            with self.subTest(number):
                self.documents(20000)
                pathlib.Path(self.path("out.jsonl")).unlink(missing_ok=True)
                config = self.config("tokens", "dates", output={"layers": ["dates"]})
                process = self.start(config, self.path("in.jsonl"), "-o", self.path("out.jsonl"), "-q")
                while process.poll() is None and not (os.path.exists(self.path("out.jsonl")) and
                                                      os.path.getsize(self.path("out.jsonl")) > 0):
                    time.sleep(0.005)
                process.send_signal(number)
                _, error = process.communicate(timeout=60)
                self.assertEqual(process.returncode, 130)
                self.assertIn(b"interrupted; what was begun is written; go on with the same command and --resume", error)
                written = self.records()
                self.assertTrue(0 < len(written) < 20000)
                self.assert_resumes_to_the_same(config, self.whole_run(config))

    def test_records_come_as_their_documents_do(self):
        for threads in ("1", "2"):
            with self.subTest(threads):
                process = self.start(self.config("tokens"), "-", "--format", "jsonl", "--threads", threads,
                                     stdin=subprocess.PIPE)
                for number in range(20):  # each is answered before the next is asked
                    process.stdin.write(b'{"id": "%d", "text": "Fine."}\n' % number)
                    process.stdin.flush()
                    self.assertEqual(json.loads(process.stdout.readline())["id"], str(number))
                out, error = process.communicate(timeout=60)
                self.assertEqual((process.returncode, out, error), (0, b"", b""))

    def test_interrupt_while_standard_input_waits(self):
        for threads in ("1", "2"):
            with self.subTest(threads):
                process = self.start(self.config("tokens"), "-", "--format", "jsonl", "--threads", threads,
                                     stdin=subprocess.PIPE)
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

    # ---- input ----

    def test_broken_documents_have_their_records(self):
        documents = [('{"id": "good", "text": "Fine."}', "ok"), ('{"id": "empty", "text": ""}', "ok"),
                     ('{"id": "nul", "text": "a\\u0000b"}', "ok"), ('{"id": "cut", "text": "x', "error"),
                     ('{"id": "surrogate", "text": "\\ud800"}', "error"), ("[1]", "error"), ("nonsense", "error"),
                     ('{"id": "no text"}', "error"), ('{"id": "number", "text": 5}', "error"),
                     ("[" * 100000, "error"), ('{"id": "last", "text": "Fine."}', "ok")]
        with open(self.path("in.jsonl"), "wb") as out:
            out.write(b"\n".join(line.encode() for line, _ in documents))
            out.write(b'\n{"id": "bytes", "text": "\xff\xfe"}\n')
        code, _, error = self.gloss(self.config("tokens"), self.path("in.jsonl"), "-o", self.path("out.jsonl"), "-q")
        self.assertEqual((code, error), (1, ""))
        records = self.records()
        self.assertEqual([r["status"] for r in records], [status for _, status in documents] + ["error"])
        for number, record in enumerate(records, 1):
            if record["status"] == "error":
                self.assertIn(f"in.jsonl:{number}: ", record["error"]["message"])

    def test_repeated_ids_are_refused_unless_they_may_come_again(self):
        with open(self.path("in.jsonl"), "w") as out:
            for one in ("a", "b", "a", "c", "b", "a"):
                out.write(json.dumps({"id": one, "text": "Text."}) + "\n")
        config = self.config("tokens")
        code, _, _ = self.gloss(config, self.path("in.jsonl"), "-o", self.path("out.jsonl"), "-q")
        self.assertEqual(code, 1)
        self.assert_ids(["a", "b", "a", "c", "b", "a"])
        self.assertEqual([r["status"] for r in self.records()], ["ok", "ok", "error", "ok", "error", "error"])
        self.assertIn("an earlier document has the id `a` too", self.records()[2]["error"]["message"])
        code, _, _ = self.gloss(config, self.path("in.jsonl"), "-o", self.path("out.jsonl"), "-q", "--set", "/input/ids=any")
        self.assertEqual((code, {r["status"] for r in self.records()}), (0, {"ok"}))

    def test_compressed_input_that_is_cut_off_loses_nothing_before(self):
        ids = self.documents(2000)
        data = pathlib.Path(self.path("in.jsonl")).read_bytes()
        packed = gzip.compress(data)
        config = self.config("tokens", output={"layers": []})
        whole = pathlib.Path(self.path("in.jsonl.gz"))
        whole.write_bytes(packed)
        self.assertEqual(self.gloss(config, str(whole), "-o", self.path("out.jsonl"), "-q")[0], 0)
        self.assert_ids(ids)
        whole.write_bytes(gzip.compress(data[:1000]) + gzip.compress(data[1000:]))  # two members
        self.assertEqual(self.gloss(config, str(whole), "-o", self.path("out.jsonl"), "-q")[0], 0)
        self.assert_ids(ids)
        for size in (len(packed) // 2, len(packed) - 5):
            whole.write_bytes(packed[:size])
            code, _, _ = self.gloss(config, str(whole), "-o", self.path("out.jsonl"), "-q")
            records = self.records()
            self.assertEqual(code, 1)
            self.assertEqual([r["id"] for r in records[:-1]], ids[:len(records) - 1])
            self.assertIn("the gzip data ends before its end", records[-1]["error"]["message"])
            self.assertEqual([r["status"] for r in records[:-1]], ["ok"] * (len(records) - 1))
        damaged = bytearray(packed)
        damaged[len(damaged) // 2] ^= 0xFF
        whole.write_bytes(damaged)
        self.assertEqual(self.gloss(config, str(whole), "-o", self.path("out.jsonl"), "-q")[0], 1)
        self.assertIn("gzip data", self.records()[-1]["error"]["message"])

    def test_long_and_empty_texts(self):
        pathlib.Path(self.path("lines.txt")).write_bytes(b"\n" * 1000000)
        pathlib.Path(self.path("none.txt")).write_bytes(b"")
        pathlib.Path(self.path("long.txt")).write_bytes((SENTENCE * (65 * 1024 * 1024 // len(SENTENCE))).encode())
        pathlib.Path(self.path("most.txt")).write_bytes(b"x" * (64 * 1024 * 1024))
        inputs = [self.path(name) for name in ("lines.txt", "none.txt", "long.txt", "most.txt")]
        config = self.config("tokens", output={"layers": []}, run={"threads": 1})
        code, _, _ = self.gloss(config, *inputs, "-o", self.path("out.jsonl"), "-q")
        self.assertEqual(code, 1)
        self.assert_ids(inputs)
        self.assertEqual([r["status"] for r in self.records()], ["ok", "ok", "error", "ok"])
        self.assertEqual(self.records()[2]["error"]["kind"], "limit")

    def test_longest_document_in_another_process(self):
        pathlib.Path(self.path("a.txt")).write_text("One.")
        pathlib.Path(self.path("b.txt")).write_text("word " * (64 * 1024 * 1024 // 5))
        pathlib.Path(self.path("c.txt")).write_text("Two.")
        inputs = [self.path(name) for name in ("a.txt", "b.txt", "c.txt")]
        for memory, status in ((4096, "ok"), (600, "error")):
            if os.environ.get("GLOSS_SANITIZED") and status == "error":
                continue  # a sanitizer knows no limit of memory
            with self.subTest(memory):
                config = self.config("tokens", output={"layers": ["sentences"]}, run={
                    "threads": 1, "isolation": "chain",
                    "limits": {"memory_mb": memory, "document_seconds": 300, "kill_factor": 1}})
                code, _, error = self.gloss(config, *inputs, "-o", self.path("out.jsonl"), "-q")
                self.assertEqual((code, error), (int(status == "error"), ""))
                self.assert_ids(inputs)
                self.assertEqual([r["status"] for r in self.records()], ["ok", status, "ok"])
                if status == "error":
                    self.assertIn("out of memory", self.records()[1]["error"]["message"])

    def test_many_blank_lines_are_no_documents(self):
        with open(self.path("in.jsonl"), "w") as out:
            out.write("\n" * 1000000 + '{"id": "a", "text": "x"}\n' + " \n\r\n" * 1000)
        code, _, _ = self.gloss(self.config("tokens"), self.path("in.jsonl"), "-o", self.path("out.jsonl"), "-q")
        self.assertEqual(code, 0)
        self.assert_ids(["a"])

    def test_folder_of_many_files_with_odd_names(self):
        folder = self.folder / "many"
        folder.mkdir()
        odd = [b" ", b"a b", b"-o", b"--help", b"new\nline", b"quote\"'", b"back\\slash", b"*?[", b"\xff\xfe",
               "é".encode(), "東京".encode(), b"x" * 240]
        names = [b"%d" % i for i in range(10000 - len(odd))] + odd
        for name in names:
            with open(os.path.join(os.fsencode(folder), name + b".txt"), "w") as out:
                out.write("Text.")
        code, _, error = self.gloss(self.config("tokens", output={"layers": []}), str(folder), "-o",
                                    self.path("out.jsonl"), "-q")
        self.assertEqual((code, error), (0, ""))
        records = self.records()
        self.assertEqual(len(records), 10000)
        self.assertEqual(len({r["id"] for r in records}), 10000)

    def test_quote_that_is_not_ended_costs_one_row_of_many(self):
        count, text = 200000, "word " * 40  # were the row read from its begin for each, it would not end
        with open(self.path("in.csv"), "w") as out:
            out.write('id,text\nopen,"Not ended.\n')
            out.writelines(f"{i},{text}\n" for i in range(count))
        config = self.config("tokens", output={"layers": ["sentences"]})
        code, _, _ = self.gloss(config, self.path("in.csv"), "-o", self.path("out.jsonl"), "-q")
        self.assertEqual(code, 1)
        self.assert_ids([self.path("in.csv") + ":2", *map(str, range(count))])

    @unittest.skipIf(os.environ.get("GLOSS_SANITIZED"), "a sanitizer takes all addresses")
    def test_line_for_which_there_is_no_memory(self):
        with open(self.path("in.jsonl"), "w") as out:
            for document, text in (("before", "a"), ("long", "b" * (400 << 20)), ("after", "c")):
                out.write(json.dumps({"id": document, "text": text}) + "\n")
        most = 600 << 20
        code, _, error = self.gloss(
            self.config("tokens", run={"limits": {"document_mb": 1000}}), self.path("in.jsonl"), "-o",
            self.path("out.jsonl"), "-q", "--threads", "1",
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (most, most)))
        self.assertEqual((code, error), (1, ""))
        self.assert_ids(["before", self.path("in.jsonl") + ":2", "after"])
        self.assertIn("out of memory for the line", self.records()[1]["error"]["message"])

    def test_tables_with_broken_rows(self):
        rows = ['id,text,source', 'a,"One, and ""two"".",x', 'b,"Over\ntwo lines.",y', 'c,too few', 'd,"wrong"quote,z',
                'e,Fine.,z', 'f,"not ended,z', 'g,Fine.,z']
        pathlib.Path(self.path("in.csv")).write_text("\r\n".join(rows) + "\r\n")
        code, _, _ = self.gloss(self.config("tokens", output={"text": True}), self.path("in.csv"), "-o",
                                self.path("out.jsonl"), "-q")
        self.assertEqual(code, 1)
        name = self.path("in.csv")
        self.assert_ids(["a", "b", name + ":5", name + ":6", "e", name + ":8", "g"])
        self.assertEqual([r.get("text") for r in self.records()],
                         ['One, and "two".', "Over\ntwo lines.", None, None, "Fine.", None, "Fine."])
        self.assertIn(":8: a quote is not ended", self.records()[5]["error"]["message"])


if __name__ == "__main__":
    unittest.main(verbosity=2)
