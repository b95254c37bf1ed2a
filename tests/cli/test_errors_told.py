"""Errors of files and of the store in a Chinese run: every one that those rooms can raise is in the catalogue."""

import ast
import re

import pytest

from assistant.cli.errors_told import in_chinese, told
from assistant.errors import InputError
from tests.conftest import ROOT

SOURCES = [
    *sorted((ROOT / "assistant/store").glob("*.py")),
    *(ROOT / "assistant/data" / f"{n}.py" for n in ("files", "rows", "spreadsheet", "source", "result", "parquet")),
    *(ROOT / "assistant/data" / f"{n}.py" for n in ("questionnaire_file", "questionnaire_back", "questionnaire_sheets")),
    *(ROOT / "assistant/loading" / f"{n}.py" for n in ("answers", "facts", "reading", "layout", "on_day", "notices")),
    *(ROOT / "assistant/api" / f"{n}.py" for n in ("tables", "questionnaires", "questionnaire_kept", "reports", "rulebook")),
    *(ROOT / "assistant/cli" / f"{n}.py" for n in ("client", "score", "reporting", "understand")),
]
SAID = {
    "InputError": (0,),
    "UsageError": (0,),
    "StoreError": (0,),
    "trouble": (1, 2),
    "Problem": (2, 3),
    "_report": (1, 2),
    "_changed": (0,),
}
ENGLISH = re.compile(r"[a-z]{3,} [a-z]{2,} [a-z]{2,}")


def text_of(node):
    """The message of a call with X for whatever is named; None where it is not written there."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else "X" for part in node.values)
    return None


def messages():
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr if isinstance(node.func, ast.Attribute) else ""
            if name == "InputError" and len(node.args) > 1:
                continue
            for place in SAID.get(name, ()):
                text = text_of(node.args[place]) if place < len(node.args) else None
                if text and re.search(r"[a-z]{3}", text.replace("X", "")):
                    yield f"{path.name}:{node.lineno}", text


def test_every_error_of_files_and_of_the_store_is_known_in_chinese():
    found = list(messages())
    assert len(found) > 100
    unknown = []
    for where, text in found:
        for line in text.splitlines():
            said = in_chinese(line.strip())
            named = re.fullmatch(r"[\sX;:.()]*(again\.)?", line)
            if not named and (said is None or ENGLISH.search(re.sub(r"\{.*\}", "", said))):
                unknown.append((where, line.strip(), said))
    assert unknown == []


@pytest.mark.parametrize(
    ("message", "zh"),
    [
        ("a.csv: row 3: 4 cells, the header has 5; quote cells that hold ',', or check the delimiter",
         "a.csv：第 3 行：有 4 格，表头有 5 格；请给含 ',' 的单元格加引号，或检查分隔符"),
        ("a.yaml:3: profile.rol is unknown\n    did you mean profile.role?",
         "a.yaml:3：profile.rol：没有此编号\n    是否想写 profile.role？"),
        ("/x/store.db: permission denied; nothing was stored", "/x/store.db：没有权限；未保存任何内容"),
        ("something nobody knows: 3", "something nobody knows: 3"),
        ("{a: b; " * 200, "{a: b; " * 200),
        ("已经是中文：a; b", "已经是中文：a; b"),
    ],
)  # fmt: skip
def test_an_error_is_put_together_from_what_the_catalogue_knows(message, zh):
    assert told(InputError(message), "zh") == zh
    assert told(InputError(message), "en") == message


def test_an_error_of_a_file_is_told_in_the_language_of_the_run(command, tmp_path):
    (tmp_path / "bad.yaml").write_text("profile.rol: seller\n", encoding="utf-8")
    for arguments, said in (
        (("assess", "--no-input", "--answers", "none.yaml"), "没有这个文件"),
        (("assess", "--no-input", "--answers", "bad.yaml"), "没有此编号"),
        (("client", "show", "Nobody"), "没有这个客户"),
        (("report", "last", "--format", "md"), "没有这个评估"),
    ):
        status, _, err = command(*arguments, "--lang", "zh")
        assert status != 0
        assert said in err
