#!/usr/bin/env python3
"""Tells commands whose work grows faster than their input: linear.py BUILD [SEED [TEXTS]]

Counts instructions, which are the same on any machine, under valgrind: of texts that repeat a few
words, marks and dates in any order, and of results with many records in one document. A text of
four times the length may take five times the instructions.
"""

import concurrent.futures
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile

BUILD = pathlib.Path(sys.argv[1]).resolve()
SEED = int(sys.argv[2]) if len(sys.argv) > 2 else 1
TEXTS = int(sys.argv[3]) if len(sys.argv) > 3 else 40
SMALL, LARGE = 40_000, 160_000  # bytes
MOST = 5 / 4  # instructions of the large text for each of its bytes, by those of the small one
DATE = "2024-05-06"

# Rules of the annotators look for these pieces, or begin or end with them.
PIECES = """
the a of and or , . ; : - – ( ) " “ ” ' ’ [ ] / & % $ @ # * ! ? ... not no never if but although cut
good bad deaths fell rose without neither nor Monday Friday May March 2022 1999 Q3 FY '22 next last
week month year two 5 12:30 3p.m. noon from to until between before after ago first half every
quarter 05/06/2024 2024-05-06 GMT spring today now John Smith Mr. Dr. Jr. President King van de al-
O'Brien J. J.R.R. Bank Ministry University Ltd Ltd. Inc., Co. Party MP BBC (BBC) U.S. Reuters said
told who is was will had been by at on in for with as than shares profit chipmaker Apple farm court
Paris Kenya ABC http://a.b/c ann@b.org 1,000 3.5 10% No. St. e.g. 1) • great terrible love kind
regards dear hope let down could cannot 's n't re- é 中 🙂
""".split() + ["\n", "\n\n", "\u00a0", "\u200b"]


def text_of(random_, size):
    """A text of few pieces in a cycle, in blocks, or mixed."""
    pieces = random_.choices(PIECES, k=random_.choice([1, 1, 2, 2, 3, 5, 8]))
    separator = random_.choice([" ", " ", " ", "", ", ", "\n"])
    shape = random_.choice(["cycle", "blocks", "mixed"])
    mixed = random.Random(random_.random())

    def text(size):
        if shape == "cycle":
            return repeated(separator.join(pieces) + separator, size)
        if shape == "blocks":
            return "".join(repeated(p + separator, size // len(pieces)) for p in pieces)
        chosen = random.Random(mixed.random())
        mean = sum(len((p + separator).encode()) for p in pieces) / len(pieces)
        return separator.join(chosen.choices(pieces, k=int(size / mean)))

    return f"{shape} of {pieces} with {separator!r} between", [text(each) for each in size]


def repeated(unit, size):
    return unit * max(1, size // len(unit.encode()))


def instructions(folder, *command):
    """Those of a command of gloss."""
    ran = subprocess.run(
        ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
        + [str(BUILD / "bin" / command[0]), *map(str, command[1:])],
        capture_output=True,
        text=True,
        cwd=folder,
    )
    found = re.search(r"I\s+refs:\s+([\d,]+)", ran.stderr)
    if ran.returncode not in (0, 1) or not found:
        sys.exit(f"{command}: exit code {ran.returncode}\n{ran.stderr}")
    return int(found[1].replace(",", ""))


def growth(folder, name, commands):
    """`commands`: of nothing, of the small and of the large input. Returns a complaint, or None."""
    nothing, small, large = (instructions(folder, *command) for command in commands)
    # A command runs the instructions of `nothing` for any input. They are subtracted, and a large
    # text that adds few to them shows no growth.
    if large - nothing < nothing / 5:
        return None
    factor = (large - nothing) / max(1, small - nothing) / (LARGE / SMALL)
    return f"{factor:.2f} times by the byte: {name}" if factor > MOST else None


def run_command(folder, name, text):
    document = folder / f"{name}.jsonl"
    document.write_text(json.dumps({"id": "1", "text": text, "date": DATE}) + "\n")
    options = ["-q", "--threads", "1", "--format", "jsonl", "-o", "/dev/null"]
    return ["gloss", "run", "news", document, *options]


def text_cases(folder):
    random_ = random.Random(SEED)
    for number in range(TEXTS):
        name, texts = text_of(random_, (SMALL, LARGE))
        texts = ["", *texts]
        yield name, [run_command(folder, f"{number}-{i}", text) for i, text in enumerate(texts)]


def record_cases(folder):
    """Of results with many records in one document."""
    sentence = "Ann Lee of Acme Ltd. told the Bank of Kenya on Monday that its good shares fell. "
    results, others = [], []
    for size in (0, SMALL, LARGE):
        for kept, dropped in ((results, "x"), (others, "good ")):
            text = repeated(sentence, size).replace(dropped, "") if size else ""
            out = folder / f"{dropped.strip()}-{size}.out.jsonl"
            command = run_command(folder, f"{dropped.strip()}-{size}", text)
            command[command.index("/dev/null")] = out
            subprocess.run(
                [BUILD / "bin" / "gloss", *command[1:], "--set", "/output/text=true"], check=True
            )
            kept.append(out)
    for form in ("brat", "conll", "doccano", "label-studio", "spacy", "web-annotation", "xmi"):
        yield f"convert to {form}", [
            ["gloss-convert", out, f"{out}.{form}", "--to", form] for out in results
        ]
    yield "diff", [["gloss-diff", *pair] for pair in zip(results, others)]
    yield "eval", [["gloss-eval", out, out] for out in results]
    yield "view", [["gloss-view", out, "-o", f"{out}.html"] for out in results]


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        cases = [*text_cases(folder), *record_cases(folder)]
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            complaints = [*filter(None, pool.map(lambda case: growth(folder, *case), cases))]
    print(*complaints, sep="\n")
    print(f"linear: {len(complaints)} of {len(cases)} grow faster than their input, seed {SEED}")
    sys.exit(1 if complaints else 0)


main()
