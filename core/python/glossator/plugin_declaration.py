"""The declaration of an annotator in Python: its check, and the fields that its library holds.

A class declares `id`, `version`, `summary`, `reads`, `writes` and `options`; see glossator.plugin.
"""
from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, Optional

KINDS = {"string": 1, "integer": 2, "real": 3, "boolean": 4, "reference": 5, "span": 6}
NO_OPTIONS = {"type": "object", "additionalProperties": False}
IN_PROCESS = "in_process"
_IN_PROCESS_SCHEMA = {
    "type": "boolean", "default": False,
    "description": "run in the host's process: no cost of messages; a crash ends the host, and "
                   "threads wait for each other"}
_ID = re.compile(r"[a-z0-9_.-]+")
_LAYER = re.compile(r"[a-z][a-z0-9_.-]*")
_KEY = re.compile(r"[a-z][a-z0-9_]*")
_TAKEN_KEYS = ("id", "begin", "end", "text", "type", "score", "children")


class DeclarationError(Exception):
    """A declaration that the contract does not allow; names the class's member."""


@dataclasses.dataclass(frozen=True)
class Key:
    """A typed key of a layer. Made by text(), integer() ... of glossator.plugin."""

    kind: str
    description: str
    repeated: bool = False
    optional: bool = False
    refers_to: Optional[tuple[str, ...]] = None


@dataclasses.dataclass(frozen=True)
class DeclaredLayer:
    """A layer that an annotator reads or writes. None: the producer's types or keys."""

    name: str
    optional: bool
    types: Optional[tuple[str, ...]]
    keys: Optional[dict[str, Key]]


@dataclasses.dataclass(frozen=True)
class Declaration:
    id: str
    version: str
    summary: str
    name: str
    vendor: str
    license: str
    url: str
    schema: str
    deterministic: bool
    inputs: tuple[DeclaredLayer, ...]
    outputs: tuple[DeclaredLayer, ...]

    def fields(self) -> list[str]:
        """The fields as the library holds them; declaration.cpp reads them in the same order."""
        about = [self.id, self.name, self.version, self.vendor, self.license, self.url]
        fields = ["1", *about, self.summary, self.schema, "1" if self.deterministic else "0"]
        for layers in (self.inputs, self.outputs):
            fields.append(str(len(layers)))
            for layer in layers:
                fields += _layer_fields(layer)
        return fields


def packed(fields: Sequence[str]) -> bytes:
    """Each field with a NUL behind it, as UTF-8."""
    if any("\0" in field for field in fields):
        raise DeclarationError("a text of the declaration has the character U+0000")
    return "".join(field + "\0" for field in fields).encode()


def read_declaration(annotator: type) -> Declaration:
    """The declaration of a class. Raises DeclarationError with all that is wrong with it."""
    wrong: list[str] = []
    texts: dict[str, Any] = {}
    for name, default in (("id", None), ("version", None), ("summary", _first_line(annotator)),
                          ("name", None), ("vendor", ""), ("license", ""), ("url", "")):
        value = getattr(annotator, name, default)
        if value is None and name == "name":
            value = texts["id"]
        if not isinstance(value, str) or "\n" in value:
            wrong.append(f"{name}: expected a text of one line, and it is {value!r}")
        texts[name] = value
    if isinstance(texts["id"], str) and not _ID.fullmatch(texts["id"]):
        wrong.append(f"id: expected a-z 0-9 _ . - only, and it is {texts['id']!r}")
    if not callable(getattr(annotator, "process", None)):
        wrong.append("process: expected a method process(self, document, out)")
    inputs = _layers(getattr(annotator, "reads", ()), "reads", wrong)
    outputs = _layers(getattr(annotator, "writes", ()), "writes", wrong)
    for layer in outputs:
        if layer.optional or not layer.types:
            wrong.append(f"writes: {layer.name}: expected types, a list of names")
    if not outputs:
        wrong.append("writes: expected at least one layer")
    try:
        schema = json.dumps(_with_own(_schema(getattr(annotator, "options", None))), sort_keys=True)
    except (TypeError, ValueError) as error:
        wrong.append(f"options: {error}")
        schema = ""
    if wrong:
        raise DeclarationError(f"class {annotator.__name__}: " + "\n  ".join(wrong))
    return Declaration(**texts, schema=schema, inputs=inputs, outputs=outputs,
                       deterministic=bool(getattr(annotator, "deterministic", True)))


