"""The test cases beside rules and ladder metrics, as values; running them is another's work."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from assistant.errors import InputError
from assistant.loading.facts import given_fact
from assistant.loading.layout import source_files
from assistant.loading.on_day import library_on
from assistant.loading.reading import read_file
from assistant.model.library import FactDefinition
from assistant.model.values import Fact


@dataclass(frozen=True, slots=True)
class RuleCase:
    """One case of one rule, to be evaluated alone, as of ``as_of``. Facts that are not named are unknown."""

    rule: str
    case: str
    facts: Mapping[str, Fact]
    expect: str  # found | clear | unknown
    as_of: datetime.date
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Before:
    """Where a channel stood before: its level, and for how many evaluations a test down or up has held. ``since`` None: long ago."""

    level: str
    failing: int = 0
    passing: int = 0
    since: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class LadderCase:
    """One case of one ladder metric in one channel."""

    metric: str
    case: str
    facts: Mapping[str, Fact]
    before: Before | None
    expect: str  # A | B | C | D | insufficient | unknown
    as_of: datetime.date
    path: str
    line: int


def read_cases(root: Path, compiled: Mapping[str, Any], today: datetime.date) -> tuple[list[RuleCase], list[LadderCase]]:
    """All cases of a content root that has no problems, by path and line. Cases of retired rules are left out.

    A case without ``as_of`` is of ``today``, or of the nearest day on which its rule is in force.
    Raises InputError where a value does not fit, which ``read_sources`` would have told.
    """
    rules = {r["id"]: r for r in compiled["content"]["rules"]}

    @cache
    def facts_on(day: datetime.date) -> Mapping[str, FactDefinition]:
        return library_on(compiled, day, drafts=True).facts

    rule_cases: list[RuleCase] = []
    ladder_cases: list[LadderCase] = []
    for file in source_files(root):
        if file.kind not in ("rule_test", "ladder_metric_test"):
            continue
        owner = ".".join(file.path.removeprefix("rules/").removesuffix(".test.yaml").split("/"))
        rule = rules.get(owner, {})
        if rule.get("status") == "retired":
            continue
        document, problems = read_file(root / file.path, file.path)
        if document is None or problems:
            raise InputError("\n".join(str(p) for p in problems))
        for number, raw in enumerate(document.data):
            day = _day(raw.get("as_of")) or _nearest(rule, today)
            line = document.line((number,))
            facts = _facts(raw["facts"], facts_on, day, f"{file.path}:{line}")
            if file.kind == "rule_test":
                rule_cases.append(RuleCase(owner, raw["case"], facts, raw["expect"], day, file.path, line))
            else:
                ladder_cases.append(LadderCase(owner, raw["case"], facts, _before(raw.get("before")), raw["expect"], day, file.path, line))
    return rule_cases, ladder_cases


def _facts(
    raw: Mapping[str, Any], facts_on: Callable[[datetime.date], Mapping[str, FactDefinition]], day: datetime.date, place: str
) -> dict[str, Fact]:
    definitions = facts_on(day)
    found: dict[str, Fact] = {}
    for fact, value in raw.items():
        if fact in definitions:  # a rule that is out of force on the day is no fact then
            try:
                found[fact] = given_fact(definitions[fact], value)
            except InputError as error:
                raise InputError(f"{place}: {fact}: {error}") from None
    return found


def _before(raw: Mapping[str, Any] | None) -> Before | None:
    if raw is None:
        return None
    return Before(raw["level"], raw.get("months_failing", 0), raw.get("months_passing", 0), _day(raw.get("since")))


def _nearest(rule: Mapping[str, Any], today: datetime.date) -> datetime.date:
    since, until = _day(rule.get("since")), _day(rule.get("until"))
    if since is not None and today < since:
        return since
    return until if until is not None and today > until else today


def _day(raw: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(raw) if raw else None
