"""The options of the plugin `onnx`, as a JSON Schema."""
from __future__ import annotations

from typing import Any


def _file(name: str, content: str) -> dict[str, Any]:
    return {"type": "string", "default": "",
            "description": f"{content}, relative to the folder; default: {name}"}


def _choice(description: str, default: str, *others: str) -> dict[str, Any]:
    return {"type": "string", "enum": [default, *others], "default": default,
            "description": description}


def _count(description: str, least: int) -> dict[str, Any]:
    """Its default depends on the model, as its maximum does."""
    return {"type": ["integer", "null"], "minimum": least, "default": None,
            "description": description}


def _size(description: str, default: int, most: int) -> dict[str, Any]:
    return {"type": "integer", "minimum": 1, "maximum": most, "default": default,
            "description": description}


SCHEMA: dict[str, Any] = {"type": "object", "additionalProperties": False, "properties": {
    "model": {
        "type": "string", "default": "",
        "description": "the folder with model.onnx, tokenizer.json and config.json, relative to "
                       "the config file; required"},
    "model_file": _file("model.onnx, or else onnx/model.onnx", "the model"),
    "tokenizer_file": _file("tokenizer.json", "the tokenizer"),
    "config_file": _file("config.json", "the model's own settings, with id2label"),
    "labels": {
        "type": "array", "items": {"type": "string"}, "default": [],
        "description": "the model's labels in the order of its output; default: id2label of "
                       "config.json"},
    "types": {
        "type": "object", "additionalProperties": {"type": "string"}, "default": {},
        "description": "label to type, as {\"GPE\": \"place\"}; labels without B- and I-. A type "
                       "other than person, organization, place, other becomes the `kind` of an "
                       "`other`"},
    "drop": {
        "type": "array", "items": {"type": "string"}, "default": [],
        "description": "labels that are not written"},
    "aggregation": _choice(
        "how the pieces of a word give its label: the first one's; the average of all; that of the "
        "surest piece; simple: each piece has its own", "first", "average", "max", "simple"),
    "min_score": {
        "type": ["number", "null"], "minimum": 0, "maximum": 1, "default": None,
        "description": "records with a lower score are not written; default: 0.5 for labels of "
                       "which several may hold, else 0"},
    "window": _count(
        "how many pieces the model sees at a time, with its special ones; default: its maximum, "
        "at most 1024", 8),
    "stride": _count(
        "how many pieces neighbouring windows share; default: a quarter of a window", 0),
    "pooling": _choice(
        "how windows give the score of a document's label: the mean, weighted by length; the "
        "highest; the first window's alone", "mean", "max", "first"),
    "multi_label": {
        "enum": ["auto", True, False], "default": "auto",
        "description": "whether several labels of a document may hold (sigmoid), or one (softmax); "
                       "auto: as `problem_type` in config.json says"},
    "top_k": _count(
        "the most labels of a document, the best first; default: 1 of those of which one holds, "
        "else all", 1),
    "batch": _size("the most windows of a document that run together", 8, 1024),
    "threads": _size("the threads of one run of the model, in each thread of the chain", 1, 64),
}}
