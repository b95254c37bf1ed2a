"""A formula from treated figures: the part of fitting that is done again for every bootstrap draw and every variant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from assistant.errors import InputError
from assistant.scoring.apply import FLOOR
from assistant.scoring.choices import Choices
from assistant.scoring.columns import Column
from assistant.scoring.components import Components, Matrix, components, retained, standardised
from assistant.scoring.methods import weights_by
from assistant.scoring.treatment import credits_, curve
from assistant.scoring.weights import Draw, Formula, Part, Prior


@dataclass(frozen=True, slots=True)
class Built:
    """A formula in numbers: curves, credits of the units, components, how many are kept, weights on standardised credits,
    and the weights of the formula (shares of the 100 points).
    """

    curves: list[list[list[float]]]
    credits: Matrix
    components: Components
    kept: int
    nominal: Matrix
    weights: Matrix


def build(used: Matrix, columns: Sequence[Column], choices: Choices, *, kept: int | None = None) -> Built:
    """The formula for these figures (rates already shrunk). Weights may be negative: whoever calls refuses that."""
    curves = []
    for i, column in enumerate(columns):
        try:
            curves.append(curve(used[:, i], column.better, scale=choices.scale, winsor=choices.winsor))
        except InputError as error:
            raise InputError(f"{column.id}: {error}; leave it out of the score") from None
    u = credits_(used, curves)
    found = components(standardised(u))
    number = kept or retained(found, choices.rule, len(u), seed=choices.seed)
    nominal = weights_by(choices.method, u, found, number)
    return Built(curves, u, found, number, nominal, points(nominal, u, choices))


def points(nominal: Matrix, u: Matrix, choices: Choices) -> Matrix:
    """Weights on credits from weights on standardised indicators: with little spread, a unit of credit is worth more."""
    raw = nominal if choices.scale == "minmax" or choices.method == "entropy" else nominal / u.std(axis=0, ddof=1)
    return np.asarray(raw / np.abs(raw).sum(), dtype=np.float64)


def with_method(built: Built, choices: Choices) -> Built:
    """The same figures under another method of weighting."""
    nominal = weights_by(choices.method, built.credits, built.components, built.kept)
    return replace(built, nominal=nominal, weights=points(nominal, built.credits, choices))


def scores(u: Matrix, weights: Matrix, aggregation: str = "arithmetic") -> Matrix:
    """The scores (0–100) of many units, by the same arithmetic in the same order as one."""
    if aggregation == "geometric":
        product = np.ones(len(u))
        for i, w in enumerate(weights):
            product = product * np.maximum(u[:, i], FLOOR) ** w
        return np.minimum(100.0, 100.0 * product)
    total = np.zeros(len(u))
    for i, w in enumerate(weights):
        total = total + w * u[:, i]
    return np.minimum(100.0, 100.0 * total)


def formula(built: Built, columns: Sequence[Column], priors: Sequence[Prior | None], aggregation: str) -> Formula:
    """The formula as the weights file has it."""
    parts: list[Part] = [
        {
            "id": c.id,
            "better": c.better,
            "sample": c.sample,
            "minimum": c.minimum,
            "prior": p,
            "weight": float(w),
            "curve": k,
        }
        for c, p, w, k in zip(columns, priors, built.weights, built.curves, strict=True)
    ]
    return {"aggregation": aggregation, "parts": parts}


def draw(built: Built) -> Draw:
    """The formula as a bootstrap draw of the weights file."""
    return {"weights": [float(w) for w in built.weights], "curves": built.curves}
