import datetime
import json

import pytest

from assistant.errors import InputError
from assistant.loading.answers import read_answers, read_answers_text, read_data
from assistant.loading.compiled import read_sources
from assistant.loading.facts import given_fact
from assistant.loading.notices import INVENTED, notices_of
from assistant.loading.on_day import library_on
from assistant.model.text import Text
from assistant.model.values import DocumentKind, Evidence, Fact, Origin, State, known
from tests.contents import write_contents


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    return write_contents(tmp_path_factory.mktemp("contents"))


@pytest.fixture(scope="module")
def library(root):
    return library_on(read_sources(root), datetime.date(2026, 11, 22))


def test_answers_become_typed_facts(root, library):
    answers = read_answers(root / "knowledge/cases/steady/answers.yaml", library)
    assert answers["profile.role"] == known("profile.role", "seller")
    assert answers["profile.markets"].value == ("eu",)
    assert answers["profile.founded"].value == datetime.date(2020, 5, 1)
    assert answers["quality.fakes_admitted"].value is False
    assert answers["logistics.tracked_share"].value == 0.97
    inspected = answers["quality.inspection"]
    assert inspected.evidence == Evidence("record.pdf", datetime.date(2026, 10, 1), datetime.date(2027, 10, 1))
    assert (inspected.value, inspected.note, inspected.origin) == (True, "seen", Origin.DECLARED)


def test_evidence_may_say_its_kind_and_where_it_lies(library):
    text = "quality.inspection: {value: yes, evidence: {document: Record, date: 2026-10-01, kind: KIND, where: office}}"
    answers = read_answers_text(text.replace("KIND", "record"), "typed", library)
    assert answers["quality.inspection"].evidence == Evidence("Record", datetime.date(2026, 10, 1), None, DocumentKind.RECORD, "office")
    with pytest.raises(InputError, match="kind of the evidence is scribble; write one of contract, certificate"):
        read_answers_text(text.replace("KIND", "scribble"), "typed", library)


def test_words_stand_for_states(library):
    text = "profile.role: unknown\nquality.inspection: not applicable\nlogistics.tracking: {value: declined, note: secret}"
    answers = read_answers_text(text, "typed", library)
    assert [f.state for f in answers.values()] == [State.UNKNOWN, State.NOT_APPLICABLE, State.DECLINED]
    assert answers["logistics.tracking"] == Fact("logistics.tracking", State.DECLINED, note="secret")


def test_json_is_read_like_yaml(tmp_path, library):
    file = tmp_path / "answers.json"
    file.write_text(json.dumps({"quality.inspection": True, "profile.markets": ["us", "eu"]}, indent="\t"), encoding="utf-8")
    answers = read_answers(file, library)
    assert (answers["quality.inspection"].value, answers["profile.markets"].value) == (True, ("eu", "us"))


