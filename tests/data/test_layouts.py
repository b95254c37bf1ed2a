"""The layouts that ship and those in the documentation can be read, and do what they say."""

import re
from pathlib import Path

import pytest
import yaml

from assistant.data import import_orders, import_sellers, layout_from
from assistant.model.values import FactType
from tests.data.tables import INDICATORS, indicator

ROOT = Path(__file__).parents[2]
SHIPPED = sorted((ROOT / "knowledge" / "layouts").glob("*.yaml"))
DOCUMENTED = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs" / "score.md").read_text(encoding="utf-8"), re.DOTALL)
KNOWN = {
    **INDICATORS,
    **{n: indicator(n, FactType.SHARE) for n in ("late_handover_rate",)},
    "median_review": indicator("median_review", FactType.NUMBER, better="high"),
}


@pytest.mark.parametrize("path", SHIPPED, ids=lambda p: p.stem)
def test_a_shipped_layout_can_be_read(path):
    layout = layout_from(yaml.safe_load(path.read_text(encoding="utf-8")), path.name, indicators=KNOWN)
    assert layout.id == path.stem
    assert set(layout.title) == {"en", "zh"}


def test_the_documented_order_layout_does_what_it_says(tmp_path):
    layout = layout_from(yaml.safe_load(DOCUMENTED[0]), "score.md")
    path = tmp_path / "export.csv"
    path.write_text(
        "Order No,Order Time,Ship By,Ship Time,Status,Reason,Tracking No,Stars\n"
        "1,2024-03-01,2024-03-03,2024-03-02,Done,,T1,5\n"
        "2,2024-03-01,2024-03-03,2024-03-04,Done,,,0\n"
        "3,2024-03-01,2024-03-03,,Cancelled,Out of stock,,\n"
        "4,2024-03-01,2024-03-03,,Cancelled,Buyer request,,\n",
        encoding="utf-8",
    )
    found = import_orders(path, layout).columns
    assert (found["id"], found["channel"], found["orders"]) == (["my-shop"], ["amazon_us"], [4])
    assert found["late_shipment_rate"] == [0.5]
    assert found["cancel_rate"] == [0.25]
    assert found["valid_tracking_rate"] == [0.5]
    assert found["rated_reviews"] == [1]


def test_the_documented_layout_of_sellers_does_what_it_says(tmp_path):
    layout = layout_from(yaml.safe_load(DOCUMENTED[1]), "score.md", indicators=KNOWN)
    path = tmp_path / "sellers.csv"
    path.write_text("Shop,Orders,Late (%),Overdue,Delivered,Approval\na,100,2.5,5,80,90\n", encoding="utf-8")
    found = import_sellers(path, layout, KNOWN).columns
    assert (found["orders"], found["late_shipment_rate"], found["hours_to_approval"]) == ([100], [0.025], [1.5])


def test_the_olist_layout_counts_orders_and_says_what_is_missing(tmp_path):
    (tmp_path / "olist_order_items_dataset.csv").write_text(
        '"order_id","order_item_id","product_id","seller_id","shipping_limit_date","price","freight_value"\n'
        "o1,1,p,s1,2017-09-19 09:45:35,58.90,13.29\no1,2,p,s1,2017-09-19 09:45:35,58.90,13.29\n"
        "o2,1,p,s1,2018-01-18 14:48:30,199.00,17.87\no3,1,p,s2,2020-04-09 22:35:08,9.99,1\n",
        encoding="utf-8",
    )
    layout = layout_from(yaml.safe_load((ROOT / "knowledge" / "layouts" / "olist.yaml").read_text(encoding="utf-8")), "olist.yaml")
    found = import_orders(tmp_path, layout)
    assert (found.columns["id"], found.columns["orders"]) == (["s1"], [2])
    assert {e.rule: e.count for e in found.quality.excluded}["implausible_date"] == 1
    assert "late_handover_rate" in found.quality.not_computable
    assert any("domestic marketplace" in r["en"] for r in found.quality.remarks)


def test_the_olist_layout_with_its_orders_and_reviews(tmp_path):
    (tmp_path / "olist_order_items_dataset.csv").write_text(
        "order_id,order_item_id,product_id,seller_id,shipping_limit_date,price,freight_value\no1,1,p,s1,2017-09-19 09:45:35,58.90,13.29\n",
        encoding="utf-8",
    )
    (tmp_path / "olist_orders_dataset.csv").write_text(
        "order_id,customer_id,order_status,order_purchase_timestamp,order_approved_at,order_delivered_carrier_date,"
        "order_delivered_customer_date,order_estimated_delivery_date\n"
        "o1,c,delivered,2017-09-13 08:00:00,2017-09-13 09:00:00,2017-09-20 10:00:00,2017-09-25 10:00:00,2017-10-01 00:00:00\n",
        encoding="utf-8",
    )
    (tmp_path / "olist_order_reviews_dataset.csv").write_text("review_id,order_id,review_score\nr,o1,4\n", encoding="utf-8")
    layout = layout_from(yaml.safe_load((ROOT / "knowledge" / "layouts" / "olist.yaml").read_text(encoding="utf-8")), "olist.yaml")
    found = import_orders(tmp_path, layout).columns
    assert found["late_handover_rate"] == [1.0]
    assert found["on_time_delivery_rate"] == [1.0]
    assert found["hours_to_approval"] == [1.0]
    assert found["praise_rate"] == [1.0]
    assert "cancel_rate" not in found  # the table does not say who cancelled
