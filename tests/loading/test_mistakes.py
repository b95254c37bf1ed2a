"""Every mistake of ``mistakes_of_*.txt`` is told exactly as written there: where, what is wrong, what would be right."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant.errors import RuleBaseError
from assistant.loading.compiled import read_sources
from tests.contents import edit, write_contents

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Mistake:
    path: str
    old: str
    new: str
    told: str


def _mistakes() -> list[Mistake]:
    found = []
    for file in sorted(HERE.glob("mistakes_of_*.txt")):
        for block in file.read_text(encoding="utf-8").split("\n\n")[1:]:
            change, _, told = block.strip("\n").partition("\n=\n")
            path, *lines = change.split("\n")
            old = "".join(line[1:] + "\n" for line in lines if line[0] != "+")
            new = "".join(line[1:] + "\n" for line in lines if line[0] != "-")
            found.append(Mistake(path, old, new, told))
    return found


def _written(root: Path, *mistakes: Mistake) -> Path:
    write_contents(root)
    for mistake in mistakes:
        edit(root, mistake.path, mistake.old, mistake.new)
    return root


def _told(root: Path) -> str:
    with pytest.raises(RuleBaseError) as caught:
        read_sources(root, tidy=True)
    return str(caught.value)


MISTAKES = _mistakes()


@pytest.mark.parametrize("mistake", MISTAKES, ids=[m.told.split("\n")[0] for m in MISTAKES])
def test_a_mistake_is_told_with_its_place_and_its_remedy(tmp_path: Path, mistake: Mistake):
    assert _told(_written(tmp_path, mistake)) == mistake.told


def test_mistakes_in_several_files_are_told_in_one_run(tmp_path: Path):
    form = MISTAKES[: next(n for n, m in enumerate(MISTAKES) if "the path says" in m.told)]
    chosen = {m.path: m for m in form if m.told.count("\n") == 1 and m.told.startswith(m.path)}
    told = _told(_written(tmp_path, *chosen.values()))
    assert [m.told for m in chosen.values() if m.told not in told] == []
    assert len(chosen) > 10


def test_the_invented_rule_base_has_no_problems(tmp_path: Path):
    assert read_sources(write_contents(tmp_path))["version"] == "2026.11.0"


def test_a_file_with_broken_syntax_makes_no_other_file_wrong(tmp_path: Path):
    for broken in (
        "rules/thresholds/all.yaml",
        "knowledge/questions/profile.yaml",
        "knowledge/sources/all.yaml",
        "rules/profile/new_shop.yaml",
    ):
        root = write_contents(tmp_path / broken.replace("/", "-"), {broken: "- {id: 'x\n"})
        assert [p.path for p in _problems(root)] == [broken]


def test_a_file_out_of_place_and_a_missing_one_are_told(tmp_path: Path):
    root = write_contents(tmp_path, {"rules/strange.yaml": "a: 1", "knowledge/notes.yml": "a: 1", "rules/VERSION": None})
    assert [(p.path, p.wrong) for p in _problems(root)] == [
        ("knowledge/notes.yml", "nothing reads a file in this place"),
        ("rules/VERSION", "the file is missing"),
        ("rules/strange.yaml", "nothing reads a file in this place"),
    ]


def test_tests_without_a_rule_and_a_rule_without_tests_are_told(tmp_path: Path):
    cases = "- {case: a, facts: {}, expect: unknown}\n"
    root = write_contents(tmp_path, {"rules/quality/lone.test.yaml": cases, "rules/profile/new_shop.test.yaml": None})
    assert [(p.path, p.wrong) for p in _problems(root)] == [
        ("rules/profile/new_shop.yaml", "profile.new_shop has no tests"),
        ("rules/quality/lone.test.yaml", "these tests belong to rules/quality/lone.yaml, which is not there"),
    ]


def test_a_circle_of_derived_rules_is_told_once(tmp_path: Path):
    rule = "id: {0}\ntitle: {{en: a, zh: 甲}}\nstatus: stable\nkind: derived\nproblem: [P3]\nwhen: {{{1}: found}}\nsources: [S-1]\n"
    cases = "- {{case: a, facts: {{{0}: found}}, expect: found}}\n- {{case: b, facts: {{{0}: clear}}, expect: clear}}\n"
    rest = "- {case: c, facts: {}, expect: unknown}\n"
    names = ["profile.one", "profile.two", "profile.three"]
    files = {}
    for name, read in zip(names, [*names[1:], names[0]], strict=True):
        files[f"rules/{name.replace('.', '/')}.yaml"] = rule.format(name, read)
        files[f"rules/{name.replace('.', '/')}.test.yaml"] = cases.format(read) + rest
    problems = _problems(write_contents(tmp_path, files))
    assert [(p.path, p.wrong) for p in problems] == [
        ("rules/profile/one.yaml", "derived rules go round in a circle: profile.one → profile.two → profile.three → profile.one")
    ]


def test_what_nobody_uses_is_told(tmp_path: Path):
    source = "- {id: S-9, title: {en: a, zh: 甲}, mark: V, reference: nowhere, as_of: 2026-11-22}\n"
    threshold = "- {id: idle, means: {en: a, zh: 甲}, value: 1, unit: count, as_of: 2026-11-22, mark: V, sources: [S-1]}\n"
    question = (
        "- {id: quality.idle, section: quality, title: {en: a, zh: 甲}, ask: {en: a, zh: 甲}, type: yes_no, why: {en: a, zh: 甲},"
        " where: {en: a, zh: 甲}, example: {en: a, zh: 甲}, sources: [S-1]}\n"
    )
    root = write_contents(
        tmp_path, {"knowledge/sources/b.yaml": source, "rules/thresholds/b.yaml": threshold, "knowledge/questions/b.yaml": question}
    )
    assert [(p.path, p.wrong) for p in _problems(root)] == [
        ("knowledge/questions/b.yaml", "nothing reads the answer to quality.idle"),
        ("knowledge/sources/b.yaml", "nothing cites the source S-9"),
        ("rules/thresholds/b.yaml", "nothing uses the threshold idle"),
    ]


def test_what_nobody_uses_keeps_no_rule_base_from_being_used(tmp_path: Path):
    source = "- {id: S-9, title: {en: a, zh: 甲}, mark: V, reference: nowhere, as_of: 2026-11-22}\n"
    assert read_sources(write_contents(tmp_path, {"knowledge/sources/b.yaml": source}))["version"]


def test_a_document_that_a_measure_names_is_there_in_both_languages(tmp_path: Path):
    root = write_contents(tmp_path, {"templates/documents/claim.en.md": "x", "templates/documents/claim.zh.md": "x"})
    edit(root, "knowledge/measures/logistics.yaml", "  mark: D", "  template: claims\n  mark: D")
    assert [(p.line, p.right) for p in _problems(root)] == [(14, "did you mean claim?")] * 2
    edit(root, "knowledge/measures/logistics.yaml", "template: claims", "template: claim")
    assert read_sources(root)


def test_layouts_and_notices_are_checked_and_other_data_is_left_alone(tmp_path: Path):
    files = {"knowledge/data/a.notice.yaml": "en: a\n", "knowledge/data/b.yaml": "- 1\n", "knowledge/layouts/c.yaml": "id: c\n"}
    assert [f"{p.path}: {p.wrong}" for p in _problems(write_contents(tmp_path, files))] == [
        "knowledge/data/a.notice.yaml: the file lacks zh",
        "knowledge/layouts/c.yaml: the file lacks title",
    ]


def test_a_rule_reads_no_retired_rule_and_a_stable_one_no_draft(tmp_path: Path):
    root = write_contents(tmp_path)
    edit(root, "rules/profile/new_shop.yaml", "status: stable", "status: draft")
    assert [p.wrong for p in _problems(root)] == ["this stable rule reads the draft profile.new_shop"]
    edit(root, "rules/profile/new_shop.yaml", "status: draft", "status: retired\nreplaced_by: quality.bought_reviews")
    assert [p.wrong for p in _problems(root)] == ["profile.new_shop is retired"]


def _problems(root: Path) -> list:
    with pytest.raises(RuleBaseError) as caught:
        read_sources(root, tidy=True)
    return caught.value.problems
