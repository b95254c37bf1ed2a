"""Runs one command and turns every failure into a message and an exit status: the only place that does."""

from __future__ import annotations

import errno
import os
import sys

from assistant.cli.settings import Settings, language, settings
from assistant.cli.words import say
from assistant.errors import AssistantError, InputError, RuleBaseError
from assistant.model.text import Lang

INTERRUPTED = 130  # Ctrl-C or the end of input in the middle; nothing acknowledged is lost

# what comes with an extra: module -> extra of the package
EXTRAS = {"ibis": "data", "duckdb": "data", "pyarrow": "data", "openpyxl": "data", "sklearn": "score", "scipy": "score", "numpy": "score"}

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EIO)  # of standard output; files name themselves

_FIRST = 3  # problems of the rule base that are shown where they are only in the way


def run(args: list[str]) -> int:
    """The exit status of ``credit-assistant`` with these arguments."""
    import typer

    lang = language(args)
    usage_error: type[Exception] = typer.BadParameter.__base__  # type: ignore[assignment]  # the parser's own, wherever it lives
    try:
        chosen, rest = settings(args)
        lang = chosen.lang
        return _invoke(rest, chosen)
    except typer.Exit as done:
        return done.exit_code
    except (KeyboardInterrupt, typer.Abort):
        _tell(say(lang, "interrupted"))
        return INTERRUPTED
    except RuleBaseError as error:
        _tell(say(lang, "error", text=_shortened(lang, error)))
        return error.exit_status
    except AssistantError as error:
        from assistant.cli.errors_told import told

        _tell(say(lang, "error", text=told(error, lang)))
        return error.exit_status
    except usage_error as error:
        from assistant.cli.misuse import misuse

        _tell(say(lang, "error", text=misuse(lang, error)))
        return 2
    except BrokenPipeError:  # the reader of our output has gone, as head does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # shown, not hidden: in short, and in full on demand
        if (missing := _missing(error)) is not None:
            _tell(say(lang, "error", text=say(lang, "extra.missing", module=missing, extra=EXTRAS[missing])))
            return 1
        if os.environ.get("CREDIT_ASSISTANT_DEBUG", "") not in ("", "0"):
            raise
        _tell(say(lang, "unexpected", error=f"{type(error).__name__}: {error}"))
        return 1


def _invoke(args: list[str], chosen: Settings) -> int:
    from assistant.cli.commands import root

    command = root()
    try:
        with command.make_context("credit-assistant", args, obj=chosen) as context:
            status = command.invoke(context)
        sys.stdout.flush()
    except OSError as error:
        if error.filename is not None or error.errno not in _NO_ROOM:
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left in the buffer cannot be written either
        raise InputError(say(chosen.lang, "output_full", reason=str(error.strerror))) from error
    return status if isinstance(status, int) else 0


def _shortened(lang: Lang, error: RuleBaseError) -> str:
    """The first problems only: who wants them all runs ``rules check``."""
    first = "\n".join(str(problem) for problem in error.problems[:_FIRST])
    more = len(error.problems) - _FIRST
    return f"{first}\n{say(lang, 'rules.more', n=str(more))}" if more > 0 else first


def _missing(error: Exception) -> str | None:
    """The optional library that is not installed, where that is what went wrong."""
    name = (error.name or "").partition(".")[0] if isinstance(error, ModuleNotFoundError) else ""
    return name if name in EXTRAS else None


def _tell(text: str) -> None:
    sys.stdout.flush()
    print(text, file=sys.stderr)  # noqa: T201 - the one message
