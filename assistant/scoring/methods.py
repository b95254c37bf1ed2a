"""Weights of standardised indicators by five methods. Every method gives weights whose absolute values add up to 1."""

from __future__ import annotations

import numpy as np

from assistant.scoring.components import Components, Matrix, varimax


def weights_by(method: str, u: Matrix, found: Components, kept: int) -> Matrix:
    """The weights by one of ``METHODS``; ``u`` are the credits (0–1, higher is better) of the units, one column per indicator.

    They may be negative under ``first_component`` and ``variance_weighted``: the caller refuses those.
    """
    match method:
        case "equal":
            raw = np.ones(u.shape[1])
        case "entropy":
            raw = entropy(u)
        case "first_component":
            raw = found.vectors[:, 0]
        case "variance_weighted":
            raw = variance_weighted(found, kept)
        case _:
            raw = rotated_squared(found, kept)
    return np.asarray(raw / np.abs(raw).sum(), dtype=np.float64)


def entropy(u: Matrix) -> Matrix:
    """The entropy weight method: an indicator weighs the more, the less evenly its credit is spread over the units (0·ln 0 = 0)."""
    p = u / np.where(u.sum(axis=0) == 0, 1.0, u.sum(axis=0))
    logarithm = np.log(np.where(p > 0, p, 1.0))
    diversity = 1 + (p * logarithm).sum(axis=0) / np.log(len(u))
    return np.asarray(np.maximum(diversity, 0.0), dtype=np.float64)


def variance_weighted(found: Components, kept: int) -> Matrix:
    """F = Σλₖfₖ/Σλₖ, fₖ the score of the k-th retained component on standardised indicators: as weights of the indicators, Σλₖvₖ/Σλₖ."""
    values = found.eigenvalues[:kept]
    return np.asarray(found.vectors[:, :kept] @ values / values.sum(), dtype=np.float64)


def rotated_squared(found: Components, kept: int) -> Matrix:
    """Squared varimax loadings (OECD/JRC handbook 2008, section 6.1; Nicoletti et al. 2000).

    An indicator takes its share of the factor on which it loads most, times that factor's share of the variance explained. Never negative.
    """
    loadings = found.vectors[:, :kept] * np.sqrt(found.eigenvalues[:kept])
    squared = varimax(loadings) ** 2
    explained = squared.sum(axis=0)
    within = squared / np.where(explained == 0, 1.0, explained)
    best = np.argmax(within.round(12), axis=1)
    rows = np.arange(len(within))
    return np.asarray(within[rows, best] * explained[best] / explained.sum(), dtype=np.float64)
