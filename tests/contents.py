"""A small but complete invented rule base, for tests: one of everything that a content root may hold.

``write_contents(tmp_path)`` writes it; ``changes`` replaces whole files (None leaves one out); ``edit`` changes a passage of one.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

VERSION = "2026.11.0"

FILES: dict[str, str] = {
    "rules/VERSION": VERSION + "\n",
    "knowledge/sections.yaml": """\
- {id: profile, title: {en: Profile, zh: 企业概况}}
- {id: figures, title: {en: Figures, zh: 经营数据}}
- {id: quality, title: {en: Quality, zh: 质量}}
- {id: logistics, title: {en: Logistics, zh: 物流}}
""",
    "knowledge/questions/profile.yaml": """\
- id: profile.role
  section: profile
  title: {en: Role, zh: 角色}
  ask: {en: "What does the enterprise do?", zh: 贵企业从事什么业务？}
  type: choice
  options:
    - {id: seller, label: {en: Sells online, zh: 在线销售}}
    - {id: carrier, label: {en: Carries parcels, zh: 承运包裹}}
  why: {en: The rules differ by role., zh: 不同角色适用不同规则。}
  where: {en: You know it., zh: 您自己清楚。}
  example: {en: seller, zh: 在线销售}
  quick: yes
  sources: [S-1]
- id: profile.markets
  section: profile
  title: {en: Markets, zh: 目的市场}
  ask: {en: "Where do you deliver to?", zh: 贵企业销往哪里？}
  type: choices
  options:
    - {id: eu, label: {en: European Union, zh: 欧盟}}
    - {id: us, label: {en: United States, zh: 美国}}
  why: {en: Each market has its own duties., zh: 各市场要求不同。}
  where: {en: In the order list., zh: 见订单列表。}
  example: {en: eu, zh: 欧盟}
  sources: [S-1]
- id: profile.founded
  section: profile
  title: {en: Day of the first sale, zh: 首次销售日期}
  ask: {en: "When was the first sale?", zh: 首次销售是哪一天？}
  type: date
  why: {en: New shops have no history., zh: 新店没有历史记录。}
  where: {en: In the shop account., zh: 见店铺后台。}
  example: {en: 2024-05-01, zh: "2024-05-01"}
  sources: [S-1]
""",
    "knowledge/questions/quality.yaml": """\
- id: quality.inspection
  section: quality
  title: {en: Inspection before dispatch, zh: 发货前检验}
  ask: {en: "Is every batch inspected before dispatch?", zh: 每批货物发货前都检验吗？}
  type: yes_no
  credit: {yes: 1, no: 0}
  why: {en: Faults are cheapest at home., zh: 问题在发货前解决成本最低。}
  where: {en: In the inspection records., zh: 见检验记录。}
  example: {en: yes, zh: 是}
  evidence: {en: Inspection record, zh: 检验记录}
  index: quality
  quick: yes
  sources: [S-1]
- id: quality.fakes_admitted
  section: quality
  title: {en: Bought reviews, zh: 购买好评}
  ask: {en: "Were reviews bought?", zh: 是否购买过好评？}
  type: yes_no
  better: no
  why: {en: It is unlawful., zh: 属违法行为。}
  where: {en: In the marketing accounts., zh: 见营销账目。}
  example: {en: no, zh: 否}
  sources: [S-1]
""",
    "knowledge/questions/logistics.yaml": """\
- id: logistics.tracking
  section: logistics
  title: {en: Tracking, zh: 物流追踪}
  ask: {en: "Which parcels are tracked?", zh: 哪些包裹可追踪？}
  type: choice
  options:
    - {id: none, label: {en: none, zh: 无}, credit: 0}
    - {id: some, label: {en: some, zh: 部分}, credit: 0.5}
    - {id: all, label: {en: all, zh: 全部}, credit: 1}
  asked_if: {profile.role: seller}
  why: {en: Buyers trust what they can follow., zh: 可追踪的包裹更受信任。}
  where: {en: In the carrier contract., zh: 见承运合同。}
  example: {en: some, zh: 部分}
  evidence: {en: Carrier contract, zh: 承运合同}
  index: logistics
  sources: [S-1]
