"""Entities from the labels of pieces, by the strategies of Hugging Face's pipeline."""
from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from typing import Any

import numpy

from .labels import Tag
from .pieces import Pieces


@dataclasses.dataclass(frozen=True)
class Entity:
    """text[begin:end] with the label, without prefix, and the mean score of its words."""

    begin: int
    end: int
    label: str
    score: float


def softmax(logits: Any) -> Any:
    """Over the last axis."""
    powers = numpy.exp(logits - logits.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


def word_labels(chances: Any, starts: Any, strategy: str) -> tuple[Any, Any]:
    """The number of each word's label, and its score. chances: a row a piece, a column a label;
    starts: the first piece of each word."""
    if strategy == "average":
        sizes = numpy.diff(numpy.append(starts, len(chances)))
        words = numpy.add.reduceat(chances, starts, axis=0) / sizes[:, None]
    elif strategy == "max":
        best = chances.max(axis=1)
        ends = numpy.append(starts[1:], len(chances))
        words = chances[[begin + int(best[begin:end].argmax())
                         for begin, end in zip(starts, ends)]]
    else:
        words = chances[starts]
    return words.argmax(axis=1), words.max(axis=1)


def entities(text: str, pieces: Pieces, chances: Any, tags: Sequence[Tag],
             strategy: str) -> Iterator[Entity]:
    """In the order of the text. Words with the same label in a row are one entity, unless a prefix
    parts them; a wrong prefix, as I- after O, begins one."""
    if strategy == "simple":
        starts = numpy.arange(len(pieces))
    else:
        starts = numpy.flatnonzero(pieces.starts_word)
    if not len(starts):
        return
    labels, scores = word_labels(chances, starts, strategy)
    names = list(dict.fromkeys(tag.entity for tag in tags))
    named = numpy.array([names.index(tag.entity) for tag in tags])[labels]
    begins = numpy.array([tag.begins for tag in tags])[labels]
    ends = numpy.array([tag.ends for tag in tags])[labels]
    parts = numpy.ones(len(labels), bool)
    parts[1:] = (named[1:] != named[:-1]) | begins[1:] | ends[:-1]
    heads = numpy.flatnonzero(parts)
    sums = numpy.add.reduceat(scores, heads, dtype="f8")
    afters = numpy.append(heads[1:], len(labels))
    borders = numpy.append(starts, len(pieces))
    for head, after, number, total in zip(heads.tolist(), afters.tolist(), named[heads].tolist(),
                                          sums.tolist()):
        label = names[number]
        if label is None:
            continue
        begin, end = _covered(text, pieces, int(borders[head]), int(borders[after]))
        if begin < end:
            yield Entity(begin, end, label, total / (after - head))


def _covered(text: str, pieces: Pieces, first: int, after: int) -> tuple[int, int]:
    """What the pieces cover without white space at the edges: pieces of some tokenizers begin with
    the space before."""
    begin, end = int(pieces.begins[first]), int(pieces.ends[first:after].max())
    covered = text[begin:end]
    end -= len(covered) - len(covered.rstrip())
    return min(begin + len(covered) - len(covered.lstrip()), end), end
