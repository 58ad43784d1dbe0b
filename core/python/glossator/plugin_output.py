"""What an annotator in Python writes: the records of one document.

Offsets are those of Python strings (code points), half-open.
"""
from __future__ import annotations

import array
import struct
from collections.abc import Iterable, Sequence
from typing import Any, Optional, Union

from .plugin_data import DOCUMENT_RECORD, INTEGER, NONE, PAIR, REAL, RECORD, Document, Record
from .plugin_declaration import DeclaredLayer, Key

_ANSWER = struct.Struct("<III")
_PART = struct.Struct("<IIII")
_NAN = float("nan")
Types = Union[str, Sequence[str], None]


class _OutputLayer:
    __slots__ = ("number", "name", "types", "keys", "records", "attributes", "pool", "pool_size",
                 "count")

    def __init__(self, number: int, layer: DeclaredLayer) -> None:
        self.number, self.name = number, layer.name
        self.types: dict[Optional[str], int] = {
            name: i for i, name in enumerate(layer.types or ())}
        self.types[None] = 0
        self.keys: dict[str, tuple[int, Key]] = {
            name: (i, key) for i, (name, key) in enumerate((layer.keys or {}).items())}
        self.clear()

    def clear(self) -> None:
        self.records: list[Union[bytes, bytearray]] = []
        self.attributes: list[bytes] = []
        self.pool: list[bytes] = []
        self.pool_size = self.count = 0


