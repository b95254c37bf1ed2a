"""A layout says which column of which file plays which role. People write it (YAML); here it arrives as plain data."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from assistant.data.roles import ROLES
from assistant.errors import InputError

UNITS = ("share", "percent", "stars", "count", "number", "minutes", "hours", "days")
_HOURS = {"minutes": 1 / 60, "hours": 1.0, "days": 24.0}
_FORM = ("encoding", "delimiter", "decimal", "dates", "sheet")
_TOP = ("id", "title", "remark", "level", "tables", "base", "roles", "window", "plausible", "small_order", *_FORM)
_SELLER = ("id", "title", "remark", "level", "seller", "channel", "period", "columns", *_FORM)
_TABLE = ("file", "key", "optional", *_FORM)


@dataclass(frozen=True, slots=True)
class Reading:
    """How a file is read where that cannot be told from the file: all optional."""

    encoding: str | None = None
    delimiter: str | None = None
    decimal: str | None = None  # "." or ","
    dates: str | None = None  # day_first | month_first
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A file of the layout: a name (``*`` allowed), and the columns it is joined to the base table on."""

    name: str
    file: str
    key: tuple[str, ...] = ()
    optional: bool = False
    reading: Reading = field(default_factory=Reading)


@dataclass(frozen=True, slots=True)
class Column:
    """Where a role or indicator comes from: a column, a constant, or the ratio of two columns.

    ``equals`` makes a yes/no of the words listed; ``given`` of whether there is anything; ``positive`` of an amount above 0.
    ``blank`` lists words that mean nothing was given, ``words`` translates a column's words, ``complement`` takes 1 minus the share.
    """

    table: str = ""
    column: str = ""
    value: str | None = None
    ratio: tuple[str, str] | None = None
    unit: str = ""
    complement: bool = False
    equals: tuple[str, ...] = ()
    given: bool = False
    positive: bool = False
    blank: tuple[str, ...] = ()
    words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """An order-level layout (``level`` order, with ``roles``) or a seller-level one (``columns`` by indicator id)."""

    id: str
    level: str
    title: dict[str, str]
    remark: dict[str, str]
    base: str
    sources: dict[str, Source]
    columns: dict[str, Column]
    window: tuple[str, ...] = ("ordered",)  # the first of these roles that has a column places an order in time
    plausible: tuple[str, str] | None = None
    small_order: float | None = None
    seller: Column = field(default_factory=Column)
    channel: Column | None = None
    period: Column | None = None


def layout_from(plain: Mapping[str, object], place: str, *, indicators: Iterable[str] = ()) -> Layout:
    """The layout in plain data (as read from YAML); InputError names everything that is wrong with it, at ``place``.

    ``indicators`` are the known indicator ids, for checking a seller-level layout.
    """
    wrong: list[str] = []
    level = plain.get("level")
    if level not in ("order", "seller"):
        raise InputError(f"{place}: level: {level!r}; write order (one row per order or line) or seller (one row per seller)")
    _unknown(plain, _TOP if level == "order" else _SELLER, place, wrong)
    known = list(ROLES) if level == "order" else list(indicators)
    where = "roles" if level == "order" else "columns"
    sources, base = _sources(plain, place, wrong)
    columns: dict[str, Column] = {}
    given = plain.get(where)
    for name, spec in given.items() if isinstance(given, Mapping) else ():
        if known and name not in known:
            near = difflib.get_close_matches(str(name), known, n=1)
            what = "role" if level == "order" else "indicator"
            wrong.append(f"{place}: {where}.{name}: no {what} has this name" + (f"; did you mean {near[0]}?" if near else ""))
        columns[str(name)] = _column(spec, f"{place}: {where}.{name}", sources, base, wrong)
    if not columns:
        wrong.append(f"{place}: {where}: missing; say which column is what")
    seller = _column(plain.get("seller", "seller"), f"{place}: seller", sources, base, wrong) if level == "seller" else Column()
    wrong += [
        f"{place}: roles.{r}: missing; without it there is nothing to count"
        for r in ("seller", "order")
        if level == "order" and r not in columns
    ]
    extra = {k: _column(plain[k], f"{place}: {k}", sources, base, wrong) for k in ("channel", "period") if level == "seller" and k in plain}
    plausible = plain.get("plausible")
    window = plain.get("window", ["ordered"])
    if wrong:
        raise InputError("\n".join(wrong))
    return Layout(
        id=str(plain.get("id", "layout")),
        level=str(level),
        title=_text(plain.get("title")),
        remark=_text(plain.get("remark")),
        base=base,
        sources=sources,
        columns=columns,
        window=tuple(str(w) for w in window) if isinstance(window, list | tuple) else (str(window),),
        plausible=(str(plausible[0]), str(plausible[1])) if isinstance(plausible, list | tuple) and len(plausible) == 2 else None,
        small_order=float(str(plain["small_order"])) if "small_order" in plain else None,
        seller=seller,
        channel=extra.get("channel"),
        period=extra.get("period"),
    )


