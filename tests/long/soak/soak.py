"""A long run: memory stays flat, and threads, isolation and order change no record.
soak.py BUILD_FOLDER SOURCE_FOLDER [DOCUMENTS]"""

import hashlib
import json
import pathlib
import random
import subprocess
import sys
import tempfile
import threading

BUILD, SOURCE = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
DOCUMENTS = int(sys.argv[3]) if len(sys.argv) > 3 else 1_000_000
# Without ids=any the host keeps each id, in 16 to 32 bytes, to find repeated ones.
COMMAND = [
    str(BUILD / "bin" / "gloss"),
    "run",
    str(SOURCE / "configs" / "news.json"),
    "-",
    "-q",
    "--format",
    "jsonl",
    "--set",
    "/input/ids=any",
    "--set",
    "/input/format=jsonl",
]
TEXTS = [
    piece
    for file in sorted((SOURCE / "examples" / "documents").glob("*.txt"))
    for piece in file.read_text().split("\n\n")
    if piece.strip()
]


def document(number):
    chosen = random.Random(number)
    text = " ".join(chosen.choice(TEXTS) for _ in range(chosen.randint(1, 3)))
    return (
        json.dumps({"id": str(number), "text": text, "date": f"{2000 + number % 25}-05-17"}) + "\n"
    )


def resident(pids):
    total = 0
    for pid in pids:
        try:
            for line in pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1])
        except (FileNotFoundError, ProcessLookupError, PermissionError):
            pass
    return total


def tree(pid):
    try:
        children = [
            child
            for task in pathlib.Path(f"/proc/{pid}/task").iterdir()
            for child in (task / "children").read_text().split()
        ]
    except (FileNotFoundError, ProcessLookupError):
        return [pid]
    return [pid, *(one for child in children for one in tree(child))]


def run(numbers, *arguments):
    """The hash of the output, and KiB of memory after each tenth of it."""
    process = subprocess.Popen(
        [*COMMAND, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )

    def feed():
        for number in numbers:
            process.stdin.write(document(number).encode())
        process.stdin.close()

    feeder = threading.Thread(target=feed)
    feeder.start()
    digest, records, memory = hashlib.sha256(), {}, []
    for count, line in enumerate(process.stdout, 1):
        digest.update(line)
        if count % (DOCUMENTS // 10) == 0:
            memory.append(resident(tree(process.pid)))
        number = int(line[7 : line.index(b'"', 7)])  # {"id":"..."
        if number % 97 == 0:
            records[number] = hashlib.sha256(line).digest()
    feeder.join()
    assert process.wait() == 0, f"exit code {process.returncode}"
    assert count == len(numbers), f"{count} records of {len(numbers)} documents"
    print(
        f"{' '.join(arguments)}: {digest.hexdigest()[:16]}, {' '.join(map(str, memory))} KiB",
        flush=True,
    )
    return digest.hexdigest(), records, memory


def check_flat(memory):
    first, most = memory[0], max(memory[1:])
    assert most < 1.05 * first, f"memory grew from {first} to {most} KiB"


def main():
    numbers = range(DOCUMENTS)
    whole, some, memory = run(numbers, "--threads", "1")
    check_flat(memory)
    for arguments in (["--threads", "2"], ["--threads", "2", "--isolation", "chain"]):
        other, _, memory = run(numbers, *arguments)
        assert other == whole, f"{arguments}: other bytes"
        check_flat(memory)
    shuffled = list(numbers)
    random.Random(1).shuffle(shuffled)
    _, others, _ = run(shuffled, "--threads", "2")
    assert some == others, "another order gives other records"
    print("soak: ok")


main()
