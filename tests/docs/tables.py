"""The tables that the examples name: sellers of several years, orders, a layout, a folder of Olist's tables."""

import csv
import shutil

from tests.cli.scored import LAYOUT, write_orders, write_outcomes, write_sellers
from tests.docs.conftest import ROOT

YEARS = ("sellers_2025.csv", "sellers_2026.csv", "s2024.csv")
REFUNDED = ("s2025.csv", "s2026.csv")  # outcomes of the year after


def write_tables(folder):
    real = list(csv.reader((ROOT / "knowledge/data/olist_sellers.csv").read_text(encoding="utf-8").splitlines()))
    write_sellers(folder / "sellers.csv")
    for name in YEARS:
        write_csv(folder / name, real)
    for name in REFUNDED:
        write_csv(folder / name, [[*real[0], "refund_rate"], *([*row, row[3] or "0"] for row in real[1:])])
    shutil.copy(ROOT / "knowledge/weights/olist.json", folder / "my_platform.json")
    write_outcomes(folder / "closed.csv", folder / "sellers.csv")
    orders = write_orders(folder / "orders.csv")
    (folder / "my_shop.yaml").write_text(LAYOUT.replace("id: shop", "id: my_shop"), encoding="utf-8")
    write_workbook(folder / "orders.xlsx", orders)
    write_olist(folder / "olist_folder")


def write_csv(path, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def write_workbook(path, table):
    from openpyxl import Workbook

    book = Workbook()
    for row in csv.reader(table.read_text(encoding="utf-8").splitlines()):
        book.active.append(row)
    book.save(path)


def write_olist(folder):
    folder.mkdir()
    head = "order_id,order_item_id,product_id,seller_id,shipping_limit_date,price,freight_value"
    rows = [f"o{n},1,p1,s{n % 2},2018-03-{n % 27 + 1:02} 10:00:00,10.0,2.0" for n in range(60)]
    (folder / "olist_order_items_dataset.csv").write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
