import datetime
import json
import random
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.errors import InputError
from assistant.loading.compiled import read_sources
from assistant.loading.layout import content_root
from assistant.loading.on_day import library_on
from assistant.loading.reading import read_text
from assistant.model.condition import Leaf, Op
from assistant.model.library import Mark, RuleKind
from tests.contents import FILES, edit, write_contents

TODAY = datetime.date(2026, 11, 22)
LISTS = ("rules/thresholds/all.yaml", "knowledge/sources/all.yaml", "knowledge/measures/quality.yaml")


@pytest.fixture(scope="module")
def compiled(tmp_path_factory):
    return read_sources(write_contents(tmp_path_factory.mktemp("contents")))


def test_the_compiled_form_survives_json(compiled):
    assert library_on(json.loads(json.dumps(compiled)), TODAY) == library_on(compiled, TODAY)


def test_the_library_holds_what_was_written(compiled):
    library = library_on(compiled, TODAY)
    assert (library.version, library.digest, library.as_of) == ("2026.11.0", compiled["digest"], TODAY)
    assert list(library.rules) == [
        "profile.new_shop",
        "logistics.tracking_gap",
        "logistics.tracking_words",
        "quality.bought_reviews",
        "quality.eu_uninspected",
        "quality.weak_practice",
    ]
    assert [r.kind for r in library.rules.values()] == list(RuleKind)
    assert list(library.questions)[:3] == ["profile.role", "profile.markets", "profile.founded"]
    assert library.questions["logistics.tracking"].fact.better == ("none", "some", "all")
    assert library.questions["quality.inspection"].fact.better == "yes"
    assert [(o.id, o.credit) for o in library.questions["quality.inspection"].fact.options] == [("no", 0.0), ("yes", 1.0)]
    assert library.thresholds["new_shop_days"].mark is Mark.DERIVED
    assert library.indicators["late_shipment_rate"].minimum == 40
    assert library.measures["logistics.add_tracking"].changes == (("logistics.tracked_share", 0.98), ("logistics.tracking", "all"))
    assert library.rules["logistics.tracking_gap"].path == "rules/logistics/tracking_gap.yaml"
    assert library.facts["profile.shop_age"].unit == "days"


def test_leaves_carry_the_constant_of_the_day(compiled):
    def leaf(day):
        condition = library_on(compiled, day).rules["logistics.tracking_gap"].when
        return condition.parts[2]

    assert leaf(TODAY) == Leaf("logistics.tracked_share", Op.BELOW, 0.95, "tracked_share_floor")
    assert leaf(datetime.date(2024, 9, 25)).operand == 0.95
    assert leaf(datetime.date(2024, 9, 24)).operand == 0.9


def test_the_ladder_takes_its_persistence_from_thresholds_and_its_own_numbers(compiled):
    ladder = library_on(compiled, TODAY).ladder
    (metric,) = ladder.metrics
    assert ladder.days_in_d == 90
    assert (metric.a_entry.evaluations, metric.a_exit.evaluations, metric.c_readmission.evaluations) == (3, 2, 3)
    assert metric.d_veto is not None
    assert metric.d_veto.evaluations == 1


def test_a_metric_without_a_veto_needs_no_way_back(tmp_path):
    root = write_contents(tmp_path)
    metric = FILES["rules/ladder/late_shipment.yaml"].replace("counts: yes", "counts: no")
    before, _, rest = metric.partition("C:\n")
    after = (
        rest.partition("clears_when")[2]
        .replace("{late_c}", "{late_c} and {late_d}", 1)
        .replace("不高于 {late_c}", "不高于 {late_c} {late_d}")
    )
    (root / "rules/ladder/late_shipment.yaml").write_text(f"{before}D: none\nclears_when{after}", encoding="utf-8")
    (metric,) = library_on(read_sources(root), TODAY).ladder.metrics
    assert metric.d_veto is None
    assert not metric.counts


def test_what_is_out_of_force_is_left_out_with_all_that_reads_it(tmp_path):
    root = write_contents(tmp_path)
    edit(root, "rules/profile/new_shop.yaml", "kind: derived", "kind: derived\nsince: 2026-01-01\nuntil: 2026-12-31")
    compiled = read_sources(root)
    assert "logistics.tracking_gap" in library_on(compiled, datetime.date(2026, 12, 31)).rules
    for day in (datetime.date(2025, 12, 31), datetime.date(2027, 1, 1)):
        assert list(library_on(compiled, day).rules) == ["logistics.tracking_words", "quality.bought_reviews", "quality.eu_uninspected"]


