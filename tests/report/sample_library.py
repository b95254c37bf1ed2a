"""A small library, invented for the tests of the report: four ladder metrics, eight rules, six measures over the sample facts."""

from __future__ import annotations

from datetime import date

from assistant.model.condition import All, Any, Condition, NoneOf, Op
from assistant.model.library import (
    Duty,
    Index,
    IndexBand,
    Ladder,
    LadderMetric,
    Library,
    Mark,
    Measure,
    Platform,
    PlatformLimit,
    Rule,
    RuleKind,
    Section,
    Severity,
    Source,
    SubSystem,
    Test,
    Yearly,
)
from assistant.model.text import Text
from tests.report.sample_facts import DAY, DERIVATIONS, INDICATORS, QUESTIONS, THRESHOLDS, leaf


def metric(
    name: str, title: Text, fact: str, marks: tuple[float, float, float, float, float, float], *, low: bool, sub: str, counts: bool = True
) -> LadderMetric:
    """``marks``: A entry, A exit, B entry, B exit, C re-admission, D veto."""
    good, bad = (Op.AT_MOST, Op.ABOVE) if low else (Op.AT_LEAST, Op.BELOW)
    ae, ax, be, bx, ce, dv = marks
    veto: Condition = leaf(fact, bad, dv)
    if fact == "late_shipment_rate":
        veto = All((veto, leaf("orders", Op.AT_LEAST, 10)))
    return LadderMetric(
        f"ladder.{name}",
        title,
        fact,
        None,
        leaf("orders", Op.AT_LEAST, 30, "min_orders"),
        counts,
        Test(leaf(fact, good, ae), 3),
        Test(leaf(fact, bad, ax), 2),
        Test(leaf(fact, good, be), 3),
        Test(leaf(fact, bad, bx, "late_c" if name == "late_shipment" else None), 2),
        Test(leaf(fact, good, ce), 3),
        Test(veto, 2),
        Text("The rate stays within the re-admission mark for three months.", "该比率连续三个月达到重新准入标准。"),
        ("logistics.cut_off_times",) if name == "late_shipment" else (),
        ("S-2",),
        sub,
    )


LADDER = Ladder(
    (
        metric(
            "late_shipment",
            Text("Late shipment rate", "迟发率"),
            "late_shipment_rate",
            (0.03, 0.04, 0.04, 0.06, 0.10, 0.15),
            low=True,
            sub="logistics",
        ),
        metric("praise", Text("Praise rate", "好评率"), "praise_rate", (0.98, 0.97, 0.95, 0.93, 0.90, 0.90), low=False, sub="quality"),
        metric(
            "order_defects",
            Text("Order defect rate", "订单缺陷率"),
            "order_defect_rate",
            (0.005, 0.008, 0.01, 0.015, 0.02, 0.02),
            low=True,
            sub="quality",
        ),
        metric(
            "tracking",
            Text("Valid tracking rate", "有效追踪率"),
            "valid_tracking_rate",
            (0.98, 0.97, 0.95, 0.93, 0.85, 0.85),
            low=False,
            sub="logistics",
        ),
    ),
    (leaf("orders", Op.AT_LEAST, 30, "min_orders"),),
    28,
)


def rule(name: str, kind: RuleKind, title: Text, when: Condition, says: Text, **more: object) -> Rule:
    return Rule(
        name,
        title,
        "stable",
        kind,
        more.get("severity"),  # type: ignore[arg-type]
        ("P8",),
        more.get("sub", "logistics"),  # type: ignore[arg-type]
        "enterprise",
        (),
        when,
        says,
        more.get("clears"),  # type: ignore[arg-type]
        more.get("cap"),  # type: ignore[arg-type]
        more.get("market"),  # type: ignore[arg-type]
        more.get("measures", ()),  # type: ignore[arg-type]
        more.get("sources", ("S-1",)),  # type: ignore[arg-type]
        None,
        None,
    )


