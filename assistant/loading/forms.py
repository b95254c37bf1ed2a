"""The form of each kind of file, checked with the published JSON Schemas.

The schema is the checker, and its descriptions are the remedies that an author reads. The schemas are those of this program,
not of the content root that is checked.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from assistant.errors import Problem
from assistant.loading.conditions import flaws
from assistant.loading.documents import Document, Steps
from assistant.loading.layout import own_root
from assistant.loading.wording import VALUE_KEYWORDS, Level, words

_CONDITION = "/condition"


class Forms:
    """The schemas of all kinds, read once per check."""

    def __init__(self, folder: Path | None = None) -> None:
        from jsonschema import Draft202012Validator
        from jsonschema.validators import extend

        folder = folder or own_root() / "knowledge" / "schema"
        self.schemas: dict[str, Any] = {f.name: json.loads(f.read_text(encoding="utf-8")) for f in folder.glob("*.schema.json")}
        widened: Any = extend
        self.checker: Any = widened(Draft202012Validator, {"$ref": self._follow})
        self.formats = Draft202012Validator.FORMAT_CHECKER

    def problems(self, document: Document, kind: str) -> list[tuple[Steps, Problem]]:
        """Every problem of form, each with the steps of the entry that it breaks.

        Where a value fails several keywords, the one that tells it best is told.
        """
        schema = self.schemas[f"{kind}.schema.json"]
        found: dict[tuple[Steps, str], tuple[int, Problem]] = {}
        for error in self.checker(schema, format_checker=self.formats).iter_errors(document.data):
            keyword = str(error.validator)
            rank = VALUE_KEYWORDS.index(keyword) if keyword in VALUE_KEYWORDS else -1
            levels = [] if keyword == "condition" else self._levels(schema, list(error.absolute_schema_path))
            for place, wrong, right in words(error, levels, kind, document.data):
                key = (place, "" if rank >= 0 else wrong)
                if key not in found or rank < found[key][0]:
                    found[key] = (rank, Problem(document.path, document.line(place), wrong, right))
        listed = schema["type"] == "array"
        return [(place[:1] if listed else (), problem) for (place, _), (_, problem) in found.items()]

    def _follow(self, validator: Any, ref: str, instance: Any, _schema: Any) -> Iterator[Any]:
        """``$ref``: into another part or file; conditions are walked by hand, so that a message names the bad leaf."""
        from jsonschema import ValidationError

        if ref.endswith(_CONDITION):
            for steps, wrong, right in flaws(instance, ()):
                yield ValidationError(wrong, validator="condition", validator_value=right, path=steps, instance=instance)
        else:
            yield from validator.descend(instance, self._resolved(ref))

    def _resolved(self, ref: str) -> Any:
        name, _, place = ref.partition("#")
        node = self.schemas[name or "common.schema.json"]
        for step in place.strip("/").split("/"):
            node = node[step]
        return node

    def _levels(self, schema: Level, path: Sequence[Any]) -> list[Level]:
        """The schemas from the top down to the one whose keyword, the last of ``path``, failed; references opened."""
        found = [self._opened(schema)]
        node: Any = found[0]
        for step in path[:-1]:
            node = node[step]
            if isinstance(node, dict):
                node = self._opened(node)
                found.append(node)
        return found

    def _opened(self, node: Level) -> Level:
        """A schema with what its reference says; its own description goes before that of the reference."""
        while "$ref" in node:
            node = {**self._resolved(node["$ref"]), **{key: value for key, value in node.items() if key != "$ref"}}
        properties = node.get("properties")
        if isinstance(properties, dict):
            return {**node, "properties": {key: self._opened(part) for key, part in properties.items()}}
        return node
