"""The metric formulas over one order, as expressions of the engine: which orders an indicator counts, and which of those are hits.

Formulas and exclusions are those of the indicators' own descriptions (knowledge/indicators.yaml).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from assistant.data.roles import NEEDS
from assistant.data.typed import surely

IN_TRANSIT_DAYS = 7  # parcels promised within the last 7 days are still on their way (AMZ-5)


@dataclass(frozen=True, slots=True)
class Rate:
    """A share of orders: ``hit`` among the orders that ``counts``, both yes/no (null is no)."""

    hit: Any
    counts: Any


Expression = Callable[[Any, Any], Rate]


def settled(o: Any, closing: Any) -> Any:
    """The promised day is long enough ago for the parcel to be there."""
    return o.promised < closing - _days(IN_TRANSIT_DAYS)


def _days(n: int) -> Any:
    import ibis

    return ibis.interval(days=n)


def _within(o: Any, hours: int) -> Any:
    import ibis

    return o.replied.notnull() & (o.replied <= o.message + ibis.interval(hours=hours))


def _defect(o: Any) -> Any:
    disputed = o.dispute & ~surely(o.withdrawn) if "withdrawn" in o.columns else o.dispute
    return surely(o.score <= 2) | surely(disputed)


RATES: dict[str, Expression] = {
    "late_shipment_rate": lambda o, _: Rate(o.shipped > o.ship_by, o.shipped.notnull() & o.ship_by.notnull()),
    "late_handover_rate": lambda o, _: Rate(o.handed_over > o.ship_by, o.handed_over.notnull() & o.ship_by.notnull()),
    "on_time_delivery_rate": lambda o, c: Rate(
        o.delivered.date() <= o.promised.date(), o.handed_over.notnull() & (settled(o, c) | o.delivered.notnull()) & o.promised.notnull()
    ),
    "undelivered_share": lambda o, c: Rate(o.delivered.isnull(), o.handed_over.notnull() & (settled(o, c) | o.delivered.notnull())),
    "valid_tracking_rate": lambda o, _: Rate(o.tracked, o.shipped.notnull()),
    "cancel_rate": lambda o, _: Rate(o.cancelled & (o.cancelled_by == "seller"), o.order.notnull()),
    "refund_rate": lambda o, _: Rate(o.refund, o.order.notnull()),
    "not_received_rate": lambda o, _: Rate(o.not_received, o.order.notnull()),
    "order_defect_rate": lambda o, _: Rate(_defect(o), o.order.notnull()),
    "praise_rate": lambda o, _: Rate(o.stars >= 4, o.stars.notnull()),
    "bad_review_rate": lambda o, _: Rate(o.stars <= 2, o.stars.notnull()),
    "reply_24h_rate": lambda o, _: Rate(_within(o, 24), o.message.notnull()),
    "reply_48h_rate": lambda o, _: Rate(_within(o, 48), o.message.notnull()),
}

# counts that are the hits of a rate
HITS = {
    "late_shipments": "late_shipment_rate",
    "cancelled_orders": "cancel_rate",
    "order_defects": "order_defect_rate",
    "bad_review_count": "bad_review_rate",
}
MEANS = ("average_review", "median_review", "hours_to_approval")


def computable(roles: Mapping[str, object]) -> tuple[tuple[str, ...], dict[str, tuple[str, ...]]]:
    """The indicators these roles give, and for each other one the roles that are missing."""
    can = tuple(i for i, needs in NEEDS.items() if all(n in roles for n in needs))
    return can, {i: tuple(n for n in needs if n not in roles) for i, needs in NEEDS.items() if i not in can}


def aggregates(o: Any, wanted: tuple[str, ...], closing: dt.datetime) -> dict[str, Any]:
    """The aggregates of one group of orders: the counts, means, and for each rate its hits (``k_``) and its orders (``n_``)."""
    import ibis

    close = ibis.literal(closing, type="timestamp")
    found: dict[str, Any] = {"orders": o.count()}
    rates = {i for i in RATES if i in wanted} | {HITS[i] for i in HITS if i in wanted}
    for name in sorted(rates):
        rate = RATES[name](o, close)
        counts = surely(rate.counts)
        found[f"n_{name}"] = counts.sum()
        found[f"k_{name}"] = (counts & surely(rate.hit)).sum()
    if "rated_reviews" in wanted:
        found |= {"rated_reviews": o.stars.count(), "average_review": o.stars.mean(), "median_review": o.stars.median()}
    if "hours_to_approval" in wanted:
        paid = o.approved.notnull() & o.ordered.notnull()
        hours = (o.approved.epoch_seconds() - o.ordered.epoch_seconds()) / 3600.0
        found |= {"hours_to_approval": hours.mean(where=paid), "n_hours_to_approval": paid.sum()}
    return found
