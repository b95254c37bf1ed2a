"""A text in the two languages of the product."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

Lang: TypeAlias = Literal["en", "zh"]

_PLACEHOLDER = re.compile(r"\{([a-z0-9_.]+)\}")


@dataclass(frozen=True, slots=True)
class Text:
    """English and simplified Chinese; both always present, both with the same placeholders (``{fact}`` or ``{threshold}``)."""

    en: str
    zh: str

    def in_(self, lang: Lang) -> str:
        """The text in one language, placeholders unfilled."""
        return self.zh if lang == "zh" else self.en


def placeholders(text: str) -> frozenset[str]:
    """The names between braces in a text."""
    return frozenset(_PLACEHOLDER.findall(text))


def fill(text: str, values: dict[str, str]) -> str:
    """The text with each ``{name}`` replaced by ``values[name]``; a name without a value keeps its braces."""
    return _PLACEHOLDER.sub(lambda m: values.get(m[1], m[0]), text)
