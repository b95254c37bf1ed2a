"""Principal components of oriented indicators: how many are kept, which way their signs point, and their varimax rotation."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Components:
    """Eigenvalues (variances of the components), their shares, and the eigenvectors as columns, each with a positive sum."""

    eigenvalues: Matrix
    shares: Matrix
    vectors: Matrix


def standardised(x: Matrix) -> Matrix:
    """Each column with mean 0 and standard deviation 1 (n − 1, as in R)."""
    return np.asarray((x - x.mean(axis=0)) / x.std(axis=0, ddof=1), dtype=np.float64)


def components(z: Matrix) -> Components:
    """Principal components of standardised columns, by scikit-learn. A sign of the library's choosing never shows:
    each vector is turned so that its sum is positive, and where the sum vanishes so that its largest entry is.
    """
    from sklearn.decomposition import PCA

    fitted = PCA(svd_solver="full").fit(z)
    vectors = np.asarray(fitted.components_, dtype=np.float64).T
    return Components(
        np.asarray(fitted.explained_variance_, dtype=np.float64),
        np.asarray(fitted.explained_variance_ratio_, dtype=np.float64),
        upright(vectors),
    )


def upright(vectors: Matrix) -> Matrix:
    """The columns with their signs settled."""
    sums = vectors.sum(axis=0)
    largest = vectors[np.argmax(np.abs(vectors).round(9), axis=0), np.arange(vectors.shape[1])]
    signs = np.where(np.abs(sums) > 1e-9, np.sign(sums), np.sign(largest))
    return np.asarray(vectors * np.where(signs == 0, 1.0, signs), dtype=np.float64)


def retained(found: Components, rule: str, n: int, *, seed: int = 0) -> int:
    """How many components the rule keeps, at least one.

    ``kaiser``: eigenvalue above 1. ``share60`` and ``share85``: as many as are needed to explain that share of the variance (the first from
    the OECD/JRC handbook, the second from the Chinese literature). ``parallel``: eigenvalue above the 95th percentile of random data of the
    same size (Horn). ``first``: one.
    """
    match rule:
        case "first":
            kept = 1
        case "kaiser":
            kept = int((found.eigenvalues > 1).sum())
        case "share60" | "share85":
            kept = int(np.searchsorted(np.cumsum(found.shares), 0.60 if rule == "share60" else 0.85) + 1)
        case _:
            kept = int(np.cumprod(found.eigenvalues > random_eigenvalues(n, len(found.eigenvalues), seed)).sum())
    return min(max(kept, 1), len(found.eigenvalues))


def random_eigenvalues(n: int, size: int, seed: int, draws: int = 200) -> Matrix:
    """The 95th percentiles of the sorted eigenvalues of correlation matrices of independent normal columns."""
    chance = np.random.default_rng(seed)
    found = [np.linalg.eigvalsh(np.corrcoef(chance.standard_normal((n, size)), rowvar=False))[::-1] for _ in range(draws)]
    return np.asarray(np.percentile(found, 95, axis=0), dtype=np.float64)


def varimax(loadings: Matrix, *, steps: int = 500, tolerance: float = 1e-12) -> Matrix:
    """The loadings rotated to simple structure (Kaiser 1958, rows normalised); unchanged for one factor."""
    size, factors = loadings.shape
    if factors < 2:
        return loadings
    length = np.sqrt((loadings**2).sum(axis=1, keepdims=True))
    length[length == 0] = 1.0
    a = loadings / length
    rotation = np.eye(factors)
    before = 0.0
    for _ in range(steps):
        b = a @ rotation
        u, s, v = np.linalg.svd(a.T @ (b**3 - b * (b**2).sum(axis=0) / size))
        rotation = u @ v
        if s.sum() <= before * (1 + tolerance):
            break
        before = float(s.sum())
    return np.asarray((a @ rotation) * length, dtype=np.float64)
