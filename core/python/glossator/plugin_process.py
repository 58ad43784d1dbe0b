"""The process of an annotator in Python: a plugin's library starts it, and sends it documents.

plugins/python/messages.hpp describes the messages, plugin_channel.py their way. It ends when the
host closes the socket.
"""
from __future__ import annotations

import _thread
import importlib.util
import io
import os
import select
import signal
import struct
import sys
import time
import traceback
import types
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Optional

if TYPE_CHECKING:
    from .plugin_data import Document, LayerPlace
    from .plugin_declaration import Declaration

MOST_ERROR_LINES = 12
E_CONFIG, E_RESOURCE, E_DOCUMENT = 1, 2, 3
READY = struct.pack("<II", 0, 0)  # the answer to the first message: the object is made
ASKS_FOR_FILE = 1000  # where an answer has its status
_HELLO = struct.Struct("<IIIIIII")
_DOCUMENT = struct.Struct("<IIIIIIIIIII")
_INPUT = struct.Struct("<IIIIIIII")


class StartRefusal(Exception):
    """Ends the start: a status, and a text without a traceback."""

    def __init__(self, status: int, text: str) -> None:
        super().__init__(text)
        self.status = status


def make_light_package() -> None:
    """Lets annotators import glossator.plugin without the compiled module of glossator."""
    folder = os.path.dirname(os.path.abspath(__file__))
    sys.path.pop(0)  # this folder: its files are modules of the package only
    package = types.ModuleType("glossator")
    package.__path__ = [folder]
    sys.modules["glossator"] = package


def refusal(status: int, text: str, serial: int = 0) -> bytes:
    """The answer that says why there is none."""
    return struct.pack("<II", status, serial) + text.encode(errors="backslashreplace")


def _told(error: BaseException) -> str:
    """The last lines of the traceback, from the annotator's own code on."""
    own = os.path.abspath(__file__)
    trace = error.__traceback__
    while trace is not None and os.path.abspath(trace.tb_frame.f_code.co_filename) == own:
        trace = trace.tb_next
    lines = "".join(traceback.format_exception(type(error), error, trace)).rstrip().split("\n")
    if len(lines) > MOST_ERROR_LINES:
        lines = [f"... {len(lines) - MOST_ERROR_LINES} lines before"] + lines[-MOST_ERROR_LINES:]
    return "\n".join(lines)


