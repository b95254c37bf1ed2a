"""Every example of --help and of docs/commands.md runs as it stands, in a prepared folder with a prepared client."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys

import pytest

from assistant.cli.words_help import COMMANDS
from tests.docs.conftest import FOREIGN, ROOT
from tests.docs.tables import write_tables

CASES = ROOT / "knowledge" / "cases"
PAGE = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
ON_PAGE = re.findall(r"^credit-assistant ?(.*)$", PAGE, re.MULTILINE)
IN_HELP = [example for entry in COMMANDS.values() for example, _ in entry.examples]
EXAMPLES = sorted({*ON_PAGE, *IN_HELP})

STATUS = {"assess --no-input --answers answers.yaml --fail-on veto": 3}  # the answers of the example admit a breach
LINE = '{"text": "we sell to Germany", "question": null, "lang": "en"}\n'
INTERRUPTED = 130  # an interview whose piped answers end
IDS = re.compile(r"\b[AI]-7K3F9\b")  # ids in examples stand for whatever was made


def prepare(folder):
    """The files that examples name: a vetoed enterprise's answers, figures of a shop, tables, a rule base of one's own."""
    shutil.copy(CASES / "brushing_seller" / "answers.yaml", folder / "answers.yaml")
    figures = (CASES / "small_new_shop" / "data.yaml").read_text(encoding="utf-8")
    (folder / "shop.yaml").write_text(figures.replace("etsy:", "amazon:"), encoding="utf-8")
    write_tables(folder)
    (folder / "lines.jsonl").write_text(LINE, encoding="utf-8")
    kept = (folder / "answers.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / "profile.yaml").write_text("".join(line for line in kept if line.startswith("profile.")), encoding="utf-8")
    own = folder / "my-rules"
    for part in ("rules", "knowledge", "templates"):
        shutil.copytree(ROOT / part, own / part)


@pytest.fixture(scope="session")
def stage(tmp_path_factory, cache):
    """A home with two clients, an interview that was left and a copy of the store, and the folder with the files; made once."""
    root = tmp_path_factory.mktemp("stage")
    folder, home = root / "work", root / "home"
    folder.mkdir()
    home.mkdir()
    (home / "cache").symlink_to(cache)
    prepare(folder)
    kept = {k: v for k, v in os.environ.items() if not k.startswith(FOREIGN)}
    environment = kept | {"CREDIT_ASSISTANT_HOME": str(home), "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"}

    def call(*args, typed=""):
        program = [sys.executable, "-c", "from assistant.cli import main; main()", *args]
        return subprocess.run(program, input=typed, env=environment, cwd=folder, capture_output=True, encoding="utf-8", check=False)

    for name in ("Acme Trading", "Acme"):
        done = call("assess", "--no-input", "--client", name, "--answers", "answers.yaml", "--data", "shop.yaml", "--json")
        assert done.returncode == 0, done.stderr
    left = call("assess", "--client", "Other", typed="1\n")
    interview = re.search(r"I-[0-9A-Z]{5}", left.stdout + left.stderr)
    assert interview, left.stderr
    assert call("store", "backup", "kept.db").returncode == 0
    assert call("questionnaire", "export", "-o", "returned.xlsx", "--client", "Acme Trading").returncode == 0
    return root, {"A": json.loads(done.stdout)["assessment"], "I": interview[0]}


@pytest.fixture
def prepared(stage, tmp_path):
    root, made = stage
    for part in ("home", "work"):
        shutil.copytree(root / part, tmp_path / part, dirs_exist_ok=True, symlinks=True)
    return made


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e or "alone")
def test_an_example_runs_as_it_stands(prepared, run, tmp_path, example):
    if example.startswith("store restore"):
        (tmp_path / "work" / "kept.db").rename(tmp_path / "work" / "store-copy.db")
    args = [IDS.sub(lambda m: prepared[m[0][0]], a) for a in shlex.split(example)]
    asks = example.startswith(("assess", "resume")) and "--no-input" not in example
    confirms = example == "client forget Acme"  # the one question that is put only to somebody at a keyboard
    piped = LINE if example == "understand --json" else ""
    status, out, err = run(*args, typed="Acme\n" if confirms else piped, terminal=confirms)
    assert status == (INTERRUPTED if asks else STATUS.get(example, 0)), err
    assert "Traceback" not in err
    assert out or err


def test_the_page_and_the_help_give_the_same_examples():
    groups = {name.split()[0] for name in COMMANDS if " " in name}
    assert set(ON_PAGE) == {e for path, entry in COMMANDS.items() if path not in groups for e, _ in entry.examples}


def test_every_id_that_an_example_names_exists(library):
    named = {word for e in EXAMPLES for word in re.findall(r"\b[a-z_]+\.[a-z_]+\b", e)}
    files = {w for w in named if w.rsplit(".", 1)[1] in {"yaml", "json", "jsonl", "csv", "html", "db", "md", "parquet", "xlsx"}}
    assert named - files <= library.facts.keys() | library.measures.keys()