- id: logistics.tracked_share
  section: logistics
  title: {en: Share of tracked parcels, zh: 可追踪包裹比例}
  ask: {en: "What share of parcels can be followed to the door?", zh: 可追踪到门的包裹占比是多少？}
  type: share
  better: high
  asked_if: {profile.role: seller}
  why: {en: "The floor is {tracked_share_floor}.", zh: "下限为 {tracked_share_floor}。"}
  where: {en: In the carrier report., zh: 见承运商报表。}
  example: {en: 97%, zh: 97%}
  evidence: {en: Carrier report, zh: 承运商报表}
  sources: [S-2]
""",
    "knowledge/indicators.yaml": """\
- id: shipped_orders
  section: figures
  title: {en: Orders shipped, zh: 发货订单数}
  ask: {en: "How many orders were shipped?", zh: 发货多少单？}
  type: count
  origin: platform
  formula: {en: Orders handed to the carrier, zh: 交给承运商的订单数}
  where: {en: In the shop account., zh: 见店铺后台。}
  window: {en: 30 days, zh: 30 天}
  sources: [S-2]
- id: late_shipment_rate
  section: figures
  title: {en: Late shipment rate, zh: 延迟发货率}
  ask: {en: "What share of orders was shipped late?", zh: 延迟发货的订单占比是多少？}
  type: share
  better: low
  origin: platform
  formula: {en: Late orders divided by shipped orders, zh: 延迟订单除以发货订单}
  where: {en: In the shop account., zh: 见店铺后台。}
  window: {en: 30 days, zh: 30 天}
  sample: shipped_orders
  minimum: shipped_minimum
  sources: [S-2]
""",
    "knowledge/derivations.yaml": """\
- id: profile.shop_age
  title: {en: Age of the shop, zh: 店龄}
  type: duration
  unit: days
  derive: {days_between: [profile.founded, as_of]}
  sources: [S-1]
""",
    "knowledge/index.yaml": """\
sub_systems:
  - {id: quality, title: {en: Quality, zh: 质量}}
  - {id: logistics, title: {en: Logistics, zh: 物流}}
bands:
  - {grade: A, total: band_a_total, each: band_a_each}
  - {grade: B, total: band_b_total, each: band_b_each}
""",
    "knowledge/measures/logistics.yaml": """\
- id: logistics.add_tracking
  title: {en: Ship only with tracking, zh: 全部使用可追踪物流}
  actor: enterprise
  owner: {en: Logistics manager, zh: 物流负责人}
  effort: L
  cost: low
  lead_days: 14
  prerequisites: []
  changes: {logistics.tracked_share: 0.98, logistics.tracking: all}
  how: {en: Choose a service with tracking., zh: 选择可追踪的服务。}
  first_step: {en: Ask the carrier for its tracked services., zh: 向承运商索取可追踪服务清单。}
  evidence: {en: Carrier contract, zh: 承运合同}
  kpi: {en: "At least {tracked_share_floor} of parcels tracked", zh: "可追踪包裹不低于 {tracked_share_floor}"}
  mark: D
  sources: [S-2]
""",
    "knowledge/measures/quality.yaml": """\
- id: quality.inspect
  title: {en: Inspect every batch, zh: 逐批检验}
  actor: enterprise
  owner: {en: Quality manager, zh: 质量负责人}
  effort: M
  cost: medium
  lead_days: 30
  prerequisites: [quality.stop_fakes]
  changes: {quality.inspection: yes}
  how: {en: Write a checklist., zh: 编写检验清单。}
  first_step: {en: List the ten goods with most returns., zh: 列出退货最多的十种商品。}
  evidence: {en: Inspection record, zh: 检验记录}
  kpi: {en: Every batch has a record, zh: 每批都有记录}
  mark: D
  sources: [S-1]
- id: quality.stop_fakes
  title: {en: Stop buying reviews, zh: 停止购买好评}
  actor: enterprise
  owner: {en: Owner, zh: 负责人}
  effort: L
  cost: none
  lead_days: 1
  prerequisites: []
  changes: {quality.fakes_admitted: no}
  how: {en: End the contract., zh: 终止合同。}
  first_step: {en: Call the agency., zh: 联系代理机构。}
  evidence: {en: Letter of termination, zh: 终止函}
  kpi: {en: No bought reviews, zh: 无购买好评}
  mark: D
  sources: [S-1]
""",
    "knowledge/sources/all.yaml": """\
- id: S-1
  title: {en: Law of fair dealing, zh: 公平交易法}
  mark: V
  reference: invented.example/law
  as_of: 2026-11-22
- id: S-2
  title: {en: Rules of the platform, zh: 平台规则}
  mark: V
  reference: invented.example/rules
  as_of: 2026-11-22
