"""The rule book as a site: plain pages without scripts, one for each rule and metric, and one for each kind of knowledge.

The same rule base gives the same bytes. Pages link to each other by relative paths, so the folder can be moved or zipped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.model.library import Rule, RuleKind, Severity
from assistant.model.text import fill
from assistant.report import knowledge_cards as cards
from assistant.report.book import Book, named, sure, threshold_card
from assistant.report.cards import Ref
from assistant.report.parts import Term
from assistant.report.rule_cards import Case, metric_card, rule_card
from assistant.report.words import day, say, term, unit

if TYPE_CHECKING:
    from jinja2 import Environment

GENERATOR = "credit-assistant rules docs"  # in every page: how a folder is known to be a rule book
STYLE = "style.css"
_HOMES = {
    "question": "questions.html",
    "indicator": "indicators.html",
    "derivation": "indicators.html",
    "measure": "measures.html",
    "threshold": "thresholds.html",
    "source": "sources.html",
    "limit": "platforms.html",
    "duty": "calendar.html",
    "term": "glossary.html",
}
_ORDER = (RuleKind.VETO, RuleKind.MARKET_VETO, RuleKind.CAP, RuleKind.FINDING, RuleKind.CONTRADICTION, RuleKind.DERIVED)


@dataclass(frozen=True, slots=True)
class Line:
    """A rule in a list."""

    id: str
    title: str
    kind: Term
    severity: Term | None
    draft: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Rules under a heading."""

    id: str
    title: str
    count: str
    lines: tuple[Line, ...]


def site(b: Book, tested: Mapping[str, Sequence[Case]], *, templates: Path) -> dict[str, str]:
    """Every file of the site by its path, ``index.html`` first."""
    library = b.w.library
    shelves = _shelves(b)
    menu = [(f"{n}.html", b.w.strings[f"page.{n}"]) for n in ("index", "problems", "kinds", "ladder", *shelves)]
    render = _renderer(b, menu, templates)
    rules = sorted(library.rules.values(), key=_gravity)
    found = {
        "index.html": render("index", "list.html.j2", groups=_by_sub_system(b, rules), front=True),
        "problems.html": render("problems", "list.html.j2", groups=_by_problem(b, rules), front=False),
        "kinds.html": render("kinds", "list.html.j2", groups=_by_kind(b, rules), front=False),
        "ladder.html": render("ladder", "ladder.html.j2", metrics=[metric_card(b, m, ()) for m in library.ladder.metrics]),
    }
    found |= {f"{name}.html": render(name, f"{name}.html.j2", items=items) for name, items in shelves.items()}
    for rule in library.rules.values():
        found[f"rules/{rule.id}.html"] = render("", "rule.html.j2", r=rule_card(b, rule, tested.get(rule.id, ())))
    for metric in library.ladder.metrics:
        found[f"rules/{metric.id}.html"] = render("", "metric.html.j2", r=metric_card(b, metric, tested.get(metric.id, ())))
    found[STYLE] = "".join((templates / part).read_text(encoding="utf-8") for part in ("report/report.css", "rulebook/rulebook.css"))
    return found


def _shelves(b: Book) -> dict[str, list[object]]:
    """The pages of the knowledge, those without an entry left out."""
    library = b.w.library
    questions: dict[str, list[object]] = {s: [] for s in library.sections}
    for q in library.questions.values():
        questions.setdefault(q.section, []).append(cards.question_card(b, q))
    shelves: dict[str, list[object]] = {
        "thresholds": [threshold_card(b, t) for t in sorted(library.thresholds.values(), key=lambda t: t.id)],
        "questions": [(named(b, s), asked) for s, asked in questions.items() if asked],
        "indicators": [
            *(cards.indicator_card(b, i) for i in library.indicators.values()),
            *(cards.derivation_card(b, d) for d in library.derivations.values()),
        ],
        "measures": [cards.measure_card(b, m) for m in sorted(library.measures.values(), key=lambda m: m.id)],
        "sources": [cards.source_card(b, s) for s in library.sources.values()],
        "glossary": [cards.term_card(b, t) for t in library.glossary.values()],
        "calendar": [cards.duty_card(b, d) for d in sorted(library.calendar.values(), key=lambda d: (d.day is not None, d.day, d.id))],
        "platforms": [cards.platform_card(b, p) for p in library.platforms.values()],
    }
    return {name: items for name, items in shelves.items() if items}


