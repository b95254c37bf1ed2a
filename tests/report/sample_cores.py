"""Four hand-made cores over the sample library: a C with a veto still open, an undecided one, a U, and a D in Chinese."""

from __future__ import annotations

import datetime

from assistant.judging.deadlines import deadlines
from assistant.judging.logic import outcome, trace, truth
from assistant.judging.platform_limits import standings
from assistant.model.library import GRADES, RuleKind
from assistant.model.values import Evidence, Fact, Money, Origin, State, known, plain, unknown
from assistant.model.verdict import SCHEMA, ChannelLevel, Core, FactEntry, FindingItem, Grade, IndexItem, MetricLevel, VetoItem
from tests.report.sample_facts import DAY
from tests.report.sample_library import LADDER, LIBRARY, MEASURES, RULES

M = Origin.MEASURED


def entry(fact: Fact, channel: str | None = None) -> FactEntry:
    made: FactEntry = {"state": str(fact.state), "value": plain(fact.value), "origin": str(fact.origin) if fact.origin else None}
    if channel:
        made["channel"] = channel
    if fact.evidence:
        dates = (fact.evidence.date, fact.evidence.expires)
        made["evidence"] = {"document": fact.evidence.document, "date": plain(dates[0]), "expires": plain(dates[1])}
    if fact.note:
        made["note"] = fact.note
    return made


def levels(channels: dict[str, dict[str, Fact]], before: dict[str, str]) -> list[MetricLevel]:
    """The ladder without history, except for the level ``before`` that a metric keeps."""
    found: list[MetricLevel] = []
    for metric in LADDER.metrics:
        rows: list[ChannelLevel] = []
        for channel, facts in channels.items():
            enough = truth(metric.enough, facts) if metric.enough else True
            now = next(
                (g for g, t in (("A", metric.a_entry), ("B", metric.b_entry), ("D", metric.d_veto)) if t and truth(t.when, facts)), "C"
            )
            kept = before.get(f"{metric.id}@{channel}", now)
            missing = facts.get(metric.metric) is None
            status = "unknown" if missing else "level" if enough else "insufficient"
            past = {"level": kept} if f"{metric.id}@{channel}" in before else None
            possible = [kept] if status == "level" else list(GRADES)
            rows.append(
                {
                    "channel": channel,
                    "status": status,
                    "possible": possible,
                    "now": [now],
                    "tests": {},
                    "before": past,
                    "after": {"level": kept},
                }
            )
        rated = [r for r in rows if r["status"] == "level"]
        weakest = min(rated, key=lambda r: GRADES.index(r["possible"][0]), default=None)
        status = "level" if rated else rows[0]["status"] if rows else "not_applicable"
        found.append(
            {
                "metric": metric.id,
                "status": status,
                "possible": weakest["possible"] if weakest else list(GRADES),
                "weakest": weakest["channel"] if weakest else None,
                "counts": metric.counts,
                "channels": rows,
            }
        )
    return found


def index(name: str, lowest: float, highest: float, answered: int, asked: int) -> IndexItem:
    return {
        "id": name,
        "index": lowest if lowest == highest else None,
        "lowest": lowest,
        "highest": highest,
        "answered": answered,
        "asked": asked,
    }


def veto(name: str) -> VetoItem:
    rule = RULES[name]
    assert rule.says
    assert rule.clears_when
    item: VetoItem = {
        "rule": name,
        "text": {"en": rule.says.en, "zh": rule.says.zh},
        "clears_when": {"en": rule.clears_when.en, "zh": rule.clears_when.zh},
        "kind": str(rule.kind),
    }
    if rule.market:
        item["market"] = rule.market
    return item


