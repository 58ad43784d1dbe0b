"""A text as word pieces: what tokenizer.json makes of it, without cutting or padding."""
from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from typing import Any, Optional

import numpy

from glossator.plugin_start import Refusal

# Scripts that put no room between words: there each piece is a word of its own. Blocks of Unicode:
# Thai and Lao, Myanmar, Khmer, kana, ideographs and their extensions.
_UNSPACED = ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x30FF),
             (0x31F0, 0x31FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF),
             (0xFF66, 0xFF9F), (0x1B000, 0x1B16F), (0x20000, 0x323AF))
_FIRST_UNSPACED = _UNSPACED[0][0]
_BLANK = re.compile(r"(?<=\S)\s")
MOST_AT_ONCE = 1 << 18  # characters


@dataclasses.dataclass(frozen=True)
class Pieces:
    """Parallel columns. Offsets are code points of the text, as it was before normalization."""

    ids: Any
    begins: Any
    ends: Any
    starts_word: Any  # booleans

    def __len__(self) -> int:
        return len(self.ids)


@dataclasses.dataclass(frozen=True)
class Frame:
    """The special pieces around every window, and the type ids of all."""

    before: list[int]
    after: list[int]
    before_types: list[int]
    type: int
    after_types: list[int]

    @property
    def size(self) -> int:
        return len(self.before) + len(self.after)


class PieceTokenizer:
    """tokenizer.json, whose own truncation and padding are switched off."""

    def __init__(self, path: str, tokenizers: Any) -> None:
        self.path = path
        try:
            self._tokenizer = tokenizers.Tokenizer.from_file(path)
        except Exception as error:  # the library raises Exception itself
            raise Refusal(f"{path}: is no tokenizer: {error}") from None
        truncation: Optional[dict[str, Any]] = self._tokenizer.truncation
        self.truncation = truncation["max_length"] if truncation else None
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self.frame = self._read_frame()

    def pieces(self, text: str) -> Pieces:
        columns: list[list[Any]] = [[], [], []]
        words_before = 0
        for begin, end in blocks(text):
            encoding = self._tokenizer.encode(text[begin:end], add_special_tokens=False)
            columns[0].append(numpy.array(encoding.ids, "i8"))
            columns[1].append(numpy.array(encoding.offsets, "i8").reshape(-1, 2) + begin)
            words = [-1 if word is None else word for word in encoding.word_ids]
            columns[2].append(numpy.array(words, "i8") + words_before)
            words_before += len(words) + 1
        ids, offsets, numbers = map(numpy.concatenate, columns)
        return Pieces(ids, offsets[:, 0], offsets[:, 1],
                      word_starts(text, offsets[:, 0], offsets[:, 1], numbers))

    def _read_frame(self) -> Frame:
        for probe in ("a", "1", "the word"):
            bare = self._tokenizer.encode(probe, add_special_tokens=False)
            if bare.ids:
                break
        else:
            raise Refusal(f"{self.path}: finds no piece in `a`, `1` and `the word`")
        framed = self._tokenizer.encode(probe)
        count = len(bare.ids)
        for at in range(len(framed.ids) - count + 1):
            end = at + count
            if framed.ids[at:end] == bare.ids:
                return Frame(framed.ids[:at], framed.ids[end:], framed.type_ids[:at],
                             framed.type_ids[at], framed.type_ids[end:])
        raise Refusal(f"{self.path}: post_processor: expected special pieces before and after the "
                      "text, and it changes the text's own")


def blocks(text: str) -> Iterator[tuple[int, int]]:
    """Pieces of the text that are encoded alone, to bound the memory. They are parted before white
    space, where tokenizers part words too."""
    begin = 0
    while len(text) - begin > MOST_AT_ONCE:
        blank = _BLANK.search(text, begin + MOST_AT_ONCE)
        if blank is None:
            break
        yield begin, blank.start()
        begin = blank.start()
    yield begin, len(text)


def word_starts(text: str, begins: Any, ends: Any, words: Any) -> Any:
    """Which pieces begin a word, as booleans. words: the tokenizer's own number for each piece.

    Beyond the tokenizer's words, white space parts words, each piece of a script without room is
    one, and signs at a word's edges are words, as in `Paris,` where a tokenizer parts at white
    space only.
    """
    count = len(begins)
    if count == 0:
        return numpy.zeros(0, bool)
    letters = _Letters(text)
    starts = numpy.ones(count, bool)
    starts[1:] = words[1:] != words[:-1]
    # The end of what was covered before each piece. Pieces of one letter's bytes share its place.
    covered = numpy.concatenate([[0], numpy.maximum.accumulate(ends)[:-1]])
    before = numpy.maximum(begins - 1, 0)
    at = numpy.minimum(begins, max(len(text) - 1, 0))
    can_part = (begins >= covered) & (begins < ends) & (begins > 0)
    parts = (letters.is_blank[at] | ((begins > covered) & letters.is_blank[before])
             | letters.is_unspaced[at] | letters.is_unspaced[before])
    starts |= can_part & parts
    _part_signs(letters.are_sign(begins, ends), begins >= covered, starts)
    return starts


class _Letters:
    """What kind each letter of a text is, as columns."""

    def __init__(self, text: str) -> None:
        codes = numpy.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
        table = numpy.zeros(int(codes.max(initial=0)) + 1, "u1")
        table[codes] = 1
        for code in numpy.flatnonzero(table).tolist():
            letter = chr(code)
            table[code] = (letter.isspace() * 2 + letter.isalnum() * 4 + _is_unspaced(code) * 8)
        kinds = table[codes]
        self.is_blank = kinds & 2 > 0
        self.is_unspaced = kinds & 8 > 0
        self._named = _counted(kinds & 4 > 0)
        self._blank = _counted(self.is_blank)

    def are_sign(self, begins: Any, ends: Any) -> Any:
        """Whether text[begin:end] has something to see, and neither letter nor digit."""
        blank = self._blank[ends] - self._blank[begins]
        return (self._named[ends] == self._named[begins]) & (blank < ends - begins)


def _counted(flags: Any) -> Any:
    """How many there are before each place."""
    return numpy.concatenate([[0], numpy.cumsum(flags)])


def _is_unspaced(code: int) -> bool:
    return code >= _FIRST_UNSPACED and any(first <= code <= last for first, last in _UNSPACED)


def _part_signs(are_sign: Any, can_start: Any, starts: Any) -> None:
    """Makes words of the signs at the edges of words. can_start: whether a piece begins where the
    one before has ended."""
    heads = numpy.flatnonzero(starts)
    ends = numpy.append(heads[1:], len(starts))
    has_sign = numpy.add.reduceat(are_sign, heads, dtype="i8") > 0
    for word in numpy.flatnonzero(has_sign & (ends - heads > 1)):
        first, last = int(heads[word]), int(ends[word]) - 1
        while last > first and are_sign[last]:
            starts[last] |= can_start[last]
            last -= 1
        while first < last and are_sign[first]:
            first += 1
            starts[first] |= can_start[first]
