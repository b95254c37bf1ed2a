"""What Tab makes of a line: the choices of the question and the commands, each with what it is.

The trap it guards: nothing is offered unasked, so an input method for Chinese is left alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_SEPARATORS = ",，、;；"


@dataclass(frozen=True, slots=True)
class Offer:
    """``text`` may be typed; ``also`` are other ways to type it, of which a number counts only in full."""

    text: str
    about: str
    also: tuple[str, ...] = ()

    def begins_with(self, typed: str) -> bool:
        """Whether this may be what was begun."""
        return any(_fold(way) == typed if way.isdecimal() else _fold(way).startswith(typed) for way in (self.text, *self.also))


def completed(line: str, offers: Sequence[Offer]) -> tuple[str, tuple[Offer, ...]]:
    """The line as far as it can only go on in one way, and what it may become where there are several ways.

    Of several choices in one line the last is completed. A line that nothing begins with stays as it is.
    """
    if not line.strip():
        return line, tuple(offer for offer in offers if not offer.text.startswith("/")) or tuple(offers)
    for begun in (line, _last(line)):
        fitting = tuple(offer for offer in offers if begun and offer.begins_with(_fold(begun)))
        if len(fitting) == 1:
            return line[: len(line) - len(begun)] + fitting[0].text, ()
        if fitting:
            shared = _shared([offer.text for offer in fitting])
            further = len(shared) > len(begun) and _fold(shared).startswith(_fold(begun))
            return (line[: len(line) - len(begun)] + shared, ()) if further else (line, fitting)
    return line, ()


def _shared(texts: Sequence[str]) -> str:
    """What all begin with."""
    first = texts[0]
    return first[: next((n for n in range(len(first)) if len({_fold(text[n : n + 1]) for text in texts}) > 1), len(first))]


def _last(line: str) -> str:
    start = max(line.rfind(sign) for sign in _SEPARATORS) + 1
    return line[start:].lstrip()


def _fold(text: str) -> str:
    return text.lower()
