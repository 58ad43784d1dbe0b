"""Scores of a document's labels from the scores of its windows."""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy

from .entities import softmax


def label_scores(logits: Sequence[Any], sizes: Sequence[int], is_multi_label: bool,
                 pooling: str) -> Any:
    """A score for each label. logits: of each window; sizes: how many pieces each decides, which
    are the weights of the mean."""
    rows = numpy.stack(logits)
    chances = 1 / (1 + numpy.exp(-rows)) if is_multi_label else softmax(rows)
    if pooling == "max":
        return chances.max(axis=0)
    if pooling == "first":
        return chances[0]
    return numpy.average(chances, axis=0, weights=sizes)


def best_labels(scores: Any, min_score: float, most: int) -> list[int]:
    """The numbers of the labels with the highest scores, the best first."""
    order = numpy.argsort(-scores, kind="stable")[:most]
    return [int(label) for label in order if scores[label] >= min_score]
