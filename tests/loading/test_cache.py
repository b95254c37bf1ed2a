import json
import os
import shutil
import subprocess
import sys

import pytest

from assistant.errors import RuleBaseError
from assistant.loading.cache import load
from assistant.loading.compiled import read_sources
from tests.contents import edit, write_contents


@pytest.fixture
def root(tmp_path):
    return write_contents(tmp_path / "contents")


@pytest.fixture
def kept(tmp_path):
    return tmp_path / "deep" / "cache"


def _file(kept):
    (file,) = kept.iterdir()
    return file


def test_the_cache_gives_what_the_sources_give(root, kept):
    first = load(root, kept)
    assert first == read_sources(root)
    assert load(root, kept) == first


def test_a_fresh_cache_is_read_instead_of_the_sources(root, kept):
    load(root, kept)
    held = json.loads(_file(kept).read_text(encoding="utf-8"))
    held["compiled"]["version"] = "from the cache"
    _file(kept).write_text(json.dumps(held), encoding="utf-8")
    assert load(root, kept)["version"] == "from the cache"
    assert load(root, None)["version"] == "2026.11.0"


@pytest.mark.parametrize("change", ["content", "time", "new", "gone"])
def test_a_changed_source_is_read_again(root, kept, change):
    load(root, kept)
    threshold = root / "rules/thresholds/all.yaml"
    if change == "content":
        edit(root, "rules/thresholds/all.yaml", "Least stay in D", "Shortest stay in D")
    elif change == "time":
        os.utime(threshold, ns=(1, 1))
    elif change == "new":
        (root / "knowledge/markets.yaml").write_text("- {id: eu, title: {en: EU, zh: 欧盟}}\n", encoding="utf-8")
    else:
        shutil.rmtree(root / "knowledge/cases")
    key = json.loads(_file(kept).read_text(encoding="utf-8"))["key"]
    assert load(root, kept) == read_sources(root)
    assert json.loads(_file(kept).read_text(encoding="utf-8"))["key"] != key


@pytest.mark.parametrize("broken", ["", "{", "[]", '{"key": 1}', '{"key": "?", "compiled": {}}', "\x00"])
def test_a_broken_cache_is_written_anew(root, kept, broken):
    load(root, kept)
    _file(kept).write_text(broken, encoding="utf-8")
    assert load(root, kept) == read_sources(root)
    assert json.loads(_file(kept).read_text(encoding="utf-8"))["compiled"]["version"] == "2026.11.0"


def test_a_cache_of_bytes_that_are_no_text_is_written_anew(root, kept):
    load(root, kept)
    _file(kept).write_bytes(b"\xff\xfe\x00")
    assert load(root, kept) == read_sources(root)


def test_a_cache_that_cannot_be_written_does_no_harm(root, tmp_path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert load(root, tmp_path / "file") == read_sources(root)
    assert load(root, tmp_path / "file" / "below") == read_sources(root)


def test_problems_are_told_and_never_kept(root, kept):
    edit(root, "rules/profile/new_shop.yaml", "sources: [S-1]", "sources: [S-7]")
    for _ in range(2):
        with pytest.raises(RuleBaseError, match="S-7 is no source"):
            load(root, kept)
    assert not kept.exists()


def test_a_run_from_the_cache_needs_neither_yaml_nor_json_schema(root, kept):
    load(root, kept)
    script = (
        "import sys, datetime, pathlib; from assistant.loading.cache import load; from assistant.loading.on_day import library_on;"
        "library_on(load(*map(pathlib.Path, sys.argv[1:])), datetime.date(2026, 11, 22));"
        "sys.exit(bool({'yaml', 'jsonschema'} & sys.modules.keys()))"
    )
    assert subprocess.run([sys.executable, "-c", script, str(root), str(kept)], check=False).returncode == 0
