"""/status and /plan: where the interview stands, and what to do first so far."""

from __future__ import annotations

from assistant.api.sidetalk_status import status as standing
from assistant.cli.cells import pad, width
from assistant.cli.ending import because, effort
from assistant.cli.layout import bar
from assistant.cli.side import Conversation, Then
from assistant.cli.side_shift import effect, points
from assistant.interview.progress import span
from assistant.report.words import name

_MOST_NAMES = 3
_MOST_MEASURES = 3
_BAR = 20


def status(talk: Conversation, _rest: str) -> Then:
    """Sections with counts, grades possible, vetoes in force and open, sub-systems, what is put off, notes, the certificate."""
    w, screen, interview = talk.w, talk.screen, talk.interview
    found = standing(w.library, talk.judged, interview.inputs.answers)
    talk.say("status.grades", style="bold", grades=span(found.stand.possible, w.lang))
    vetoes = {"status.vetoes": found.stand.vetoes, "status.barred": found.stand.barred, "status.open_vetoes": found.open_vetoes}
    for entry, rules in vetoes.items():
        ids = [w.library.rules[r].market or r for r in rules] if entry == "status.barred" else list(rules)
        if ids:
            talk.item("  ", screen.say(entry, n=str(len(ids)), names=talk.listed([name(w, i) for i in ids], _MOST_NAMES)))
    if not any(vetoes.values()):
        talk.item("  ", w.strings["front.no_vetoes"])
    cells = max((width(name(w, i.id)) for i in found.sub_systems), default=0)
    for it in found.sub_systems:
        drawn = "" if screen.settings.accessible else bar(it.lowest, it.highest, _BAR) + "  "
        talk.item("  ", f"{pad(name(w, it.id), cells)}  {drawn}{points((it.lowest, it.highest))}")
    sections = [
        screen.say("status.section", title=w.library.sections[s.id].title.in_(w.lang), n=str(s.answered), total=str(s.total))
        for s in found.sections
    ]
    talk.item("  ", screen.say("status.sections", sections=w.strings["words.comma"].join(sections), left=str(found.left)))
    for entry, ids in (("status.put_off", list(interview.put_off)), ("status.set_aside", list(found.set_aside))):
        if ids:
            talk.item("  ", screen.say(entry, names=talk.listed([name(w, i) for i in ids], _MOST_NAMES)))
    if interview.settled is not None:
        talk.item("  ", screen.say("status.settled"), style="bold")
    noted = [given.fact for given in interview.answers() if given.fact.note]
    for fact in noted[:_MOST_NAMES]:
        talk.item("  ", screen.say("status.note", title=name(w, fact.id), note=fact.note), style="dim")
    if len(noted) > _MOST_NAMES:
        talk.item("  ", screen.say("status.notes_more", n=str(len(noted) - _MOST_NAMES)), style="dim")
    return Then.STANDS


def plan(talk: Conversation, _rest: str) -> Then:
    """What to do first so far, with effort and effect."""
    from assistant.api.sidetalk_effects import effects
    from assistant.report.front import limiting
    from assistant.report.plan import measures

    w, screen = talk.w, talk.screen
    assessment = talk.provisional()
    first = measures(w, assessment.core, frozenset(x["id"] for x in limiting(assessment.core)))
    if not first:
        talk.say("plan.none")
        return Then.STANDS
    found = effects(assessment, [m.id for m in first[:_MOST_MEASURES]])
    talk.say("plan.so_far", style="bold")
    for it in first[:_MOST_MEASURES]:
        talk.item(f"  {it.number}. ", it.title)
        does = effect(screen, w, found[it.id]) if it.id in found else ""
        talk.item("     ", effort(screen, it) + (does or because(screen, w, it)))
    if len(first) > _MOST_MEASURES:
        talk.item("  ", screen.say("plan.more", n=str(len(first) - _MOST_MEASURES)), style="dim")
    return Then.STANDS
