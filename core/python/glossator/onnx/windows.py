"""Windows over a text that is longer than what a model sees at a time.

Windows overlap, and each piece is decided by the window in which it has the most context (as the
"max context" of BERT's run_squad.py). No word is decided by two windows.
"""
from __future__ import annotations

import dataclasses
from collections.abc import Sequence


@dataclasses.dataclass(frozen=True)
class Window:
    """Half-open ranges of pieces: begin to end are seen, first to last decided."""

    begin: int
    end: int
    first: int
    last: int


def windows(count: int, size: int, stride: int, starts_word: Sequence[bool]) -> list[Window]:
    """The windows over `count` pieces, each of `size` but the last, which may be shorter.

    Neighbours share `stride` pieces, which are fewer than `size`.
    """
    ranges = []
    begin = 0
    while count:
        ranges.append((begin, min(begin + size, count)))
        if begin + size >= count:
            break
        begin += size - stride
    cuts = [0]
    for (_, end), (begin, _) in zip(ranges, ranges[1:]):
        cuts.append(_cut(max(begin, cuts[-1]), (begin + end + 1) // 2, end, starts_word))
    cuts.append(count)
    return [Window(begin, end, cuts[i], cuts[i + 1]) for i, (begin, end) in enumerate(ranges)]


def _cut(least: int, middle: int, most: int, starts_word: Sequence[bool]) -> int:
    """The word's start that is nearest to the middle; the middle if there is none."""
    middle = max(middle, least)
    for distance in range(max(middle - least + 1, most - middle)):
        for at in (middle - distance, middle + distance):
            if least <= at < most and starts_word[at]:
                return at
    return middle
