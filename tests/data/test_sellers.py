"""Sellers' tables: columns mapped to indicators with their units, by layout or by name."""

import pytest
import yaml

from assistant.data import describe, import_sellers, layout_from
from assistant.errors import InputError
from tests.data.tables import INDICATORS


def csv(tmp_path, text):
    path = tmp_path / "sellers.csv"
    path.write_text(text, encoding="utf-8")
    return path


LAYOUT = yaml.safe_load("""
id: export
level: seller
seller: Shop
channel: {value: amazon_us}
columns:
  orders: Orders
  late_shipment_rate: {column: Late (%), unit: percent}
  on_time_delivery_rate: {ratio: [Overdue, Delivered], complement: yes}
  hours_to_approval: {column: Approval, unit: minutes}
  average_review: {column: Stars, unit: stars, blank: ['0']}
""")
TABLE = "Shop,Orders,Late (%),Overdue,Delivered,Approval,Stars,Colour\na,100,2.5,5,80,90,4.5,red\nb,50,0,0,0,30,0,\nc,2,50,1,2,60,3,blue\n"


def test_units_ratios_and_complements(tmp_path):
    found = import_sellers(csv(tmp_path, TABLE), layout_from(LAYOUT, "l.yaml", indicators=INDICATORS), INDICATORS)
    assert found.columns["id"] == ["a", "b", "c"]
    assert found.columns["channel"] == ["amazon_us"] * 3
    assert found.columns["orders"] == [100, 50, 2]
    assert found.columns["late_shipment_rate"] == [0.025, 0, None]  # c rests on 2 orders, below the minimum of 3
    assert found.columns["on_time_delivery_rate"] == [1 - 5 / 80, None, 0.5]  # b delivered nothing
    assert found.columns["hours_to_approval"] == [1.5, 0.5, 1]
    assert found.columns["average_review"] == [4.5, None, 3]  # the layout says that 0 is none
    assert found.quality.insufficient == {"late_shipment_rate": 1}
    assert found.quality.files[0].unused == ("Colour",)


def test_columns_named_by_indicator_ids_need_no_layout(tmp_path):
    found = import_sellers(csv(tmp_path, "id,channel,orders,late_shipment_rate\na,x,10,0.1\na,y,20,0.2\n"), None, INDICATORS)
    assert list(zip(found.columns["channel"], found.columns["late_shipment_rate"], strict=True)) == [("x", 0.1), ("y", 0.2)]
    with pytest.raises(InputError, match="no column is named by an indicator id"):
        import_sellers(csv(tmp_path, "id,foo\na,1\n"), None, INDICATORS)
    with pytest.raises(InputError, match="no column id or seller"):
        import_sellers(csv(tmp_path, "shop,orders\na,1\n"), None, INDICATORS)


def test_impossible_figures_are_refused_by_row_or_counted_when_tolerated(tmp_path):
    path = csv(tmp_path, "id,orders,late_shipment_rate\na,10,0.1\nb,-5,1.5\n")
    with pytest.raises(InputError) as refused:
        import_sellers(path, None, INDICATORS)
    assert "row 3, column orders: '-5' is no orders" in str(refused.value)
    assert "row 3, column late_shipment_rate: '1.5' is no late_shipment_rate" in str(refused.value)
    found = import_sellers(path, None, INDICATORS, tolerant=True)
    assert found.columns["orders"] == [10, None]
    assert {e.rule: e.count for e in found.quality.excluded}["unreadable"] == 2


def test_two_rows_for_one_seller_are_refused(tmp_path):
    with pytest.raises(InputError, match="a, all: 2 rows for one id and channel"):
        import_sellers(csv(tmp_path, "id,orders\na,1\na,2\n"), None, INDICATORS)


def test_a_layout_names_all_its_mistakes():
    with pytest.raises(InputError) as refused:
        layout_from(
            {"level": "seller", "sellr": "x", "columns": {"ordrs": "a", "orders": {"unit": "miles"}}}, "l.yaml", indicators=INDICATORS
        )
    said = str(refused.value)
    assert "sellr: no such key; did you mean seller?" in said
    assert "columns.ordrs: no indicator has this name; did you mean orders?" in said
    assert "columns.orders: unit: 'miles'" in said
    assert "columns.orders: says neither column, value nor ratio" in said
    with pytest.raises(InputError, match=r"roles\.order: missing"):
        layout_from({"level": "order", "roles": {"seller": "s"}}, "l.yaml")
    with pytest.raises(InputError, match=r"write order .* or seller"):
        layout_from({}, "l.yaml")


def test_description_without_a_layout(tmp_path):
    rows = "".join(f"s{i},{i + 10},0.1,{'' if i % 2 else 'x'}\n" for i in range(30)) + "s99,100000,0.1,\n"
    quality = describe(csv(tmp_path, "id,orders,late_shipment_rate,note\n" + rows), None, INDICATORS)
    columns = {c.name: c for c in quality.columns}
    assert quality.lines == 31
    assert columns["orders"].outlying == 1
    assert columns["late_shipment_rate"].constant
    assert columns["note"].missing == 16
    assert quality.computable == ("orders", "late_shipment_rate")
    assert quality.sellers == 31
    assert quality.not_computable["average_review"] == ("score",)


def test_description_names_the_layouts_that_fit(tmp_path):
    quality = describe(csv(tmp_path, TABLE), None, INDICATORS, [layout_from(LAYOUT, "l.yaml", indicators=INDICATORS)])
    assert quality.layout == "export"
