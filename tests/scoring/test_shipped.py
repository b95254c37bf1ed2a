"""The reference population and the weights that ship: built by the scripts, monotone, with their remarks."""

import csv
import runpy
from pathlib import Path

import pytest

from assistant.data import read_row, read_table
from assistant.scoring import card, interval, read_weights, score_draws, score_many, score_one

ROOT = Path(__file__).parents[2]
SELLERS = ROOT / "knowledge" / "data" / "olist_sellers.csv"


@pytest.fixture(scope="module")
def weights():
    return read_weights(ROOT / "knowledge" / "weights" / "olist.json")


def test_the_weights_are_those_the_script_fits(weights, tmp_path, monkeypatch):
    monkeypatch.setattr("sys.argv", ["fit_olist.py", "-o", str(tmp_path / "again.json")])
    runpy.run_path(str(ROOT / "scripts" / "fit_olist.py"), run_name="__main__")
    again = read_weights(tmp_path / "again.json")
    for part, other in zip(weights["formula"]["parts"], again["formula"]["parts"], strict=True):
        assert part["weight"] == pytest.approx(other["weight"], abs=1e-6)
        assert part["curve"] == [pytest.approx(k, abs=1e-6) for k in other["curve"]]
    assert weights["sample"]["digest"] == again["sample"]["digest"]


def test_every_seller_of_the_table_has_a_score_and_the_percentiles_are_spread_evenly(weights, library):
    table = read_table(SELLERS, library.indicators)
    scores = score_many(weights, table)["score"]
    assert len(scores) == weights["sample"]["used"] == 479
    assert None not in scores
    assert sorted(scores) == pytest.approx(weights["scores"], abs=1e-6)


def test_samples_and_minimums_are_those_of_the_rule_base(weights, library):
    for part in weights["formula"]["parts"]:
        found = library.indicators[part["id"]]
        assert (part["better"], part["sample"], part["minimum"]) == (found.fact.better, found.sample, found.minimum)


def test_a_real_seller_is_scored_from_its_row(weights, library):
    with SELLERS.open(encoding="utf-8", newline="") as file:
        row_id = next(csv.DictReader(file))["id"]
    values = read_row(SELLERS, row_id, library.indicators)["olist"]
    found = score_one(weights, values)
    low, high = interval(score_draws(weights, values))
    assert low <= found.value <= high
    assert found.n == 479


def test_the_remark_that_it_is_a_domestic_marketplace_travels_with_the_card(weights):
    found = card(weights)
    assert any("domestic marketplace" in limit["en"] for limit in found.limits)
    assert any("not a probability of default" in limit["en"].lower() for limit in found.limits)
    notice = (ROOT / "knowledge" / "data" / "NOTICE.md").read_text(encoding="utf-8")
    assert "inside Brazil" in notice
    assert "MIT License" in notice


def test_the_card_adds_up(weights):
    found = card(weights)
    assert sum(i.points for i in found.indicators) == pytest.approx(100)
    assert found.scree[-1].cumulative == pytest.approx(1)
    assert set(found.indicators[0].weights) == {"rotated", "first_component", "variance_weighted", "equal", "entropy"}
    late = next(i for i in found.indicators if i.id == "late_shipment_rate")
    assert late.all_at < late.none_at