def test_a_rule_whose_threshold_is_not_yet_in_force_is_left_out(tmp_path):
    root = write_contents(tmp_path)
    edit(root, "rules/thresholds/all.yaml", "  earlier:\n    - {value: 0.9, until: 2024-09-24}\n", "")
    (root / "rules/logistics/tracking_gap.test.yaml").write_text(
        "".join(line for line in FILES["rules/logistics/tracking_gap.test.yaml"].splitlines(keepends=True) if "old floor" not in line),
        encoding="utf-8",
    )
    library = library_on(read_sources(root), datetime.date(2024, 9, 24))
    assert "tracked_share_floor" not in library.thresholds
    assert "logistics.tracking_gap" not in library.rules
    assert "profile.new_shop" in library.rules


def test_drafts_are_read_only_where_they_are_asked_for(tmp_path):
    root = write_contents(tmp_path)
    edit(root, "rules/quality/weak_practice.yaml", "status: stable", "status: draft")
    compiled = read_sources(root)
    assert "quality.weak_practice" not in library_on(compiled, TODAY).rules
    assert "quality.weak_practice" in library_on(compiled, TODAY, drafts=True).rules


def _shuffled(value, rng: random.Random):
    if isinstance(value, dict):
        return {key: _shuffled(value[key], rng) for key in rng.sample(list(value), len(value))}
    return [_shuffled(item, rng) for item in value] if isinstance(value, list) else value


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rng=st.randoms(use_true_random=False))
def test_the_order_of_files_and_keys_leaves_the_digest_unchanged(tmp_path_factory, compiled, rng):
    changes: dict[str, str | None] = {}
    for path, text in FILES.items():
        if not path.endswith(".yaml"):
            continue
        document, _ = read_text(text, path)
        assert document is not None
        data = _shuffled(document.data, rng)
        if path in LISTS:  # entries by id may stand in any file of their folder
            rng.shuffle(data)
            cut = rng.randint(0, len(data) - 1)
            folder = path.rpartition("/")[0]
            changes[path] = _plain(data[cut:])
            if cut:
                changes[f"{folder}/{rng.choice('az')}_more.yaml"] = _plain(data[:cut])
        else:
            changes[path] = _plain(data)
    root = write_contents(tmp_path_factory.mktemp("shuffled"), changes)
    assert read_sources(root)["digest"] == compiled["digest"]


def _plain(data) -> str:
    """In one line, words without quotes where they need none."""
    if isinstance(data, dict):
        return "{" + ", ".join(f"{key}: {_plain(value)}" for key, value in data.items()) + "}"
    if isinstance(data, list):
        return "[" + ", ".join(_plain(item) for item in data) + "]"
    return data if isinstance(data, str) and all(c.isalnum() or c in "._-" for c in data) else json.dumps(data, ensure_ascii=False)


def test_what_matters_changes_the_digest_and_tests_do_not(tmp_path, compiled):
    root = write_contents(tmp_path)
    edit(root, "rules/profile/new_shop.test.yaml", "one day short", "a day short")
    assert read_sources(root)["digest"] == compiled["digest"]
    edit(root, "rules/thresholds/all.yaml", "value: 0.95", "value: 0.94")
    edit(root, "rules/logistics/tracking_gap.test.yaml", "logistics.tracked_share: 0.94", "logistics.tracked_share: 0.93")
    edit(root, "rules/logistics/tracking_gap.test.yaml", "logistics.tracked_share: 0.95", "logistics.tracked_share: 0.94")
    edit(root, "rules/logistics/tracking_words.test.yaml", "logistics.tracked_share: 0.95", "logistics.tracked_share: 0.94")
    assert read_sources(root)["digest"] != compiled["digest"]


def test_two_hundred_rules_are_read_from_the_compiled_form_in_25_ms(compiled):
    finding = next(r for r in compiled["content"]["rules"] if r["id"] == "logistics.tracking_gap")
    many = [*compiled["content"]["rules"], *({**finding, "id": f"logistics.r{n}"} for n in range(200))]
    big = {**compiled, "content": {**compiled["content"], "rules": many}}
    best = min(_seconds(lambda: library_on(big, TODAY)) for _ in range(5))
    assert best < 0.025


def _seconds(work) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def test_a_folder_without_rules_is_no_content_root(tmp_path):
    with pytest.raises(InputError, match="holds no rule base"):
        read_sources(tmp_path)


def test_the_content_root_is_the_one_named_first(tmp_path):
    named = {"CREDIT_ASSISTANT_CONTENT": str(tmp_path / "named")}
    assert content_root(tmp_path, named) == tmp_path
    assert content_root(None, named) == tmp_path / "named"
    assert (content_root(None, {}) / "knowledge" / "schema").is_dir()


def test_every_schema_is_lawful_json_schema():
    from jsonschema import Draft202012Validator

    files = sorted(Path(content_root(None, {}) / "knowledge" / "schema").glob("*.schema.json"))
    assert len(files) > 15
    for file in files:
        Draft202012Validator.check_schema(json.loads(file.read_text(encoding="utf-8")))
