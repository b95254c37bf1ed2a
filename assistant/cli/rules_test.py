"""``rules test``: the cases beside the rules, and with ``--coverage`` how well they hold what they test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.settings import Settings
from assistant.errors import InputError, RuleBaseError

if TYPE_CHECKING:
    from assistant.api.coverage import Coverage
    from assistant.api.rulebase import Tested, Trial
    from assistant.cli.screen import Screen

PROBLEMS = RuleBaseError.exit_status


def run_tests(
    ctx: typer.Context,
    begins: Annotated[str, typer.Argument(metavar="[BEGINNING]")] = "",
    coverage: Annotated[bool, typer.Option("--coverage")] = False,
) -> int:
    """The command; its help is in the catalogue."""
    from assistant.api.rulebase import run_cases
    from assistant.cli.desks import desk
    from assistant.cli.screen import Screen

    chosen: Settings = ctx.obj
    screen = Screen(chosen)
    trial = run_cases(desk(chosen), begins)
    if not trial.results:
        raise InputError(screen.say("rules.no_case", name=begins) + "\n    credit-assistant rules list")
    n, failed = len(trial.results), trial.failed
    if coverage and not failed:  # while a case fails, what the others notice means nothing
        from assistant.api.coverage import coverage as measured

        return _coverage(screen, list(measured(desk(chosen), begins)), trial)
    status = PROBLEMS if failed or trial.problems else 0
    if chosen.json:
        wrong = {"failed": [_failed(t) for t in failed], "problems": _problems(trial)}
        screen.json({"schema": "credit-assistant/cases/1", "cases": n, **wrong})
        return status
    for t in failed:
        screen.result(screen.say("rules.expected", path=f"{t.path}:{t.line}", case=t.case, expected=t.expected, got=t.got))
    screen.result(*(str(p) for p in trial.problems))
    if failed:
        screen.tell(screen.say("rules.failed", failed=str(len(failed)), n=str(n)))
        screen.next(f"credit-assistant rules show {failed[0].name}")
        return status
    screen.result(screen.say("rules.passed", n=str(n)))
    screen.next("credit-assistant rules check" if trial.problems else "credit-assistant rules test --coverage")
    return status


def _coverage(screen: Screen, found: list[Coverage], trial: Trial) -> int:
    open_ones, cases = [c for c in found if not c.holds], len(trial.results)
    status = PROBLEMS if open_ones or trial.problems else 0
    if screen.settings.json:
        listed = [
            {
                "id": c.name,
                "file": c.path,
                "cases": c.cases,
                "unreached": [str(gap) for gap in c.unreached],
                "survivors": [str(gap) for gap in c.survivors],
                "equivalent": c.equivalent,
            }
            for c in found
        ]
        screen.json({"schema": "credit-assistant/coverage/1", "cases": cases, "tested": listed, "problems": _problems(trial)})
        return status
    screen.result(*(str(p) for p in trial.problems))
    for c in open_ones:
        for gap in c.unreached:
            screen.result(screen.say("rules.unreached", path=c.path, what=str(gap)))
        for gap in c.survivors:
            screen.result(screen.say("rules.survives", path=c.path, what=str(gap)))
    counts = {
        "n": str(len(found)),
        "cases": str(cases),
        "unreached": str(sum(len(c.unreached) for c in found)),
        "survivors": str(sum(len(c.survivors) for c in found)),
        "same": str(sum(c.equivalent for c in found)),
    }
    screen.result(screen.say("rules.coverage", **counts))
    screen.next(f"credit-assistant rules show {open_ones[0].name}" if open_ones else "credit-assistant rules list")
    return status


def _problems(trial: Trial) -> list[dict[str, object]]:
    return [{"file": p.path, "line": p.line, "wrong": p.wrong, "right": p.right} for p in trial.problems]


def _failed(t: Tested) -> dict[str, object]:
    return {"rule": t.name, "case": t.case, "file": t.path, "line": t.line, "expected": t.expected, "got": t.got}
