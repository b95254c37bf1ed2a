"""What is wrong with a command line, in the user's language."""

from __future__ import annotations

from typing import Any

from assistant.cli.words import say
from assistant.model.text import Lang


def misuse(lang: Lang, error: Any) -> str:
    """The message for an error of the command-line parser, with where the help is."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "credit-assistant"
    return f"{_wrong(lang, error)}\n    {say(lang, 'misuse.help', command=command)}"


def _wrong(lang: Lang, error: Any) -> str:
    match type(error).__name__:
        case "NoSuchOption":
            known = ", ".join(error.possibilities or ())
            return say(lang, "misuse.option", name=error.option_name) + (say(lang, "misuse.meant", names=known) if known else "")
        case "MissingParameter":
            param = error.param
            name = (param.metavar or param.human_readable_name) if param.param_type_name == "argument" else param.opts[0]
            return say(lang, "misuse.missing", name=name)
        case "UsageError" if str(error.message).startswith("No such command"):
            return _no_command(lang, error)
        case _:
            return str(error.format_message())


def _no_command(lang: Lang, error: Any) -> str:
    from difflib import get_close_matches

    name = str(error.message).split("'")[1]
    group = error.ctx.command
    near = get_close_matches(name, group.list_commands(error.ctx))
    return say(lang, "misuse.command", name=name) + (say(lang, "misuse.meant", names=", ".join(near)) if near else "")
