"""``assess``: judge an enterprise, by interview or, with --no-input, complete from files; and how every assessment ends on the screen."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.layout import shown
from assistant.cli.settings import Settings
from assistant.errors import InputError, UsageError

if TYPE_CHECKING:
    from assistant.api.assessment import Assessment
    from assistant.api.interviews import Interview
    from assistant.cli.screen import Screen

VETO, UNDECIDED = 3, 4  # exit statuses of --fail-on
_REASONS = ("veto", "undecided")
_YEARS = (1900, 2999)


def assess(  # noqa: PLR0917 - typer calls it by name
    ctx: typer.Context,
    answers: Annotated[Path | None, typer.Option("--answers", metavar="FILE")] = None,
    data: Annotated[Path | None, typer.Option("--data", metavar="FILE")] = None,
    row: Annotated[str | None, typer.Option("--row", metavar="ID")] = None,
    client: Annotated[str | None, typer.Option("--client", metavar="NAME")] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DAY")] = None,
    fast: Annotated[bool, typer.Option("--fast")] = False,
    respondent: Annotated[str, typer.Option("--respondent", metavar="NAME")] = "",
    report: Annotated[list[Path] | None, typer.Option("--report", metavar="FILE")] = None,
    fail_on: Annotated[list[str] | None, typer.Option("--fail-on", metavar="veto|undecided")] = None,
) -> int:
    """The command; its help is in the catalogue."""
    from assistant.cli.desks import desk
    from assistant.cli.reporting import checked_formats
    from assistant.cli.screen import Screen

    chosen: Settings = ctx.obj
    screen = Screen(chosen)
    day = given_day(screen, "--as-of", as_of)
    reports, failing = checked_formats(screen, report or []), _failing(screen, fail_on or [])
    if row and not data:
        raise UsageError(screen.say("misuse.row"))
    at = desk(chosen)
    if chosen.no_input:
        if answers is None and data is None:
            raise UsageError(screen.say("misuse.no_input"))
        return conclude(screen, at.assess(answers=answers, data=data, row=row, client=client, as_of=day), reports, failing)
    from assistant.api.interviews import begin, waiting
    from assistant.interview.asking import Order

    given = at.read(at.library(day or at.today()), answers, data, row) if answers or data else None
    if client and (unfinished := waiting(at, client)):
        screen.tell(screen.say("talk.waiting", client=client, id=unfinished[0].id))
    order = Order.FAST if fast else Order.QUICK
    interview = begin(at, lang=chosen.lang, client=client, as_of=day, order=order, given=given, respondent=named(screen, respondent))
    return interviewed(screen, interview, reports, failing)


def interviewed(screen: Screen, interview: Interview, reports: list[Path], failing: frozenset[str]) -> int:
    """The talk, then the ending; who leaves in the middle is told how to go on."""
    from assistant.cli.lines import conversing
    from assistant.cli.reporting import default_path
    from assistant.cli.running import INTERRUPTED
    from assistant.cli.talk import converse

    if interview.lang != screen.lang:
        interview.speak(screen.lang)
    if interview.news is not None:
        from assistant.cli.news import told

        told(screen, interview)
    try:
        with interview.holding_store(), conversing(screen):
            assessment = converse(screen, interview)
    except (KeyboardInterrupt, EOFError):
        screen.tell("", screen.say("talk.stopped"))
        screen.tell(screen.say("talk.resume", id=interview.id))
        return INTERRUPTED
    if assessment is None:
        screen.tell(screen.say("talk.resume", id=interview.id))
        return 0
    terminal = sys.stdin.isatty() and sys.stdout.isatty()
    return conclude(screen, assessment, reports or ([default_path(assessment)] if terminal else []), failing, interview=interview)


def conclude(
    screen: Screen, assessment: Assessment, reports: list[Path], failing: frozenset[str], *, interview: Interview | None = None
) -> int:
    """Print the verdict, write the reports, and give the exit status that --fail-on asks for."""
    from assistant.api.assessment import verdict_json
    from assistant.cli.reporting import write

    if screen.settings.json:
        screen.json(verdict_json(assessment, screen.lang))
        for path in reports:
            write(screen, assessment, path)
    else:
        from assistant.api.reports import outline_of
        from assistant.cli.ending import ending
        from assistant.report.catalogue import strings

        outline = outline_of(assessment, screen.lang)
        screen.result(*ending(screen, assessment, outline, strings(assessment.templates, screen.lang)))
        for path in reports:
            screen.result(screen.say("end.report", path=str(write(screen, assessment, path))))
        screen.next(_next(assessment, interview))
    return _status(assessment, failing)


def given_day(screen: Screen, option: str, text: str | None) -> datetime.date | None:
    """A day from the command line, in years that have neighbours on the calendar. Raises UsageError for anything else."""
    from assistant.loading.values import day_of

    if text is None:
        return None
    day = day_of(text)
    if day is None or not _YEARS[0] <= day.year <= _YEARS[1]:
        first, last = (str(year) for year in _YEARS)
        raise UsageError(screen.say("misuse.day", name=option, value=text, first=first, last=last))
    return day


def named(screen: Screen, respondent: str) -> str:
    """The name of who answers. Raises UsageError for what cannot be a name."""
    from assistant.store.clients import checked_name

    if not respondent:
        return ""
    try:
        return checked_name(respondent)
    except InputError as error:
        raise UsageError(screen.say("misuse.respondent", value=shown(respondent))) from error


def _failing(screen: Screen, reasons: list[str]) -> frozenset[str]:
    for reason in reasons:
        if reason not in _REASONS:
            raise UsageError(screen.say("misuse.choice", name="--fail-on", value=reason, options=", ".join(_REASONS)))
    return frozenset(reasons)


def _status(assessment: Assessment, failing: frozenset[str]) -> int:
    verdict = assessment.core["verdict"]
    if "veto" in failing and (verdict["vetoes"] or verdict["market_vetoes"]):
        return VETO
    return UNDECIDED if "undecided" in failing and not verdict["grade"]["decided"] else 0


def _next(assessment: Assessment, interview: Interview | None) -> str:
    if interview is not None and not interview.finished:
        return f"credit-assistant resume {interview.id}"
    if not assessment.stored:
        return 'credit-assistant assess --no-input --answers FILE --client "NAME"'
    return f"credit-assistant explain {assessment.id} grade"
