"""The cost of a plugin in Python over its own work: python_plugin.py BUILD FILE.jsonl [RUNS]

The plugin finds capitals and sums of money by a regular expression, and takes the time of its own
work. Runs it with one thread over the first 1,000 documents. Prints, for each run, microseconds a
document: its own work, what the host gives for it, the difference.
"""

import itertools
import json
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile

build, text = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2]
runs = int(sys.argv[3]) if len(sys.argv) > 3 else 7
documents = 1000
plugin = '''
import re, time
FOUND = re.compile(r"\\$[0-9][0-9.,]*|\\b[A-Z]{2,}\\b")
class Capitals:
    """Finds capitals and sums of money."""
    id, version, vendor, license = "capitals", "1.0.0", "Example", "MIT"
    reads = []
    writes = {"capitals": {"types": ["capitals"]}}
    spent = seen = 0
    def process(self, document, out):
        begin = time.perf_counter_ns()
        for match in FOUND.finditer(document.text):
            out.add(match.start(), match.end(), "capitals")
        self.spent += time.perf_counter_ns() - begin
        self.seen += 1
        if self.seen == %d:
            print("own", self.spent, flush=True)
''' % documents

with tempfile.TemporaryDirectory() as folder:
    here = pathlib.Path(folder)
    (here / "capitals.py").write_text(plugin)
    (here / "c.json").write_text('{"glossator": 1, "pipeline": [{"plugin": "capitals"}]}')
    with open(text) as lines, open(here / "in.jsonl", "w") as first:
        first.writelines(itertools.islice(lines, documents))
    module = str(build / "lib/glossator/python")
    subprocess.run([sys.executable, "-m", "glossator.plugin", "build", str(here / "capitals.py")],
                   env={**os.environ, "PYTHONPATH": module}, check=True,
                   stdout=subprocess.DEVNULL)
    differences = []
    for run in range(runs):
        manifest = here / f"{run}.json"
        log = subprocess.run(
            [str(build / "bin/gloss"), "run", str(here / "c.json"), str(here / "in.jsonl"),
             "--plugin-path", str(here / "build"), "-o", "/dev/null", "--format", "jsonl",
             "--threads", "1", "--manifest", str(manifest)],
            check=True, capture_output=True, text=True).stderr
        own = int(re.search(r"own (\d+)", log)[1]) / 1000 / documents
        told = json.loads(manifest.read_text())
        given = 1000 * told["document_milliseconds"]["sum"] / documents
        differences.append(given - own)
        print(f"own {own:.1f}  given {given:.1f}  difference {given - own:.1f}")
print(f"median difference {statistics.median(differences):.1f}")
