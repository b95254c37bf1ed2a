import datetime

import pytest

from assistant.loading.compiled import read_sources
from assistant.loading.ruletests import Before, read_cases
from assistant.model.values import State
from tests.contents import edit, write_contents

TODAY = datetime.date(2026, 11, 22)


@pytest.fixture
def root(tmp_path):
    return write_contents(tmp_path)


def test_cases_are_read_with_their_facts_places_and_days(root):
    rules, ladder = read_cases(root, read_sources(root), TODAY)
    gap = [c for c in rules if c.rule == "logistics.tracking_gap"]
    assert [(c.expect, c.line) for c in gap] == [("found", 1), ("clear", 2), ("clear", 3), ("unknown", 4), ("clear", 5)]
    assert gap[0].facts["logistics.tracked_share"].value == 0.94
    assert gap[0].facts["profile.new_shop"].value == "clear"
    assert [c.as_of for c in gap] == [TODAY] * 4 + [datetime.date(2024, 1, 1)]
    denied = next(c for c in rules if c.case == "not said")
    assert denied.facts["quality.fakes_admitted"].state is State.DECLINED
    assert [c.expect for c in ladder] == ["A", "B", "B", "C", "D", "insufficient", "unknown", "A"]
    assert ladder[-1].before == Before("A")
    assert ladder[0].before is None


def test_a_rule_out_of_force_is_tested_on_its_nearest_day(root):
    edit(root, "rules/quality/bought_reviews.yaml", "kind: veto", "kind: veto\nuntil: 2026-03-31")
    edit(root, "rules/quality/weak_practice.yaml", "kind: cap", "kind: cap\nsince: 2027-01-01")
    rules, _ = read_cases(root, read_sources(root), TODAY)
    days = {c.rule: c.as_of for c in rules if c.rule.startswith("quality.")}
    assert days["quality.bought_reviews"] == datetime.date(2026, 3, 31)
    assert days["quality.weak_practice"] == datetime.date(2027, 1, 1)


def test_cases_of_retired_rules_are_left_out(root):
    edit(root, "rules/logistics/tracking_words.yaml", "status: stable", "status: retired\nreplaced_by: logistics.tracking_gap")
    rules, _ = read_cases(root, read_sources(root), TODAY)
    assert "logistics.tracking_words" not in {c.rule for c in rules}
