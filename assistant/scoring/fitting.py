"""Weights from a reference population: adequacy, components, weights by every method, refusals, bootstrap, variants: one weights file.

The trap it guards: a score that looks like credit and measures size, or that falls when an indicator improves. Both are refused.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from assistant.errors import InputError
from assistant.model.canonical import digest
from assistant.scoring.adequacy import Adequacy, adequacy, redundant
from assistant.scoring.building import Built, build, formula, scores, with_method
from assistant.scoring.choices import METHODS, PCA_METHODS, Choices
from assistant.scoring.columns import Column
from assistant.scoring.components import Matrix
from assistant.scoring.stability import agreement, bootstrapped, ranks, spearman, variants
from assistant.scoring.treatment import Figures, figures, prior, shrink
from assistant.scoring.weights import SCHEMA, Bins, Component, Moved, Prior, WeightsFile, sealed

KMO_LEAST = 0.5  # Kaiser (1974): below is unacceptable; below 0.6 mediocre at best
KMO_GOOD = 0.6
VOLUME_MOST = 0.5  # rank correlation with size from which a score measures size
VOLUME_NOTED = 0.3
QUANTILES = 1001


def fit_weights(
    table: Mapping[str, Sequence[object]],
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
    """The weights file of a reference population.

    ``table`` maps column names to cells of equal length (``id``, indicators, samples); ``volume`` names the column that measures size.
    InputError lists every reason to refuse; those named in ``accept`` (kmo, bartlett, volume) become warnings, written into the file.
    """
    choices = choices or Choices()
    if wrong := choices.faults():
        raise InputError("\n".join(wrong))
    columns = sorted(columns, key=lambda c: c.id)  # so that the order of the columns changes nothing, not even the last bit
    figs = _ordered(figures(table, columns))
    refused_for: list[tuple[str, str]] = []
    warnings: list[str] = []
    _check_size(figs, columns, warnings)
    priors = [_prior(figs, i) if c.rate else None for i, c in enumerate(columns)]
    used = shrink(figs.values, figs.samples, priors)
    built = build(used, columns, choices)
    correlation = np.asarray(np.corrcoef(built.credits, rowvar=False), dtype=np.float64)
    if linked := redundant(correlation):
        names = ", ".join(columns[i].id for i in linked)
        raise InputError(f"{names}: one of them follows exactly from the others, so it says nothing of its own\n    leave one of them out")
    fitness = adequacy(correlation, len(figs.ids))
    if choices.method in PCA_METHODS:
        refused_for += _adequacy_problems(fitness, warnings)
    refused, weights = _all_methods(built, choices, columns)
    if choices.method in refused:
        raise InputError(f"{choices.method}: {refused[choices.method]}; take the method rotated or equal, or leave the indicator out")
    by_score = scores(built.credits, built.weights, choices.aggregation)
    refused_for += _volume_problems(_sizes(table, volume, figs), volume, built, by_score, warnings)
    stop = [f"{text} (to go on all the same, accept {key})" for key, text in refused_for if key not in accept]
    if stop:
        raise InputError("\n".join(stop))
    warnings += [f"accepted: {text}" for _, text in refused_for]

    made, stable = bootstrapped(used, columns, choices, built, by_score, draws=draws, progress=progress)
    usable = [m for m in METHODS if m not in refused]
    ranked = {m: ranks(scores(built.credits, with_method(built, replace(choices, method=m)).weights)) for m in usable}
    return sealed(
        {
            "schema": SCHEMA,
            "id": name,
            "method": choices.method,
            "date": date.isoformat(),
            "versions": _versions(),
            "sample": {
                "name": name,
                "remark": dict(remark or {}),
                "read": figs.read,
                "used": len(figs.ids),
                "left_out": figs.left_out,
                "digest": _digest(figs, columns),
            },
            "choices": {
                "scale": choices.scale,
                "winsor": choices.winsor,
                "rule": choices.rule,
                "aggregation": choices.aggregation,
                "volume": volume,
                "accepted": [*sorted(accept)],
            },
            "formula": formula(built, columns, priors, choices.aggregation),
            "weights": weights,
            "refused": refused,
            "warnings": warnings,
            "components": _components(built, columns),
            "adequacy": {
                "kmo": fitness.kmo,
                "kmo_items": {c.id: float(k) for c, k in zip(columns, fitness.kmo_items, strict=True)},
                "bartlett": fitness.bartlett,
                "degrees": fitness.degrees,
                "p": fitness.p,
            },
            "moments": {
                "mean": [float(v) for v in built.credits.mean(axis=0)],
                "covariance": [[float(v) for v in row] for row in np.cov(built.credits, rowvar=False)],
            },
            "scores": _sorted(by_score),
            "agreement": agreement(ranked),
            "moved": _moved(figs.ids, ranked, choices.method),
            "stability": stable,
            "drift": {c.id: _bins(used[:, i]) for i, c in enumerate(columns)} | {"score": _bins(by_score)},
            "variants": variants(used, columns, choices, built, priors=priors, refused=refused),
            "draws": made,
            "digest": "",
        }
    )


def _ordered(figs: Figures) -> Figures:
    """The rows in an order of their own (by their figures), so that the order of the table changes nothing."""
    keys = np.column_stack([figs.values, np.nan_to_num(figs.samples, nan=-1.0)])
    order = np.lexsort((np.asarray(figs.ids), *keys.T[::-1]))
    return replace(figs, ids=tuple(figs.ids[i] for i in order), values=figs.values[order], samples=figs.samples[order])


def _check_size(figs: Figures, columns: Sequence[Column], warnings: list[str]) -> None:
    n, size = len(figs.ids), len(columns)
    if size < 2:
        raise InputError("a composite score needs at least two indicators")
    if n <= 2 * size:
        why = "; ".join(f"{count} left out: {reason}" for reason, count in figs.left_out.items())
        raise InputError(f"{n} usable sellers are too few for {size} indicators{f' ({why})' if why else ''}; give more than {2 * size}")
    if n < 100:
        warnings.append(f"only {n} sellers: percentiles and weights are rough")


def _prior(figs: Figures, i: int) -> Prior | None:
    n = figs.samples[:, i]
    given = ~np.isnan(n) & (n > 0)
    return prior(figs.values[given, i], n[given]) if given.sum() > 1 else None


def _adequacy_problems(found: Adequacy, warnings: list[str]) -> list[tuple[str, str]]:
    problems = []
    if found.kmo < KMO_LEAST:
        problems.append(
            ("kmo", f"KMO is {found.kmo:.2f}, below {KMO_LEAST}: the indicators have too little in common for principal components")
        )
    elif found.kmo < KMO_GOOD:
        warnings.append(f"KMO is {found.kmo:.2f}: mediocre, the components explain little that the indicators share")
    if found.p > 0.05:
        problems.append(("bartlett", f"Bartlett's test does not reject unrelated indicators (p = {found.p:.2g})"))
    return problems


def _all_methods(built: Built, choices: Choices, columns: Sequence[Column]) -> tuple[dict[str, str], dict[str, dict[str, float]]]:
    refused: dict[str, str] = {}
    weights: dict[str, dict[str, float]] = {}
    for method in METHODS:
        nominal = with_method(built, replace(choices, method=method)).nominal
        weights[method] = {c.id: float(w) for c, w in zip(columns, nominal, strict=True)}
        negative = [c.id for c, w in zip(columns, nominal, strict=True) if w < -1e-12]
        if negative:
            refused[method] = f"sign conflict: a better {', '.join(negative)} would lower the score"
    return refused, weights


def _sizes(table: Mapping[str, Sequence[object]], volume: str | None, figs: Figures) -> Matrix | None:
    """The size of each seller used; None where no column measures it."""
    if volume is None or volume not in table:
        return None
    names = table.get("id", table.get("seller", [str(i + 1) for i in range(figs.read)]))
    size_of = dict(zip(map(str, names), table[volume], strict=True))
    return np.asarray([np.nan if size_of[i] is None else float(str(size_of[i])) for i in figs.ids], dtype=np.float64)


def _volume_problems(size: Matrix | None, volume: str | None, built: Built, by_score: Matrix, warnings: list[str]) -> list[tuple[str, str]]:
    """Whether the score, or the first component, follows the size of the seller."""
    if size is None:
        warnings.append("no column measures size: whether the score follows size was not tested")
        return []
    given = ~np.isnan(size)
    problems = []
    for what, values in (("the score", by_score), ("the first component", built.credits @ built.components.vectors[:, 0])):
        rho = spearman(values[given], size[given])
        if abs(rho) >= VOLUME_MOST:
            problems.append(("volume", f"{what} follows the size of the seller (rank correlation {rho:.2f} with {volume})"))
        elif abs(rho) >= VOLUME_NOTED:
            warnings.append(f"{what} leans on the size of the seller (rank correlation {rho:.2f} with {volume})")
    return problems


def _versions() -> dict[str, str]:
    import scipy
    import sklearn

    from assistant import __version__

    return {"credit-assistant": __version__, "scikit-learn": sklearn.__version__, "numpy": np.__version__, "scipy": scipy.__version__}


def _digest(figs: Figures, columns: Sequence[Column]) -> str:
    """Of the figures used, in their own order: the same figures in another order, or with other ids, have the same digest."""
    return digest(
        {"columns": [c.id for c in columns], "rows": figs.values.tolist(), "samples": np.nan_to_num(figs.samples, nan=-1.0).tolist()}
    )


def _components(built: Built, columns: Sequence[Column]) -> list[Component]:
    found = built.components
    return [
        {
            "eigenvalue": float(found.eigenvalues[k]),
            "share": float(found.shares[k]),
            "retained": k < built.kept,
            "loadings": {c.id: float(found.vectors[i, k]) for i, c in enumerate(columns)},
        }
        for k in range(len(found.eigenvalues))
    ]


def _sorted(by_score: Matrix) -> list[float]:
    ordered = np.sort(by_score)
    return [float(s) for s in (ordered if len(ordered) <= QUANTILES else np.quantile(ordered, np.linspace(0, 1, QUANTILES)))]


def _moved(ids: Sequence[str], ranked: Mapping[str, Matrix], method: str, most: int = 8) -> list[Moved]:
    """The sellers on whom the methods disagree most, with their percentile by each."""
    matrix = np.column_stack([ranked[m] for m in ranked])
    spread = np.abs(matrix - ranked[method][:, None]).max(axis=1)
    chosen = sorted(range(len(ids)), key=lambda i: (-round(float(spread[i]), 9), ids[i]))[:most]
    return [{"id": ids[i], "percentiles": {m: round(100 * float(r[i]), 1) for m, r in ranked.items()}} for i in chosen]


def _bins(values: Matrix, most: int = 10) -> Bins:
    """At most ten bins of about equal size; where many sellers have the same value, fewer."""
    edges = np.unique(np.quantile(values, np.linspace(0, 1, most + 1)[1:-1]))
    counts = np.bincount(np.searchsorted(edges, values, side="left"), minlength=len(edges) + 1)
    return {"edges": [float(e) for e in edges], "shares": [float(c) / len(values) for c in counts]}
