"""``rules list``, ``rules show`` and ``rules check``: the rule base listed, shown and checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.settings import Settings
from assistant.errors import InputError, RuleBaseError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from assistant.api.rulebook import Listed
    from assistant.cli.rule_card import Card
    from assistant.cli.screen import Screen

PROBLEMS = RuleBaseError.exit_status


def list_rules(  # noqa: PLR0917 - each is an option
    ctx: typer.Context,
    kind: Annotated[str | None, typer.Option("--kind", metavar="KIND")] = None,
    problem: Annotated[str | None, typer.Option("--problem", metavar="P8")] = None,
    sub_system: Annotated[str | None, typer.Option("--sub-system", metavar="NAME")] = None,
    market: Annotated[str | None, typer.Option("--market", metavar="MARKET")] = None,
    status: Annotated[str | None, typer.Option("--status", metavar="STATUS")] = None,
) -> int:
    """The command; its help is in the catalogue."""
    from assistant.api.rulebook import listed
    from assistant.cli.desks import desk
    from assistant.cli.layout import table
    from assistant.cli.screen import Screen
    from assistant.model.library import RuleKind
    from assistant.report.words import term, words

    chosen: Settings = ctx.obj
    screen, at = Screen(chosen), desk(chosen)
    library = at.library(at.today())
    every = listed(at)
    _among(screen, "--kind", kind, [*RuleKind, "ladder"])
    _among(screen, "--problem", problem, sorted({p for r in every for p in r.problem}, key=lambda p: int(p[1:])))
    _among(screen, "--sub-system", sub_system, [s.id for s in library.index.sub_systems])
    _among(screen, "--market", market, library.markets)
    _among(screen, "--status", status, ("draft", "stable", "retired"))
    wanted: list[tuple[str | None, Callable[[Listed], Iterable[str | None]]]] = [
        (kind, lambda r: (r.kind,)),
        (problem, lambda r: r.problem),
        (sub_system, lambda r: (r.sub_system,)),
        (market, lambda r: (r.market,)),
        (status, lambda r: (r.status,)),
    ]
    found = [r for r in every if (status or r.in_force) and all(value is None or value in read(r) for value, read in wanted)]
    if chosen.json:
        screen.json(
            {
                "schema": "credit-assistant/rules/1",
                "version": library.version,
                "digest": library.digest,
                "rules": [_row(r, screen) for r in found],
            }
        )
        return 0
    w = words(library, chosen.lang, templates=at.templates)
    rows = [
        (r.id, term(w, "kind", r.kind) + (f" ({term(w, 'severity', r.severity)})" if r.severity else ""), r.title.in_(chosen.lang))
        for r in found
    ]
    screen.result(*table(("", "", ""), rows)[1:])
    screen.tell(screen.say("rules.count", n=str(len(found))))
    screen.next(f"credit-assistant rules show {found[0].id}" if found else "credit-assistant rules list")
    return 0


def show(ctx: typer.Context, name: Annotated[str, typer.Argument(metavar="NAME")]) -> int:
    """The command; its help is in the catalogue."""
    from assistant.api.rulebook import listed, open_book, rule_part
    from assistant.cli.desks import desk
    from assistant.cli.screen import Screen

    chosen: Settings = ctx.obj
    screen, at = Screen(chosen), desk(chosen)
    b = open_book(at, chosen.lang)
    card = rule_part(at, b, name)
    if card is None:
        library = b.w.library
        names = [*library.rules, *library.thresholds, *(m.id for m in library.ladder.metrics)]
        other = next((r for r in listed(at) if r.id == name), None)
        said = screen.say("rules.not_now", name=name, status=other.status) if other else screen.say("rules.unknown", name=name)
        raise InputError(said + meant(screen, name, names) + "\n    credit-assistant rules list")
    if chosen.json:
        from dataclasses import asdict

        screen.json({"schema": "credit-assistant/rule/2", "lang": chosen.lang, **asdict(card)})
        return 0
    print_card(screen, card, b.w.strings)
    screen.next("credit-assistant rules list" if name in b.w.library.thresholds else f"credit-assistant rules test {name}")
    return 0


def check(ctx: typer.Context) -> int:
    """The command; its help is in the catalogue."""
    from assistant.api.rulebase import check as read
    from assistant.cli.desks import desk
    from assistant.cli.screen import Screen

    chosen: Settings = ctx.obj
    screen = Screen(chosen)
    try:
        library = read(desk(chosen))
    except RuleBaseError as error:
        if chosen.json:
            listed = [{"file": p.path, "line": p.line, "wrong": p.wrong, "right": p.right} for p in error.problems]
            screen.json({"schema": "credit-assistant/check/1", "problems": listed})
        else:
            screen.result(*(str(p) for p in error.problems))
            count = len(error.problems)
            screen.tell(screen.say("rules.problem" if count == 1 else "rules.problems", n=str(count)))
        return PROBLEMS
    if chosen.json:
        screen.json({"schema": "credit-assistant/check/1", "problems": []})
        return 0
    counts = {"rules": str(len(library.rules)), "thresholds": str(len(library.thresholds)), "questions": str(len(library.questions))}
    screen.result(screen.say("rules.sound", **counts))
    screen.next("credit-assistant rules test")
    return 0


def print_card(screen: Screen, card: Card, strings: Mapping[str, str]) -> None:
    """A card: its id, what it is, then each field under its heading."""
    from rich.text import Text

    from assistant.cli.layout import hang
    from assistant.cli.rule_card import card_fields, heading

    screen.result(Text(card.id, style="bold"), hang("  ", heading(card, strings), screen.width))
    for title, text in card_fields(card, strings):
        screen.result(hang(f"  {title}{screen.say('colon')}", text, screen.width))


def meant(screen: Screen, name: str, names: Iterable[str]) -> str:
    """“Did you mean …?”, where something looks alike."""
    from difflib import get_close_matches

    near = get_close_matches(name, list(names))
    return screen.say("misuse.meant", names=", ".join(near)) if near else ""


def _among(screen: Screen, option: str, value: str | None, options: Iterable[str]) -> None:
    known = [str(o) for o in options]
    if value is not None and value not in known:
        raise UsageError(screen.say("misuse.choice", name=option, value=value, options=", ".join(known)))


def _row(rule: Listed, screen: Screen) -> dict[str, object]:
    return {
        "id": rule.id,
        "kind": rule.kind,
        "severity": rule.severity,
        "status": rule.status,
        "in_force": rule.in_force,
        "title": rule.title.in_(screen.lang),
        "problem": list(rule.problem),
        "sub_system": rule.sub_system,
        "market": rule.market,
        "file": rule.file,
    }
