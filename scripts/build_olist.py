"""Build the shipped reference population, knowledge/data/olist_sellers.csv, from the seller-by-quarter panel of Olist.

    python scripts/build_olist.py DATA_FOLDER [-o knowledge/data/olist_sellers.csv] [--quarters 2017Q3:2018Q2] [--orders 30]

DATA_FOLDER holds olist_seller_quarter_panel.glenvj.csv.gz. What is computed, and why so, is written in knowledge/data/NOTICE.md.
What was read, kept and left out is printed on standard error; the table is the same, byte for byte, on every machine.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

PANEL = "olist_seller_quarter_panel.glenvj.csv.gz"
COLUMNS = (
    "id",
    "channel",
    "orders",
    "late_shipment_rate",
    "late_handover_rate",
    "on_time_delivery_rate",
    "undelivered_share",
    "hours_to_approval",
    "median_review",
    "_shipped_orders",
    "_delivered_orders",
)
SUMMED = {
    "orders": "n_orders",
    "shipped": "n_delivered_carrier",
    "late": "n_orders_late_to_carrier",
    "delivered": "n_delivered_customers",
    "overdue": "n_orders_late_to_customer",
}
LOWEST_STARS = 1.0  # a smaller median mixes in the 0 the panel writes where there is no review


@dataclass(slots=True)
class Seller:
    """The sums of one seller: inside the window, and (``all_*``) from the first quarter of the panel to the end of the window."""

    sums: dict[str, int] = field(default_factory=lambda: dict.fromkeys(SUMMED, 0))
    all_shipped: int = 0
    all_delivered: int = 0
    stars: list[tuple[float, int]] = field(default_factory=list)
    approval: list[tuple[float, int]] = field(default_factory=list)


def read(panel: Path) -> list[dict[str, str]]:
    """The rows of the panel as they stand."""
    with gzip.open(panel, "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def gather(rows: Iterable[dict[str, str]], first: str, last: str) -> dict[str, Seller]:
    """Each seller's sums over the quarters from ``first`` to ``last``."""
    sellers: dict[str, Seller] = {}
    for row in rows:
        if row["quarter"] > last:
            continue
        seller = sellers.setdefault(row["seller_id"], Seller())
        seller.all_shipped += int(row["n_delivered_carrier"])
        seller.all_delivered += int(row["n_delivered_customers"])
        if row["quarter"] < first:
            continue
        for name, column in SUMMED.items():
            seller.sums[name] += int(row[column])
        approved, delivered = int(row["n_approved_orders"]), int(row["n_delivered_customers"])
        if approved:
            seller.approval.append((float(row["median_approve_time"]) / 60, approved))  # the panel has minutes
        if float(row["median_review_score"]) >= LOWEST_STARS and delivered:
            seller.stars.append((float(row["median_review_score"]), delivered))
    return sellers


def mean(pairs: Sequence[tuple[float, int]]) -> float | None:
    """The mean of quarterly values weighted by their counts; None of nothing."""
    weight = sum(w for _, w in pairs)
    return sum(v * w for v, w in pairs) / weight if weight else None


def share(part: int, whole: int) -> float | None:
    """``part ÷ whole``; None where the whole is 0 or the part does not fit into it."""
    return part / whole if 0 <= part <= whole and whole else None


def line(seller_id: str, seller: Seller) -> list[str]:
    """One row of the table; what cannot be computed is blank."""
    s = seller.sums
    late = share(s["late"], s["shipped"])  # the hand-over is the only shipping event Olist records, so it serves for both rates
    overdue = share(s["overdue"], s["delivered"])
    undelivered = share(seller.all_shipped - seller.all_delivered, seller.all_shipped)
    cells: list[object] = [seller_id, "olist", s["orders"], late, late, None if overdue is None else 1 - overdue, undelivered]
    cells += [mean(seller.approval), mean(seller.stars), s["shipped"], s["delivered"]]
    return ["" if c is None else f"{c:.6g}" if isinstance(c, float) else str(c) for c in cells]


def table(rows: Iterable[dict[str, str]], *, first: str, last: str, orders: int) -> list[list[str]]:
    """The rows of the reference population: sellers with at least ``orders`` orders, hand-overs and deliveries in the window."""
    sellers = gather(rows, first, last)
    kept = {k: s for k, s in sellers.items() if min(s.sums["orders"], s.sums["shipped"], s.sums["delivered"]) >= orders}
    return [line(k, kept[k]) for k in sorted(kept)]


def flaws(rows: Sequence[dict[str, str]]) -> list[str]:
    """The known flaws of the panel, counted."""

    def count(test: str, wrong: Iterable[bool]) -> str:
        return f"{sum(wrong):>6} rows: {test}"

    return [
        f"{len(rows):>6} rows read",
        count("more delivered than ordered (events count in the quarter they happened)",
              (int(r["n_delivered_customers"]) > int(r["n_orders"]) for r in rows)),
        count("median review 0 (none): not used", (float(r["median_review_score"]) == 0 for r in rows)),
        count("median review between 0 and 1 (mixed with none): not used",
              (0 < float(r["median_review_score"]) < LOWEST_STARS for r in rows)),
        count("more late than handed over, or more overdue than delivered",
              (int(r["n_orders_late_to_carrier"]) > int(r["n_delivered_carrier"])
               or int(r["n_orders_late_to_customer"]) > int(r["n_delivered_customers"]) for r in rows)),
    ]  # fmt: skip


def main() -> None:
    """Read the panel, write the table, say what was left out."""
    parser = argparse.ArgumentParser(description="Build the Olist reference population.")
    parser.add_argument("folder", type=Path, metavar="DATA_FOLDER")
    parser.add_argument("-o", "--output", type=Path, default=Path(__file__).parents[1] / "knowledge" / "data" / "olist_sellers.csv")
    parser.add_argument("--quarters", default="2017Q3:2018Q2", help="first:last quarter of the window")
    parser.add_argument("--orders", type=int, default=30, help="least orders, hand-overs and deliveries in the window")
    options = parser.parse_args()
    first, last = options.quarters.split(":")
    panel = options.folder / PANEL
    if not panel.is_file():
        sys.exit(f"{panel}: no such file; give the folder that holds {PANEL}")
    rows = read(panel)
    lines = table(rows, first=first, last=last, orders=options.orders)
    with options.output.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(lines)
    active = {r["seller_id"] for r in rows if first <= r["quarter"] <= last}
    print(*flaws(rows), sep="\n", file=sys.stderr)
    print(f"{len(active):>6} sellers active in {options.quarters}, {len(lines)} kept: {options.output}", file=sys.stderr)


if __name__ == "__main__":
    main()
