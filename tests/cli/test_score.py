"""``score`` on real tables, and the data score where an assessment ends."""

import json
import subprocess
import sys

import pytest

from tests.cli.scored import write_outcomes, write_scored, write_sellers

STEADY = "logistics.tracked_share: 97%\n"


@pytest.fixture(scope="session")
def content(tmp_path_factory):
    return write_scored(tmp_path_factory.mktemp("scored"))


@pytest.fixture
def sellers(tmp_path):
    return write_sellers(tmp_path / "sellers.csv")


@pytest.fixture
def answers(content):
    return content / "knowledge/cases/steady/answers.yaml"


def table(path, **figures):
    path.write_text(",".join(["id", *figures]) + "\n" + ",".join(["S-1", *map(str, figures.values())]) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(("lang", "said"), [("en", "Weights of all methods"), ("zh", "各方法权重")])
def test_fit_writes_weights_that_show_prints(command, sellers, tmp_path, lang, said):
    status, out, err = command("score", "fit", sellers, "-o", tmp_path / "mine.json", "--draws", 20, "--lang", lang)
    assert status == 0
    assert said in out
    assert "score show" in err
    status, out, _ = command("score", "show", tmp_path / "mine.json", "--lang", lang)
    assert status == 0
    assert said in out


def test_fit_takes_the_choices_it_is_given(command, sellers, tmp_path):
    chosen = ("--indicator", "late_shipment_rate", "--indicator", "median_review", "--method", "equal", "--scale", "rank")
    status, out, _ = command("score", "fit", sellers, "-o", tmp_path / "two.json", "--draws", 20, "--json", *chosen)
    card = json.loads(out)
    assert status == 0
    assert (card["method"], dict(card["choices"])["scale"]) == ("equal", "rank")
    assert [i["id"] for i in card["indicators"]] == ["late_shipment_rate", "median_review"]


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["--method", "magic"], 2, "rotated"),
        (["--accept", "everything"], 2, "kmo"),
        (["-o", "x.yaml"], 2, ".json"),
        (["--indicator", "colour"], 2, "knowledge list"),
        (["--indicator", "cancel_rate"], 1, "there is no column cancel_rate"),
        (["--indicator", "orders", "--indicator", "median_review"], 1, "must not measure size"),
        (["--draws", "1"], 2, "--draws"),
    ],
)
def test_what_cannot_be_fitted_is_refused_with_the_reason(command, sellers, arguments, status, said):
    found, out, err = command("score", "fit", sellers, *arguments)
    assert (found, out) == (status, "")
    assert said in err


def test_the_same_figures_twice_are_refused_with_the_line_to_write(command, sellers, tmp_path):
    lines = sellers.read_text("utf-8").splitlines()
    doubled = [lines[0] + ",cancel_rate", *(f"{line},{line.split(',')[3]}" for line in lines[1:])]
    (tmp_path / "doubled.csv").write_text("\n".join(doubled), encoding="utf-8")
    status, _, err = command("score", "fit", tmp_path / "doubled.csv")
    assert status == 1
    assert "hold the same figures" in err
    assert "--indicator median_review" in err


@pytest.mark.parametrize(
    ("lang", "parts"),
    [
        ("en", ["Scree", "Loadings", "Weights of all methods", "disagree most", "Stability", "Limits of use", "domestic marketplace"]),
        ("zh", ["碎石图", "载荷", "各方法权重", "分歧最大", "稳定性", "使用限制", "国内平台"]),
    ],
)
def test_the_model_card_of_the_score_in_force_says_everything(command, lang, parts):
    status, out, _ = command("score", "show", "--lang", lang)
    assert status == 0
    assert [p for p in parts if p not in "".join(out.split("\n"))] == []


def test_a_score_is_shown_by_the_name_of_its_file_and_another_is_refused(command, tmp_path):
    assert json.loads(command("score", "show", "olist", "--json")[1])["sample"]["used"] == 479
    (tmp_path / "wrong.json").write_text("{}", encoding="utf-8")
    status, _, err = command("score", "show", tmp_path / "wrong.json")
    assert status == 1
    assert "score fit" in err


@pytest.mark.parametrize(("lang", "said"), [("en", "equal weights"), ("zh", "等权")])
def test_validate_compares_the_score_with_simpler_ones(command, sellers, tmp_path, *, lang, said):
    closed = write_outcomes(tmp_path / "closed.csv", sellers)
    status, out, _ = command(
        "score", "validate", sellers, "--outcomes", closed, "--better", "low", "--cut", "0.5", "--draws", 50, "--lang", lang
    )
    assert status == 0
    assert said in out
    assert "AUC" in out


