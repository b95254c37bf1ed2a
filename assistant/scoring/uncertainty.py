"""How sure a score is: drawn anew with the reference population and with the enterprise's own small samples, and under other methods."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.scoring.apply import combined, credit, percentile, used_value
from assistant.scoring.weights import Formula, WeightsFile, formula_of


@dataclass(frozen=True, slots=True)
class Moves:
    """Where an enterprise stands under another choice of method: its percentile, and the difference to the usual one."""

    kind: str  # normalisation | weighting | aggregation
    choice: str
    percentile: float
    difference: float


def score_draws(weights: WeightsFile, values: Mapping[str, float | None]) -> tuple[float, ...]:
    """The sorted scores of the enterprise over the bootstrap draws of the file; empty while an indicator is missing.

    Each draw has its own weights and curves, and its own rates: drawn from the beta posterior where the sample is known.
    The draws are the same on every call (the seed is the file's).
    """
    parts = weights["formula"]["parts"]
    used = [used_value(part, values)[1] for part in parts]
    if any(u is None for u in used):
        return ()
    chance = random.Random(weights["stability"]["seed"])  # noqa: S311 - statistics, not secrets
    found: list[float] = []
    for draw in weights["draws"]:
        formula = formula_of(weights, draw)
        us = []
        for part, value in zip(formula["parts"], used, strict=True):
            n = values.get(part["sample"]) if part["sample"] else None
            prior = part["prior"]
            drawn = value or 0.0
            if prior is not None and n:
                size = n + prior["strength"]
                drawn = chance.betavariate(max(drawn * size, 1e-9), max((1 - drawn) * size, 1e-9))
            us.append(credit(part["curve"], drawn))
        found.append(combined(formula, us))
    return tuple(sorted(found))


def interval(draws: tuple[float, ...], level: float = 0.95) -> tuple[float, float] | None:
    """The middle ``level`` of the draws, rounded to two decimals; None without draws."""
    if not draws:
        return None
    cut = (1 - level) / 2
    return round(_quantile(draws, cut), 2), round(_quantile(draws, 1 - cut), 2)


def share_at_least(draws: tuple[float, ...], mark: float) -> float:
    """The share of draws that reach ``mark``: near 0 or 1 means the side of the mark is robust."""
    return sum(d >= mark for d in draws) / len(draws) if draws else 0.0


def bands(draws: tuple[float, ...], marks: Mapping[str, float]) -> dict[str, float]:
    """The share of draws in each band; ``marks`` gives the least score of each, best first, and who reaches none falls into ``""``.

    One band with nearly all of the draws is robust ("B"); two with a good part each are not ("B, could be A").
    """
    found = dict.fromkeys([*marks, ""], 0.0)
    for drawn in draws:
        found[next((name for name, least in marks.items() if drawn >= least), "")] += 1 / len(draws)
    return found


def _quantile(ordered: tuple[float, ...], q: float) -> float:
    place = q * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def sensitivity(weights: WeightsFile, values: Mapping[str, float | None]) -> tuple[Moves, ...]:
    """The percentile under each other choice of normalisation, weighting and aggregation, the largest move first.

    Empty while an indicator is missing. Percentiles are compared, because scores of different methods have different scales.
    """
    usual = _score(weights["formula"], values)
    if usual is None:
        return ()
    at = percentile(weights["scores"], usual)
    moves = []
    for variant in weights["variants"]:
        there = percentile(variant["scores"], _score(variant["formula"], values) or 0.0)
        moves.append(Moves(variant["kind"], variant["choice"], there, there - at))
    return tuple(sorted(moves, key=lambda m: (-abs(m.difference), m.kind, m.choice)))


def _score(formula: Formula, values: Mapping[str, float | None]) -> float | None:
    us: list[float] = []
    for part in formula["parts"]:
        _, used = used_value(part, values)
        if used is None:
            return None
        us.append(credit(part["curve"], used))
    return combined(formula, us)
