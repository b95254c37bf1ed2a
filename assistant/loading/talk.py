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
        held: Any = json.loads((content / TRAINED).read_bytes())
    except (OSError, ValueError):
        return None
    return held if isinstance(held, dict) else None


def answers(content: Path) -> dict[str, bytes]:
    """How people say their answers: the model of each question, as JSON; nothing where this content was not trained for it.

    Nothing of it is decoded before it is needed: it is most of what is kept.
    """
    try:
        lines = (content / ANSWERS).read_bytes().split(b"\n")[1:]  # the first tells what it was trained from
    except OSError:
        return {}
    parted = (line.partition(b"\t") for line in lines)
    return {question.decode(): model for question, tab, model in parted if tab}
