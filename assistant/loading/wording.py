"""What a violated schema says, in plain words: which thing is wrong, and what would be right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from assistant.loading.conditions import Flaw
from assistant.loading.documents import Steps, shown
from assistant.loading.suggest import did_you_mean

Level: TypeAlias = Mapping[str, Any]

NOUNS = {
    "thresholds": "threshold",
    "sections": "section",
    "questions": "question",
    "indicators": "indicator",
    "derivations": "derivation",
    "measures": "measure",
    "sources": "source",
    "markets": "market",
    "glossary": "term",
    "calendar": "calendar entry",
    "platforms": "platform",
    "rule_test": "case",
    "ladder_metric_test": "case",
    "rule": "rule",
    "ladder_metric": "ladder metric",
}
# where a value fails several keywords, the first of these tells it best
VALUE_KEYWORDS = ("type", "enum", "const", "pattern", "format", "minLength", "minimum", "maximum")

_TYPES = {
    "object": "a mapping",
    "array": "a list",
    "string": "a text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
}


def words(error: Any, levels: Sequence[Level], kind: str, data: Any) -> Iterator[Flaw]:
    """The flaws that one violation stands for. ``levels`` are the schemas from the top down to the one that failed."""
    steps: Steps = tuple(error.absolute_path)
    name = _named(steps, kind, data)
    instance = error.instance
    match error.validator:
        case "condition":
            yield steps, error.message, error.validator_value
        case "required":
            missing = [key for key in error.validator_value if key not in instance and repr(key) in error.message]
            own = "" if "properties" in levels[-1] else _remedy(levels)  # a demand that only some entries must meet says why
            for key in missing:
                right = own or _described(levels, key)
                yield steps, f"{name} lacks {key}", f"add {key}: {right}" if right else f"add {key}"
        case "dependentRequired":
            for key, needed in error.validator_value.items():
                for other in needed:
                    if key in instance and other not in instance:
                        yield (*steps, key), f"{name} has {key} without {other}", f"add {other}: {_described(levels, other)}"
        case "additionalProperties":
            keys = list(levels[-1].get("properties", {}))
            for key in instance:
                if key not in keys:
                    yield (*steps, key), *_extra(name, key, keys, instance[key])
        case "not":
            yield steps, f"{steps[-1]} does not belong here", f"remove it: {_remedy(levels)}"
        case _ if "propertyNames" in error.absolute_schema_path:
            yield (*steps, instance), f"{shown(instance)} is not an id", f"write {_remedy(levels)}"
        case _:
            remedy = _wanted("enum", error.validator_value) if _words_only(error) else _remedy(levels)
            yield steps, f"{name} {_complaint(error)}", f"write {remedy or _wanted(error.validator, error.validator_value)}"


def _extra(name: str, key: str, keys: list[str], value: Any) -> tuple[str, str]:
    if value is None and keys == ["en", "zh"]:
        return f"{name} breaks off at a comma, before {shown(key)}", "put the text in quotes: it holds a comma"
    return f"{name} has no key {shown(key)}", did_you_mean(key, keys, f"the keys are {', '.join(keys)}")


def _words_only(error: Any) -> bool:
    """Whether the remedy is to choose among some words (and not yes or no, which a file may also spell true or false)."""
    return error.validator == "enum" and all(isinstance(word, str) for word in error.validator_value)


def _remedy(levels: Sequence[Level]) -> str:
    own = levels[-1].get("description") if levels else None
    return str(own or "")


def _described(levels: Sequence[Level], key: str) -> str:
    """What the nearest schema that knows a key says of it."""
    for level in reversed(levels):
        part = level.get("properties", {}).get(key)
        if isinstance(part, Mapping) and "not" not in part and part.keys() & {"description", "type", "enum"}:
            return str(part.get("description") or _of(part))
    return ""


def _of(part: Mapping[str, Any]) -> str:
    return _wanted("enum", part["enum"]) if "enum" in part else _wanted("type", part["type"])


def _named(steps: Steps, kind: str, data: Any) -> str:
    """What a message calls the place: the entry, or the path inside it."""
    noun = NOUNS.get(kind)
    if noun is None or not isinstance(data, list):
        here = _path(steps)
        return here or (f"the {noun}" if noun and isinstance(data, dict) else "the file")
    if not steps:
        return "the file"
    entry = data[int(steps[0])]
    own = entry.get("id") if isinstance(entry, dict) else None
    title = f"the {noun} {own}" if isinstance(own, str) and own else f"{noun} {int(steps[0]) + 1}"
    return f"{_path(steps[1:])} of {title}" if steps[1:] else title


def _path(steps: Steps) -> str:
    found = ""
    for step in steps:
        found += f" {step + 1}" if isinstance(step, int) else f".{step}" if found else step
    return found


def _complaint(error: Any) -> str:
    instance, allowed = error.instance, error.validator_value
    match error.validator:
        case "type":
            return f"is {_kind(instance)}"
        case "enum" | "const" | "pattern" | "format":
            return f"is {shown(instance)}"
        case "minLength" | "minItems" | "minProperties" | "maxItems" | "maxProperties":
            return f"has {len(instance)} entr{'y' if len(instance) == 1 else 'ies'}" if instance else "is empty"
        case "uniqueItems":
            return "names the same twice"
        case "maximum":
            return f"is {shown(instance)}, above {allowed}"
        case "minimum" | "exclusiveMinimum":
            return f"is {shown(instance)}, below {allowed}" if instance < allowed else f"is {shown(instance)}"
        case _:
            return f"is wrong: {error.message}"


def _kind(instance: Any) -> str:
    match instance:
        case None:
            return "empty"
        case bool():
            return shown(instance)
        case int() | float():
            return f"the number {shown(instance)}"
        case str():
            return f"the text {shown(instance)}"
        case list():
            return "a list"
        case _:
            return "a mapping"


def _wanted(keyword: str, value: Any) -> str:
    match keyword:
        case "type":
            return " or ".join(_TYPES[t] for t in ([value] if isinstance(value, str) else value))
        case "enum":
            return ("one of " if len(value) > 1 else "") + ", ".join(shown(w) for w in value)
        case "uniqueItems":
            return "each once"
        case _:
            return "a value that fits"
