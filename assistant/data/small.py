"""Small samples in the table: Wilson intervals, shrinkage towards the population, and nothing at all below the minimum sample."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assistant.data.formulas import HITS, RATES

Z = 1.959963984540054  # 95 %, two-sided
_LEAST, _MOST = 0.5, 1e4  # bounds of the strength of shrinkage, in orders


def finished(
    backend: Any, groups: Any, keys: list[str], wanted: tuple[str, ...], minimums: Mapping[str, float]
) -> tuple[Any, dict[str, int]]:
    """The result table from the aggregated groups, and per indicator how many groups fall below its minimum sample.

    For each rate: its value, and as remarks (columns that begin with an underscore) its orders, Wilson bounds and shrunken value.
    A value that rests on fewer than its minimum is left out, which the rule base reads as unknown; the remarks stay.
    """
    rates = [i for i in RATES if i in wanted]
    priors = _priors(groups, rates)
    groups = _with_shares(backend, groups, rates)
    plain: dict[str, Any] = {}
    remarks: dict[str, Any] = {}
    short: dict[str, Any] = {}
    for name in wanted:
        if name in RATES:
            n, share = groups[f"n_{name}"], groups[f"p_{name}"]
            least = max(minimums.get(name, 1), 1)
            plain[name] = (n >= least).ifelse(share, None)
            short[name] = ((n < least) & (n > 0)).sum()
            middle, half = groups[f"m_{name}"], groups[f"h_{name}"]
            mean, strength = priors[name]
            remarks |= {
                f"_{name}_n": n,
                f"_{name}_low": (middle - half).clip(0, 1),
                f"_{name}_high": (middle + half).clip(0, 1),
                f"_{name}_shrunk": (groups[f"k_{name}"] + mean * strength) / (n + strength),
            }
        elif name in HITS:
            plain[name] = groups[f"k_{HITS[name]}"]
        else:
            plain[name] = groups[name]
            sample = {"average_review": "rated_reviews", "median_review": "rated_reviews", "hours_to_approval": "n_hours_to_approval"}.get(
                name
            )
            if sample and name in minimums:
                plain[name] = (groups[sample] >= minimums[name]).ifelse(groups[name], None)
                short[name] = ((groups[sample] < minimums[name]) & (groups[sample] > 0)).sum()
    counted = groups.aggregate(**short).to_pyarrow().to_pylist()[0] if short else {}
    return groups.select(*keys, **plain, **remarks).order_by(keys), {k: int(v or 0) for k, v in counted.items()}


def _with_shares(backend: Any, groups: Any, rates: list[str]) -> Any:
    """The groups with, for each rate, its share (``p_``) and the middle and half-width of its Wilson interval (``m_``, ``h_``).

    Computed in three steps that are kept, because an expression that repeats itself grows with every use.
    """
    if not rates:
        return groups
    for step, columns in enumerate((_share, _spread, _interval)):
        backend.create_table(f"groups_{step}", groups.mutate(**{k: v for name in rates for k, v in columns(groups, name).items()}))
        groups = backend.table(f"groups_{step}")
    return groups


def _share(groups: Any, name: str) -> dict[str, Any]:
    n = groups[f"n_{name}"].nullif(0).cast("float64")
    return {f"p_{name}": groups[f"k_{name}"] / n, f"s_{name}": Z * Z / n}


def _spread(groups: Any, name: str) -> dict[str, Any]:
    p, spread = groups[f"p_{name}"], groups[f"s_{name}"]
    return {f"m_{name}": (p + spread / 2) / (1 + spread), f"v_{name}": spread * (p * (1 - p) + spread / 4)}


def _interval(groups: Any, name: str) -> dict[str, Any]:
    """Half-width z/(1+z²/n)·√(p(1−p)/n + z²/4n²), with s = z²/n: √(s(p(1−p) + s/4))/(1+s)."""
    return {f"h_{name}": groups[f"v_{name}"].sqrt() / (1 + groups[f"s_{name}"])}


def _priors(groups: Any, rates: list[str]) -> dict[str, tuple[float, float]]:
    """Mean and strength of the beta distribution of each rate over the groups, by moments (Kleinman 1973, weights n)."""
    if not rates:
        return {}
    wanted: dict[str, Any] = {}
    for name in rates:
        k, n = groups[f"k_{name}"].cast("float64"), groups[f"n_{name}"].cast("float64")
        some = n > 0
        wanted |= {
            f"{name}.k": k.sum(),
            f"{name}.n": n.sum(),
            f"{name}.nn": (n * n).sum(),
            f"{name}.kk": (k * k / n).sum(where=some),
            f"{name}.g": some.sum(),
        }
    row = groups.aggregate(**wanted).to_pyarrow().to_pylist()[0]
    found = {}
    for name in rates:
        total, groups_ = row[f"{name}.n"] or 0.0, row[f"{name}.g"] or 0
        mean = (row[f"{name}.k"] or 0.0) / total if total else 0.0
        noise = mean * (1 - mean)
        strength = _MOST
        if groups_ > 1 and noise:
            between = ((row[f"{name}.kk"] - total * mean * mean) / total - noise * (groups_ - 1) / total) / (
                1 - row[f"{name}.nn"] / total**2
            )
            strength = noise / between - 1 if between > 0 else _MOST
        found[name] = (mean, min(max(strength, _LEAST), _MOST))
    return found
