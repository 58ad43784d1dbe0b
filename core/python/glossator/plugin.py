"""Annotators in Python, which run in every chain.

    from glossator.plugin import real, reference

    class Prices:
        \"\"\"Finds prices in dollars.\"\"\"
        id = "prices"
        version = "1.0.0"
        reads = ["tokens", "sentences?"]              # `?`: works without
        writes = {"prices": {"types": ["price"], "keys": {"value": real("the amount")}}}
        options = {"currency": ("$", "the sign before the amount")}

        def __init__(self, options): ...
        def process(self, document, out):
            out.add(begin, end, "price", value=3.5)   # offsets of document.text

`python3 -m glossator.plugin build FILE.py[:Class]` makes the plugin build/ID.so beside FILE.py,
without a compiler. plugin_data.py has the class of `document`, plugin_output.py that of
`out`.
"""
from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Optional

if TYPE_CHECKING or __package__:
    from .plugin_declaration import Declaration, DeclarationError, Key
    from .plugin_start import Refusal, find_resource, resource
else:  # started as a file: no compiled module is needed then
    from plugin_process import make_light_package
    make_light_package()
    from glossator.plugin_declaration import Declaration, DeclarationError, Key
    from glossator.plugin_start import Refusal, find_resource, resource

if TYPE_CHECKING:
    from .plugin_data import Document
    from .plugin_output import Output

__all__ = ["Declaration", "DeclarationError", "Key", "Refusal", "boolean", "find_resource", "finder",
           "integer", "real", "reference", "resource", "span", "text"]


def text(description: str, *, repeated: bool = False, optional: bool = False) -> Key:
    """A key whose values are texts."""
    return Key("string", description, repeated, optional)


def integer(description: str, *, repeated: bool = False, optional: bool = False) -> Key:
    """A key whose values are integers of 64 bits."""
    return Key("integer", description, repeated, optional)


def real(description: str, *, repeated: bool = False, optional: bool = False) -> Key:
    """A key whose values are finite numbers."""
    return Key("real", description, repeated, optional)


def boolean(description: str, *, repeated: bool = False, optional: bool = False) -> Key:
    """A key whose values are True or False."""
    return Key("boolean", description, repeated, optional)


def span(description: str, *, repeated: bool = False, optional: bool = False) -> Key:
    """A key whose values are pieces (begin, end) of the text."""
    return Key("span", description, repeated, optional)


def reference(description: str, *to: str, repeated: bool = False,
              optional: bool = False) -> Key:
    """A key whose values are records of the layers `to`: the layer itself, or read ones."""
    return Key("reference", description, repeated, optional, tuple(to) or None)


def finder(types: Sequence[str], *, id: Optional[str] = None, layer: Optional[str] = None,
           version: str = "1.0.0", summary: Optional[str] = None,
           options: Optional[Mapping[str, Any]] = None,
           **about: str) -> Callable[[Callable[..., Iterable[tuple[Any, ...]]]], type]:
    """Makes an annotator of a function from a text to spans.

        @finder(types=["price"])
        def prices(text):
            return (match.span() for match in re.finditer(r"\\$[0-9.]+", text))

    The function gives (begin, end[, type[, score]]) for each record. Its second parameter, if any,
    is the dict of options. By default the id and the layer have the function's name, and the
    summary is the first line of its docstring. about: vendor, license, name, url.
    """
    if callable(types):
        raise TypeError("finder needs its types: @finder(types=[\"price\"])")

    def decorate(function: Callable[..., Iterable[tuple[Any, ...]]]) -> type:
        name = id or function.__name__
        takes_options = len(inspect.signature(function).parameters) > 1

        def process(self: Any, document: Document, out: Output) -> None:
            found = list(function(document.text, self.options) if takes_options
                         else function(document.text))
            if len(set(map(len, found))) == 1:  # as a rule; columns are faster for many
                columns: list[Any] = [[each[i] for each in found] for i in range(len(found[0]))]
                out.extend(*columns)
            else:
                for each in found:
                    out.add(*each)

        first_line = (function.__doc__ or "").strip().partition("\n")[0]
        return type(function.__name__, (), {
            **about,
            "__doc__": function.__doc__, "__module__": function.__module__,
            "find": staticmethod(function), "process": process,
            "id": name, "version": version, "summary": summary or first_line or f"finds {name}",
            "reads": (), "writes": {layer or name: {"types": list(types)}}, "options": options})

    return decorate


if __name__ == "__main__":
    from glossator.plugin_build import main
    sys.exit(main())
