"""Out of time on the Olist panel: the score is chosen and fitted on 2017 and written down; only then is 2018 opened.

    python benchmarks/out_of_time.py DATA_FOLDER            # the table of docs/score.md, from the committed weights of 2017
    python benchmarks/out_of_time.py DATA_FOLDER --choose   # what was looked at before: 2017 only
    python benchmarks/out_of_time.py DATA_FOLDER --fix      # fit on 2017 and write benchmarks/olist_2017.json; opens nothing of 2018

Without --fix the weights are fitted again and must be those of the file, so that nobody can have turned a screw since.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "scripts")]

import build_olist  # noqa: E402 - found by the line above

from assistant.errors import InputError  # noqa: E402
from assistant.scoring import Choices, Column, WeightsFile, fit, read_weights, validate, write_weights  # noqa: E402

FIXED = HERE / "olist_2017.json"
TABLE = dict[str, list[object]]
SCORE = (
    Column("late_shipment_rate", "low", "orders", 30, rate=True),
    Column("on_time_delivery_rate", "high", "orders", 30, rate=True),
    Column("median_review", "high"),
)
OTHERS = (Column("undelivered_share", "low", "orders", 30, rate=True), Column("hours_to_approval", "low"))
OUTCOMES = (("later lateness", "late", "low"), ("late hand-over", "handover", "low"), ("low reviews", "review", "high"))
ENOUGH = 20  # orders, hand-overs and deliveries in a half-year


def read(folder: Path, *, last: str) -> list[dict[str, str]]:
    """The rows of the panel up to a quarter; later ones are not kept."""
    return [row for row in build_olist.read(folder / build_olist.PANEL) if row["quarter"] <= last]


def table(rows: Sequence[Mapping[str, str]], first: str, last: str, orders: int) -> TABLE:
    """The indicators of the sellers over some quarters, as columns."""
    lines = build_olist.table([dict(r) for r in rows], first=first, last=last, orders=orders)
    cells = {name: [line[i] for line in lines] for i, name in enumerate(build_olist.COLUMNS)}
    return {name: list(c) if name in ("id", "channel") else [float(x) if x else None for x in c] for name, c in cells.items()}


def outcomes(later: TABLE) -> dict[str, dict[str, float]]:
    """What happened: share delivered late, share handed over late, median review."""
    ids = [str(i) for i in later["id"]]

    def column(name: str) -> dict[str, float]:
        return {i: float(str(v)) for i, v in zip(ids, later[name], strict=True) if v is not None}

    late = {i: 1 - v for i, v in column("on_time_delivery_rate").items()}
    return {"late": late, "handover": column("late_handover_rate"), "review": column("median_review")}


def fitted(rows: Sequence[Mapping[str, str]], columns: Sequence[Column], choices: Choices, draws: int = 200) -> WeightsFile:
    """The weights from the sellers of 2017."""
    population = table(rows, "2017Q1", "2017Q4", 30)
    return fit(population, columns, name="olist-2017", date=dt.date(2026, 11, 22), choices=choices, draws=draws)


def choose(rows: Sequence[Mapping[str, str]]) -> None:
    """2017 alone: fitted on the year, the first half-year scored, the second as outcome."""
    early, later = table(rows, "2017Q1", "2017Q2", ENOUGH), outcomes(table(rows, "2017Q3", "2017Q4", ENOUGH))
    for columns in (SCORE, (*SCORE, OTHERS[0]), (*SCORE, *OTHERS)):
        for rule in ("parallel", "kaiser"):
            for scale in ("zscore", "minmax", "rank"):
                try:
                    weights = fitted(rows, columns, Choices(rule=rule, scale=scale), draws=20)
                except InputError as error:
                    print(f"{len(columns)} indicators, {rule}, {scale}: refused: {error}")
                    continue
                shares = ", ".join(f"{k} {v:.2f}" for k, v in weights["weights"]["rotated"].items())
                print(f"{len(columns)} indicators, {rule}, {scale}: KMO {weights['adequacy']['kmo']:.2f}; {shares}")
                for title, name, better in OUTCOMES:
                    found = validate(weights, (early, later[name]), outcome=title, better=better, draws=100)
                    print(f"   {title} ({found.n}): " + ", ".join(f"{c.name} {c.auc.value:.3f}" for c in found.contenders))


def study(folder: Path) -> None:
    """The table: the fixed score of 2017 against the others, on the first half of 2018."""
    before = read(folder, last="2017Q4")
    fixed = read_weights(FIXED)
    again = fitted(before, SCORE, Choices())
    if again["formula"] != fixed["formula"]:
        sys.exit(f"{FIXED}: the weights fitted on 2017 are not those of the file; nothing of 2018 was opened")
    early, middle = table(before, "2017Q1", "2017Q2", ENOUGH), outcomes(table(before, "2017Q3", "2017Q4", ENOUGH))
    scored = table(before, "2017Q1", "2017Q4", 30)
    later = outcomes(table(read(folder, last="2018Q2"), "2018Q1", "2018Q2", ENOUGH))
    print("| outcome in 2018 | score of 2017 | AUC | rank correlation | AUC of the default minus this |")
    print("|---|---|---|---|---|")
    verdicts = []
    for title, name, better in OUTCOMES:
        found = validate(fixed, (scored, later[name]), outcome=title, better=better, train=(early, middle[name]), draws=2000)
        for c in found.contenders:
            label = {"score": f"**default ({c.name})**", "single": f"best single ({c.name})"}.get(c.kind, c.name.replace("_", " "))
            ahead = "" if c.kind == "score" else show(c.ahead, "+")
            print(f"| {title} ({found.bad} of {found.n} bad) | {label} | {show(c.auc)} | {show(c.rho)} | {ahead} |")
        said = " ".join(s["en"] for s in found.says)
        verdicts.append(f"{title}: {'passes' if found.passes else 'FAILS'}. {said}")
    print("", *verdicts, sep="\n")


def show(estimate: object, sign: str = "") -> str:
    """A figure with its interval."""
    value, low, high = (getattr(estimate, name) for name in ("value", "low", "high"))
    return f"{value:{sign}.3f} ({low:{sign}.3f} to {high:{sign}.3f})"


def main() -> None:
    """Choose, fix or study."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="DATA_FOLDER")
    parser.add_argument("--choose", action="store_true")
    parser.add_argument("--fix", action="store_true")
    options = parser.parse_args()
    if options.choose:
        choose(read(options.folder, last="2017Q4"))
    elif options.fix:
        write_weights(fitted(read(options.folder, last="2017Q4"), SCORE, Choices()), FIXED)
        print(f"{FIXED} written; nothing of 2018 was opened")
    else:
        study(options.folder)


if __name__ == "__main__":
    main()
