"""How far a fitted score depends on who happened to be in the reference population, and on each choice of method."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from assistant.errors import InputError
from assistant.scoring.building import Built, build, draw, formula, scores, with_method
from assistant.scoring.choices import AGGREGATIONS, METHODS, SCALES, Choices
from assistant.scoring.columns import Column
from assistant.scoring.components import Matrix
from assistant.scoring.treatment import credits_
from assistant.scoring.weights import Draw, Prior, Stability, Variant

_QUANTILES = 201


def ranks(values: Matrix) -> Matrix:
    """Mid-ranks as shares from 0 to 1; ties are told at ten digits, as everywhere a score is compared."""
    ordered = np.sort(_ten(values))
    marks = _ten(values)
    both = np.searchsorted(ordered, marks, "left") + np.searchsorted(ordered, marks, "right")
    return np.asarray(both / (2 * len(ordered)), dtype=np.float64)


def _ten(values: Matrix) -> Matrix:
    return np.asarray([float(f"{v:.10g}") for v in values], dtype=np.float64)


def spearman(a: Matrix, b: Matrix) -> float:
    """The rank correlation; 0 where one side has no spread."""
    ra, rb = ranks(a), ranks(b)
    if ra.std() == 0 or rb.std() == 0:
        return 0.0
    return float(np.corrcoef(ra, rb)[0, 1])


def agreement(ranked: Mapping[str, Matrix]) -> dict[str, dict[str, float]]:
    """The rank correlation of every two methods over the reference population."""
    return {a: {b: float(np.corrcoef(ranked[a], ranked[b])[0, 1]) for b in ranked} for a in ranked}


def bootstrapped(
    used: Matrix,
    columns: Sequence[Column],
    choices: Choices,
    built: Built,
    by_score: Matrix,
    *,
    draws: int,
    progress: Callable[[float], None] | None,
) -> tuple[list[Draw], Stability]:
    """Formulas fitted to sellers drawn with replacement. Draws that could not be used (no spread, a negative weight) are drawn again.

    The shrinkage is not fitted anew: it hardly moves, and the enterprise's own sampling error is drawn when it is scored.
    """
    chance = np.random.default_rng(choices.seed)
    base_rank = ranks(by_score)
    made: list[Draw] = []
    weights: list[Matrix] = []
    rank_correlation: list[float] = []
    cosines: list[float] = []
    for _ in range(20 * draws):
        if len(made) == draws:
            break
        index = chance.integers(0, len(used), len(used))
        try:
            one = build(used[index], columns, choices, kept=built.kept)
        except InputError:
            continue
        cosines.append(abs(float(one.components.vectors[:, 0] @ built.components.vectors[:, 0])))
        if (one.weights < 0).any():
            continue
        made.append(draw(one))
        weights.append(one.nominal)
        there = ranks(scores(credits_(used, one.curves), one.weights, choices.aggregation))
        rank_correlation.append(float(np.corrcoef(base_rank, there)[0, 1]))
        if progress:
            progress(len(made) / draws)
    if len(made) < draws:
        raise InputError(
            f"the bootstrap found {len(made)} usable draws of {draws}: the weights change sign from sample to sample; use equal weights"
        )
    spread = np.std(np.asarray(weights), axis=0, ddof=1) if draws > 1 else np.zeros(len(columns))
    return made, {
        "draws": draws,
        "seed": choices.seed,
        "weight_sd": {c.id: float(s) for c, s in zip(columns, spread, strict=True)},
        "rank_correlation": _spread(rank_correlation),
        "first_component": _spread(cosines),
    }


def _spread(values: Sequence[float]) -> list[float]:
    return [float(q) for q in np.quantile(values, [0.05, 0.5, 0.95])] if values else []


def variants(
    used: Matrix, columns: Sequence[Column], choices: Choices, built: Built, *, priors: Sequence[Prior | None], refused: Mapping[str, str]
) -> list[Variant]:
    """The formula with one choice changed at a time."""
    found: list[Variant] = []

    def add(kind: str, choice: str, one: Built, aggregation: str) -> None:
        if (one.weights < -1e-12).any():
            return
        by_score = np.sort(scores(one.credits, one.weights, aggregation))
        if len(by_score) > _QUANTILES:
            by_score = np.quantile(by_score, np.linspace(0, 1, _QUANTILES))
        text = formula(one, columns, priors, aggregation)
        found.append({"kind": kind, "choice": choice, "formula": text, "scores": [float(s) for s in by_score]})

    for scale in SCALES:
        if scale != choices.scale:
            add("normalisation", scale, build(used, columns, replace(choices, scale=scale)), choices.aggregation)
    for method in METHODS:
        if method != choices.method and method not in refused:
            add("weighting", method, with_method(built, replace(choices, method=method)), choices.aggregation)
    for aggregation in AGGREGATIONS:
        if aggregation != choices.aggregation:
            add("aggregation", aggregation, built, aggregation)
    return found
