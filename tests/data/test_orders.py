"""Order tables to indicators: every formula by hand, every exclusion counted, nothing synthesised."""

import datetime
import math

import pytest

from assistant.data import describe, import_orders
from assistant.errors import InputError
from assistant.scoring.samples import wilson
from tests.data.tables import INDICATORS, ROWS, SIMPLE, orders_csv, simple_layout


@pytest.fixture(scope="module")
def imported(tmp_path_factory):
    return import_orders(orders_csv(tmp_path_factory.mktemp("orders") / "orders.csv"), simple_layout())


def of(imported, name, seller="s1"):
    return imported.columns[name][imported.columns["id"].index(seller)]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("orders", 5),
        ("late_shipment_rate", 1 / 4),  # order 2 of the four shipped
        ("late_shipments", 1),
        ("late_handover_rate", 1 / 4),
        ("on_time_delivery_rate", 1 / 3),  # orders 1, 2 and the lost 4; order 5 is still on its way
        ("undelivered_share", 1 / 3),
        ("valid_tracking_rate", 3 / 4),
        ("cancel_rate", 1 / 5),
        ("cancelled_orders", 1),
        ("refund_rate", 3 / 5),
        ("order_defect_rate", 2 / 5),  # orders 2 and 4: one defect each, however many signs of it
        ("order_defects", 2),
        ("rated_reviews", 1),  # ratings of orders in an open dispute are left out
        ("praise_rate", 1.0),
        ("bad_review_rate", 0.0),
        ("average_review", 5.0),
        ("median_review", 5.0),
        ("hours_to_approval", 4.0),
        ("reply_24h_rate", 1 / 3),
        ("reply_48h_rate", 2 / 3),
    ],
)
def test_each_formula_by_hand(imported, name, value):
    assert of(imported, name) == pytest.approx(value)


def test_ranges_and_shrinkage_stand_beside_the_rates_as_remarks(imported):
    low, high = wilson(1 / 4, 4)
    assert of(imported, "_late_shipment_rate_n") == 4
    assert of(imported, "_late_shipment_rate_low") == pytest.approx(low)
    assert of(imported, "_late_shipment_rate_high") == pytest.approx(high)
    assert 1 / 5 <= of(imported, "_late_shipment_rate_shrunk") <= 1 / 4


def test_what_was_left_out_is_counted_with_its_reason(imported):
    left_out = {e.rule: e.count for e in imported.quality.excluded}
    assert left_out["disputed_rating"] == 2
    assert left_out["no_key"] == 0
    assert left_out["cancelled_by_buyer_before_payment"] == 0
    assert imported.quality.orders == 6
    assert imported.quality.sellers == 2


def test_roles_without_a_column_are_not_computable_and_named(tmp_path):
    roles = {k: v for k, v in SIMPLE["roles"].items() if k in ("seller", "order", "score")}
    found = import_orders(orders_csv(tmp_path / "o.csv"), simple_layout(roles=roles))
    assert "late_shipment_rate" not in found.columns
    assert found.quality.not_computable["late_shipment_rate"] == ("shipped", "ship_by")
    assert found.quality.not_computable["order_defect_rate"] == ("dispute",)
    assert set(found.quality.computable) >= {"orders", "praise_rate", "average_review"}


def test_below_its_minimum_sample_a_rate_is_left_out_and_counted(tmp_path):
    found = import_orders(orders_csv(tmp_path / "o.csv"), simple_layout(), minimums={"late_shipment_rate": 2})
    assert of(found, "late_shipment_rate", "s1") == 0.25
    assert of(found, "late_shipment_rate", "s2") is None
    assert of(found, "_late_shipment_rate_n", "s2") == 1
    assert found.quality.insufficient["late_shipment_rate"] == 1


def test_a_seller_without_ratings_has_no_rating_rather_than_0(tmp_path):
    found = import_orders(orders_csv(tmp_path / "o.csv", rows=(*ROWS, "s3,9" + "," * 15)), simple_layout())
    assert of(found, "rated_reviews", "s3") == 0
    assert of(found, "average_review", "s3") is None
    assert of(found, "praise_rate", "s3") is None
    assert of(found, "late_shipment_rate", "s3") is None


def test_dates_bound_the_orders(tmp_path):
    path = orders_csv(tmp_path / "o.csv")
    found = import_orders(path, simple_layout(), since=datetime.date(2024, 3, 2), until=datetime.date(2024, 3, 4))
    assert of(found, "orders") == 3
    assert {e.rule: e.count for e in found.quality.excluded}["outside_window"] == 3
    assert (found.quality.first, found.quality.last) == ("2024-03-02", "2024-03-04")


def test_one_row_per_period(tmp_path):
    rows = (*ROWS, ROWS[0].replace("2024-03", "2024-04").replace("s1,1", "s1,7"))
    found = import_orders(orders_csv(tmp_path / "o.csv", rows=rows), simple_layout(), period="month")
    assert list(zip(found.columns["id"], found.columns["period"], found.columns["orders"], strict=True)) == [
        ("s1", "2024-03", 5),
        ("s1", "2024-04", 1),
        ("s2", "2024-03", 1),
    ]
    quarters = import_orders(orders_csv(tmp_path / "o.csv", rows=rows), simple_layout(), period="quarter")
    assert set(quarters.columns["period"]) == {"2024Q1", "2024Q2"}


def test_impossible_figures_are_taken_as_not_given_and_counted(tmp_path):
    rows = (ROWS[0].replace(",5,no", ",0,no"), ROWS[5].replace("2024-03-30", "2023-03-30"))
    found = import_orders(orders_csv(tmp_path / "o.csv", rows=rows), simple_layout())
    left_out = {e.rule: e.count for e in found.quality.excluded}
    assert left_out["impossible_score"] == 1
    assert left_out["impossible_time"] == 1
    assert of(found, "rated_reviews") == 0


