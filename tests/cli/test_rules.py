"""``rules`` and ``knowledge``: lists with filters, whole cards, and the coverage of cases."""

import json

import pytest

from tests.contents import FILES, write_contents


def ids(command, *filters):
    status, out, _ = command("rules", "list", "--json", *filters)
    assert status == 0
    return [r["id"] for r in json.loads(out)["rules"]]


def test_filters_narrow_the_list_and_join(command):
    every = ids(command)
    assert "ladder.late_shipment" in every
    assert ids(command, "--kind", "ladder") == [i for i in every if i.startswith("ladder.")]
    some = ids(command, "--problem", "P8")
    assert 0 < len(some) < len(every)
    assert set(ids(command, "--problem", "P8", "--sub-system", "logistics")) <= set(some)
    assert ids(command, "--kind", "veto", "--status", "retired") == []


@pytest.mark.parametrize("option", ["--problem", "--sub-system", "--market", "--status", "--kind"])
def test_a_filter_that_nothing_has_is_refused_with_what_there_is(command, option):
    status, out, err = command("rules", "list", option, "nonsense")
    assert (status, out) == (2, "")
    assert f"{option} nonsense" in err


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_rule_is_shown_whole_as_json(command, lang):
    card = json.loads(command("rules", "show", "logistics.tracking_gap", "--json", "--lang", lang)[1])
    assert (card["schema"], card["lang"], card["id"]) == ("credit-assistant/rule/2", lang, "logistics.tracking_gap")
    (limit,) = card["thresholds"]
    assert (limit["id"], limit["amount"], limit["unit"], limit["mark"]["id"]) == ("tracked_share_floor", 0.95, "share", "V")
    assert limit["as_of"].count("-") == 2
    assert {c["expect"]["id"] for c in card["cases"]} == {"found", "clear", "unknown"}
    assert all(c["file"] == "rules/logistics/tracking_gap.test.yaml" and c["line"] for c in card["cases"])
    assert card["condition"]["parts"] or card["condition"]["fact"]
    assert all(s["mark"]["text"] for s in card["sources"])
    assert {"says", "clears_when", "measures", "reads", "problem", "status"} <= card.keys()


def test_a_metric_and_a_threshold_are_shown_whole(command):
    card = json.loads(command("rules", "show", "ladder.late_shipment", "--json")[1])
    assert [s["id"] for s in card["steps"]] == ["A.entry", "A.exit", "B.entry", "B.exit", "C.readmission", "D.veto"]
    limit = json.loads(command("rules", "show", "tracked_share_floor", "--json")[1])
    assert "logistics.tracking_gap" in [r["id"] for r in limit["read_by"]]


@pytest.mark.parametrize("entry", ["logistics.tracked_share", "late_shipment_rate", "logistics.add_tracking", "S-1", "tracked_share_floor"])
def test_an_entry_of_the_knowledge_is_shown_with_what_rests_on_it(command, entry):
    status, out, err = command("knowledge", "show", entry)
    assert status == 0
    assert out.startswith(entry)
    assert err.startswith("next: ")
    assert json.loads(command("knowledge", "show", entry, "--json")[1])["id"] == entry


def test_an_entry_that_is_not_there_is_refused_with_what_looks_alike(command):
    status, _, err = command("knowledge", "show", "logistics.tracked_shar")
    assert status == 1
    assert "logistics.tracked_share" in err


def test_coverage_gives_five_and_names_what_no_case_notices(command, tmp_path):
    path = "rules/logistics/tracking_gap.test.yaml"
    status, out, _ = command("rules", "test", "logistics.tracking_gap", "--coverage", "--json")
    found = json.loads(out)
    (own,) = found["tested"]
    assert (status == 5) == bool(own["unreached"] or own["survivors"] or found["problems"])
    kept = [line for line in FILES[path].splitlines(keepends=True) if "0.95" not in line and "as_of" not in line]
    fewer = write_contents(tmp_path / "fewer", {path: "".join(kept)})
    status, out, _ = command("rules", "test", "logistics.tracking_gap", "--coverage", "--content", fewer)
    assert status == 5
    assert "no case notices logistics.tracked_share: below → at_most" in out


def test_a_beginning_that_no_case_has_is_refused(command):
    status, out, err = command("rules", "test", "nonsense")
    assert (status, out) == (1, "")
    assert "nonsense" in err