class Output:
    """Takes the records of one document. `layer`: by default the first of `writes`."""

    def __init__(self, declared: Sequence[DeclaredLayer]) -> None:
        self._layers = [_OutputLayer(number, layer) for number, layer in enumerate(declared)]
        self._names: dict[Optional[str], _OutputLayer] = {
            layer.name: layer for layer in self._layers}
        self._names[None] = self._layers[0]
        self._document: Document
        self._size = 0

    def add(self, begin: int, end: int, type: Optional[str] = None, score: Optional[float] = None,
            parent: Optional[int] = None, layer: Optional[str] = None, **keys: Any) -> int:
        """Adds a record over text[begin:end], and returns its number in the layer.

        type: by default the layer's first. parent: the number of a record of the same layer. keys:
        values by key; a list for a key that repeats (never a str alone), (begin, end) for a span,
        and for a reference a record of a layer that is read, or the number of an own one, which may
        come later. A value None is left out.
        """
        if not 0 <= begin <= end <= self._size:
            raise ValueError(f"[{begin}, {end}) is no piece of a text of {self._size} characters")
        document = self._document
        if not document._is_ascii:
            begin, end = document.to_bytes(begin), document.to_bytes(end)
        return self._append(begin, end, 0, type, score, parent, layer, keys)

    def add_document(self, type: Optional[str] = None, score: Optional[float] = None,
                     parent: Optional[int] = None, layer: Optional[str] = None,
                     **keys: Any) -> int:
        """Adds a record about the whole document."""
        return self._append(0, 0, DOCUMENT_RECORD, type, score, parent, layer, keys)

    def extend(self, begins: Sequence[int], ends: Sequence[int], type: Types = None,
               scores: Optional[Iterable[float]] = None, layer: Optional[str] = None) -> None:
        """Adds many records without keys. begins, ends: sequences of the same length, or numpy
        arrays. type: one name, or one for each."""
        target = self._target(layer)
        if not len(begins):
            return
        if max(ends) > self._size or min(begins) < 0:
            wrong = max(ends) if max(ends) > self._size else min(begins)
            raise ValueError(f"the offset {wrong} is outside a text of {self._size} characters")
        from_bytes, to_bytes = array.array("I"), array.array("I")
        if self._document._is_ascii:
            from_bytes.extend(begins)
            to_bytes.extend(ends)
        else:
            to_byte = self._document._map().to_byte
            from_bytes.extend(map(to_byte, begins))
            to_bytes.extend(map(to_byte, ends))
        one = type is None or isinstance(type, str)
        like = RECORD.pack(0, 0, self._type(target, type) if one else 0, 0, _NAN, NONE,
                           len(target.attributes), 0)
        added = bytearray(like * len(begins))
        columns = memoryview(added).cast("I")
        columns[0::8], columns[1::8] = from_bytes, to_bytes
        if type is not None and not one:
            columns[2::8] = array.array("I", [self._type(target, name) for name in type])
        if scores is not None:
            memoryview(added).cast("B").cast("f")[4::8] = array.array("f", scores)
        target.records.append(added)
        target.count += len(begins)

    def _target(self, layer: Optional[str]) -> _OutputLayer:
        try:
            return self._names[layer]
        except KeyError:
            known = ", ".join(name for name in self._names if name)
            raise ValueError(f"layer {layer!r} is not in `writes`: {known}") from None

    def _type(self, target: _OutputLayer, type: Any) -> int:
        try:
            return target.types[type]
        except KeyError:
            known = ", ".join(name for name in target.types if name)
            raise ValueError(f"layer {target.name!r} has no type {type!r}, only {known}") from None

    def _append(self, begin: int, end: int, flags: int, type: Optional[str],
                score: Optional[float], parent: Optional[int], layer: Optional[str],
                keys: dict[str, Any]) -> int:
        target = self._target(layer)
        first = len(target.attributes)
        if score is not None and not 0 <= score <= 1:
            raise ValueError(f"score: expected a number from 0 to 1, or None; found {score!r}")
        if keys:
            for name, value in keys.items():
                if value is not None:
                    self._attribute(target, name, value)
        target.records.append(RECORD.pack(
            begin, end, self._type(target, type), flags, _NAN if score is None else score,
            NONE if parent is None else parent, first, len(target.attributes) - first))
        number = target.count
        target.count = number + 1
        return number

    def _attribute(self, target: _OutputLayer, name: str, value: Any) -> None:
        if name not in target.keys:
            raise ValueError(f"layer {target.name!r} has no key {name!r}, only "
                             + ", ".join(target.keys))
        number, key = target.keys[name]
        try:
            if key.repeated and isinstance(value, str):
                raise TypeError("a str alone would be a list of its characters")
            for item in value if key.repeated else (value,):
                target.attributes.append(self._packed_value(target, number, name, key.kind, item))
        except (TypeError, struct.error) as error:
            expected = f"a list of {key.kind} values" if key.repeated else f"a value of {key.kind}"
            raise TypeError(f"key {name!r}: expected {expected}, and it is {value!r:.60}: "
                            f"{error}") from None

    def _packed_value(self, target: _OutputLayer, number: int, name: str, kind: str,
                      value: Any) -> bytes:
        if kind == "string":
            if not isinstance(value, str):
                raise TypeError(f"key {name!r}: expected a str, and it is {value!r}")
            text = value.encode()
            begin = target.pool_size
            target.pool.append(text)
            target.pool_size = begin + len(text)
            return PAIR.pack(number, 1, begin, len(text))
        if kind == "boolean":
            if value not in (True, False):
                raise TypeError("neither True nor False")
            return INTEGER.pack(number, 4, 1 if value else 0)
        if isinstance(value, bool):  # which struct packs as a number
            raise TypeError("a bool is no number")
        if kind == "integer":
            return INTEGER.pack(number, 2, value)
        if kind == "real":
            return REAL.pack(number, 3, value)
        if kind == "span":
            begin, end = value
            if not 0 <= begin <= end <= self._size:
                raise ValueError(f"key {name!r}: [{begin}, {end}) is no piece of the text")
            to_bytes = self._document.to_bytes
            return PAIR.pack(number, 6, to_bytes(begin), to_bytes(end))
        if isinstance(value, Record):
            return PAIR.pack(number, 5, value.layer._place.number, value.index)
        return PAIR.pack(number, 5, NONE, value)

    # ---- for plugin_process ----

    def _begin(self, document: Document) -> None:
        for layer in self._layers:
            if layer.count:
                layer.clear()
        self._document = document
        self._size = len(document.text)

    def _packed(self, serial: int) -> bytes:
        """The answer without its total: see messages.hpp."""
        parts: list[Union[bytes, bytearray]] = [b""]
        written = 0
        for layer in self._layers:
            if not layer.count:
                continue
            written += 1
            pool = b"".join(layer.pool)
            parts.append(_PART.pack(layer.number, layer.count, len(layer.attributes), len(pool)))
            parts += layer.records
            if layer.attributes:
                parts += layer.attributes
                parts += pool, bytes(-len(pool) % 8)
        parts[0] = _ANSWER.pack(0, serial, written)
        return b"".join(parts)