""",
    "knowledge/markets.yaml": """\
- {id: eu, title: {en: European Union, zh: 欧盟}}
""",
    "rules/thresholds/all.yaml": """\
- id: tracked_share_floor
  means: {en: Least share of parcels a buyer can follow, zh: 可追踪包裹的最低比例}
  value: 0.95
  unit: share
  as_of: 2026-11-22
  since: 2024-09-25
  earlier:
    - {value: 0.9, until: 2024-09-24}
  mark: V
  sources: [S-2]
- id: new_shop_days
  means: {en: Age below which a shop is new, zh: 新店的店龄上限}
  value: 90
  unit: days
  as_of: 2026-11-22
  mark: D
  basis: {en: A quarter is the shortest window of any figure., zh: 一个季度是最短的统计周期。}
  sources: [S-1]
- id: shipped_minimum
  means: {en: Least number of orders for a rate, zh: 计算比率所需的最少订单数}
  value: 40
  unit: count
  as_of: 2026-11-22
  mark: V
  sources: [S-2]
- id: late_a
  means: {en: Highest late shipment rate for A, zh: A 级延迟发货率上限}
  value: 0.02
  unit: share
  as_of: 2026-11-22
  mark: V
  sources: [S-2]
- id: late_b
  means: {en: Highest late shipment rate for B, zh: B 级延迟发货率上限}
  value: 0.04
  unit: share
  as_of: 2026-11-22
  mark: V
  sources: [S-2]
- id: late_d
  means: {en: Late shipment rate from which the veto applies, zh: 一票否决的延迟发货率}
  value: 0.1
  unit: share
  as_of: 2026-11-22
  mark: V
  sources: [S-2]
- id: late_c
  means: {en: Late shipment rate for re-admission, zh: 重新准入的延迟发货率上限}
  value: 0.08
  unit: share
  as_of: 2026-11-22
  mark: D
  basis: {en: Halfway would flap less than the veto itself., zh: 低于否决值以避免反复。}
  sources: [S-2]
- id: days_in_d
  means: {en: Least stay in D, zh: D 级最短停留天数}
  value: 90
  unit: days
  as_of: 2026-11-22
  mark: D
  basis: {en: A quarter shows a change., zh: 一个季度方能体现改进。}
  sources: [S-1]
- id: promote_after
  means: {en: Evaluations before a climb, zh: 升级所需的连续评估次数}
  value: 3
  unit: count
  as_of: 2026-11-22
  mark: D
  basis: {en: One good month is not yet a habit., zh: 一个月达标尚不足为凭。}
  sources: [S-1]
- id: demote_after
  means: {en: Evaluations before a fall, zh: 降级所需的连续评估次数}
  value: 2
  unit: count
  as_of: 2026-11-22
  mark: D
  basis: {en: One bad month may be chance., zh: 一个月未达标可能出于偶然。}
  sources: [S-1]
- id: band_a_total
  means: {en: Index in total for A, zh: A 级总指数}
  value: 80
  unit: points
  as_of: 2026-11-22
  mark: D
  basis: {en: Four fifths of all practices., zh: 五分之四的做法。}
  sources: [S-1]
- id: band_a_each
  means: {en: Index of each sub-system for A, zh: A 级各子体系指数}
  value: 60
  unit: points
  as_of: 2026-11-22
  mark: D
  basis: {en: No sub-system far behind., zh: 各子体系不得明显落后。}
  sources: [S-1]
- id: band_b_total
  means: {en: Index in total for B, zh: B 级总指数}
  value: 60
  unit: points
  as_of: 2026-11-22
  mark: D
  basis: {en: Three fifths of all practices., zh: 五分之三的做法。}
  sources: [S-1]
- id: band_b_each
  means: {en: Index of each sub-system for B, zh: B 级各子体系指数}
  value: 40
  unit: points
  as_of: 2026-11-22
  mark: D
  basis: {en: No sub-system far behind., zh: 各子体系不得明显落后。}
  sources: [S-1]
""",
    "rules/ladder.yaml": """\
rated:
  - {shipped_orders: {at_least: shipped_minimum}}
days_in_d: days_in_d
promote_after: promote_after
demote_after: demote_after
""",
    "rules/ladder/late_shipment.yaml": """\