def load_module(file: str) -> types.ModuleType:
    """Imports a Python file; modules beside it can be imported from it. A file of this package is
    imported as a part of it."""
    package = os.path.dirname(os.path.abspath(__file__))
    inside = os.path.relpath(os.path.abspath(file), package)
    if not inside.startswith(os.pardir):
        return importlib.import_module("glossator." + inside[:-3].replace(os.sep, "."))
    folder = os.path.dirname(os.path.abspath(file))
    # First, and once: several workers of one process load it.
    sys.path[:] = [folder, *(other for other in sys.path if other != folder)]
    name = os.path.splitext(os.path.basename(file))[0]
    spec = importlib.util.spec_from_file_location(name, file)
    if spec is None or spec.loader is None:
        raise ImportError(f"{file}: expected a file that ends in .py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def own_modules(file: str) -> list[str]:
    """The files in and below the folder of `file` that are imported now, with itself."""
    folder = os.path.join(os.path.dirname(os.path.abspath(file)), "")
    files = (getattr(module, "__file__", None) for module in list(sys.modules.values()))
    return sorted({os.path.abspath(path) for path in files
                   if path and path.endswith(".py") and os.path.abspath(path).startswith(folder)})


def make_annotator(data: bytes,
                   find_file: Callable[[str, bool], Optional[str]]) -> tuple[Declaration, Any]:
    """The declaration and the object of the class that the first message names. Raises
    StartRefusal."""
    import json

    from glossator import plugin_start
    from glossator.plugin_declaration import (
        IN_PROCESS, DeclarationError, packed, read_declaration)
    plugin_start.find_file.set(find_file)
    _, _, *sizes = _HELLO.unpack_from(data)
    texts, at = [], _HELLO.size
    for size in sizes:
        texts.append(data[at:at + size])
        at += size
    fields, (file, file_then, name, options) = texts[0], (text.decode() for text in texts[1:])
    if not os.path.exists(file) and os.path.exists(file_then):
        file = file_then
    if not os.path.exists(file):
        raise StartRefusal(E_RESOURCE, f"its Python file {file} is missing; put it back, or build "
                                       "the plugin again from where it is")
    try:
        module = load_module(file)
    except BaseException as error:
        raise StartRefusal(E_RESOURCE, f"{file} cannot be imported\n{_told(error)}") from None
    for path in own_modules(file):
        find_file(path, False)  # results depend on it
    again = f"build it again: python3 -m glossator.plugin build {file}"
    annotator = getattr(module, name, None)
    if annotator is None:
        raise StartRefusal(E_CONFIG, f"{file} has no class {name} any more; {again}")
    try:
        declaration = read_declaration(annotator)
    except DeclarationError as error:
        raise StartRefusal(E_CONFIG, f"{file}: {error}") from None
    if packed(declaration.fields()) != fields:
        raise StartRefusal(E_CONFIG, f"the class {name} in {file} declares something else than "
                                     f"when the plugin was built; {again}")
    try:
        own = json.loads(options)
        own.pop(IN_PROCESS, None)
        return declaration, make(annotator, own)
    except plugin_start.Refusal as error:
        raise StartRefusal(E_RESOURCE, str(error)) from None
    except BaseException as error:
        raise StartRefusal(E_CONFIG, _told(error)) from None
    finally:
        plugin_start.find_file.set(plugin_start.too_late)


def make(annotator: Any, options: dict[str, Any]) -> Any:
    """An object of the class, with its options: annotator(options), if it takes them."""
    if annotator.__init__ is not object.__init__:
        return annotator(options)
    made = annotator()
    made.options = options
    return made


def _document_reader(declaration: Declaration) -> Callable[[bytes], tuple[int, Document]]:
    """A function from a message to its serial and document. It keeps the names of types and keys,
    which messages do not repeat."""
    from glossator.plugin_data import NONE, Document, LayerPlace
    names = [layer.name for layer in declaration.inputs]
    known: list[tuple[tuple[str, ...], tuple[str, ...]]] = [((), ())] * len(names)

    def aligned(at: int) -> int:
        return (at + 7) // 8 * 8

    def listed(begin: int, size: int, data: bytes) -> tuple[str, ...]:
        return tuple(data[begin:begin + size].decode().split("\0")[:-1])

    def read_inputs(data: bytes, at: int) -> dict[str, LayerPlace]:
        inputs: dict[str, LayerPlace] = {}
        for number, name in enumerate(names):
            place = LayerPlace()
            (place.record_size, place.attribute_size, place.count, place.attribute_count, pool_size,
             types_size, keys_size, _) = _INPUT.unpack_from(
                 data, _DOCUMENT.size + number * _INPUT.size)
            place.number = number
            place.records = at = aligned(at)
            place.attributes = at = aligned(at + place.count * place.record_size)
            place.pool = at = at + place.attribute_count * place.attribute_size
            at += pool_size
            if types_size != NONE:
                known[number] = (listed(at, types_size, data),
                                 listed(at + types_size, keys_size, data))
                at += types_size + keys_size
            place.type_names, place.key_names = known[number]
            inputs[name] = place
        return inputs

    def read(data: bytes) -> tuple[int, Document]:
        _, _, serial, *sizes, count = _DOCUMENT.unpack_from(data)
        at = _DOCUMENT.size + count * _INPUT.size
        places = [at]
        for size in sizes:
            at += size
            places.append(at)
        return serial, Document(data, places, read_inputs(data, at) if count else {})

    return read


def answerer(declaration: Declaration, annotator: Any) -> Callable[[bytes], bytes]:
    """A function from a document's message to its answer, an error among them."""
    from glossator.plugin_output import Output
    read_document = _document_reader(declaration)
    output = Output(declaration.outputs)
    process = annotator.process

    def answer(data: bytes) -> bytes:
        serial, document = read_document(data)
        try:
            output._begin(document)
            if process(document, output) is not None:
                raise TypeError("process() returned or yielded something, which nobody reads; "
                                "call out.add(begin, end, ...) for each record")
            return output._packed(serial)
        except BaseException as error:
            sys.stdout.flush()
            return refusal(E_DOCUMENT, _told(error), serial)

    return answer


def _end_with_host(socket: int) -> None:
    """Ends a process whose host has gone while the annotator computes."""
    poll = select.poll()
    poll.register(socket, 0)
    while not poll.poll():
        pass
    time.sleep(0.5)
    os._exit(1)


def main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the host decides
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(line_buffering=True, errors="backslashreplace")
    make_light_package()
    from glossator.plugin_channel import SOCKET, Channel
    channel = Channel()
    _thread.start_new_thread(_end_with_host, (SOCKET,))

    def find_file(name: str, is_required: bool) -> Optional[str]:
        # The host ends this process if a required file is missing.
        channel.send(struct.pack("<III", ASKS_FOR_FILE, 0, is_required) + name.encode())
        answer = channel.receive()
        if answer is None:
            raise ConnectionResetError
        return answer[8:].decode() or None

    try:
        first = channel.receive()
        if first is None:
            return
        try:
            declaration, annotator = make_annotator(first, find_file)
        except StartRefusal as error:
            channel.send(refusal(error.status, str(error)))
            return
        answer = answerer(declaration, annotator)  # first: its imports are no document's cost
        channel.send(READY)
        while (message := channel.receive()) is not None:
            channel.send(answer(message))
    except (BrokenPipeError, ConnectionResetError):
        pass  # the host has gone


if __name__ == "__main__":
    main()
    sys.stdout.flush()
    os._exit(0)
