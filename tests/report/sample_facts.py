"""The facts of the sample library, invented: thresholds, questions, indicators, a derivation."""

from __future__ import annotations

from datetime import date

from assistant.model.condition import Leaf, Op
from assistant.model.library import (
    Derivation,
    Derive,
    FactDefinition,
    Indicator,
    Mark,
    Option,
    Question,
    Threshold,
)
from assistant.model.text import Text
from assistant.model.values import FactType

DAY = date(2026, 11, 22)


def threshold(
    name: str, value: float, unit: str, means: Text, *, mark: Mark = Mark.DERIVED, sources: tuple[str, ...] = ("S-1",)
) -> Threshold:
    basis = Text("A cautious composite of the marks of two platforms.", "综合两家平台标准后的审慎取值。") if mark is Mark.DERIVED else None
    return Threshold(name, means, value, unit, DAY, date(2024, 9, 25), None, None, mark, basis, sources)


THRESHOLDS = {
    t.id: t
    for t in (
        threshold(
            "tracked_share_floor",
            0.95,
            "share",
            Text("Least share of parcels tracked to the door", "可追踪到门包裹的最低比例"),
            mark=Mark.VERIFIED,
        ),
        threshold("late_c", 0.06, "share", Text("Late shipment rate at which B is lost", "失去 B 级的迟发率"), sources=("S-2",)),
        threshold("complaint_days", 3, "days", Text("Days within which a complaint is answered", "投诉答复时限")),
        threshold("praise_d", 0.90, "share", Text("Praise rate below which a seller is vetoed", "触发否决的好评率"), mark=Mark.SECONDARY),
        threshold("min_orders", 30, "count", Text("Least orders for a rating", "评级所需最少订单数")),
    )
}


def leaf(fact: str, op: Op, operand: object, name: str | None = None) -> Leaf:
    return Leaf(fact, op, operand, name)  # type: ignore[arg-type]


def question(name: str, kind: FactType, title: Text, ask: Text, **more: object) -> Question:
    fact = FactDefinition(name, kind, title, more.pop("options", ()), more.pop("unit", None), more.pop("better", None))  # type: ignore[arg-type]
    why = Text("Because buyers cannot see the goods before they pay.", "因为买家付款前看不到货物。")
    where = Text("In the logistics provider's monthly statement.", "物流服务商的月度对账单。")
    evidence = Text("Statement of the provider", "服务商对账单") if more.pop("documented", True) else None
    section = name.partition(".")[0]
    return Question(fact, section, ask, why, where, Text("0.97", "0.97"), None, more.pop("index", None), 1.0, evidence, True, ("S-1",))  # type: ignore[arg-type]


QUESTIONS = {
    q.id: q
    for q in (
        question(
            "profile.markets",
            FactType.CHOICES,
            Text("Destination markets", "目的市场"),
            Text("Where do you deliver?", "贵司向哪些市场发货？"),
            options=(
                Option("eu", Text("European Union", "欧盟")),
                Option("us", Text("United States", "美国")),
                Option("br", Text("Brazil", "巴西")),
            ),
            documented=False,
        ),
        question(
            "profile.turnover",
            FactType.MONEY,
            Text("Yearly turnover", "年营业额"),
            Text("What was your turnover in the last twelve months?", "最近十二个月的营业额是多少？"),
            unit="CNY",
        ),
        question(
            "logistics.tracked_share",
            FactType.SHARE,
            Text("Share of parcels tracked to the door", "可追踪到门的包裹比例"),
            Text("What share of your parcels can the buyer follow to the door?", "有多大比例的包裹买家可以一路追踪到门？"),
            better="high",
            index="logistics",
        ),
        question(
            "logistics.complaint_days",
            FactType.DURATION,
            Text("Time to answer a complaint", "投诉答复时间"),
            Text("How many days pass until a complaint is answered?", "投诉多少天内得到答复？"),
            unit="days",
            better="low",
            index="logistics",
        ),
        question(
            "quality.inspection",
            FactType.CHOICE,
            Text("Inspection before shipment", "发货前检验"),
            Text("How are goods inspected before shipment?", "发货前如何检验货物？"),
            options=(
                Option("none", Text("Not at all", "不检验"), 0),
                Option("sample", Text("By sample", "抽检"), 0.5),
                Option("full", Text("Every lot, with a record", "逐批检验并留存记录"), 1),
            ),
            better=("none", "sample", "full"),
            index="quality",
        ),
        question(
            "honesty.fake_reviews",
            FactType.YES_NO,
            Text("Bought or traded reviews in the last twelve months", "最近十二个月内购买或交换评价"),
            Text("Were reviews bought or traded in the last twelve months?", "最近十二个月内是否购买或交换过评价？"),
            better="no",
            documented=False,
        ),
        question(
            "honesty.eu_responsible",
            FactType.YES_NO,
            Text("Responsible person in the EU named", "已指定欧盟责任人"),
            Text("Have you named a responsible person in the EU?", "是否已指定欧盟责任人？"),
            better="yes",
        ),
        question(
            "honesty.licensed_collection",
            FactType.YES_NO,
            Text("All payments collected through licensed institutions", "全部收款经持牌机构"),
            Text("Do all payments go through licensed institutions?", "全部收款是否都经过持牌机构？"),
            better="yes",
            index="platform",
        ),
    )
}


def indicator(name: str, kind: FactType, title: Text, *, better: str | None, sample: str | None = None) -> Indicator:
    return Indicator(
        FactDefinition(name, kind, title, better=better),
        "figures",
        Text(f"{title.en}?", f"{title.zh}？"),
        Text("counted orders ÷ all orders", "相应订单数 ÷ 全部订单数"),
        Text("In the seller console.", "卖家后台。"),
        Text("The last 90 days", "最近 90 天"),
        "platform",
        None,
        sample,
        30.0 if sample else None,
        "min_orders" if sample else None,
        ("S-2",),
    )


INDICATORS = {
    i.id: i
    for i in (
        indicator("orders", FactType.COUNT, Text("orders", "订单数"), better=None),
        indicator("late_shipment_rate", FactType.SHARE, Text("Late shipment rate", "迟发率"), better="low", sample="orders"),
        indicator("praise_rate", FactType.SHARE, Text("Praise rate", "好评率"), better="high", sample="orders"),
        indicator("order_defect_rate", FactType.SHARE, Text("Order defect rate", "订单缺陷率"), better="low", sample="orders"),
        indicator("valid_tracking_rate", FactType.SHARE, Text("Valid tracking rate", "有效追踪率"), better="high", sample="orders"),
    )
}

DERIVATIONS = {
    "late_orders": Derivation(
        FactDefinition("late_orders", FactType.COUNT, Text("Late orders", "迟发订单数"), better="low"), Derive.SUM, ("orders",), ("S-2",)
    )
}
