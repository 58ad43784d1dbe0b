"""Results that `gloss run` wrote, read back."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from typing import Any, Union

from ._glossator import Annotations, ResultFile
from ._options import path_of, usage_error


def read_results(path: Union[str, os.PathLike[str]]) -> Iterator[Annotations]:
    """The results in a file of JSON Lines that `gloss run -o PATH` wrote, plain, .gz or .zst, one
    after the other, as if they came from a pipeline: for tables, or to look at.

    Takes layers and keys from the manifest beside it, PATH.manifest.json. Offsets must count bytes,
    or the run must have written the texts (`--text`). Without texts, Annotations.text has blanks
    where no record lies. Raises Error for a file that cannot be read, and for a line that is no
    result.
    """
    return iter(open_results(path))


def open_results(path: Union[str, os.PathLike[str]]) -> ResultFile:
    name = path_of(path, "expected the path of a file of results")
    if os.path.isdir(name):
        raise usage_error(f"{name}: is a folder; expected a file, as `gloss run -o OUT.jsonl` writes")
    if not os.path.exists(name):
        raise usage_error(f"{name or 'the empty path'}: there is no such file")
    output = written_output(name)
    unit = str(output.get("unit", "byte"))
    return ResultFile(name, output.get("layers", []), unit, bool(output.get("text")))


def written_output(path: Union[str, os.PathLike[str]]) -> dict[str, Any]:
    """The member output of the config of the run that wrote `path`; empty if it does not say."""
    try:
        with open(f"{os.fspath(path)}.manifest.json", encoding="utf-8") as file:
            output: dict[str, Any] = json.load(file)["config"]["output"]
            return output
    except (OSError, ValueError, KeyError, TypeError):
        return {}  # ResultFile says what is wrong
