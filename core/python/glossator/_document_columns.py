"""What the table of a run tells of its documents, beside their records."""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterator
from typing import Any, Optional

from ._glossator import Annotations


class DocumentColumns:
    """Completes a table of records, as CSV has them: a row without layer for each document without
    records, and the columns status, error ("KIND: MESSAGE", a line each), date, and the meta that
    `output`, of the run's config, asks for: meta.KEY for each key, or meta, one of JSON, for all.
    A column whose name a key of the layers has already is document.NAME. The unit of the offsets is
    gloss.unit of the file's metadata."""

    def __init__(self, output: dict[str, Any]) -> None:
        meta = output.get("meta", False)
        self._keys = meta if isinstance(meta, list) else []
        self._all_meta = meta in (True, "all")
        self._metadata = {"gloss.unit": str(output.get("unit", "byte"))}

    def complete(self, results: list[Annotations], table: Any) -> Any:
        """`table`: a pyarrow.Table, in any order of rows, of the records of `results`."""
        arrow = importlib.import_module("pyarrow")
        compute = importlib.import_module("pyarrow.compute")
        lone = [i for i, one in enumerate(results) if not any(len(one[name]) for name in one)]
        places = {one.id: i for i, one in reversed(list(enumerate(results)))}
        known = arrow.array(list(places), table.schema.field("document").type)
        ranks = arrow.array(list(places.values()), arrow.int32())
        of_rows = ranks.take(compute.index_in(table["document"].combine_chunks(), value_set=known))
        of_rows = arrow.concat_arrays([of_rows, arrow.array(lone, arrow.int32())])
        table = arrow.concat_tables([table, _rows_of([results[i].id for i in lone], table.schema)])
        for name, values in self._columns(results):
            if name in table.column_names:
                name = f"document.{name}"
            table = table.append_column(name, arrow.array(values, arrow.string()).take(of_rows))
        return table.replace_schema_metadata(self._metadata)

    def _columns(self, results: list[Annotations]) -> Iterator[tuple[str, list[Optional[str]]]]:
        yield "status", [one.status for one in results]
        yield "error", [_error_of(one) for one in results]
        yield "date", [one.date for one in results]
        if self._all_meta:
            yield "meta", [one._meta_json or None for one in results]
        texts = [_meta_texts(one._meta_json) if self._keys else {} for one in results]
        for key in self._keys:
            yield f"meta.{key}", [text.get(key) for text in texts]


def _rows_of(ids: list[str], schema: Any) -> Any:
    arrow = importlib.import_module("pyarrow")
    columns = [
        arrow.array(ids, field.type) if field.name == "document" else arrow.nulls(len(ids), field.type)
        for field in schema
    ]
    return arrow.Table.from_arrays(columns, schema=schema)


def _error_of(result: Annotations) -> Optional[str]:
    return "\n".join(f"{each['kind']}: {each['message']}" for each in result.errors) or None


def _meta_texts(meta: str) -> dict[str, Optional[str]]:
    """The members of an object, as JSON without blanks has them: of a string its content, of any
    other value its JSON, in which a number of any size stays as it is."""
    texts: dict[str, Optional[str]] = {}
    decoder, at = json.JSONDecoder(), 1
    while at < len(meta) and meta[at] != "}":
        key, at = decoder.raw_decode(meta, at)
        value, end = decoder.raw_decode(meta, at + 1)
        texts[key] = value if value is None or isinstance(value, str) else meta[at + 1 : end]
        at = end + (meta[end] == ",")
    return texts
