"""Whether indicators have enough in common for principal components: partial correlations, KMO, Bartlett's sphericity."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Adequacy:
    """KMO overall and per indicator (0–1), Bartlett's chi-squared with its degrees of freedom and p-value."""

    kmo: float
    kmo_items: NDArray[np.float64]
    bartlett: float
    degrees: int
    p: float


def partial_correlations(correlation: NDArray[np.float64]) -> NDArray[np.float64]:
    """The correlation of each pair with the others held fixed, ones on the diagonal; pseudo-inverse where the matrix is singular."""
    inverse = np.linalg.pinv(correlation, hermitian=True)
    scale = np.sqrt(np.outer(np.diag(inverse), np.diag(inverse)))
    partial = -inverse / scale
    np.fill_diagonal(partial, 1.0)
    return np.asarray(partial, dtype=np.float64)


def adequacy(correlation: NDArray[np.float64], n: int) -> Adequacy:
    """KMO (Kaiser 1974) and Bartlett's test (1950) of a correlation matrix from ``n`` units."""
    from scipy.stats import chi2

    size = len(correlation)
    r = correlation - np.eye(size)
    q = partial_correlations(correlation) - np.eye(size)
    rr, qq = (r**2).sum(axis=0), (q**2).sum(axis=0)
    items = rr / np.where(rr + qq == 0, 1.0, rr + qq)
    total = rr.sum() + qq.sum()
    _, logarithm = np.linalg.slogdet(correlation)
    statistic = float(-(n - 1 - (2 * size + 5) / 6) * logarithm)
    degrees = size * (size - 1) // 2
    return Adequacy(float(rr.sum() / total) if total else 0.0, items, statistic, degrees, float(chi2.sf(statistic, degrees)))


def redundant(correlation: NDArray[np.float64]) -> list[int]:
    """The columns of which one is an exact linear combination of the others; none where the matrix has full rank."""
    if len(correlation) < 2:
        return []
    values, vectors = np.linalg.eigh(correlation)
    return [i for i, share in enumerate(vectors[:, 0]) if abs(share) > 1e-6] if values[0] < 1e-10 else []
