"""What an annotator in Python reads: a document with its layers.

Offsets are those of Python strings (code points), half-open. The layers' columns lie in the message
of the document, and are not copied.
"""
from __future__ import annotations

import bisect
import itertools
import json
import re
import struct
import sys
from collections.abc import Iterator
from typing import Any, Literal, Optional, Union, overload

NONE = 0xFFFFFFFF
RECORD = struct.Struct("<IIIIfIII")
_FLOAT = struct.Struct("<f")
INTEGER = struct.Struct("<IIq")
REAL = struct.Struct("<IId")
_ATTRIBUTE = struct.Struct("<II")
PAIR = struct.Struct("<IIII")
DOCUMENT_RECORD = 1
Bytes = bytes  # where a property has that name
Column = Any   # a memoryview, a list, or a numpy array: as Layer says
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")


def _shown(value: float) -> float:
    """The number that output shows for a float of 32 bits: the shortest one that is this float."""
    like = _FLOAT.pack(value)
    for digits in range(1, 9):
        number = float(f"{value:.{digits}g}")
        if _FLOAT.pack(number) == like:
            return number
    return float(f"{value:.9g}")


class _Offsets:
    """Between code points and bytes of one text that is not ASCII."""

    __slots__ = ("points", "bytes", "extra")

    def __init__(self, text: str) -> None:
        self.points = [match.start() for match in _BEYOND_ASCII.finditer(text)]
        extra = [len(text[point].encode()) - 1 for point in self.points]
        self.extra = [0, *itertools.accumulate(extra)]
        self.bytes = [point + more for point, more in zip(self.points, self.extra)]

    def to_byte(self, point: int) -> int:
        return point + self.extra[bisect.bisect_left(self.points, point)]

    def to_point(self, byte: int) -> int:
        return byte - self.extra[bisect.bisect_left(self.bytes, byte)]


class Document:
    """One document, and the layers before this step. Read-only."""

    __slots__ = ("text", "_data", "_places", "_inputs", "_is_ascii", "_offsets", "_layers")

    def __init__(self, data: Bytes, places: list[int], inputs: dict[str, LayerPlace]) -> None:
        # places: where id, language, date, meta, uri, mime and text begin, and the text ends.
        # inputs: see Layer.
        self._data = data
        self._places = places
        self._inputs = inputs
        self._layers: dict[str, Layer] = {}
        self._offsets: Optional[_Offsets] = None
        self.text = text = data[places[6]:places[7]].decode()
        self._is_ascii = len(text) == places[7] - places[6]

    @property
    def id(self) -> str:
        """The document's id."""
        return self._field(0)

    @property
    def language(self) -> str:
        """BCP 47, or empty."""
        return self._field(1)

    @property
    def date(self) -> str:
        """The text's date, ISO 8601; empty if unknown."""
        return self._field(2)

    @property
    def uri(self) -> str:
        return self._field(4)

    @property
    def mime(self) -> str:
        return self._field(5)

    @property
    def meta(self) -> Any:
        """The document's other columns, as a dict."""
        return json.loads(self._field(3) or "{}")

    @property
    def bytes(self) -> Bytes:
        """The text as UTF-8."""
        return self._data[self._places[6]:self._places[7]]

    def layer(self, name: str) -> Layer:
        """The layer that `reads` names so; empty if it is optional and absent."""
        layer = self._layers.get(name)
        if layer is None:
            if name not in self._inputs:
                raise KeyError(f"layer {name!r} is not in `reads`: {', '.join(self._inputs)}")
            layer = self._layers[name] = Layer(self, name, self._inputs[name])
        return layer

    __getitem__ = layer

    def to_bytes(self, point: int) -> int:
        """The offset in bytes of an offset in code points."""
        return point if self._is_ascii else self._map().to_byte(point)

    def to_points(self, byte: int) -> int:
        """The offset in code points of an offset in bytes, which lies between two of them."""
        return byte if self._is_ascii else self._map().to_point(byte)

    def _map(self) -> _Offsets:
        if self._offsets is None:
            self._offsets = _Offsets(self.text)
        return self._offsets

    def _field(self, number: int) -> str:
        return self._data[self._places[number]:self._places[number + 1]].decode()

    def _input(self, number: int) -> Optional[Layer]:
        for name, place in self._inputs.items():
            if place.number == number:
                return self.layer(name)
        return None


class LayerPlace:
    """Where a layer's columns lie in a message."""

    __slots__ = ("number", "records", "record_size", "count", "attributes", "attribute_size",
                 "attribute_count", "pool", "type_names", "key_names")

    number: int
    records: int
    record_size: int
    count: int
    attributes: int
    attribute_size: int
    attribute_count: int
    pool: int
    type_names: tuple[str, ...]
    key_names: tuple[str, ...]