RULES = {
    r.id: r
    for r in (
        rule(
            "logistics.tracking_gap",
            RuleKind.FINDING,
            Text("Too few parcels can be followed to the buyer", "可全程追踪的包裹比例过低"),
            All((leaf("profile.markets", Op.ONE_OF, ("eu", "us")), leaf("logistics.tracked_share", Op.BELOW, 0.95, "tracked_share_floor"))),
            Text(
                "Only {logistics.tracked_share} of parcels can be followed to the door; the floor is {tracked_share_floor}.",
                "仅 {logistics.tracked_share} 的包裹可追踪到门，低于 {tracked_share_floor} 的下限。看不到包裹去向的买家更容易提起纠纷。",
            ),
            severity=Severity.HIGH,
            measures=("logistics.add_tracking",),
        ),
        rule(
            "logistics.slow_complaints",
            RuleKind.FINDING,
            Text("Complaints wait too long for an answer", "投诉答复过慢"),
            Any((leaf("logistics.complaint_days", Op.ABOVE, 3.0, "complaint_days"),)),
            Text(
                "A complaint is answered after {logistics.complaint_days}; {complaint_days} is the mark.",
                "投诉在 {logistics.complaint_days}后才得到答复，标准为 {complaint_days}。",
            ),
            severity=Severity.MEDIUM,
            measures=("logistics.complaint_desk",),
            sources=("S-2",),
        ),
        rule(
            "quality.no_inspection",
            RuleKind.FINDING,
            Text("Goods leave without a recorded inspection", "货物未经有记录的检验即发出"),
            NoneOf((leaf("quality.inspection", Op.IS, "full"),)),
            Text("Inspection before shipment: {quality.inspection}.", "发货前检验：{quality.inspection}。"),
            severity=Severity.CRITICAL,
            sub="quality",
            measures=("quality.inspect_lots",),
        ),
        rule(
            "quality.praise_without_inspection",
            RuleKind.CONTRADICTION,
            Text("Full inspection declared, yet many defects measured", "自称逐批检验，但缺陷率偏高"),
            All((leaf("quality.inspection", Op.IS, "full"), leaf("order_defect_rate", Op.ABOVE, 0.01))),
            Text(
                "Every lot is said to be inspected, yet {order_defect_rate} of orders are defective.",
                "自称逐批检验，但订单缺陷率为 {order_defect_rate}。",
            ),
            severity=Severity.MEDIUM,
            sub="quality",
        ),
        rule(
            "honesty.fake_reviews_admitted",
            RuleKind.VETO,
            Text("Bought or traded reviews", "购买或交换评价"),
            leaf("honesty.fake_reviews", Op.IS, True),
            Text("Reviews were bought or traded within the last twelve months.", "最近十二个月内存在购买或交换评价的行为。"),
            clears=Text("Twelve months without a new case, confirmed by an outside audit.", "连续十二个月无新增情形，并经外部审计确认。"),
            sub="platform",
            measures=("honesty.stop_reviews",),
        ),
        rule(
            "honesty.unlicensed_collection",
            RuleKind.VETO,
            Text("Payments collected without a licence", "无牌照收款"),
            leaf("honesty.licensed_collection", Op.IS, False),
            Text("Part of the payments is collected outside licensed institutions.", "部分收款未经持牌机构。"),
            clears=Text("The channel is closed and the sums are declared.", "关闭该渠道并完成申报。"),
            sub="platform",
            measures=("honesty.stop_reviews",),
        ),
        rule(
            "honesty.no_eu_person",
            RuleKind.MARKET_VETO,
            Text("No responsible person in the EU", "未指定欧盟责任人"),
            All((leaf("profile.markets", Op.IS, "eu"), leaf("honesty.eu_responsible", Op.IS, False))),
            Text("Goods go to the EU, and nobody there answers for them.", "货物销往欧盟，但当地没有责任人。"),
            clears=Text("A responsible person is named on the product and in the listing.", "在产品和商品页面上标明责任人。"),
            sub="platform",
            market="eu",
            measures=("honesty.name_person",),
        ),
        rule(
            "logistics.untracked_cap",
            RuleKind.CAP,
            Text("Untracked parcels cap the grade", "包裹不可追踪，等级受限"),
            leaf("logistics.tracking_gap", Op.IS, "found"),
            Text("Too many parcels cannot be followed.", "不可追踪的包裹过多。"),
            cap="B",
            clears=Text("The share of tracked parcels reaches {tracked_share_floor}.", "可追踪比例达到 {tracked_share_floor}。"),
            measures=("logistics.add_tracking",),
        ),
    )
}


