"""Small tables for the tests of data, and the indicators they are read with."""

import gzip

from assistant.data import layout_from
from assistant.model.library import FactDefinition, Indicator
from assistant.model.text import Text
from assistant.model.values import FactType

T = Text("a", "a")


def indicator(name, kind, *, better="low", sample=None, minimum=None, unit=None):
    return Indicator(
        FactDefinition(name, kind, T, unit=unit, better=better), "figures", T, T, T, T, "platform", None, sample, minimum, None, ()
    )


INDICATORS = {
    i.id: i
    for i in (
        indicator("orders", FactType.COUNT, better=None),
        indicator("rated_reviews", FactType.COUNT, better=None),
        indicator("late_shipment_rate", FactType.SHARE, sample="orders", minimum=3),
        indicator("on_time_delivery_rate", FactType.SHARE, better="high", sample="orders"),
        indicator("average_review", FactType.NUMBER, better="high", sample="rated_reviews"),
        indicator("hours_to_approval", FactType.DURATION, unit="hours"),
        indicator("turnover", FactType.MONEY, unit="CNY", better=None),
        indicator("member_since", FactType.DATE, better=None),
        indicator("brand_owner", FactType.YES_NO, better=None),
    )
}

SIMPLE = {
    "level": "order",
    "roles": {
        "seller": "seller",
        "order": "order",
        "ordered": "ordered",
        "approved": "approved",
        "ship_by": "ship_by",
        "shipped": "shipped",
        "handed_over": "scanned",
        "promised": "promised",
        "delivered": "delivered",
        "score": "stars",
        "dispute": "dispute",
        "refund": "refund",
        "cancelled": {"column": "status", "is": ["cancelled"]},
        "cancelled_by": "by",
        "tracked": {"column": "tracking", "given": "yes"},
        "message": "asked",
        "replied": "answered",
    },
}
HEADER = "seller,order,ordered,approved,ship_by,shipped,scanned,promised,delivered,stars,dispute,refund,status,by,tracking,asked,answered"
ROWS = (
    # one perfect order, one late in everything, one cancelled by the seller, one lost parcel, one still on its way on the last day
    "s1,1,2024-03-01,2024-03-01 06:00,2024-03-03,2024-03-02,2024-03-02,2024-03-10,2024-03-09,5,no,no,,,T1,2024-03-01 8:00,2024-03-01 9:00",
    "s1,2,2024-03-02,2024-03-02 2:00,2024-03-04,2024-03-05,2024-03-06,2024-03-11,2024-03-15,1,yes,yes,,,T2,2024-03-02 8:00,2024-03-04 7:00",
    "s1,3,2024-03-03,2024-03-03 04:00,2024-03-05,,,2024-03-12,,,no,yes,cancelled,seller,,,",
    "s1,4,2024-03-04,2024-03-04 04:00,2024-03-06,2024-03-06,2024-03-06,2024-03-13,,2,yes,yes,done,,,2024-03-05 08:00,",
    "s1,5,2024-03-20,2024-03-20 04:00,2024-03-22,2024-03-21,2024-03-22,2024-03-29,,,no,no,done,,T5,,",
    "s2,6,2024-03-05,2024-03-05 01:00,2024-03-07,2024-03-06,2024-03-06,2024-03-14,2024-03-30,4,no,no,done,,T6,,",
)


def simple_layout(**changes):
    return layout_from({**SIMPLE, **changes}, "simple.yaml")


def orders_csv(path, *, header=HEADER, rows=ROWS, encoding="utf-8", delimiter=",", zipped=False):
    text = "\n".join((header, *rows)).replace(",", delimiter) + "\n"
    data = text.encode(encoding)
    path.write_bytes(gzip.compress(data) if zipped else data)
    return path