def _first_line(annotator: type) -> Optional[str]:
    return (annotator.__doc__ or "").strip().partition("\n")[0] or None


def _layers(given: Any, member: str, wrong: list[str]) -> tuple[DeclaredLayer, ...]:
    """From ["tokens", "names?"], or {"tokens": {"types": [...], "keys": {...}}}."""
    if isinstance(given, str) or not hasattr(given, "__iter__"):
        wrong.append(f"{member}: expected a list of layers, or a dict of them, and it is {given!r}")
        return ()
    items = given.items() if isinstance(given, dict) else ((name, None) for name in given)
    layers = []
    for name, content in items:
        optional = str(name).endswith("?")
        plain = str(name)[:-1] if optional else str(name)
        place = f"{member}: {plain}"
        if not _LAYER.fullmatch(plain):
            wrong.append(f"{place}: expected a layer's name of a-z 0-9 _ . -")
        if isinstance(content, (list, tuple)):
            content = {"types": content}
        content = dict(content or {})
        types = content.pop("types", None)
        keys = content.pop("keys", {} if member == "writes" else None)
        if content:
            wrong.append(f"{place}: knows `types` and `keys` only, not {', '.join(content)}")
        if types is not None and not _are_names(types):
            wrong.append(f"{place}: types: expected a list of names, and it is {types!r}")
            types = ()
        _check_keys(keys or {}, place, wrong)
        layers.append(DeclaredLayer(plain, optional, types and tuple(types), keys))
    if len({layer.name for layer in layers}) < len(layers):
        wrong.append(f"{member}: names a layer twice")
    return tuple(layers)


def _are_names(types: Any) -> bool:
    return isinstance(types, (list, tuple)) and all(isinstance(name, str) for name in types)


def _check_keys(keys: Mapping[str, Any], place: str, wrong: list[str]) -> None:
    for name, key in keys.items():
        if not _KEY.fullmatch(name) or name in _TAKEN_KEYS:
            wrong.append(f"{place}: key {name!r}: expected a-z 0-9 _, and none of "
                         + ", ".join(_TAKEN_KEYS))
        if not isinstance(key, Key):
            wrong.append(f"{place}: key {name!r}: expected text(...), integer(...), real(...), "
                         f"boolean(...), span(...) or reference(...) of glossator.plugin")


def _layer_fields(layer: DeclaredLayer) -> list[str]:
    fields = [layer.name, "1" if layer.optional else "0", *_counted(layer.types)]
    if layer.keys is None:
        return [*fields, "-"]
    fields.append(str(len(layer.keys)))
    for name, key in layer.keys.items():
        fields += [name, str(KINDS[key.kind]), "1" if key.repeated else "0",
                   "1" if key.optional else "0", key.description, *_counted(key.refers_to)]
    return fields


def _counted(names: Optional[Sequence[str]]) -> list[str]:
    return ["-"] if names is None else [str(len(names)), *names]


def _schema(options: Optional[Mapping[str, Any]]) -> Mapping[str, Any]:
    """A JSON Schema as it is, or one of {"name": (default, "description")}."""
    if not options:
        return NO_OPTIONS
    if options.get("type") == "object":
        return options
    properties = {}
    for name, value in options.items():
        default, description = value if isinstance(value, tuple) else (value, "")
        properties[name] = {**_type_of(name, default), "default": default,
                            "description": description}
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _with_own(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """With the option that all annotators in Python have."""
    properties = schema.get("properties", {})
    if IN_PROCESS in properties:
        raise ValueError(f"{IN_PROCESS}: all annotators in Python have this option")
    return {**schema, "properties": {**properties, IN_PROCESS: _IN_PROCESS_SCHEMA}}


def _type_of(name: str, default: Any) -> dict[str, Any]:
    for python, schema in ((bool, "boolean"), (int, "integer"), (float, "number"), (str, "string"),
                           (dict, "object")):
        if isinstance(default, python):
            return {"type": schema}
    if not isinstance(default, list):
        raise ValueError(f"{name}: the default {default!r} is no JSON value; expected a bool, int, "
                         "float, str, list or dict")
    types = {_type_of(name, item)["type"] for item in default}
    return {"type": "array", "items": {"type": types.pop() if len(types) == 1 else "string"}}
