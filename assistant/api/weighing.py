"""The data score for its authors: weights fitted, shown, held against later outcomes and against a new population."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from assistant.api.desk import Desk
from assistant.errors import InputError, UsageError
from assistant.model.library import Indicator, Library

if TYPE_CHECKING:
    from assistant.scoring.choices import Choices
    from assistant.scoring.drifting import DriftReport
    from assistant.scoring.validation import Validation
    from assistant.scoring.weights import WeightsFile

Table = Mapping[str, Sequence[object]]
Progress = Callable[[float], None]
KEYS = ("id", "seller", "channel", "period")
ACCEPTABLE = ("kmo", "bartlett", "volume")


@dataclass(frozen=True, slots=True)
class Later:
    """What to hold a score against: the column ``outcome`` of a table, which side of it is good, and from where on it is bad."""

    table: Path
    outcome: str | None = None
    better: str | None = None
    cut: float | None = None


def weights_of(desk: Desk, name: str | None) -> WeightsFile:
    """The weights of a file, of the content by their name, or (None) those in force. Raises InputError."""
    from assistant.scoring.weights import checked, read_weights

    library = desk.library(desk.today())
    if name is None:
        if library.weights is None:
            right = "Fit some: credit-assistant score fit TABLE -o FILE; then name them in knowledge/index.yaml."
            raise InputError(f"the rule base names no weights\n    {right}")
        return checked(dict(library.weights), "knowledge/index.yaml: weights")
    path = Path(name)
    named = desk.content / "knowledge" / "weights" / f"{name}.json"
    if path.suffix != ".json" and not path.is_file() and named.is_file():
        path = named
    return read_weights(path)


def fit_weights(
    desk: Desk,
    table: Path,
    *,
    name: str,
    choices: Choices,
    indicators: Sequence[str] = (),
    volume: str | None = "orders",
    accept: Sequence[str] = (),
    draws: int = 200,
    progress: Progress | None = None,
) -> WeightsFile:
    """Weights from the sellers of a table. Without ``indicators``, of all its columns that say what is better.

    The remark beside the table (where its figures come from) goes into the weights. Raises InputError with every reason to refuse.
    """
    from assistant import scoring
    from assistant.loading.notices import notices_of

    library = desk.library(desk.today())
    if wrong := [a for a in accept if a not in ACCEPTABLE]:
        raise UsageError(f"--accept {wrong[0]}: there is nothing of this name to accept\n    Write {', '.join(ACCEPTABLE)}.")
    if faults := choices.faults():
        raise UsageError("\n".join(faults))
    cells = _table(library, table)
    notices = notices_of(table)
    remark = {"en": " ".join(n.en for n in notices), "zh": "".join(n.zh for n in notices)} if notices else None
    return scoring.fit(
        cells,
        scoring.columns_of(_chosen(library, table, cells, indicators)),
        name=name,
        date=desk.today(),
        choices=choices,
        volume=volume,
        remark=remark,
        accept=frozenset(accept),
        draws=draws,
        progress=progress,
    )


def validate_score(
    desk: Desk,
    weights: WeightsFile,
    table: Path,
    later: Later,
    *,
    train: tuple[Path, Path] | None = None,
    draws: int = 1000,
    progress: Progress | None = None,
) -> Validation:
    """The score of ``table`` against what came later; ``train`` is an earlier table with its outcomes. Raises InputError, UsageError."""
    from assistant import scoring

    library = desk.library(desk.today())
    outcome = later.outcome or _only_outcome(later.table)
    better = later.better or _better(library, outcome)
    earlier = None if train is None else (_table(library, train[0]), _outcomes(train[1], outcome))
    return scoring.validate(
        weights,
        (_table(library, table), _outcomes(later.table, outcome)),
        outcome=outcome,
        better=better,
        cut=later.cut,
        train=earlier,
        draws=draws,
        progress=progress,
    )


def score_drift(desk: Desk, weights: WeightsFile, table: Path) -> DriftReport:
    """How far the sellers of a table have moved from the reference population of the weights. Raises InputError."""
    from assistant import scoring

    return scoring.drift(weights, _table(desk.library(desk.today()), table))


def _table(library: Library, path: Path) -> Table:
    from assistant.data.tables import read_table

    return cast("Table", read_table(path, library.indicators))


def _chosen(library: Library, path: Path, table: Table, names: Sequence[str]) -> list[Indicator]:
    for name in names:
        if name not in library.indicators:
            raise UsageError(
                f"--indicator {name}: no indicator has this id\n    credit-assistant knowledge list --kind indicators shows them."
            )
        if name not in table:
            raise InputError(f"{path}: there is no column {name}\n    It has {', '.join(c for c in table if c not in KEYS)}.")
    if names:
        found = [library.indicators[n] for n in dict.fromkeys(names)]
        _no_repeats(path, table, found)
        return found
    found = [i for i in library.indicators.values() if i.id in table and i.fact.better is not None and _varied(table[i.id])]
    if len(found) < 2:
        right = "Import more of them: data describe says what the table can give."
        raise InputError(f"{path}: {len(found)} columns say what is better; a composite score needs at least two\n    {right}")
    _no_repeats(path, table, found)
    return found


def _no_repeats(path: Path, table: Table, chosen: Sequence[Indicator]) -> None:
    """The same figures twice would count twice, and leave nothing that could be told apart."""
    for place, one in enumerate(chosen):
        for other in chosen[place + 1 :]:
            if list(table[one.id]) == list(table[other.id]):
                rest = " ".join(f"--indicator {i.id}" for i in chosen if i is not other)
                raise InputError(f"{path}: the columns {one.id} and {other.id} hold the same figures\n    Leave one out: {rest}")


def _varied(cells: Sequence[object]) -> bool:
    return len({c for c in cells if c is not None}) > 1


def _only_outcome(path: Path) -> str:
    from assistant.data.files import rows_of

    first = next(iter(rows_of(path)), None)
    names = [c for c in (first.cells if first else ()) if c not in KEYS and not c.startswith("_")]
    if len(names) == 1:
        return names[0]
    raise UsageError(f"--outcome is missing: say which column of {path} is the outcome\n    It has {', '.join(names) or 'none'}.")


def _better(library: Library, outcome: str) -> str:
    indicator = library.indicators.get(outcome)
    if indicator is None or indicator.fact.better not in ("high", "low"):
        raise UsageError(f"--better is missing: say whether a high or a low {outcome} is good\n    Write --better high or --better low.")
    return str(indicator.fact.better)


def _outcomes(path: Path, outcome: str) -> dict[str, float]:
    """Seller → outcome; yes counts 1 and no 0. A seller without one is left out; one with two is refused."""
    from assistant.data.cells import blank, share, yes_no
    from assistant.data.cells import number as number_of
    from assistant.data.files import rows_of

    found: dict[str, float] = {}
    key = ""
    for row in rows_of(path):
        if not key:
            key = next((k for k in KEYS[:2] if k in row.cells), "")
            missing = [c for c in (key or "id", outcome) if c not in row.cells]
            if missing:
                raise InputError(f"{path}: row 1: there is no column {missing[0]}\n    It has {', '.join(row.cells)}.")
        cell, seller = row.cells[outcome], str(row.cells[key] or "").strip()
        if blank(cell) or not seller:
            continue
        try:
            text = str(cell).strip()
            found_value = share(text) if text.endswith("%") else number_of(cell)
        except ValueError as error:
            try:
                found_value = float(yes_no(cell))
            except ValueError:
                raise InputError(f"{path}: row {row.number}, column {outcome}: {error}") from None
        if seller in found:
            raise InputError(f"{path}: row {row.number}: the seller {seller} has two outcomes\n    Keep one row for each seller.")
        found[seller] = found_value
    if not found:
        raise InputError(f"{path}: no seller has an outcome in the column {outcome}")
    return found
