"""The wording that belongs to the product, not to the rule base: one JSON file, every entry in both languages.

A missing entry is an error, never an empty place on paper.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from assistant.errors import InputError
from assistant.model.text import Lang, Text

FILE = "report/strings.json"
RULEBOOK = "rulebook/strings.json"  # what is said of rules and knowledge where there is no assessment


def catalogue(templates: Path, file: str = FILE) -> dict[str, Text]:
    """Every entry by its dotted name. Raises InputError when the file is missing or an entry lacks a language."""
    path = templates / file
    try:
        tree = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: cannot be read as the catalogue of the report's wording ({error})") from error
    found: dict[str, Text] = {}
    _collect(tree, "", found, path)
    return found


def strings(templates: Path, lang: Lang) -> Mapping[str, str]:
    """The catalogue in one language."""
    return MappingProxyType({key: text.in_(lang) for key, text in catalogue(templates).items()})


def rulebook_strings(templates: Path, lang: Lang) -> Mapping[str, str]:
    """The wording of the rule book as well, in one language."""
    return MappingProxyType({**strings(templates, lang), **{key: text.in_(lang) for key, text in catalogue(templates, RULEBOOK).items()}})


def _collect(node: object, name: str, found: dict[str, Text], path: Path) -> None:
    match node:
        case {"en": str(en), "zh": str(zh), **rest} if not rest:
            found[name] = Text(en, zh)
        case dict() if node and not node.keys() & {"en", "zh"}:
            for key, part in node.items():
                _collect(part, f"{name}.{key}" if name else key, found, path)
        case _:
            raise InputError(f"{path}: {name}: an entry has exactly the two texts en and zh")