def test_validate_learns_from_an_earlier_table_where_one_is_given(command, sellers, tmp_path):
    earlier = write_sellers(tmp_path / "earlier.csv", seed=6)
    train = ("--train", earlier, "--train-outcomes", write_outcomes(tmp_path / "then.csv", earlier, seed=10))
    closed = write_outcomes(tmp_path / "closed.csv", sellers)
    arguments = ("score", "validate", sellers, "--outcomes", closed, "--better", "low", "--cut", "0.5", "--draws", 50, "--json")
    kinds = [c["kind"] for c in json.loads(command(*arguments, *train)[1])["contenders"]]
    assert kinds.count("regression") == 1
    assert "regression" not in [c["kind"] for c in json.loads(command(*arguments)[1])["contenders"]]


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["--outcomes", "closed.csv"], 2, "--better is missing"),
        (["--outcomes", "sellers.csv"], 2, "--outcome is missing"),
        (["--outcomes", "closed.csv", "--better", "up"], 2, "high, low"),
        (["--outcomes", "closed.csv", "--better", "low", "--train", "sellers.csv"], 2, "--train-outcomes"),
        (["--outcomes", "closed.csv", "--outcome", "colour", "--better", "low"], 1, "there is no column colour"),
        (["--outcomes", "words.csv", "--better", "low"], 1, "row 2, column closed"),
        (["--outcomes", "twice.csv", "--better", "low"], 1, "two outcomes"),
    ],
)
def test_outcomes_that_cannot_be_used_are_told(command, sellers, tmp_path, *, arguments, status, said):
    write_outcomes(tmp_path / "closed.csv", sellers)
    (tmp_path / "words.csv").write_text("id,closed\nS-1,perhaps\n", encoding="utf-8")
    (tmp_path / "twice.csv").write_text("id,closed\nS-1,yes\nS-1,no\n", encoding="utf-8")
    found, out, err = command("score", "validate", sellers, *arguments)
    assert (found, out) == (status, "")
    assert said in err


@pytest.mark.parametrize(("lang", "moved", "still"), [("en", "has moved", "within chance"), ("zh", "已漂移", "在随机波动内")])
def test_drift_tells_a_population_that_has_moved_from_one_that_has_not(command, sellers, tmp_path, *, lang, moved, still):
    assert command("score", "fit", sellers, "-o", tmp_path / "mine.json", "--draws", 20)[0] == 0
    same = write_sellers(tmp_path / "same.csv", seed=81)
    other = write_sellers(tmp_path / "other.csv", shift=0.1)
    assert f"  {moved}" not in command("score", "drift", same, "--score", tmp_path / "mine.json", "--lang", lang)[1]
    out = command("score", "drift", other, "--score", tmp_path / "mine.json", "--lang", lang)[1]
    assert moved in out
    assert json.loads(command("score", "drift", same, "--score", tmp_path / "mine.json", "--json")[1])["n"] == 150
    assert still in command("score", "drift", same, "--score", tmp_path / "mine.json", "--lang", lang)[1]


@pytest.mark.parametrize(("lang", "said"), [("en", "pip install 'credit-assistant[score]'"), ("zh", "未安装 sklearn")])
def test_without_the_extra_fitting_says_what_to_install(command, sellers, *, monkeypatch, lang, said):
    monkeypatch.setitem(sys.modules, "sklearn", None)
    status, _, err = command("score", "fit", sellers, "--draws", 20, "--lang", lang)
    assert status == 1
    assert said in err


