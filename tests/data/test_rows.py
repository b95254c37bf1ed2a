"""One seller's figures from a table: typed, by channel, every mistake named at once."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.data import read_row, read_table
from assistant.data.cells import count, day, number, share
from assistant.errors import InputError
from assistant.model.values import Money
from tests.data.tables import INDICATORS, orders_csv


def table(tmp_path, *lines, name="r.csv"):
    return orders_csv(tmp_path / name, header=lines[0], rows=lines[1:])


def test_a_row_by_its_id(tmp_path):
    path = table(tmp_path, "id,orders,late_shipment_rate", "a,30,0.1", "b,40,0.2")
    assert read_row(path, "b", INDICATORS) == {"all": {"orders": 40, "late_shipment_rate": 0.2}}


def test_blank_is_not_given_and_never_0(tmp_path):
    path = table(tmp_path, "id,orders,late_shipment_rate,average_review", "a,,NA,-")
    assert read_row(path, "a", INDICATORS) == {"all": {}}


def test_one_row_per_channel(tmp_path):
    path = table(tmp_path, "seller,channel,orders", "a,amazon_us,30", "a,ebay_de,40", "b,amazon_us,1")
    assert read_row(path, "a", INDICATORS) == {"amazon_us": {"orders": 30}, "ebay_de": {"orders": 40}}
    with pytest.raises(InputError, match="row 3: the channel x was already given in row 2"):
        read_row(table(tmp_path, "id,channel,orders", "a,x,1", "a,x,2"), "a", INDICATORS)


def test_without_an_id_the_table_must_hold_one_seller(tmp_path):
    assert read_row(table(tmp_path, "orders", "30"), None, INDICATORS) == {"all": {"orders": 30}}
    with pytest.raises(InputError, match="several sellers"):
        read_row(table(tmp_path, "id,orders", "a,1", "b,2"), None, INDICATORS)
    with pytest.raises(InputError, match="no column id or seller"):
        read_row(table(tmp_path, "orders", "30"), "a", INDICATORS)


def test_an_id_that_is_not_there_names_the_nearest(tmp_path):
    with pytest.raises(InputError, match="no row has the id shop-12; there is for example shop-1"):
        read_row(table(tmp_path, "id,orders", "shop-1,1", "other,2"), "shop-12", INDICATORS)


def test_every_mistake_is_named_at_once(tmp_path):
    path = table(tmp_path, "id,orders,late_shipment_rate,lat_shipment_rate,_remark,average_review", "a,3.5,35,1,anything,good")
    with pytest.raises(InputError) as refused:
        read_row(path, "a", INDICATORS)
    said = str(refused.value)
    assert "row 1, column lat_shipment_rate: no indicator has this id; did you mean late_shipment_rate?" in said
    assert "row 2, column orders: '3.5' is not a count" in said
    assert "row 2, column late_shipment_rate: '35' is not a share; for 35 percent write 0.35 or 35%" in said
    assert "row 2, column average_review: 'good' is not a number" in said
    assert "_remark" not in said


def test_money_dates_and_yes_no(tmp_path):
    path = table(tmp_path, "id;turnover;member_since;brand_owner", "a;1.250.000,50 CNY;2020年5月1日;是")
    values = read_row(path, "a", INDICATORS)["all"]
    assert values == {"turnover": Money(1250000.5, "CNY"), "member_since": datetime.date(2020, 5, 1), "brand_owner": True}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("1,234.5", 1234.5),
        ("1.234,5", 1234.5),
        ("0,95", 0.95),
        ("1 234 567", 1234567),
        ("1,234,567", 1234567),
        ("-3.5e2", -350),
    ],
)
def test_numbers_in_several_forms(text, value):
    assert number(text) == value


@pytest.mark.parametrize("text", ["1,234", "12 apples", "1.2.3", "inf", "", "0x10", "1,23,4"])
def test_numbers_with_two_readings_or_none_are_refused(text):
    with pytest.raises(ValueError, match=r"not a number|two|read as|not a finite"):
        number(text)


@pytest.mark.parametrize(("text", "value"), [("98%", 0.98), ("98,5 %", 0.985), ("0.98", 0.98), (0.98, 0.98), (1, 1.0), ("0,98", 0.98)])
def test_shares(text, value):
    assert share(text) == pytest.approx(value)


@pytest.mark.parametrize("cell", ["98", "101%", "-0.1", 35, True])
def test_what_is_no_share(cell):
    with pytest.raises(ValueError, match="not a"):
        share(cell)


def test_counts_have_no_decimals_so_a_comma_parts_thousands():
    assert [count(c) for c in ("1,234", "1.234", "12", 12.0)] == [1234, 1234, 12, 12]
    with pytest.raises(ValueError, match="not a count"):
        count("-1")


@pytest.mark.parametrize(
    "text", ["2024-03-01", "2024/3/1", "20240301", "2024年3月1日", "1.3.2024", "2024-03-01 10:00:00", "2024-03-01T10:00:00Z"]
)
def test_days_in_several_forms(text):
    assert day(text) == datetime.date(2024, 3, 1)


@pytest.mark.parametrize("text", ["03/04/2024", "2024-02-30", "yesterday", "2024-13-01", "45352"])
def test_days_with_two_readings_or_none_are_refused(text):
    with pytest.raises(ValueError, match=r"may mean|no day|not a date"):
        day(text)


@given(st.floats(0, 1))
def test_a_share_survives_being_written_and_read(value):
    assert share(repr(value)) == value


def test_a_whole_table_as_columns(tmp_path):
    path = table(tmp_path, "id,channel,orders,late_shipment_rate,_x", "a,amazon,30,10%,1", "b,,40,,2")
    assert read_table(path, INDICATORS) == {
        "id": ["a", "b"],
        "channel": ["amazon", ""],
        "orders": [30, 40],
        "late_shipment_rate": [0.1, None],
    }
    with pytest.raises(InputError, match="row 3, column orders: 'x' is not a number"):
        read_table(table(tmp_path, "id,orders", "a,1", "b,x"), INDICATORS)
