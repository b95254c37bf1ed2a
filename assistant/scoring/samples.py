"""Rates from small samples: the Wilson interval and shrinkage towards the population. Plain arithmetic, no table engine."""

from __future__ import annotations

import math

Z95 = 1.959963984540054  # two-sided 95 % of the normal distribution


def wilson(rate: float, n: float, z: float = Z95) -> tuple[float, float]:
    """The Wilson score interval of an observed rate (0–1) out of ``n``; (0, 1) of nothing. Source: E. B. Wilson, JASA 22 (1927) 209."""
    if n <= 0:
        return 0.0, 1.0
    spread = z * z / n
    middle = (rate + spread / 2) / (1 + spread)
    half = z / (1 + spread) * math.sqrt(rate * (1 - rate) / n + spread / (4 * n))
    return max(0.0, middle - half), min(1.0, middle + half)


def shrunk(rate: float, n: float, mean: float, strength: float) -> float:
    """The mean of the beta posterior: the rate pulled towards the population's ``mean`` as if ``strength`` average orders had been added.

    For a fixed ``n`` a better rate always gives a better result.
    """
    return (rate * n + mean * strength) / (n + strength)
