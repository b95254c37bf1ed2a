"""/back, /edit, /change and /whatif: an earlier answer is asked again, set right in passing, or supposed otherwise.

The trap it guards: nothing is refiled that was not said back by its title and agreed to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.api.sidetalk import judged_of, measured, shift, supposed
from assistant.api.sidetalk_naming import named, parted
from assistant.cli.asking import answer
from assistant.cli.layout import shown
from assistant.cli.side import Conversation, Then
from assistant.cli.side_shift import in_lines
from assistant.interview.asking import asked, must_apply
from assistant.interview.said import Answer, Confirm
from assistant.interview.understanding import understand
from assistant.interview.values.exactly import Parse
from assistant.judging.judge import Judged
from assistant.model.library import FactDefinition
from assistant.model.values import Fact, Value
from assistant.report.words import name

_SEMICOLON = re.compile(r"[;；]")
_AND = re.compile(r"[,，、](?!\d)\s*(?:and\b|以及|并且?|而且)?|\s(?:and|plus)\s|以及|并且|和", re.IGNORECASE)


def back(talk: Conversation, _rest: str) -> Then:
    """The question before."""
    if talk.interview.back():
        return Then.MOVES
    talk.say("talk.at_first")
    return Then.STANDS


def edit(talk: Conversation, rest: str) -> Then:
    """The answers given, numbered; the one that is chosen is asked again."""
    w, given = talk.w, talk.interview.answers()
    if not given:
        talk.say("edit.none")
        return Then.STANDS
    places = {section: n for n, section in enumerate(w.library.sections)}
    given = tuple(sorted(given, key=lambda g: places[g.question.section]))
    chosen = _chosen(talk, rest, [g.fact.id for g in given]) if rest.strip() else None
    if chosen is None:
        section = ""
        for number, it in enumerate(given, 1):
            if it.question.section != section:
                section = it.question.section
                talk.item("", w.library.sections[section].title.in_(w.lang), style="bold")
            marks = [talk.screen.say(entry) for entry, holds in _marks(it.stands, it.fact) if holds]
            said = f"{name(w, it.fact.id)}{w.strings['words.colon']}{answer(w, it.fact, exact=True)}"
            talk.item(f"{number:>4}  ", said + (f"  [{w.strings['words.comma'].join(marks)}]" if marks else ""))
        talk.say("edit.which")
        line = talk.line()
        if not line.strip():
            return Then.STANDS
        chosen = _chosen(talk, line, [g.fact.id for g in given])
    if chosen is None:
        talk.say("edit.unknown", style="yellow")
        return Then.STANDS
    if talk.interview.revise(chosen):
        return Then.MOVES
    talk.say("edit.not_needed", style="yellow", title=name(w, chosen))
    return Then.STANDS


def change(talk: Conversation, rest: str) -> Then:
    """Other answers to questions named by words, one or several: said back together, and filed once they are agreed to."""
    if not rest.strip():
        return edit(talk, "")
    read = _every(talk, rest)
    if not read:
        places = [g.fact.id for g in talk.interview.answers()]
        about = named(talk.w.library, rest, places, talk.referred)
        if about and talk.interview.revise(about[0]):
            if _sets(rest):
                talk.say("change.no_value", style="yellow", title=name(talk.w, about[0]), said=shown(rest))
            return Then.MOVES
        talk.say("change.unknown", style="yellow", said=shown(rest))
        return Then.STANDS
    by_data = [fact.id for fact in read if measured(talk.w.library, talk.interview.inputs.channels, fact.id)]
    for fact_id in by_data:
        talk.say("change.measured", style="yellow", title=name(talk.w, fact_id))
    offered = tuple(fact for fact in read if fact.id not in by_data)
    if offered:
        talk.setting = tuple(fact.id for fact in offered)
        talk.interview.offer(offered)
    return Then.STANDS


def another_value(talk: Conversation, line: str) -> bool:
    """Whether the reply to a change that was said back, to one answer alone, is another value of it; it is said back in turn."""
    if len(talk.setting) != 1 or line.lstrip().startswith(("/", "／")):
        return False
    fact = _value(talk, talk.setting[0], line)
    if fact is not None:
        talk.interview.offer((fact,))
    return fact is not None


def whatif(talk: Conversation, rest: str) -> Then:
    """What would change if an answer were another: judged, and not kept."""
    facts = _every(talk, rest)
    if not facts:
        talk.say("whatif.form" if not rest.strip() else "whatif.unknown", style="yellow", said=shown(rest))
        return Then.STANDS
    w, inputs = talk.w, talk.interview.inputs
    for fact in facts:
        talk.say("whatif.if", answer=titled(talk, fact))
    after = judged_of(w.library, supposed(w.library, inputs, facts))
    for line in in_lines(talk.screen, w, shift(w.library, talk.judged, after)):
        talk.item("  ", line)
    talk.say("whatif.saved", style="dim")
    return Then.STANDS


def changed(talk: Conversation, before: Judged) -> None:
    """What an answer changed that was given in the place of another."""
    result = shift(talk.w.library, before, talk.judged)
    for line in in_lines(talk.screen, talk.w, result):
        talk.item("  ", line)


def reading(talk: Conversation, text: str) -> tuple[Fact, ...]:
    """The answers that a line such as "late shipments to 4%" gives; none where no fact or no value of it is meant."""
    known = talk.interview.talk
    if known is not None:
        from assistant.interview.referring import changed as set_to

        said = set_to(known, talk.w.library, text, parse=_parse(talk), today=talk.w.library.as_of)
        if isinstance(said, Confirm):
            return said.facts
    library = talk.w.library
    first = [g.fact.id for g in talk.interview.answers()]
    every = dict.fromkeys([*first, *library.questions, *library.indicators])
    for words, value in parted(text):
        for fact_id in named(library, words, every, talk.referred):
            fact = _value(talk, fact_id, value)
            if fact is not None:
                return (fact,)
    return ()


def turned(talk: Conversation, fact: Fact) -> str:
    """An answer with the title of its question, after the answer that it would replace."""
    now = talk.interview.inputs.answers.get(fact.id)
    if now is None or (now.state, now.value) == (fact.state, fact.value):
        return titled(talk, fact)
    before, after = answer(talk.w, now, exact=True), answer(talk.w, fact, exact=True)
    return talk.screen.say("change.from_to", title=name(talk.w, fact.id), before=before, after=after)


def titled(talk: Conversation, fact: Fact) -> str:
    """An answer with the title of its question."""
    return f"{name(talk.w, fact.id)}{talk.w.strings['words.colon']}{answer(talk.w, fact, exact=True)}"


def _every(talk: Conversation, rest: str) -> tuple[Fact, ...]:
    """One answer or several: each part by itself, where every part names what it sets and to what, else the sentence as a whole."""
    for between in (_SEMICOLON, _AND):
        parts = [part for part in between.split(rest) if part.strip()]
        if len(parts) > 1 and all(_sets(part) for part in parts):
            facts = [fact for part in parts for fact in reading(talk, part)]
            if len({fact.id for fact in facts}) == len(facts) >= len(parts):
                return tuple(facts)
    return () if _SEMICOLON.search(rest.strip(" ;；")) else reading(talk, rest)


def _sets(part: str) -> bool:
    """Whether a part of a sentence names a value beside what it is of."""
    from assistant.interview.referring import parted as parted_to  # not before the first prompt

    return bool(parted_to(part)[1])


def _value(talk: Conversation, fact_id: str, text: str) -> Fact | None:
    library = talk.w.library
    said = understand(text, asked(library, fact_id), parse=_parse(talk), today=library.as_of, must_apply=must_apply(library, fact_id))
    return said.facts[0] if isinstance(said, Answer | Confirm) else None


def _parse(talk: Conversation) -> Parse:
    from assistant.loading.values import parse_value

    lang = talk.w.lang

    def parse(definition: FactDefinition, typed: str) -> Value:
        return parse_value(definition, typed, lang)

    return parse


def _chosen(talk: Conversation, text: str, ids: list[str]) -> str | None:
    wanted = text.strip().rstrip(".")
    if wanted.isdigit():
        return ids[int(wanted) - 1] if 1 <= int(wanted) <= len(ids) else None
    return next(iter(named(talk.w.library, text, ids, talk.referred)), None)


def _marks(stands: bool, fact: Fact) -> Iterable[tuple[str, bool]]:
    yield "edit.set_aside", not stands
    yield "edit.documented", fact.evidence is not None
    yield "edit.noted", bool(fact.note)
