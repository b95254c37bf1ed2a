"""Marketplace tables for callers: which layout a table has, its import with the remark that goes with it, and its description."""

from __future__ import annotations

import datetime
import fnmatch
import json
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.api.desk import Desk
from assistant.data.layout import Layout, layout_from
from assistant.data.quality import Quality
from assistant.errors import InputError, UsageError
from assistant.model.library import Indicator

if TYPE_CHECKING:
    from assistant.data.orders import Imported

Progress = Callable[[str, float], None]
ENDINGS = (".csv", ".csv.gz", ".parquet", ".xlsx")
_KEYS = ("id", "seller")


@dataclass(frozen=True, slots=True)
class Window:
    """Which orders an import takes: placed from ``since`` to ``until`` (inclusive), split by ``period`` (month, quarter, year)."""

    since: datetime.date | None = None
    until: datetime.date | None = None
    period: str | None = None

    @property
    def given(self) -> bool:
        """Whether anything was asked for."""
        return self != Window()


def layouts(desk: Desk) -> dict[str, Layout]:
    """The layouts of the content, by id."""
    indicators = _indicators(desk)
    found = (_read(path, indicators) for path in sorted((desk.content / "knowledge" / "layouts").glob("*.yaml")))
    return {layout.id: layout for layout in found}


def layout_named(desk: Desk, name: str) -> Layout:
    """The layout of a file, or one of the content by its id. Raises InputError."""
    path = Path(name)
    if path.suffix in (".yaml", ".yml", ".json") or path.is_file():
        return _read(path, _indicators(desk))
    known = layouts(desk)
    if name not in known:
        near = get_close_matches(name, known, n=1)
        meant = f"Did you mean {near[0]}?" if near else f"Give a layout file, or one of: {', '.join(known) or 'none there yet'}."
        raise InputError(f"--layout {name}: there is no such layout\n    {meant}")
    return known[name]


def import_table(
    desk: Desk,
    path: Path,
    *,
    output: Path,
    layout: str | None = None,
    window: Window | None = None,
    channel: str | None = None,
    tolerant: bool = False,
    progress: Progress | None = None,
) -> Imported:
    """Import orders or sellers to ``output``, with the layout's remark beside it, so that every print made from the table carries it.

    Without a layout it is one whose files or columns are there, or the table's columns are indicator ids. Raises InputError, UsageError.
    """
    from assistant import data

    window = window or Window()
    if not output.name.lower().endswith(ENDINGS):
        raise UsageError(f"--output {output}: the ending must say the format\n    Write one of {', '.join(ENDINGS)}.")
    if not output.absolute().parent.is_dir():
        raise InputError(f"{output}: there is no folder {output.absolute().parent}\n    Make it, or choose another place.")
    if output.absolute() == path.absolute():
        raise UsageError(f"--output {output}: this is the table that is read\n    Choose another name.")
    indicators = _indicators(desk)
    chosen = layout_named(desk, layout) if layout else guessed(desk, path)
    if chosen is not None and chosen.level == "order":
        done = data.import_orders(
            path,
            chosen,
            output=output,
            since=window.since,
            until=window.until,
            period=window.period,
            minimums=_minimums(indicators),
            channel=channel,
            tolerant=tolerant,
            progress=progress,
        )
    else:
        if window.given or channel is not None:
            raise UsageError("--since, --until, --period and --channel are for orders; this is a table of sellers\n    Leave them out.")
        done = data.import_sellers(path, chosen, indicators, output=output, tolerant=tolerant, progress=progress)
    _remark(output, chosen)
    return done


def describe_table(desk: Desk, path: Path, *, layout: str | None = None) -> Quality:
    """The data-quality report of a table or folder; with a layout (given, or recognised by its files) that of the import it would be."""
    from assistant import data

    chosen = layout_named(desk, layout) if layout else guessed(desk, path) if path.is_dir() else None
    return data.describe(path, chosen, _indicators(desk), layouts(desk).values())


def guessed(desk: Desk, path: Path) -> Layout | None:
    """The layout that fits: by the files of a folder, or by the columns of a table; None where its columns are indicator ids.

    Raises InputError where nothing fits.
    """
    known = layouts(desk)
    if path.is_dir():
        fits = [layout for layout in known.values() if layout.level == "order" and _files_fit(layout, path)]
        if fits:
            return fits[0]
        raise InputError(f"{path}: the files of this folder fit no layout\n    {_remedy(known)}")
    columns = _columns(path)
    indicators = _indicators(desk)
    if any(c in columns for c in _KEYS) and any(c in indicators for c in columns):
        return None
    for layout in known.values():
        if _columns_fit(layout, path, columns):
            return layout
    raise InputError(
        f"{path}: no column is an indicator id, and no layout fits its columns ({', '.join(columns[:12])})\n    {_remedy(known)}"
    )


def _remedy(known: dict[str, Layout]) -> str:
    return (
        f"Say which column is what: --layout FILE, or one of {', '.join(known)}." if known else "Say which column is what: --layout FILE."
    )


def _files_fit(layout: Layout, folder: Path) -> bool:
    names = [p.name for p in folder.iterdir() if p.is_file()]
    needed = [s.file for s in layout.sources.values() if s.file and not s.optional]
    return bool(needed) and all(fnmatch.filter(names, pattern) for pattern in needed)


def _columns_fit(layout: Layout, path: Path, columns: list[str]) -> bool:
    base = layout.sources[layout.base]
    if base.file and not fnmatch.fnmatch(path.name, base.file):
        return False
    wanted = {n for c in layout.columns.values() if c.value is None and c.table == layout.base for n in (c.ratio or (c.column,))}
    return bool(wanted) and wanted <= set(columns)


def _columns(path: Path) -> list[str]:
    from assistant.data.files import rows_of

    first = next(iter(rows_of(path)), None)
    if first is None:
        raise InputError(f"{path}: the table has a header but no rows")
    return list(first.cells)


def _read(path: Path, indicators: dict[str, Indicator]) -> Layout:
    from assistant.loading.reading import read_plain

    plain = read_plain(path)
    if not isinstance(plain, dict):
        raise InputError(f"{path}:1: the layout is no mapping\n    Write level, and which column plays which role.")
    return layout_from(plain, str(path), indicators=indicators)


def _indicators(desk: Desk) -> dict[str, Indicator]:
    return desk.library(desk.today()).indicators


def _minimums(indicators: dict[str, Indicator]) -> dict[str, float]:
    return {i: n.minimum for i, n in indicators.items() if n.minimum is not None}


def _remark(output: Path, layout: Layout | None) -> None:
    """The notice that is printed with whatever is made from the table; one that lies there from an earlier import goes."""
    notice = output.parent / f"{output.name.split('.')[0]}.notice.yaml"
    if layout is not None and layout.remark.get("en") and layout.remark.get("zh"):
        lines = [f"{lang}: {json.dumps(layout.remark[lang], ensure_ascii=False)}\n" for lang in ("en", "zh")]
        notice.write_text("".join(lines), encoding="utf-8")
    else:
        notice.unlink(missing_ok=True)