def core(
    facts: list[Fact],
    channels: dict[str, dict[str, Fact]],
    *,
    grade: Grade,
    indices: list[IndexItem],
    before: dict[str, str] | None = None,
    settles: dict[str, list[str]] | None = None,
) -> Core:
    known_facts = {f.id: f for f in facts}
    for name, values in channels.items():
        for fact in values.values():
            known_facts.setdefault(fact.id, fact)
            assert name
    read = dict(known_facts)
    results = {}
    for rule in RULES.values():
        results[rule.id] = {"outcome": outcome(truth(rule.when, read)), "tree": trace(rule.when, read)}
        if results[rule.id]["outcome"] != "unknown":
            read[rule.id] = Fact(rule.id, State.KNOWN, results[rule.id]["outcome"], Origin.DERIVED)
    findings: list[FindingItem] = []
    for rule in RULES.values():
        if results[rule.id]["outcome"] != "clear":
            assert rule.says
            read_facts = _facts_of(results[rule.id]["tree"])
            findings.append(
                {
                    "rule": rule.id,
                    "kind": str(rule.kind),
                    "outcome": results[rule.id]["outcome"],
                    "severity": str(rule.severity) if rule.severity else None,
                    "sub_system": rule.sub_system,
                    "text": {"en": rule.says.en, "zh": rule.says.zh},
                    "facts": read_facts,
                    "sources": list(rule.sources),
                    "measures": list(rule.measures),
                }
            )
    found = {f["rule"] for f in findings if f["outcome"] == "found"}
    because = {m: [r for r in RULES if r in found and m in RULES[r].measures] for m in MEASURES}
    because["logistics.cut_off_times"] = ["ladder.late_shipment"] if any(x["id"] == "ladder.late_shipment" for x in grade["limits"]) else []
    wanted = [m for m in MEASURES if because[m]]
    vetoes = [veto(r) for r in RULES if r in found and RULES[r].kind is RuleKind.VETO]
    return {
        "schema": SCHEMA,
        "as_of": DAY.isoformat(),
        "rule_base": {"version": LIBRARY.version, "digest": LIBRARY.digest},
        "facts": {f.id: entry(f, next((c for c, v in channels.items() if f.id in v), None)) for f in known_facts.values()},
        "channels": {c: {k: entry(f) for k, f in v.items()} for c, v in channels.items()},
        "answers": {f.id: entry(f) for f in facts},
        "notices": [],
        "ladder_before": {},
        "ladder_after": {},
        "verdict": {
            "grade": grade,
            "vetoes": vetoes,
            "market_vetoes": [veto(r) for r in RULES if r in found and RULES[r].kind is RuleKind.MARKET_VETO],
            "open_vetoes": [r for r in RULES if results[r]["outcome"] == "unknown" and RULES[r].kind is RuleKind.VETO],
            "findings": findings,
            "ladder": levels(channels, before or {}),
            "sub_systems": indices[1:],
            "practice_index": indices[0],
            "data_score": {"value": 61.3, "lowest": 61.3, "highest": 61.3, "percentile": 44} if "Amazon US" in channels else None,
            "measures": [
                {
                    "id": m,
                    "actor": MEASURES[m].actor,
                    "priority": n,
                    "effort": MEASURES[m].effort,
                    "text": {"en": MEASURES[m].title.en, "zh": MEASURES[m].title.zh},
                    "because": because[m],
                }
                for n, m in enumerate(wanted, 1)
            ],
            "unknown": [{"fact": f, "settles": s} for f, s in (settles or {}).items()],
            "deadlines": deadlines(LIBRARY, known_facts),
            "platforms": standings(LIBRARY, known_facts, channels),
        },
        "trace": results,
    }


def _facts_of(node: dict) -> list[str]:
    return [node["fact"]] if "fact" in node else [f for p in node["parts"] for f in _facts_of(p)]


def grade(
    value: str | None, lowest: str, highest: str, *, limits: list[tuple[str, str, str]], basis: str = "ladder", documented: str = "C"
) -> Grade:
    """``limits``: part, id and the grades it still allows, as letters."""
    return {
        "value": value,
        "lowest": lowest,
        "highest": highest,
        "decided": value is not None,
        "possible": [value] if value else list(GRADES[GRADES.index(lowest) : GRADES.index(highest) + 1]),
        "basis": basis,
        "limits": [{"part": p, "id": i, "possible": list(g)} for p, i, g in limits],
        "practice": {"value": "B", "lowest": "B", "highest": "B"},
        "documented": {"value": documented, "lowest": documented, "highest": documented, "decided": True},
    }


def shop(orders: int, late: float, praise: float | None, defects: float, tracking: float) -> dict[str, Fact]:
    values = {
        "orders": orders,
        "late_shipment_rate": late,
        "praise_rate": praise,
        "order_defect_rate": defects,
        "valid_tracking_rate": tracking,
    }
    return {k: known(k, v, M) for k, v in values.items() if v is not None}


STATEMENT = Evidence("Carrier statement October 2026", datetime.date(2026, 10, 31), datetime.date(2027, 10, 31))
OLD = Evidence("Inspection contract", datetime.date(2024, 1, 15), datetime.date(2025, 1, 14))

