"""How values, facts, thresholds and codes read in English and Chinese.

The trap it guards: a rounded value must not seem to sit on a limit that it misses.

Shares print as percent with one decimal, more where rounding would hide a difference; thresholds and declared figures print exactly.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from assistant.model.condition import leaves
from assistant.model.inputs import ENTERPRISE
from assistant.model.library import FactDefinition, Library, Threshold
from assistant.model.text import Lang, fill, placeholders
from assistant.model.values import FactType, Money, Plain, Value, plain
from assistant.model.verdict import FactEntry
from assistant.report.catalogue import strings

_MOST_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Words:
    """A language, its wording, and the library whose facts are spoken of."""

    lang: Lang
    strings: Mapping[str, str]
    library: Library
    limits: Mapping[str, tuple[float, ...]]  # figures each fact is compared with: a rounded value never reads like one of them


def words(library: Library, lang: Lang, *, templates: Path) -> Words:
    """The words of one language for one library; ``templates`` is the folder that holds ``report/strings.json``."""
    return Words(lang, strings(templates, lang), library, _limits(library))


def say(w: Words, entry: str, /, **values: str) -> str:
    """An entry of the catalogue with its places filled. Raises KeyError for an entry that does not exist."""
    return fill(w.strings[entry], values)


def term(w: Words, group: str, code: str | None) -> str:
    """How a code of a closed list reads (``term(w, 'severity', 'high')``); a dash for none."""
    return w.strings[f"{group}.{code}"] if code else w.strings["words.none"]


def listing(w: Words, items: Iterable[str], *, join: str = "and") -> str:
    """Items in a row: ``a, b and c`` or ``a、b和c``; a dash when there are none."""
    parts = list(items)
    if len(parts) < 2:
        return parts[0] if parts else w.strings["words.none"]
    return w.strings["words.comma"].join(parts[:-1]) + w.strings[f"words.{join}"] + parts[-1]


def day(w: Words, value: str | datetime.date | None) -> str:
    """A date in words; a dash for none."""
    if value is None:
        return w.strings["words.none"]
    d = value if isinstance(value, datetime.date) else datetime.date.fromisoformat(value)
    return say(w, "words.date", year=str(d.year), month=w.strings["words.months"].split()[d.month - 1], day=str(d.day))


def decimal(value: float, *, digits: int | None, apart: Iterable[float] = ()) -> str:
    """A number with grouped thousands: exact for ``digits=None``, else rounded to at most that many digits.

    Rounding takes more digits as long as the figure would read like one of ``apart`` without being it.
    """
    exact = Decimal(repr(float(value)))
    if digits is None:
        return _plain_digits(exact)
    others = [Decimal(repr(float(a))) for a in apart]
    for places in range(digits, _MOST_DIGITS):
        rounded = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        if all(rounded != o or exact == o for o in others):
            return _plain_digits(rounded)
    return _plain_digits(exact)


def percent(w: Words, share: float, *, exact: bool = False, apart: Iterable[float] = ()) -> str:
    """A share as percent: 0.9652 reads 96.5 %; exact for thresholds. Never rounded to 0, to 100 or onto one of ``apart``."""
    scaled = hundredfold(share)
    others = [0.0, 100.0, *(hundredfold(a) for a in apart)]
    digits = 1 if abs(scaled) >= 1 else 2
    return say(w, "words.percent", n=decimal(scaled, digits=None if exact else digits, apart=others))


def hundredfold(share: float) -> float:
    """A share in hundredths, without the noise of binary fractions (0.07 is 7, not 7.000000000000001)."""
    return float(Decimal(repr(float(share))) * 100)


def unit(w: Words, amount: float, text: str, name: str | None) -> str:
    """A figure with its unit, singular or plural; a unit without an entry follows the figure as it is."""
    if name is None or name in {"count", "share"}:
        return text
    number = "one" if abs(amount) == 1 else "many"
    entry = w.strings.get(f"unit.{name}.{number}")
    return fill(entry, {"n": text}) if entry else f"{text}\u00a0{name}"


def money(w: Words, amount: float, currency: str, on: str | None = None) -> str:
    """An amount in a currency, with its day where one is given."""
    text = decimal(amount, digits=2)
    if "." in text:
        whole, cents = text.split(".")
        text = f"{whole}.{cents:<02}"
    entry = w.strings.get(f"currency.{currency}")
    said = fill(entry, {"n": text}) if entry else say(w, "words.money", n=text, currency=currency)
    return say(w, "words.money_on", money=said, day=day(w, on)) if on else said


def value(w: Words, definition: FactDefinition, given: Value | Plain, *, exact: bool = False) -> str:
    """A known value of a fact in words, the same wherever it is read; exact for thresholds and for what was declared."""
    apart = w.limits.get(definition.id, ())
    match definition.type, plain(given) if isinstance(given, tuple | datetime.date | Money) else given:
        case FactType.YES_NO, bool(yes):
            return w.strings["words.yes" if yes else "words.no"]
        case FactType.CHOICE | FactType.OUTCOME, str(option):
            return _option(w, definition, option)
        case FactType.CHOICES, [*options]:
            return listing(w, (_option(w, definition, str(o)) for o in options))
        case FactType.SHARE, int(n) | float(n):
            return percent(w, n, exact=exact, apart=apart)
        case FactType.MONEY, {"amount": int(n) | float(n), "currency": str(currency), **rest}:
            return money(w, n, currency, str(rest["date"]) if rest.get("date") else None)
        case FactType.MONEY, int(n) | float(n):
            return money(w, n, definition.unit or "")
        case FactType.DATE, str(iso):
            return day(w, iso)
        case FactType.NUMBER | FactType.DURATION, int(n) | float(n):
            digits = None if exact else 1 if definition.unit == "points" else 2
            return unit(w, n, decimal(n, digits=digits, apart=apart), definition.unit)
        case FactType.COUNT, int(n) | float(n):
            return unit(w, n, decimal(n, digits=None), definition.unit)
        case _, other:
            return str(other)


def fact(w: Words, fact_id: str, entry: FactEntry | None, *, exact: bool = False) -> str:
    """A fact in words: its value, or why it has none."""
    if entry is None or entry["state"] != "known":
        return term(w, "state", entry["state"] if entry else "unknown")
    return value(w, w.library.facts[fact_id], entry["value"], exact=exact)


def threshold(w: Words, given: Threshold) -> str:
    """The value of a threshold, exact, with its unit."""
    match given.value:
        case datetime.date():
            return day(w, given.value)
        case bool() | str() | tuple():
            return str(given.value)
        case int(n) | float(n):
            if given.unit == "share":
                return percent(w, n, exact=True)
            if len(given.unit) == 3 and given.unit.isupper():  # an ISO 4217 code
                return money(w, n, given.unit)
            return unit(w, n, decimal(n, digits=None), given.unit)
        case amount:
            return money(w, amount.amount, amount.currency)


def filled(w: Words, text: str, facts: Mapping[str, FactEntry]) -> str:
    """A text of the rule base with its places filled from facts and thresholds; a name that is neither keeps its braces."""
    thresholds = [w.library.thresholds[n] for n in placeholders(text) if n in w.library.thresholds]
    values = {t.id: threshold(w, t) for t in thresholds}
    for name in placeholders(text) - values.keys():
        if name in w.library.facts:
            values[name] = fact(w, name, facts.get(name))
    return fill(text, values)


def name(w: Words, name_id: str) -> str:
    """The title of whatever carries an id: a rule, ladder metric, measure, fact, sub-system or market; else the id itself."""
    for entries in (w.library.facts, w.library.measures):
        if name_id in entries:
            return entries[name_id].title.in_(w.lang)
    for sub in w.library.index.sub_systems:
        if sub.id == name_id:
            return sub.title.in_(w.lang)
    if name_id in w.library.markets:
        return w.library.markets[name_id].in_(w.lang)
    return w.strings.get(f"thing.{name_id}", name_id)


def _limits(library: Library) -> dict[str, tuple[float, ...]]:
    found: dict[str, set[float]] = {}
    conditions = [rule.when for rule in library.rules.values()]
    for m in library.ladder.metrics:
        conditions += [t.when for t in (m.a_entry, m.a_exit, m.b_entry, m.b_exit, m.c_readmission, m.d_veto) if t]
    for condition in conditions:
        for leaf in leaves(condition):
            if isinstance(leaf.operand, int | float) and not isinstance(leaf.operand, bool):
                found.setdefault(leaf.fact, set()).add(float(leaf.operand))
    return {fact_id: tuple(sorted(values)) for fact_id, values in found.items()}


_CJK = "\u3400-\u9fff"
_BETWEEN = re.compile(rf"(?<=[{_CJK}])(?=[A-Za-z0-9≥≤<>=])|(?<=[A-Za-z0-9%])(?=[{_CJK}])")


def tidy(w: Words, text: str) -> str:
    """In Chinese a gap between Han characters and figures, wherever the values put them side by side."""
    return _BETWEEN.sub(" ", text) if w.lang == "zh" else text


def channel_name(w: Words, channel: str) -> str:
    """A channel as people named it; figures of the enterprise as a whole have no name of their own."""
    return w.strings["ladder.unnamed"] if channel in {"", ENTERPRISE} else channel


def _option(w: Words, definition: FactDefinition, option: str) -> str:
    return next((o.label.in_(w.lang) for o in definition.options if o.id == option), option)


def _plain_digits(figure: Decimal) -> str:
    text = f"{figure:,f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace("-", "\u2212") if text != "-0" else "0"
