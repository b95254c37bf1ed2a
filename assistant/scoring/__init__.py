"""The data score: weights from a reference population, the score of one enterprise, and what both are worth.

Scoring needs nothing but the weights file. numpy, SciPy and scikit-learn are loaded by the functions that fit, validate or look for drift.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from assistant.scoring.apply import PartResult, ScoreResult, score_one
from assistant.scoring.choices import METHODS, RULES, SCALES, Choices
from assistant.scoring.columns import Column, columns_of
from assistant.scoring.modelcard import Card, card
from assistant.scoring.uncertainty import Moves, bands, interval, score_draws, sensitivity, share_at_least
from assistant.scoring.weights import WeightsFile, checked, indicator_ids, read_weights, write_weights

if TYPE_CHECKING:
    from assistant.scoring.drifting import DriftReport
    from assistant.scoring.validation import Validation

__all__ = [
    "METHODS",
    "RULES",
    "SCALES",
    "Card",
    "Choices",
    "Column",
    "Moves",
    "PartResult",
    "ScoreResult",
    "WeightsFile",
    "bands",
    "card",
    "checked",
    "columns_of",
    "drift",
    "fit",
    "indicator_ids",
    "interval",
    "read_weights",
    "score_draws",
    "score_many",
    "score_one",
    "sensitivity",
    "share_at_least",
    "validate",
    "write_weights",
]

Table = Mapping[str, Sequence[object]]


def fit(
    table: Table,
    columns: Sequence[Column],
    *,
    name: str,
    date: dt.date,
    choices: Choices | None = None,
    volume: str | None = "orders",
    remark: Mapping[str, str] | None = None,
    accept: frozenset[str] = frozenset(),
    draws: int = 200,
    progress: Callable[[float], None] | None = None,
) -> WeightsFile:
    """See ``fitting.fit_weights``."""
    from assistant.scoring.fitting import fit_weights

    return fit_weights(
        table,
        columns,
        name=name,
        date=date,
        choices=choices,
        volume=volume,
        remark=remark,
        accept=accept,
        draws=draws,
        progress=progress,
    )


def score_many(weights: WeightsFile, table: Table) -> dict[str, list[float | None]]:
    """See ``batch.scored``."""
    from assistant.scoring.batch import scored

    return scored(weights, table)


def validate(
    weights: WeightsFile,
    test: tuple[Table, Mapping[str, float]],
    *,
    outcome: str,
    better: str,
    cut: float | None = None,
    train: tuple[Table, Mapping[str, float]] | None = None,
    draws: int = 1000,
    progress: Callable[[float], None] | None = None,
) -> Validation:
    """See ``validation.validated``."""
    from assistant.scoring.validation import validated

    return validated(weights, test, outcome=outcome, better=better, cut=cut, train=train, draws=draws, progress=progress)


def drift(weights: WeightsFile, table: Table) -> DriftReport:
    """See ``drifting.drifted``."""
    from assistant.scoring.drifting import drifted

    return drifted(weights, table)
