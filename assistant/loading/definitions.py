"""The definition of a fact from the entry that describes it: type, options, unit, and which way is better."""

from __future__ import annotations

from typing import Any

from assistant.model.library import FactDefinition, Option
from assistant.model.text import Text
from assistant.model.values import FactType


class OutOfForceError(Exception):
    """A threshold is read that is not in force on the day."""


_YES_NO = {"no": Text("no", "否"), "yes": Text("yes", "是")}
CHOICES = (FactType.CHOICE, FactType.CHOICES)


def text(raw: Any) -> Text:
    """A text as written, without the line break that a block of text ends with."""
    return Text(raw["en"].strip(), raw["zh"].strip())


def definition(raw: Any) -> FactDefinition:
    """From a question, an indicator or a derivation, as written or compiled.

    A choice with credits, or with ``better: last``, is ordered by its options. A yes/no question of the practice index carries its
    credits as the options ``no`` and ``yes``.
    """
    kind = FactType(raw["type"])
    return FactDefinition(raw["id"], kind, text(raw["title"]), _options(raw, kind), raw.get("unit"), _better(raw, kind))


def _options(raw: Any, kind: FactType) -> tuple[Option, ...]:
    if kind is FactType.YES_NO and "credit" in raw:
        return tuple(Option(word, label, float(raw["credit"][word])) for word, label in _YES_NO.items())
    return tuple(Option(o["id"], text(o["label"]), None if o.get("credit") is None else float(o["credit"])) for o in raw.get("options", ()))


def _better(raw: Any, kind: FactType) -> str | tuple[str, ...] | None:
    written: str | None = raw.get("better")
    if kind in CHOICES:
        ordered = written == "last" or any("credit" in o for o in raw.get("options", ()))
        return tuple(o["id"] for o in raw["options"]) if ordered else None
    if kind is FactType.YES_NO and written is None and "credit" in raw:
        return "yes" if raw["credit"]["yes"] >= raw["credit"]["no"] else "no"
    return written
