"""The package for Python beside gloss run: speed, equal bytes, tables, memory.

    PYTHONPATH=BUILD/lib/glossator/python python3 tests/long/bench/python_pipe.py BUILD FILE.jsonl

Takes the first 3,000 documents of FILE. Needs pyarrow for the time of to_arrow().
"""

import itertools
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

import glossator

COUNT = 3000
THREADS = 2


def timed(work):
    begin = time.perf_counter()
    result = work()
    return time.perf_counter() - begin, result


def median(work, times=5):
    """The median of seconds, and of seconds of CPU in all threads."""
    walls, cpus = [], []
    for _ in range(times):
        begin = time.process_time()
        walls.append(timed(work)[0])
        cpus.append(time.process_time() - begin)
    return sorted(walls)[times // 2], sorted(cpus)[times // 2]


def resident_mb():
    pages = int(pathlib.Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") >> 20


def run_gloss(build, lines, folder):
    """Seconds of gloss run as it tells them, without its start; its bytes."""
    path = pathlib.Path(folder, "in.jsonl")
    path.write_text("".join(lines), "utf-8")
    out = pathlib.Path(folder, "out.jsonl")
    command = [f"{build}/bin/gloss", "run", "news", path, "-o", out, "--overwrite"]
    command += ["--set", f"/run/threads={THREADS}"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    first = told.splitlines()[0]  # "3,000 documents, 0 failed, 2.4 MB of text in 0.87 s"
    return float(first.split(" in ")[1].split()[0]), out.read_text("utf-8")


def memory(nlp, documents):
    """Resident MB after 10,000 and after 100,000 short documents."""
    cycle = itertools.islice(itertools.cycle(documents), 100_000)
    short = ({**document, "text": document["text"][:600]} for document in cycle)
    seen = []
    for number, _ in enumerate(nlp.pipe(short, threads=THREADS), 1):
        if number in (10_000, 100_000):
            seen.append(resident_mb())
    return seen


def main(build, file):
    with open(file, encoding="utf-8") as whole:
        lines = list(itertools.islice(whole, COUNT))
    documents = [json.loads(line) for line in lines]
    nlp = glossator.load("news")
    list(nlp.pipe(documents[:50], threads=THREADS))
    with tempfile.TemporaryDirectory() as folder:
        pairs = []
        for _ in range(5):
            told, expected = run_gloss(build, lines, folder)
            ours, _ = timed(lambda: sum(1 for _ in nlp.pipe(documents, threads=THREADS)))
            pairs.append((told, ours))
    told, ours = (sorted(times)[2] for times in zip(*pairs))
    print(f"gloss run {COUNT / told:.0f} documents/s, pipe {COUNT / ours:.0f}: {told / ours:.0%}")
    docs = list(nlp.pipe(documents, threads=THREADS))
    print("same bytes:", "".join(doc.to_json() + "\n" for doc in docs) == expected)
    wall, cpu = median(lambda: sum(1 for _ in nlp.pipe(documents, threads=THREADS)))
    for layers in (None, "people"):
        rows = glossator.table(docs, layers).to_arrow().num_rows
        took, worked = median(lambda: glossator.table(docs, layers).to_arrow())
        told = f"{took / wall:.1%} of the pipe, {worked / cpu:.1%} of its CPU"
        print(f"to_arrow, {layers or 'all layers'}: {rows} rows, {told}")
    del docs
    print("resident MB after 10,000 and 100,000 documents:", *memory(nlp, documents))


if __name__ == "__main__":
    main(*sys.argv[1:])
