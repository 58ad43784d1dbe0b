"""A result as a notebook shows it: the text with coloured records, without scripts."""

from __future__ import annotations

import html
from typing import Any

from ._glossator import Annotations

# Okabe and Ito's colours, lightened for text on top: one a layer, in the order of the results.
COLOURS = ("#a9d8f5", "#f7d38a", "#9ee0c8", "#f0b38f", "#e3bcd4", "#8fbfe0", "#f5ec9a", "#c9c9c9")
MOST_CHARACTERS = 50_000
PLACE = ("begin", "end", "text", "id", "children")
Record = dict[str, Any]


def html_of(annotations: Annotations) -> str:
    """The HTML of a result. All that comes from the document is escaped."""
    errors = "".join(
        f"<div><b>error</b> {_escaped(error['message'])}</div>" for error in annotations.errors
    )
    if annotations.status == "error":
        return errors
    layers: dict[str, list[Record]] = annotations.to_dict()["layers"]
    colours = {name: COLOURS[i % len(COLOURS)] for i, name in enumerate(layers)}
    marked = [(name, record) for name in layers for record in layers[name] if "scope" not in record]
    text = annotations.text
    body = "".join(_pieces(text[:MOST_CHARACTERS], marked, colours))
    cut = f" … {len(text) - MOST_CHARACTERS} more characters" if len(text) > MOST_CHARACTERS else ""
    return (
        '<div style="font-family:sans-serif;line-height:1.9">'
        + errors
        + _legend(layers, colours)
        + f'<div style="white-space:pre-wrap">{body}{_escaped(cut)}</div>'
        + _about_document(layers)
        + "</div>"
    )


def _escaped(text: str) -> str:
    return html.escape(text.replace("\0", "\N{REPLACEMENT CHARACTER}"), quote=True)


def _legend(layers: dict[str, list[Record]], colours: dict[str, str]) -> str:
    names = (
        f'<span style="background:{colours[name]};color:#000;padding:0 .3em;border-radius:.2em">'
        f"{_escaped(name)} {len(records)}</span>"
        for name, records in layers.items()
    )
    return f"<div>{' '.join(names)}</div>"


def _pieces(text: str, marked: list[tuple[str, Record]], colours: dict[str, str]) -> list[str]:
    """The text, cut where a record begins or ends. The shortest record colours a piece."""
    begins: dict[int, list[int]] = {}
    ends: dict[int, list[int]] = {}
    cuts = {0, len(text)}
    for number, (_, record) in enumerate(marked):
        begin, end = record["begin"], min(record["end"], len(text))
        if begin < end:
            begins.setdefault(begin, []).append(number)
            ends.setdefault(end, []).append(number)
            cuts |= {begin, end}
    places = sorted(cuts)
    pieces = []
    active: set[int] = set()
    for begin, end in zip(places, places[1:]):
        active.difference_update(ends.get(begin, ()))
        active.update(begins.get(begin, ()))
        here = sorted(active, key=lambda n: marked[n][1]["end"] - marked[n][1]["begin"])
        pieces.append(_piece(text[begin:end], [marked[n] for n in here], colours))
    return pieces


def _piece(text: str, records: list[tuple[str, Record]], colours: dict[str, str]) -> str:
    if not records:
        return _escaped(text)
    lines = "".join(
        (
            f";box-shadow:0 {3 * i}px 0 {colours[name]}"
            if i == 1
            else f",0 {3 * i}px 0 {colours[name]}"
        )
        for i, (name, _) in enumerate(records)
        if i > 0
    )
    title = "\n".join(_told(name, record) for name, record in records)
    return (
        f'<span style="background:{colours[records[0][0]]};color:#000;border-radius:.2em{lines}" '
        f'title="{_escaped(title)}">{_escaped(text)}</span>'
    )


def _told(name: str, record: Record) -> str:
    told = [name] + [f"{key}={value}" for key, value in record.items() if key not in PLACE]
    return " ".join(told)


def _about_document(layers: dict[str, list[Record]]) -> str:
    """A line for each record about the whole document."""
    lines = [
        _escaped(_told(name, record))
        for name, records in layers.items()
        for record in records
        if record.get("scope") == "document"
    ]
    return f'<div style="font-size:smaller">{"<br>".join(lines)}</div>' if lines else ""
