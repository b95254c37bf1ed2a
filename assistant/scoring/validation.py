"""Does the score foretell anything? Against later outcomes, next to simpler scores, with intervals, out of time where that can be."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from assistant.errors import InputError
from assistant.scoring.building import scores
from assistant.scoring.components import Matrix
from assistant.scoring.treatment import credits_, shrink
from assistant.scoring.weights import Formula, WeightsFile

Flags: TypeAlias = NDArray[np.bool_]
PCA_WORDS = {"rotated", "first_component", "variance_weighted"}


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with its 95 % bootstrap interval over the sellers."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Contender:
    """One score: ``rho`` is its rank correlation with the good side of the outcome, ``auc`` how well it tells the bad sellers from the
    others (0.5 is chance); ``ahead`` is the AUC of the score under test minus this one's, drawn in pairs.
    """

    name: str
    kind: str  # score | composite | single | regression
    rho: Estimate
    auc: Estimate
    ahead: Estimate
    hindsight: bool = False  # picked by looking at these very outcomes


@dataclass(frozen=True, slots=True)
class Validation:
    """The score under test first, then the others. ``bad`` of ``n`` sellers are bad: beyond ``cut`` on the outcome."""

    outcome: str
    n: int
    bad: int
    cut: float
    contenders: tuple[Contender, ...]
    passes: bool  # no worse than the best composite, within the interval of the difference
    says: tuple[dict[str, str], ...]  # what follows, as {en, zh}


Pair = tuple[Mapping[str, Sequence[object]], Mapping[str, float]]


def validated(
    weights: WeightsFile,
    test: Pair,
    *,
    outcome: str,
    better: str,
    cut: float | None = None,
    train: Pair | None = None,
    draws: int = 1000,
    seed: int = 20190701,
    progress: Callable[[float], None] | None = None,
) -> Validation:
    """Compare the score with simpler ones on later outcomes (``test`` = table of indicators, seller id → outcome).

    ``better`` says which way the outcome is good; bad is beyond ``cut``, without one the worst quarter. ``train`` is an earlier such pair:
    with it the best single indicator is chosen and a logistic regression fitted out of time; without it the single one is chosen with
    hindsight (and marked so), and there is no regression. InputError with fewer than 10 bad or 10 other sellers.
    """
    formula = weights["formula"]
    u, y = _aligned(formula, test)
    if len(y) < 20:
        raise InputError(f"{outcome}: {len(y)} sellers have both a score and an outcome; at least 20 are needed")
    badness = y if better == "low" else -y
    limit = _limit(badness, cut, better)
    bad = badness > limit
    if min(bad.sum(), (~bad).sum()) < 10:
        raise InputError(f"{outcome}: {int(bad.sum())} bad sellers of {len(y)}; at least 10 on each side are needed: move the cut")
    ids = [p["id"] for p in formula["parts"]]
    found: list[tuple[str, str, Matrix, bool]] = [(weights["method"], "score", _score(formula, u), False)]
    found += [(v["choice"], "composite", _score(v["formula"], u), False) for v in weights["variants"] if v["kind"] == "weighting"]
    earlier = _training(formula, train, better, cut)
    place = _best_single(*earlier) if earlier else _best_single(u, bad)
    found.append((ids[place], "single", u[:, place], earlier is None))
    if earlier:
        found.append(("logistic_regression", "regression", -_regression(*earlier, u), False))
    contenders = _compared(found, badness, bad, draws=draws, seed=seed, progress=progress)
    rivals = [c for c in contenders if c.kind == "composite"]
    best = max(rivals, key=lambda c: c.auc.value, default=None)
    passes = best is None or best.ahead.high >= 0
    shown = -limit if better == "high" else limit
    return Validation(outcome, len(y), int(bad.sum()), float(shown), contenders, passes, _says(weights["method"], contenders))


def _aligned(formula: Formula, pair: Pair) -> tuple[Matrix, Matrix]:
    """Credits and outcomes of the sellers that have every indicator and an outcome."""
    table, outcomes = pair
    parts = formula["parts"]
    absent = [p["id"] for p in parts if p["id"] not in table]
    if absent:
        raise InputError(f"the table has no column {', '.join(absent)}, which the score needs")
    names = [str(n) for n in table.get("id", table.get("seller", []))]
    if not names:
        raise InputError("the table has no column id, to join the outcomes on")
    rows = [i for i, n in enumerate(names) if n in outcomes and all(_given(table[p["id"]][i]) for p in parts)]
    values = np.array([[float(str(table[p["id"]][i])) for p in parts] for i in rows], dtype=np.float64).reshape(len(rows), len(parts))
    samples = np.array([[_sample(table, p["sample"], i) for p in parts] for i in rows], dtype=np.float64).reshape(len(rows), len(parts))
    keep = np.all([np.isnan(samples[:, k]) | (samples[:, k] >= (p["minimum"] or 0)) for k, p in enumerate(parts)], axis=0)
    used = shrink(values, samples, [p["prior"] for p in parts])
    y = np.asarray([outcomes[names[i]] for i in rows], dtype=np.float64)
    return credits_(used, [p["curve"] for p in parts])[keep], y[keep]


def _given(cell: object) -> bool:
    return isinstance(cell, int | float) and cell == cell  # noqa: PLR0124 - NaN is the one number that is not itself


def _sample(table: Mapping[str, Sequence[object]], name: str | None, row: int) -> float:
    cell = table[name][row] if name and name in table else None
    return float(str(cell)) if _given(cell) else float("nan")


def _score(formula: Formula, u: Matrix) -> Matrix:
    return scores(u, np.asarray([p["weight"] for p in formula["parts"]]), formula["aggregation"])


def _limit(badness: Matrix, cut: float | None, better: str) -> float:
    if cut is None:
        return float(np.quantile(badness, 0.75))
    return -cut if better == "high" else cut


def _training(formula: Formula, train: Pair | None, better: str, cut: float | None) -> tuple[Matrix, Flags] | None:
    if train is None:
        return None
    u, y = _aligned(formula, train)
    badness = y if better == "low" else -y
    bad = badness > _limit(badness, cut, better)
    if min(bad.sum(), (~bad).sum()) < 5:
        raise InputError(
            f"the earlier outcomes have {int(bad.sum())} bad sellers of {len(y)}: too few to learn from; move the cut or leave them out"
        )
    return u, bad


def _best_single(u: Matrix, bad: Flags) -> int:
    return int(np.argmax([_aucs(u[:, [i]], bad[:, None])[0] for i in range(u.shape[1])]))


def _regression(u: Matrix, bad: Flags, later: Matrix) -> Matrix:
    """The chance of being bad, by a plain logistic regression on the credits (L2, C = 1, standardised on the earlier sellers)."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000)).fit(u, bad)
    return np.asarray(model.predict_proba(later)[:, 1], dtype=np.float64)


