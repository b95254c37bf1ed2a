"""Scores of many enterprises at once: the same arithmetic in the same order as one, so both agree to the last bit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from assistant.errors import InputError
from assistant.scoring.building import scores
from assistant.scoring.treatment import credits_, floats, shrink
from assistant.scoring.weights import WeightsFile


def scored(weights: WeightsFile, table: Mapping[str, Sequence[object]]) -> dict[str, list[float | None]]:
    """``score`` (None while an indicator is missing or rests on too little), ``lowest`` and ``highest`` of each row.

    A column that the table does not have is missing for all. InputError where it has none of them.
    """
    parts = weights["formula"]["parts"]
    if not any(p["id"] in table for p in parts):
        raise InputError(f"the table has none of the columns of the score: {', '.join(p['id'] for p in parts)}")
    length = len(next(table[p["id"]] for p in parts if p["id"] in table))
    empty: Sequence[object] = [None] * length
    values = np.column_stack([floats(table.get(p["id"], empty), p["id"]) for p in parts])
    samples = np.column_stack([floats(table.get(p["sample"] or "", empty), p["sample"] or p["id"]) for p in parts])
    least = np.asarray([p["minimum"] if p["minimum"] is not None else -np.inf for p in parts])
    unknown = np.isnan(values) | (samples < least)
    used = shrink(values, samples, [p["prior"] for p in parts])
    u = credits_(np.where(unknown, 0.0, used), [p["curve"] for p in parts])
    share = np.asarray([p["weight"] for p in parts])
    aggregation = weights["formula"]["aggregation"]
    ends = np.asarray([[min(k[1] for k in p["curve"]), max(k[1] for k in p["curve"])] for p in parts])
    lowest = scores(np.where(unknown, ends[:, 0], u), share, aggregation)
    highest = scores(np.where(unknown, ends[:, 1], u), share, aggregation)
    known = np.asarray(~unknown.any(axis=1))
    return {
        "score": [float(s) if k else None for s, k in zip(lowest, known.tolist(), strict=True)],
        "lowest": [float(s) for s in lowest],
        "highest": [float(s) for s in highest],
    }
