"""Reads every ID.ann of a folder with bioc.brat. Prints how many entities, relations and notes there are. Run by
outputs_test.py with an interpreter that has bioc. brat_with_bioc.py FOLDER"""
import collections
import pathlib
import sys

from bioc import brat

counts = collections.Counter()
for file in sorted(pathlib.Path(sys.argv[1]).glob("*.ann")):
    text = file.with_suffix(".txt").read_bytes().decode()
    document = brat.loads(text, file.read_bytes().decode())
    for entity in document.entities:
        covered = " ".join(text[span.begin:span.end] for span in sorted(entity.locations))
        if covered.rstrip() != entity.text:
            sys.exit(f"{file}: {entity.id} is {entity.text!r}, but the text has {covered!r}")
    counts.update(T=len(document.entities), R=len(document.relations), N=len(document.notes))
print(counts["T"], counts["R"], counts["N"])
