"""What people pass as a document, as the pipeline takes it."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from typing import Any, NamedTuple, Optional, Union

Document = Union[str, Mapping[str, Any]]
FIELDS = ("text", "id", "date", "language", "meta")


class Given(NamedTuple):
    """A document; `refusal` says why it cannot be read."""

    text: str = ""
    id: str = ""
    date: str = ""
    language: str = ""
    meta_json: str = ""
    meta: Any = None
    refusal: Optional[str] = None


def read(item: object, number: Optional[int] = None) -> Given:
    """The document that `item` is. Raises nothing: a wrong item has a refusal."""
    otherwise = "" if number is None else str(number)
    if isinstance(item, str):
        return Given(item, otherwise)
    if not isinstance(item, Mapping):
        return Given(
            id=otherwise,
            refusal=f"a document is a string or a dict with a `text`; found {_kind(item)}",
        )
    given = Given(
        id=otherwise if _is_missing(item.get("id")) else _sound(str(item["id"])),
        meta=_meta_of(item),
    )
    text = item.get("text")
    if not isinstance(text, str):
        if "text" in item:
            refusal = f"text: expected a string; found {_kind(text)}"
        else:
            refusal = "no `text`; the keys are " + ", ".join(f"`{key}`" for key in item)
        return given._replace(refusal=refusal)
    try:
        date = _date_text(item.get("date"))
    except TypeError as error:
        return given._replace(refusal=str(error))
    language = item.get("language")
    return given._replace(
        text=text,
        date=date,
        language="" if _is_missing(language) else _sound(str(language)),
        meta_json=_json_of(given.meta),
    )


def _kind(value: object) -> str:
    return "None" if value is None else f"{type(value).__name__} {value!r:.40}"


def _is_missing(value: object) -> bool:
    """None, or the NaN or NaT that tables have in empty cells."""
    return value is None or (isinstance(value, (float, datetime.date)) and value != value)


def _sound(text: str) -> str:
    """The text, with `?` for what UTF-8 lacks."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def _date_text(date: object) -> str:
    if _is_missing(date):
        return ""
    if isinstance(date, str):
        return _sound(date)
    if isinstance(date, datetime.datetime):
        day_only = date.time() == datetime.time() and date.tzinfo is None
        return date.date().isoformat() if day_only else date.isoformat(timespec="minutes")
    if isinstance(date, datetime.date):
        return date.isoformat()
    raise TypeError(f"date: expected a string, date or datetime; found {_kind(date)}")


def _meta_of(item: Mapping[str, Any]) -> Any:
    """Its `meta`; without one the keys that are no field, as `gloss run` reads a line of JSONL."""
    if "meta" in item:
        return item["meta"]
    others = {key: value for key, value in item.items() if key not in FIELDS}
    return others or None


def _json_of(meta: Any) -> str:
    """The meta as plugins and output see it; "" if it is no object."""
    if not isinstance(meta, Mapping):
        return ""
    try:
        return _dump(dict(meta))
    except (TypeError, ValueError, RecursionError):
        try:
            return _dump(_plain(meta, 0))
        except (TypeError, ValueError, RecursionError):
            return ""


def _dump(meta: dict[str, Any]) -> str:
    options: dict[str, Any] = {"default": str, "allow_nan": False, "separators": (",", ":")}
    text = json.dumps(meta, ensure_ascii=False, **options)
    return text if _sound(text) == text else json.dumps(meta, **options)


def _plain(value: Any, depth: int) -> Any:
    """The same without numbers that JSON lacks, and with strings as keys."""
    if isinstance(value, Mapping) and depth < 100:
        return {str(key): _plain(item, depth + 1) for key, item in value.items()}
    if isinstance(value, (list, tuple)) and depth < 100:
        return [_plain(item, depth + 1) for item in value]
    if isinstance(value, float) and not abs(value) < float("inf"):
        return None
    return value
