"""Scoring one enterprise from a weights file: plain arithmetic in a fixed order, so that a batch and a single one agree to the last bit.

What is missing is never filled in: it widens the score to the exact range that is still possible, and the expectation is said to be one.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.errors import InputError
from assistant.scoring.samples import shrunk
from assistant.scoring.weights import Formula, Moments, Part, WeightsFile

FLOOR = 0.01  # the least credit in a geometric mean, so that one zero does not erase everything else


@dataclass(frozen=True, slots=True)
class PartResult:
    """One indicator in a score. ``used`` is the value after shrinkage; ``points`` of at most ``most``; both None while not known."""

    id: str
    state: str  # known | missing | insufficient
    value: float | None
    sample: float | None
    used: float | None
    points: float | None
    most: float


@dataclass(frozen=True, slots=True)
class ScoreResult:
    """A data score, 0–100. ``value`` is None while an indicator is missing; the range is exact; ``expected`` is the conditional
    expectation given what is known. Percentiles are against the ``n`` sellers of ``reference``.
    """

    value: float | None
    lowest: float
    highest: float
    expected: float
    percentile: float | None
    percentile_lowest: float
    percentile_highest: float
    n: int
    reference: str
    parts: tuple[PartResult, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """The indicators that are missing or rest on too small a sample."""
        return tuple(p.id for p in self.parts if p.state != "known")


def credit(curve: Sequence[Sequence[float]], value: float) -> float:
    """The credit (0–1) of a value: straight between the knots, flat beyond them."""
    if value <= curve[0][0]:
        return curve[0][1]
    for (x0, u0), (x1, u1) in pairwise(curve):
        if value <= x1:
            return u0 + (u1 - u0) * ((value - x0) / (x1 - x0))
    return curve[-1][1]


def combined(formula: Formula, credits_: Sequence[float]) -> float:
    """The score, 0–100, of one credit per part."""
    if formula["aggregation"] == "geometric":
        product = 1.0
        for part, u in zip(formula["parts"], credits_, strict=True):
            product = product * max(u, FLOOR) ** part["weight"]
        return min(100.0, 100.0 * product)
    total = 0.0
    for part, u in zip(formula["parts"], credits_, strict=True):
        total = total + part["weight"] * u
    return min(100.0, 100.0 * total)


def used_value(part: Part, values: Mapping[str, float | None]) -> tuple[str, float | None]:
    """The state of a part (known, missing, insufficient) and the value the curve reads, shrunk where the sample is known."""
    value = values.get(part["id"])
    if value is None:
        return "missing", None
    if not math.isfinite(value):
        raise InputError(f"{part['id']}: {value} is not a number; leave it out where it is not known")
    n = values.get(part["sample"]) if part["sample"] else None
    if n is not None and part["minimum"] is not None and n < part["minimum"]:
        return "insufficient", None
    prior = part["prior"]
    return "known", value if prior is None or n is None else shrunk(value, n, prior["mean"], prior["strength"])


def score_one(weights: WeightsFile, values: Mapping[str, float | None]) -> ScoreResult:
    """The score of one enterprise (one channel) from indicator id → value, samples included; other names are passed over.

    Below its minimum sample an indicator counts as not known. A rate whose sample is not given is taken as it stands.
    """
    formula = weights["formula"]
    credits_: list[float | None] = []
    parts: list[PartResult] = []
    for part in formula["parts"]:
        state, used = used_value(part, values)
        u = None if used is None else credit(part["curve"], used)
        credits_.append(u)
        n = values.get(part["sample"]) if part["sample"] else None
        most = 100 * part["weight"]
        parts.append(PartResult(part["id"], state, values.get(part["id"]), n, used, None if u is None else most * u, most))
    ends = [(min(k[1] for k in p["curve"]), max(k[1] for k in p["curve"])) for p in formula["parts"]]
    lowest = combined(formula, [ends[i][0] if u is None else u for i, u in enumerate(credits_)])
    highest = combined(formula, [ends[i][1] if u is None else u for i, u in enumerate(credits_)])
    value = lowest if None not in credits_ else None
    expected = combined(formula, completed(weights["moments"], credits_))
    scores = weights["scores"]
    return ScoreResult(
        value=value,
        lowest=lowest,
        highest=highest,
        expected=min(max(expected, lowest), highest),
        percentile=None if value is None else percentile(scores, value),
        percentile_lowest=percentile(scores, lowest),
        percentile_highest=percentile(scores, highest),
        n=weights["sample"]["used"],
        reference=weights["sample"]["name"],
        parts=tuple(parts),
    )


def percentile(scores: Sequence[float], score: float) -> float:
    """Which share of the reference population (0–100) scores lower, counting half of those who score the same."""
    mark = float(f"{score:.10g}")  # the file keeps ten digits
    return 100 * (bisect_left(scores, mark) + bisect_right(scores, mark)) / (2 * len(scores))


def completed(moments: Moments, credits_: Sequence[float | None]) -> list[float]:
    """The credits, with what is missing replaced by its best linear prediction from what is known, inside 0–1."""
    known = [i for i, u in enumerate(credits_) if u is not None]
    mean, covariance = moments["mean"], moments["covariance"]
    square = [[covariance[i][j] for j in known] for i in known]
    solution = solve(square, [(credits_[i] or 0.0) - mean[i] for i in known])
    filled: list[float] = []
    for i, u in enumerate(credits_):
        predicted = mean[i] + sum(covariance[i][k] * s for k, s in zip(known, solution, strict=True))
        filled.append(min(max(predicted, 0.0), 1.0) if u is None else u)
    return filled


def solve(matrix: Sequence[Sequence[float]], right: Sequence[float]) -> list[float]:
    """The solution of a small system of linear equations, by elimination with pivoting; a direction without variance counts as 0."""
    rows = [[*line, r] for line, r in zip(matrix, right, strict=True)]
    size = len(rows)
    for i in range(size):
        pivot = max(range(i, size), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        if abs(rows[i][i]) < 1e-12:
            rows[i] = [float(j == i) for j in range(size)] + [0.0]
            continue
        for r in range(i + 1, size):
            factor = rows[r][i] / rows[i][i]
            rows[r] = [a - factor * b for a, b in zip(rows[r], rows[i], strict=True)]
    solution = [0.0] * size
    for i in reversed(range(size)):
        solution[i] = (rows[i][size] - sum(rows[i][j] * solution[j] for j in range(i + 1, size))) / rows[i][i]
    return solution