class Layer:
    """A layer that the annotator reads: a sequence of records, and their columns.

    Columns are memoryviews, or numpy arrays where the annotator has imported numpy. Records are
    sorted: begin up, end down; records about the whole document come first.
    """

    __slots__ = ("document", "name", "_place", "_data")

    def __init__(self, document: Document, name: str, place: LayerPlace) -> None:
        self.document, self.name, self._place, self._data = document, name, place, document._data

    @property
    def type_names(self) -> tuple[str, ...]:
        """What `types` counts."""
        return self._place.type_names

    @property
    def byte_begins(self) -> Column:
        return self._column(0, "I")

    @property
    def byte_ends(self) -> Column:
        return self._column(1, "I")

    @property
    def types(self) -> Column:
        """Indices of `type_names`."""
        return self._column(2, "I")

    @property
    def scores(self) -> Column:
        """NaN: none."""
        return self._column(4, "f")

    @property
    def parents(self) -> Column:
        """4294967295: none."""
        return self._column(5, "I")

    @property
    def begins(self) -> Column:
        """In code points."""
        return self._points(0)

    @property
    def ends(self) -> Column:
        """In code points."""
        return self._points(1)

    def __len__(self) -> int:
        return self._place.count

    @overload
    def __getitem__(self, index: int) -> Record: ...

    @overload
    def __getitem__(self, index: slice) -> list[Record]: ...

    def __getitem__(self, index: Union[int, slice]) -> Union[Record, list[Record]]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        if index < 0:
            index += len(self)
        if not 0 <= index < len(self):
            raise IndexError(f"layer {self.name!r} has {len(self)} records, no {index}")
        return Record(self, index)

    def __iter__(self) -> Iterator[Record]:
        return map(Record, itertools.repeat(self), range(len(self)))

    def _column(self, number: int, code: Literal["I", "f"]) -> Column:
        place = self._place
        view = memoryview(self._data)[place.records:place.records + place.count * place.record_size]
        column = view.cast(code)[number::place.record_size // 4]
        numpy = sys.modules.get("numpy")
        return column if numpy is None else numpy.asarray(column)

    def _points(self, number: int) -> Column:
        column = self._column(number, "I")
        if self.document._is_ascii:
            return column
        points = list(map(self.document._map().to_point, column))
        numpy = sys.modules.get("numpy")
        return points if numpy is None else numpy.array(points, "u4")


class Record:
    """A record of a layer. `record["key"]` is a value; a reference is the record that it means."""

    __slots__ = ("layer", "index", "byte_begin", "byte_end", "_type", "_flags", "_score", "_parent",
                 "_first", "_count")

    def __init__(self, layer: Layer, index: int) -> None:
        self.layer, self.index = layer, index
        place = layer._place
        (self.byte_begin, self.byte_end, self._type, self._flags, self._score, self._parent,
         self._first, self._count) = RECORD.unpack_from(
             layer._data, place.records + index * place.record_size)

    @property
    def begin(self) -> int:
        return self.layer.document.to_points(self.byte_begin)

    @property
    def end(self) -> int:
        return self.layer.document.to_points(self.byte_end)

    @property
    def is_document(self) -> bool:
        """Whether it is about the whole document, without offsets."""
        return bool(self._flags & DOCUMENT_RECORD)

    @property
    def text(self) -> str:
        start = self.layer.document._places[6]
        return self.layer._data[start + self.byte_begin:start + self.byte_end].decode()

    @property
    def type(self) -> Optional[str]:
        """The type's name; None if the annotator did not declare it."""
        return None if self._type == NONE else self.layer.type_names[self._type]

    @property
    def score(self) -> Optional[float]:
        return None if self._score != self._score else _shown(self._score)

    @property
    def parent(self) -> Optional[Record]:
        return None if self._parent == NONE else self.layer[self._parent]

    def __getitem__(self, key: str) -> Any:
        for value in self._values(key):
            return value
        raise KeyError(key)

    def get(self, key: str, default: Any = None) -> Any:
        return next(self._values(key), default)

    def all(self, key: str) -> list[Any]:
        """The values of a key that repeats."""
        return list(self._values(key))

    def keys(self) -> list[str]:
        place = self.layer._place
        names = (place.key_names[number] for number, _, _ in self._attributes() if number != NONE)
        return list(dict.fromkeys(names))

    def _attributes(self) -> Iterator[tuple[int, int, int]]:
        place = self.layer._place
        for i in range(self._first, self._first + self._count):
            at = place.attributes + i * place.attribute_size
            key, kind = _ATTRIBUTE.unpack_from(self.layer._data, at)
            yield key, kind, at

    def _values(self, key: str) -> Iterator[Any]:
        names = self.layer._place.key_names
        number = names.index(key) if key in names else -1
        return (self._value(kind, at) for found, kind, at in self._attributes() if found == number)

    def _value(self, kind: int, at: int) -> Any:
        layer, data = self.layer, self.layer._data
        if kind in (2, 4):
            value = INTEGER.unpack_from(data, at)[2]
            return bool(value) if kind == 4 else value
        if kind == 3:
            return REAL.unpack_from(data, at)[2]
        first, second = PAIR.unpack_from(data, at)[2:]
        if kind == 1:
            begin = layer._place.pool + first
            return data[begin:begin + second].decode()
        if kind == 6:
            return layer.document.to_points(first), layer.document.to_points(second)
        target = layer if first == NONE else layer.document._input(first)
        return None if target is None else target[second]
