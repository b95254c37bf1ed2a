"""Scoring one enterprise: a batch of one, with what is missing shown and not filled in."""

import itertools
import random
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.errors import InputError
from assistant.scoring import indicator_ids, read_weights, score_many, score_one
from assistant.scoring.apply import credit, percentile, solve
from tests.scoring.populations import COLUMNS, fitted, rates

SHIPPED = Path(__file__).parents[2] / "knowledge" / "weights" / "olist.json"
SELLER = {"orders": 120, "late": 0.05, "on_time": 0.93, "stars": 4.4, "reviews": 60}


@pytest.fixture(scope="module")
def table():
    return rates()


@pytest.fixture(scope="module", params=["arithmetic", "geometric"])
def weights(request, table):
    return fitted(table, COLUMNS, volume="orders", aggregation=request.param)


def test_one_is_a_batch_of_one_to_the_last_bit(weights, table):
    batch = score_many(weights, table)
    for i in range(len(table["id"])):
        one = score_one(weights, {name: cells[i] for name, cells in table.items() if name != "id"})
        assert (one.value, one.lowest, one.highest) == (batch["score"][i], batch["lowest"][i], batch["highest"][i])


def test_a_batch_with_gaps_agrees_with_one(weights, table):
    chance = random.Random(1)
    holed = {n: [None if n != "id" and chance.random() < 0.3 else c for c in cells] for n, cells in table.items()}
    batch = score_many(weights, holed)
    for i in range(len(table["id"])):
        one = score_one(weights, {name: cells[i] for name, cells in holed.items() if name != "id"})
        assert (one.value, one.lowest, one.highest) == (batch["score"][i], batch["lowest"][i], batch["highest"][i])


def test_a_complete_score_is_lowest_and_highest_and_expected(weights):
    found = score_one(weights, SELLER)
    assert found.value == found.lowest == found.highest == found.expected
    assert found.percentile == found.percentile_lowest == found.percentile_highest
    assert found.missing == ()


def test_the_points_add_up_to_the_score(table):
    found = score_one(fitted(table, COLUMNS, volume="orders"), SELLER)
    assert sum(p.points for p in found.parts) == pytest.approx(found.value)
    assert sum(p.most for p in found.parts) == pytest.approx(100)


@pytest.mark.parametrize("gone", [("stars",), ("late", "stars"), ("late", "on_time", "stars")])
def test_the_range_is_exact_whatever_the_missing_value_turns_out_to_be(weights, gone):
    known = {k: v for k, v in SELLER.items() if k not in gone}
    found = score_one(weights, known)
    assert found.value is None
    assert found.percentile is None
    assert set(found.missing) == set(gone)
    tried = {"late": [0, 0.02, 0.1, 0.5, 1], "on_time": [0, 0.5, 0.9, 0.95, 1], "stars": [1, 3, 4, 4.5, 5]}
    scores = [
        score_one(weights, {**known, "orders": 10**9, **dict(zip(gone, values, strict=True))}).value
        for values in itertools.product(*(tried[g] for g in gone))
    ]
    assert len(gone) < 3 or (min(scores) == found.lowest == pytest.approx(0, abs=1.1) and max(scores) == pytest.approx(found.highest))
    ends = {"late": (1.0, 0.0), "on_time": (0.0, 1.0), "stars": (1.0, 5.0)}
    if gone == ("stars",):
        assert [score_one(weights, {**known, "stars": s}).value for s in ends["stars"]] == [found.lowest, found.highest]
    assert found.lowest <= found.expected <= found.highest


def test_knowing_more_never_widens_the_range(weights):
    some = score_one(weights, {"orders": 120, "late": 0.05})
    more = score_one(weights, {"orders": 120, "late": 0.05, "stars": 4.4})
    assert some.lowest <= more.lowest <= more.highest <= some.highest


def test_what_is_expected_leans_on_what_is_known(weights):
    good = score_one(weights, {"orders": 500, "late": 0.0, "on_time": 0.99})
    bad = score_one(weights, {"orders": 500, "late": 0.4, "on_time": 0.6})
    share = [(r.expected - r.lowest) / (r.highest - r.lowest) for r in (good, bad)]
    assert share[0] > share[1]


def test_below_the_minimum_sample_an_indicator_counts_as_not_known(weights):
    found = score_one(weights, {**SELLER, "orders": 19})
    assert {p.id: p.state for p in found.parts} == {"late": "insufficient", "on_time": "insufficient", "stars": "known"}
    assert found.value is None


def test_a_rate_without_its_sample_is_taken_as_it_stands(weights):
    found = score_one(weights, {"late": 0.05, "on_time": 0.93, "stars": 4.4})
    assert next(p for p in found.parts if p.id == "late").used == 0.05
    assert found.value is not None


def test_a_number_that_is_none_is_refused(weights):
    with pytest.raises(InputError, match="late: nan is not a number"):
        score_one(weights, {**SELLER, "late": float("nan")})


def test_the_percentile_counts_half_of_the_ties():
    assert percentile([1.0, 2.0, 2.0, 3.0], 2.0) == 50
    assert percentile([1.0, 2.0, 2.0, 3.0], 0.5) == 0
    assert percentile([1.0, 2.0, 2.0, 3.0], 9.0) == 100


def test_a_curve_is_straight_between_its_knots_and_flat_beyond():
    knots = [[0.0, 1.0], [0.2, 0.5], [0.4, 0.0]]
    assert [credit(knots, x) for x in (-1, 0, 0.1, 0.2, 0.3, 0.4, 7)] == pytest.approx([1, 1, 0.75, 0.5, 0.25, 0, 0])


def test_a_direction_without_variance_does_not_disturb_the_solution():
    assert solve([[2.0, 0.0], [0.0, 0.0]], [4.0, 0.0]) == [2.0, 0.0]


def test_the_shipped_score_reads_ids_of_the_library(library):
    assert set(indicator_ids(read_weights(SHIPPED))) <= set(library.indicators)


def test_scoring_one_loads_neither_numpy_nor_scikit_learn():
    program = (
        "import sys; from pathlib import Path; from assistant.scoring import *; w = read_weights(Path(sys.argv[1]));"
        "v = {'orders': 50, 'late_shipment_rate': .1, 'on_time_delivery_rate': .9, 'median_review': 4.5};"
        "score_one(w, v); score_draws(w, v); sensitivity(w, v); card(w);"
        "assert not {'numpy', 'scipy', 'sklearn', 'pandas'} & set(sys.modules), 'a heavy library was loaded'"
    )
    subprocess.run([sys.executable, "-c", program, str(SHIPPED)], check=True)
