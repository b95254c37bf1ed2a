"""What changes, in words: the same sentences for /why, /change, /edit, /whatif and the effect of a measure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from assistant.api.sidetalk import Shift
from assistant.cli.screen import Screen
from assistant.cli.words import say
from assistant.interview.progress import span
from assistant.model.library import RuleKind
from assistant.report.words import Words, decimal, name, term, value

_INDEX = 0.05  # points: less than this does not show


def in_a_line(screen: Screen, w: Words, shift: Shift, most: int = 1) -> str:
    """The shift in one sentence part; empty where nothing changes."""
    parts = [grade(screen, shift)] if shift.before.possible != shift.after.possible else []
    parts += _named(screen, w, "shift.found", shift.found, most)
    parts += _named(screen, w, "shift.lifted", shift.lifted, most)
    levels = [(i, after) for i, _, after in shift.levels if len(after) == 1]
    parts += [screen.say("shift.level", title=name(w, i), levels=span(after, w.lang)) for i, after in levels[:most]]
    parts += _excluded(screen, w, shift)
    if shift.reopened:
        parts.append(_counted(screen, "shift.reopened", len(shift.reopened)))
    return w.strings["words.semicolon"].join(parts or index(screen, shift))


def in_lines(screen: Screen, w: Words, shift: Shift, most: int = 3) -> list[str]:
    """The shift as lines: the grade, always; then what is found, lifted and excluded; then the index."""
    lines = [grade(screen, shift)]
    lines += _named(screen, w, "shift.found", shift.found, most)
    lines += _named(screen, w, "shift.lifted", shift.lifted, most)
    levels = [level for level in shift.levels if len(level[1]) == 1 or len(level[2]) == 1]
    lines += [
        screen.say("shift.level_from", title=name(w, i), before=span(b, w.lang) or "–", after=span(a, w.lang) or "–")
        for i, b, a in levels[:most]
    ]
    lines += _excluded(screen, w, shift)
    lines += _named(screen, w, "shift.reopens", shift.reopened, most)
    return [*lines, *index(screen, shift)]


def effect(screen: Screen, w: Words, shift: Shift, most: int = 2) -> str:
    """What a measure would do by itself: the grade where it moves, what it would clear, else the index. Nothing is promised."""
    parts = [grade(screen, shift)] if shift.before.possible != shift.after.possible else []
    if shift.lifted:
        names = w.strings["words.comma"].join(name(w, r) for r in shift.lifted[:most])
        more = str(len(shift.lifted) - most)
        names = screen.say("side.and_more", names=names, n=more) if len(shift.lifted) > most else names
        parts.append(screen.say("end.would_clear", names=names))
    if not parts and shift.excluded:
        parts = [screen.say("end.would_exclude", n=str(len(shift.excluded)))]
    return w.strings["words.semicolon"].join(parts or index(screen, shift))


def grade(screen: Screen, shift: Shift) -> str:
    """The grades possible, before and after."""
    before, after = (span(it.possible, screen.lang) for it in (shift.before, shift.after))
    return screen.say("shift.grade_same", grades=after) if before == after else screen.say("shift.grade", before=before, after=after)


def index(screen: Screen, shift: Shift) -> list[str]:
    """The practice index before and after, where it moves."""
    if all(abs(a - b) < _INDEX for a, b in zip(shift.before.index, shift.after.index, strict=True)):
        return []
    return [screen.say("shift.index", before=points(shift.before.index), after=points(shift.after.index))]


def points(index: tuple[float, float]) -> str:
    """An index, or its range."""
    low, high = (decimal(x, digits=1) for x in index)
    return low if low == high else f"{low}–{high}"


def answered(screen: Screen, w: Words, given: object, fact_id: str) -> str:
    """A value or a region of values in words."""
    from assistant.api.sidetalk_why import Region

    definition = w.library.facts[fact_id]
    if not isinstance(given, Region):
        return value(w, definition, given, exact=True)  # type: ignore[arg-type]  # a value, if it is no region
    low = None if given.low is None else value(w, definition, given.low, exact=True)
    high = None if given.high is None else value(w, definition, given.high, exact=True)
    ends = {"low": low or "", "high": high or ""}
    if low is None and high is None:
        return screen.say("region.any")
    if low is None:
        return screen.say("region.up_to" if given.with_high else "region.below", **ends)
    if high is None:
        return screen.say("region.from" if given.with_low else "region.above", **ends)
    if low == high:
        return screen.say("region.at", low=low)
    entry = ("region.from" if given.with_low else "region.above", "_up_to" if given.with_high else "_below")
    return screen.say("".join(entry), **ends)


def kinds(w: Words, rule_ids: Iterable[str]) -> Mapping[str, str]:
    """Each rule with its kind in words; a finding with its severity."""
    found = {}
    for rule_id in rule_ids:
        rule = w.library.rules.get(rule_id)
        if rule is None:
            part = "index" if rule_id.startswith("index.") else "unrated" if rule_id == "ladder.rated" else "ladder"
            found[rule_id] = term(w, "kind", part)
        elif rule.kind is RuleKind.MARKET_VETO and rule.market:
            found[rule_id] = _noted(w, term(w, "kind", rule.kind), name(w, rule.market))
        elif rule.severity is not None and rule.kind is RuleKind.FINDING:
            found[rule_id] = _noted(w, term(w, "kind", rule.kind), term(w, "severity", rule.severity))
        else:
            found[rule_id] = term(w, "kind", rule.kind)
    return found


def titled(w: Words, rule_id: str) -> str:
    """A rule by its title; vetoes and caps with their kind."""
    rule = w.library.rules.get(rule_id)
    title = name(w, rule_id)
    if rule is None or rule.kind not in (RuleKind.VETO, RuleKind.MARKET_VETO, RuleKind.CAP):
        return title
    return f"{kinds(w, [rule_id])[rule_id]}{w.strings['words.colon']}{title}"


def _noted(w: Words, text: str, notes: str) -> str:
    return say(w.lang, "explain.noted", text=text, notes=notes)


def _named(screen: Screen, w: Words, entry: str, rule_ids: tuple[str, ...], most: int) -> list[str]:
    if not rule_ids:
        return []
    shown = w.strings["words.comma"].join(titled(w, r) for r in rule_ids[:most])
    if len(rule_ids) > most:
        shown = screen.say("side.and_more", names=shown, n=str(len(rule_ids) - most))
    return [screen.say(entry, names=shown)]


def _excluded(screen: Screen, w: Words, shift: Shift) -> list[str]:
    from assistant.api.sidetalk import bars

    vetoes = sum(bars(w.library, r) for r in shift.excluded)
    parts = [_counted(screen, "shift.excludes_veto", vetoes)] if vetoes else []
    rest = len(shift.excluded) - vetoes
    return parts + ([_counted(screen, "shift.excludes", rest)] if rest else [])


def _counted(screen: Screen, entry: str, n: int) -> str:
    return screen.say(f"{entry}_one" if n == 1 else entry, n=str(n))
