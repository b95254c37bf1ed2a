"""From a table to comparable figures: complete rows, shrunken rates, outliers held, one scale, higher is better."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from assistant.errors import InputError
from assistant.scoring.columns import Column
from assistant.scoring.components import Matrix
from assistant.scoring.weights import Prior

_MOST = 1e4  # orders; a rate that hardly differs between sellers is shrunk to the mean, but never infinitely
_KNOTS = 21


@dataclass(frozen=True, slots=True)
class Figures:
    """The usable rows of a table: ids, values and samples (NaN where a sample is not given), one column per indicator."""

    ids: tuple[str, ...]
    values: Matrix
    samples: Matrix
    read: int
    left_out: dict[str, int]


def figures(table: Mapping[str, Sequence[object]], columns: Sequence[Column]) -> Figures:
    """The rows in which every indicator is given and rests on enough; the others are counted by reason. InputError on missing columns."""
    absent = [c.id for c in columns if c.id not in table]
    if absent:
        raise InputError(f"the table has no column {', '.join(absent)}; leave them out of the score, or compute them")
    length = len(table[columns[0].id])
    values = np.column_stack([floats(table[c.id], c.id) for c in columns])
    empty: Sequence[object] = [None] * length
    samples = np.column_stack([floats(table.get(c.sample or "", empty), c.sample or c.id) for c in columns])
    names = table.get("id", table.get("seller", [str(i + 1) for i in range(length)]))
    keep = np.ones(length, dtype=bool)
    left_out: dict[str, int] = {}
    for i, column in enumerate(columns):
        tests = [(f"{column.id} missing", np.isnan(values[:, i]))]
        if column.minimum is not None:
            tests.append((f"{column.sample} below {column.minimum:g}", samples[:, i] < column.minimum))
        for reason, out in tests:
            count = int((out & keep).sum())
            if count:
                left_out[reason] = left_out.get(reason, 0) + count
            keep &= ~out
    return Figures(tuple(str(n) for n, k in zip(names, keep, strict=True) if k), values[keep], samples[keep], length, left_out)


def floats(cells: Sequence[object], name: str) -> Matrix:
    try:
        return np.asarray([math.nan if c is None else float(c) for c in cells], dtype=np.float64)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        wrong = next(i for i, c in enumerate(cells, 1) if not isinstance(c, int | float | None))
        raise InputError(f"{name}, row {wrong}: {cells[wrong - 1]!r} is not a number") from None


def prior(rates: Matrix, samples: Matrix) -> Prior:
    """The beta distribution of the rates over the sellers, by maximum likelihood of the beta-binomial, as mean and strength."""
    from scipy.optimize import minimize
    from scipy.special import betaln

    k, n = rates * samples, samples
    start = float(np.clip(k.sum() / n.sum(), 1e-4, 1 - 1e-4))

    def loss(at: Matrix) -> float:
        mean, strength = 1 / (1 + math.exp(-at[0])), math.exp(min(max(at[1], -5.0), math.log(_MOST)))
        a, b = mean * strength, (1 - mean) * strength
        return float(-(betaln(k + a, n - k + b) - betaln(a, b)).sum())

    best = minimize(loss, [math.log(start / (1 - start)), math.log(20.0)], method="Nelder-Mead", options={"xatol": 1e-7, "fatol": 1e-9})
    return {"mean": 1 / (1 + math.exp(-best.x[0])), "strength": math.exp(min(max(best.x[1], -5.0), math.log(_MOST)))}


def shrink(values: Matrix, samples: Matrix, priors: Sequence[Prior | None]) -> Matrix:
    """The values with rates pulled towards the population where their sample is known."""
    used = values.copy()
    for i, p in enumerate(priors):
        if p is not None:
            n = samples[:, i]
            pulled = (values[:, i] * n + p["mean"] * p["strength"]) / (n + p["strength"])
            used[:, i] = np.where(np.isnan(n), values[:, i], pulled)
    return used


def curve(values: Matrix, better: str, *, scale: str, winsor: float) -> list[list[float]]:
    """The way from a value to its credit: a straight line between the ``winsor`` quantiles, or the mid-rank for ``rank``.

    The quantiles hold outliers: beyond them the credit is 0 or 1. Where they coincide the extremes serve. InputError without any spread.
    """
    low, high = (float(q) for q in np.quantile(values, [winsor, 1 - winsor]))
    if low == high:
        low, high = float(values.min()), float(values.max())
    if low == high:
        raise InputError("all sellers have the same value")
    if scale == "rank":
        knots = np.unique(np.quantile(values, np.linspace(0, 1, _KNOTS)))
        ordered = np.sort(values)
        ranks = (np.searchsorted(ordered, knots, "left") + np.searchsorted(ordered, knots, "right")) / (2 * len(ordered))
        ranks[0], ranks[-1] = 0.0, 1.0
        points = [[float(x), float(u)] for x, u in zip(knots, np.maximum.accumulate(ranks), strict=True)]
    else:
        points = [[low, 0.0], [high, 1.0]]
    return points if better == "high" else [[x, 1 - u] for x, u in points]


def credits_(values: Matrix, curves: Sequence[list[list[float]]]) -> Matrix:
    """The credits of many units, by the same arithmetic as one."""
    return np.column_stack([_interpolated(values[:, i], c) for i, c in enumerate(curves)])


def _interpolated(x: Matrix, points: list[list[float]]) -> Matrix:
    result = np.full(len(x), points[-1][1])
    for (x0, u0), (x1, u1) in reversed(list(pairwise(points))):
        result = np.where(x <= x1, u0 + (u1 - u0) * ((x - x0) / (x1 - x0)), result)
    return np.asarray(np.where(x <= points[0][0], points[0][1], result), dtype=np.float64)