def measure(
    name: str, title: Text, *, effort: str, cost: str, days: int, after: tuple[str, ...] = (), actor: str = "enterprise", **more: object
) -> Measure:
    return Measure(
        name,
        title,
        actor,
        more.get("owner", Text("Logistics manager", "物流负责人")),  # type: ignore[arg-type]
        effort,
        cost,
        days,
        after,
        more.get("changes", ()),  # type: ignore[arg-type]
        Text(
            "Agree the scans with the carrier, put them into the contract, and check a sample of parcels every week.",
            "与承运商约定扫描节点并写入合同，每周抽查包裹。",
        ),
        more.get(
            "first",
            Text("List the routes without a door scan, with last month's parcels for each.", "列出没有末端扫描的线路及其上月包裹量。"),
        ),  # type: ignore[arg-type]
        Text("The signed annex, and the carrier's scan report of the following month", "已签署的合同附件及次月承运商扫描报告"),
        Text("Tracked share ≥ {tracked_share_floor}, read monthly", "可追踪比例不低于 {tracked_share_floor}，按月统计"),
        None,
        ("S-1",),
    )


MEASURES = {
    m.id: m
    for m in (
        measure(
            "honesty.stop_reviews",
            Text("Stop every form of paid review and document it", "停止一切有偿评价并留存记录"),
            effort="L",
            cost="none",
            days=7,
            owner=Text("Managing director", "总经理"),
            first=Text(
                "Write to the agency today that no review may be bought, and keep the answer.",
                "今天即书面告知代运营方不得购买评价，并留存回复。",
            ),
        ),
        measure(
            "quality.inspect_lots",
            Text("Inspect every lot before shipment and keep the record", "逐批检验并留存记录"),
            effort="M",
            cost="medium",
            days=45,
            owner=Text("Quality manager", "质量负责人"),
            changes=(("quality.inspection", "full"),),
            first=Text("Write a one-page inspection sheet for the best-selling product.", "为最畅销的产品编写一页检验单。"),
        ),
        measure(
            "logistics.add_tracking",
            Text("Book tracked routes for all parcels", "所有包裹改用可追踪线路"),
            effort="L",
            cost="low",
            days=14,
            changes=(("logistics.tracked_share", 0.98),),
        ),
        measure(
            "logistics.cut_off_times",
            Text("Set cut-off times and hand parcels over daily", "设定截单时间并每日交运"),
            effort="M",
            cost="low",
            days=30,
            after=("logistics.add_tracking",),
            actor="logistics_partner",
        ),
        measure(
            "logistics.complaint_desk",
            Text("Give complaints one desk and one deadline", "设立投诉专岗并明确时限"),
            effort="M",
            cost="low",
            days=60,
            owner=Text("Head of service", "客服主管"),
            changes=(("logistics.complaint_days", 2.0),),
        ),
        measure(
            "honesty.name_person",
            Text("Name a responsible person in the EU", "指定欧盟责任人"),
            effort="H",
            cost="high",
            days=120,
            owner=Text("Compliance officer", "合规负责人"),
        ),
    )
}

SOURCES = {
    s.id: s
    for s in (
        Source("S-1", Text("Seller performance policy", "卖家绩效政策"), Mark.VERIFIED, "A platform, help page “Valid tracking rate”", DAY),
        Source(
            "S-2",
            Text("Default thresholds of this product", "本产品默认阈值"),
            Mark.DERIVED,
            "Composite of the marks of several platforms",
            DAY,
        ),
    )
}

