"""What an annotator in Python may use while it is made: files that its options name, refusals."""
from __future__ import annotations

import contextvars
import os
from collections.abc import Callable
from typing import Optional


class Refusal(Exception):
    """Raised by an annotator's __init__ for options or files that it cannot use.

    The run does not start, and its user reads the text alone, without a traceback.
    """


def _in_current_folder(name: str, _is_required: bool) -> Optional[str]:
    return os.path.abspath(name) if os.path.isfile(name) else None


def too_late(name: str, _is_required: bool) -> Optional[str]:
    raise RuntimeError(f"`{name}`: resource() and find_resource() are for __init__ only")


# plugin_process.py asks the host instead. In one process several threads make annotators.
find_file: contextvars.ContextVar[Callable[[str, bool], Optional[str]]] = contextvars.ContextVar(
    "find_file", default=_in_current_folder)


def resource(name: str) -> str:
    """The absolute path of a file that an option names: relative to the config file.

    The host records the file with its hash in the run's manifest. Only for __init__. A missing file
    ends the start with the host's message, which says where it looked.
    """
    path = find_file.get()(name, True)
    if path is None:
        raise Refusal(f"no file `{name}`")
    return path


def find_resource(name: str) -> Optional[str]:
    """As resource(); None if there is no such file."""
    return find_file.get()(name, False)
