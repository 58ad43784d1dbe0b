"""Annotators in the host's own process: plugins/python/python_inside.cpp calls it."""
from __future__ import annotations

import os
import site
import sys
from collections.abc import Callable
from typing import Optional

from . import plugin_start
from .plugin_channel import with_size
from .plugin_process import READY, StartRefusal, answerer, make_annotator, refusal


def start(first: bytes, find_file: Callable[[bytes, bool], bytes]) -> Callable[[bytes], bytes]:
    """Makes the object of the class that the first message names.

    The result gives for a document's message its answer; for an empty message, whether the object
    was made. What find_file raises, this raises.
    """
    def find(name: str, is_required: bool) -> Optional[str]:
        return find_file(name.encode(), is_required).decode() or None

    try:
        own = answerer(*make_annotator(first, find))
    except StartRefusal as error:
        refused = with_size(refusal(error.status, str(error)))
        return lambda message: refused

    def answer(message: bytes) -> bytes:
        if not message:
            return with_size(READY)
        plugin_start.find_file.set(plugin_start.too_late)  # of this thread
        return with_size(own(message))

    return answer


def add_packages_of(interpreter: str) -> None:
    """Lets imports find the packages that a program of Python finds, as that of a virtual
    environment: this process runs the same library, and is another program."""
    prefix = os.path.dirname(os.path.dirname(interpreter))
    if not os.path.exists(os.path.join(prefix, "pyvenv.cfg")):
        return
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    site.addsitedir(os.path.join(prefix, "lib", version, "site-packages"))
