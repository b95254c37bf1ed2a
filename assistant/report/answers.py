"""What the verdict was made from: answers section by section, measured figures by channel, and what was computed from them."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from assistant.model.library import Question
from assistant.model.values import Plain
from assistant.model.verdict import Core, FactEntry
from assistant.report.parts import Answer, AnswerSection, MeasuredRow, MeasuredTable, Term
from assistant.report.words import Words, channel_name, day, fact, filled, name, say, term


def sections(w: Words, core: Core, respondents: Mapping[str, str] = MappingProxyType({})) -> tuple[AnswerSection, ...]:
    """Every question in the order of the interview, with its answer or why there is none; sections without questions are left out.

    ``respondents`` are who gave the answers, where several people did.
    """
    found = []
    for section in w.library.sections.values():
        questions = [q for q in w.library.questions.values() if q.section == section.id]
        answers = tuple(_by(w, _answer(w, core, q), respondents.get(q.id, "")) for q in questions)
        asked = [a for a in answers if a.state != "not_applicable"]
        known = sum(a.state == "known" for a in asked)
        if answers:
            given = say(w, "answers.given", n=str(known), total=str(len(asked)))
            found.append(AnswerSection(section.id, section.title.in_(w.lang), answers, given))
    return tuple(found)


def measured(w: Words, core: Core) -> MeasuredTable:
    """Indicators with one column for each channel, and one for what was typed in; indicators nobody gave are left out."""
    columns = list(core["channels"].values())
    names = [channel_name(w, c) for c in core["channels"]]
    declared = {i: e for i, e in core["answers"].items() if i in w.library.indicators}
    if declared:
        columns, names = [*columns, declared], [*names, w.strings["score.declared"]]
    rows = []
    for indicator in w.library.indicators.values():
        entries = [column.get(indicator.id) for column in columns]
        if any(e is not None and e["state"] != "unknown" for e in entries):
            origin = Term(indicator.origin, term(w, "data_origin", indicator.origin))
            values = tuple(fact(w, indicator.id, e) for e in entries)
            title, formula = indicator.fact.title.in_(w.lang), indicator.formula.in_(w.lang)
            rows.append(MeasuredRow(indicator.id, title, formula, origin, values, _documents(w, entries, core["as_of"])))
    return MeasuredTable(tuple(names), tuple(rows))


def derived(w: Words, core: Core) -> tuple[Answer, ...]:
    """Facts computed from answers and data by the listed derivations."""
    entries = [(d, core["facts"].get(d)) for d in w.library.derivations]
    return tuple(_entry(w, core, d, name(w, d), e) for d, e in entries if e is not None)


def _answer(w: Words, core: Core, question: Question) -> Answer:
    read = core["facts"].get(question.id)
    given = core["answers"].get(question.id)
    answer = _entry(w, core, question.id, filled(w, question.ask.in_(w.lang), {}), read)
    if given and given["state"] == "known" and read and read["state"] == "not_applicable":
        said = say(w, "answers.unused", answer=fact(w, question.id, given, exact=True), state=answer.answer)
        return dataclasses.replace(answer, answer=said, note=given.get("note", ""))
    return answer


def _by(w: Words, answer: Answer, respondent: str) -> Answer:
    """The answer with the name of who gave it beside its note."""
    if not respondent:
        return answer
    said = say(w, "answers.by", name=respondent)
    return dataclasses.replace(answer, note=f"{answer.note}{w.strings['words.semicolon']}{said}" if answer.note else said)


def _entry(w: Words, core: Core, fact_id: str, question: str, entry: FactEntry | None) -> Answer:
    origin = entry["origin"] if entry else None
    evidence = entry.get("evidence") if entry else None
    return Answer(
        id=fact_id,
        question=question,
        answer=fact(w, fact_id, entry, exact=origin in {"declared", "documented"}),
        state=entry["state"] if entry else "unknown",
        origin=Term(origin, term(w, "origin", origin)) if origin else None,
        evidence=_evidence(w, evidence, core["as_of"]) if evidence else "",
        note=entry.get("note", "") if entry else "",
    )


def _documents(w: Words, entries: Sequence[FactEntry | None], as_of: str) -> str:
    """The documents behind the figures of all channels, each once."""
    said = [_evidence(w, e["evidence"], as_of) for e in entries if e and e.get("evidence")]
    return w.strings["words.semicolon"].join(dict.fromkeys(said))


def _evidence(w: Words, evidence: Mapping[str, Plain], as_of: str) -> str:
    """The document with its dates, and whether it counts on the day of the assessment."""
    document, kind = str(evidence.get("document", "")), evidence.get("kind")
    parts = [say(w, "answers.of_kind", document=document, kind=term(w, "document", str(kind))) if kind else document]
    today = datetime.date.fromisoformat(as_of)
    dated, expires = _date(evidence.get("date")), _date(evidence.get("expires"))
    if dated is None:
        parts.append(w.strings["answers.undated"])
    else:
        parts.append(say(w, "answers.dated" if dated <= today else "answers.future", date=day(w, dated)))
    if expires is not None:
        parts.append(say(w, "answers.expires" if expires >= today else "answers.expired", date=day(w, expires)))
    if evidence.get("where"):
        parts.append(say(w, "answers.where", where=str(evidence["where"])))
    return w.strings["words.comma"].join(p for p in parts if p)


def _date(value: Plain) -> datetime.date | None:
    return datetime.date.fromisoformat(value) if isinstance(value, str) else None
