"""``data import`` and ``data describe`` on real files, and what ``assess`` makes of an imported table."""

import csv
import json

import pytest

from tests.cli.scored import LAYOUT, write_orders, write_scored, write_sellers


@pytest.fixture(scope="session")
def content(tmp_path_factory):
    return write_scored(tmp_path_factory.mktemp("scored"))


@pytest.fixture
def orders(tmp_path):
    return write_orders(tmp_path / "orders.csv")


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return {r["id"]: r for r in csv.DictReader(file)}


@pytest.mark.parametrize(("lang", "said"), [("en", "Cannot be computed from these columns"), ("zh", "无法由这些列计算")])
def test_orders_become_one_row_for_each_seller_and_the_report_says_what_cannot_be(command, orders, tmp_path, lang, said):
    status, out, err = command("data", "import", orders, "--layout", "shop", "-o", tmp_path / "sellers.csv", "--lang", lang)
    assert status == 0
    assert said in out
    assert "cancel_rate" in out
    assert "assess --data" in err
    found = rows(tmp_path / "sellers.csv")
    assert float(found["S-1"]["late_shipment_rate"]) == 0.1
    assert float(found["S-2"]["late_shipment_rate"]) == 0
    assert "cancel_rate" not in found["S-1"]


def test_a_layout_is_recognised_by_the_columns_and_its_remark_goes_with_the_table(command, orders, tmp_path):
    assert command("data", "import", orders, "-o", tmp_path / "sellers.csv")[0] == 0
    assert "A domestic shop." in (tmp_path / "sellers.notice.yaml").read_text("utf-8")
    status, out, _ = command("assess", "--no-input", "--data", tmp_path / "sellers.csv", "--row", "S-1", "--json")
    assert status == 0
    assert json.loads(out)["notices"] == ["A domestic shop."]


def test_a_layout_of_ones_own_is_read_from_its_file(command, orders, tmp_path):
    (tmp_path / "mine.yaml").write_text(LAYOUT.replace("id: shop", "id: mine"), encoding="utf-8")
    status, out, _ = command("data", "import", orders, "--layout", tmp_path / "mine.yaml", "-o", tmp_path / "s.parquet", "--json")
    assert status == 0
    found = json.loads(out)
    assert (found["schema"], found["rows"], found["quality"]["layout"]) == ("credit-assistant/import/1", 3, "mine")
    assert found["quality"]["not_computable"]["cancel_rate"] == ["cancelled", "cancelled_by"]


def test_orders_are_bounded_and_split_by_the_calendar(command, orders, tmp_path):
    arguments = ("data", "import", orders, "-o", tmp_path / "s.csv", "--period", "month", "--json")
    assert json.loads(command(*arguments)[1])["rows"] == 3
    status, out, _ = command(*arguments, "--since", "2024-03-02")
    excluded = {e["rule"]: e["count"] for e in json.loads(out)["quality"]["excluded"]}
    assert (status, excluded["outside_window"]) == (0, 120)
    assert command(*arguments, "--since", "spring")[0] == 2
    assert command(*arguments[:5], "--period", "week")[0] == 2


def test_a_table_of_indicators_is_checked_and_taken_as_it_is(command, tmp_path):
    sellers = write_sellers(tmp_path / "sellers.csv")
    assert command("data", "import", sellers, "-o", tmp_path / "out.xlsx")[0] == 0
    assert not (tmp_path / "out.notice.yaml").exists()
    status, out, _ = command("assess", "--no-input", "--data", tmp_path / "out.xlsx", "--row", "S-3", "--json")
    assert status == 0
    assert json.loads(out)["data_score"]["reference_size"] == 479


@pytest.mark.parametrize(("lang", "said"), [("en", "Missing"), ("zh", "缺失")])
def test_describe_tells_what_is_there_before_anything_is_done(command, orders, lang, said):
    status, out, err = command("data", "describe", orders, "--lang", lang)
    assert status == 0
    assert said in out
    assert "shop" in out
    assert "data import" in err


def test_describe_with_a_layout_is_the_report_of_the_import(command, orders):
    status, out, _ = command("data", "describe", orders, "--layout", "shop", "--json")
    quality = json.loads(out)["quality"]
    assert status == 0
    assert (quality["orders"], quality["sellers"]) == (120, 3)
    assert "late_shipment_rate" in quality["computable"]


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["data", "import", "orders.csv"], 2, "--output"),
        (["data", "import", "orders.csv", "-o", "x.doc"], 2, ".parquet"),
        (["data", "import", "orders.csv", "-o", "orders.csv"], 2, "another name"),
        (["data", "import", "orders.csv", "-o", "none/x.csv"], 1, "no folder"),
        (["data", "import", "none.csv", "-o", "x.csv"], 1, "no such file"),
        (["data", "import", "orders.csv", "--layout", "shoop", "-o", "x.csv"], 1, "Did you mean shop?"),
        (["data", "import", "odd.csv", "-o", "x.csv"], 1, "--layout FILE"),
        (["data", "import", ".", "-o", "x.csv"], 1, "fit no layout"),
        (["data", "import", "sellers.csv", "--period", "month", "-o", "x.csv"], 2, "are for orders"),
        (["data", "describe", "empty.csv"], 1, "empty"),
    ],
)
def test_what_cannot_be_read_is_told_with_a_remedy(command, orders, tmp_path, *, arguments, status, said):
    (tmp_path / "odd.csv").write_text("colour,size\nred,3\n", encoding="utf-8")
    (tmp_path / "empty.csv").write_text("", encoding="utf-8")
    write_sellers(tmp_path / "sellers.csv")
    found, out, err = command(*arguments)
    assert (found, out) == (status, "")
    assert said in err
    assert "Traceback" not in err


def test_a_cell_that_cannot_be_read_stops_it_and_tolerant_counts_it(command, orders, tmp_path):
    orders.write_text(orders.read_text("utf-8").replace("2024-03-02,4", "soon,4", 1), encoding="utf-8")
    status, _, err = command("data", "import", orders, "-o", tmp_path / "s.csv")
    assert status == 1
    assert "row 4" in err
    status, out, _ = command("data", "import", orders, "-o", tmp_path / "s.csv", "--tolerant", "--json")
    assert status == 0
    assert {e["rule"]: e["count"] for e in json.loads(out)["quality"]["excluded"]}["unreadable"] == 1


@pytest.mark.parametrize(("lang", "said"), [("en", "pip install 'credit-assistant[data]'"), ("zh", "未安装 ibis")])
def test_a_missing_extra_is_told_with_the_line_that_installs_it(command, orders, tmp_path, *, monkeypatch, lang, said):
    monkeypatch.setitem(__import__("sys").modules, "ibis", None)
    status, out, err = command("data", "import", orders, "-o", tmp_path / "s.csv", "--lang", lang)
    assert (status, out) == (1, "")
    assert said in err


def test_a_bar_is_drawn_only_on_a_terminal_and_only_for_long_work(command, orders, tmp_path, terminal):
    assert "━" not in command("data", "import", orders, "-o", tmp_path / "s.csv")[2]
    write_orders(tmp_path / "many.csv", sellers=20, orders=3000)
    child = terminal("data", "import", "many.csv", "-o", "t.csv")
    child.expect("next: ")
    assert "reading many.csv" in child.before
