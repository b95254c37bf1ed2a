"""What is written on a form comes back as the same facts, in both languages, whatever was done to it that a person may do."""

import datetime
from dataclasses import replace
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.api.questionnaire_kept import compared
from assistant.api.questionnaire_read import read
from assistant.api.questionnaires import Known, export
from assistant.interview.asking import must_apply
from assistant.model.inputs import Inputs
from assistant.model.library import Question
from assistant.model.values import Evidence, FactType, Money, Origin, State
from tests.data.questionnaires import Paper
from tests.profiles import enterprise

DAY = datetime.date(2026, 5, 1)
LAW = settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def answerable(library, facts, chance):
    """What a form can hold: nothing waved away that must apply, no day to come, amounts as they are asked for, some documents, remarks."""
    for fact in facts:
        question = library.questions.get(fact.id)
        if fact.state is State.NOT_APPLICABLE and must_apply(library, fact.id):
            fact = replace(fact, state=State.UNKNOWN)  # noqa: PLW2901
        if isinstance(fact.value, Money):
            fact = replace(fact, value=Money(round(abs(fact.value.amount), 2), library.facts[fact.id].unit))  # noqa: PLW2901
        if isinstance(fact.value, tuple) and "none" in fact.value:
            fact = replace(fact, value=("none",))  # noqa: PLW2901
        if isinstance(fact.value, float):
            fact = replace(fact, value=round(fact.value, 9))  # noqa: PLW2901
        if isinstance(fact.value, datetime.date):
            fact = replace(fact, value=min(fact.value, DAY))  # noqa: PLW2901  # a day to come is asked about
        documented = chance.random() < 0.2 and (not isinstance(question, Question) or question.evidence is not None)
        document = Evidence("=record.pdf", *chance.choice([(DAY, None), (DAY, DAY), (None, None)])) if documented else None
        note = chance.choice(["", "", "=1+1", "ask Mr Li\n他知道"])
        yield replace(fact, origin=Origin.DECLARED if fact.value is not None else None, evidence=document, note=note)


@LAW
@given(st.integers(0, 2**32), st.sampled_from(["en", "zh"]))
def test_what_is_filled_in_comes_back_as_the_same_facts(desk, tmp_path, seed, lang):
    library, chance = desk.library(desk.today()), Random(seed)
    form = tmp_path / f"form-{seed}-{lang}.xlsx"
    if form.exists():
        return
    export(desk, form, Known(library, Inputs()), lang=lang, everything=True)
    paper = Paper(form)
    said = {f.id: f for f in answerable(library, enterprise(library, chance).answers.values(), chance) if f.id in paper.rows}
    for fact in said.values():
        paper.write(fact, library.facts[fact.id].type, chance)
    reading = read(desk, paper.save(form), lang=chance.choice(["en", "zh"]))
    assert reading.troubles == ()
    assert {f.id: f for f in reading.facts} == said
    assert not reading.left_out
    assert not reading.missing


@LAW
@given(st.integers(0, 2**32), st.sampled_from(["en", "zh"]))
def test_a_form_with_the_answers_given_says_what_is_known_already(desk, tmp_path, seed, lang):
    library, chance = desk.library(desk.today()), Random(seed)
    form = tmp_path / f"known-{seed}-{lang}.xlsx"
    if form.exists():
        return
    given_already = {f.id: f for f in answerable(library, enterprise(library, chance).answers.values(), chance)}
    export(desk, form, Known(library, Inputs(given_already)), lang=lang, everything=True)
    reading = read(desk, form, lang="en")
    assert reading.troubles == ()
    added, changed, same = compared(given_already, reading.facts)
    assert (added, changed) == ((), ())
    assert same == len(reading.facts)
    assert {f.id for f in reading.facts} == given_already.keys() & Paper(form).rows.keys()


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_rows_may_be_sorted_deleted_and_copied(desk, tmp_path, lang):
    library = desk.library(desk.today())
    form = tmp_path / "form.xlsx"
    export(desk, form, Known(library, Inputs()), lang=lang)
    paper = Paper(form)
    paper.put("profile.role", "1")
    paper.put("late_shipment_rate", 0.06)
    gone = next(i for i in paper.rows if i.startswith("quality."))
    number = paper.cell(gone, "number").value
    sheet = paper.sheet
    rows = [[(c.value, c.number_format) for c in row] for row in sheet.iter_rows(min_row=3) if row[0].value != gone]
    sheet.delete_rows(3, sheet.max_row)
    for row, cells in enumerate([*reversed(rows), rows[1]], 3):
        for place, (value, look) in enumerate(cells, 1):
            sheet.cell(row, place, value).number_format = look
    sheet.title = "Sheet1"
    reading = read(desk, paper.save(form), lang="en")
    assert reading.troubles == ()
    assert {f.id: f.value for f in reading.facts} == {"profile.role": "seller", "late_shipment_rate": 0.06}
    assert reading.missing == (str(number),)


def test_a_form_of_another_rule_base_gives_what_still_fits(desk, tmp_path):
    """Options in another order, an option and a question that are gone, a unit that is another one."""
    library = desk.library(desk.today())
    role = library.questions["profile.role"]
    moved = replace(role.fact, options=(*role.fact.options[1:], role.fact.options[0]))
    zone = library.questions["profile.pilot_zone"].fact
    older = replace(zone, options=(*zone.options, replace(zone.options[0], id="abolished")))
    hours = replace(library.indicators["hours_to_approval"].fact, unit="days")
    then = replace(
        library,
        digest="another",
        questions={
            **library.questions,
            "profile.role": replace(role, fact=moved),
            "profile.pilot_zone": replace(library.questions["profile.pilot_zone"], fact=older),
            "profile.given_up": replace(role, fact=replace(role.fact, id="profile.given_up")),
        },
        indicators={**library.indicators, "hours_to_approval": replace(library.indicators["hours_to_approval"], fact=hours)},
    )
    form = tmp_path / "form.xlsx"
    export(desk, form, Known(then, Inputs()), lang="en", everything=True)
    paper = Paper(form)
    paper.put("profile.role", len(role.fact.options))
    gone = [
        paper.put("profile.pilot_zone", len(older.options)),
        paper.put("profile.given_up", "1"),
        paper.put("hours_to_approval", 2),
    ]
    reading = read(desk, paper.save(form), lang="en")
    assert reading.other_rule_base
    assert [(f.id, f.value) for f in reading.facts] == [("profile.role", role.fact.options[0].id)]
    assert sorted(t.where for t in reading.left_out) == sorted(gone)
    assert reading.troubles == ()


def test_amounts_keep_their_day_where_the_form_says_the_same():
    from assistant.model.values import known

    before = known("x", Money(5.0, "CNY", DAY))
    assert compared({"x": before}, (known("x", Money(5.0, "CNY")),)) == ((), (), 1)


def test_every_kind_of_answer_is_among_those_that_come_back(library):
    assert {f.type for f in (*(q.fact for q in library.questions.values()), *(i.fact for i in library.indicators.values()))} == set(
        FactType
    ) - {FactType.OUTCOME}