id: ladder.late_shipment
title: {en: Late shipment, zh: 延迟发货}
metric: late_shipment_rate
sub_system: logistics
counts: yes
applies: {profile.role: seller}
enough: {shipped_orders: {at_least: shipped_minimum}}
A:
  entry: {late_shipment_rate: {at_most: late_a}}
  exit: {late_shipment_rate: {above: late_a}}
B:
  entry: {late_shipment_rate: {at_most: late_b}}
  exit: {late_shipment_rate: {above: late_b}}
C:
  readmission: {late_shipment_rate: {at_most: late_c}}
D:
  veto: {late_shipment_rate: {at_least: late_d}}
  after: 1
clears_when: {en: "The rate stays at or below {late_c}.", zh: "延迟发货率不高于 {late_c}。"}
measures: [logistics.add_tracking]
sources: [S-2]
""",
    "rules/ladder/late_shipment.test.yaml": """\
- {case: at the entry of A, facts: {shipped_orders: 40, late_shipment_rate: 0.02}, expect: A}
- {case: between A and B, facts: {shipped_orders: 40, late_shipment_rate: 0.03}, expect: B}
- {case: at the entry of B, facts: {shipped_orders: 40, late_shipment_rate: 0.04}, expect: B}
- {case: at the re-admission to C, facts: {shipped_orders: 40, late_shipment_rate: 0.08}, expect: C}
- {case: at the veto, facts: {shipped_orders: 40, late_shipment_rate: 0.1}, expect: D}
- {case: too few orders, facts: {shipped_orders: 39, late_shipment_rate: 0.1}, expect: insufficient}
- {case: no rate, facts: {shipped_orders: 40}, expect: unknown}
- {case: one failing month is not a fall, facts: {shipped_orders: 40, late_shipment_rate: 0.03}, before: {level: A}, expect: A}
""",
    "rules/profile/new_shop.yaml": """\
id: profile.new_shop
title: {en: New shop, zh: 新店}
status: stable
kind: derived
problem: [P3]
when: {profile.shop_age: {below: new_shop_days}}
sources: [S-1]
""",
    "rules/profile/new_shop.test.yaml": """\
- {case: one day short, facts: {profile.shop_age: 89}, expect: found}
- {case: exactly the age, facts: {profile.shop_age: 90}, expect: clear}
- {case: no date given, facts: {}, expect: unknown}
""",
    "rules/logistics/tracking_gap.yaml": """\
id: logistics.tracking_gap
title: {en: Too few parcels can be followed, zh: 可追踪的包裹比例过低}
status: stable
kind: finding
severity: high
problem: [P8]
sub_system: logistics
factors: [delivery_cost]
when:
  all:
    - profile.role: seller
    - profile.new_shop: clear
    - logistics.tracked_share: {below: tracked_share_floor}
says:
  en: Only {logistics.tracked_share} of parcels can be followed to the door; the floor is {tracked_share_floor}.
  zh: 仅 {logistics.tracked_share} 的包裹可追踪到门，低于 {tracked_share_floor} 的下限。
measures: [logistics.add_tracking]
sources: [S-2]
""",
    "rules/logistics/tracking_gap.test.yaml": """\
- {case: one point under the floor, facts: {profile.role: seller, profile.new_shop: clear, logistics.tracked_share: 0.94}, expect: found}
- {case: exactly at the floor, facts: {profile.role: seller, profile.new_shop: clear, logistics.tracked_share: 0.95}, expect: clear}
- {case: a carrier, facts: {profile.role: carrier}, expect: clear}
- {case: share not answered, facts: {profile.role: seller, profile.new_shop: clear}, expect: unknown}
- {case: old floor, facts: {profile.role: seller, profile.new_shop: clear, logistics.tracked_share: 0.9}, expect: clear, as_of: 2024-01-01}
""",
    "rules/logistics/tracking_words.yaml": """\
id: logistics.tracking_words
title: {en: Two answers on tracking disagree, zh: 追踪情况前后不一}
status: stable
kind: contradiction
severity: low
problem: [P8]
sub_system: logistics
when:
  all:
    - logistics.tracking: none
    - logistics.tracked_share: {at_least: tracked_share_floor}
says: {en: No parcel is tracked and yet nearly all are., zh: 既称无追踪，又称几乎全部可追踪。}
measures: []
sources: [S-2]
""",
    "rules/logistics/tracking_words.test.yaml": """\
