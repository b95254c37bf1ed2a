"""The data-quality report on the screen: what was read, kept and left out, what looks wrong, what can and cannot be computed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rich.text import Text

from assistant.cli.layout import hang, paragraph, table
from assistant.cli.screen import Screen
from assistant.data.quality import ColumnFigures, FileRead, Quality


def report(screen: Screen, quality: Quality, *, imported: bool) -> list[Text]:
    """All lines of it."""
    return list(_lines(screen, quality, imported=imported))


def _lines(screen: Screen, quality: Quality, *, imported: bool) -> Iterator[Text]:
    cells = screen.width
    if quality.layout:
        known = imported or bool(quality.orders)
        yield Text(screen.say("data.layout" if known else "data.layout_fits", layout=quality.layout))
    for remark in quality.remarks:
        yield Text(paragraph(remark[screen.lang], cells), style="italic")
    yield _head(screen, "data.files")
    for file in quality.files:
        yield from _file(screen, file)
    yield _head(screen, "data.kept")
    counts = {"lines": f"{quality.lines:,}", "orders": f"{quality.orders:,}", "sellers": f"{quality.sellers:,}"}
    said = (
        [screen.say("data.lines", **counts)]
        if quality.orders
        else [screen.say("data.rows", lines=counts["lines"], sellers=counts["sellers"])]
    )
    if quality.first and quality.last:
        said.append(screen.say("data.span", first=quality.first, last=quality.last))
    said.append(screen.say("data.duplicates", n=f"{quality.duplicates:,}"))
    for line in said:
        yield Text(paragraph(line, cells, indent=2))
    yield _head(screen, "data.excluded")
    if not any(e.count for e in quality.excluded):
        yield Text(paragraph(screen.say("data.nothing_excluded"), cells, indent=2))
    for excluded in quality.excluded:
        count = screen.say(f"data.unit.{excluded.unit}", n=f"{excluded.count:,}")
        style = "" if excluded.count else "dim"
        yield Text(hang("  - ", f"{count}{screen.say('colon')}{excluded.why[screen.lang]} [{excluded.rule}]", cells), style=style)
    yield _head(screen, "data.columns")
    for row in _columns(screen, quality.columns):
        yield Text(f"  {row}")
    yield from _computable(screen, quality)


def _file(screen: Screen, file: FileRead) -> Iterator[Text]:
    form = ", ".join(x for x in (file.encoding, {"\t": "tab"}.get(file.delimiter or "", file.delimiter)) if x)
    said = screen.say("data.form", form=form) if form else ""
    yield Text(
        hang(
            "  - ", screen.say("data.file", file=file.file, rows=f"{file.rows:,}", columns=str(len(file.columns)), form=said), screen.width
        )
    )
    if file.unused:
        yield Text(paragraph(screen.say("data.unused", columns=", ".join(file.unused)), screen.width, indent=4), style="dim")


def _columns(screen: Screen, columns: tuple[ColumnFigures, ...]) -> list[str]:
    head = [screen.say(f"data.{k}") for k in ("column", "given", "missing", "distinct", "lowest", "highest", "odd")]
    rows = [
        (
            c.name,
            f"{c.given:,}",
            f"{c.missing:,}",
            "–" if c.distinct is None else f"{c.distinct:,}",
            _short(c.lowest),
            _short(c.highest),
            ", ".join(_odd(screen, c)),
        )
        for c in columns
    ]
    return table(head, rows)


def _odd(screen: Screen, column: ColumnFigures) -> Iterator[str]:
    if column.constant:
        yield screen.say("data.constant")
    if column.impossible:
        yield screen.say("data.impossible", n=f"{column.impossible:,}")
    if column.outlying:
        yield screen.say("data.outlying", n=f"{column.outlying:,}")


def _computable(screen: Screen, quality: Quality) -> Iterator[Text]:
    cells, comma = screen.width, "、" if screen.lang == "zh" else ", "
    yield _head(screen, "data.computable")
    yield Text(paragraph(comma.join(quality.computable) or "–", cells, indent=2))
    if quality.insufficient and any(quality.insufficient.values()):
        yield _head(screen, "data.short")
        for indicator, count in quality.insufficient.items():
            if count:
                yield Text(paragraph(screen.say("data.short_line", indicator=indicator, n=f"{count:,}"), cells, indent=2))
    if quality.not_computable:
        yield _head(screen, "data.not_computable")
        yield from _missing(screen, quality.not_computable, comma)


def _missing(screen: Screen, absent: Mapping[str, tuple[str, ...]], comma: str) -> Iterator[Text]:
    by_column = [i for i, roles in absent.items() if roles == ("column",)]
    for indicator, roles in absent.items():
        if indicator not in by_column:
            yield Text(paragraph(screen.say("data.needs", indicator=indicator, roles=comma.join(roles)), screen.width, indent=2))
    if by_column:
        yield Text(paragraph(screen.say("data.needs_column", indicators=comma.join(by_column)), screen.width, indent=2))


def _short(text: str | None, most: int = 19) -> str:
    return "–" if text is None else text if len(text) <= most else text[: most - 1] + "…"


def _head(screen: Screen, entry: str) -> Text:
    return Text("\n" + screen.say(entry), style="bold")