def test_lines_fold_to_orders_and_repeated_lines_are_reported(tmp_path):
    path = tmp_path / "lines.csv"
    path.write_text("seller,order,line\ns1,1,1\ns1,1,2\ns1,1,2\ns1,2,1\n,3,1\n", encoding="utf-8")
    layout = simple_layout(roles={"seller": "seller", "order": "order", "line": "line"})
    found = import_orders(path, layout)
    assert found.columns["orders"] == [2]
    assert found.quality.duplicates == 1
    assert {e.rule: e.count for e in found.quality.excluded}["no_key"] == 1


def test_companion_tables_are_joined_and_may_be_missing(tmp_path):
    (tmp_path / "items.csv").write_text("order,seller,limit\n1,s1,2024-03-03\n2,s1,2024-03-03\n2,s2,2024-03-09\n", encoding="utf-8")
    (tmp_path / "orders.csv").write_text("order,shipped\n1,2024-03-01\n2,2024-03-05\n", encoding="utf-8")
    layout = simple_layout(
        tables={
            "items": {"file": "items.csv"},
            "orders": {"file": "orders.csv", "key": "order"},
            "reviews": {"file": "reviews.csv", "key": "order", "optional": "yes"},
        },
        base="items",
        window=["shipped"],
        roles={
            "seller": "items.seller",
            "order": "items.order",
            "ship_by": "items.limit",
            "shipped": "orders.shipped",
            "score": "reviews.stars",
            "channel": {"value": "amazon_us"},
        },
    )
    found = import_orders(tmp_path, layout)
    assert found.columns["late_shipment_rate"] == [0.5, 0.0]
    assert found.columns["channel"] == ["amazon_us", "amazon_us"]
    assert "praise_rate" in found.quality.not_computable
    assert any("reviews.csv not there" in r["en"] for r in found.quality.remarks)


def test_a_needed_file_that_is_missing_is_named(tmp_path):
    layout = simple_layout(tables={"items": {"file": "items*.csv"}}, base="items", roles={"seller": "items.s", "order": "items.o"})
    with pytest.raises(InputError, match=r"no file items\*\.csv"):
        import_orders(tmp_path, layout)


def test_a_column_that_is_missing_is_named_with_the_nearest(tmp_path):
    with pytest.raises(InputError, match="no column seler; did you mean seller"):
        import_orders(orders_csv(tmp_path / "o.csv"), simple_layout(roles={"seller": "seler", "order": "order"}))


def test_cells_that_cannot_be_read_are_named_by_row_and_column_all_columns_at_once(tmp_path):
    rows = (ROWS[0], ROWS[1].replace("2024-03-04", "soon", 1).replace(",1,yes", ",five,yes"))
    path = orders_csv(tmp_path / "o.csv", rows=rows)
    with pytest.raises(InputError) as refused:
        import_orders(path, simple_layout())
    assert "row 3, column ship_by: 'soon' is no ship_by" in str(refused.value)
    assert "row 3, column stars: 'five' is no score" in str(refused.value)
    found = import_orders(path, simple_layout(), tolerant=True)
    assert {e.rule: e.count for e in found.quality.excluded}["unreadable"] == 2


def test_the_result_is_written_as_csv_parquet_and_xlsx(tmp_path, imported):
    from assistant.data import read_table

    path = orders_csv(tmp_path / "o.csv")
    for name in ("r.csv", "r.csv.gz", "r.parquet", "r.xlsx"):
        written = import_orders(path, simple_layout(), output=tmp_path / name)
        assert written.columns == {}
        assert written.rows == 2
        again = read_table(tmp_path / name, INDICATORS, strict=False)
        assert again["id"] == ["s1", "s2"]
        assert again["late_shipment_rate"] == pytest.approx([0.25, 0.0])
    with pytest.raises(InputError, match="name the result"):
        import_orders(path, simple_layout(), output=tmp_path / "r.doc")


def test_a_result_can_be_read_as_a_row_with_its_remarks_passed_over(tmp_path):
    from assistant.data import read_row

    path = orders_csv(tmp_path / "o.csv")
    out = tmp_path / "r.csv"
    import_orders(path, simple_layout(roles={k: SIMPLE["roles"][k] for k in ("seller", "order", "ship_by", "shipped")}), output=out)
    known = {**INDICATORS, "late_shipments": INDICATORS["orders"]}
    assert read_row(out, "s1", known) == {"all": {"orders": 5, "late_shipment_rate": 0.25, "late_shipments": 1}}


def test_progress_is_told_from_start_to_end(tmp_path):
    told = []
    import_orders(orders_csv(tmp_path / "o.csv"), simple_layout(), progress=lambda stage, done: told.append((stage, done)))
    assert told[-1] == ("done", 1.0)
    assert [d for _, d in told] == sorted(d for _, d in told)


def test_describe_reports_missing_constant_and_outlying_columns(tmp_path):
    rows = tuple(f"s1,{i}" + "," * 7 + f"{5 if i else 3},no,no,done,,,," + "," for i in range(20))
    quality = describe(orders_csv(tmp_path / "o.csv", rows=rows), simple_layout(), INDICATORS)
    columns = {c.name: c for c in quality.columns}
    assert columns["ordered"].missing == 20
    assert columns["dispute"].constant
    assert columns["score"].given == 20
    assert columns["seller"].distinct == 1
    assert not math.isnan(columns["score"].outlying)
