"""The model card as a person reads it: what the score is made of, how well that rests, where methods disagree, what it is not."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from rich.text import Text

from assistant.api.desk import Desk
from assistant.api.doubts import marks
from assistant.cli.layout import bar, hang, paragraph, table
from assistant.cli.screen import Screen
from assistant.report.words import Words, name, value, words
from assistant.scoring.choices import METHODS
from assistant.scoring.modelcard import Card, Indicator
from assistant.scoring.weights import WeightsFile

_BAR = 24
_SHORT_ID = 12


def card_json(card: Card) -> dict[str, Any]:
    """The card as a program reads it."""
    return {"schema": "credit-assistant/score/1", **asdict(card)}


def card_lines(screen: Screen, at: Desk, card: Card, weights: WeightsFile, *, short: bool) -> list[Text]:
    """All lines of the card; ``short`` leaves out what only a reader of the whole card needs."""
    library = at.library(at.today())
    w = words(library, screen.lang, templates=at.templates)
    lines = [*_head_lines(screen, card), *_points(screen, w, card)]
    if not short:
        lines += [*_rests(screen, card), *_components(screen, w, card)]
    lines += _weights(screen, w, card)
    if not short:
        lines += [*_disagreement(screen, card), *_stability(screen, card, weights, sorted(marks(library)))]
    lines += _cautions(screen, card)
    return lines


def _head_lines(screen: Screen, card: Card) -> Iterator[Text]:
    sample, cells = card.sample, screen.width
    yield Text(screen.say("score.title", id=card.id), style="bold")
    made = {
        "date": card.date,
        "used": f"{sample['used']:,}",
        "name": sample["name"],
        "read": f"{sample['read']:,}",
        "digest": card.digest[:12],
    }
    yield Text(paragraph(screen.say("score.made", method=screen.say(f"score.method.{card.method}"), **made), cells, indent=2))
    for reason, count in sample["left_out"].items():
        yield Text(paragraph(screen.say("score.left_out", reason=reason, n=f"{count:,}"), cells, indent=2))


def _points(screen: Screen, w: Words, card: Card) -> Iterator[Text]:
    yield _head(screen, "score.points")
    for it in card.indicators:
        said = screen.say(
            "score.point", title=name(w, it.id), points=_figure(it.points, 1), none=_value(w, it, it.none_at), all=_value(w, it, it.all_at)
        )
        yield Text(hang("  - ", said, screen.width))
        more = []
        if it.minimum is not None and it.sample is not None:
            more.append(screen.say("score.minimum", n=f"{it.minimum:g}", sample=name(w, it.sample)))
        if it.towards is not None and it.strength is not None:
            more.append(screen.say("score.shrunk", towards=_value(w, it, it.towards), strength=_figure(it.strength, 1)))
        for line in more:
            yield Text(paragraph(line, screen.width, indent=4), style="dim")


def _rests(screen: Screen, card: Card) -> Iterator[Text]:
    found, cells = card.adequacy, screen.width
    yield _head(screen, "score.choices")
    for key, text in card.choices:
        yield Text(paragraph(f"{screen.say(f'score.choice.{key}')}{screen.say('colon')}{text or '–'}", cells, indent=2))
    yield _head(screen, "score.adequacy")
    each = ", ".join(f"{i.id} {_figure(i.kmo, 2)}" for i in card.indicators)
    yield Text(paragraph(screen.say("score.kmo", kmo=_figure(found["kmo"], 2), each=each), cells, indent=2))
    p = "< 0.001" if found["p"] < 0.001 else f"= {found['p']:.3f}"
    yield Text(paragraph(screen.say("score.bartlett", chi=_figure(found["bartlett"], 1), df=str(found["degrees"]), p=p), cells, indent=2))


def _components(screen: Screen, w: Words, card: Card) -> Iterator[Text]:
    yield _head(screen, "score.scree")
    most = max(s.eigenvalue for s in card.scree)
    for it in card.scree:
        drawn = "" if screen.settings.accessible else bar(100 * it.eigenvalue / most, 100 * it.eigenvalue / most, _BAR) + "  "
        kept = f"  {screen.say('score.kept')}" if it.retained else ""
        yield Text(f"  {it.number}  {drawn}{_figure(it.eigenvalue, 2):>5}  {100 * it.share:5.1f} %  {100 * it.cumulative:6.1f} %{kept}")
    yield _head(screen, "score.loadings")
    head = [screen.say("score.indicator"), *(str(s.number) for s in card.scree)]
    rows = [(name(w, i.id), *(_signed(x) for x in i.loadings)) for i in card.indicators]
    yield from (Text(f"  {line}") for line in table(head, rows))


def _weights(screen: Screen, w: Words, card: Card) -> Iterator[Text]:
    yield _head(screen, "score.weights")
    methods = [m for m in METHODS if any(m in i.weights for i in card.indicators)]
    head = [
        screen.say("score.indicator"),
        *(screen.say(f"score.short.{m}") + ("*" if m == card.method else "") for m in methods),
        screen.say("score.spread"),
    ]
    rows = [(name(w, i.id), *(_signed(i.weights[m]) for m in methods), _figure(i.weight_sd, 3)) for i in card.indicators]
    yield from (Text(f"  {line}") for line in table(head, rows))
    for method, why in card.refused.items():
        yield Text(paragraph(screen.say("score.refused", method=screen.say(f"score.method.{method}"), why=why), screen.width, indent=2))


def _disagreement(screen: Screen, card: Card) -> Iterator[Text]:
    own = screen.say(f"score.method.{card.method}")
    yield Text("\n" + screen.say("score.agreement", method=own), style="bold")
    for method, rho in card.agreement.get(card.method, {}).items():
        if method != card.method:
            yield Text(f"  {screen.say(f'score.method.{method}')}{screen.say('colon')}{_figure(rho, 4)}")
    if card.moved:
        yield _head(screen, "score.moved")
        methods = list(card.moved[0]["percentiles"])
        head = [screen.say("score.seller"), *(screen.say(f"score.short.{m}") for m in methods)]
        rows = [(_short(m["id"]), *(_figure(m["percentiles"][k], 1) for k in methods)) for m in card.moved]
        yield from (Text(f"  {line}") for line in table(head, rows))


def _stability(screen: Screen, card: Card, weights: WeightsFile, limits: list[float]) -> Iterator[Text]:
    cells = screen.width
    yield Text("\n" + screen.say("score.stability", n=str(card.draws)), style="bold")
    for entry, found in (("score.ranks", card.rank_stability), ("score.component", card.component_stability)):
        low, mid, high = (_figure(x, 4) for x in found)
        yield Text(paragraph(screen.say(entry, low=low, mid=mid, high=high), cells, indent=2))
    low, mid, high = (_figure(x, 1) for x in card.quartiles)
    yield Text(paragraph(screen.say("score.quartiles", low=low, mid=mid, high=high), cells, indent=2))
    for limit in limits:
        others = [_below(v["scores"], limit) for v in weights["variants"] if v["kind"] == "weighting"] or [_below(weights["scores"], limit)]
        shares = {"share": _figure(_below(weights["scores"], limit), 1), "low": _figure(min(others), 1), "high": _figure(max(others), 1)}
        yield Text(paragraph(screen.say("score.grades", mark=f"{limit:g}", **shares), cells, indent=2))


def _cautions(screen: Screen, card: Card) -> Iterator[Text]:
    if card.warnings:
        yield _head(screen, "score.warnings")
        yield from (Text(hang("  ! ", warning, screen.width), style="yellow") for warning in card.warnings)
    yield _head(screen, "score.limits")
    yield from (Text(hang("  - ", limit[screen.lang], screen.width)) for limit in card.limits)
    versions = ", ".join(f"{k} {v}" for k, v in card.versions.items())
    yield Text("\n" + paragraph(screen.say("score.versions", versions=versions), screen.width), style="dim")


def _below(scores: list[float], limit: float) -> float:
    return 100 * bisect_left(scores, limit) / len(scores)


def _value(w: Words, indicator: Indicator, number: float) -> str:
    definition = w.library.facts.get(indicator.id)
    return f"{number:.4g}" if definition is None else value(w, definition, number)


def _figure(number: float, digits: int) -> str:
    return f"{number:.{digits}f}".replace("-", "\u2212")


def _signed(number: float) -> str:
    return f"{number:.3f}".replace("-", "\u2212")


def _short(seller: str) -> str:
    return seller if len(seller) <= _SHORT_ID else seller[: _SHORT_ID - 1] + "…"


def _head(screen: Screen, entry: str) -> Text:
    return Text("\n" + screen.say(entry), style="bold")
