"""Labels of models: their place in an entity, and the types that they become."""
from __future__ import annotations

import dataclasses
import difflib
import re
from collections.abc import Mapping, Sequence
from typing import Any, Optional

from glossator.plugin_start import Refusal

TYPES = ("person", "organization", "place", "other")  # of the layer `names`
OUTSIDE = "O"
_PREFIXED = re.compile(r"([BIMELSU])[-_](.+)", re.DOTALL)
# Labels of widely used models: CoNLL 2003, OntoNotes 5, WikiANN.
_USUAL = {"per": "person", "person": "person", "org": "organization",
          "organization": "organization", "organisation": "organization", "loc": "place",
          "location": "place", "gpe": "place", "place": "place"}


@dataclasses.dataclass(frozen=True)
class Tag:
    """A label apart. entity: without prefix; None: outside of entities."""

    entity: Optional[str]
    begins: bool = False  # B, S, U: never goes on with the entity before
    ends: bool = False    # E, L, S, U: nothing goes on with this


def tags(labels: Sequence[str]) -> list[Tag]:
    """Reads BIO (IOB1, IOB2), BIOES (BMES), BILOU, or plain labels, whichever they are."""
    # Every scheme has B- or I-; without, E-MAIL is a plain label.
    is_plain = not any(re.match("[BI][-_].", label) for label in labels)
    return [_tag(label, is_plain) for label in labels]


def _tag(label: str, is_plain: bool) -> Tag:
    if label.upper() == OUTSIDE:
        return Tag(None)
    matched = None if is_plain else _PREFIXED.fullmatch(label)
    if matched is None:
        return Tag(label)
    return Tag(matched[2], matched[1] in "BSU", matched[1] in "ELSU")


class LabelTypes:
    """What becomes of each label: dropped, or a record's type and kind."""

    def __init__(self, known: Sequence[str], options: Mapping[str, Any]) -> None:
        self._given: dict[str, str] = options["types"]
        self._dropped = frozenset(options["drop"])
        for option, names in (("types", self._given), ("drop", self._dropped)):
            for name in sorted(names):
                if name not in known:
                    near = difflib.get_close_matches(name, known, 1)
                    raise Refusal(f"option /{option}: the model has no label `{name}`"
                                  + (f"; did you mean `{near[0]}`?" if near else "")
                                  + f"; it has {', '.join(dict.fromkeys(known))}")

    def is_dropped(self, label: str) -> bool:
        return label in self._dropped

    def entity(self, label: str) -> tuple[str, Optional[str]]:
        """The type and, of an `other`, the kind."""
        given = self._given.get(label) or _USUAL.get(label.lower(), label)
        return (given, None) if given in TYPES else ("other", given)

    def document(self, label: str) -> Optional[str]:
        """The kind that the option `types` gives it."""
        return self._given.get(label)
