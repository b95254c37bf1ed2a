"""KMO and Bartlett against a second way of computing them."""

import math

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import chi2

from assistant.scoring.adequacy import adequacy


def residual_correlation(z, i, j):
    """The partial correlation the long way: regress both on all the others, correlate what is left."""
    others = np.delete(z, [i, j], axis=1)

    def left(y):
        return y - others @ np.linalg.lstsq(others, y, rcond=None)[0]

    return float(np.corrcoef(left(z[:, i]), left(z[:, j]))[0, 1])


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.integers(3, 6), st.integers(30, 80))
def test_kmo_and_bartlett_agree_with_regressions_and_eigenvalues(seed, size, n):
    chance = np.random.default_rng(seed)
    x = chance.standard_normal((n, 1)) + chance.standard_normal((n, size)) * chance.uniform(0.5, 2, size)
    z = (x - x.mean(axis=0)) / x.std(axis=0)
    r = np.corrcoef(z, rowvar=False)
    found = adequacy(r, n)
    pairs = [(i, j) for i in range(size) for j in range(size) if i != j]
    rr = sum(r[i, j] ** 2 for i, j in pairs)
    qq = sum(residual_correlation(z, i, j) ** 2 for i, j in pairs)
    assert math.isclose(found.kmo, rr / (rr + qq), rel_tol=1e-6)
    statistic = -(n - 1 - (2 * size + 5) / 6) * sum(math.log(e) for e in np.linalg.eigvalsh(r))
    assert math.isclose(found.bartlett, statistic, rel_tol=1e-6)
    assert math.isclose(found.p, chi2.sf(statistic, size * (size - 1) / 2), rel_tol=1e-6, abs_tol=1e-12)
