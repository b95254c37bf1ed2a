"""Validation against later outcomes, and drift judged by what chance would give."""

import numpy as np
import pytest

from assistant.errors import InputError
from assistant.scoring import drift, validate
from assistant.scoring.validation import _aucs
from tests.scoring.populations import COLUMNS, PLAIN, fitted, plain, rates


@pytest.fixture(scope="module")
def table():
    return rates(n=200)


@pytest.fixture(scope="module")
def weights(table):
    return fitted(table, COLUMNS, volume="orders")


def later(table, seed=1):
    chance = np.random.default_rng(seed)
    return {i: float(x + 0.02 * chance.standard_normal()) for i, x in zip(table["id"], table["late"], strict=True)}


def test_the_auc_is_the_share_of_pairs_told_apart():
    chance = np.random.default_rng(2)
    values, bad = chance.integers(0, 5, 40).astype(float), chance.random(40) < 0.4
    pairs = [(v < w) + 0.5 * (v == w) for v in values[bad] for w in values[~bad]]
    assert _aucs(values[:, None], bad[:, None])[0] == pytest.approx(np.mean(pairs))


def test_a_score_is_compared_with_all_the_others_and_out_of_time(weights, table):
    found = validate(weights, (table, later(table)), outcome="lateness", better="low", train=(table, later(table, 2)), draws=100)
    assert [c.kind for c in found.contenders].count("single") == 1
    assert {c.name for c in found.contenders} >= {"rotated", "equal", "entropy", "late", "logistic_regression"}
    own = found.contenders[0]
    assert own.kind == "score"
    assert own.auc.low <= own.auc.value <= own.auc.high
    assert own.auc.value > 0.6
    assert own.rho.value > 0.3
    assert (own.ahead.low, own.ahead.high) == (0, 0)
    assert not any(c.hindsight for c in found.contenders)


def test_it_says_plainly_when_components_add_nothing_and_when_one_figure_does_better(weights, table):
    said = " ".join(s["en"] for s in validate(weights, (table, later(table)), outcome="lateness", better="low", draws=200).says)
    assert "add nothing over equal weights" in said or "worse than equal weights" in said
    assert "late alone foretells it better" in said


def test_a_single_indicator_picked_without_earlier_outcomes_is_marked_as_hindsight(weights, table):
    found = validate(weights, (table, later(table)), outcome="lateness", better="low", draws=50)
    assert [c.hindsight for c in found.contenders if c.kind == "single"] == [True]
    assert not any(c.kind == "regression" for c in found.contenders)


def test_chance_is_called_chance(weights, table):
    chance = np.random.default_rng(4)
    noise = {i: float(chance.random()) for i in table["id"]}
    said = [s["en"] for s in validate(weights, (table, noise), outcome="noise", better="low", draws=200).says]
    assert any("cannot be told from chance" in s for s in said)


def test_too_few_bad_sellers_are_refused(weights, table):
    with pytest.raises(InputError, match="at least 10 on each side"):
        validate(weights, (table, later(table)), outcome="lateness", better="low", cut=0.99)
    with pytest.raises(InputError, match="at least 20"):
        validate(weights, (table, {"s1": 1.0}), outcome="lateness", better="low")


def test_the_same_population_has_not_moved(weights, table):
    report = drift(weights, table)
    assert not any(i.moved for i in report.items)
    assert {i.id for i in report.items} == {"late", "on_time", "stars", "score"}


def test_the_functions_of_the_room_can_be_called_again(weights, table):
    from assistant import scoring

    for _ in range(2):
        assert scoring.drift(weights, table).n == 200
        assert scoring.card(weights).id == "test"


def test_a_population_that_became_late_has_moved(weights, table):
    worse = {**table, "late": [min(1.0, x + 0.15) for x in table["late"]]}
    moved = {i.id: i.moved for i in drift(weights, worse).items}
    assert moved["late"]
    assert moved["score"]
    assert not moved["stars"]


def test_a_small_sample_needs_a_larger_move_and_the_report_says_so():
    weights = fitted(plain(n=100), PLAIN)
    small = {name: cells[:12] for name, cells in plain(n=100, seed=5).items()}
    report = drift(weights, small)
    assert report.cautious
    assert all(i.chance > 0.25 for i in report.items)
    with pytest.raises(InputError, match="at least 10"):
        drift(weights, {name: cells[:5] for name, cells in small.items()})


def test_drift_keeps_its_false_alarms_near_one_in_twenty():
    weights = fitted(plain(n=400), PLAIN)
    alarms = [i.moved for seed in range(30) for i in drift(weights, plain(n=200, seed=100 + seed)).items if i.id != "score"]
    assert np.mean(alarms) < 0.15
