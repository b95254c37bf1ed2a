"""The rule author's day: copy the rule base, change a figure, be told by file and line what that breaks; break a file, be told how."""

import re
import shutil

import pytest

from tests.docs.conftest import ROOT


@pytest.fixture
def own(tmp_path):
    for part in ("rules", "knowledge", "templates"):
        shutil.copytree(ROOT / part, tmp_path / "own" / part)
    return tmp_path / "own"


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path}: {old}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def line_of(path, text):
    return next(n for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if text in line)


def lower(own):
    """The floor of valid tracking moved from 95 % to 93 %."""
    edit(own / "rules/thresholds/logistics.yaml", "  value: 0.95\n", "  value: 0.93\n")
    return own / "rules/logistics/tracking_claim.test.yaml"


def test_a_changed_threshold_wants_a_case_on_its_new_boundary(run, own):
    lower(own)
    status, out, _ = run("rules", "check", "--content", own)
    assert status == 5
    assert "rules/logistics/tracking_claim.test.yaml:1: no case of logistics.tracking_claim stands on the boundary" in out
    assert "    add a case with valid_tracking_rate: 0.93" in out


def test_a_case_that_no_longer_holds_is_named_with_file_and_line(run, own):
    cases = lower(own)
    wrong = line_of(cases, "valid_tracking_rate: 0.9499")
    status, out, err = run("rules", "test", "logistics.tracking_claim", "--content", own)
    assert status == 5
    assert f"rules/logistics/tracking_claim.test.yaml:{wrong}: just under the floor: expected found, got clear" in out
    assert "add a case with valid_tracking_rate: 0.93" in out
    assert "next: credit-assistant rules show logistics.tracking_claim" in err


def test_with_the_cases_mended_everything_is_sound_again(run, own):
    cases = lower(own)
    for old, new in (("0.9499", "0.9299"), ("valid_tracking_rate: 0.95}", "valid_tracking_rate: 0.93}"), ("0.9501", "0.9301")):
        edit(cases, old, new)
    assert run("rules", "check", "--content", own)[0] == 0
    assert run("rules", "test", "logistics.tracking_claim", "--coverage", "--content", own)[0] == 0
    assert "93" in run("rules", "show", "logistics.tracking_claim", "--content", own)[1]


def test_a_case_left_out_is_missed_by_the_coverage(run, own):
    cases = own / "rules/logistics/tracking_claim.test.yaml"
    edit(cases, cases.read_text(encoding="utf-8").splitlines(keepends=True)[1], "")  # the one exactly at the floor
    status, out, _ = run("rules", "test", "logistics.tracking_claim", "--coverage", "--content", own)
    assert status == 5
    assert "rules/logistics/tracking_claim.yaml: no case notices valid_tracking_rate: below → at_most" in out


BREAKS = [
    ("rules/logistics/tracking_claim.yaml", "severity: high", "severity: grave", r"severity"),
    ("rules/logistics/tracking_claim.yaml", "tracked_floor}", "tracked_flor}", r"tracked_flor"),
    ("rules/logistics/tracking_claim.test.yaml", "expect: found", "expect: maybe", r"expect|maybe"),
    ("rules/thresholds/logistics.yaml", "  unit: share\n", "", r"unit"),
    ("rules/ladder.yaml", "days_in_d: ladder_days_in_d", "days_in_d: no_such_threshold", r"no_such_threshold"),
    ("rules/ladder/order_defects.yaml", "metric: order_defect_rate", "metric: order_defect_rat", r"order_defect_rat\b"),
    ("rules/ladder/order_defects.test.yaml", "expect: A}", "expect: E}", r"E"),
    ("knowledge/sections.yaml", "- id: profile\n", "- idd: profile\n", r"idd"),
    ("knowledge/questions/logistics.yaml", "type: choice", "type: choise", r"choise"),
    ("knowledge/indicators.yaml", "  origin: platform\n", "  origin: hearsay\n", r"hearsay"),
    ("knowledge/derivations.yaml", "days_between", "days_betwen", r"days_betwen"),
    ("knowledge/index.yaml", "grade: A", "grade: Z", r"Z"),
    ("knowledge/measures/logistics.yaml", "effort: L", "effort: tiny", r"tiny"),
    ("knowledge/sources/platforms.yaml", "mark: V", "mark: X", r"X"),
    ("knowledge/markets.yaml", "title: {en:", "titel: {en:", r"titel|lacks title"),
    ("knowledge/calendar.yaml", "sources: [", "sources: [NO-SUCH-1, ", r"NO-SUCH-1"),
    ("knowledge/platforms.yaml", "level: minimum", "level: minimal", r"minimal"),
    ("rules/VERSION", "20", "\n20", r"version"),
]


@pytest.mark.parametrize("change", BREAKS, ids=[f"{b[0]}-{b[3]}" for b in BREAKS])
def test_a_broken_file_is_named_with_line_and_remedy(run, own, change):
    path, old, new, said = change
    edit(own / path, old, new)
    status, out, err = run("rules", "check", "--content", own)
    assert status == 5, out + err
    problem = next((p for p in re.findall(r"^(\S+?:\d+: .+)\n    (.+)$", out, re.MULTILINE) if p[0].startswith(f"{path}:")), None)
    assert problem, out
    assert re.search(said, " ".join(problem)), problem
