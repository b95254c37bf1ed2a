"""Has the population moved away from the reference? The population stability index, judged by what chance alone would give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.errors import InputError
from assistant.scoring.building import scores
from assistant.scoring.columns import Column
from assistant.scoring.treatment import credits_, figures, shrink
from assistant.scoring.weights import WeightsFile


@dataclass(frozen=True, slots=True)
class Drift:
    """The PSI of one indicator (or of the score). ``chance`` is what the PSI stays below in 95 of 100 cases when nothing has moved, given
    both sample sizes; ``moved`` when it is above. The usual marks 0.1 and 0.25 ignore sample size and are not used.
    """

    id: str
    psi: float
    chance: float
    moved: bool
    bins: int


@dataclass(frozen=True, slots=True)
class DriftReport:
    """All indicators and the score. ``cautious`` when the samples are so small that only a large move would show."""

    n: int
    reference: int
    items: tuple[Drift, ...]
    cautious: bool


def drifted(weights: WeightsFile, table: Mapping[str, Sequence[object]]) -> DriftReport:
    """The stability of a new population against the reference of the weights file; InputError when no row is usable.

    Under no drift, PSI ÷ (1/n + 1/m) is about chi-squared with (bins − 1) degrees of freedom (Yurdakul 2018); ``chance`` is its 95 % point.
    """
    from scipy.stats import chi2

    parts = weights["formula"]["parts"]
    columns = [Column(p["id"], p["better"], p["sample"], p["minimum"], p["prior"] is not None) for p in parts]
    figs = figures(table, columns)
    if len(figs.ids) < 10:
        raise InputError(f"{len(figs.ids)} usable sellers; at least 10 are needed to speak of a population")
    used = shrink(figs.values, figs.samples, [p["prior"] for p in parts])
    u = credits_(used, [p["curve"] for p in parts])
    score = scores(u, np.asarray([p["weight"] for p in parts]), weights["formula"]["aggregation"])
    n, m = len(figs.ids), weights["sample"]["used"]
    items = []
    for i, name in enumerate([*(p["id"] for p in parts), "score"]):
        values = score if name == "score" else used[:, i]
        bins = weights["drift"][name]
        before = np.asarray(bins["shares"])
        counts = np.bincount(np.searchsorted(np.asarray(bins["edges"]), values, side="left"), minlength=len(before))
        half = 0.5  # an empty bin counts as half a seller: its logarithm would be infinite
        p0 = np.maximum(before, half / m)
        p1 = np.maximum(counts / n, half / n)
        psi = float(((p1 - p0) * np.log(p1 / p0)).sum())
        limit = float(chi2.ppf(0.95, max(len(before) - 1, 1)) * (1 / n + 1 / m))
        items.append(Drift(name, psi, limit, psi > limit, len(before)))
    return DriftReport(n, m, tuple(items), cautious=max(i.chance for i in items) > 0.25)
