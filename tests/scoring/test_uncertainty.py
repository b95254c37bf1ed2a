"""Intervals that are the same on every call, narrower with more orders; sensitivity to each choice of method."""

import pytest

from assistant.scoring import bands, interval, score_draws, score_one, sensitivity, share_at_least
from tests.scoring.populations import COLUMNS, fitted, rates

SELLER = {"orders": 60, "late": 0.05, "on_time": 0.93, "stars": 4.4, "reviews": 30}


@pytest.fixture(scope="module")
def weights():
    return fitted(rates(), COLUMNS, draws=60, volume="orders")


def test_the_draws_are_the_same_on_every_call(weights):
    assert score_draws(weights, SELLER) == score_draws(weights, SELLER)
    assert len(score_draws(weights, SELLER)) == 60


def test_the_interval_holds_the_score_and_narrows_with_more_orders(weights):
    low, high = interval(score_draws(weights, SELLER))
    assert low < score_one(weights, SELLER).value < high
    more = interval(score_draws(weights, {**SELLER, "orders": 60_000}))
    assert more[1] - more[0] < high - low


def test_a_side_of_a_mark_is_robust_or_it_is_not(weights):
    draws = score_draws(weights, SELLER)
    assert share_at_least(draws, 0) == 1
    assert share_at_least(draws, 101) == 0
    assert 0 < share_at_least(draws, draws[30]) < 1


def test_the_bands_say_whether_a_grade_is_robust(weights):
    draws = score_draws(weights, SELLER)
    shares = bands(draws, {"A": draws[45], "B": draws[10], "C": 0.0})
    assert sum(shares.values()) == pytest.approx(1)
    assert (shares["A"], shares["B"], shares["C"], shares[""]) == pytest.approx((15 / 60, 35 / 60, 10 / 60, 0))


def test_with_an_indicator_missing_there_is_no_interval_and_no_sensitivity(weights):
    known = {k: v for k, v in SELLER.items() if k != "stars"}
    assert interval(score_draws(weights, known)) is None
    assert sensitivity(weights, known) == ()


def test_every_other_choice_is_tried_and_the_largest_move_comes_first(weights):
    moves = sensitivity(weights, SELLER)
    assert {m.kind for m in moves} == {"normalisation", "weighting", "aggregation"}
    assert [abs(m.difference) for m in moves] == sorted((abs(m.difference) for m in moves), reverse=True)
    assert {m.choice for m in moves} >= {"minmax", "rank", "equal", "entropy", "geometric"}


def test_the_file_says_how_stable_ranks_and_weights_are(weights):
    stable = weights["stability"]
    assert stable["draws"] == 60
    assert 0.8 < stable["rank_correlation"][0] <= stable["rank_correlation"][1] <= 1
    assert all(0 < sd < 0.2 for sd in stable["weight_sd"].values())