def factor(unit: str) -> float:
    """What a figure in this unit is multiplied by: percent to a share, minutes and days to hours."""
    return 0.01 if unit == "percent" else _HOURS.get(unit, 1.0)


def _unknown(given: Mapping[str, object], known: Iterable[str], place: str, wrong: list[str]) -> None:
    for key in given:
        if key not in known:
            near = difflib.get_close_matches(str(key), list(known), n=1)
            wrong.append(f"{place}: {key}: no such key" + (f"; did you mean {near[0]}?" if near else f"; known are {', '.join(known)}"))


def _sources(plain: Mapping[str, object], place: str, wrong: list[str]) -> tuple[dict[str, Source], str]:
    tables = plain.get("tables")
    if tables is None:
        return {"": Source("", "", reading=_reading(plain))}, ""
    sources: dict[str, Source] = {}
    for name, spec in tables.items() if isinstance(tables, Mapping) else ():
        if not isinstance(spec, Mapping) or not isinstance(spec.get("file"), str):
            wrong.append(f"{place}: tables.{name}: needs a file, such as {{file: orders.csv}}")
            continue
        _unknown(spec, _TABLE, f"{place}: tables.{name}", wrong)
        key = spec.get("key", [])
        keys = tuple(str(k) for k in key) if isinstance(key, list | tuple) else (str(key),)
        sources[str(name)] = Source(str(name), spec["file"], keys, spec.get("optional") in (True, "yes"), _reading({**plain, **spec}))
    base = str(plain.get("base", next(iter(sources), "")))
    if base not in sources:
        wrong.append(f"{place}: base: {base!r} is none of the tables")
    wrong += [
        f"{place}: tables.{s.name}: key missing; say on which columns it is joined"
        for s in sources.values()
        if s.name != base and not s.key
    ]
    return sources, base


def _reading(spec: Mapping[str, object]) -> Reading:
    def text(key: str) -> str | None:
        return None if spec.get(key) is None else str(spec[key])

    return Reading(text("encoding"), text("delimiter"), text("decimal"), text("dates"), text("sheet"))


def _column(spec: object, place: str, sources: Mapping[str, Source], base: str, wrong: list[str]) -> Column:
    if isinstance(spec, str):
        spec = {"column": spec}
    if not isinstance(spec, Mapping):
        wrong.append(f"{place}: write the name of a column, or {{column: …}}, {{value: …}}, {{ratio: [part, whole]}}")
        return Column()
    _unknown(spec, ("column", "value", "ratio", "unit", "complement", "is", "given", "positive", "blank", "words"), place, wrong)
    unit = str(spec.get("unit", ""))
    if unit and unit not in UNITS:
        wrong.append(f"{place}: unit: {unit!r}; one of {', '.join(UNITS)}")
    ratio = spec.get("ratio")
    if ratio is not None and (not isinstance(ratio, list | tuple) or len(ratio) != 2):
        wrong.append(f"{place}: ratio: write two columns, [part, whole]")
        ratio = None
    if ratio is None and "column" not in spec and "value" not in spec:
        wrong.append(f"{place}: says neither column, value nor ratio")
    name = str(spec.get("column", ""))
    table, _, column = name.partition(".")
    if not column or table not in sources:
        table, column = base, name
    words = spec.get("words", {})
    return Column(
        table=table,
        column=column,
        value=None if "value" not in spec else str(spec["value"]),
        ratio=None if ratio is None else (str(ratio[0]), str(ratio[1])),
        unit=unit,
        complement=spec.get("complement") in (True, "yes"),
        equals=_list(spec.get("is")),
        given=spec.get("given") in (True, "yes"),
        positive=spec.get("positive") in (True, "yes"),
        blank=_list(spec.get("blank")),
        words=tuple((str(k), str(v)) for k, v in words.items()) if isinstance(words, Mapping) else (),
    )


def _list(given: object) -> tuple[str, ...]:
    if given is None:
        return ()
    return tuple(str(g) for g in given) if isinstance(given, list | tuple) else (str(given),)


def _text(given: object) -> dict[str, str]:
    return {str(k): str(v) for k, v in given.items()} if isinstance(given, Mapping) else {}
