"""The sample rule base with the shipped weights, a cap that reads the score, a layout, and small tables to import."""

import random
import shutil
from pathlib import Path

from tests.contents import FILES, write_contents

ROOT = Path(__file__).parents[2]


def indicator(name, kind, en, zh, *more):
    lines = [
        f"- id: {name}",
        "  section: figures",
        f"  title: {{en: {en}, zh: {zh}}}",
        f'  ask: {{en: "{en}?", zh: {zh}？}}',
        f"  type: {kind}",
        "  origin: platform",
        "  formula: {en: As counted, zh: 按实计}",
        "  where: {en: In the shop account., zh: 见店铺后台。}",
        "  window: {en: 30 days, zh: 30 天}",
        *(f"  {line}" for line in more),
        "  sources: [S-2]",
    ]
    return "\n".join(lines) + "\n"


INDICATORS = (
    FILES["knowledge/indicators.yaml"]
    + indicator("orders", "count", "Orders", "订单数")
    + indicator("rated_reviews", "count", "Rated orders", "已评价订单数")
    + indicator(
        "median_review",
        "number",
        "Median rating",
        "评分中位数",
        "unit: stars",
        "better: high",
        "sample: rated_reviews",
        "minimum: shipped_minimum",
    )
    + indicator(
        "on_time_delivery_rate", "share", "On-time delivery", "准时妥投率", "better: high", "sample: orders", "minimum: shipped_minimum"
    )
    + "".join(indicator(i, "share", i.replace("_", " "), "评价", "better: low") for i in ("praise_rate", "bad_review_rate"))
    + "".join(indicator(i, "count", i.replace("_", " "), "数量") for i in ("bad_review_count", "late_shipments"))
    + indicator("average_review", "number", "Average rating", "平均评分", "unit: stars", "better: high")
    + indicator("cancel_rate", "share", "Cancellation rate", "取消率", "better: low", "sample: orders", "minimum: shipped_minimum")
)
FLOOR = """\
- id: data_score_floor
  means: {en: Least data score, zh: 数据得分下限}
  value: 60
  unit: points
  as_of: 2026-11-22
  mark: D
  basis: {en: Our own mark., zh: 自定的线。}
  sources: [S-2]
"""
CAP = """\
id: quality.score_weak
title: {en: Weak data score, zh: 数据得分偏低}
status: stable
kind: cap
problem: [P14]
sub_system: quality
cap: B
when:
  any:
    - data.score_highest: {below: data_score_floor}
    - all:
        - data.score_lowest: {below: data_score_floor}
        - data.score: {below: data_score_floor}
says: {en: "The figures score {data.score_highest} at most.", zh: "数据得分最高为{data.score_highest}。"}
clears_when: {en: They score more., zh: 得分提高。}
measures: [logistics.add_tracking]
sources: [S-2]
"""
CASES = """\
- {case: below, facts: {data.score: 59, data.score_lowest: 59, data.score_highest: 59}, expect: found}
- {case: at the floor, facts: {data.score: 60, data.score_lowest: 60, data.score_highest: 60}, expect: clear}
- {case: open, facts: {data.score_lowest: 50, data.score_highest: 70}, expect: unknown}
"""
LAYOUT = """\
id: shop
title: {en: Shop, zh: 店铺}
remark: {en: A domestic shop., zh: 国内店铺。}
level: order
roles:
  seller: Seller
  order: Order
  ordered: Placed
  ship_by: Ship by
  shipped: Shipped
  score: Stars
"""
CHANGES = {
    "knowledge/indicators.yaml": INDICATORS,
    "knowledge/index.yaml": FILES["knowledge/index.yaml"] + "weights: olist\n",
    "knowledge/layouts/shop.yaml": LAYOUT,
    "rules/thresholds/score.yaml": FLOOR,
    "rules/quality/score_weak.yaml": CAP,
    "rules/quality/score_weak.test.yaml": CASES,
}


def write_scored(root: Path) -> Path:
    write_contents(root, CHANGES)
    (root / "knowledge/weights").mkdir()
    shutil.copy(ROOT / "knowledge/weights/olist.json", root / "knowledge/weights")
    shutil.copytree(ROOT / "templates", root / "templates")
    return root


def write_orders(path: Path, *, sellers: int = 3, orders: int = 40) -> Path:
    """Every tenth order of seller S-1 leaves late."""
    lines = ["Seller,Order,Placed,Ship by,Shipped,Stars"]
    for seller in range(1, sellers + 1):
        for number in range(orders):
            day = "2024-03-05" if number % 10 == 0 and seller == 1 else "2024-03-02"
            lines.append(f"S-{seller},{seller}-{number},2024-03-01,2024-03-03,{day},{4 + number % 2}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def write_sellers(path: Path, *, sellers: int = 150, shift: float = 0.0, seed: int = 5) -> Path:
    """Sellers whose figures have one thing in common."""
    chance = random.Random(seed)
    lines = ["id,orders,rated_reviews,late_shipment_rate,on_time_delivery_rate,median_review"]
    for number in range(sellers):
        care = chance.gauss(0, 1)
        late = min(1, max(0, 0.1 + shift - 0.04 * care + chance.gauss(0, 0.03)))
        there = min(1, max(0, 0.9 - shift + 0.03 * care + chance.gauss(0, 0.03)))
        stars = min(5, max(1, 4.2 - shift + 0.3 * care + chance.gauss(0, 0.3)))
        lines.append(f"S-{number},{chance.randint(40, 400)},{chance.randint(40, 200)},{late:.4f},{there:.4f},{stars:.2f}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def write_outcomes(path: Path, sellers: Path, *, seed: int = 9) -> Path:
    """Who was closed later: the late ones rather than the others."""
    chance = random.Random(seed)
    rows = [line.split(",") for line in sellers.read_text("utf-8").splitlines()[1:]]
    closed = (f"{row[0]},{'yes' if chance.random() < 4 * float(row[3]) else 'no'}" for row in rows)
    path.write_text("\n".join(["id,closed", *closed]) + "\n", encoding="utf-8")
    return path
