"""The end of `gloss run -o OUT.parquet`: its results, which are JSON Lines so far, become a table."""

from __future__ import annotations

import json
import os
import pathlib
from typing import cast

from ._document_columns import DocumentColumns
from ._glossator import RecordTable
from ._results import open_results, written_output
from ._tables import Unit, write_rows


def convert(results: str, table: str, manifest: str) -> None:
    """Writes the table of the results, and the run's manifest, which names the table then. A file
    of that name is replaced when all is written."""
    file = open_results(results)
    output = written_output(results)
    rows = RecordTable(file, None, cast(Unit, output.get("unit", "byte")))
    write_rows(rows, file, table, DocumentColumns(output).complete, compression="zstd")
    write_manifest(f"{results}.manifest.json", table, manifest)


def write_manifest(of_results: str, table: str, path: str) -> None:
    manifest = json.loads(pathlib.Path(of_results).read_text(encoding="utf-8"))
    output = {"name": table, "format": "parquet", "bytes": os.path.getsize(table)}
    manifest["output"] = output
    text = json.dumps(manifest, indent=2, ensure_ascii=False) + "\n"
    pathlib.Path(path).write_text(text, encoding="utf-8")
