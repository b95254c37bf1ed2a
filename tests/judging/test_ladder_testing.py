"""The ladder's cases measured: mutants of its tests, and the proof that one can't be told from the metric."""

import datetime

from assistant.judging.ladder_testing import MetricCase, level, metric_mutants, metric_survivors
from assistant.judging.ladder_witness import figures, metric_differences, points
from assistant.model import library as model
from assistant.model.condition import All, Op
from assistant.model.inputs import LevelState
from assistant.model.values import FactType, State, known, unknown
from tests.judging.build import DAY, T, indicator, leaf

FIGURES = {
    "rate": indicator("rate", better="low", sample="orders"),
    "bad": indicator("bad", FactType.COUNT, better="low", sample="orders"),
    "orders": indicator("orders", FactType.COUNT, better=None),
}
VETO = All((leaf("rate", Op.ABOVE, 0.1), leaf("bad", Op.AT_LEAST, 5)))


def metric(veto=VETO):
    test = {
        "a_entry": leaf("rate", Op.AT_MOST, 0.02),
        "a_exit": leaf("rate", Op.ABOVE, 0.04),
        "b_entry": leaf("rate", Op.AT_MOST, 0.05),
        "b_exit": leaf("rate", Op.ABOVE, 0.07),
        "c_readmission": leaf("rate", Op.AT_MOST, 0.1),
        "d_veto": veto,
    }
    enough = leaf("orders", Op.AT_LEAST, 30)
    tests = {name: model.Test(when, 2) for name, when in test.items()}
    return model.LadderMetric(
        "ladder.x", T, "rate", None, enough, True, **tests, clears_when=T, measures=(), sources=(), sub_system="quality"
    )


def case(expect, rate, bad, orders, before=None):
    given = {"rate": rate, "bad": bad, "orders": orders}
    facts = {n: unknown(n) if v is None else known(n, v) for n, v in given.items()}
    return MetricCase(facts, before, DAY, expect)


def test_a_case_on_each_boundary_is_asked_for():
    beside = [case("A", 0.01, 1, 100), case("B", 0.03, 3, 100), case("C", 0.06, 6, 100), case("D", 0.2, 20, 100)]
    alive = {(m.part, m.what) for m in metric_survivors(metric(), beside, days_in_d=28)}
    assert ("A.entry", "rate: at_most → below") in alive
    assert ("enough", "orders: at_least → above") in alive
    mended = [*beside, case("A", 0.02, 2, 100), case("insufficient", 0.0, 0, 29), case("A", 0.0, 0, 30)]
    alive = {(m.part, m.what) for m in metric_survivors(metric(), mended, days_in_d=28)}
    assert ("A.entry", "rate: at_most → below") not in alive
    assert ("enough", "orders: at_least → above") not in alive


def test_an_exit_is_noticed_only_from_the_level_it_leaves():
    exits = [m for m in metric_mutants(metric()) if (m.part, m.what) == ("A.exit", "rate: above → at_least")]
    here = LevelState("A", DAY - datetime.timedelta(days=100), "2026-10", 1, 0)
    fresh, held = case("B", 0.04, 4, 100), case("A", 0.04, 4, 100, before=here)
    assert level(exits[0].metric, fresh, days_in_d=28) == "B"
    assert level(metric(), held, days_in_d=28) == "A"
    assert level(exits[0].metric, held, days_in_d=28) == "B"


def test_count_rate_and_sample_are_read_together():
    tied = figures(metric(), FIGURES)
    assert (tied.rate, tied.count, tied.sample) == ("rate", "bad", "orders")
    for point in points(metric(), FIGURES):
        if all(f.state is State.KNOWN for f in point.values()):
            assert point["rate"].value == point["bad"].value / point["orders"].value
            assert point["bad"].value <= point["orders"].value


def test_a_part_that_the_sample_implies_is_proven_idle_and_one_that_it_does_not_is_shown_by_a_case():
    implied = metric(All((leaf("rate", Op.ABOVE, 0.2), leaf("bad", Op.AT_LEAST, 5))))  # 30 orders and more than 20 % are 7 at least
    alone = metric(leaf("rate", Op.ABOVE, 0.2))
    wider = metric(All((leaf("rate", Op.ABOVE, 0.1), leaf("bad", Op.AT_LEAST, 5))))
    known_only, found = metric_differences(implied, [alone, wider], FIGURES, days_in_d=28)
    assert known_only is None or any(f.state is not State.KNOWN for f in known_only.facts.values())
    assert found is not None
    assert level(wider, found, days_in_d=28) != found.expect


def test_what_is_the_same_has_no_difference():
    assert metric_differences(metric(), [metric()], FIGURES, days_in_d=28) == [None]
