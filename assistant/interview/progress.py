"""How far an interview has come: what is decided (grades still possible, vetoes still open), not only how many questions are left."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from assistant.interview.asking import Settles, asked, open_needs
from assistant.judging.grade import draw_grade
from assistant.judging.index import applies
from assistant.judging.judge import Judged
from assistant.judging.settled import Bounds, bounds, open_vetoes
from assistant.model.library import GRADES, Library, RuleKind
from assistant.model.text import Lang


@dataclass(frozen=True, slots=True)
class Progress:
    """``answered`` of ``total`` questions of a section, total being those given and those that may still be asked.

    ``possible`` are the grades not excluded yet, best first (U last). Vetoes in force are those of rules and of the ladder; those not
    excluded yet, as in the verdict, include market vetoes; ``barred`` are the destinations that market vetoes bar. ``left`` counts the
    questions that are needed now, in all sections. ``certain`` is the grade that no further answer can change, which it can be while
    vetoes are open: one that is found is enough. ``settled`` says that neither grade nor vetoes can change.
    """

    section: str
    answered: int
    total: int
    possible: tuple[str, ...]
    vetoes_found: int
    vetoes_open: int
    barred: tuple[str, ...]
    left: int
    certain: str | None
    settled: bool


def progress(
    library: Library,
    judged: Judged,
    answered: Collection[str],
    section: str,
    *,
    settles: Settles | None = None,
    limits: Bounds | None = None,
) -> Progress:
    """The progress as seen from one section. ``settles`` and ``limits`` are needs and bounds, where they were drawn already."""
    needed = open_needs(library, judged, answered, settles)
    now = limits or bounds(library, judged)
    given = [i for i in standing(library, judged, answered) if asked(library, i).section == section]
    coming = {i for i in needed if asked(library, i).section == section}
    unanswered = [q for q in library.questions.values() if q.section == section and q.id not in answered]
    coming |= {q.id for q in unanswered if applies(q, judged.facts) is None}  # it waits for another answer
    vetoes = [r for r in library.rules.values() if r.kind in (RuleKind.VETO, RuleKind.MARKET_VETO)]
    found = [r for r in vetoes if judged.outcomes[r.id] == "found"]
    possible = draw_grade(library, judged).possible
    return Progress(
        section,
        len(given),
        len(given) + len(coming),
        tuple(sorted(possible, key=(*reversed(GRADES), "U").index)),
        sum(r.kind is RuleKind.VETO for r in found) + sum(m.metric.counts and m.possible == {"D"} for m in judged.ladder),
        len(open_vetoes(library, judged)),
        tuple(sorted({r.market for r in found if r.market is not None})),
        len(needed),
        now.grade,
        now.settled,
    )


def standing(library: Library, judged: Judged, answered: Collection[str]) -> frozenset[str]:
    """The answers that count: those whose question applies. The others are set aside, not lost: they count again when it does."""
    return frozenset(i for i in answered if i in library.indicators or applies(library.questions[i], judged.facts) is not False)


def span(possible: Iterable[str], lang: Lang) -> str:
    """Grades from best to worst: A–C, or A–D, U."""
    given = frozenset(possible)
    rated = [g for g in reversed(GRADES) if g in given]
    text = "–".join(dict.fromkeys((rated[0], rated[-1]))) if rated else ""
    return ("、" if lang == "zh" else ", ").join(part for part in (text, "U" if "U" in given else "") if part)
