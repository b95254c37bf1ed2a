"""The form out and back in, as it is typed: into the store, into an answers file, twice, with problems, for the wrong client."""

import json

import pytest

from assistant.loading.answers import read_answers_text
from tests.data.questionnaires import Paper

ROLE = "profile.role: seller\n"


@pytest.fixture
def filled(command, tmp_path):
    (tmp_path / "profile.yaml").write_text(ROLE, encoding="utf-8")
    status, out, err = command("questionnaire", "export", "-o", "form.xlsx", "--answers", "profile.yaml", "--client", "Acme")
    assert status == 0, err
    assert "form.xlsx" in out

    def fill(name="back.xlsx", **answers):
        paper = Paper(tmp_path / "form.xlsx")
        for fact_id, value in answers.items():
            paper.put(fact_id, value)
        paper.save(tmp_path / name)
        return name

    return fill


GOOD = {"profile.markets": "1, 2", "late_shipment_rate": 0.03, "quality.inspection": "Yes"}


def test_a_form_becomes_an_interview_that_goes_on(command, filled):
    back = filled(**GOOD)
    status, out, err = command("questionnaire", "import", back, "--client", "Acme", "--answers", "profile.yaml", "--json")
    assert status == 0, err
    body = json.loads(out)
    assert (body["added"], body["changed"], body["client"]) == (4, 0, "Acme")
    status, out, err = command("questionnaire", "export", "-o", "rest.xlsx", "--client", "Acme", "--json")
    assert json.loads(out)["interview"] == body["interview"]
    rest = Paper("rest.xlsx").rows.keys()
    assert rest
    assert not rest & {*GOOD, "profile.role"}


def test_reading_it_again_stores_nothing_twice(command, filled):
    back = filled(**GOOD)
    first = json.loads(command("questionnaire", "import", back, "--client", "Acme", "--json")[1])
    again = json.loads(command("questionnaire", "import", back, "--client", "Acme", "--json")[1])
    assert (again["interview"], again["added"], again["changed"], again["same"]) == (first["interview"], 0, 0, 3)
    assert "Nothing new" in command("questionnaire", "import", back, "--client", "Acme")[1]


def test_problems_store_nothing_and_are_all_named_by_cell(command, filled):
    back = filled(**GOOD, shipped_orders="about 400", **{"logistics.tracked_share": 97})
    status, out, err = command("questionnaire", "import", back, "--client", "Acme")
    assert (status, out) == (1, "")
    assert err.count("Questions!D") == 2
    assert "97 %" in err
    assert command("client", "show", "Acme")[0] == 1
    status, out, err = command("questionnaire", "import", back, "--client", "Acme", "--skip-problems")
    assert status == 0, err
    assert "3 answers added" in out
    assert out.count("Questions!D") == 2


def test_problems_are_said_in_the_language_of_who_reads(command, filled):
    status, _, err = command("questionnaire", "import", filled(shipped_orders="about 400"), "--lang", "zh")
    assert status == 1
    assert "不够确定" in err


def test_as_json_the_problems_stand_on_standard_output(command, filled):
    status, out, _ = command("questionnaire", "import", filled(shipped_orders="about 400"), "--json")
    assert status == 1
    [problem] = json.loads(out)["problems"]
    assert (problem["what"], problem["cell"][:11]) == ("unsure", "Questions!D")


def test_an_answers_file_holds_the_form_over_what_was_known(command, filled, tmp_path, library):
    status, _out, err = command("questionnaire", "import", filled(**GOOD), "-o", "all.yaml", "--answers", "profile.yaml")
    assert status == 0, err
    status, _, err = command("assess", "--no-input", "--answers", "all.yaml", "--json")
    assert status == 0, err
    assert command("questionnaire", "import", "back.xlsx", "-o", "all.yaml")[0] == 1
    assert command("questionnaire", "import", "back.xlsx", "-o", "all.yaml", "--yes")[0] == 0
    assert command("client", "list", "--json")[1].count('"id"') == 0


def test_what_is_replaced_must_be_agreed_to(command, filled):
    assert command("questionnaire", "import", filled(**GOOD), "--client", "Acme")[0] == 0
    other = filled("other.xlsx", **{**GOOD, "late_shipment_rate": 0.05})
    status, _, err = command("questionnaire", "import", other, "--client", "Acme", "--no-input")
    assert status == 2
    assert "3 % → 5 %" in err.replace("\xa0", " ")
    status, out, _ = command("questionnaire", "import", other, "--client", "Acme", "--yes")
    assert status == 0
    assert "1 changed" in out


def test_a_form_of_one_client_is_not_kept_for_another_unasked(command, filled):
    status, _, err = command("questionnaire", "import", filled(**GOOD), "--client", "Bolt", "--no-input")
    assert status == 2
    assert "made for Acme" in err
    assert command("client", "show", "Bolt")[0] == 1


def test_a_finished_client_starts_from_the_last_answers(command, filled, steady):
    assert command("assess", "--no-input", "--client", "Steady", *steady)[0] == 0
    status, out, err = command("questionnaire", "export", "-o", "all.xlsx", "--client", "Steady", "--all")
    assert status == 0, err
    status, out, err = command("questionnaire", "import", "all.xlsx")
    assert status == 0, err
    assert "Nothing new" in out


def test_nothing_left_to_ask_is_said(command, steady):
    assert command("assess", "--no-input", "--client", "Steady", *steady)[0] == 0
    status, _, err = command("questionnaire", "export", "-o", "none.xlsx", "--client", "Steady")
    assert status == 1
    assert "nothing is left to ask" in err


def test_written_answers_are_read_as_they_were(library):
    from assistant.loading.written_answers import written_answers
    from assistant.model.values import Fact, State, known

    facts = [
        known("profile.role", "seller"),
        known("profile.platforms", ("amazon",)),
        known("orders", 12),
        Fact("praise_rate", State.DECLINED),
    ]
    text = written_answers(facts, library, remarks=[("Q!J3", "ask\nhim")])
    assert text.startswith("# Q!J3: ask him\n")
    assert list(read_answers_text(text, "x", library).values()) == facts