def test_a_problem_of_form_hides_no_other_problem(library, tmp_path):
    text = """\
profile.founded: 2026-02-30
profile.roll: seller
quality.inspection: {value: yes, evidence: {document: x, date: 2026-13-01}}
quality.inspection: perhaps
logistics.tracked_share: 97
"""
    with pytest.raises(InputError) as caught:
        read_answers_text(text, "typed", library)
    told = [line for line in str(caught.value).splitlines() if line.startswith("typed:")]
    assert told == [
        "typed:1: 2026-02-30 is not a day of the calendar",
        "typed:2: profile.roll is unknown",
        "typed:3: 2026-13-01 is not a day of the calendar",
        "typed:4: the key quality.inspection is doubled: it stands in line 3 too",
        "typed:5: logistics.tracked_share: 97 is more than the whole: write 0.97 (or 97%)",
    ]
    file = tmp_path / "data.yaml"
    file.write_text("orders: 3\norders: 4\nlate_shipment_rate: 97\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"doubled(.|\n)*more than the whole"):
        read_data(file, library)


def test_json_may_spell_any_character_by_its_number(tmp_path, library):
    file = tmp_path / "answers.json"
    note = "parcels \N{PACKAGE} and \N{CJK UNIFIED IDEOGRAPH-20000}, a / and a literal \\ud83d"
    file.write_text(json.dumps({"quality.inspection": {"value": True, "note": note}}).replace("/", "\\/"), encoding="utf-8")
    assert read_answers(file, library)["quality.inspection"].note == note


def test_everything_wrong_is_refused_by_name_at_once(library):
    text = """\
profile.roll: seller
logistics.tracked_share: 97
logistics.tracking: most
quality.inspection: perhaps
profile.founded: 2026/05/01
shipped_orders: 3.5
profile.markets: [eu, mars]
quality.fakes_admitted: {valu: no}
profile.role: {value: seller, evidence: {document: a.pdf, date: soon}}
"""
    with pytest.raises(InputError) as caught:
        read_answers_text(text, "a.yaml", library)
    assert str(caught.value) == (
        "a.yaml:1: profile.roll is unknown\n"
        "    did you mean profile.role?\n"
        "a.yaml:2: logistics.tracked_share: 97 is more than the whole: write 0.97 (or 97%)\n"
        "    correct the value, or write unknown, not applicable or declined\n"
        "a.yaml:3: logistics.tracking: most is not one of none, some, all\n"
        "    correct the value, or write unknown, not applicable or declined\n"
        "a.yaml:4: quality.inspection: perhaps is not yes or no\n"
        "    correct the value, or write unknown, not applicable or declined\n"
        "a.yaml:5: profile.founded: 2026/05/01 is not a date as YEAR-MONTH-DAY, such as 2026-04-30\n"
        "    correct the value, or write unknown, not applicable or declined\n"
        "a.yaml:6: shipped_orders: 3.5 is not a whole number, 0 or more\n"
        "    correct the value, or write unknown, not applicable or declined\n"
        "a.yaml:7: profile.markets: mars is not a list of eu, us\n"
        "    correct the value, or write unknown, not applicable or declined\n"
        "a.yaml:8: quality.fakes_admitted: valu is no part of an answer; did you mean value?\n"
        "    correct the value, or write unknown, not applicable or declined\n"
        "a.yaml:9: profile.role: date of the evidence is soon; write YEAR-MONTH-DAY\n"
        "    correct the value, or write unknown, not applicable or declined"
    )


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("- a", "a.yaml:1: the file holds no mapping"),
        ("a: 1\na: 2", "a.yaml:2: the key a is doubled"),
        ("a: 'x", "a.yaml:1: this cannot be read as YAML"),
        ("", "a.yaml:1: the file is empty"),
    ],
)
def test_a_file_that_is_no_answers_file_is_refused(library, text, wrong):
    with pytest.raises(InputError, match=wrong):
        read_answers_text(text, "a.yaml", library)


def test_a_missing_file_is_refused_by_name(tmp_path, library):
    with pytest.raises(InputError, match=r"none\.yaml:1: the file cannot be read"):
        read_answers(tmp_path / "none.yaml", library)


def test_data_is_measured_and_belongs_to_channels(tmp_path, library):
    file = tmp_path / "data.yaml"
    file.write_text("shipped_orders: 7\nchannels:\n  amazon: {shipped_orders: 400, late_shipment_rate: unknown}\n", encoding="utf-8")
    assert read_data(file, library) == {
        "all": {"shipped_orders": known("shipped_orders", 7, Origin.MEASURED)},
        "amazon": {
            "shipped_orders": known("shipped_orders", 400, Origin.MEASURED),
            "late_shipment_rate": Fact("late_shipment_rate", State.UNKNOWN),
        },
    }


def test_a_typed_text_becomes_a_fact(library):
    share = library.questions["logistics.tracked_share"].fact
    assert given_fact(share, "97%") == known("logistics.tracked_share", 0.97)
    assert given_fact(share, "not applicable").state is State.NOT_APPLICABLE


def test_notices_lie_beside_the_files(root, tmp_path):
    assert notices_of(root / "knowledge/cases/steady/answers.yaml") == (INVENTED,)
    assert notices_of(tmp_path / "own.yaml") == ()
    (tmp_path / "sellers.notice.yaml").write_text("en: Real sellers.\nzh: 真实卖家。\n", encoding="utf-8")
    assert notices_of(tmp_path / "sellers.csv.gz") == (Text("Real sellers.", "真实卖家。"),)
    (tmp_path / "sellers.notice.yaml").write_text("en: Real sellers.\n", encoding="utf-8")
    with pytest.raises(InputError, match="no text in both languages"):
        notices_of(tmp_path / "sellers.csv")


def test_data_of_unknown_indicators_and_odd_channels_is_refused(tmp_path, library):
    file = tmp_path / "data.yaml"
    file.write_text("profile.role: seller\nchannels:\n  amazon: 3\n  shop: {shipped_order: 1}\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_data(file, library)
    assert [line.split(":", 2)[1:] for line in str(caught.value).split("\n")[::2]] == [
        ["1", " profile.role is unknown"],
        ["3", " the channel amazon holds no indicators"],
        ["4", " shipped_order is unknown"],
    ]
