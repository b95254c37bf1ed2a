"""The end of an assessment on one screen: grade, vetoes, sub-systems, what to do first, dates ahead, what is open.

The trap it guards: a screen that has to be scrolled back is not read; whatever does not help to act stays in the report, and where the
screen is short, of every list more does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rich.text import Text

from assistant.api.assessment import Assessment
from assistant.api.papers import firming_of
from assistant.cli.cells import pad, width
from assistant.cli.layout import bar, hang, paragraph
from assistant.cli.screen import TONES, Screen
from assistant.cli.side_shift import effect
from assistant.model.library import RuleKind
from assistant.model.text import fill
from assistant.report.parts import Bar, Deadline, Measure, Open, Veto
from assistant.report.shape import GradeView, Outline
from assistant.report.words import Words, decimal, name, words

_BAR = 20
_MOST_NAMES = 2
_WIDE = 70  # cells; below it the coverage of a bar is left to the report
_LEAST_ROWS, _MOST_ROWS = 24, 40  # of a screen that is filled
_LAST = 3  # rows below: where the report lies, what to run next, and the prompt of the shell


@dataclass(frozen=True, slots=True)
class _Room:
    """How many of each list there is room for; ``roomy`` where empty lines and remarks have their place, too."""

    reasons: int
    vetoes: int
    dates: int
    open: int
    roomy: bool = True


_ROOMS = (_Room(2, 4, 3, 3), _Room(2, 4, 2, 3), _Room(2, 4, 2, 2), _Room(1, 3, 2, 2), _Room(1, 3, 1, 1), _Room(1, 2, 1, 1, roomy=False))


def ending(screen: Screen, assessment: Assessment, outline: Outline, strings: Mapping[str, str]) -> list[Text]:
    """All lines of the ending but the last two (where the report lies, what to run next), so many as fit on the screen."""
    w = words(assessment.library, screen.lang, templates=assessment.templates)
    first = list(_first(screen, w, assessment, outline))
    firmest = list(_firmest(screen, w, assessment, outline))
    rows = min(_MOST_ROWS, max(_LEAST_ROWS, screen.out.height)) if screen.out.is_terminal else _MOST_ROWS
    notices = [Text(paragraph(notice, screen.width), style="dim italic") for notice in outline.notices]
    lines: list[Text] = []
    for room in _ROOMS:
        parts = [
            [*_grade(screen, assessment, outline), *firmest, *_reasons(screen, w, outline, room)],
            list(_vetoes(screen, assessment, outline, strings, room)),
            list(_sub_systems(screen, outline, strings, room)),
            first,
            list(_dates(screen, outline, room)),
            list(_open(screen, assessment, outline, room)),
            [Text(paragraph(_identity(screen, assessment), screen.width), style="dim")],
        ]
        gap = [Text("")] if room.roomy else []
        lines = [*notices, *(line for part in parts if part for line in (*gap, *part))]
        if sum(line.plain.count("\n") + 1 for line in lines) <= rows - _LAST:
            break
    return lines


def _grade(screen: Screen, assessment: Assessment, outline: Outline) -> Iterator[Text]:
    """The grade with its range, as declared and as documented."""
    cells, front = screen.width, outline.front
    strings = words(assessment.library, screen.lang, templates=assessment.templates).strings
    yield _headline(screen, front.grade, front.headline)
    if not front.reasons and (front.grade.value == "U" or front.grade.decided):
        yield Text(paragraph(front.grade.meaning, cells))
    elif not front.grade.decided and "U" in assessment.core["verdict"]["grade"]["possible"]:
        yield Text(paragraph(strings["meaning.maybe_unrated"], cells))
    beside = front.declared_and_documented
    if front.practice is not None and front.practice.badge != front.grade.badge:
        beside += f"{strings['words.gap']}{front.practice.label}{strings['words.colon']}{front.practice.badge}"
        beside += "。" if screen.lang == "zh" else "."
    yield Text(paragraph(beside, cells))


def _reasons(screen: Screen, w: Words, outline: Outline, room: _Room) -> Iterator[Text]:
    """What limits the grade, where no veto does."""
    front = outline.front
    held = [r for r in front.reasons if r.kind.id not in ("veto", "finding")] if not front.vetoes else []
    for reason in held[: room.reasons]:
        said = name(w, reason.id) if reason.kind.id == "cap" else reason.text
        yield Text(hang("  - ", f"{reason.kind.text}{w.strings['words.colon']}{said}", screen.width))


def _firmest(screen: Screen, w: Words, assessment: Assessment, outline: Outline) -> Iterator[Text]:
    """The one document that would firm it up most, and what is documented at least once it is there."""
    front = outline.front
    found = firming_of(assessment.core, assessment.library) if front.documented.badge != front.grade.badge else None
    if found is None or found.best is None or found.after is None:
        return
    if found.after.lowest != found.before.lowest:
        said = screen.say("end.document", title=name(w, found.best), grade=found.after.lowest)
    else:
        before, after = (decimal(it.index, digits=1) for it in (found.before, found.after))
        said = screen.say("end.document_index", title=name(w, found.best), before=before, after=after)
    yield Text(paragraph(said, screen.width))


def _headline(screen: Screen, grade: GradeView, headline: str) -> Text:
    if screen.settings.accessible:
        return Text(headline, style="bold")
    return Text.assemble((f" {grade.badge} ", f"bold reverse {TONES.get(grade.tone, 'bold')}"), " ", (headline, "bold"))


def _vetoes(screen: Screen, assessment: Assessment, outline: Outline, strings: Mapping[str, str], room: _Room) -> Iterator[Text]:
    """Vetoes in force with what clears them, barred destinations, and how many vetoes of which kind are not excluded."""
    front = outline.front
    for items, head, style in ((front.vetoes, "front.vetoes", "bold red"), (front.market_vetoes, "front.market_vetoes", "bold yellow")):
        if items:
            yield Text(_counted(screen, strings[head], len(items) - room.vetoes), style=style)
            for veto in items[: room.vetoes]:
                yield from _veto(screen, strings, veto)
    still = _not_excluded(assessment)
    if any(still.values()):
        w = words(assessment.library, screen.lang, templates=assessment.templates)
        ids = [i for names in still.values() for i in names]
        values = {"n": str(len(ids)), "names": _listed(screen, strings, [name(w, i) for i in ids])}
        yield Text(paragraph(screen.say("end.open_vetoes", kinds=_kinds(screen, still), **values), screen.width))
    elif not front.vetoes and not front.market_vetoes:
        yield Text(paragraph(strings["front.no_vetoes"], screen.width))


def _not_excluded(assessment: Assessment) -> dict[str, list[str]]:
    """The vetoes that are not excluded, by kind, as the prompts of the interview count them."""
    verdict, rules = assessment.core["verdict"], assessment.library.rules
    found: dict[str, list[str]] = {"veto": [], "market_veto": [], "ladder": []}
    for rule_id in verdict["open_vetoes"]:
        found[str(rules[rule_id].kind)].append(rule_id)
    found["ladder"] = [m["metric"] for m in verdict["ladder"] if m["counts"] and "D" in m["possible"] and len(m["possible"]) > 1]
    return found


def _kinds(screen: Screen, still: Mapping[str, list[str]]) -> str:
    """Of which kind they are: one-vote vetoes, those of one destination, figures that may stand at level D; of each how many."""
    kinds = {screen.say(f"end.open_{kind}"): len(ids) for kind, ids in still.items() if ids}
    if len(kinds) == 1:
        return next(iter(kinds))
    return screen.say("end.between").join(screen.say("end.of_kind", kind=kind, n=str(n)) for kind, n in kinds.items())


def _veto(screen: Screen, strings: Mapping[str, str], veto: Veto) -> Iterator[Text]:
    market = f"{veto.market}{strings['words.colon']}" if veto.market else ""
    yield Text(hang("  ! " if screen.settings.accessible else "  ✗ ", market + veto.title, screen.width))
    yield Text(paragraph(f"{strings['front.clears']}{strings['words.colon']}{veto.clears_when}", screen.width, indent=4))


def _sub_systems(screen: Screen, outline: Outline, strings: Mapping[str, str], room: _Room) -> Iterator[Text]:
    """The bars; then in a sentence the data score, and the figures that were typed in and measured otherwise."""
    bars = [b for b in (*outline.sub_systems, outline.practice_index) if b.asked]
    if bars:
        yield from _bars(screen, bars)
    score, cells = outline.data_score, screen.width
    if score is not None:
        robust = "" if outline.front.vetoes else score.grade.text.partition(strings["words.colon"].strip())[0]
        remark = score.remark if room.roomy else ""
        said = [s.rstrip(".。") for s in (score.percentile, score.interval_in_short or score.interval, robust, remark) if s]
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
        yield Text(f"  {pad(it.title, cells)}  {drawn}{it.text}" + (answered if screen.width >= _WIDE else ""))


def _first(screen: Screen, w: Words, assessment: Assessment, outline: Outline) -> Iterator[Text]:
    """Three things to do first, each with its effort and what it would change by itself."""
    from assistant.api.sidetalk_effects import effects

    measures = outline.front.first
    if not measures:
        yield Text(paragraph(w.strings["front.no_first"], screen.width))
        return
    yield _head(w.strings["front.first"])
    found = effects(assessment, [m.id for m in measures])
    for it in measures:
        takes = screen.say("end.takes", effort=it.effort.text.lower(), lead=it.lead)
        title = Text(hang(f"  {it.number}. ", f"{it.title}{takes}", screen.width))
        title.highlight_words([it.title], style="bold")
        yield title
        does = effect(screen, w, found[it.id], most=1) if it.id in found else ""
        yield Text(paragraph(does or because(screen, w, it), screen.width, indent=5))


def effort(screen: Screen, measure: Measure) -> str:
    """Effort and time of a measure, before its effect."""
    return screen.say("end.effort", effort=measure.effort.text, lead=measure.lead)


def because(screen: Screen, w: Words, measure: Measure) -> str:
    """What a measure answers, where what it changes by itself cannot be said."""
    return screen.say("end.because", names=_listed(screen, w.strings, [t.text for t in measure.because]))


def _dates(screen: Screen, outline: Outline, room: _Room) -> Iterator[Text]:
    """The next dates: those that concern the enterprise for certain before those that may."""
    ahead = [d for d in outline.deadlines if d.status.id != "begun"]
    chosen = sorted(sorted(ahead, key=lambda d: (bool(d.condition), d.iso))[: room.dates], key=lambda d: d.iso)
    if chosen:
        yield _head(_counted(screen, screen.say("end.dates"), len(ahead) - len(chosen)))
        for it in chosen:
            yield Text(hang("  - ", _date(screen, it), screen.width))


def _date(screen: Screen, deadline: Deadline) -> str:
    entry = "end.date_if" if deadline.condition else "end.date"
    return screen.say(entry, date=deadline.date, when=deadline.when, title=deadline.title)


def _open(screen: Screen, assessment: Assessment, outline: Outline, room: _Room) -> Iterator[Text]:
    """What is still open: what settles most first, vetoes before everything; one line where it changes neither grade nor veto."""
    if not outline.unknown:
        return
    front, strings = outline.front, words(assessment.library, screen.lang, templates=assessment.templates).strings
    weighed = {u["fact"]: _weight(assessment, u["settles"]) for u in assessment.core["verdict"]["unknown"]}
    by_weight = sorted(outline.unknown, key=lambda o: weighed[o.fact], reverse=True)
    if front.grade.decided and not front.open_vetoes:
        text = screen.say("end.open_only_findings", n=str(len(by_weight)), names=_listed(screen, strings, [o.title for o in by_weight]))
        yield Text(paragraph(text, screen.width))
        return
    yield _head(_counted(screen, screen.say("end.open"), len(by_weight) - room.open))
    for it in by_weight[: room.open]:
        yield Text(hang("  ? ", _settles(screen, it), screen.width))


def _weight(assessment: Assessment, settles: list[str]) -> tuple[int, int]:
    rules = assessment.library.rules
    return (sum(s in rules and rules[s].kind in (RuleKind.VETO, RuleKind.MARKET_VETO) for s in settles), len(settles))


def _settles(screen: Screen, it: Open) -> str:
    """What is open and what an answer settles; where that is called the same it is not said twice."""
    others = [title for title in it.settles if title != it.title]
    if not others:
        return it.title
    first = screen.say("side.and_more", names=others[0], n=str(len(others) - 1)) if len(others) > 1 else others[0]
    return screen.say("end.settles", title=it.title, names=first)


def _counted(screen: Screen, head: str, left: int) -> str:
    """A head with how many more stand in the report."""
    return screen.say("end.head_more", head=head, n=str(left)) if left > 0 else head


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
    engine = screen.say("end.engine", engine=assessment.engine, version=base["version"], digest=base["digest"][:12])
    return f"{stored}\n{engine}"


def _head(text: str, style: str = "bold") -> Text:
    return Text(text, style=style)
