"""The form as a workbook, and every problem of one that comes back, by cell."""

import datetime
import zipfile

import openpyxl
import pytest

from assistant.api.questionnaire_read import read
from assistant.api.questionnaires import Known, export, known_of
from assistant.cli.words_questionnaire import QUESTIONNAIRE
from assistant.data.questionnaire import OPEN
from assistant.errors import InputError, UsageError
from assistant.model.inputs import Inputs
from assistant.model.values import State, known
from tests.data.questionnaires import Paper

SELLER = {
    "profile.role": known("profile.role", "seller"),
    "profile.business_model": known("profile.business_model", "b2c"),
    "profile.fulfilment": known("profile.fulfilment", ("self",)),
}


@pytest.fixture
def form(desk, tmp_path):
    path = tmp_path / "form.xlsx"
    export(desk, path, Known(desk.library(desk.today()), Inputs(SELLER), '=cmd("Acme")'), lang="en", everything=True)
    return path


def test_only_answer_cells_can_be_changed_and_no_password_is_asked(form):
    sheet = Paper(form).sheet
    assert sheet.protection.sheet
    assert not sheet.protection.password
    for row in sheet.iter_rows(min_row=3):
        open_ones = {sheet.cell(1, c.column).value[1:] for c in row if not c.protection.locked}
        assert open_ones <= set(OPEN)
        assert ("answer" in open_ones) == bool(row[0].value)


def test_no_text_is_a_formula(form):
    book = openpyxl.load_workbook(form)
    assert not [c.coordinate for s in book.worksheets for row in s.iter_rows() for c in row if c.data_type == "f"]
    assert '=cmd("Acme")' in [c.value for row in book.worksheets[0].iter_rows() for c in row]


def test_every_answer_has_its_list_or_check(form):
    paper = Paper(form)
    checked = {str(v.sqref): v for v in paper.sheet.data_validations.dataValidation}
    for fact_id in paper.rows:
        cell = paper.cell(fact_id)
        check = checked[cell.coordinate]
        if paper.entries(fact_id):
            sheet, _, place = check.formula1.partition("!")
            offered = [c.value for (c,) in paper.book[sheet.strip("'")][place]]
            assert offered == [*paper.entries(fact_id).values(), *paper.entries(fact_id, "state").values()]
        else:
            assert check.type == "custom"


def test_what_a_veto_reads_cannot_be_waved_away(form, library):
    paper = Paper(form)
    offered = {i for i in paper.rows if State.NOT_APPLICABLE in paper.entries(i, "state")}
    assert offered
    assert not offered & library.read_by_vetoes


def test_it_prints_on_a4_with_the_heading_on_every_page(form):
    sheet = Paper(form).sheet
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == ("landscape", 9, 0)
    assert sheet.print_title_rows == "$2:$2"
    assert sheet.column_dimensions["A"].hidden


def test_a_form_that_is_there_is_not_written_over(desk, form):
    with pytest.raises(InputError, match="there already"):
        export(desk, form, Known(desk.library(desk.today()), Inputs()), lang="en")
    with pytest.raises(UsageError, match=r"\.xlsx"):
        export(desk, form.with_suffix(".pdf"), Known(desk.library(desk.today()), Inputs()), lang="en")


def test_an_unknown_client_or_interview_is_refused(desk):
    with pytest.raises(InputError, match="no such client"):
        known_of(desk, client="Nobody")
    with pytest.raises(InputError):
        known_of(desk, interview="I-00000")


DAY = datetime.datetime(2026, 3, 1)  # noqa: DTZ001 - cells have no zone
PROBLEMS = [
    ("late_shipment_rate", "answer", "ca. 97 %", "unsure", "97 %"),
    ("late_shipment_rate", "answer", "between 2 and 4 %", "range", ""),
    ("late_shipment_rate", "answer", "rather low", "not_a_value", "Percent"),
    ("late_shipment_rate", "answer", 97, "more_than_all", "97 %"),
    ("late_shipment_rate", "answer", DAY, "became_day", "2026-03-01"),
    ("late_shipment_rate", "answer", "Does not apply", "must_apply", ""),
    ("late_shipment_rate", "answer", "=1/0", "formula", ""),
    ("late_shipment_rate", "answer", "#REF!", "error", ""),
    ("late_shipment_rate", "answer", "help", "not_a_value", ""),
    ("late_shipment_rate", "answer", datetime.time(3, 4), "became_day", ""),
    ("orders", "answer", 3.5, "not_a_value", "whole number"),
    ("orders", "answer", -1, "not_a_value", "whole number"),
    ("orders", "answer", True, "not_a_value", "whole number"),
    ("profile.first_sale", "answer", 2024, "became_day", "1905-07-16"),
    ("profile.role", "answer", "9", "not_an_option", "1 to 5"),
    ("profile.role", "answer", 2.5, "not_an_option", "1 to 5"),
    ("profile.role", "answer", "1, 2", "only_one", ""),
    ("profile.goods", "answer", DAY, "became_day", "numbers"),
    ("profile.platforms", "answer", "1, 99", "not_an_option", "1 to 13"),
    ("conduct.fake_reviews", "answer", "I think so, but not for all", "uncertain", ""),
    ("conduct.fake_reviews", "document", "records.pdf", "document_alone", "records.pdf"),
]


