"""/why, /how and /learn: why it is asked, how the conclusion so far came about, what there is to know about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from assistant.api.sidetalk_learn import sources_of, terms_in, terms_said
from assistant.cli.layout import shown
from assistant.cli.screen import Screen
from assistant.cli.side import Conversation, Then
from assistant.cli.side_shift import answered, in_a_line, kinds
from assistant.interview.progress import span
from assistant.model.library import Indicator
from assistant.report.references import reference
from assistant.report.words import filled, name, term

if TYPE_CHECKING:
    from assistant.api.sidetalk_why import Region, Why
    from assistant.interview.asking import Asked
    from assistant.model.values import Value

_MOST_WAITING = 4
_MOST_LIMITS = 5
_MOST_LABEL = 60


def why(talk: Conversation, _rest: str) -> Then:
    """The goal, the rules waiting, and what each answer would change."""
    from assistant.api.sidetalk_why import why as reasons

    asked, w, screen = talk.asked, talk.w, talk.screen
    if asked is None:
        talk.say("side.no_question")
        return Then.STANDS
    found = reasons(w.library, talk.interview.inputs, asked, judged=talk.judged)
    matters = asked.formula if isinstance(asked, Indicator) else asked.why
    entry = "talk.formula" if isinstance(asked, Indicator) else "talk.why"
    values = {"formula" if isinstance(asked, Indicator) else "why": filled(w, matters.in_(w.lang), {})}
    talk.item("  ", screen.say(entry, **values))
    progress = talk.interview.progress()
    goal = "why.goal_decided" if len(progress.possible) == 1 else "why.goal"
    talk.item("  ", screen.say(goal, grades=span(progress.possible, w.lang), open=str(progress.vetoes_open)))
    if found.waiting:
        said = kinds(w, found.waiting)
        talk.item("  ", screen.say("why.waiting_one" if len(found.waiting) == 1 else "why.waiting", n=str(len(found.waiting))))
        for goal in found.waiting[:_MOST_WAITING]:
            talk.item("    - ", f"{said[goal]}{w.strings['words.colon']}{name(w, goal)}")
        if len(found.waiting) > _MOST_WAITING:
            talk.item("      ", screen.say("end.more", n=str(len(found.waiting) - _MOST_WAITING)))
    else:
        talk.item("  ", screen.say("why.none_waits"))
    _prospects(talk, asked, found)
    return Then.STANDS


def how(talk: Conversation, rest: str) -> Then:
    """How the conclusion so far came about: the limits of the grade, or the tree behind whatever is named."""
    from assistant.api.explaining import explain
    from assistant.api.sidetalk_naming import named
    from assistant.cli.explain import lines
    from assistant.errors import InputError

    w = talk.w
    about: tuple[str, ...] = ()
    if rest.strip() and rest.strip() not in ("grade", "等级"):
        metrics = [m.id for m in w.library.ladder.metrics]
        subs = [f"index.{s.id}" for s in w.library.index.sub_systems]
        about = named(w.library, rest, [*w.library.rules, *metrics, *w.library.questions, *w.library.indicators, *subs])
    if not about:
        if rest.startswith("/") or (rest.strip() and len(rest.split()) == 1 and rest.isascii() and rest.strip() != "grade"):
            talk.say("how.unknown", style="yellow", said=shown(rest))
        _limits(talk)
        return Then.STANDS
    assessment = talk.provisional()
    try:
        explained = explain(assessment, about[0], w.lang)
    except InputError:
        talk.say("how.unknown", style="yellow", said=shown(rest))
        return Then.STANDS
    talk.tell(*lines(talk.screen, explained, w.strings, briefly=True))
    if len(about) > 1:
        talk.say("how.others", style="dim", names=w.strings["words.comma"].join(name(w, i) for i in about[1:3]))
    return Then.STANDS


def learn(talk: Conversation, rest: str) -> Then:
    """Meaning, example, where to find it, what counts as evidence, the terms in it and its sources; or the term that is named."""
    w, screen, asked = talk.w, talk.screen, talk.asked
    named = terms_said(w.library, [rest]) if rest.strip() else ()
    for term_ in named:
        talk.item("  ", f"{term_.term.in_(w.lang)}{w.strings['words.colon']}{term_.meaning.in_(w.lang)}")
        talk.item("  ", screen.say("talk.sources", sources=w.strings["words.comma"].join(term_.sources)), style="dim")
    if named:
        return Then.STANDS
    if asked is None:
        talk.say("side.no_question")
        return Then.STANDS
    if isinstance(asked, Indicator):
        parts = [("talk.formula", "formula", asked.formula), ("talk.window", "window", asked.window), ("talk.where", "where", asked.where)]
    else:
        parts = [("talk.why", "why", asked.why), ("talk.example", "example", asked.example), ("talk.where", "where", asked.where)]
        parts += [("talk.evidence", "evidence", asked.evidence)] if asked.evidence is not None else []
    for entry, place, said in parts:
        if said.in_(w.lang):
            talk.item("  ", screen.say(entry, **{place: filled(w, said.in_(w.lang), {})}))
    if not isinstance(asked, Indicator) and asked.evidence is None:
        talk.item("  ", screen.say("learn.no_evidence"))
    for it in terms_in(w.library, asked, w.lang):
        talk.item("  ", f"{it.term.in_(w.lang)}{w.strings['words.colon']}{it.meaning.in_(w.lang)}")
    for source in sources_of(w.library, asked):
        mark = term(w, "mark_short", str(source.mark))
        cited = screen.say("learn.source", id=source.id, title=source.title.in_(w.lang), reference=reference(source, w.lang), mark=mark)
        talk.item("  ", cited, style="dim")
    return Then.STANDS


def _prospects(talk: Conversation, asked: Asked, found: Why) -> None:
    w, screen = talk.w, talk.screen
    if not found.prospects:
        talk.item("  ", screen.say("why.indirect"))
        return
    talk.item("  ", screen.say("why.answers"))
    idle = found.left - (asked.id not in talk.interview.inputs.answers and bool(found.waiting))
    effects = [(it, in_a_line(screen, w, it.shift) or _more_or_fewer(screen, it.left, idle)) for it in found.prospects]
    if not any(said for _, said in effects):
        talk.item("    ", screen.say("why.all_nothing"))
        return
    for shown_value, said in _merged([(it.value, said) for it, said in effects]):
        label = answered(screen, w, shown_value, asked.id)
        label = label if len(label) <= _MOST_LABEL else f"{label[: _MOST_LABEL - 1]}…"
        talk.item("    - ", f"{label}{w.strings['words.colon']}{said or screen.say('why.nothing')}")


def _merged(effects: Iterable[tuple[Value | Region, str]]) -> Iterator[tuple[Value | Region, str]]:
    """Neighbouring regions of which the same is said are one."""
    from assistant.api.sidetalk_why import Region

    kept: tuple[Value | Region, str] | None = None
    for value, said in effects:
        if kept is not None and isinstance(kept[0], Region) and isinstance(value, Region) and kept[1] == said:
            kept = (Region(kept[0].low, value.high, kept[0].with_low, value.with_high), said)
            continue
        if kept is not None:
            yield kept
        kept = (value, said)
    if kept is not None:
        yield kept


def _more_or_fewer(screen: Screen, left: int | None, idle: int) -> str:
    more = (idle if left is None else left) - idle
    if not more:
        return ""
    return screen.say("why.more_questions" if more > 0 else "why.fewer_questions", n=str(abs(more)))


def _limits(talk: Conversation) -> None:
    """What limits the grade so far, in short."""
    from assistant.judging.grade import draw_grade
    from assistant.judging.settled import open_vetoes
    from assistant.model.library import GRADES

    w, screen, judged = talk.w, talk.screen, talk.judged
    drawn = draw_grade(w.library, judged)
    talk.say("how.grade", style="bold", grades=span(drawn.possible, w.lang))
    certain = [p for p in drawn.parts if "A" not in p.possible]
    certain.sort(key=lambda p: (max((GRADES.index(g) for g in p.possible if g in GRADES), default=-1), p.part != "veto", p.id))
    for part in certain[:_MOST_LIMITS]:
        what, title = term(w, "kind", part.part), name(w, part.id)
        said = title if what == title else f"{what}{w.strings['words.colon']}{title}"
        talk.item("  - ", screen.say("how.allows", title=said, grades=span(part.possible, w.lang)))
    if len(certain) > _MOST_LIMITS:
        talk.item("    ", screen.say("end.more", n=str(len(certain) - _MOST_LIMITS)))
    if not certain:
        talk.item("  ", screen.say("how.no_limit"))
    open_ones = open_vetoes(w.library, judged)
    metrics = [i for i in open_ones if i not in w.library.rules]
    caps = [p for p in drawn.parts if p.part == "cap" and len(p.possible) > 1 and "A" in p.possible]
    for entry, n in (("how.open_vetoes", len(open_ones)), ("how.open_ladder", len(metrics)), ("how.open_caps", len(caps))):
        if n:
            talk.item("  ? ", screen.say(entry, n=str(n)))
    talk.item("  ", screen.say("how.more"), style="dim")
