"""How well typed lines are understood: sets of utterances through the same function as the command ``understand``, as tables.

    python benchmarks/understanding.py                      # all sets of ours
    python benchmarks/understanding.py --page               # and write their tables into docs/understanding.md
    python benchmarks/understanding.py SET.jsonl … --wrong  # other sets, with every line that was not right

Each line is {"text", "question": ID or null, "lang", "expect": {"intent", "facts"?, "also"?, "ask_first"?, "about"?, "or"?}}. An answer is
right where intent and facts are those that are expected, all of them and no others but those that were said ``also``; a value that is
rightly said back counts as right. Where two readings are equally good, the others stand under ``or``, each as an expectation of its own.
Offered in part is what was said back and is so, though something that was said is missing: it is not counted as right. Wrongly filed
is what would be stored without asking although it is not so, or should have been asked first.
"""

from __future__ import annotations

import argparse
import datetime
import json
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from assistant.api.desk import Desk
from assistant.api.hearing import Heard, heard

ROOT = Path(__file__).parents[1]
OURS = [ROOT / "tests" / "spoken" / name for name in ("first.jsonl", "second.jsonl", "third.jsonl", "fourth.jsonl")]
PAGE, BELOW = ROOT / "docs" / "understanding.md", "## How well it does"
TYPES = ("answer", "command", "question of the field", "question elsewhere", "other")
COLUMNS = ("lines", "right", "offered right", "offered in part", "wrongly filed", "declined")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("sets", nargs="*", type=Path, metavar="SET.jsonl", default=OURS)
    arguments.add_argument("--page", action="store_true", help="write the tables into the page of the documentation")
    arguments.add_argument("--wrong", action="store_true", help="print every line that was not right")
    arguments.add_argument("--as-of", type=datetime.date.fromisoformat, default=datetime.date(2026, 11, 22))
    chosen = arguments.parse_args()
    today = datetime.datetime.combine(chosen.as_of, datetime.time(12), datetime.UTC)
    with tempfile.TemporaryDirectory() as home:
        desk = Desk(Path(home), Path(home), None, lambda: today)
        tables = [table(desk, file, wrong=chosen.wrong) for file in chosen.sets]
    text = "\n".join(tables)
    print(text)
    if chosen.page:
        head = PAGE.read_text(encoding="utf-8").partition(BELOW)[0]
        PAGE.write_text(f"{head}{BELOW}\n\n{text}", encoding="utf-8")


def table(desk: Desk, file: Path, *, wrong: bool) -> str:
    """One set as a table by type and language."""
    library = desk.library(desk.today())
    counted: dict[tuple[str, str], Counter[str]] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        if not line.strip():
            continue
        given = json.loads(line)
        expect = given["expect"]
        got = heard(desk, library, given["text"], given.get("question"), given["lang"])
        kind = type_of(expect)
        marks = next((m for m in (scored(e, got) for e in (expect, *expect.get("or", ()))) if "right" in m), scored(expect, got))
        for column in ("lines", *marks):
            for key in ((kind, given["lang"]), (kind, "both"), ("all", given["lang"]), ("all", "both")):
                counted.setdefault(key, Counter())[column] += 1
        if wrong and "right" not in marks:
            about = f" about {list(got.about)}" if got.about else ""
            print(f"{kind} [{given['lang']}] {given.get('question') or '–'}: {given['text']}")
            print(f"    expected {json.dumps(expect, ensure_ascii=False)}")
            filed = " WRONGLY FILED" if "wrongly filed" in marks else ""
            print(f"    got {got.intent} {got.facts}{' to be confirmed' if got.confirm else ''}{about}{filed}")
    rows = [f"### {file.name}", "", "| type | language | " + " | ".join(COLUMNS) + " |", "|---|---|" + "---:|" * len(COLUMNS)]
    shown = [(kind, lang) for kind in (*TYPES, "all") for lang in ("en", "zh", "both") if (kind, lang) in counted]
    rows += [f"| {kind} | {lang} | " + " | ".join(_cells(counted[kind, lang])) + " |" for kind, lang in shown]
    return "\n".join([*rows, ""])


def type_of(expect: dict[str, Any]) -> str:
    """Which of the types a line is."""
    match expect["intent"]:
        case "answer" | "other" as same:
            return str(same)
        case "ask":
            return "question of the field" if expect.get("about") else "question elsewhere"
        case _:
            return "command"


def scored(expect: dict[str, Any], got: Heard) -> set[str]:
    """Which columns the line counts in."""
    marks: set[str] = set()
    facts = expect.get("facts")
    match type_of(expect):
        case "answer":
            same = got.intent == "answer" and equal(got.facts, facts or {}, expect.get("also"))
            right = same and (got.confirm or not got.facts or not expect.get("ask_first"))
            if not facts:
                right = not got.facts or got.confirm
        case "command":
            right = got.intent == expect["intent"] and (facts is None or equal(got.facts, facts))
        case "question of the field":
            right = got.intent == "ask" and got.answer is not None and bool(got.about) and got.about[0] in expect["about"]
        case "question elsewhere":
            right = got.intent in {"ask", "other"} and got.answer is None
        case _:
            right = got.intent == "other" and not got.facts and got.answer is None
    if right:
        marks.add("right")
        if got.confirm:
            marks.add("offered right")
    elif got.confirm and got.facts and equal(got.facts, {i: v for i, v in (facts or {}).items() if i in got.facts}, expect.get("also")):
        marks.add("offered in part")
    if got.facts and not got.confirm and (not equal(got.facts, facts or {}) or expect.get("ask_first")):
        marks.add("wrongly filed")
    if expect["intent"] == "ask" and got.answer is None:
        marks.add("declined")
    return marks


def equal(got: dict[str, Any], expected: dict[str, Any], also: dict[str, Any] | None = None) -> bool:
    """Whether the facts are the same, all and no others but what was said ``also``; numbers within 1e-9, chosen options in any order."""
    may_be = {**(also or {}), **expected}
    return expected.keys() <= got.keys() <= may_be.keys() and all(_same(got[k], may_be[k]) for k in got)


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, int | float) and isinstance(other, int | float):
        return abs(one - other) <= 1e-9
    if isinstance(one, list) and isinstance(other, list):
        return sorted(map(str, one)) == sorted(map(str, other))
    return bool(one == other)


def _cells(count: Counter[str]) -> list[str]:
    lines = count["lines"]
    return [str(lines)] + [f"{count[c] / lines:.1%} ({count[c]})" if count[c] else "0" for c in COLUMNS[1:]]


if __name__ == "__main__":
    main()