@pytest.mark.parametrize(("fact_id", "column", "written", "what", "named"), PROBLEMS, ids=[f"{p[0]}-{p[2]}" for p in PROBLEMS])
def test_a_problem_is_named_by_its_cell(  # noqa: PLR0917 - one case
    desk, form, fact_id, column, written, what, named
):
    paper = Paper(form)
    paper.put(fact_id, None)
    where = paper.put(fact_id, written, column)
    reading = read(desk, paper.save(form), lang="en")
    assert [(t.where, t.what) for t in reading.troubles] == [(where, what)]
    assert fact_id not in {f.id for f in reading.facts}
    said = QUESTIONNAIRE[f"cell.{what}"][0]
    assert named in said + "".join(reading.troubles[0].values.values())


def test_all_problems_are_told_at_once_in_the_order_of_the_rows(desk, form):
    paper = Paper(form)
    wrong = [paper.put("late_shipment_rate", "maybe 3"), paper.put("orders", "some"), paper.put("profile.direction", "sideways")]
    places = [t.where for t in read(desk, paper.save(form), lang="en").troubles]
    assert sorted(places) == sorted(wrong)
    assert places == sorted(places, key=lambda where: int("".join(c for c in where if c.isdigit())))


def test_a_document_is_read_with_its_days(desk, form):
    paper = Paper(form)
    paper.put("conduct.fake_reviews", "No")
    for column, value in (("document", "audit.pdf"), ("date", "1 May 2026"), ("expires", DAY.replace(year=2027))):
        paper.put("conduct.fake_reviews", value, column)
    [fact] = [f for f in read(desk, paper.save(form), lang="en").facts if f.id == "conduct.fake_reviews"]
    assert fact.evidence.document == "audit.pdf"
    assert (fact.evidence.date, fact.evidence.expires) == (datetime.date(2026, 5, 1), datetime.date(2027, 3, 1))


@pytest.mark.parametrize(
    ("columns", "what"),
    [({"date": "2026-05-01"}, "no_document"), ({"document": "a", "date": "soon"}, "not_a_value"),
     ({"document": "a", "date": "2026-05-01", "expires": "2025-05-01"}, "expires_first")],
)  # fmt: skip
def test_a_document_that_cannot_count_is_a_problem(desk, form, columns, what):
    paper = Paper(form)
    paper.put("conduct.fake_reviews", "No")
    wheres = {column: paper.put("conduct.fake_reviews", value, column) for column, value in columns.items()}
    [trouble] = read(desk, paper.save(form), lang="en").troubles
    assert trouble.what == what
    assert trouble.where in wheres.values()


@pytest.mark.parametrize("answer", ["sideways", "#REF!"])
def test_a_bad_day_is_named_beside_a_bad_answer_in_the_same_row(desk, form, answer):
    paper = Paper(form)
    wrong = {paper.put("conduct.fake_reviews", answer), paper.put("conduct.fake_reviews", "2026-13-45", "date")}
    paper.put("conduct.fake_reviews", "audit.pdf", "document")
    assert {t.where for t in read(desk, paper.save(form), lang="en").troubles} == wrong


def test_a_remark_beside_an_open_question_is_told_not_lost(desk, form):
    paper = Paper(form)
    where = paper.put("conduct.fake_reviews", "ask Mr Li", "remark")
    reading = read(desk, paper.save(form), lang="en")
    assert [(t.where, t.values["said"]) for t in reading.remarks] == [(where, "ask Mr Li")]
    assert reading.troubles == ()


