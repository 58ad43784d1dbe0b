"""Makes a plugin library of an annotator in Python: `python3 -m glossator.plugin build FILE.py`."""
from __future__ import annotations

import argparse
import os
import struct
import sys
import sysconfig
import tempfile
from collections.abc import Sequence
from typing import Optional

from .plugin_declaration import DeclarationError, packed, read_declaration
from .plugin_process import load_module

MARKER = b"GLOSSATOR PYTHON DECLARATION 1\n\0"
CAPACITY = 64 * 1024
STUB = "python_stub.so"


class BuildError(Exception):
    """A plugin that cannot be made; says why."""


def find_class(file: str, name: Optional[str] = None) -> type:
    """The annotator's class in a Python file: the one named, else the only one."""
    module = load_module(file)
    if name:
        named = getattr(module, name, None)
        if not isinstance(named, type):
            raise BuildError(f"{file} has no class {name}")
        return named
    found = [item for item in vars(module).values() if isinstance(item, type)
             and item.__module__ == module.__name__ and hasattr(item, "id")
             and hasattr(item, "process")]
    if len(found) != 1:
        names = ", ".join(item.__name__ for item in found) or "none"
        raise BuildError(f"{file}: expected one class with `id` and `process`, and there are: "
                         f"{names}; name one: {file}:CLASS")
    return found[0]


def stub_file() -> str:
    """The library that is copied, as this package's tree has it."""
    package = os.path.dirname(os.path.abspath(__file__))
    tried = [os.path.join(package, *parts) for parts in (
        ("..", "..", STUB), ("lib", "glossator", STUB), ("lib64", "glossator", STUB))]
    for path in tried:
        if os.path.exists(path):
            return path
    raise BuildError(f"{STUB} is missing; looked for " + ", ".join(map(os.path.normpath, tried))
                     + "; install Glossator again")


def _python_library() -> str:
    """This interpreter's libpython; its name alone, if it is not where Python was built for."""
    folder = sysconfig.get_config_var("LIBDIR") or ""
    name = sysconfig.get_config_var("INSTSONAME") or ""
    path = os.path.join(folder, name)
    return path if os.path.exists(path) else name


def build(file: str, class_name: Optional[str] = None, folder: Optional[str] = None,
          shipped: Optional[Sequence[str]] = None) -> str:
    """Makes ID.so in `folder`, by default `build` beside `file`, and returns its path.

    shipped: for a class of this package, whose library is installed with it: where the package and
    an interpreter lie then, relative to the library's folder.

    Not beside the file: Python's import would take prices.so for the module of prices.py.

    Raises DeclarationError, BuildError, OSError, or whatever importing the file raises.
    """
    file = os.path.abspath(file)
    folder = os.path.abspath(folder or os.path.join(os.path.dirname(file), "build"))
    annotator = find_class(file, class_name)
    declaration = read_declaration(annotator)
    package = os.path.dirname(os.path.abspath(__file__))
    if shipped:
        inside = os.path.join(shipped[0], os.path.relpath(file, package))
        place = [inside, file, annotator.__name__, shipped[1], shipped[0]]
    else:
        place = [os.path.relpath(file, folder), file, annotator.__name__, sys.executable, package]
    place.append(_python_library())
    section = packed(declaration.fields() + place)
    if len(section) > CAPACITY:
        raise BuildError(f"the declaration has {len(section)} bytes, and a library holds "
                         f"{CAPACITY}; shorten descriptions or the schema of the options")
    with open(stub_file(), "rb") as stub:
        library = bytearray(stub.read())
    at = library.find(MARKER)
    if at < 0:
        raise BuildError(f"{stub_file()} is of another version; install Glossator again")
    at += len(MARKER)
    os.makedirs(folder, exist_ok=True)
    library[at:at + 4 + len(section)] = struct.pack("<I", len(section)) + section
    return _write(library, os.path.join(folder, declaration.id + ".so"))


def _write(library: bytearray, target: str) -> str:
    """In one step: a program may have the file before mapped into its memory."""
    with tempfile.NamedTemporaryFile(dir=os.path.dirname(target), delete=False) as file:
        try:
            file.write(library)
            file.close()
            os.chmod(file.name, 0o755)
            os.replace(file.name, target)
        except BaseException:
            os.unlink(file.name)
            raise
    return target


def main(arguments: Optional[Sequence[str]] = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python3 -m glossator.plugin", description="Annotators in Python.")
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("build", help="make the plugin ID.so of a class")
    command.add_argument("annotator", metavar="FILE.py[:CLASS]")
    command.add_argument("-o", "--output", metavar="FOLDER",
                         help="by default the folder build beside FILE.py")
    command.add_argument("--shipped", nargs=2, metavar=("PACKAGE", "INTERPRETER"),
                         help="for a class of this package: where both lie, relative to the "
                              "library's folder")
    options = parser.parse_args(arguments)
    file, _, name = options.annotator.partition(":")
    sys.dont_write_bytecode = True
    try:
        print(build(file, name or None, options.output, options.shipped))
    except (BuildError, DeclarationError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    return 0
