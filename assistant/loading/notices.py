"""Remarks that lie beside a file and that every print of an assessment made from it must carry."""

from __future__ import annotations

from pathlib import Path

from assistant.errors import InputError
from assistant.loading.definitions import text
from assistant.loading.reading import read_plain
from assistant.model.text import Text

INVENTED = Text("The answers are invented: no real enterprise gave them.", "答案为虚构，并非任何真实企业所填。")


def notices_of(path: Path) -> tuple[Text, ...]:
    """For answers or data of a worked case (``case.yaml`` beside it says ``invented: yes``), and for a table with a notice of its own.

    The notice of ``table.csv`` is ``table.notice.yaml`` beside it, with ``en`` and ``zh``. Raises InputError where it cannot be read: a
    remark that must be printed is never dropped.
    """
    case, own = path.parent / "case.yaml", path.parent / f"{path.name.split('.')[0]}.notice.yaml"
    found = []
    if case.is_file():
        story = read_plain(case)
        if isinstance(story, dict) and story.get("invented") in ("yes", True):
            found.append(INVENTED)
    if own.is_file():
        told = read_plain(own)
        if not isinstance(told, dict) or not all(isinstance(told.get(lang), str) for lang in ("en", "zh")):
            raise InputError(f"{own}:1: the notice is no text in both languages\n    write en: … and zh: …")
        found.append(text(told))
    return tuple(found)