def test_a_formula_that_was_calculated_is_its_result(desk, form, tmp_path):
    """openpyxl keeps no results, so the cell is given one as a spreadsheet program would."""
    paper = Paper(form)
    paper.put("late_shipment_rate", "=3/100")
    paper.save(form)
    done = tmp_path / "done.xlsx"
    with zipfile.ZipFile(form) as source, zipfile.ZipFile(done, "w") as target:
        for part in source.namelist():
            target.writestr(part, source.read(part).replace(b"<f>3/100</f><v></v>", b"<f>3/100</f><v>0.03</v>").replace(
                b"<f>3/100</f><v/>", b"<f>3/100</f><v>0.03</v>").replace(b"<f>3/100</f><v />", b"<f>3/100</f><v>0.03</v>"))  # fmt: skip
    assert {f.id: f.value for f in read(desk, done, lang="en").facts}["late_shipment_rate"] == 0.03


def spoil(paper, how):
    sheet = paper.sheet
    match how:
        case "merged":
            row = paper.rows["orders"]
            sheet.merge_cells(start_row=row, end_row=row + 1, start_column=4, end_column=4)
        case "stray":
            sheet.cell(sheet.max_row + 3, 4).value = "one more thing"
        case "moved":
            first, second = paper.cell("orders", "question"), paper.cell("late_shipment_rate", "question")
            first.value, second.value = second.value, first.value
        case "twice":
            paper.put("orders", 5)
            for place in range(1, sheet.max_column + 1):
                sheet.cell(sheet.max_row + (place == 1), place).value = sheet.cell(paper.rows["orders"], place).value
            sheet.cell(sheet.max_row, 4).value = 6


@pytest.mark.parametrize("how", ["merged", "stray", "moved", "twice"])
def test_cells_that_were_moved_are_named(desk, form, how):
    paper = Paper(form)
    spoil(paper, how)
    assert {t.what for t in read(desk, paper.save(form), lang="en").troubles} == {how}


def remade(form, change):
    book = openpyxl.load_workbook(form)
    change(book)
    book.save(form)
    return form


def rewritten(path, *, drop=(), add=()):
    with zipfile.ZipFile(path) as source:
        parts = {n: source.read(n) for n in source.namelist() if n not in drop}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, body in (parts | dict(add)).items():
            target.writestr(name, body)


def many_rows(book):
    sheet = book.worksheets[1]
    for row in range(100_000, 100_002):
        sheet.cell(row, 3).value = "x"


BROKEN = {
    "empty": (lambda p: p.write_bytes(b""), "empty"),
    "no zip": (lambda p: p.write_text("No,Question\n1,x\n"), r"no \.xlsx"),
    "half a zip": (lambda p: p.write_bytes(p.read_bytes()[: p.stat().st_size // 2]), r"no \.xlsx|not a readable"),
    "old xls": (lambda p: p.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600), r"old \.xls"),
    "password": (lambda p: p.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")), "password"),
    "macros": (lambda p: rewritten(p, add=[("xl/vbaProject.bin", b"x")]), "macros"),
    "too much": (lambda p: rewritten(p, add=[("xl/worksheets/sheet9.xml", b" " * 13_000_000)]), "far more"),
    "no workbook": (lambda p: rewritten(p, drop=["xl/workbook.xml"]), "not a readable"),
    "broken sheet": (lambda p: rewritten(p, add=[("xl/worksheets/sheet2.xml", b"<worksheet><")]), "not a readable"),
    "another table": (lambda p: openpyxl.Workbook().save(p), "no questionnaire"),
    "no record": (lambda p: remade(p, lambda b: b.remove(b["_form"])), "no questionnaire"),
    "no keys": (lambda p: remade(p, lambda b: b.worksheets[1].delete_rows(1)), "hidden row"),
    "no answers": (lambda p: remade(p, lambda b: b.worksheets[1].delete_cols(4)), "hidden row|column"),
    "many rows": (lambda p: remade(p, many_rows), "more than the form had"),
}  # fmt: skip


@pytest.mark.parametrize("how", BROKEN)
def test_a_file_that_is_no_form_is_refused_with_what_it_is(desk, form, how):
    breaking, said = BROKEN[how]
    breaking(form)
    with pytest.raises(InputError, match=said) as error:
        read(desk, form, lang="en")
    assert str(form) in str(error.value)


def test_columns_may_be_moved_and_those_for_documents_taken_out(desk, form):
    paper = Paper(form)
    paper.put("orders", 7)
    paper.sheet.delete_cols(7, 3)
    paper.sheet.insert_cols(2, 2)
    reading = read(desk, paper.save(form), lang="en")
    assert reading.troubles == ()
    assert {f.id: f.value for f in reading.facts}["orders"] == 7
