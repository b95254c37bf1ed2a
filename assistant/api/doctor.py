"""The state of the installation: what works, what does not, and what to do about it."""

from __future__ import annotations

import importlib.util
import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from assistant import __version__
from assistant.api.desk import Desk
from assistant.errors import AssistantError
from assistant.model.text import Text

_NOTHING = Text("", "")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at. ``state`` is ok, missing (an optional part) or broken; ``remedy`` is empty where nothing is to be done."""

    name: Text
    state: str
    detail: Text
    remedy: Text = _NOTHING


_OPTIONAL = {
    "ibis": (Text("Tables (CSV, Parquet, XLSX)", "数据表（CSV、Parquet、XLSX）"), "data"),
    "openpyxl": (Text("XLSX files", "XLSX 文件"), "data"),
    "sklearn": (Text("Fitting weights", "权重拟合"), "score"),
}


def examine(desk: Desk) -> Iterator[Check]:
    """Program, rule base, engine, store and optional parts, in that order."""
    version = f"{__version__}, Python {platform.python_version()}, {sys.platform}"
    yield Check(Text("Program", "程序"), "ok", Text(version, version))
    yield _rule_base(desk)
    yield _engine()
    yield _store(desk)
    for module, (name, extra) in _OPTIONAL.items():
        found = importlib.util.find_spec(module) is not None
        command = f"python -m pip install 'credit-assistant[{extra}]'"
        yield Check(
            name,
            "ok" if found else "missing",
            Text("installed", "已安装") if found else Text("not installed", "未安装"),
            Text("", "") if found else Text(command, command),
        )


def _rule_base(desk: Desk) -> Check:
    name = Text("Rule base", "规则库")
    try:
        compiled = desk.compiled
    except AssistantError as error:
        first = str(error).splitlines()[0]
        return Check(name, "broken", Text(first, first), Text("credit-assistant rules check", "credit-assistant rules check"))
    detail = f"{compiled['version']}, {compiled['digest'][:12]}, {desk.content}"
    return Check(name, "ok", Text(detail, detail))


def _engine() -> Check:
    from assistant.inference.availability import available

    engine = available()
    return Check(Text("durable-rules", "durable-rules"), "ok" if engine.importable else "missing", engine.reason, engine.remedy)


def _store(desk: Desk) -> Check:
    name = Text("Store", "数据存储")
    try:
        with desk.store() as store:
            where = str(store.path)
    except AssistantError as error:
        wrong, _, right = str(error).partition("\n")
        return Check(name, "broken", Text(wrong, wrong), Text(right.strip(), right.strip()))
    return Check(name, "ok", Text(where, where))
