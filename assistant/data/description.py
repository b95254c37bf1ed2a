"""What is in a table, before anyone says what it means: its columns, and which indicators and layouts its names fit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from assistant.data.engine import session
from assistant.data.layout import Column, Layout, Reading
from assistant.data.quality import ColumnFigures, FileRead, Quality
from assistant.data.roles import NEEDS
from assistant.data.source import loaded, prepared, scratch
from assistant.data.typed import forms_of, text_of
from assistant.errors import InputError
from assistant.model.library import Indicator


def described(path: Path, indicators: Mapping[str, Indicator], layouts: Iterable[Layout] = (), *, memory: str = "200MB") -> Quality:
    """The report of a table without a layout: what its columns hold, which are indicators by name, and which layouts would fit."""
    with scratch() as folder:
        opened = prepared(path, Reading(), folder)
        with session(folder, memory=memory) as backend:
            rows = loaded(backend, "source", opened, opened.columns)
            if not rows:
                raise InputError(f"{path}: the table has a header but no rows")
            table = backend.table("source")
            figures = tuple(_figures(table, path.name, name, rows) for name in opened.columns)
    form = opened.form
    known = tuple(c for c in opened.columns if c in indicators)
    fits = [layout.id for layout in layouts if _fits(layout, opened.columns)]
    said = []
    if fits:
        said.append({"en": f"The columns fit the layout {', '.join(fits)}.", "zh": f"列名符合数据布局 {'、'.join(fits)}。"})
    elif not known:
        said.append(
            {
                "en": "No column is named by an indicator id and no layout fits: write a layout that says which column is what.",
                "zh": "没有以指标标识命名的列，也没有相符的数据布局：请写一个布局文件，说明各列的含义。",
            }
        )
    return Quality(
        layout=fits[0] if fits else None,
        files=(
            FileRead(
                path.name,
                rows,
                opened.columns,
                tuple(c for c in opened.columns if c not in known),
                form.encoding if form else None,
                form.delimiter if form else None,
            ),
        ),
        columns=figures,
        excluded=(),
        duplicates=_duplicates(figures, opened.columns, rows),
        lines=rows,
        orders=0,
        sellers=next((f.distinct or 0 for f in figures if f.name in ("id", "seller")), 0),
        first=None,
        last=None,
        computable=known,
        not_computable={i: NEEDS.get(i, ("column",)) for i in indicators if i not in known},
        insufficient={},
        remarks=tuple(said),
    )


def _fits(layout: Layout, columns: tuple[str, ...]) -> bool:
    """Whether the base table of the layout has all its columns here."""
    wanted = {n for c in layout.columns.values() if c.value is None and c.table == layout.base for n in (c.ratio or (c.column,))}
    return bool(wanted) and wanted <= set(columns)


def _figures(table: Any, file: str, name: str, rows: int) -> ColumnFigures:
    text = text_of(table, Column(column=name))
    forms = forms_of(table, {"number": (text, "number"), "time": (text, "time")})
    given = forms["number"].given
    kind = next((k for k in ("number", "time") if given and forms[k].plain == given), "")
    value = {"number": text.try_cast("float64"), "time": text.try_cast("timestamp"), "": text}[kind]
    checks = {"distinct": text.nunique(), "low": value.min().cast("string"), "high": value.max().cast("string")}
    if kind == "number":
        checks |= {"q1": value.approx_quantile(0.25), "q3": value.approx_quantile(0.75)}
    row = table.aggregate(**checks).to_pyarrow().to_pylist()[0]
    far = 0
    if kind == "number" and row["q1"] is not None and row["q3"] > row["q1"]:
        reach = 3 * (row["q3"] - row["q1"])
        test = (value < row["q1"] - reach) | (value > row["q3"] + reach)
        far = int(table.aggregate(n=test.sum()).to_pyarrow().to_pylist()[0]["n"] or 0)
    return ColumnFigures(
        name, f"{file}: {name}", given, rows - given, int(row["distinct"]), row["low"], row["high"], row["distinct"] == 1, 0, far
    )


def _duplicates(figures: tuple[ColumnFigures, ...], columns: tuple[str, ...], rows: int) -> int:
    """Repeated ids, where a column is an id."""
    key = next((c for c in columns if c in ("id", "seller")), None)
    return 0 if key is None else rows - next(f.distinct or 0 for f in figures if f.name == key)
