"""--help: examples first, then usage and options, measured in cells so that both languages stand in line; no heavy import."""

from __future__ import annotations

from collections.abc import Iterable
from shutil import get_terminal_size
from typing import Any

from assistant.cli.cells import pad, width
from assistant.cli.layout import MOST, hang, paragraph
from assistant.cli.words_help import COMMANDS, EVERYWHERE, HEADS, OPTIONS, STATUSES
from assistant.model.text import Lang

_WIDEST = 30  # cells of the left column


def group_help(path: str, names: list[str], ctx: Any) -> str:
    """The help of the program itself (``path`` empty) or of a group of commands."""
    lang, cells = _lang(ctx), _cells()
    entry = COMMANDS[path]
    rows = [(f"{name} …" if f"{path} {name}".strip() in _GROUPS else name, _summary(lang, f"{path} {name}".strip())) for name in names]
    lines = [paragraph(f"{f'credit-assistant {path}'.strip()} – {_in(lang, entry.summary)}", cells), ""]
    lines += _examples(lang, entry.examples, cells)
    lines += [_head(lang, "commands"), *_columns(rows, cells), ""]
    lines += [_head(lang, "everywhere"), *_columns([(k, _in(lang, v)) for k, v in EVERYWHERE.items()], cells)]
    if not path:
        lines += ["", _head(lang, "statuses"), *_columns([(k, _in(lang, v)) for k, v in STATUSES.items()], cells)]
    return "\n".join(lines)


def command_help(command: Any, ctx: Any) -> str:
    """The help of one command."""
    lang, cells = _lang(ctx), _cells()
    path = ctx.command_path.removeprefix("credit-assistant").strip()
    entry = COMMANDS[path]
    lines = [paragraph(f"credit-assistant {path} – {_in(lang, entry.summary)}", cells), ""]
    lines += _examples(lang, entry.examples, cells)
    lines += [_head(lang, "usage"), f"  {usage(command, path)}", ""]
    if entry.more:
        lines += [paragraph(_in(lang, entry.more), cells), ""]
    rows = parameters(command, path, lang)
    if rows:
        lines += [_head(lang, "options"), *_columns(rows, cells), ""]
    lines += [_head(lang, "everywhere"), *_columns([(k, _in(lang, v)) for k, v in EVERYWHERE.items()], cells)]
    return "\n".join(lines)


def usage(command: Any, path: str) -> str:
    """How a command is written: its arguments, and whether it has options."""
    arguments = [_name(p) for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option" and p.name != "help"]
    return " ".join(["credit-assistant", path, *arguments, *(["[…]"] if options else [])])


def parameters(command: Any, path: str, lang: Lang) -> list[tuple[str, str]]:
    """The arguments and options of a command, each with what it is for."""
    own = [(p, f"{path}.{p.name}") for p in command.params if p.name != "help"]
    return [(_name(p), _in(lang, OPTIONS[full] if full in OPTIONS else OPTIONS[str(p.name)])) for p, full in own]


_GROUPS = frozenset(name.split()[0] for name in COMMANDS if " " in name)


def _lang(ctx: Any) -> Lang:
    return ctx.find_root().obj.lang  # type: ignore[no-any-return]  # Settings


def _in(lang: Lang, texts: tuple[str, str]) -> str:
    return texts[lang == "zh"]


def _summary(lang: Lang, path: str) -> str:
    return _in(lang, COMMANDS[path].summary)


def _head(lang: Lang, name: str) -> str:
    return _in(lang, HEADS[name])


def _examples(lang: Lang, examples: Iterable[tuple[str, tuple[str, str]]], cells: int) -> list[str]:
    lines = [_head(lang, "examples")]
    for command, said in examples:
        lines += [f"  credit-assistant {command}".rstrip(), paragraph(_in(lang, said), cells, indent=6)]
    return [*lines, ""]


def _name(param: Any) -> str:
    if param.param_type_name == "argument":
        name = param.metavar or param.human_readable_name
        return name if param.required or name.startswith("[") else f"[{name}]"
    option = ", ".join(param.opts)
    return option if param.is_flag else f"{option} {param.metavar or 'TEXT'}"


def _columns(rows: list[tuple[str, str]], cells: int) -> list[str]:
    left = min(_WIDEST, max(width(name) for name, _ in rows))
    lines = []
    for name, said in rows:
        if width(name) > left:
            lines += [f"  {name}", paragraph(said, cells, indent=left + 4)]
        else:
            lines.append(hang(f"  {pad(name, left)}  ", said, cells))
    return lines


def _cells() -> int:
    return min(MOST, get_terminal_size().columns)
