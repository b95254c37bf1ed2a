"""Tables as people really send them: read right, or refused with file, row, column and remedy."""

import datetime
import gzip

import openpyxl
import pytest

from assistant.data import import_orders, import_sellers, layout_from, read_row
from assistant.errors import InputError
from tests.data.tables import HEADER, INDICATORS, ROWS, SIMPLE, orders_csv, simple_layout

GBK_ROWS = ("卖家一,1,2024-03-01", "卖家一,2,2024-03-02", "卖家二,3,2024-03-05")
GBK = layout_from({"level": "order", "roles": {"seller": "店铺", "order": "订单号", "ordered": "下单时间"}}, "zh.yaml")


def rates(found):
    return found.columns["late_shipment_rate"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters_are_told_from_the_header(tmp_path, delimiter):
    path = orders_csv(tmp_path / "o.csv", delimiter=delimiter)
    assert rates(import_orders(path, simple_layout())) == [0.25, 0.0]
    assert import_orders(path, simple_layout()).quality.files[0].delimiter == delimiter


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("zipped", [False, True])
def test_chinese_tables_in_every_usual_encoding(tmp_path, encoding, zipped):
    path = orders_csv(tmp_path / "订单.csv", header="店铺,订单号,下单时间", rows=GBK_ROWS, encoding=encoding, zipped=zipped)
    found = import_orders(path, GBK)
    assert dict(zip(found.columns["id"], found.columns["orders"], strict=True)) == {"卖家一": 2, "卖家二": 1}


def test_western_text_is_not_taken_for_chinese(tmp_path):
    path = orders_csv(tmp_path / "o.csv", header="seller,order", rows=("S\xe3o Jo\xe3o,1", "Bras\xedlia,2"), encoding="cp1252")
    layout = {"level": "order", "roles": {"seller": "seller", "order": "order"}}
    with pytest.raises(InputError, match="encoding cannot be told for certain"):
        import_orders(path, layout_from(layout, "x.yaml"))
    named = import_orders(path, layout_from({**layout, "encoding": "cp1252"}, "x.yaml"))
    assert named.columns["id"] == ["Bras\xedlia", "S\xe3o Jo\xe3o"]


def test_a_wrong_encoding_is_refused_with_its_row(tmp_path):
    path = tmp_path / "o.csv"
    path.write_bytes(b"seller,order\n" + b"s,1\n" * 100_000 + b"\xff\xfe,2\n")
    layout = layout_from({"level": "order", "roles": {"seller": "seller", "order": "order"}}, "x.yaml")
    with pytest.raises(InputError, match=r"o\.csv.*UTF-8"):
        import_orders(path, layout)
    with pytest.raises(InputError, match="no encoding called klingon"):
        import_orders(
            path, layout_from({"level": "order", "roles": {"seller": "seller", "order": "order"}, "encoding": "klingon"}, "x.yaml")
        )


def test_an_empty_file_and_a_file_without_rows(tmp_path):
    empty = tmp_path / "empty.csv"
    empty.write_bytes(b"")
    with pytest.raises(InputError, match="the file is empty"):
        import_orders(empty, simple_layout())
    with pytest.raises(InputError, match="a header but no rows"):
        import_orders(orders_csv(tmp_path / "o.csv", rows=()), simple_layout())
    with pytest.raises(InputError, match="a header but no rows"):
        read_row(orders_csv(tmp_path / "r.csv", header="id,orders", rows=()), None, INDICATORS)


def test_a_truncated_and_a_damaged_gzip(tmp_path):
    whole = gzip.compress(("\n".join((HEADER, *(ROWS * 4000))) + "\n").encode())
    cut, broken = tmp_path / "cut.csv.gz", tmp_path / "broken.csv.gz"
    cut.write_bytes(whole[: len(whole) * 2 // 3])
    broken.write_bytes(whole[:200] + b"\0" * 50 + whole[250:])
    for path in (cut, broken):
        with pytest.raises(InputError, match=f"{path.name}.*compressed file"):
            import_orders(path, simple_layout())
        with pytest.raises(InputError, match=f"{path.name}.*compressed file"):
            read_row(path, "none", dict.fromkeys(HEADER.split(","), INDICATORS["orders"]))


def test_a_ragged_row_is_refused_with_its_number(tmp_path):
    path = orders_csv(tmp_path / "o.csv", rows=(ROWS[0], ROWS[1] + ",more"))
    with pytest.raises(InputError, match=r"o\.csv: row 3"):
        import_orders(path, simple_layout())
    with pytest.raises(InputError, match="row 3: 3 cells, the header has 2"):
        read_row(orders_csv(tmp_path / "r.csv", header="id,orders", rows=("a,1", "b,1,2")), "a", INDICATORS)


def test_an_open_quotation_mark_is_refused(tmp_path):
    path = orders_csv(tmp_path / "o.csv", header="id,orders", rows=('a,"1', "b,2"))
    with pytest.raises(InputError, match="quotation mark"):
        read_row(path, "b", INDICATORS)


def test_quoted_delimiters_and_line_breaks_are_part_of_the_cell(tmp_path):
    path = tmp_path / "o.csv"
    path.write_text('seller,order\n"Smith, Jones",1\n"two\nlines",2\n', encoding="utf-8")
    layout = layout_from({"level": "order", "roles": {"seller": "seller", "order": "order"}}, "x.yaml")
    assert import_orders(path, layout).columns["id"] == ["Smith, Jones", "two\nlines"]


def test_a_header_without_names_or_with_a_name_twice(tmp_path):
    with pytest.raises(InputError, match="column 2: the column has no name"):
        read_row(orders_csv(tmp_path / "a.csv", header="id,,orders", rows=("a,1,2",)), None, INDICATORS)
    with pytest.raises(InputError, match="orders is used twice"):
        read_row(orders_csv(tmp_path / "b.csv", header="id,orders,orders", rows=("a,1,2",)), None, INDICATORS)


@pytest.mark.parametrize(
    "form",
    [
        "{:%Y-%m-%d}",
        "{:%Y-%m-%d %H:%M:%S}",
        "{:%Y-%m-%dT%H:%M:%S}",
        "{:%Y/%m/%d}",
        "{:%Y/%m/%d %H:%M}",
        "{:%Y%m%d}",
        "{:%Y年%m月%d日}",
        "{:%d.%m.%Y}",
    ],
)
def test_dates_in_several_forms(tmp_path, form):
    days = [datetime.datetime(2024, 3, d, 10, tzinfo=datetime.UTC) for d in (1, 2, 13)]
    path = orders_csv(tmp_path / "o.csv", header="seller,order,ordered", rows=[f"s,{i}," + form.format(d) for i, d in enumerate(days)])
    found = import_orders(path, layout_from({"level": "order", "roles": {k: k for k in ("seller", "order", "ordered")}}, "x.yaml"))
    assert (found.quality.first, found.quality.last) == ("2024-03-01", "2024-03-13")


def test_single_digit_chinese_and_slashed_dates(tmp_path):
    path = orders_csv(tmp_path / "o.csv", header="seller,order,ordered", rows=("s,1,2024年3月1日", "s,2,2024/3/9 9:05"))
    found = import_orders(path, layout_from({"level": "order", "roles": {k: k for k in ("seller", "order", "ordered")}}, "x.yaml"))
    assert (found.quality.first, found.quality.last) == ("2024-03-01", "2024-03-09")


def test_a_date_with_two_readings_is_refused_unless_the_layout_says_which(tmp_path):
    path = orders_csv(tmp_path / "o.csv", header="seller,order,ordered", rows=("s,1,03/04/2024", "s,2,05/06/2024"))
    plain = {"level": "order", "roles": {k: k for k in ("seller", "order", "ordered")}}
    with pytest.raises(InputError, match="column ordered: dates such as 03/04/2024 have two readings"):
        import_orders(path, layout_from(plain, "x.yaml"))
    for dates, first in (("day_first", "2024-04-03"), ("month_first", "2024-03-04")):
        layout = layout_from({**plain, "dates": dates}, "x.yaml")
        assert import_orders(path, layout).quality.first == first


def test_one_date_that_settles_the_column_settles_all(tmp_path):
    path = orders_csv(tmp_path / "o.csv", header="seller,order,ordered", rows=("s,1,03/04/2024", "s,2,25/06/2024"))
    found = import_orders(path, layout_from({"level": "order", "roles": {k: k for k in ("seller", "order", "ordered")}}, "x.yaml"))
    assert found.quality.first == "2024-04-03"


def sellers_csv(tmp_path, *rows, header="shop;late;orders"):
    path = tmp_path / "sellers.csv"
    path.write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
    return path


def mapped(**late):
    return layout_from(
        {"level": "seller", "seller": "shop", "columns": {"late_shipment_rate": {"column": "late", **late}, "orders": "orders"}},
        "m.yaml",
        indicators=INDICATORS,
    )


def test_decimal_commas_percent_signs_and_thousands(tmp_path):
    path = sellers_csv(tmp_path, "a;3,5%;1.234", "b;12,25%;500", "c;４％;2.000")
    found = import_sellers(path, mapped(), INDICATORS)
    assert found.columns["late_shipment_rate"] == pytest.approx([0.035, 0.1225, 0.04])


def test_percentages_without_a_sign_need_their_unit(tmp_path):
    path = sellers_csv(tmp_path, "a;3.5;1200", "b;12;500")
    with pytest.raises(InputError, match=r"row 2, column late: '3.5' is no late_shipment_rate \(and 1 more rows\).*unit: percent"):
        import_sellers(path, mapped(), INDICATORS)
    assert import_sellers(path, mapped(unit="percent"), INDICATORS).columns["late_shipment_rate"] == pytest.approx([0.035, 0.12])


def test_a_number_with_two_readings_is_refused_unless_the_layout_says_which(tmp_path):
    path = sellers_csv(tmp_path, "a;1,234", "b;2,345", header="shop;hours")
    plain = {"level": "seller", "seller": "shop", "columns": {"hours_to_approval": "hours"}}
    with pytest.raises(InputError, match="column hours: figures such as 1,234 have two readings"):
        import_sellers(path, layout_from(plain, "m.yaml"), INDICATORS)
    point = import_sellers(path, layout_from({**plain, "decimal": "."}, "m.yaml"), INDICATORS)
    assert point.columns["hours_to_approval"] == [1234, 2345]
    comma = import_sellers(path, layout_from({**plain, "decimal": ","}, "m.yaml"), INDICATORS)
    assert comma.columns["hours_to_approval"] == [1.234, 2.345]


def book(path, rows, *, formats=()):
    sheet_book = openpyxl.Workbook()
    sheet = sheet_book.active
    for row in rows:
        sheet.append(row)
    for cell, form in formats:
        sheet[cell].number_format = form
    sheet_book.save(path)
    return path


def test_a_spreadsheet_with_typed_cells(tmp_path):
    rows = [["id", "orders", "late_shipment_rate", "member_since", "brand_owner"], [1042, 30, 0.035, datetime.date(2020, 5, 1), True]]
    path = book(tmp_path / "r.xlsx", rows, formats=[("C2", "0.0%")])
    assert read_row(path, "1042", INDICATORS) == {
        "all": {"orders": 30, "late_shipment_rate": 0.035, "member_since": datetime.date(2020, 5, 1), "brand_owner": True}
    }


def test_a_formula_without_a_result_is_refused_by_cell(tmp_path):
    path = book(tmp_path / "r.xlsx", [["id", "orders"], ["a", "=1+2"]])
    with pytest.raises(InputError, match="row 2, column B: a formula that was never calculated"):
        read_row(path, "a", INDICATORS)
    with pytest.raises(InputError, match="row 2, column B: a formula"):
        import_sellers(path, None, INDICATORS)


def test_a_formula_counts_as_its_stored_result_and_an_error_cell_is_refused(tmp_path):
    path = book(tmp_path / "r.xlsx", [["id", "orders"], ["a", "=1+2"]])
    with_result(path, "<v>3</v>", "n")
    assert read_row(path, "a", INDICATORS) == {"all": {"orders": 3}}
    with_result(path, "<v>#DIV/0!</v>", "e")
    with pytest.raises(InputError, match="row 2, column B: the cell shows #DIV/0!"):
        read_row(path, "a", INDICATORS)


def with_result(path, value, kind):
    """Store a formula's result as a spreadsheet program would: openpyxl itself writes none."""
    import re
    import zipfile

    with zipfile.ZipFile(path) as old:
        parts = {n: old.read(n) for n in old.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    sheet = re.sub(r'<c r="B2"[^>]*><f>1\+2</f><v\s*/?>(?:[^<]*</v>)?</c>', f'<c r="B2" t="{kind}"><f>1+2</f>{value}</c>', sheet)
    sheet = re.sub(r'<c r="B2"[^>]*><f>1\+2</f>.*?</c>', f'<c r="B2" t="{kind}"><f>1+2</f>{value}</c>', sheet)
    parts["xl/worksheets/sheet1.xml"] = sheet.encode()
    with zipfile.ZipFile(path, "w") as new:
        for name, data in parts.items():
            new.writestr(name, data)


def test_several_sheets_need_a_name(tmp_path):
    sheet_book = openpyxl.Workbook()
    sheet_book.active.append(["id", "orders"])
    sheet_book.create_sheet("more").append(["id"])
    sheet_book.save(tmp_path / "r.xlsx")
    with pytest.raises(InputError, match="several sheets hold data"):
        read_row(tmp_path / "r.xlsx", "a", INDICATORS)


@pytest.mark.parametrize(
    ("name", "data"), [("r.xlsx", b"PK\x03\x04 no"), ("r.xlsx", b"id,orders\na,1\n"), ("r.parquet", b"PAR1 no"), ("r.csv", b"PK\x03\x04")]
)
def test_a_file_under_the_wrong_name_or_damaged(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputError, match=name.replace(".", r"\.")):
        read_row(path, "a", INDICATORS)


@pytest.mark.parametrize("name", ["r.xls", "r.doc", "r"])
def test_other_kinds_of_file_are_refused(tmp_path, name):
    (tmp_path / name).write_bytes(b"x")
    with pytest.raises(InputError, match="not a table this program reads"):
        read_row(tmp_path / name, "a", INDICATORS)
    with pytest.raises(InputError, match="no such file"):
        read_row(tmp_path / "none.csv", "a", INDICATORS)


def test_parquet_and_xlsx_give_what_csv_gives(tmp_path):
    from assistant.data.engine import plain_connection

    source = orders_csv(tmp_path / "o.csv")
    with plain_connection() as engine:
        engine.execute(f"COPY (SELECT * FROM read_csv('{source}')) TO '{tmp_path / 'o.parquet'}'").fetchall()
    book(tmp_path / "o.xlsx", [[c or None for c in line.split(",")] for line in (HEADER, *ROWS)])
    expected = import_orders(source, simple_layout()).columns
    assert import_orders(tmp_path / "o.parquet", simple_layout()).columns == expected
    assert import_orders(tmp_path / "o.xlsx", simple_layout()).columns == expected


def test_columns_nobody_mapped_are_reported_as_unused(tmp_path):
    found = import_orders(orders_csv(tmp_path / "o.csv"), simple_layout(roles={k: SIMPLE["roles"][k] for k in ("seller", "order")}))
    assert "promised" in found.quality.files[0].unused