- {case: none and nearly all, facts: {logistics.tracking: none, logistics.tracked_share: 0.95}, expect: found}
- {case: none and few, facts: {logistics.tracking: none, logistics.tracked_share: 0.1}, expect: clear}
- {case: share missing, facts: {logistics.tracking: none}, expect: unknown}
""",
    "rules/quality/bought_reviews.yaml": """\
id: quality.bought_reviews
title: {en: Reviews were bought, zh: 购买虚假好评}
status: stable
kind: veto
problem: [P14]
sub_system: quality
when: {quality.fakes_admitted: yes}
says: {en: You told us that reviews were bought., zh: 您表示曾购买好评。}
clears_when: {en: No review has been bought for a year., zh: 一年内未再购买好评。}
measures: [quality.stop_fakes]
sources: [S-1]
""",
    "rules/quality/bought_reviews.test.yaml": """\
- {case: admitted, facts: {quality.fakes_admitted: yes}, expect: found}
- {case: denied, facts: {quality.fakes_admitted: no}, expect: clear}
- {case: not said, facts: {quality.fakes_admitted: declined}, expect: unknown}
""",
    "rules/quality/eu_uninspected.yaml": """\
id: quality.eu_uninspected
title: {en: Uninspected goods for the Union, zh: 未检验商品销往欧盟}
status: stable
kind: market_veto
problem: [P5]
sub_system: quality
market: eu
when:
  all:
    - profile.markets: eu
    - quality.inspection: no
says: {en: Goods for the Union are not inspected., zh: 销往欧盟的商品未经检验。}
clears_when: {en: Every batch is inspected., zh: 逐批检验。}
measures: [quality.inspect]
sources: [S-1]
""",
    "rules/quality/eu_uninspected.test.yaml": """\
- {case: both, facts: {profile.markets: [eu, us], quality.inspection: no}, expect: found}
- {case: another market, facts: {profile.markets: [us], quality.inspection: no}, expect: clear}
- {case: inspection unknown, facts: {profile.markets: [eu]}, expect: unknown}
""",
    "rules/quality/weak_practice.yaml": """\
id: quality.weak_practice
title: {en: Weak practice and late parcels, zh: 做法薄弱且延迟发货}
status: stable
kind: cap
problem: [P14]
sub_system: quality
cap: C
when:
  all:
    - index.quality: {below: band_b_each}
    - ladder.late_shipment: [C, D]
    - none:
        - logistics.tracking_gap: clear
says: {en: The practice is weak and parcels are late., zh: 做法薄弱且发货延迟。}
clears_when: {en: The index reaches its mark., zh: 指数达标。}
measures: [quality.inspect]
sources: [S-1]
""",
    "rules/quality/weak_practice.test.yaml": """\
- {case: weak and late, facts: {index.quality: 39, ladder.late_shipment: C, logistics.tracking_gap: found}, expect: found}
- {case: exactly at the mark, facts: {index.quality: 40, ladder.late_shipment: C, logistics.tracking_gap: found}, expect: clear}
- {case: index undecided, facts: {ladder.late_shipment: C, logistics.tracking_gap: found}, expect: unknown}
""",
    "knowledge/cases/steady/case.yaml": """\
title: {en: A steady seller, zh: 稳健的卖家}
story: {en: It ships on time., zh: 按时发货。}
invented: yes
as_of: 2026-11-22
expect: {grade: A, vetoes: []}
""",
    "knowledge/cases/steady/answers.yaml": """\
profile.role: seller
profile.markets: [eu]
profile.founded: 2020-05-01
quality.inspection: {value: yes, evidence: {document: record.pdf, date: 2026-10-01, expires: 2027-10-01}, note: seen}
quality.fakes_admitted: no
logistics.tracking: all
logistics.tracked_share: 97%
""",
    "knowledge/cases/steady/data.yaml": """\
channels:
  amazon: {shipped_orders: 400, late_shipment_rate: 0.01}
""",
}


def write_contents(root: Path, changes: Mapping[str, str | None] | None = None) -> Path:
    """Writes the rule base under ``root`` and returns ``root``. In ``changes`` a text replaces or adds a file, None leaves it out."""
    for path, text in {**FILES, **(changes or {})}.items():
        if text is not None:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
    return root


def edit(root: Path, path: str, old: str, new: str) -> None:
    """Replaces one passage of one file; the passage must be there exactly once."""
    text = (root / path).read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{path}: {text.count(old)} times {old!r}"
    (root / path).write_text(text.replace(old, new), encoding="utf-8")
