"""The parts a column of an order table can play, and the indicators that follow from them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Role:
    """A role: its kind (key, time, yes_no, number, word) and how several lines of one order become one value."""

    id: str
    kind: str
    fold: str  # min | max | any | sum
    means: str


ROLES: dict[str, Role] = {
    role.id: role
    for role in (
        Role("seller", "key", "min", "who sells"),
        Role("order", "key", "min", "the order a line belongs to"),
        Role("line", "key", "min", "the line within the order; tells repeated lines from duplicates"),
        Role("channel", "key", "min", "the shop or site"),
        Role("ordered", "time", "min", "placed by the buyer"),
        Role("approved", "time", "min", "payment approved"),
        Role("ship_by", "time", "max", "limit for shipping"),
        Role("shipped", "time", "max", "confirmed as shipped by the seller"),
        Role("handed_over", "time", "max", "first scan of the carrier"),
        Role("promised", "time", "max", "delivery promised to the buyer"),
        Role("delivered", "time", "max", "delivered to the buyer"),
        Role("cancelled", "yes_no", "any", "cancelled before shipping"),
        Role("cancelled_by", "word", "min", "who cancelled: seller, buyer or platform"),
        Role("fault", "word", "min", "who caused a failure: seller, buyer or platform"),
        Role("score", "number", "min", "stars the buyer gave, 1 to 5"),
        Role("refund", "yes_no", "any", "refunded for a reason on the seller's side"),
        Role("dispute", "yes_no", "any", "claim, dispute or chargeback"),
        Role("withdrawn", "yes_no", "any", "the buyer withdrew the dispute"),
        Role("not_received", "yes_no", "any", "not-received claim"),
        Role("tracked", "yes_no", "any", "tracking number scanned at least once"),
        Role("message", "time", "min", "first message of the buyer"),
        Role("replied", "time", "min", "first reply by a person"),
        Role("amount", "number", "sum", "value of the line"),
    )
}
TIMES = tuple(r.id for r in ROLES.values() if r.kind == "time")
WORDS = {"cancelled_by": ("seller", "buyer", "platform"), "fault": ("seller", "buyer", "platform")}

# indicator → the roles it needs; the formulas are in ``formulas``
NEEDS: dict[str, tuple[str, ...]] = {
    "orders": ("seller", "order"),
    "rated_reviews": ("score",),
    "praise_rate": ("score",),
    "bad_review_rate": ("score",),
    "bad_review_count": ("score",),
    "average_review": ("score",),
    "median_review": ("score",),
    "order_defect_rate": ("score", "dispute"),
    "order_defects": ("score", "dispute"),
    "refund_rate": ("refund",),
    "not_received_rate": ("not_received",),
    "cancel_rate": ("cancelled", "cancelled_by"),
    "cancelled_orders": ("cancelled", "cancelled_by"),
    "late_shipment_rate": ("shipped", "ship_by"),
    "late_shipments": ("shipped", "ship_by"),
    "late_handover_rate": ("handed_over", "ship_by"),
    "valid_tracking_rate": ("shipped", "tracked"),
    "on_time_delivery_rate": ("handed_over", "delivered", "promised"),
    "undelivered_share": ("handed_over", "delivered", "promised"),
    "hours_to_approval": ("ordered", "approved"),
    "reply_24h_rate": ("message", "replied"),
    "reply_48h_rate": ("message", "replied"),
}
