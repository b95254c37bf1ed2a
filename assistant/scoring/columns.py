"""Which indicators a score is made of, and what must be known of each of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.errors import InputError
from assistant.model.library import Indicator
from assistant.model.values import FactType


@dataclass(frozen=True, slots=True)
class Column:
    """An indicator of the score. ``better`` is high or low; ``sample`` names the column with its count, ``minimum`` is the least count.

    ``rate`` says that it is a share of the sample, which is what shrinkage needs.
    """

    id: str
    better: str
    sample: str | None = None
    minimum: float | None = None
    rate: bool = False


def columns_of(indicators: Iterable[Indicator]) -> tuple[Column, ...]:
    """The columns of these indicators; InputError where no direction is better (a count of orders measures size, not credit)."""
    chosen: list[Column] = []
    wrong: list[str] = []
    for indicator in indicators:
        fact = indicator.fact
        if fact.better == "high" or fact.better == "low":  # noqa: PLR1714 - spelt out, so that the type is narrowed
            rate = fact.type is FactType.SHARE and indicator.sample is not None
            chosen.append(Column(indicator.id, fact.better, indicator.sample, indicator.minimum, rate))
        else:
            wrong.append(f"{indicator.id}: no direction of it is better; leave it out, a score must not measure size")
    if wrong:
        raise InputError("\n".join(wrong))
    return tuple(chosen)