def _renderer(b: Book, menu: Sequence[tuple[str, str]], templates: Path) -> Callable[..., str]:
    pages = _environment(templates)
    library = b.w.library
    counts = {
        "rules": library.rules,
        "metrics": library.ladder.metrics,
        "thresholds": library.thresholds,
        "questions": library.questions,
        "measures": library.measures,
        "sources": library.sources,
    }
    shared = {
        "lang": b.w.lang,
        "menu": menu,
        "generator": GENERATOR,
        "style": STYLE,
        "t": b.w.strings.__getitem__,
        "fill": lambda entry, **values: fill(b.w.strings[entry], values),
        "day": lambda iso: day(b.w, iso),
        "unit_of": lambda name: unit(b.w, 2, "", name).strip(),
        "made": say(b.w, "book.made", version=library.version, date=day(b.w, library.as_of)),
        "counts": say(b.w, "book.counts", **{name: str(len(entries)) for name, entries in counts.items()}),
    }

    def render(name: str, template: str, **values: object) -> str:
        """``name`` is the page's own; empty for the pages of single rules, which lie a folder deeper."""
        root = "" if name else "../"
        return pages.get_template(template).render(page=name, root=root, href=lambda r: _href(r, root), **shared, **values)

    return render


def _href(ref: Ref, root: str) -> str:
    """Where an entry is found; empty for what has no page of its own."""
    if ref.kind in ("rule", "ladder"):
        return f"{root}rules/{ref.id}.html"
    return f"{root}{_HOMES[ref.kind]}#{ref.id}" if ref.kind in _HOMES else ""


def _environment(templates: Path) -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    loader = FileSystemLoader(templates / "rulebook")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def _gravity(rule: Rule) -> tuple[int, int, str]:
    return _ORDER.index(rule.kind), list(Severity).index(rule.severity) if rule.severity else 0, rule.id


def _by_sub_system(b: Book, rules: Iterable[Rule]) -> list[Group]:
    keys = {s.id: s.title.in_(b.w.lang) for s in b.w.library.index.sub_systems} | {"": b.w.strings["book.unmarked"]}
    return _groups(b, keys, rules, lambda r: (r.sub_system or "",))


def _by_problem(b: Book, rules: Iterable[Rule]) -> list[Group]:
    rules = list(rules)
    used = {p for r in rules for p in r.problem}
    keys = {p: f"{p}{b.w.strings['words.colon']}{term(b.w, 'problem', p)}" for p in sorted(used, key=lambda p: int(p[1:]))}
    return _groups(b, keys, rules, lambda r: r.problem)


def _by_kind(b: Book, rules: Iterable[Rule]) -> list[Group]:
    return _groups(b, {str(k): term(b.w, "kind", str(k)) for k in _ORDER}, rules, lambda r: (str(r.kind),))


def _groups(b: Book, keys: Mapping[str, str], rules: Iterable[Rule], key: Callable[[Rule], Iterable[str]]) -> list[Group]:
    lines: dict[str, list[Line]] = {k: [] for k in keys}
    for rule in rules:
        for k in key(rule):
            lines[k].append(_line(b, rule))
    return [Group(k or "derived", keys[k], _count(b, len(v)), tuple(v)) for k, v in lines.items() if v]


def _count(b: Book, n: int) -> str:
    return b.w.strings["book.rule_of"] if n == 1 else say(b.w, "book.rules_of", n=str(n))


def _line(b: Book, rule: Rule) -> Line:
    severity = sure(b, "severity", str(rule.severity)) if rule.severity else None
    return Line(rule.id, rule.title.in_(b.w.lang), sure(b, "kind", str(rule.kind)), severity, rule.status == "draft")
