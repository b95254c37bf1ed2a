"""One outline for all formats: the canonical core of an assessment, arranged and worded in one language.

A function of its arguments alone: no clock, no folder but ``templates``, so the same core gives the same bytes in every renderer.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.model.canonical import digest
from assistant.model.library import Library
from assistant.model.text import Lang, Text
from assistant.model.verdict import Core, IndexItem
from assistant.report import answers, findings, outlook, traces
from assistant.report.front import front, limiting
from assistant.report.ladder import ladder
from assistant.report.parts import Bar, Deadline, LimitRow, Remark, Term
from assistant.report.plan import measures, plan
from assistant.report.score import Doubt, beside, score
from assistant.report.shape import SCHEMA, About, Band, Outline
from assistant.report.words import Words, day, decimal, name, say, term, words

_METHOD = ("scores", "law", "grade", "documented", "derived", "unknown", "replay")


@dataclass(frozen=True, slots=True)
class Annotation:
    """Something added after the verdict: kind ``comment``, ``waiver`` or ``signoff``."""

    kind: str
    text: str
    author: str
    date: datetime.date


def outline(
    core: Core,
    library: Library,
    lang: Lang,
    *,
    templates: Path,
    assessment_id: str,
    client: str | None = None,
    annotations: Sequence[Annotation] = (),
    notices: Sequence[Text] = (),
    invented_answers: bool = False,
    respondents: Mapping[str, str] | None = None,
    doubt: Doubt | None = None,
) -> Outline:
    """The report of one assessment. ``library`` is the one it was made with (``library_on`` its as-of date).

    ``notices`` are printed under the title: the remark that measured data came with. ``invented_answers`` prints that the
    answers are invented; ``respondents`` who gave which, where several people did; ``doubt`` is how sure the data score is. Raises
    InputError when the catalogue of wording in ``templates`` cannot be read.
    """
    w = words(library, lang, templates=templates)
    verdict = core["verdict"]
    held = frozenset(x["id"] for x in limiting(core))
    todo = measures(w, core, held)
    shown = traces.entries(w, core)
    used = traces.thresholds(w, shown, core)
    found = findings.groups(w, core)
    odd, undecided = findings.contradictions(w, core), findings.undecided(w, core)
    said = [f for group in found for f in group.findings] + [*odd, *undecided]
    due, limits = outlook.deadlines(w, core), outlook.platforms(w, core)
    around: list[Deadline | LimitRow] = [*due, *(row for table in limits for row in table.rows)]
    cited = traces.sources(w, shown=shown, findings=said, measures=todo, used=used, around=around, core=core)
    return Outline(
        schema=SCHEMA,
        lang=lang,
        title=w.strings["report.title"],
        about=_about(w, core, assessment_id, client, annotations),
        notices=(*([w.strings["notice.invented"]] if invented_answers else []), *(n.in_(lang) for n in notices)),
        front=front(w, core, todo),
        practice_index=_bar(w, verdict["practice_index"], w.strings["index.total"], tuple(b.total for b in library.index.bands)),
        sub_systems=tuple(_bar(w, i, name(w, i["id"]), tuple(b.each for b in library.index.bands)) for i in verdict["sub_systems"]),
        bands=tuple(Band(b.grade, decimal(b.total, digits=None), decimal(b.each, digits=None)) for b in library.index.bands),
        data_score=score(w, core, doubt),
        ladder=ladder(w, core, held),
        platforms=limits,
        findings=found,
        contradictions=odd,
        beside=beside(w, core),
        undecided=undecided,
        unknown=findings.unknowns(w, core),
        plan=plan(w, todo),
        deadlines=due,
        answers=answers.sections(w, core, respondents or {}),
        measured=answers.measured(w, core),
        derived=answers.derived(w, core),
        trace=shown,
        cleared=traces.cleared(w, core),
        thresholds=used,
        sources=cited,
        marks=traces.marks(w, cited, used),
        method=tuple(w.strings[f"method.{m}"] for m in _METHOD),
        annotations=tuple(Remark(Term(a.kind, term(w, "annotation", a.kind)), a.text, a.author, day(w, a.date)) for a in annotations),
    )


def _about(w: Words, core: Core, assessment_id: str, client: str | None, annotations: Sequence[Annotation]) -> About:
    status = "final" if any(a.kind == "signoff" for a in annotations) else "draft"
    base = core["rule_base"]
    return About(
        assessment=assessment_id,
        client=client,
        as_of=day(w, core["as_of"]),
        as_of_date=core["as_of"],
        rule_base_version=base["version"],
        rule_base_digest=base["digest"],
        core_digest=digest(core),
        status=Term(status, term(w, "status", status)),
    )


def _bar(w: Words, item: IndexItem, title: str, marks: tuple[float, ...]) -> Bar:
    lowest, highest = decimal(item["lowest"], digits=1), decimal(item["highest"], digits=1)
    text = decimal(item["index"], digits=1) if item["index"] is not None else say(w, "words.range", lowest=lowest, highest=highest)
    if item["asked"] == 0:
        text = w.strings["words.none"]
    return Bar(
        id=item["id"],
        title=title,
        text=text,
        index=item["index"],
        lowest=item["lowest"],
        highest=item["highest"],
        answered=item["answered"],
        asked=item["asked"],
        coverage=say(w, "words.of", n=str(item["answered"]), total=str(item["asked"])),
        marks=marks,
    )
