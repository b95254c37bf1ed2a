"""``whatif``: the verdict with some facts changed; nothing is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.settings import Settings
from assistant.errors import UsageError
from assistant.model.text import Lang

if TYPE_CHECKING:
    from assistant.api.whatif import WhatIf
    from assistant.cli.screen import Screen
    from assistant.model.verdict import MetricLevel, Verdict
    from assistant.report.words import Words


def whatif(
    ctx: typer.Context,
    assessment: Annotated[str, typer.Argument(metavar="ID")],
    set_: Annotated[list[str] | None, typer.Option("--set", metavar="FACT=VALUE")] = None,
) -> int:
    """The command; its help is in the catalogue."""
    from assistant.api.whatif import what_if
    from assistant.cli.desks import desk
    from assistant.cli.screen import Screen
    from assistant.report.words import words

    chosen: Settings = ctx.obj
    screen = Screen(chosen)
    changes = _changes(screen, set_ or [])
    found = desk(chosen).load(assessment)
    result = what_if(found, changes)
    if chosen.json:
        changed = {rule: {"before": before, "after": after} for rule, (before, after) in result.changed.items()}
        body = {"grade": {"before": result.before["grade"], "after": result.after["grade"]}, "changed": changed}
        screen.json({"schema": "credit-assistant/whatif/1", "assessment": found.id, "set": changes, **body})
        return 0
    _print(screen, words(found.library, chosen.lang, templates=found.templates), result)
    screen.next(f"credit-assistant explain {found.id} grade")
    return 0


def _changes(screen: Screen, given: list[str]) -> dict[str, str]:
    if not given:
        raise UsageError(screen.say("misuse.missing", name="--set"))
    changes = {}
    for text in given:
        name, equals, value = text.partition("=")
        if not (name.strip() and equals and value.strip()):
            raise UsageError(screen.say("misuse.set", value=text))
        changes[name.strip()] = value.strip()
    return changes


def _print(screen: Screen, w: Words, result: WhatIf) -> None:
    from assistant.cli.layout import hang
    from assistant.report.words import name, term

    screen.result(screen.say("whatif.grade", before=badge(result.before), after=badge(result.after)))
    screen.result(screen.say("whatif.index", before=_index(result.before), after=_index(result.after)))
    levels = {m["metric"]: _level(m, screen.lang) for m in result.before["ladder"]}
    for metric in result.after["ladder"]:
        before, after = levels.get(metric["metric"], "–"), _level(metric, screen.lang)
        if before != after:
            screen.result(hang("  - ", f"{name(w, metric['metric'])}{w.strings['words.colon']}{before} → {after}", screen.width))
    for rule, (before, after) in result.changed.items():
        said = f"{name(w, rule)} ({rule}){w.strings['words.colon']}{term(w, 'outcome', before)} → {term(w, 'outcome', after)}"
        screen.result(hang("  - ", said, screen.width))
    if not result.changed and badge(result.before) == badge(result.after):
        screen.result("  " + screen.say("whatif.same"))
    screen.tell(screen.say("whatif.saved"))


def badge(verdict: Verdict) -> str:
    """The grade in short: the letter, or the range while undecided."""
    grade = verdict["grade"]
    return grade["value"] or f"{grade['highest']}–{grade['lowest']}"


def _level(metric: MetricLevel, lang: Lang) -> str:
    from assistant.interview.progress import span

    return span(metric["possible"], lang) or "–"


def _index(verdict: Verdict) -> str:
    item = verdict["practice_index"]
    return f"{item['lowest']:.1f}" if item["index"] is not None else f"{item['lowest']:.1f}–{item['highest']:.1f}"
