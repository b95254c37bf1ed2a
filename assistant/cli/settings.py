"""What holds for every command: language, kind of output, folders. Options go before the environment.

These options may stand anywhere on the line, so they are taken out before the command reads its own.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import cast

from assistant.errors import UsageError
from assistant.model.text import Lang

FLAGS = ("--json", "--no-input", "--accessible", "--no-color")
VALUES = ("--lang", "--content")


@dataclass(frozen=True, slots=True)
class Settings:
    """``home`` None means the user's data folder, ``content`` None the rule base that ships."""

    lang: Lang
    lang_given: bool  # by option or CREDIT_ASSISTANT_LANG, not only by the system
    json: bool
    no_input: bool
    accessible: bool
    color: bool | None  # None: as the stream allows
    home: Path | None
    content: Path | None
    debug: bool


def settings(args: list[str], environ: Mapping[str, str] = os.environ) -> tuple[Settings, list[str]]:
    """The settings, and the arguments that are left for the command. Raises UsageError for a value that cannot be."""
    flags, values, rest = _taken(args)
    given = values.get("--lang") or environ.get("CREDIT_ASSISTANT_LANG")
    lang = given or _system_language(environ)
    if lang not in ("en", "zh"):
        raise UsageError(f"--lang {lang}: this language is not spoken here\n    Write --lang en or --lang zh.")
    content = values.get("--content") or environ.get("CREDIT_ASSISTANT_CONTENT")
    home = environ.get("CREDIT_ASSISTANT_HOME")
    plain = "--no-color" in flags or bool(environ.get("NO_COLOR")) or environ.get("TERM") == "dumb"
    return Settings(
        lang=cast("Lang", lang),
        lang_given=bool(given),
        json="--json" in flags,
        no_input="--no-input" in flags,
        accessible="--accessible" in flags or _on(environ, "CREDIT_ASSISTANT_ACCESSIBLE"),
        color=False if plain else True if _on(environ, "FORCE_COLOR") else None,
        home=Path(home) if home else None,
        content=Path(content) if content else None,
        debug=_on(environ, "CREDIT_ASSISTANT_DEBUG"),
    ), rest


def language(args: list[str], environ: Mapping[str, str] = os.environ) -> Lang:
    """The language for a message about arguments that cannot be read; never fails."""
    wanted = next((b for a, b in pairwise(args) if a == "--lang"), None) or environ.get("CREDIT_ASSISTANT_LANG")
    return "zh" if (wanted if wanted in ("en", "zh") else _system_language(environ)) == "zh" else "en"


def _taken(args: list[str]) -> tuple[set[str], dict[str, str], list[str]]:
    flags, values, rest = set(), {}, []
    waiting = list(args)
    while waiting:
        arg = waiting.pop(0)
        name, equals, value = arg.partition("=")
        if arg == "--":
            rest += [arg, *waiting]
            break
        if arg in FLAGS:
            flags.add(arg)
        elif name in VALUES:
            if not equals and not waiting:
                raise UsageError(f"{name}: the value is missing\n    credit-assistant --help shows what can be written.")
            values[name] = value if equals else waiting.pop(0)
        else:
            rest.append(arg)
    return flags, values, rest


def _system_language(environ: Mapping[str, str]) -> Lang:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environ.get(name):
            return "zh" if environ[name].lower().startswith("zh") else "en"
    return "en"


def _on(environ: Mapping[str, str], name: str) -> bool:
    return environ.get(name, "") not in ("", "0")
