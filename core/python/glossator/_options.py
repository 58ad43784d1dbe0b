"""Configs by name, and options by keyword."""

from __future__ import annotations

import atexit
import difflib
import hashlib
import json
import os
import pathlib
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Optional, Union

from ._glossator import Annotations, Error

SECTIONS = ("input", "output", "run")
COLUMNS = ("phrase", "type", "id")  # of a list of gazetteer, before those of its own
Override = tuple[str, str]


def installed(path: str) -> Optional[pathlib.Path]:
    """The file or folder `path` of the installed package, or of the build tree."""
    here = pathlib.Path(__file__).resolve().parent
    for folder in (here, *list(here.parents)[:6]):
        if (folder / path).exists():
            return folder / path
    return None


def name_interpreter() -> None:
    """Lets shipped annotators in Python run in this interpreter, where nothing else is said."""
    if sys.executable:
        os.environ.setdefault("GLOSS_PYTHON_DEFAULT", sys.executable)


def usage_error(message: str) -> Error:
    """An Error as the host raises it."""
    error = Error(message)
    error.kind = "usage"
    error.problems = []
    return error


def shipped_configs() -> list[str]:
    """The names of the ready configs, such as "news", for load()."""
    folder = installed("share/glossator/configs")
    names = [path.stem for path in folder.glob("*.json")] if folder else []
    return sorted(name for name in names if name != "config.schema")


def config_file(name: str) -> str:
    """The file of a config, found as `gloss run` finds it: `news` is the shipped one, even in a
    folder that has a `news` of its own."""
    known = shipped_configs()
    if not name:
        raise usage_error("the name of the config is empty; shipped configs: " + ", ".join(known))
    if name in known:
        return str(installed(f"share/glossator/configs/{name}.json"))
    if pathlib.Path(name).is_dir():
        raise usage_error(f"{name}: is a folder; name the config file in it")
    if "/" in name or name.endswith(".json") or pathlib.Path(name).exists():
        return name  # the host tells why a file cannot be read
    near = difflib.get_close_matches(name, known, 1)
    raise usage_error(
        f"{name}: no such config file"
        + (f"; did you mean `{near[0]}`?" if near else "")
        + "; shipped configs: "
        + ", ".join(known)
    )


class TermList:
    """A list of your own for an option that takes the file of one: a text a line, or a tuple of its
    fields. TermList(["Rhine", "Danube"]) for plugin gazetteer, TermList([("Aldi", "organization")])
    for `list` of plugin names, TermList([("gloomy", -2)]) for `lexicon` of plugin sentiment.

    Rows may be dicts, for columns of gazetteer:
    TermList([{"phrase": "Rhine", "type": "river", "id": "R1", "length": "1230"}]).
    """

    def __init__(
        self, rows: Iterable[Union[str, tuple[object, ...], Mapping[str, object]]]
    ) -> None:
        require_many(rows, "a TermList takes rows", "[row]")
        read = [(row,) if isinstance(row, str) else row for row in rows]
        if any(isinstance(row, Mapping) for row in read):
            read = [row if isinstance(row, Mapping) else dict(zip(COLUMNS, row)) for row in read]
            fields = _with_header(read)
        else:
            fields = [_fields_of(row) for row in read]
        lines = ["\t".join(_field(value) for value in row) for row in fields]
        if not all(line.split("\t")[0] for line in lines):
            raise ValueError("a row of a TermList begins with a phrase; one is empty")
        # A line that begins with # is a remark.
        self.text = "".join(f" {x}\n" if x.startswith("#") else f"{x}\n" for x in lines)

    def path(self) -> str:
        """A file with the list. It lives as long as the program."""
        data = self.text.encode("utf-8", "replace")
        path = _list_folder() / f"{hashlib.sha256(data).hexdigest()[:16]}.tsv"
        if not path.exists():
            # A thread or a forked process may write the same.
            part = path.with_suffix(f".{os.getpid()}.{threading.get_ident()}")
            part.write_bytes(data)
            part.replace(path)
        return str(path)


