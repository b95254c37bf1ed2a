"""The ladder: levels without history, persistence over months, no flapping, weakest channel, samples."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.judging.grade import draw_grade
from assistant.judging.judge import judge
from assistant.judging.ladder import evaluate_channel, lowest_of
from assistant.model.inputs import LevelState
from assistant.model.library import GRADES
from assistant.model.values import FactType
from tests.judging.build import DAY, Op, State, facts, graded, indicator, inputs, leaf, library, metric, question, state, yes

ENOUGH = leaf("orders", Op.AT_LEAST, 30)
LATE = (indicator("orders", FactType.COUNT, better=None), indicator("late", better="low"))


def level(late, before=None, *, orders=300, of=None):
    shop = facts(orders=orders, late=late)
    return evaluate_channel(of or metric(), shop, before, DAY, days_in_d=28, channel="all")


@pytest.mark.parametrize(
    ("late", "expected"),
    [(0.03, "A"), (0.031, "B"), (0.0399, "B"), (0.04, "C"), (0.10, "C"), (0.101, "C"), (0.15, "C"), (0.1501, "D"), (0.5, "D")],
)
def test_without_a_level_before_entries_are_read_from_the_top_then_the_veto_and_the_rest_is_c(late, expected):
    assert level(late).possible == {expected}


@pytest.mark.parametrize("late", [0.031, 0.04])
def test_a_level_is_kept_between_its_entry_and_its_exit(late):
    assert level(late, state("A")).possible == {"A"}


def test_one_failing_month_is_not_enough_and_the_second_goes_one_step_down_only():
    first = level(0.5, state("A"))
    assert first.possible == {"A"} and first.after.failing == 1
    second = level(0.5, state("A", failing=1))
    assert second.possible == {"B"} and second.after.failing == 0
    assert first.now == {"D"}


def test_a_good_month_in_between_starts_the_count_anew():
    assert level(0.031, state("A", failing=1)).after.failing == 0


def test_three_good_months_climb_one_step():
    assert level(0.02, state("B", passing=1)).possible == {"B"}
    assert level(0.02, state("B", passing=2)).possible == {"A"}
    assert level(0.02, state("C", passing=2)).possible == {"B"}


def test_d_is_left_only_after_28_days_and_three_good_months_and_only_to_c():
    ready = state("D", since=DAY - datetime.timedelta(days=28), passing=2)
    fresh = state("D", since=DAY - datetime.timedelta(days=27), passing=2)
    assert level(0.10, ready).possible == {"C"}
    assert level(0.10, fresh).possible == {"D"}
    assert level(0.101, ready).possible == {"D"}
    assert level(0.0, ready).possible == {"C"}


def test_a_month_counts_once():
    with pytest.raises(ValueError, match="not of an earlier month"):
        level(0.02, state("B", month="2026-11"))


def test_too_small_a_sample_is_insufficient_and_leaves_the_state_as_it_was():
    before = state("B", failing=1)
    result = level(0.5, before, orders=29)
    assert (result.status, result.possible, result.after) == ("insufficient", frozenset(), before)
    assert level(0.5, before, orders=30).status == "level"


def test_an_unknown_figure_leaves_every_level_open_without_history_and_the_neighbours_with_it():
    assert level(State.UNKNOWN).possible == set(GRADES)
    assert level(State.UNKNOWN, state("B", failing=1, passing=2)).possible == {"A", "B", "C"}
    assert level(State.UNKNOWN, state("B")).after == state("B")


def test_a_metric_without_a_veto_never_reaches_d():
    assert level(0.9, of=metric(veto=False)).possible == {"C"}
    assert level(0.9, state("C", failing=5), of=metric(veto=False)).possible == {"C"}


@given(st.floats(0, 1), st.sampled_from(GRADES), st.integers(0, 1), st.integers(0, 2))
def test_a_steady_input_moves_in_one_direction_only_and_comes_to_rest(late, start, failing, passing):
    current = LevelState(start, datetime.date(2025, 1, 1), "2025-01", failing, passing)
    levels = [start]
    for month in range(24):
        day = datetime.date(2025 + (month + 1) // 12, (month + 1) % 12 + 1, 20)
        result = evaluate_channel(metric(), facts(orders=300, late=late), current, day, days_in_d=28, channel="all")
        current = result.after
        levels.append(current.level)
    places = [GRADES.index(one) for one in levels]
    assert places == sorted(places) or places == sorted(places, reverse=True)
    assert len(set(levels[12:])) == 1


@given(st.floats(0, 1), st.floats(0, 1), st.sampled_from([None, *GRADES]), st.integers(0, 2), st.integers(0, 2))
def test_a_better_figure_never_gives_a_lower_level(one, other, start, failing, passing):
    before = None if start is None else state(start, failing=failing, passing=passing)
    good, bad = sorted((one, other))
    assert GRADES.index(*level(good, before).possible) >= GRADES.index(*level(bad, before).possible)


def seller(channels, answers=None, **more):
    base = library(indicators=LATE, metrics=[metric()], rated=[ENOUGH], **more)
    return base, inputs(answers, channels)

    return leaf("orders", Op.AT_LEAST, 30)


def test_the_weakest_channel_with_enough_data_decides_and_is_named():
    lib, given_inputs = seller(
        {"amazon": {"orders": 300, "late": 0.01}, "ebay": {"orders": 40, "late": 0.05}, "own": {"orders": 5, "late": 0.9}}
    )
    (result,) = judge(lib, given_inputs).ladder
    assert (result.possible, result.weakest) == ({"C"}, "ebay")
    assert {c.channel: c.status for c in result.channels} == {"amazon": "level", "ebay": "level", "own": "insufficient"}
    assert draw_grade(lib, judge(lib, given_inputs)).value == "C"


def test_of_channels_at_the_same_level_the_one_with_the_worse_figure_is_named():
    lib, given_inputs = seller({"amazon": {"orders": 300, "late": 0.05}, "ebay": {"orders": 300, "late": 0.09}})
    (result,) = judge(lib, given_inputs).ladder
    assert (result.possible, result.weakest) == ({"C"}, "ebay")


def test_counts_of_channels_are_added_unless_the_enterprise_gives_its_total():
    lib, shops = seller({"amazon": {"orders": 300, "late": 0.05}, "ebay": {"orders": 40, "late": 0.05}})
    assert judge(lib, shops).facts["orders"].value == 340
    lib, total = seller({"amazon": {"orders": 300, "late": 0.05}}, {"orders": 500})
    assert judge(lib, total).facts["orders"].value == 500


def test_below_the_minimum_sample_everywhere_the_grade_is_u():
    lib, given_inputs = seller({"amazon": {"orders": 29, "late": 0.9}})
    grade = draw_grade(lib, judge(lib, given_inputs))
    assert (grade.value, grade.basis) == ("U", "ladder")


def test_a_metric_not_asked_yet_leaves_the_grade_undecided_from_d_to_a():
    lib, given_inputs = seller({})
    grade = draw_grade(lib, judge(lib, given_inputs))
    assert (grade.value, grade.lowest, grade.highest) == (None, "D", "A")


def test_who_has_no_ladder_metrics_gets_a_practice_grade():
    only_b2c = metric(applies=yes("b2c"))
    lib = library(questions=[question("b2c"), graded("q")], indicators=LATE, metrics=[only_b2c], rated=[ENOUGH])
    grade = draw_grade(lib, judge(lib, inputs({"b2c": False, "q": "o2"})))
    assert (grade.value, grade.basis) == ("A", "practice")


def test_advice_only_metrics_do_not_limit_the_grade():
    lib = library(questions=[graded("q")], indicators=LATE, metrics=[metric(counts=False)], rated=[ENOUGH])
    assert draw_grade(lib, judge(lib, inputs({"q": "o2"}, {"amazon": {"orders": 300, "late": 0.9}}))).value == "A"


@given(st.lists(st.sets(st.sampled_from(GRADES), min_size=1), min_size=1, max_size=4))
def test_the_lowest_of_parts_is_every_lowest_that_can_be_drawn(parts):
    import itertools

    drawn = {min(choice, key=GRADES.index) for choice in itertools.product(*parts)}
    assert lowest_of([frozenset(p) for p in parts]) == drawn