EXPORTER = core(
    [
        known("profile.markets", ("eu", "us")),
        known("profile.turnover", Money(12_500_000.0, "CNY", datetime.date(2026, 10, 31))),
        known("logistics.tracked_share", 0.921, Origin.DOCUMENTED, STATEMENT),
        Fact("logistics.complaint_days", State.KNOWN, 5.0, Origin.DECLARED, note="Peak season takes | longer <script>alert(1)</script>"),
        known("quality.inspection", "sample", Origin.DECLARED, OLD),
        unknown("honesty.fake_reviews"),
        known("honesty.eu_responsible", False),
        known("honesty.licensed_collection", True),
        known("late_orders", 156, Origin.DERIVED),
    ],
    {"Amazon US": shop(2140, 0.072, 0.964, 0.0083, 0.981), "eBay DE": shop(318, 0.0395, 0.982, 0.0042, 0.968)},
    grade=grade(
        "C",
        "D",
        "C",
        limits=[("ladder", "ladder.late_shipment", "C"), ("index", "index.total", "C"), ("cap", "logistics.untracked_cap", "DCB")],
        documented="C",
    ),
    indices=[
        index("total", 61.7, 61.7, 4, 4),
        index("quality", 42.5, 42.5, 1, 1),
        index("logistics", 66.4, 66.4, 2, 2),
        index("platform", 68.7, 68.7, 1, 1),
    ],
    before={"ladder.late_shipment@Amazon US": "C", "ladder.praise@eBay DE": "A"},
    settles={"honesty.fake_reviews": ["honesty.fake_reviews_admitted", "grade"]},
)

UNDECIDED = core(
    [
        known("profile.markets", ("us",)),
        known("logistics.tracked_share", 0.97),
        unknown("logistics.complaint_days"),
        Fact("quality.inspection", State.DECLINED),
        known("honesty.fake_reviews", value=False),
        Fact("honesty.eu_responsible", State.NOT_APPLICABLE),
        unknown("honesty.licensed_collection"),
    ],
    {},
    grade={
        **grade(None, "D", "A", limits=[("index", "index.total", "CBA")], basis="practice"),
        "documented": {"value": None, "lowest": "D", "highest": "B", "decided": False},
    },
    indices=[
        index("total", 32.3, 90.0, 1, 4),
        index("quality", 0.0, 100.0, 0, 1),
        index("logistics", 48.5, 98.5, 1, 2),
        index("platform", 0.0, 100.0, 0, 1),
    ],
    settles={
        "quality.inspection": ["quality.no_inspection", "index.quality"],
        "logistics.complaint_days": ["logistics.slow_complaints"],
        "honesty.licensed_collection": ["honesty.unlicensed_collection", "grade"],
    },
)

UNRATED = core(
    [
        known("profile.markets", ("us",)),
        known("logistics.tracked_share", 0.99),
        known("logistics.complaint_days", 1.0),
        known("quality.inspection", "full"),
        known("honesty.fake_reviews", value=False),
        Fact("honesty.eu_responsible", State.NOT_APPLICABLE),
        known("honesty.licensed_collection", value=True),
    ],
    {"TikTok Shop": shop(18, 0.0556, None, 0.0556, 1.0)},
    grade=grade("U", "D", "A", limits=[("unrated", "ladder.rated", "U")], documented="U"),
    indices=[
        index("total", 98.2, 98.2, 4, 4),
        index("quality", 100.0, 100.0, 1, 1),
        index("logistics", 96.4, 96.4, 2, 2),
        index("platform", 100.0, 100.0, 1, 1),
    ],
)

VETOED = core(
    [
        known("profile.markets", ("eu", "br")),
        known("profile.turnover", Money(880_000.5, "USD")),
        known("logistics.tracked_share", 0.9496),
        known("logistics.complaint_days", 3.0),
        known("quality.inspection", "none"),
        Fact("honesty.fake_reviews", State.KNOWN, value=True, origin=Origin.DECLARED, note="已于九月停止，代运营合同已解除"),
        known("honesty.eu_responsible", value=False),
        known("honesty.licensed_collection", value=False),
    ],
    {"速卖通": shop(1260, 0.031, 0.874, 0.0061, 0.952)},
    grade=grade("D", "D", "D", limits=[("veto", "honesty.fake_reviews_admitted", "D"), ("ladder", "ladder.praise", "D")], documented="D"),
    indices=[
        index("total", 37.2, 37.2, 4, 4),
        index("quality", 0.0, 0.0, 1, 1),
        index("logistics", 74.0, 74.0, 2, 2),
        index("platform", 37.5, 37.5, 1, 1),
    ],
)

CORES = {"exporter": EXPORTER, "undecided": UNDECIDED, "unrated": UNRATED, "vetoed": VETOED}
CLIENTS = {
    "exporter": "Harbour & Lane <Trading> Ltd",
    "undecided": None,
    "unrated": "Ning *Bright* _Goods_",
    "vetoed": "义乌市海岚跨境贸易有限公司",
}
