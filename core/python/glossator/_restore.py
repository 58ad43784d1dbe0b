"""The functions that pickles of results and of their views name."""

from __future__ import annotations

from typing import Any

from . import _glossator
from ._glossator import Annotations, Layer, Record, Records


def result(*parts: Any) -> Annotations:
    return _glossator.restore(*parts)


def layer(of: Annotations, number: int) -> Layer:
    return _glossator.layer_of(of, number)


def record(of: Annotations, layer: int, number: int) -> Record:
    return _glossator.record_of(of, layer, number)


def records(of: Annotations, layer: int, numbers: list[int]) -> Records:
    return _glossator.records_of(of, layer, numbers)