def test_an_assessment_needs_none_of_the_heavy_libraries(environment, tmp_path, answers):
    figures = table(tmp_path / "s.csv", shipped_orders=400, orders=400, rated_reviews=90, late_shipment_rate=0.02)
    code = (
        "import sys; from assistant.cli.running import run; "
        f"status = run(['assess', '--no-input', '--answers', {str(answers)!r}, '--data', {str(figures)!r}]); "
        "print(sorted({'sklearn', 'scipy', 'numpy', 'ibis', 'duckdb'} & set(sys.modules)), file=sys.stderr); sys.exit(status)"
    )
    done = subprocess.run([sys.executable, "-c", code], env=environment, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr.strip().endswith("[]")
    assert "Data score" in done.stdout


GOOD = {"shipped_orders": 900, "orders": 900, "rated_reviews": 200, "late_shipment_rate": 0.005, "on_time_delivery_rate": 0.99}


@pytest.mark.parametrize(
    ("lang", "parts"),
    [
        ("en", ["Data score: 100", "Percentile", "479 sellers of olist", "95 % interval", "Robust A", "domestic"]),
        ("zh", ["数据得分：100", "百分位", "479 个卖家", "95% 区间", "稳健的 A", "国内平台"]),
    ],
)
def test_the_ending_tells_the_score_its_place_and_how_sure_it_is(command, answers, tmp_path, lang, parts):
    figures = table(tmp_path / "s.csv", **GOOD | {"late_shipment_rate": 0}, median_review=5)
    status, out, _ = command("assess", "--no-input", "--answers", answers, "--data", figures, "--lang", lang)
    assert status == 0
    assert [p for p in parts if p not in out.replace("\u00a0", " ")] == []


def test_a_weak_score_caps_the_grade_and_the_doubt_is_told(command, answers, tmp_path):
    weak = table(tmp_path / "s.csv", **GOOD | {"on_time_delivery_rate": 0.88, "orders": 60}, median_review=3.95)
    found = json.loads(command("assess", "--no-input", "--answers", answers, "--data", weak, "--json")[1])
    assert 55 < found["data_score"]["value"] < 60
    assert found["grade"]["value"] == "B"
    assert set(found["data_score"]["grades"]) == {"A", "B"}
    low, high = found["data_score"]["interval"]
    assert low < found["data_score"]["value"] < high
    assert found["data_score"]["sensitivity"][0]["kind"] in {"normalisation", "weighting", "aggregation"}
    out = " ".join(command("assess", "--no-input", "--answers", answers, "--data", weak)[1].split())
    assert "B, could be A (in " in out


def test_a_missing_figure_gives_a_range_and_decides_only_what_the_range_decides(command, answers, tmp_path):
    def assessed(**figures):
        path = table(tmp_path / "s.csv", **figures)
        return json.loads(command("assess", "--no-input", "--answers", answers, "--data", path, "--json")[1])

    enough = assessed(**GOOD)
    assert enough["data_score"]["value"] is None
    assert 60 < enough["data_score"]["lowest"] < enough["data_score"]["expected"] < enough["data_score"]["highest"]
    assert enough["grade"]["value"] == "A"
    open_ = assessed(**GOOD | {"on_time_delivery_rate": 0.9})
    assert (open_["grade"]["lowest"], open_["grade"]["highest"]) == ("B", "A")
    assert [u["fact"] for u in open_["unknown"]] == ["median_review"]
    assert open_["data_score"]["interval"] is None
    never = assessed(**GOOD | {"on_time_delivery_rate": 0.5, "late_shipment_rate": 0.02})
    assert never["data_score"]["highest"] > 60 or never["grade"]["value"] == "B"


def test_declared_and_measured_figures_stand_side_by_side(command, answers, tmp_path):
    mine = tmp_path / "answers.yaml"
    mine.write_text(answers.read_text("utf-8") + "late_shipment_rate: 0.001\nmedian_review: 4.8\n", encoding="utf-8")
    figures = table(tmp_path / "s.csv", **GOOD | {"late_shipment_rate": 0.03})
    arguments = ("assess", "--no-input", "--answers", mine, "--data", figures)
    found = json.loads(command(*arguments, "--json")[1])
    assert [(b["fact"], b["agrees"]) for b in found["beside"]] == [("late_shipment_rate", False)]
    assert found["data_score"]["value"] is not None  # the rating that was typed in completes it
    ladder = next(m for m in found["ladder"] if m["metric"] == "ladder.late_shipment")
    assert ladder["weakest"] == "all"
    out = command(*arguments, "--report", tmp_path / "r.md")[1].replace("\u00a0", " ")
    assert "Late shipment rate: declared 0.1 %; measured 3 %" in out
    assert "| Late shipment rate (differs) | 0.1 % | 3 % (" in (tmp_path / "r.md").read_text("utf-8").replace("\u00a0", " ")


def test_what_is_typed_in_without_a_document_does_not_raise_the_documented_verdict(command, answers, tmp_path):
    mine = tmp_path / "answers.yaml"
    mine.write_text(answers.read_text("utf-8") + "median_review: 5\n", encoding="utf-8")
    figures = table(tmp_path / "s.csv", **GOOD | {"on_time_delivery_rate": 0.9})
    found = json.loads(command("assess", "--no-input", "--answers", mine, "--data", figures, "--json")[1])
    assert found["grade"]["value"] == "A"
    assert found["grade"]["documented"]["value"] != "A"


def test_a_kept_score_is_replayed_byte_for_byte_reported_and_explained(command, answers, tmp_path):
    figures = table(tmp_path / "s.csv", **GOOD, median_review=4.8)
    assert command("assess", "--no-input", "--client", "Acme", "--answers", answers, "--data", figures)[0] == 0
    assert command("replay", "--all")[0] == 0
    assert "95 % interval" in command("report", "last", "--format", "md", "-o", "-")[1].replace("\u00a0", " ")
    assert command("explain", "last", "data.score")[0] == 0
    status, out, _ = command("explain", "last", "quality.score_weak")
    assert status == 0
    assert "at or above" in " ".join(out.split())


def test_what_the_data_say_is_not_unsaid_by_an_answer(command, answers, tmp_path):
    mine = tmp_path / "answers.yaml"
    mine.write_text(answers.read_text("utf-8") + "late_shipment_rate: 0\n", encoding="utf-8")
    figures = table(tmp_path / "s.csv", **GOOD | {"late_shipment_rate": 0.2})
    found = json.loads(command("assess", "--no-input", "--answers", mine, "--data", figures, "--json")[1])
    assert found["grade"]["value"] == "D"
