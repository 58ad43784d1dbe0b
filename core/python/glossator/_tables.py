"""Results as tables: a row for each record, in Arrow's columns."""

from __future__ import annotations

import contextlib
import importlib
import itertools
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, Optional, Union

from ._glossator import Annotations, Batches, Chain, RecordTable
from ._options import require_many

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

Unit = Literal["codepoint", "byte", "utf16"]
Layers = Union[None, str, Sequence[str]]
RESULTS_OF_A_GROUP = 1 << 11


class Table:
    """The records of many documents, a row each, layer by layer. Any reader of Arrow's PyCapsule
    interface takes it: pyarrow.table(t), polars.DataFrame(t), duckdb.

    Columns: document (its id), layer, record (its number in the layer of the document), parent
    (such a number), type, begin, end, text, score; then the keys of the layer, typed. A key of
    several layers, or one named as a column before it, is LAYER.KEY. A reference is the number of a
    record in the layer that it points into (of several: a struct of layer and record), a span a
    struct of begin and end, a repeated key a list. A record about the whole document has neither
    begin, end nor text; one about a passage (`scope`) has no text.
    """

    def __init__(self, batches: Batches, errors: list[dict[str, Any]]) -> None:
        self._batches = batches
        #: The documents without records because they failed: dicts of document, kind and message.
        self.errors = errors

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self._batches.capsule()

    def __len__(self) -> int:
        return self._batches.rows

    @property
    def column_names(self) -> list[str]:
        return self._batches.columns

    def to_arrow(self) -> pyarrow.Table:
        """The table as a pyarrow.Table, without copies."""
        return _library("pyarrow").table(self)

    def to_pandas(self) -> pandas.DataFrame:
        """The table as a pandas.DataFrame, through pyarrow."""
        _library("pandas")
        frame: Any = self.to_arrow().to_pandas()
        return frame

    def to_polars(self) -> polars.DataFrame:
        """The table as a polars.DataFrame."""
        frame: polars.DataFrame = _library("polars").DataFrame(self)
        return frame

    def __repr__(self) -> str:
        return f"<Table of {len(self)} records, {', '.join(self.column_names)}>"


def table(
    results: Iterable[Annotations], layers: Layers = None, *, unit: Unit = "codepoint"
) -> Table:
    """The records of results of one pipeline. layers: one, several, or those of the config's
    output. unit: what offsets count. Raises Error if there is no such layer."""
    given, first = _begun(results, "table")
    if first is None:
        raise ValueError("no results: a table takes its columns from the first")
    return _table(RecordTable(first, _names(layers), unit), given)


def _begun(
    results: Iterable[Annotations], function: str
) -> tuple[Iterable[Annotations], Optional[Annotations]]:
    """The results, and the first of them."""
    require_many(results, f"{function}() takes many results, as of pipe()", "[result]")
    if isinstance(results, list):
        first = results[0] if results else None
        given: Iterable[Annotations] = results
    else:
        others = iter(results)
        first = next(others, None)
        given = others if first is None else itertools.chain((first,), others)
    if first is not None:
        _require_results([first], function)
    return given, first


def _require_results(group: list[Annotations], function: str) -> None:
    if set(map(type, group)) == {Annotations}:
        return
    wrong = next(result for result in group if type(result) is not Annotations)
    raise TypeError(
        f"{function}() takes results, as nlp(text) and nlp.pipe() give them; found "
        f"{type(wrong).__name__} {wrong!r:.40}"
    )


def chain_table(chain: Chain, results: Iterable[Annotations], layers: Layers, unit: Unit) -> Table:
    """The same for a chain's own results, of which there may be none."""
    return _table(RecordTable(chain, _names(layers), unit), results)


def _table(rows: RecordTable, results: Iterable[Annotations]) -> Table:
    errors: list[dict[str, Any]] = []
    for group in [results] if isinstance(results, list) else _groups(results):
        _add(rows, group, errors, "table")
    return Table(rows.take(), errors)


def write_parquet(
    results: Iterable[Annotations],
    path: Union[str, os.PathLike[str]],
    layers: Layers = None,
    *,
    unit: Unit = "codepoint",
    **options: Any,
) -> list[dict[str, Any]]:
    """Writes the records of results of one pipeline as a Parquet file, with the columns of a Table.

    Writes while results come, so that memory does not grow with their number: the rows of 2,048
    documents at a time, layer by layer. options: of pyarrow.parquet's ParquetWriter, such as
    compression="zstd". Returns the documents that failed, as Table.errors. A file of that name is
    replaced when all is written, and stays if something is raised before; until then rows go to
    PATH.part.
    """
    given, first = _begun(results, "write_parquet")
    if first is None:
        raise ValueError("no results: the columns are taken from the first")
    rows = RecordTable(first, _names(layers), unit)
    return write_rows(rows, given, path, **options)


def write_rows(
    rows: RecordTable,
    results: Iterable[Annotations],
    path: Union[str, os.PathLike[str]],
    complete: Callable[[list[Annotations], Any], Any] = lambda _, table: table,
    **options: Any,
) -> list[dict[str, Any]]:
    """The same with a table that knows its columns, for results that may be none. complete: makes
    of some results and the pyarrow.Table of their records the one that is written."""
    pyarrow = _library("pyarrow")
    parquet = importlib.import_module("pyarrow.parquet")
    errors: list[dict[str, Any]] = []
    schema = complete([], pyarrow.table(Table(rows.take(), []))).schema
    with _replacing(os.fspath(path), options) as part:
        with parquet.ParquetWriter(part, schema, **options) as writer:
            for group in _groups(results):
                _add(rows, group, errors, "write_parquet")
                writer.write_table(complete(group, pyarrow.table(Table(rows.take(), []))))
    return errors


@contextlib.contextmanager
def _replacing(path: str, options: Mapping[str, Any]) -> Iterator[str]:
    """The name of a file that takes the place of `path` when all is written: a file that ends
    early would be a whole one, too. Elsewhere than in a local folder it is `path` itself."""
    target = os.path.realpath(path)
    is_special = os.path.exists(target) and not os.path.isfile(target)
    if is_special or "://" in path or options.get("filesystem") is not None:
        yield path
        return
    part = f"{target}.part"
    try:
        yield part
        if os.path.exists(target):
            shutil.copymode(target, part)
        os.replace(part, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(part)
        raise


def _groups(results: Iterable[Annotations]) -> Iterator[list[Annotations]]:
    """The results in groups that are worth threads."""
    given = iter(results)
    while group := list(itertools.islice(given, RESULTS_OF_A_GROUP)):
        yield group


def _add(
    rows: RecordTable, group: list[Annotations], errors: list[dict[str, Any]], function: str
) -> None:
    """Adds the rows of results; notes those that failed in `errors`."""
    _require_results(group, function)
    for number in rows.add(group, len(os.sched_getaffinity(0))):
        for error in group[number].errors:
            told = {"kind": error["kind"], "message": error["message"]}
            errors.append({"document": group[number].id, **told})


def _names(layers: Layers) -> Optional[list[str]]:
    if layers is None:
        return None
    if isinstance(layers, str):
        return [layers]
    names = list(layers) if isinstance(layers, Iterable) else [layers]
    for name in names:
        if not isinstance(name, str):
            raise TypeError(f"layers: expected names of layers; found {name!r:.40}")
    return list(dict.fromkeys(names))


def _library(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        wanted = " ".join(dict.fromkeys(("pyarrow", name)))
        raise ImportError(f"this takes {name}: `pip install {wanted}`") from error
