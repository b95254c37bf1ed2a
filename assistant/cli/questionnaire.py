"""``questionnaire``: the interview as a form for a client who won't sit at a terminal, out and back in."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.cli.settings import Settings
from assistant.errors import InputError, UsageError

if TYPE_CHECKING:
    from assistant.api.desk import Desk
    from assistant.api.questionnaire_kept import Plan
    from assistant.api.questionnaire_read import Reading
    from assistant.cli.screen import Screen
    from assistant.data.questionnaire import Trouble
    from assistant.model.values import Fact
    from assistant.report.words import Words

_Client = Annotated[str | None, typer.Option("--client", metavar="NAME")]
_Interview = Annotated[str | None, typer.Option("--interview", metavar="ID")]
_Answers = Annotated[Path | None, typer.Option("--answers", metavar="FILE")]


def export_form(  # noqa: PLR0917 - typer calls it by name
    ctx: typer.Context,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE.xlsx")],
    client: _Client = None,
    answers: _Answers = None,
    interview: _Interview = None,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DAY")] = None,
    all_: Annotated[bool, typer.Option("--all")] = False,
) -> int:
    """The command; its help is in the catalogue."""
    from assistant.api.questionnaires import export, known_of
    from assistant.cli.assess import given_day
    from assistant.cli.desks import desk
    from assistant.cli.layout import quoted
    from assistant.cli.screen import Screen

    chosen: Settings = ctx.obj
    screen, at = Screen(chosen), desk(chosen)
    day = given_day(screen, "--as-of", as_of)
    known = known_of(at, answers=answers, interview=interview, client=client, as_of=day)
    lang = chosen.lang if chosen.lang_given or known.lang is None else known.lang
    made = export(at, output, known, lang=lang, everything=all_)
    if chosen.json:
        body = {"output": str(output.absolute()), "language": made.lang, "questions": made.questions, "conditional": made.conditional}
        source = {"client": known.client, "interview": known.interview, "assessment": known.assessment}
        screen.json({"schema": "credit-assistant/questionnaire-export/1", **body, **source, "profile_known": not made.unprofiled})
        return 0
    screen.result(screen.say("form.written", path=str(output.absolute()), n=str(made.questions)))
    if known.interview:
        screen.result(screen.say("form.from_interview", id=known.interview))
    if known.assessment:
        screen.result(screen.say("form.from_assessment", id=known.assessment))
    if made.conditional:
        screen.result(screen.say("form.conditional", n=str(made.conditional)))
    if made.unprofiled:
        screen.tell(screen.say("form.unprofiled", section=known.library.sections["profile"].title.in_(screen.lang)))
    options = [("--client", known.client), ("--answers", str(answers) if answers else None)]
    screen.next(
        " ".join([f"credit-assistant questionnaire import {output}", *(f"{name} {quoted(given)}" for name, given in options if given)])
    )
    return 0


def import_form(  # noqa: PLR0917 - typer calls it by name
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE.xlsx")],
    client: _Client = None,
    interview: _Interview = None,
    respondent: Annotated[str | None, typer.Option("--respondent", metavar="NAME")] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE")] = None,
    answers: _Answers = None,
    skip_problems: Annotated[bool, typer.Option("--skip-problems")] = False,
    yes: Annotated[bool, typer.Option("--yes")] = False,
) -> int:
    """The command; its help is in the catalogue."""
    from assistant.api.questionnaire_read import read
    from assistant.cli.desks import desk
    from assistant.cli.screen import Screen

    chosen: Settings = ctx.obj
    screen, at = Screen(chosen), desk(chosen)
    reading = read(at, file, lang=chosen.lang)
    base = at.read(reading.library, answers, None, None).answers if answers is not None else {}
    if reading.troubles and not skip_problems:
        return _refused(screen, reading)
    done: list[_Done] = []
    if output is None or client is not None or interview is not None:
        kept = _to_store(screen, at, reading, base, (interview, client, respondent), yes=yes)
        if kept is None:
            return 1
        done.append(kept)
    if output is not None:
        done.append(_to_file(screen, reading, base, output, yes=yes))
    if chosen.json:
        screen.json(_as_json(screen, reading) | {name: value for d in done for name, value in d.body.items()})
        return 0
    _told(screen, reading)
    screen.result(*(line for d in done for line in d.lines))
    screen.next(done[0].following)
    return 0


@dataclass(frozen=True, slots=True)
class _Done:
    """What was done with the answers: for programs, for people, and what to run next."""

    body: dict[str, Any]
    lines: list[str]
    following: str


def _refused(screen: Screen, reading: Reading) -> int:
    if screen.settings.json:
        screen.json(_as_json(screen, reading))
        return InputError.exit_status
    lines = [screen.say("form.problems", path=str(reading.path), n=str(len(reading.troubles)))]
    lines += [f"    {_line(screen, trouble)}" for trouble in reading.troubles]
    raise InputError("\n".join([*lines, screen.say("form.remedy")]))


def _to_file(screen: Screen, reading: Reading, base: Mapping[str, Fact], output: Path, *, yes: bool) -> _Done:
    from assistant.api.questionnaire_kept import write_answers
    from assistant.cli.layout import quoted

    if output.exists() and not yes:
        raise InputError(screen.say("form.over", path=str(output)))
    count = write_answers(output, reading, base)
    line = screen.say("form.answers_written", path=str(output.absolute()), n=str(count))
    following = f"credit-assistant assess --no-input --answers {quoted(str(output))}"
    return _Done({"output": str(output.absolute())}, [line], following)


def _to_store(
    screen: Screen,
    at: Desk,
    reading: Reading,
    base: Mapping[str, Fact],
    where: tuple[str | None, str | None, str | None],
    *,
    yes: bool,
) -> _Done | None:
    """Keep the answers in the store; None where what they would replace was not agreed to.

    ``where`` are the interview, the client and the respondent as they were named.
    """
    from assistant.api.questionnaire_kept import keep, plan
    from assistant.report.words import words

    interview, client, respondent = where
    given = plan(at, reading, interview=interview, client=client, answers=base)
    w = words(reading.library, screen.lang, templates=at.templates)
    if (given.changed or given.other) and not yes and not _agreed(screen, w, given):
        return None
    kept = keep(at, given, respondent=respondent or reading.returned.filled_in_by)
    lines = [screen.say("form.aside", title=w.library.facts[i].title.in_(w.lang)) for i in given.set_aside]
    if not given.news:
        lines.append(screen.say("form.nothing_new"))
    else:
        lines += [screen.say("form.begun", id=given.assessment)] if given.assessment else []
        lines.append(screen.say("form.kept", id=str(kept), added=str(len(given.added)), changed=str(len(given.changed))))
        lines += [screen.say("form.same", n=str(given.same))] if given.same else []
    following = f"credit-assistant resume {kept}" if kept else f"credit-assistant explain {given.assessment or 'last'} grade"
    counts = {"added": len(given.added), "changed": len(given.changed), "same": given.same, "set_aside": list(given.set_aside)}
    return _Done({"interview": kept, "client": given.client, **counts}, lines, following)


def _agreed(screen: Screen, w: Words, given: Plan) -> bool:
    from assistant.cli.asking import answer
    from assistant.cli.lines import typed
    from assistant.interview.values.exactly import yes_no
    from assistant.interview.words.plain import plain

    if given.other:
        screen.tell(screen.say("form.other_client", other=given.other, client=str(given.client)))
    if given.changed:
        screen.tell(screen.say("form.changes"))
    for before, after in given.changed:
        title = w.library.facts[after.id].title.in_(w.lang)
        screen.tell(
            "    " + screen.say("form.change", title=title, before=answer(w, before, exact=True), after=answer(w, after, exact=True))
        )
    if screen.settings.no_input or not sys.stdin.isatty():
        raise UsageError(screen.say("form.confirm"))
    if yes_no(plain(typed(screen, screen.say("form.sure")))):
        return True
    screen.tell(screen.say("form.not_kept"))
    return False


def _told(screen: Screen, reading: Reading) -> None:
    """What came back, and what of it could not be used."""
    total = len(reading.returned.items)
    answered, unknown = len(reading.facts), sum(f.value is None for f in reading.facts)
    counts = {"total": total, "answered": answered, "unknown": unknown, "open": total - answered}
    screen.result(screen.say("form.read", **{name: str(n) for name, n in counts.items()}))
    if reading.other_rule_base:
        screen.result(screen.say("form.other_rules"))
    if reading.missing:
        screen.result(screen.say("form.missing", numbers=", ".join(reading.missing)))
    for head, troubles in (("form.skipped", reading.troubles), ("form.left_out", reading.left_out), ("form.remarks", reading.remarks)):
        if troubles:
            screen.result(screen.say(head), *(f"    {_line(screen, trouble)}" for trouble in troubles))


def _line(screen: Screen, trouble: Trouble) -> str:
    from assistant.cli.layout import shown

    values = {name: shown(value, 60 if name == "said" else 300) for name, value in trouble.values.items()}
    return screen.say("form.line", where=trouble.where, text=screen.say(f"cell.{trouble.what}", **values))


def _as_json(screen: Screen, reading: Reading) -> dict[str, Any]:
    from assistant.model.values import plain

    def listed(troubles: tuple[Trouble, ...]) -> list[dict[str, str]]:
        return [{"cell": t.where, "what": t.what, "text": screen.say(f"cell.{t.what}", **t.values)} for t in troubles]

    return {
        "schema": "credit-assistant/questionnaire-import/1",
        "questions": len(reading.returned.items),
        "facts": {f.id: {"state": str(f.state), "value": plain(f.value)} for f in reading.facts},
        "problems": listed(reading.troubles),
        "left_out": listed(reading.left_out),
        "remarks": listed(reading.remarks),
        "missing": list(reading.missing),
    }
