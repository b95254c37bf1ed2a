"""``rules``: the rule base listed, shown, checked and tested."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.settings import Settings
from assistant.errors import InputError, RuleBaseError

if TYPE_CHECKING:
    from assistant.cli.screen import Screen

PROBLEMS = RuleBaseError.exit_status


def list_rules(ctx: typer.Context, kind: Annotated[str | None, typer.Option("--kind", metavar="KIND")] = None) -> int:
    """The command; its help is in the catalogue."""
    from assistant.cli.desks import desk
    from assistant.cli.layout import table
    from assistant.cli.screen import Screen
    from assistant.errors import UsageError
    from assistant.model.library import RuleKind
    from assistant.report.words import term, words

    chosen: Settings = ctx.obj
    screen, at = Screen(chosen), desk(chosen)
    if kind is not None and kind not in list(RuleKind):
        raise UsageError(screen.say("misuse.choice", name="--kind", value=kind, options=", ".join(RuleKind)))
    library = at.library(at.today())
    found = [r for r in library.rules.values() if kind in (None, str(r.kind))]
    if chosen.json:
        listed = [
            {"id": r.id, "kind": str(r.kind), "severity": r.severity and str(r.severity), "title": r.title.in_(chosen.lang), "file": r.path}
            for r in found
        ]
        screen.json({"schema": "credit-assistant/rules/1", "version": library.version, "digest": library.digest, "rules": listed})
        return 0
    w = words(library, chosen.lang, templates=at.templates)
    rows = [
        (r.id, term(w, "kind", str(r.kind)) + (f" ({term(w, 'severity', str(r.severity))})" if r.severity else ""), r.title) for r in found
    ]
    screen.result(*table(("", "", ""), [(name, said, title.in_(chosen.lang)) for name, said, title in rows])[1:])
    screen.next(f"credit-assistant rules show {found[0].id}" if found else "credit-assistant rules list")
    return 0


def show(ctx: typer.Context, name: Annotated[str, typer.Argument(metavar="NAME")]) -> int:
    """The command; its help is in the catalogue."""
    from difflib import get_close_matches

    from assistant.cli.desks import desk
    from assistant.cli.rule_card import card
    from assistant.cli.screen import Screen

    chosen: Settings = ctx.obj
    screen, at = Screen(chosen), desk(chosen)
    library = at.library(at.today())
    names = [*library.rules, *library.thresholds, *(m.id for m in library.ladder.metrics)]
    if name not in names:
        near = get_close_matches(name, names)
        said = screen.say("misuse.meant", names=", ".join(near)) if near else ""
        raise InputError(screen.say("rules.unknown", name=name) + said + "\n    credit-assistant rules list")
    fields = card(screen, library, at.templates, name)
    if chosen.json:
        screen.json({"schema": "credit-assistant/rule/1", "id": name, **{key: text for key, _, text in fields}})
        return 0
    _print(screen, name, [(title, text) for _, title, text in fields])
    screen.next("credit-assistant rules list" if name in library.thresholds else f"credit-assistant rules test {name}")
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


def run_tests(ctx: typer.Context, begins: Annotated[str, typer.Argument(metavar="[BEGINNING]")] = "") -> int:
    """The command; its help is in the catalogue."""
    from assistant.api.rulebase import run_cases
    from assistant.cli.desks import desk
    from assistant.cli.screen import Screen

    chosen: Settings = ctx.obj
    screen = Screen(chosen)
    results = list(run_cases(desk(chosen), begins))
    failed = [t for t in results if not t.passed]
    if chosen.json:
        listed = [{"rule": t.name, "case": t.case, "file": t.path, "line": t.line, "expected": t.expected, "got": t.got} for t in failed]
        screen.json({"schema": "credit-assistant/cases/1", "cases": len(results), "failed": listed})
        return PROBLEMS if failed else 0
    for t in failed:
        screen.result(screen.say("rules.expected", path=f"{t.path}:{t.line}", case=t.case, expected=t.expected, got=t.got))
    if failed:
        screen.tell(screen.say("rules.failed", failed=str(len(failed)), n=str(len(results))))
        screen.next(f"credit-assistant rules show {failed[0].name}")
        return PROBLEMS
    screen.result(screen.say("rules.passed", n=str(len(results))))
    screen.next("credit-assistant rules list")
    return 0


def _print(screen: Screen, name: str, fields: list[tuple[str, str]]) -> None:
    from rich.text import Text

    from assistant.cli.layout import hang

    screen.result(Text(name, style="bold"))
    for title, text in fields:
        screen.result(hang(f"  {title}{screen.say('colon')}", text, screen.width))
