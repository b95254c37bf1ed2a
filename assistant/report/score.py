"""The data score in words: the score or its range, its place among others, its indicators, and how sure it and the grade are.

How sure is not part of the verdict: it is drawn anew for a report, and handed in as a ``Doubt``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.model.values import Plain
from assistant.model.verdict import Core
from assistant.report.parts import Term
from assistant.report.words import Words, channel_name, decimal, fact, listing, name, say, tidy, value

ROBUST = 0.95  # the share of draws from which a grade is called robust
NOTED = 0.05  # and from which another grade is named


@dataclass(frozen=True, slots=True)
class Move:
    """Where the enterprise would stand under another choice of method."""

    kind: str  # normalisation | weighting | aggregation
    choice: str
    percentile: float
    difference: float  # to the usual percentile


@dataclass(frozen=True, slots=True)
class Doubt:
    """How sure a score and the grade under it are. ``grades`` are the grades over the draws with their shares, the most frequent first;
    without draws (an indicator is missing) there is neither interval nor grades. ``moves`` begin with the largest.
    """

    interval: tuple[float, float] | None
    draws: int
    grades: tuple[tuple[str, float], ...]
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class ScorePart:
    """An indicator of the score. ``used`` is the value after the correction for small samples, where it differs."""

    id: str
    title: str
    state: str  # known | missing | insufficient
    value: str
    sample: str
    used: str
    points: str


@dataclass(frozen=True, slots=True)
class Score:
    """The data score, 0–100, with its range and its place in the reference population; every other field is a sentence, or empty."""

    text: str
    value: float | None
    lowest: float | None
    highest: float | None
    percentile: str
    channel: str
    interval: str
    grade: Term  # robust | doubtful | none
    moves: str
    remark: str
    parts: tuple[ScorePart, ...]
    interval_in_short: str  # without how it was found


@dataclass(frozen=True, slots=True)
class Beside:
    """A figure that was typed in and also measured."""

    id: str
    title: str
    declared: str
    measured: tuple[Term, ...]  # by channel: its name, and the value
    agrees: bool


def score(w: Words, core: Core, doubt: Doubt | None) -> Score | None:
    """The data score of the verdict; None where there is none."""
    given = core["verdict"]["data_score"]
    if given is None:
        return None
    value_, lowest, highest = (_number(given.get(k)) for k in ("value", "lowest", "highest"))
    channel = given.get("channel")
    return Score(
        text=_text(w, value_, lowest, highest, _number(given.get("expected"))),
        value=value_,
        lowest=lowest,
        highest=highest,
        percentile=_percentile(w, given),
        channel=say(w, "score.channel", channel=channel_name(w, channel)) if isinstance(channel, str) else "",
        interval=_interval(w, value_, doubt, "score.interval"),
        interval_in_short=_interval(w, value_, doubt, "score.interval_in_short"),
        grade=_grade(w, core, doubt),
        moves=_moves(w, doubt),
        remark=_remark(w, given),
        parts=tuple(_part(w, core, p) for p in _list(given.get("indicators"))),
    )


def beside(w: Words, core: Core) -> tuple[Beside, ...]:
    """Every indicator that was both typed in and measured, with both values; sizes of shops are no claims, so they are left out."""
    found = []
    for indicator in w.library.indicators.values():
        if indicator.fact.better is None:
            continue
        declared = core["answers"].get(indicator.id)
        shops = {c: f[indicator.id] for c, f in core["channels"].items() if indicator.id in f and f[indicator.id]["state"] == "known"}
        if declared is not None and declared["state"] == "known" and shops:
            values = tuple(Term(channel_name(w, c), fact(w, indicator.id, f)) for c, f in shops.items())
            agrees = all(f["value"] == declared["value"] for f in shops.values())
            said = fact(w, indicator.id, declared, exact=True)
            found.append(Beside(indicator.id, indicator.fact.title.in_(w.lang), said, values, agrees))
    return tuple(found)


def _text(w: Words, value_: float | None, lowest: float | None, highest: float | None, expected: float | None) -> str:
    if value_ is not None:
        return decimal(value_, digits=1)
    if lowest is None or highest is None:
        return w.strings["words.none"]
    ends = {"lowest": decimal(lowest, digits=1), "highest": decimal(highest, digits=1)}
    if expected is None:
        return say(w, "words.range", **ends)
    return say(w, "score.expected", range=say(w, "words.range", **ends), expected=decimal(expected, digits=1))


def _percentile(w: Words, given: Mapping[str, Plain]) -> str:
    at, low, high = (_number(given.get(k)) for k in ("percentile", "percentile_lowest", "percentile_highest"))
    place = decimal(at, digits=0) if at is not None else None
    if place is None and low is not None and high is not None:
        place = say(w, "words.range", lowest=decimal(low, digits=0), highest=decimal(high, digits=0))
    size, reference = _number(given.get("reference_size")), given.get("reference")
    if place is None:
        return ""
    if size is None:
        return say(w, "score.percentile_alone", p=place)
    return say(w, "score.percentile", p=place, n=decimal(size, digits=None), reference=str(reference))


def _interval(w: Words, value_: float | None, doubt: Doubt | None, entry: str) -> str:
    if value_ is None:
        return w.strings["score.no_interval"]
    if doubt is None or doubt.interval is None:
        return ""
    low, high = (decimal(x, digits=1) for x in doubt.interval)
    return say(w, entry, lowest=low, highest=high)


def _grade(w: Words, core: Core, doubt: Doubt | None) -> Term:
    """“Robust B” or “B, could be A”, as far as the score is what is unsure; that of an undecided grade is its range."""
    if doubt is None or not doubt.grades:
        return Term("none", "")
    shares, draws = dict(doubt.grades), str(doubt.draws)
    now = core["verdict"]["grade"]["value"] or max(shares, key=lambda g: shares[g])
    others = [g for g, share in doubt.grades if g != now and share >= NOTED]
    if not others or shares.get(now, 0.0) >= ROBUST:
        return Term("robust", tidy(w, say(w, "score.robust", grade=now, n=draws)))
    percent = {g: decimal(100 * shares[g], digits=0) for g in others}
    said = listing(w, (say(w, "score.other", grade=g, share=percent[g]) for g in others), join="or")
    return Term("doubtful", tidy(w, say(w, "score.could", grade=now, others=said, n=draws)))


def _moves(w: Words, doubt: Doubt | None) -> str:
    """The choice of method that moves this enterprise most."""
    move = doubt.moves[0] if doubt and doubt.moves else None
    if move is None:
        return ""
    usual, there = decimal(move.percentile - move.difference, digits=0), decimal(move.percentile, digits=0)
    kind, choice = w.strings[f"score.kind.{move.kind}"], w.strings.get(f"score.choice.{move.choice}", move.choice)
    if usual == there:
        return say(w, "score.unmoved", kind=kind, choice=choice, p=there)
    return say(w, "score.moved", kind=kind, choice=choice, there=there, usual=usual)


def _remark(w: Words, given: Mapping[str, Plain]) -> str:
    remark = given.get("remark")
    return str(remark.get(w.lang, "")) if isinstance(remark, dict) else ""


def _part(w: Words, core: Core, part: Mapping[str, Plain]) -> ScorePart:
    fact_id, state = str(part["id"]), str(part["state"])
    definition = w.library.facts.get(fact_id)
    read, used, points = (_number(part.get(k)) for k in ("value", "used", "points"))
    most = decimal(_number(part.get("most")) or 0.0, digits=1)
    shown = {k: "" if v is None or definition is None else value(w, definition, v) for k, v in (("value", read), ("used", used))}
    sample = _number(part.get("sample"))
    return ScorePart(
        id=fact_id,
        title=name(w, fact_id),
        state=state,
        value=shown["value"] or fact(w, fact_id, core["facts"].get(fact_id)),
        sample=decimal(sample, digits=None) if sample is not None else "",
        used=shown["used"] if shown["used"] != shown["value"] else "",
        points=w.strings[f"score.{state}"] if points is None else say(w, "score.points", points=decimal(points, digits=1), most=most),
    )


def _number(given: object) -> float | None:
    return float(given) if isinstance(given, int | float) else None


def _list(given: Plain | None) -> list[dict[str, Plain]]:
    return [x for x in given if isinstance(x, dict)] if isinstance(given, list) else []