_list_folders: list[pathlib.Path] = []


def _list_folder() -> pathlib.Path:
    """The folder of all lists. A forked process has that of the other until the other ends."""
    if not _list_folders or not _list_folders[-1].exists():
        _list_folders.append(pathlib.Path(tempfile.mkdtemp(prefix="glossator-")))
        atexit.register(_remove, _list_folders[-1], os.getpid())
    return _list_folders[-1]


def _remove(folder: pathlib.Path, process: int) -> None:
    if process == os.getpid():
        shutil.rmtree(folder, ignore_errors=True)


def _fields_of(row: object) -> tuple[object, ...]:
    if isinstance(row, Iterable):
        return tuple(row)
    raise TypeError(
        f"a row of a TermList is a string, a tuple of its fields, or a dict; found {row!r:.40}"
    )


def _with_header(rows: list[Any]) -> list[tuple[object, ...]]:
    columns = list(COLUMNS)
    for row in rows:
        columns += [name for name in row if name not in columns]
    return [tuple(columns)] + [tuple(row.get(name, "") for name in columns) for row in rows]


def _field(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())


def path_of(path: object, expected: str) -> str:
    """The path as a string. Raises TypeError for what is none."""
    if isinstance(path, (str, os.PathLike)):
        return str(os.fspath(path))
    raise TypeError(f"{expected}; found {type(path).__name__} {path!r:.40}")


def require_many(items: object, what: str, in_list: str) -> None:
    """Raises TypeError for what would give its letters, keys or names of columns one by one."""
    kind = type(items).__name__
    if isinstance(items, (str, bytes, bytearray, Mapping, Annotations)):
        raise TypeError(f"{what}, not one {kind}: put it into a list, {in_list}")
    if hasattr(items, "columns"):  # of pandas, polars, pyarrow
        raise TypeError(f'{what}, not a {kind}: pass one of its columns, df["column"]')
    if not hasattr(items, "__iter__") and not hasattr(items, "__getitem__"):
        raise TypeError(f"{what}, in a list or another iterable; found {kind} {items!r:.40}")


def overrides_of(options: Mapping[str, Any]) -> list[Override]:
    """The changes of a config that keywords ask for, as pointers and JSON: a keyword is a step,
    with a dict of its plugin's options, or a section of the config."""
    changes: list[Override] = []
    for name, values in options.items():
        if not isinstance(values, Mapping):
            raise TypeError(
                f'{name}: expected a dict of options, as in {name}={{"key": value}}; found '
                f"{values!r:.40}"
            )
        prefix = f"/{name}" if name in SECTIONS else f"/pipeline/{_token(name)}/options"
        changes += _changes(prefix, values, deep=name in SECTIONS)
    return changes


def config_text(config: Mapping[str, Any]) -> str:
    """The JSON of a config, in which values may be as in options."""
    return _json_of(config, "the config")


def _json_of(value: object, place: str) -> str:
    def known(value: object) -> object:
        if isinstance(value, TermList):
            return value.path()
        if isinstance(value, pathlib.PurePath):
            return str(pathlib.Path(value).resolve())
        if isinstance(value, Mapping):
            return dict(value)
        raise TypeError(f"{place}: {value!r:.40} is no JSON value, path or TermList")

    return json.dumps(value, default=known)


def _changes(prefix: str, values: Mapping[str, Any], deep: bool) -> Iterator[Override]:
    for key, value in values.items():
        if not isinstance(key, str):
            raise TypeError(f"{prefix}: expected the name of an option as key; found {key!r:.40}")
        pointer = f"{prefix}/{_token(key)}"
        if deep and isinstance(value, Mapping):
            yield from _changes(pointer, value, deep)
        else:
            yield pointer, _json_of(value, prefix)


def _token(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")
