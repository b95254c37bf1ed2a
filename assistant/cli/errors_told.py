"""An error in the language of the run: rooms speak English of files and of the store, and the catalogue knows it in Chinese.

The trap it guards: what the catalogue does not know stays as it is, whole; a file, a name or a figure is never translated away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from assistant.cli.words_errors import ERRORS
from assistant.errors import AssistantError
from assistant.model.text import Lang

_PLACE = re.compile(r"\{([a-z]+)\}")
_MOST_PARTS = 6  # among which it is looked where a sentence falls in two
_LINE = re.compile(r"(?P<place>.+?:[0-9]+): (?P<rest>.+)")  # of a file, with the number of the line


def told(error: AssistantError, lang: Lang) -> str:
    """The message of an error."""
    said = error.in_(lang)
    return "\n".join(_line(line) for line in said.splitlines()) if lang == "zh" else said


def _line(line: str) -> str:
    text = line.lstrip(" ")
    return line[: len(line) - len(text)] + (in_chinese(text) or text)


@lru_cache(maxsize=1024)
def in_chinese(text: str) -> str | None:
    """What the catalogue makes of a sentence, of what stands after a file or a row, or of two halves; None where it knows none of it."""
    if found := _LINE.fullmatch(text):
        rest = in_chinese(found["rest"])
        return None if rest is None else f"{found['place']}：{rest}"
    return _whole(text, strict=True) or next(_halves(text), None) or _whole(text, strict=False)


def _halves(text: str) -> Iterator[str]:
    """The sentence in two, where both are known; then where one of them is: the other may be a name, or what a system says."""
    known = []
    for sign, joint in ((": ", "："), ("; ", "；")):
        parts = text.split(sign)
        for place in range(1, min(len(parts), _MOST_PARTS)):
            both = [sign.join(parts[:place]), sign.join(parts[place:])]
            said = [in_chinese(part) for part in both]
            known.append((sum(part is None for part in said), joint.join(new or old for new, old in zip(said, both, strict=True))))
    yield from (said for missing, said in sorted(known, key=lambda found: found[0]) if missing < 2)


def _whole(text: str, *, strict: bool) -> str | None:
    """``strict``: what is named may hold neither of the signs at which sentences are put together."""
    for pattern, _, zh in _entries():
        found = pattern.fullmatch(text)
        if found and not (strict and any(sign in value for value in found.groups() for sign in (": ", "; "))):
            values = {name: in_chinese(value) or value for name, value in found.groupdict().items()}
            return _PLACE.sub(lambda place, values=values: values[place[1]], zh)  # type: ignore[misc]
    return None


@cache
def _entries() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """The entries, those with most words of their own first."""
    found = []
    for en, zh in ERRORS:
        parts = _PLACE.split(en)
        pattern = "".join(f"(?P<{part}>.+?)" if n % 2 else re.escape(part) for n, part in enumerate(parts))
        found.append((re.compile(pattern, re.IGNORECASE), en, zh))
    return tuple(sorted(found, key=lambda entry: -len(_PLACE.sub("", entry[1]))))
