"""The cost of the host in addition to the annotators: overhead.py BUILD FILE.jsonl [RUNS] [CPU]

Runs the whole program with one thread, pinned to one processor, with its records to /dev/null.
The run itself reports its time and the annotators' share of it, so a machine whose speed drifts
does not matter. Also measures the start-up: from the command to the first record of a document
on standard input.
"""

import json
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

build, text = pathlib.Path(sys.argv[1]), sys.argv[2]
runs = int(sys.argv[3]) if len(sys.argv) > 3 else 7
pin = ["taskset", "-c", sys.argv[4] if len(sys.argv) > 4 else "0"]
gloss = [str(build / "bin/gloss"), "run", "news"]


def count_tokens(folder):
    out = folder + "/tokens.jsonl"
    subprocess.run([*gloss, text, "-o", out, "--layers", "tokens", "-q"], check=True)
    with open(out) as records:
        return sum(len(json.loads(record)["layers"]["tokens"]) for record in records)


def whole_and_own(folder):
    """Seconds of a run without its start-up, and of the annotators in it."""
    path = folder + "/manifest.json"
    subprocess.run(
        [
            *pin,
            *gloss,
            text,
            "-o",
            "/dev/null",
            "--format",
            "jsonl",
            "--threads",
            "1",
            "-q",
            "--manifest",
            path,
        ],
        check=True,
    )
    with open(path) as file:
        manifest = json.load(file)
    return manifest["milliseconds"] / 1000, manifest["document_milliseconds"]["sum"] / 1000


def first_record():
    begin = time.monotonic()
    process = subprocess.Popen(
        [*pin, *gloss, "-", "--format", "jsonl", "--threads", "1", "-q"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    process.stdin.write(b'{"text": "On 3 May the company named Jane Smith its chairman."}\n')
    process.stdin.flush()
    process.stdout.readline()
    seconds = time.monotonic() - begin
    process.communicate()
    return seconds


with tempfile.TemporaryDirectory() as folder:
    tokens = count_tokens(folder)
    times = sorted(
        (whole / own, whole, own) for whole, own in (whole_and_own(folder) for _ in range(runs))
    )
ratio, whole, own = times[len(times) // 2]
starts = [first_record() for _ in range(runs)]
print(
    f"{tokens:,} tokens; of {runs} runs: whole {whole:.3f} s, annotators {own:.3f} s, ratio median {ratio:.3f}, "
    f"{times[0][0]:.3f} to {times[-1][0]:.3f}; {1e9 * (whole - own) / tokens:.0f} ns a token beside them"
)
print(f"1.1 times the annotators and 10 ns a token would be {1.1 + tokens * 1e-8 / own:.3f}")
print(
    f"start to first record: median {1000 * statistics.median(starts):.0f} ms, least {1000 * min(starts):.0f} ms"
)
