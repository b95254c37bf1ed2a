"""The end of an assessment on one screen: grade, vetoes, sub-systems, what to do first, dates ahead, what is open.

The trap it guards: a screen that has to be scrolled back is not read; whatever does not help to act stays in the report.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rich.text import Text

from assistant.api.assessment import Assessment
from assistant.api.papers import firming_of
from assistant.cli.cells import pad, width
from assistant.cli.layout import bar, hang, paragraph
from assistant.cli.screen import TONES, Screen
from assistant.cli.side_shift import effect
from assistant.judging.firming import Firming
from assistant.model.library import RuleKind
from assistant.model.text import fill
from assistant.report.parts import Bar, Deadline, Measure, Open, Veto
from assistant.report.shape import GradeView, Outline
from assistant.report.words import Words, decimal, name, words

_BAR = 20
_MOST_VETOES = 4
_MOST_REASONS = 2
_MOST_DATES = 3
_MOST_OPEN = 3
_MOST_NAMES = 2
_WIDE = 70  # cells; below it the coverage of a bar is left to the report


def ending(screen: Screen, assessment: Assessment, outline: Outline, strings: Mapping[str, str]) -> list[Text]:
    """All lines of the ending but the last two (where the report lies, what to run next)."""
    w = words(assessment.library, screen.lang, templates=assessment.templates)
    return [
        *_grade(screen, w, assessment, outline),
        *_vetoes(screen, outline, strings),
        *_sub_systems(screen, outline, strings),
        *_first(screen, w, assessment, outline),
        *_dates(screen, outline),
        *_open(screen, assessment, outline),
        Text(""),
        Text(paragraph(_identity(screen, assessment), screen.width), style="dim"),
    ]


def _grade(screen: Screen, w: Words, assessment: Assessment, outline: Outline) -> Iterator[Text]:
    """The grade with its range, as declared and as documented, and what limits it, where no veto does."""
    cells, front, strings = screen.width, outline.front, w.strings
    for notice in outline.notices:
        yield Text(paragraph(notice, cells), style="dim italic")
    yield Text("")
    yield _headline(screen, front.grade, front.headline)
    if front.grade.value == "U" or (front.grade.decided and not front.reasons):
        yield Text(paragraph(front.grade.meaning, cells))
    elif not front.grade.decided and "U" in assessment.core["verdict"]["grade"]["possible"]:
        yield Text(paragraph(strings["meaning.maybe_unrated"], cells))
    beside = front.declared_and_documented
    if front.practice is not None and front.practice.badge != front.grade.badge:
        beside += f"{strings['words.gap']}{front.practice.label}{strings['words.colon']}{front.practice.badge}"
        beside += "。" if screen.lang == "zh" else "."
    yield Text(paragraph(beside, cells))
    if front.documented.badge != front.grade.badge and (papers := firming_of(assessment.core, assessment.library)) is not None:
        yield from (Text(paragraph(line, cells)) for line in _firmest(screen, w, papers))
    held = [r for r in front.reasons if r.kind.id not in ("veto", "finding")] if not front.vetoes else []
    for reason in held[:_MOST_REASONS]:
        said = name(w, reason.id) if reason.kind.id == "cap" else reason.text
        yield Text(hang("  - ", f"{reason.kind.text}{strings['words.colon']}{said}", cells))


def _firmest(screen: Screen, w: Words, found: Firming) -> Iterator[str]:
    """The one document that would firm it up most, and what is documented at least once it is there."""
    if found.best is None or found.after is None:
        return
    if found.after.lowest != found.before.lowest:
        yield screen.say("end.document", title=name(w, found.best), grade=found.after.lowest)
    else:
        before, after = (decimal(it.index, digits=1) for it in (found.before, found.after))
        yield screen.say("end.document_index", title=name(w, found.best), before=before, after=after)


def _headline(screen: Screen, grade: GradeView, headline: str) -> Text:
    if screen.settings.accessible:
        return Text(headline, style="bold")
    return Text.assemble((f" {grade.badge} ", f"bold reverse {TONES.get(grade.tone, 'bold')}"), " ", (headline, "bold"))


def _vetoes(screen: Screen, outline: Outline, strings: Mapping[str, str]) -> Iterator[Text]:
    """Vetoes in force with what clears them, barred destinations, and by name the vetoes that are not excluded."""
    front = outline.front
    for items, head, style in ((front.vetoes, "front.vetoes", "bold red"), (front.market_vetoes, "front.market_vetoes", "bold yellow")):
        if items:
            yield _head(strings[head], style=style)
            for veto in items[:_MOST_VETOES]:
                yield from _veto(screen, strings, veto)
            if len(items) > _MOST_VETOES:
                yield Text("    " + screen.say("end.more_below", n=str(len(items) - _MOST_VETOES)), style="dim")
    if front.open_vetoes:
        yield Text("")
        names = _listed(screen, strings, [term.text for term in front.open_vetoes])
        yield Text(paragraph(f"{strings['front.open_vetoes']}{strings['words.colon']}{names}", screen.width))
    elif not front.vetoes and not front.market_vetoes:
        yield Text(paragraph(strings["front.no_vetoes"], screen.width))


def _veto(screen: Screen, strings: Mapping[str, str], veto: Veto) -> Iterator[Text]:
    market = f"{veto.market}{strings['words.colon']}" if veto.market else ""
    yield Text(hang("  ! " if screen.settings.accessible else "  ✗ ", market + veto.title, screen.width))
    yield Text(paragraph(f"{strings['front.clears']}{strings['words.colon']}{veto.clears_when}", screen.width, indent=4))


def _sub_systems(screen: Screen, outline: Outline, strings: Mapping[str, str]) -> Iterator[Text]:
    """The bars; then in a sentence the data score, and the figures that were typed in and measured otherwise."""
    bars = [b for b in (*outline.sub_systems, outline.practice_index) if b.asked]
    if bars:
        yield Text("")
        yield from _bars(screen, bars)
    score, cells = outline.data_score, screen.width
    if score is not None:
        robust = "" if outline.front.vetoes else score.grade.text
        said = [s.rstrip(".。") for s in (score.percentile, score.interval, robust, score.remark) if s]
        stop = "。" if screen.lang == "zh" else "."
        text = f"{strings['index.data_score']}{strings['words.colon']}{strings['words.semicolon'].join([score.text, *said])}{stop}"
        yield Text(paragraph(text, cells))
    for it in outline.beside:
        if not it.agrees:
            shops = strings["words.comma"].join(fill(strings["score.shop"], {"value": v.text, "channel": v.id}) for v in it.measured)
            both = {"title": it.title, "declared": it.declared, "measured": shops, "sign": strings["score.differs"]}
            yield Text(hang("  - ", fill(strings["score.side"], both), cells))


def _bars(screen: Screen, bars: list[Bar]) -> Iterator[Text]:
    cells = max(width(b.title) for b in bars)
    for it in bars:
        drawn = "" if screen.settings.accessible else bar(it.lowest, it.highest, _BAR) + "  "
        answered = screen.say("end.answered", n=str(it.answered), total=str(it.asked)) if it.answered < it.asked else ""
        yield Text(f"  {pad(it.title, cells)}  {drawn}{it.text}" + (f"  ({answered})" if answered and screen.width >= _WIDE else ""))


def _first(screen: Screen, w: Words, assessment: Assessment, outline: Outline) -> Iterator[Text]:
    """Three things to do first, each with its effort and what it would change by itself."""
    from assistant.api.sidetalk_effects import effects

    measures = outline.front.first
    if not measures:
        yield Text("")
        yield Text(paragraph(w.strings["front.no_first"], screen.width))
        return
    yield _head(w.strings["front.first"])
    found = effects(assessment, [m.id for m in measures])
    for it in measures:
        yield Text(hang(f"  {it.number}. ", it.title, screen.width), style="bold")
        does = effect(screen, w, found[it.id]) if it.id in found else ""
        yield Text(paragraph(effort(screen, it) + (does or because(screen, w, it)), screen.width, indent=5))


def effort(screen: Screen, measure: Measure) -> str:
    """Effort and time of a measure, before its effect."""
    return screen.say("end.effort", effort=measure.effort.text, lead=measure.lead)


def because(screen: Screen, w: Words, measure: Measure) -> str:
    """What a measure answers, where what it changes by itself cannot be said."""
    return screen.say("end.because", names=_listed(screen, w.strings, [t.text for t in measure.because]))


def _dates(screen: Screen, outline: Outline) -> Iterator[Text]:
    """The next dates: those that concern the enterprise for certain before those that may."""
    ahead = [d for d in outline.deadlines if d.status.id != "begun"]
    chosen = sorted(sorted(ahead, key=lambda d: (bool(d.condition), d.iso))[:_MOST_DATES], key=lambda d: d.iso)
    if chosen:
        yield _head(screen.say("end.dates"))
        for it in chosen:
            yield Text(hang("  - ", _date(screen, it), screen.width))


def _date(screen: Screen, deadline: Deadline) -> str:
    entry = "end.date_if" if deadline.condition else "end.date"
    return screen.say(entry, date=deadline.date, when=deadline.when, title=deadline.title)


def _open(screen: Screen, assessment: Assessment, outline: Outline) -> Iterator[Text]:
    """What is still open: what settles most first, vetoes before everything; one line where it changes neither grade nor veto."""
    if not outline.unknown:
        return
    front, strings = outline.front, words(assessment.library, screen.lang, templates=assessment.templates).strings
    weighed = {u["fact"]: _weight(assessment, u["settles"]) for u in assessment.core["verdict"]["unknown"]}
    by_weight = sorted(outline.unknown, key=lambda o: weighed[o.fact], reverse=True)
    if front.grade.decided and not front.open_vetoes:
        yield Text("")
        text = screen.say("end.open_only_findings", n=str(len(by_weight)), names=_listed(screen, strings, [o.title for o in by_weight]))
        yield Text(paragraph(text, screen.width))
        return
    yield _head(screen.say("end.open"))
    for it in by_weight[:_MOST_OPEN]:
        yield Text(hang("  ? ", _settles(screen, strings, it), screen.width))
    if len(by_weight) > _MOST_OPEN:
        yield Text("    " + screen.say("end.more_below", n=str(len(by_weight) - _MOST_OPEN)), style="dim")


def _weight(assessment: Assessment, settles: list[str]) -> tuple[int, int]:
    rules = assessment.library.rules
    return (sum(s in rules and rules[s].kind in (RuleKind.VETO, RuleKind.MARKET_VETO) for s in settles), len(settles))


def _settles(screen: Screen, strings: Mapping[str, str], it: Open) -> str:
    names = _listed(screen, strings, list(it.settles))
    return f"{it.title}{strings['words.semicolon']}{screen.say('end.settles', names=names)}"


def _listed(screen: Screen, strings: Mapping[str, str], items: list[str]) -> str:
    names = strings["words.comma"].join(items[:_MOST_NAMES])
    return screen.say("side.and_more", names=names, n=str(len(items) - _MOST_NAMES)) if len(items) > _MOST_NAMES else names


def _identity(screen: Screen, assessment: Assessment) -> str:
    base = assessment.core["rule_base"]
    if not assessment.stored:
        stored = screen.say("not_stored", id=assessment.id[:12])
    elif assessment.client:
        stored = screen.say("stored_for", id=assessment.id, client=assessment.client)
    else:
        stored = screen.say("stored", id=assessment.id)
    return f"{stored}\n" + screen.say("end.engine", engine=assessment.engine, version=base["version"], digest=base["digest"][:12])


def _head(text: str, style: str = "bold") -> Text:
    return Text(f"\n{text}", style=style)
