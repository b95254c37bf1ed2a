"""``score``: the weights of the data score fitted, shown as a model card, held against later outcomes and against a new population."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.cli.settings import Settings
from assistant.errors import InputError, UsageError

if TYPE_CHECKING:
    from assistant.api.desk import Desk
    from assistant.cli.screen import Screen

_Table = Annotated[Path, typer.Argument(metavar="TABLE")]
_Score = Annotated[str | None, typer.Option("--score", metavar="FILE")]
_Draws = Annotated[int, typer.Option("--draws", metavar="N", min=20, max=10_000)]


def fit(  # noqa: PLR0917 - typer calls it by name
    ctx: typer.Context,
    table: _Table,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE")] = None,
    indicator: Annotated[list[str] | None, typer.Option("--indicator", metavar="ID")] = None,
    method: Annotated[str, typer.Option("--method", metavar="METHOD")] = "rotated",
    scale: Annotated[str, typer.Option("--scale", metavar="SCALE")] = "zscore",
    winsor: Annotated[float, typer.Option("--winsor", metavar="SHARE")] = 0.025,
    rule: Annotated[str, typer.Option("--rule", metavar="RULE")] = "parallel",
    aggregation: Annotated[str, typer.Option("--aggregation", metavar="WAY")] = "arithmetic",
    volume: Annotated[str, typer.Option("--volume", metavar="COLUMN")] = "orders",
    accept: Annotated[list[str] | None, typer.Option("--accept", metavar="REASON")] = None,
    draws: _Draws = 200,
    seed: Annotated[int, typer.Option("--seed", metavar="N")] = 20190701,
) -> int:
    """The command; its help is in the catalogue."""
    from assistant.api.weighing import fit_weights
    from assistant.cli.desks import desk
    from assistant.cli.score_card import card_json, card_lines
    from assistant.cli.screen import Screen
    from assistant.cli.working import working
    from assistant.scoring import Choices, card, write_weights

    chosen: Settings = ctx.obj
    screen, at = Screen(chosen), desk(chosen)
    name = (output or table).name.split(".")[0]
    path = output or Path(f"{name}.json")
    if path.suffix != ".json":
        raise UsageError(screen.say("misuse.json", path=str(path)))
    with working(screen, screen.say("work.fit")) as bar:
        weights = fit_weights(
            at,
            table,
            name=name,
            choices=Choices(method, scale, winsor, rule, aggregation, seed),
            indicators=indicator or (),
            volume=volume or None,
            accept=accept or (),
            draws=draws,
            progress=bar.done,
        )
    try:
        write_weights(weights, path)
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}\n    Choose another place.") from error
    found = card(weights)
    if chosen.json:
        screen.json({**card_json(found), "output": str(path.absolute())})
        return 0
    screen.result(*card_lines(screen, at, found, weights, short=True))
    screen.result("", screen.say("written", path=str(path.absolute())), screen.say("score.how_to_use", id=path.stem))
    screen.next(f"credit-assistant score show {path}")
    return 0


def show(ctx: typer.Context, file: Annotated[str | None, typer.Argument(metavar="[FILE]")] = None) -> int:
    """The command; its help is in the catalogue."""
    from assistant.api.weighing import weights_of
    from assistant.cli.desks import desk
    from assistant.cli.score_card import card_json, card_lines
    from assistant.cli.screen import Screen
    from assistant.scoring import card

    chosen: Settings = ctx.obj
    screen, at = Screen(chosen), desk(chosen)
    weights = weights_of(at, file)
    found = card(weights)
    if chosen.json:
        screen.json(card_json(found))
        return 0
    screen.result(*card_lines(screen, at, found, weights, short=False))
    screen.next("credit-assistant score validate TABLE --outcomes TABLE")
    return 0


def validate(  # noqa: PLR0917 - typer calls it by name
    ctx: typer.Context,
    table: _Table,
    outcomes: Annotated[Path, typer.Option("--outcomes", metavar="TABLE")],
    outcome: Annotated[str | None, typer.Option("--outcome", metavar="COLUMN")] = None,
    better: Annotated[str | None, typer.Option("--better", metavar="high|low")] = None,
    cut: Annotated[float | None, typer.Option("--cut", metavar="NUMBER")] = None,
    train: Annotated[Path | None, typer.Option("--train", metavar="TABLE")] = None,
    train_outcomes: Annotated[Path | None, typer.Option("--train-outcomes", metavar="TABLE")] = None,
    score: _Score = None,
    draws: _Draws = 1000,
) -> int:
    """The command; its help is in the catalogue."""
    from assistant.api.weighing import Later, validate_score, weights_of
    from assistant.cli.desks import desk
    from assistant.cli.screen import Screen
    from assistant.cli.working import working

    chosen: Settings = ctx.obj
    screen, at = Screen(chosen), desk(chosen)
    if better not in (None, "high", "low"):
        raise UsageError(screen.say("misuse.choice", name="--better", value=str(better), options="high, low"))
    if (train is None) != (train_outcomes is None):
        raise UsageError(screen.say("misuse.train"))
    earlier = None if train is None or train_outcomes is None else (train, train_outcomes)
    weights = weights_of(at, score)
    with working(screen, screen.say("work.validate")) as bar:
        found = validate_score(at, weights, table, Later(outcomes, outcome, better, cut), train=earlier, draws=draws, progress=bar.done)
    if chosen.json:
        screen.json({"schema": "credit-assistant/validation/1", "score": weights["id"], **asdict(found)})
        return 0
    _say_validated(screen, found)
    screen.next("credit-assistant score show")
    return 0


def drift(ctx: typer.Context, table: _Table, score: _Score = None) -> int:
    """The command; its help is in the catalogue."""
    from assistant.api.weighing import score_drift, weights_of
    from assistant.cli.desks import desk
    from assistant.cli.screen import Screen

    chosen: Settings = ctx.obj
    screen, at = Screen(chosen), desk(chosen)
    weights = weights_of(at, score)
    found = score_drift(at, weights, table)
    if chosen.json:
        screen.json({"schema": "credit-assistant/drift/1", "score": weights["id"], **asdict(found)})
        return 0
    _say_drift(screen, at, found, weights["sample"]["name"])
    screen.next(f"credit-assistant score fit {table}" if any(i.moved for i in found.items) else "credit-assistant score show")
    return 0


def _say_validated(screen: Screen, found: Any) -> None:
    from assistant.cli.layout import paragraph, table

    screen.result(screen.say("score.validated", outcome=found.outcome, n=str(found.n), bad=str(found.bad), cut=f"{found.cut:.4g}"), "")
    head = [screen.say(f"score.{k}") for k in ("contender", "auc", "rho", "ahead")]
    rows = []
    for c in found.contenders:
        ahead = "" if c.kind == "score" else _estimate(screen, c.ahead, "+")
        rows.append((_contender(screen, c), _estimate(screen, c.auc), _estimate(screen, c.rho), ahead))
    screen.result(*table(head, rows), "")
    screen.result(paragraph(screen.say("score.intervals"), screen.width))
    for said in found.says:
        screen.result(paragraph(said[screen.lang], screen.width))
    screen.result(paragraph(screen.say("score.passes" if found.passes else "score.fails"), screen.width))


def _contender(screen: Screen, contender: Any) -> str:
    if contender.kind == "single":
        return screen.say("score.single_hindsight" if contender.hindsight else "score.single", name=contender.name)
    name = screen.say(f"score.method.{contender.name}")
    return screen.say("score.tested", name=name) if contender.kind == "score" else name


def _say_drift(screen: Screen, at: Desk, found: Any, reference: str) -> None:
    from assistant.cli.layout import paragraph, table
    from assistant.report.words import name, words

    w = words(at.library(at.today()), screen.lang, templates=at.templates)
    screen.result(screen.say("score.drift_of", n=f"{found.n:,}", m=f"{found.reference:,}", reference=reference), "")
    rows = [
        (
            screen.say("score.the_score") if i.id == "score" else name(w, i.id),
            f"{i.psi:.3f}",
            f"{i.chance:.3f}",
            screen.say("score.moved_yes" if i.moved else "score.moved_no"),
        )
        for i in found.items
    ]
    screen.result(*table([screen.say("score.indicator"), screen.say("score.psi"), screen.say("score.chance"), ""], rows), "")
    moved = sum(i.moved for i in found.items)
    screen.result(paragraph(screen.say("score.drift_found", n=str(moved)) if moved else screen.say("score.drift_none"), screen.width))
    if found.cautious:
        screen.result(paragraph(screen.say("score.cautious"), screen.width))


def _estimate(screen: Screen, estimate: Any, sign: str = "") -> str:
    value, low, high = (f"{x:{sign}.3f}".replace("-", "\u2212") for x in (estimate.value, estimate.low, estimate.high))
    return screen.say("score.estimate", value=value, low=low, high=high)
