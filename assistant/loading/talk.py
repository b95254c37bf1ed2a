"""What side talk was trained to: ``knowledge/talk/trained.json``, written ahead of time. Not a part of the rule base and its digest."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

TRAINED = "knowledge/talk/trained.json"
ANSWERS = "knowledge/talk/answers.jsonl"


def talk(content: Path) -> dict[str, Any] | None:
    """The plain form of the talk; None where this content has none, or one that cannot be read."""
    try:
        held: Any = json.loads((content / TRAINED).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return held if isinstance(held, dict) else None


def answers(content: Path) -> dict[str, str]:
    """How people say their answers: the model of each question, as JSON; nothing where this content was not trained for it."""
    try:
        lines = (content / ANSWERS).read_text(encoding="utf-8").splitlines()[1:]  # the first tells what it was trained from
    except (OSError, UnicodeDecodeError):
        return {}
    return dict(line.split("\t", 1) for line in lines if "\t" in line)
