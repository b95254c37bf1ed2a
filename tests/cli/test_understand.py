"""``understand``: one result per line, broken lines by number, with and without a question, with and without talk."""

import json

import pytest

from tests.cli.conftest import ROOT


@pytest.fixture
def understood(command, tmp_path):
    """Writes the lines, runs the command under the shipped knowledge, and returns status, results and talk."""

    def call(*lines, content=ROOT):
        file = tmp_path / "lines.jsonl"
        file.write_text(
            "\n".join(line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines), encoding="utf-8"
        )
        status, out, err = command("understand", file, "--json", "--content", content)
        return status, [json.loads(line) for line in out.splitlines()], err

    return call


def test_each_line_gets_what_the_assistant_makes_of_it(understood):
    status, (asked, told, why, plain), err = understood(
        {"text": "什么是一票否决？", "question": None, "lang": "zh"},
        {"text": "about 4 percent", "question": "late_shipment_rate", "lang": "en"},
        {"text": "why do you ask?", "question": "profile.role", "lang": "en"},
        {"text": "1", "question": "profile.role", "lang": "en"},
    )
    assert (status, err) == (0, "")
    assert asked["intent"] == "ask"
    assert asked["about"][0] == "term.one_vote_veto"
    assert asked["answer"].startswith("一票否决")
    assert {s["id"] for s in asked["sources"]} == {"PAPER-6.1", "AMZ-9"}
    assert (told["intent"], told["facts"]) == ("answer", {"late_shipment_rate": 0.04})
    assert (why["intent"], why["facts"], why["answer"]) == ("why", {}, None)
    assert (plain["intent"], plain["facts"], plain["confirm"]) == ("answer", {"profile.role": "seller"}, False)


def test_several_facts_are_volunteered_where_no_question_stands_and_wait_for_a_yes(understood):
    _, (told,), _ = understood({"text": "we sell on Amazon, late shipments around 6 percent", "question": None, "lang": "en"})
    assert told["confirm"]
    assert told["facts"]["late_shipment_rate"] == 0.06
    assert told["facts"]["profile.platforms"] == ["amazon"]


def test_a_broken_line_is_named_and_the_others_are_answered(understood):
    status, results, err = understood(
        "{nonsense",
        {"question": None},
        {"text": "a", "question": "no.such"},
        {"text": "a", "lang": "fr"},
        "",
        {"text": "hello", "lang": "en"},
    )
    assert status == 1
    assert [r["intent"] for r in results] == ["other"]
    for number, wrong in ((1, "no JSON"), (2, "no text"), (3, "no.such"), (4, "fr")):
        assert f"line {number}: " in err
        assert wrong in err


def test_a_rule_base_without_talk_reads_the_question_and_answers_nothing_free(understood, content):
    status, (told, asked), _ = understood(
        {"text": "97%", "question": "logistics.tracked_share"}, {"text": "what is a veto?", "question": None}, content=content
    )
    assert status == 0
    assert told["facts"] == {"logistics.tracked_share": 0.97}
    assert asked["answer"] is None


def test_a_change_tells_what_it_would_set_and_an_amount_without_a_day_says_nothing_of_one(understood):
    status, (rate, count, staff, price), _ = understood(
        {"text": "pls update late shipment rate to 3.1 percent", "question": "profile.goods", "lang": "en"},
        {"text": "刚刚的订单数不对，改成5600", "question": None, "lang": "zh"},
        {"text": "the staff answer was wrong, we are 12", "question": None, "lang": "en"},
        {"text": "about 12 bucks FOB", "question": "markets.indonesia_lowest_price", "lang": "en"},
    )
    assert status == 0
    assert [(r["intent"], r["confirm"]) for r in (rate, count, staff)] == [("change", True)] * 3
    assert [r["facts"] for r in (rate, count, staff)] == [{"late_shipment_rate": 0.031}, {"orders": 5600}, {"profile.staff": "many"}]
    assert price["facts"] == {"markets.indonesia_lowest_price": {"amount": 12.0, "currency": "USD"}}
