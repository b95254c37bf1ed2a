"""What must not change a score, and what must never lower it."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.scoring import METHODS, SCALES, Column, score_many, score_one
from assistant.scoring.components import Components, components, standardised, upright
from assistant.scoring.methods import weights_by
from tests.scoring.populations import COLUMNS, PLAIN, fitted, plain, rates

TOLERANCE = 1e-6  # of 100 points; the file keeps ten digits
FEW = settings(max_examples=12, deadline=None)


def scores_of(weights, table):
    return np.asarray(score_many(weights, table)["score"], dtype=float)


@FEW
@given(st.integers(0, 1000), st.sampled_from([1e-3, 0.4536, 60.0, 1e6]), st.floats(-100, 100), st.sampled_from(SCALES))
def test_rescaling_an_indicator_changes_no_score(seed, factor, shift, scale):
    table = plain(seed=seed)
    other = {**table, "c": [factor * x + shift for x in table["c"]]}
    before = scores_of(fitted(table, PLAIN, scale=scale, draws=2, accept={"kmo", "bartlett", "volume"}), table)
    after = scores_of(fitted(other, PLAIN, scale=scale, draws=2, accept={"kmo", "bartlett", "volume"}), other)
    assert np.allclose(before, after, atol=1e-4 if abs(shift) > factor else TOLERANCE)


@FEW
@given(st.integers(0, 1000), st.randoms(use_true_random=False))
def test_reordering_rows_or_columns_changes_nothing_to_the_last_bit(seed, random):
    table = rates(n=60, seed=seed)
    rows = list(range(60))
    random.shuffle(rows)
    columns = list(COLUMNS)
    random.shuffle(columns)
    moved = {name: [cells[i] for i in rows] for name, cells in table.items()}
    first = fitted(table, COLUMNS, draws=2, volume="orders", accept={"kmo", "bartlett", "volume"})
    second = fitted(moved, columns, draws=2, volume="orders", accept={"kmo", "bartlett", "volume"})
    assert first == second


@pytest.mark.parametrize("method", METHODS)
def test_flipping_the_signs_of_eigenvectors_changes_no_weight(method):
    table = plain()
    z = standardised(np.column_stack([table["a"], table["b"], table["c"]]) * [-1, 1, 1])
    found = components(z)
    u = (z - z.min(axis=0)) / (z.max(axis=0) - z.min(axis=0))
    for signs in ([1, -1, 1], [-1, -1, -1], [-1, 1, -1]):
        flipped = Components(found.eigenvalues, found.shares, upright(found.vectors * signs))
        assert np.allclose(weights_by(method, u, flipped, 2), weights_by(method, u, found, 2), atol=1e-12)


@pytest.fixture(scope="module")
def weights():
    return fitted(rates(), COLUMNS, draws=5, volume="orders")


@settings(max_examples=200, deadline=None)
@given(
    st.fixed_dictionaries({"late": st.floats(0, 1), "on_time": st.floats(0, 1), "stars": st.floats(1, 5), "orders": st.integers(20, 2000)}),
    st.sampled_from(["late", "on_time", "stars"]),
    st.floats(0, 1),
)
def test_a_better_value_never_lowers_a_score(weights, values, which, step):
    limit = {"late": 0.0, "on_time": 1.0, "stars": 5.0}[which]
    better = {**values, which: values[which] + step * (limit - values[which])}
    assert score_one(weights, better).value >= score_one(weights, values).value - 1e-9


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("aggregation", ["arithmetic", "geometric"])
def test_every_scale_and_aggregation_is_monotone(scale, aggregation):
    fit = fitted(rates(n=60), COLUMNS, draws=2, volume="orders", scale=scale, aggregation=aggregation, accept={"kmo", "volume"})
    values = {"orders": 100, "late": 0.1, "on_time": 0.9, "stars": 4.0}
    for name, steps in {"late": np.linspace(1, 0, 60), "on_time": np.linspace(0, 1, 60), "stars": np.linspace(1, 5, 60)}.items():
        found = [score_one(fit, {**values, name: float(x)}).value for x in steps]
        assert all(b >= a - 1e-9 for a, b in itertools.pairwise(found))


def test_with_more_orders_a_rate_is_believed_more(weights):
    few = score_one(weights, {"late": 0.0, "on_time": 0.9, "stars": 4, "orders": 20})
    many = score_one(weights, {"late": 0.0, "on_time": 0.9, "stars": 4, "orders": 2000})
    late = [next(p.used for p in r.parts if p.id == "late") for r in (few, many)]
    assert late[0] > late[1] > 0


def test_the_order_of_the_columns_is_settled_by_their_names():
    assert [p["id"] for p in fitted(plain(), (Column("c", "high"), Column("a", "low"), Column("b", "high")))["formula"]["parts"]] == [
        "a",
        "b",
        "c",
    ]
