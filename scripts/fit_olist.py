"""Fit the shipped weights, knowledge/weights/olist.json, on the shipped reference population.

    python scripts/fit_olist.py [--date 2026-11-22]

Which indicators and which choices of method: settled on 2017 alone (docs/score.md), before the outcomes of 2018 were looked at.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import sys
from pathlib import Path

from assistant.scoring import Choices, Column, fit, write_weights

KNOWLEDGE = Path(__file__).resolve().parents[1] / "knowledge"
COLUMNS = (  # samples and minimums are those of the rule base (knowledge/indicators.yaml); a test holds them to it
    Column("late_shipment_rate", "low", "orders", 30, rate=True),
    Column("on_time_delivery_rate", "high", "orders", 30, rate=True),
    Column("median_review", "high", "rated_reviews", 40),
)
REMARK = {
    "en": "Real sellers of Olist, July 2017 to June 2018. Olist sells inside Brazil: a domestic marketplace, not a cross-border one.",
    "zh": "Olist 真实卖家，2017 年 7 月至 2018 年 6 月。Olist 是巴西国内平台，并非跨境平台。",
}


def main() -> None:
    """Read the table, fit, write."""
    parser = argparse.ArgumentParser(description="Fit the shipped weights on the Olist reference population.")
    parser.add_argument("--date", type=dt.date.fromisoformat, default=dt.date(2026, 11, 22), help="the date written into the file")
    parser.add_argument("-o", "--output", type=Path, default=KNOWLEDGE / "weights" / "olist.json")
    options = parser.parse_args()
    with (KNOWLEDGE / "data" / "olist_sellers.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    table: dict[str, list[object]] = {"id": [r["id"] for r in rows]}
    for name in ("orders", *(c.id for c in COLUMNS)):
        table[name] = [float(r[name]) if r[name] else None for r in rows]
    weights = fit(table, COLUMNS, name="olist", date=options.date, choices=Choices(), remark=REMARK)
    write_weights(weights, options.output)
    print(f"{options.output}: {weights['sample']['used']} sellers, {weights['method']}, digest {weights['digest'][:12]}", file=sys.stderr)


if __name__ == "__main__":
    main()
