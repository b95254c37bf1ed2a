"""Documents as people name them, in both languages."""

import datetime

import pytest

from assistant.errors import InputError
from assistant.interview.evidence_said import EvidenceSaid, evidence_said, kind_of
from assistant.model.values import DocumentKind, Evidence

TODAY = datetime.date(2026, 11, 22)
MARCH, NEXT_MARCH, MAY = datetime.date(2026, 3, 1), datetime.date(2027, 3, 1), datetime.date(2026, 5, 1)
K = DocumentKind


@pytest.mark.parametrize(
    ("line", "document", "date", "expires", "kind", "where"),
    [
        ("SGS report no. 1, 2026-03-01, expires 2027-03-01, at the office", "SGS report no. 1", MARCH, NEXT_MARCH, K.REPORT, "the office"),
        ("Carrier contract, 2026-05-01", "Carrier contract", MAY, None, K.CONTRACT, ""),
        ("物流合同，2026年5月1日，有效期至2027年3月1日，存于办公室", "物流合同", MAY, NEXT_MARCH, K.CONTRACT, "办公室"),
        ("检验报告 2026-03-01 出具，2027-03-01到期，放在财务室", "检验报告", MARCH, NEXT_MARCH, K.REPORT, "财务室"),
        ("business licence issued 1 March 2026, no expiry", "business licence", MARCH, None, K.CERTIFICATE, ""),
        ("Contract with Yanwen, signed on May 1, 2026, in the safe", "Contract with Yanwen", MAY, None, K.CONTRACT, "the safe"),
        ("insurance valid from 2026-03-01 to 2027-03-01", "insurance", MARCH, NEXT_MARCH, K.CONTRACT, ""),
        ("Contract in force, 2026-05-01", "Contract in force", MAY, None, K.CONTRACT, ""),
        ("营业执照，长期有效，存放于总部", "营业执照", None, None, K.CERTIFICATE, "总部"),
        ("our word", "our word", None, None, None, ""),
        ("2026-03-01", "", MARCH, None, None, ""),
        ("expires 2027-03-01", "", None, NEXT_MARCH, None, ""),
        ("kept at the office", "", None, None, None, "the office"),
    ],
)  # fmt: skip
def test_a_document_is_understood_with_its_days_and_its_place(line, document, date, expires, kind, where):  # noqa: PLR0917 - a table
    assert evidence_said(line, TODAY) == EvidenceSaid(document, date, expires, kind, where)


@pytest.mark.parametrize("line", ["report March 2026", "report 03/04/2026", "records 2026-01-01 to 2026-06-30", "去年的合同"])
def test_a_day_that_is_not_certain_is_not_taken(line):
    said = evidence_said(line, TODAY)
    assert (said.date, said.expires) == (None, None)
    assert said.document


@pytest.mark.parametrize(
    ("line", "document", "no_day", "no_expiry"),
    [
        ("foo.pdf, 2026-13-45", "foo.pdf", "2026-13-45", ""),
        ("检验报告，2026年13月45日，存于办公室", "检验报告", "2026年13月45日", ""),
        ("record, 31 February 2026", "record", "31 February 2026", ""),
        ("foo.pdf, 2026-05-01, expires 2026-02-30", "foo.pdf", "", "2026-02-30"),
        ("report SGS-2026-13-45", "report SGS-2026-13-45", "", ""),
        ("report 20261345", "report 20261345", "", ""),
        ("report 2026-13-45/7", "report 2026-13-45/7", "", ""),
    ],
)
def test_a_day_that_no_calendar_has_is_told_and_is_no_part_of_the_name(line, document, no_day, no_expiry):
    said = evidence_said(line, TODAY)
    assert (said.document, said.no_day, said.no_expiry) == (document, no_day, no_expiry)
    assert (said.date is None) == (not no_expiry)
    assert said.expires is None


def test_what_is_said_later_of_a_document_is_added_to_it():
    known = Evidence("Carrier contract", None, None, K.CONTRACT)
    assert evidence_said("2026-05-01, expires 2027-03-01", TODAY).added_to(known) == Evidence(
        "Carrier contract", MAY, NEXT_MARCH, K.CONTRACT
    )
    assert evidence_said("Other contract, 2026-03-01", TODAY).added_to(known) == Evidence("Other contract", MARCH, None, K.CONTRACT)


@pytest.mark.parametrize("line", ["", "  ", "，", "2026-05-01", "123", "2026-05-01, 2027-05-01"])
def test_without_a_document_there_is_nothing_to_file(line):
    with pytest.raises(InputError, match="no document is named") as refused:
        evidence_said(line, TODAY).added_to(None)
    assert "没有写明" in refused.value.in_("zh")


def test_a_name_tells_what_kind_of_document_it_is():
    names = {
        "screenshot of the contract": K.SCREENSHOT,
        "对账单": K.REPORT,
        "付款账单": K.INVOICE,
        "作业指导书": K.PROCEDURE,
        "thing": None,
    }
    assert {name: kind_of(name) for name in names} == names
