"""Which document would firm up the documented verdict most, held against trying all of them."""

import datetime
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.api.desk import Desk
from assistant.api.scores import with_score
from assistant.judging.documented import documented, undocumented
from assistant.judging.firming import firming
from assistant.judging.grade import draw_grade
from assistant.judging.judge import judge
from assistant.model.inputs import Inputs
from assistant.model.library import GRADES
from assistant.model.text import Text
from assistant.model.values import Evidence
from tests.interview.random_library import answers, libraries

PAPER = Text("a paper", "文件")


@st.composite
def said(draw):
    library = draw(libraries())
    questions = {i: replace(q, evidence=PAPER if draw(st.booleans()) else None) for i, q in library.questions.items()}
    return replace(library, questions=questions), Inputs(draw(answers(library)))


def firm(library, inputs):
    return firming(library, inputs, judge(library, inputs))


def documented_with(library, inputs, ids):
    paper = Evidence("paper", library.as_of)
    whole = {i: replace(f, evidence=paper) if i in ids else f for i, f in inputs.answers.items()}
    judged = judge(library, documented(library, replace(inputs, answers=whole)))
    return draw_grade(library, judged), judged.index[-1].lowest


def place(grade):
    return ("U", *GRADES).index(grade.lowest)


@settings(max_examples=100, deadline=None)
@given(said())
def test_the_documents_named_do_what_is_said_of_them(case):
    library, inputs = case
    found = firm(library, inputs)
    if found is None:
        return
    before, index = documented_with(library, inputs, ())
    assert (found.before.lowest, found.before.highest, found.before.index) == (before.lowest, before.highest, index)
    if found.best is not None:
        assert found.best in undocumented(library, inputs)
        alone, worth = documented_with(library, inputs, {found.best})
        assert (found.after.lowest, found.after.highest, found.after.index) == (alone.lowest, alone.highest, worth)
        assert found.after.rank > found.before.rank
    if found.together:
        reached, _ = documented_with(library, inputs, set(found.together))
        assert reached.lowest == found.reaches
        assert place(reached) > place(before)
        assert len(found.together) > 1
        if len(found.together) <= 8:
            for one in found.together:  # none of them can be left out
                less, _ = documented_with(library, inputs, set(found.together) - {one})
                assert place(less) <= place(before)


@settings(max_examples=60, deadline=None)
@given(said())
def test_where_every_document_is_on_file_none_is_asked_for(case):
    library, inputs = case
    paper = Evidence("paper", library.as_of)
    assert firm(library, replace(inputs, answers={i: replace(f, evidence=paper) for i, f in inputs.answers.items()})) is None


def test_a_shipped_case_is_told_what_to_document(tmp_path):
    root = Path(__file__).parents[2]
    desk = Desk(tmp_path, tmp_path, root, lambda: datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC))
    library = desk.library(desk.today())
    on_file = desk.read(library, root / "knowledge/cases" / "b2b_machinery_parts" / "answers.yaml", None, None)
    bare = with_score(library, replace(on_file, answers={i: replace(f, evidence=None) for i, f in on_file.answers.items()}))
    found = firm(library, bare)
    assert found.best is not None
    assert found.reaches in GRADES[1:]
