"""Of which question each piece of a line speaks. The lines are written from their meaning, before the program was tried."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.interview.talk import talk_of
from assistant.interview.told.topics import by_topic, telling, topics
from assistant.interview.words.clauses import clauses
from assistant.interview.words.plain import plain
from assistant.loading.talk import answers, talk

ROOT = Path(__file__).parents[2]
TALK = talk_of(talk(ROOT), answers(ROOT))
ANYTHING = st.text(
    alphabet=st.sampled_from("we inspect each batch, and the forwarder packs; 每批都验货，快递自己打包。没有 3%!?"), max_size=80
)
SPOKEN = [
    (
        "logistics.peak_plan",
        "no plan for the peak, orders just keep coming in; parcels are packed by feel",
        {"logistics.peak_plan", "logistics.packaging_standard"},
    ),
    (
        "quality.recall",
        "we drilled a recall in June, once this year. passwords are the same everywhere",
        {"quality.recall", "platform.passwords"},
    ),
    ("platform.training", "安全培训每年一次，有签到。数据泄露的应急预案还没写", {"platform.training", "platform.incident_plan"}),
    ("honesty.bad_reviews", "差评来了就退钱让人删，评价这块没有书面规定", {"honesty.bad_reviews", "honesty.review_rule"}),
    (
        "",
        "customs codes are filled in by the forwarder; nobody matches orders with payments",
        {"logistics.customs_data", "payment.three_way_match"},
    ),
]


def read(line, at="", **more):
    line = plain(line)
    return topics(TALK, line, clauses(line), at, **more)


@pytest.mark.parametrize(("at", "line", "spoken_of"), SPOKEN, ids=[line for _, line, _ in SPOKEN])
def test_a_line_speaks_of_what_its_pieces_say(at, line, spoken_of):
    assert set(by_topic(read(line, at))) == spoken_of


@pytest.mark.parametrize("tail", ["in writing", "and always has been", "每个月", "写下来的"])
def test_what_may_be_anything_belongs_to_what_stands_before_it(tail):
    pieces = read(f"a recall drill with the supplier, {tail}")
    assert [p.topic for p in pieces] == ["quality.recall"] * len(pieces)


@pytest.mark.parametrize("line", ["not yet", "有的没有", "that", "", "   ", "还没呢"])
def test_small_words_alone_tell_of_nothing_and_so_speak_of_the_question_at_hand(line):
    assert not telling(line)
    assert {p.topic for p in read(line, "quality.recall")} <= {"quality.recall"}


def test_a_silent_piece_is_decided_by_what_stands_beside_it():
    line = "returns are 4 percent, passwords are all the same"
    silent = read(line, "platform.passwords", silent=[line.index("4")])
    assert silent[0].topic == silent[1].topic == "platform.passwords"


def test_at_a_question_the_same_words_more_likely_speak_of_it():
    line = "written down and signed by everybody"
    asked, other = read(line, "platform.staff_rules")[0].certain, read(line, "quality.recall")[0].certain
    assert asked["platform.staff_rules"] > other["platform.staff_rules"]


@given(ANYTHING, st.sampled_from(["", "quality.recall", "late_shipment_rate"]))
def test_the_pieces_stand_in_order_and_the_certainties_of_each_add_up_to_one(text, at):
    line = plain(text)
    pieces = topics(TALK, line, clauses(line), at)
    assert all(0 <= p.start <= p.end <= len(line) for p in pieces)
    assert all(a.end <= b.start for a, b in pairwise(pieces))
    assert all(abs(sum(p.certain.values()) - 1) < 1e-9 for p in pieces)


def test_without_anything_learnt_no_piece_is_told():
    line = plain("we inspect every batch, and pack by feel")
    assert topics(talk_of(talk(ROOT), {}), line, clauses(line), "quality.recall") == []