def _aucs(values: Matrix, bad: Flags) -> Matrix:
    """The AUC of each column: the chance that a bad seller scores below another one, ties counting half."""
    from scipy.stats import rankdata

    ranks = rankdata(-values, axis=0)
    positive = bad.sum(axis=0)
    negative = len(bad) - positive
    total = np.where(bad, ranks, 0.0).sum(axis=0)
    return np.asarray((total - positive * (positive + 1) / 2) / (positive * negative), dtype=np.float64)


def _rhos(values: Matrix, badness: Matrix) -> Matrix:
    from scipy.stats import rankdata

    a = rankdata(values, axis=0) - (len(values) + 1) / 2
    b = rankdata(-badness, axis=0) - (len(values) + 1) / 2
    scale = np.sqrt((a**2).sum(axis=0) * (b**2).sum(axis=0))
    return np.asarray((a * b).sum(axis=0) / np.where(scale == 0, 1.0, scale), dtype=np.float64)


def _compared(
    found: Sequence[tuple[str, str, Matrix, bool]],
    badness: Matrix,
    bad: Flags,
    *,
    draws: int,
    seed: int,
    progress: Callable[[float], None] | None,
) -> tuple[Contender, ...]:
    chance = np.random.default_rng(seed)
    values = np.column_stack([f[2] for f in found])
    aucs: list[Matrix] = []
    rhos: list[Matrix] = []
    while len(aucs) < draws:
        index = chance.integers(0, len(bad), len(bad))
        if not 0 < bad[index].sum() < len(bad):
            continue
        aucs.append(_aucs(values[index], bad[index][:, None]))
        rhos.append(_rhos(values[index], badness[index][:, None]))
        if progress:
            progress(len(aucs) / draws)
    auc, rho = _aucs(values, bad[:, None]), _rhos(values, badness[:, None])
    drawn, drawn_rho = np.asarray(aucs), np.asarray(rhos)
    return tuple(
        Contender(
            name,
            kind,
            _estimate(rho[i], drawn_rho[:, i]),
            _estimate(auc[i], drawn[:, i]),
            _estimate(auc[0] - auc[i], drawn[:, 0] - drawn[:, i]),
            hindsight,
        )
        for i, (name, kind, _, hindsight) in enumerate(found)
    )


def _estimate(value: float, drawn: Matrix) -> Estimate:
    low, high = np.quantile(drawn, [0.025, 0.975])
    return Estimate(float(value), float(low), float(high))


def _says(method: str, contenders: Sequence[Contender]) -> tuple[dict[str, str], ...]:
    """The plain conclusions, never kinder than the intervals."""
    own, *others = contenders
    said = []
    if own.auc.low <= 0.5:
        said.append(
            {
                "en": "The score does not foretell this outcome: its AUC cannot be told from chance.",
                "zh": "该得分不能预示这一结果：其 AUC 与随机水平无法区分。",
            }
        )
    equal = next((c for c in others if c.name == "equal"), None)
    if equal and method in PCA_WORDS:
        said.append(_EQUAL["worse" if equal.ahead.high < 0 else "nothing" if equal.ahead.low <= 0 else "better"])
    said += [
        {"en": f"{c.name} alone foretells it better.", "zh": f"单看 {c.name} 就预示得更好。"}
        for c in others
        if c.kind in {"single", "regression"} and c.ahead.high < 0
    ]
    return tuple(said)


_EQUAL = {
    "worse": {"en": "Principal components do worse than equal weights here.", "zh": "在此数据上，主成分权重不如等权。"},
    "nothing": {"en": "Principal components add nothing over equal weights here.", "zh": "在此数据上，主成分权重相对等权没有可见的增益。"},
    "better": {"en": "Principal components do better than equal weights here.", "zh": "在此数据上，主成分权重优于等权。"},
}
