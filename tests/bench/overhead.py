"""What the host costs beside the annotators: overhead.py BUILD FILE.jsonl [RUNS] [CPU]

Runs the whole program pinned to one processor, with results to /dev/null, and in turn with a
manifest, which tells the annotators' own time. Prints medians, and the start-up: from the command
to the first record of a document on standard input.
"""

import json
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

build, text = pathlib.Path(sys.argv[1]), sys.argv[2]
runs = int(sys.argv[3]) if len(sys.argv) > 3 else 5
pin = ["taskset", "-c", sys.argv[4] if len(sys.argv) > 4 else "0"]
gloss = [str(build / "bin/gloss"), "run", "news"]


def seconds_of(command):
    begin = time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - begin


def first_record():
    begin = time.monotonic()
    process = subprocess.Popen([*pin, *gloss, "-", "--format", "jsonl", "--threads", "1", "-q"],
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    process.stdin.write(b'{"text": "On 3 May the company named Jane Smith its chairman."}\n')
    process.stdin.flush()
    process.stdout.readline()
    seconds = time.monotonic() - begin
    process.communicate()
    return seconds


whole, own, starts = [], [], []
tokens = 0
with tempfile.TemporaryDirectory() as folder:
    out = folder + "/out.jsonl"
    for _ in range(runs):
        whole.append(seconds_of([*pin, *gloss, text, "--format", "jsonl", "--threads", "1", "-q"]))
        subprocess.run([*pin, *gloss, text, "-o", out, "--threads", "1", "-q"], check=True)
        with open(out + ".manifest.json") as manifest:
            own.append(json.load(manifest)["document_milliseconds"]["sum"] / 1000)
        starts.append(first_record())
    subprocess.run([*gloss, text, "-o", out, "--layers", "tokens", "-q"], check=True)
    with open(out) as records:
        tokens = sum(len(json.loads(record)["layers"]["tokens"]) for record in records)

whole, own = statistics.median(whole), statistics.median(own)
allowed = 1.1 * own + tokens * 10e-9
print(f"{tokens:,} tokens; whole program {whole:.3f} s, annotators {own:.3f} s, ratio {whole / own:.3f}")
print(f"1.1 times the annotators and 10 ns a token: {allowed:.3f} s; over it by {whole - allowed:+.3f} s")
print(f"start to first record: median {1000 * statistics.median(starts):.0f} ms, least {1000 * min(starts):.0f} ms")
