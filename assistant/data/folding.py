"""Files and roles to one row per order: companions joined, lines folded."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.data.columns import Table, TypedTable, first_bad, typed
from assistant.data.layout import Column, Layout, Source
from assistant.data.quality import WHY, ColumnFigures, Excluded, FileRead
from assistant.data.roles import ROLES
from assistant.data.source import loaded, prepared
from assistant.errors import InputError

NO_CHANNEL = "all"


@dataclass(frozen=True, slots=True)
class Folded:
    """One row per order (``orders``, an expression with a column per role), and what was seen on the way."""

    orders: Any
    files: tuple[FileRead, ...]
    columns: tuple[ColumnFigures, ...]
    excluded: tuple[Excluded, ...]
    lines: int
    duplicates: int
    remarks: tuple[dict[str, str], ...]


def folded(backend: Any, path: Path, layout: Layout, folder: Path, *, tolerant: bool, progress: Callable[[str, float], None]) -> Folded:
    """Read the files of the layout under ``path``, check every column, and fold them to orders."""
    tables = _tables(backend, path, layout, folder, progress)
    roles = {r: c for r, c in layout.columns.items() if c.value is not None or c.table in tables}
    progress("check columns", 0.45)
    done: dict[str, TypedTable] = {}
    wrong: list[str] = []
    for name, table in tables.items():
        mine = {r: c for r, c in roles.items() if c.value is None and c.table == name}
        if mine:
            done[name] = typed(backend, table, mine, _join_keys(layout, table))
            wrong += [first_bad(table, mine[r], r, n) for r, n in done[name].bad.items() if n and not tolerant]
    if wrong:
        raise InputError("\n".join(wrong))
    progress("join", 0.6)
    lines = _joined(tables, done, roles, layout)
    by = ["seller", "channel", "order"]
    fold = {r: _fold(lines, r) for r in roles if r not in (*by, "line")}
    counts = {"n_lines": lines.count(), "n_distinct": lines.line.nunique() if "line" in roles else lines.count()}
    backend.create_table("orders", lines.group_by(by).agg(**fold, **counts))
    orders = backend.table("orders")
    total = orders.aggregate(lines=orders.n_lines.sum(), distinct=orders.n_distinct.sum()).to_pyarrow().to_pylist()[0]
    unread = sum(n for t in done.values() for n in t.bad.values())
    return Folded(
        orders=orders.drop("n_lines", "n_distinct"),
        files=tuple(t.read for t in tables.values()),
        columns=tuple(f for t in done.values() for f in t.figures),
        excluded=(Excluded("unreadable", WHY["unreadable"], "figures", unread),) if tolerant else (),
        lines=int(total["lines"] or 0),
        duplicates=int((total["lines"] or 0) - (total["distinct"] or 0)),
        remarks=_remarks(layout, [r for r in layout.columns if r not in roles]),
    )


def _remarks(layout: Layout, absent: list[str]) -> tuple[dict[str, str], ...]:
    said = [layout.remark] if layout.remark else []
    if absent:
        files = sorted({layout.sources[layout.columns[r].table].file for r in absent})
        en = f"{', '.join(files)} not there: no {', '.join(absent)}"
        said.append({"en": en, "zh": f"缺少 {'、'.join(files)}：没有 {'、'.join(absent)}"})
    return tuple(said)


def _tables(backend: Any, path: Path, layout: Layout, folder: Path, progress: Callable[[str, float], None]) -> dict[str, Table]:
    """The files of the layout that are there, read once; InputError on a needed one that is not, and on columns that are missing."""
    found: dict[str, Table] = {}
    wrong: list[str] = []
    for place, source in enumerate(layout.sources.values()):
        progress(f"read {source.file or path.name}", 0.05 + 0.4 * place / len(layout.sources))
        at = _located(path, source)
        if at is None:
            if not source.optional:
                wrong.append(f"{path}: no file {source.file}; it is needed by the layout {layout.id}")
            continue
        opened = prepared(at, source.reading, folder)
        used = {c.column for c in layout.columns.values() if c.value is None and c.table == source.name}
        used |= set(source.key) if used else set()
        missing = [c for c in sorted(used) if c not in opened.columns]
        for column in missing:
            near = difflib.get_close_matches(column, opened.columns, n=1)
            hint = f"did you mean {near[0]}?" if near else f"it has {', '.join(opened.columns)}"
            wrong.append(f"{at}: row 1: no column {column}; {hint}")
        if missing:
            continue
        joined = {k for s in layout.sources.values() for k in s.key if k in opened.columns} if source.name == layout.base else set()
        name = f"source_{place}"
        rows = loaded(backend, name, opened, sorted(used | joined))
        if not rows and source.name == layout.base:
            raise InputError(f"{at}: the table has a header but no rows")
        read = FileRead(
            at.name,
            rows,
            opened.columns,
            tuple(c for c in opened.columns if c not in used),
            opened.form.encoding if opened.form else None,
            opened.form.delimiter if opened.form else None,
        )
        table = backend.table(name) if used else None
        found[source.name] = Table(source, at, table, read)
    if wrong:
        raise InputError("\n".join(wrong))
    return found


def _join_keys(layout: Layout, table: Table) -> list[str]:
    """The columns of the table that the base and this table are joined on."""
    wanted = {k for s in layout.sources.values() for k in s.key} if table.source.name == layout.base else set(table.source.key)
    return sorted(wanted & set(table.text.columns))


def _located(path: Path, source: Source) -> Path | None:
    if not source.file:
        return path
    matches = sorted((path if path.is_dir() else path.parent).glob(source.file))
    return matches[0] if matches else None


def _joined(tables: Mapping[str, Table], done: Mapping[str, TypedTable], roles: Mapping[str, Column], layout: Layout) -> Any:
    """The lines of the base table with the roles of the companions, each companion first folded to one row per key."""
    import ibis

    lines = done[layout.base].columns
    for name, own in ((n, t.columns) for n, t in done.items() if n != layout.base):
        on = [f"key.{k}" for k in tables[name].source.key]
        absent = [k for k in tables[name].source.key if f"key.{k}" not in lines.columns]
        if absent:
            base = tables[layout.base].path
            raise InputError(f"{base}: row 1: no column {', '.join(absent)} to join {tables[name].path.name} on")
        mine = [c for c in own.columns if not c.startswith("key.")]
        one = own.group_by(on).agg(**{r: _fold(own, r) for r in mine})
        lines = lines.left_join(one, on).select(*[lines[c] for c in lines.columns], *[one[r] for r in mine])
    constants = {r: ibis.literal(c.value) for r, c in roles.items() if c.value is not None}
    lines = lines.mutate(**constants)
    channel = lines.channel.fill_null(NO_CHANNEL) if "channel" in lines.columns else ibis.literal(NO_CHANNEL)
    return lines.mutate(channel=channel)


def _fold(lines: Any, role: str) -> Any:
    match ROLES[role].fold:
        case "any":
            return lines[role].any()
        case "sum":
            return lines[role].sum()
        case "max":
            return lines[role].max()
        case _:
            return lines[role].min()
