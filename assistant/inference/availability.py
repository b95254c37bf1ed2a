"""Whether durable-rules can be used in this Python, and if not, why and how to get it. Nothing else here needs it to be installed."""

from __future__ import annotations

import struct
import sys
from dataclasses import dataclass

from assistant.model.text import Text

_INSTALL = "python -m pip install --no-cache-dir durable-rules==2.0.28"
_INSTALL_313 = f'CPPFLAGS="-DPyEval_CallObject=PyObject_CallObject" {_INSTALL}'


@dataclass(frozen=True, slots=True)
class Availability:
    """``reason`` says how it stands; ``remedy`` what to do about it (empty when nothing is to be done)."""

    importable: bool
    reason: Text
    remedy: Text


def available() -> Availability:
    """Tries to import durable-rules and its compiled part."""
    if struct.calcsize("l") < 8:
        return Availability(
            importable=False,
            reason=Text("durable-rules is only exact where a C long has 64 bits.", "durable-rules 仅在 C long 为 64 位的平台上精确。"),
            remedy=Text("The judge decides alone on this platform.", "本平台由裁决器单独作出判断。"),
        )
    try:
        import durable.engine
        import durable.lang  # noqa: F401
    except ModuleNotFoundError:
        return Availability(
            importable=False,
            reason=Text("durable-rules is not installed.", "未安装 durable-rules。"),
            remedy=_remedy(sys.version_info[:2]),
        )
    except ImportError as error:
        return Availability(
            importable=False,
            reason=Text(f"durable-rules is installed but does not load: {error}", f"durable-rules 已安装但无法加载：{error}"),
            remedy=_remedy(sys.version_info[:2]),
        )
    return Availability(importable=True, reason=Text("durable-rules loads.", "durable-rules 可用。"), remedy=Text("", ""))


def _remedy(python: tuple[int, int]) -> Text:
    line = _INSTALL_313 if python >= (3, 13) else _INSTALL
    return Text(
        f"It is built from source: install a C compiler and the Python headers, then run\n  {line}\nWithout it the judge decides alone.",
        f"它需要从源码编译：请先安装 C 编译器和 Python 头文件，然后运行\n  {line}\n未安装时由裁决器单独作出判断。",
    )