CALENDAR = {
    d.id: d
    for d in (
        Duty(
            "annual_report",
            Text("Annual report", "企业年报"),
            Text("Report the year before, with the addresses of every shop.", "报送上一年度年报，列明全部网店网址。"),
            None,
            Yearly((1, 1), (6, 30), (5, 31)),
            None,
            Mark.VERIFIED,
            (),
            ("S-1",),
        ),
        Duty(
            "eu_withdrawal",
            Text("EU: withdrawal function", "欧盟：撤回功能"),
            Text("Every page with a right of withdrawal has a function for it.", "适用撤回权的页面须提供撤回功能。"),
            date(2026, 6, 19),
            None,
            leaf("profile.markets", Op.IS, "eu"),
            Mark.SECONDARY,
            ("honesty.name_person",),
            ("S-2",),
        ),
        Duty(
            "licence_rule",
            Text("Rule on collection", "收款新规"),
            Text(
                "Who collects outside licensed institutions must stop by {complaint_days}.",
                "未经持牌机构收款的须在 {complaint_days}内停止。",
            ),
            date(2026, 12, 9),
            None,
            leaf("honesty.licensed_collection", Op.IS, False),
            Mark.UNVERIFIED,
            (),
            ("S-2",),
        ),
    )
}


def limit(name: str, title: Text, fact: str | None, met: Condition | None, level: str = "minimum") -> PlatformLimit:
    window = Text("30 days", "30 天")
    consequence = Text("The account is at risk; {min_orders} orders count.", "账户有风险；按 {min_orders} 单计。")
    return PlatformLimit(name, title, level, fact, met, None, (), window, consequence, Mark.VERIFIED, DAY, ("S-1",))


PLATFORMS = {
    p.id: p
    for p in (
        Platform(
            "amazon",
            Text("Amazon", "亚马逊"),
            (),
            "us",
            0.2,
            (
                limit(
                    "late", Text("Late shipment rate", "迟发率"), "late_shipment_rate", leaf("late_shipment_rate", Op.BELOW, 0.06, "late_c")
                ),
                limit(
                    "tracking",
                    Text("Valid tracking rate", "有效追踪率"),
                    "valid_tracking_rate",
                    leaf("valid_tracking_rate", Op.AT_LEAST, 0.95, "tracked_share_floor"),
                ),
                limit("reviews", Text("Review manipulation", "操纵评论"), None, None),
            ),
        ),
        Platform(
            "aliexpress",
            Text("AliExpress", "速卖通"),
            ("速卖通",),
            None,
            0.2,
            (
                limit(
                    "late",
                    Text("Late shipping", "迟发率"),
                    "late_shipment_rate",
                    Any((leaf("late_shipment_rate", Op.AT_MOST, 0.03), leaf("orders", Op.BELOW, 30, "min_orders"))),
                    "throttle",
                ),
                limit("praise", Text("Praise", "好评率"), "praise_rate", leaf("praise_rate", Op.AT_LEAST, 0.9, "praise_d"), "top"),
            ),
        ),
    )
}

LIBRARY = Library(
    version="2026.11",
    digest="9f3c" * 16,
    as_of=DAY,
    sources=SOURCES,
    thresholds=THRESHOLDS,
    questions=QUESTIONS,
    indicators=INDICATORS,
    derivations=DERIVATIONS,
    rules=RULES,
    ladder=LADDER,
    index=Index(
        (
            SubSystem("quality", Text("Quality supervision", "质量监管")),
            SubSystem("logistics", Text("Logistics service", "物流服务")),
            SubSystem("platform", Text("Platform and honesty", "平台与诚信")),
        ),
        (IndexBand("A", 85.0, 70.0), IndexBand("B", 65.0, 50.0)),
    ),
    measures=MEASURES,
    sections={
        s.id: s
        for s in (
            Section("profile", Text("The enterprise", "企业概况")),
            Section("quality", Text("Quality", "质量")),
            Section("logistics", Text("Logistics", "物流")),
            Section("honesty", Text("Honesty", "诚信")),
        )
    },
    markets={"eu": Text("European Union", "欧盟")},
    calendar=CALENDAR,
    platforms=PLATFORMS,
)
