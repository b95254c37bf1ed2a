"""The rule base to read: rules listed and filtered, every entry as a card, and the whole as pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from assistant.api.desk import Desk
from assistant.api.rulebase import metric_case
from assistant.errors import InputError
from assistant.model.library import Library
from assistant.model.text import Lang, Text
from assistant.report.book import Book, book
from assistant.report.cards import DutyCard, FactCard, MeasureCard, MetricCard, PlatformCard, RuleCard, SourceCard, TermCard, ThresholdCard

if TYPE_CHECKING:
    from assistant.report.rule_cards import Case

RulePart: TypeAlias = RuleCard | MetricCard | ThresholdCard
KnowledgePart: TypeAlias = FactCard | MeasureCard | SourceCard | ThresholdCard | TermCard | DutyCard | PlatformCard


@dataclass(frozen=True, slots=True)
class Listed:
    """A rule or a metric of the ladder in a line. ``in_force``: it is used on the day of the list."""

    id: str
    kind: str
    severity: str | None
    status: str
    title: Text
    problem: tuple[str, ...]
    sub_system: str | None
    market: str | None
    file: str
    in_force: bool


def listed(desk: Desk) -> list[Listed]:
    """Every rule there is, whatever its status and dates, then the metrics of the ladder."""
    library = desk.library(desk.today())
    content, paths = desk.compiled["content"], desk.compiled["paths"]
    rules = [_listed(raw, paths, in_force=raw["id"] in library.rules) for raw in content["rules"]]
    using = {m.id for m in library.ladder.metrics}
    return rules + [_listed({"kind": "ladder", "status": "stable"} | raw, paths, in_force=raw["id"] in using) for raw in content["metrics"]]


def open_book(desk: Desk, lang: Lang) -> Book:
    """The rule base of today in one language, drafts included."""
    return book(_library(desk), lang, templates=desk.templates)


def rule_part(desk: Desk, b: Book, name: str) -> RulePart | None:
    """A rule, a metric of the ladder or a threshold by its id; None where there is none in force."""
    from assistant.report.book import threshold_card
    from assistant.report.rule_cards import metric_card, rule_card

    library = b.w.library
    if name in library.rules:
        return rule_card(b, library.rules[name], cases(desk, library).get(name, []))
    if name in library.thresholds:
        return threshold_card(b, library.thresholds[name])
    metric = next((m for m in library.ladder.metrics if m.id == name), None)
    return metric_card(b, metric, cases(desk, library).get(name, [])) if metric else None


def knowledge_part(b: Book, name: str) -> KnowledgePart | None:
    """An entry of the knowledge by its id; None where there is none."""
    from assistant.report import knowledge_cards as cards
    from assistant.report.book import threshold_card

    homes: list[tuple[Mapping[str, Any], Any]] = [
        (b.w.library.questions, cards.question_card),
        (b.w.library.indicators, cards.indicator_card),
        (b.w.library.derivations, cards.derivation_card),
        (b.w.library.measures, cards.measure_card),
        (b.w.library.sources, cards.source_card),
        (b.w.library.thresholds, threshold_card),
        (b.w.library.glossary, cards.term_card),
        (b.w.library.calendar, cards.duty_card),
        (b.w.library.platforms, cards.platform_card),
    ]
    for entries, card in homes:
        if name in entries:
            found: KnowledgePart = card(b, entries[name])
            return found
    return None


def knowledge_ids(library: Library) -> Iterator[str]:
    """Every id that ``knowledge_part`` knows."""
    for entries in (
        library.questions,
        library.indicators,
        library.derivations,
        library.measures,
        library.sources,
        library.thresholds,
        library.glossary,
        library.calendar,
        library.platforms,
    ):
        yield from entries


def pages(desk: Desk, lang: Lang) -> dict[str, str]:
    """The rule book as files of a site: path → text."""
    from assistant.report.site import site

    b = open_book(desk, lang)
    return site(b, cases(desk, b.w.library), templates=desk.templates)


def write_pages(desk: Desk, lang: Lang, folder: Path) -> int:
    """Write the rule book into a folder; says how many pages there are. A rule book that is there is replaced.

    Raises InputError for a folder that holds anything else, and where it can't be written.
    """
    from assistant.report.site import GENERATOR

    index = folder / "index.html"
    try:
        ours = index.is_file() and GENERATOR in index.read_text(encoding="utf-8", errors="replace")
        if folder.exists() and not ours and (not folder.is_dir() or any(folder.iterdir())):
            raise InputError(f"{folder}: there is something else in this place\n    Name a new or an empty folder.")
        found = pages(desk, lang)
        for old in folder.glob("rules/*.html") if ours else ():
            old.unlink()
        for path, text in found.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(f"{folder}: cannot be written ({error.strerror})\n    Name a folder in a place where you may write.") from error
    return sum(path.endswith(".html") for path in found)


def cases(desk: Desk, library: Library) -> dict[str, list[Case]]:
    """The cases beside the rules and metrics, by the id of what they test."""
    from assistant.loading.ruletests import read_cases
    from assistant.report.rule_cards import Case

    found: dict[str, list[Case]] = {}
    rules, metrics = read_cases(desk.content, desk.compiled, desk.today())
    for c in rules:
        found.setdefault(c.rule, []).append(Case(c.case, c.facts, None, c.as_of.isoformat(), c.expect, c.path, c.line))
    for m in metrics:
        before = metric_case(library, m).before
        found.setdefault(m.metric, []).append(Case(m.case, m.facts, before, m.as_of.isoformat(), m.expect, m.path, m.line))
    return found


def _library(desk: Desk) -> Library:
    from assistant.loading.on_day import library_on

    return library_on(desk.compiled, desk.today(), drafts=True)


def _listed(raw: Mapping[str, Any], paths: Mapping[str, str], *, in_force: bool) -> Listed:
    return Listed(
        id=raw["id"],
        kind=raw["kind"],
        severity=raw.get("severity"),
        status=raw["status"],
        title=Text(raw["title"]["en"], raw["title"]["zh"]),
        problem=tuple(raw.get("problem", ())),
        sub_system=raw.get("sub_system"),
        market=raw.get("market"),
        file=paths.get(raw["id"], ""),
        in_force=in_force,
    )
