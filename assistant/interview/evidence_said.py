"""A document as people name it in one line: what it is, its day, when it expires, where it lies.

The trap it guards: a day is never guessed. A month alone, 03/04/2026, or two days that may both be meant leave the document undated;
a day that no calendar has, such as 2026-13-45, is told and is no part of the name.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from dataclasses import dataclass, replace

from assistant.errors import InputError
from assistant.interview.values.dates import day
from assistant.interview.words.plain import plain
from assistant.model.values import DocumentKind, Evidence

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY = (
    r"(?:(?:19|20)[0-9]{2}\s*[-/.年]\s*[0-9]{1,2}\s*[-/.月]\s*[0-9]{1,2}(?:\s*[日号])?|(?:19|20)[0-9]{6}"
    rf"|[0-9]{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+(?:19|20)[0-9]{{2}}|{_MONTH}\s+[0-9]{{1,2}}(?:st|nd|rd|th)?,?\s+(?:19|20)[0-9]{{2}})"
)
_COLON = r"\s*[:：]?\s*"
_UNTIL = (
    r"(?:it\s+)?(?:(?:is\s+)?valid\s+(?:until|till|to|through|thru)|good\s+until|until|expir(?:es|ed|ing|y)(?:\s+(?:date|on|in))*|runs\s+(?:out|until)"
    r"|有效期限?(?:截?止?至|到|为)?|有效(?:至|到)|截止(?:日期)?(?:至|到|为)?|到期日?(?:期)?(?:为|是)?|失效日期?)"
)
_SPAN = re.compile(
    rf"(?:valid\s+(?:from\s+)?|有效期限?(?:为|从|自)?){_COLON}({_DAY})\s*(?:to|until|till|through|[-–—~至到])\s*({_DAY})\s*止?",
    re.IGNORECASE,
)
_EXPIRES = re.compile(rf"(?:\b|(?<=[^a-z]))(?:{_UNTIL}){_COLON}({_DAY})\s*止?|({_DAY})\s*(?:到期|届满|失效|为止|止)", re.IGNORECASE)
_ENDLESS = re.compile(
    r"(?:(?:it\s+)?(?:does\s+not|doesn't|never)\s+expires?|no\s+expiry(?:\s+date)?|unlimited|长期有效|永久有效|无(?:有效)?期限?)",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"(?:\b(?:dated|issued(?:\s+on)?|signed(?:\s+on)?|date|made\s+on|of|on|from)|(?:签发|出具|签订|签署|开具|落款|制作|颁发)?(?:日期|时间)(?:为|是)?"
    rf"|(?:签发|出具|签订|签署|开具|颁发)于)?{_COLON}({_DAY})\s*(?:签发|出具|签订|签署|开具|颁发)?",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"[0-9A-Za-z]|[-/.][0-9A-Za-z]")  # then it is the number of a document, not its day
_WHERE = re.compile(
    r"(?:(?:it\s+is\s+|it's\s+)?(?:kept|stored|filed|held|lies|archived|saved)\s+(?:at|in|on|by|with|under)|at|in|on|with|under|where:?|location:?)\s+(.+)"
    r"|(?:原件)?(?:存放|保存|存|放|收|归档)(?:于|在)[:：]?\s*(.+)|(?:存放|保管)?(?:地点|位置)[:：]\s*(.+)|在\s*(.+)",
    re.IGNORECASE,
)
_MAY_BE_A_NAME = re.compile(r"(?:in|on|with|under)\b|在", re.IGNORECASE)  # where a line begins so, it may be the document itself
_KINDS: tuple[tuple[DocumentKind, str], ...] = (
    (DocumentKind.SCREENSHOT, r"screen ?shot|screen capture|photo|截图|截屏|照片"),
    (DocumentKind.DECLARATION, r"declaration|affidavit|self-?statement|声明|承诺书"),
    (DocumentKind.CONFIRMATION, r"confirmation|acknowledge?ment|回执|确认函|确认书|受理通知"),
    (DocumentKind.CERTIFICATE, r"certificate|licen[cs]e|permit|registration|accreditation|证书|许可证|执照|资质|登记证|备案证明|认证"),
    (DocumentKind.CONTRACT, r"contract|agreement|mandate|power of attorney|policy no|insurance|合同|协议|授权书|委托书|保单"),
    (DocumentKind.INVOICE, r"invoice|receipt|bill\b|proof of payment|发票|收据|(?<!对)账单|付款凭证"),
    (DocumentKind.REPORT, r"report|audit|statement|报告|对账单"),
    (DocumentKind.PROCEDURE, r"procedure|policy|manual|work instruction|handbook|sop\b|制度|规程|手册|流程|作业指导书|规定"),
    (DocumentKind.RECORD, r"record|log\b|logbook|list|table|export|spreadsheet|register|ledger|记录|台账|清单|表格?|导出|明细"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class EvidenceSaid:
    """What a line says of a document; ``document`` is empty where it only adds to one that is known.

    ``no_day`` is what stands in the place of a day and is none, and ``no_expiry`` in the place of the last day.
    """

    document: str
    date: datetime.date | None
    expires: datetime.date | None
    kind: DocumentKind | None
    where: str
    no_day: str = ""
    no_expiry: str = ""

    def added_to(self, known: Evidence | None) -> Evidence:
        """A new document, or the one that is known with what the line adds. Raises InputError where neither is named."""
        if any(sign.isalpha() for sign in self.document):
            return Evidence(self.document, self.date, self.expires, self.kind, self.where)
        if self.document or known is None or self == EvidenceSaid("", None, None, None, ""):
            raise InputError(
                "no document is named\n    Write: /evidence Carrier contract, 2026-05-01, expires 2027-05-01, at the office",
                "没有写明是什么文件\n    请填写：/证明 物流合同，2026-05-01，有效期至2027-05-01，存于办公室",
            )
        return replace(
            known,
            date=self.date or known.date,
            expires=self.expires or known.expires,
            where=self.where or known.where,
        )


def evidence_said(text: str, today: datetime.date, *, document: str = "") -> EvidenceSaid:
    """What a line says; ``document`` is its name where that is known already, as of a file."""
    rest = " ".join(unicodedata.normalize("NFKC", text).split())
    rest, no_expiry = _none(_EXPIRES, rest, today)
    rest, no_day = _none(_DATED, rest, today)
    rest, (date, expires) = _span(rest, today)
    if expires is None:
        rest, expires = _one(_EXPIRES, rest, today)
    rest = _ENDLESS.sub("", rest)
    if date is None:
        rest, date = _one(_DATED, rest, today)
    where = ""
    names: list[str] = []
    for part in (p.strip(" .。") for p in re.split(r"\s*[,;、]\s*|。\s*", rest)):
        found = _WHERE.fullmatch(part)
        if found and not where and (names or document or not _MAY_BE_A_NAME.match(part)):
            where = next(group for group in found.groups() if group).strip()
        elif part:
            names.append(part)
    named = document or ", ".join(names)
    if document and names:
        named = f"{document} ({', '.join(names)})"
    return EvidenceSaid(named, date, expires, kind_of(named), where, no_day, no_expiry)


def kind_of(document: str) -> DocumentKind | None:
    """What kind of document a name tells of; None where it tells nothing."""
    line = plain(document)
    return next((kind for kind, words in _KINDS if re.search(words, line)), None)


def _span(text: str, today: datetime.date) -> tuple[str, tuple[datetime.date | None, datetime.date | None]]:
    found = _SPAN.search(text)
    first, last = (_day(found[1], today), _day(found[2], today)) if found else (None, None)
    if found is None or first is None or last is None:
        return text, (None, None)
    return text[: found.start()] + text[found.end() :], (first, last)


def _one(pattern: re.Pattern[str], text: str, today: datetime.date) -> tuple[str, datetime.date | None]:
    """The one day that the pattern finds, and the text without it; where there are several none of them is taken."""
    found = list(pattern.finditer(text))
    if len(found) != 1:
        return text, None
    meant = _day(next(group for group in found[0].groups() if group), today)
    return (text, None) if meant is None else (text[: found[0].start()] + text[found[0].end() :], meant)


def _none(pattern: re.Pattern[str], text: str, today: datetime.date) -> tuple[str, str]:
    """The text without the first thing that the pattern finds and that is written as a day but is none, and that thing."""
    for found in pattern.finditer(text):
        said = next(group for group in found.groups() if group)
        alone = not re.search(r"[0-9A-Za-z/.-]$", text[: text.index(said, found.start())]) and not _GOES_ON.match(text[found.end() :])
        if alone and not said.isdecimal() and day(plain(said).replace(",", ""), today) is None:
            return text[: found.start()] + text[found.end() :], said
    return text, ""


def _day(text: str, today: datetime.date) -> datetime.date | None:
    """The day, where exactly one can be meant."""
    if re.fullmatch(r"[0-9]{8}", text):
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    read = day(plain(text).replace(",", ""), today)
    return read.value if read is not None and read.sure else None
