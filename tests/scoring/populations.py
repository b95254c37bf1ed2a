"""Small invented populations for the tests of scoring."""

import datetime

import numpy as np

from assistant.scoring import Choices, Column, fit

DAY = datetime.date(2026, 11, 22)
COLUMNS = (
    Column("late", "low", "orders", 20, rate=True),
    Column("on_time", "high", "orders", 20, rate=True),
    Column("stars", "high", "reviews", 5),
)
PLAIN = (Column("a", "low"), Column("b", "high"), Column("c", "high"))


def rates(n=120, seed=3):
    """Sellers with one hidden quality behind two rates and a mean of stars."""
    chance = np.random.default_rng(seed)
    quality = chance.standard_normal(n)
    orders = chance.integers(20, 400, n)
    bad = 1 / (1 + np.exp(2.5 + quality + 0.5 * chance.standard_normal(n)))
    slow = 1 / (1 + np.exp(2 + 0.8 * quality + 0.5 * chance.standard_normal(n)))
    return {
        "id": [f"s{i}" for i in range(n)],
        "orders": [int(o) for o in orders],
        "late": [float(chance.binomial(o, p) / o) for o, p in zip(orders, bad, strict=True)],
        "on_time": [1 - float(chance.binomial(o, p) / o) for o, p in zip(orders, slow, strict=True)],
        "stars": [float(s) for s in np.clip(4 + 0.4 * quality + 0.3 * chance.standard_normal(n), 1, 5)],
        "reviews": [int(o // 2) for o in orders],
    }


def plain(n=60, seed=5):
    """Three correlated figures without samples."""
    chance = np.random.default_rng(seed)
    quality = chance.standard_normal(n)
    noise = chance.standard_normal((n, 3))
    return {
        "id": [f"s{i}" for i in range(n)],
        "size": [float(x) for x in chance.lognormal(3, 1, n)],
        "a": [float(x) for x in 10 - 2 * quality + noise[:, 0]],
        "b": [float(x) for x in quality + noise[:, 1]],
        "c": [float(x) for x in 3 * quality + 2 * noise[:, 2]],
    }


def fitted(table, columns, *, draws=5, volume="size", accept=frozenset(), **choices):
    return fit(table, columns, name="test", date=DAY, choices=Choices(**choices), draws=draws, volume=volume, accept=frozenset(accept))
