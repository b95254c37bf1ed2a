"""The end of an assessment on the screen, as a good terminal audit ends: grade, vetoes, sub-systems, what to do first, what is open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rich.text import Text

from assistant.api.assessment import Assessment
from assistant.cli.cells import pad, width
from assistant.cli.layout import bar, hang, paragraph
from assistant.cli.screen import TONES, Screen
from assistant.model.text import fill
from assistant.report.parts import Bar, Measure, Veto
from assistant.report.shape import GradeView, Outline

_BAR = 20
_MOST_OPEN = 5
_MOST_NAMES = 3


def ending(screen: Screen, assessment: Assessment, outline: Outline, strings: Mapping[str, str]) -> list[Text]:
    """All lines of the ending but the last two (where the report lies, what to run next)."""
    return list(_lines(screen, assessment, outline, strings))


def _lines(screen: Screen, assessment: Assessment, outline: Outline, strings: Mapping[str, str]) -> Iterator[Text]:
    cells, front = screen.width, outline.front
    for notice in outline.notices:
        yield Text(paragraph(notice, cells), style="dim italic")
    yield Text("")
    yield _headline(screen, front.grade, front.headline)
    yield Text(paragraph(front.grade.meaning, cells))
    beside = front.declared_and_documented
    if front.practice is not None and front.practice.badge != front.grade.badge:
        beside += f"\n{front.practice.label}{strings['words.colon']}{front.practice.badge}"
    yield Text(paragraph(beside, cells))
    yield from _vetoes(screen, strings, outline)
    if any(b.asked for b in outline.sub_systems):
        yield _head(strings["section.sub_systems"])
        yield from _bars(screen, (*outline.sub_systems, outline.practice_index))
    yield from _score(screen, strings, outline)
    yield _head(strings["front.reasons"])
    for reason in front.reasons:
        yield Text(hang("  - ", f"{reason.kind.text}{strings['words.colon']}{reason.text}", cells))
    if not front.reasons:
        yield Text(paragraph(strings["front.no_reasons"], cells, indent=2))
    yield _head(strings["front.first"])
    for measure in front.first:
        yield from _measure(screen, strings, measure)
    if not front.first:
        yield Text(paragraph(strings["front.no_first"], cells, indent=2))
    yield from _open(screen, strings, outline)
    yield Text("")
    yield Text(paragraph(_identity(screen, assessment), cells), style="dim")


def _headline(screen: Screen, grade: GradeView, headline: str) -> Text:
    if screen.settings.accessible:
        return Text(headline, style="bold")
    return Text.assemble((f" {grade.badge} ", f"bold reverse {TONES.get(grade.tone, 'bold')}"), " ", (headline, "bold"))


def _vetoes(screen: Screen, strings: Mapping[str, str], outline: Outline) -> Iterator[Text]:
    front = outline.front
    if front.vetoes:
        yield _head(strings["front.vetoes"], style="bold red")
        for veto in front.vetoes:
            yield from _veto(screen, strings, veto)
    elif not front.open_vetoes:
        yield Text("")
        yield Text(paragraph(strings["front.no_vetoes"], screen.width))
    if front.market_vetoes:
        yield _head(strings["front.market_vetoes"], style="bold yellow")
        for veto in front.market_vetoes:
            yield from _veto(screen, strings, veto)
    if front.open_vetoes:
        yield _head(strings["front.open_vetoes"])
        for term in front.open_vetoes[:_MOST_OPEN]:
            yield Text(hang("  ? ", term.text, screen.width))
        if len(front.open_vetoes) > _MOST_OPEN:
            yield Text("    " + screen.say("end.more", n=str(len(front.open_vetoes) - _MOST_OPEN)), style="dim")


def _veto(screen: Screen, strings: Mapping[str, str], veto: Veto) -> Iterator[Text]:
    market = f"{veto.market}{strings['words.colon']}" if veto.market else ""
    yield Text(hang("  ! " if screen.settings.accessible else "  ✗ ", market + veto.text, screen.width))
    yield Text(paragraph(f"{strings['front.clears']}{strings['words.colon']}{veto.clears_when}", screen.width, indent=4))


def _bars(screen: Screen, bars: tuple[Bar, ...]) -> Iterator[Text]:
    cells = max(width(b.title) for b in bars)
    for it in bars:
        if not it.asked:
            continue
        drawn = "" if screen.settings.accessible else bar(it.lowest, it.highest, _BAR) + "  "
        answered = screen.say("end.answered", n=str(it.answered), total=str(it.asked)) if it.answered < it.asked else ""
        yield Text(f"  {pad(it.title, cells)}  {drawn}{it.text}" + (f"  ({answered})" if answered and screen.width >= 70 else ""))


def _score(screen: Screen, strings: Mapping[str, str], outline: Outline) -> Iterator[Text]:
    """The data score: the figure, where it stands, what it is made of, how sure it and the grade are; then figures given in two ways."""
    score, cells = outline.data_score, screen.width
    if score is not None:
        yield _head(f"{strings['index.data_score']}{strings['words.colon']}{score.text}")
        for part in score.parts:
            figure = fill(strings["score.on_sample"], {"value": part.value, "n": part.sample}) if part.sample else part.value
            line = strings["score.line" if part.state == "known" else "score.line_state"]
            yield Text(hang("  - ", fill(line, {"title": part.title, "value": figure, "points": part.points}), cells))
        for said in (score.percentile, score.channel, score.interval, score.grade.text, score.moves, score.remark):
            if said:
                yield Text(paragraph(said, cells, indent=2))
    if outline.beside:
        yield _head(strings["score.beside"])
        for it in outline.beside:
            shops = strings["words.comma"].join(fill(strings["score.shop"], {"value": v.text, "channel": v.id}) for v in it.measured)
            sign = strings["score.agrees" if it.agrees else "score.differs"]
            both = {"title": it.title, "declared": it.declared, "measured": shops, "sign": sign}
            yield Text(hang("  - ", fill(strings["score.side"], both), cells))


def _measure(screen: Screen, strings: Mapping[str, str], measure: Measure) -> Iterator[Text]:
    cells = screen.width
    yield Text(hang(f"  {measure.number}. ", measure.title, cells), style="bold")
    yield Text(paragraph(screen.say("end.effort", effort=measure.effort.text, lead=measure.lead), cells, indent=5))
    names = strings["words.comma"].join(t.text for t in measure.because[:_MOST_NAMES])
    yield Text(paragraph(screen.say("end.because", names=names), cells, indent=5))
    yield Text(paragraph(f"{strings['front.first_step']}{strings['words.colon']}{measure.first_step}", cells, indent=5))


def _open(screen: Screen, strings: Mapping[str, str], outline: Outline) -> Iterator[Text]:
    if not outline.unknown:
        return
    yield _head(screen.say("end.open"))
    for it in outline.unknown[:_MOST_OPEN]:
        names = strings["words.comma"].join(it.settles[:_MOST_NAMES])
        more = f" {screen.say('end.more', n=str(len(it.settles) - _MOST_NAMES))}" if len(it.settles) > _MOST_NAMES else ""
        settles = screen.say("end.settles", names=names) + more
        yield Text(hang("  ? ", f"{it.title}{strings['words.semicolon']}{settles}", screen.width))
    if len(outline.unknown) > _MOST_OPEN:
        yield Text("    " + screen.say("end.more_below", n=str(len(outline.unknown) - _MOST_OPEN)), style="dim")


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
