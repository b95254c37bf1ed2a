"""The interview on a terminal: prints the question, reads a line, says what became of it. It decides nothing.

The trap it guards: after side talk or a refusal the same question stands again, and one mistake gives one message.
"""

from __future__ import annotations

import sys

from rich.text import Text

from assistant.api.assessment import Assessment
from assistant.api.interviews import Interview
from assistant.cli.asking import answer, question, reasons, refusal
from assistant.cli.layout import paragraph
from assistant.cli.lines import typed
from assistant.cli.screen import Screen
from assistant.errors import InputError
from assistant.interview.asking import Asked
from assistant.interview.commands import COMMANDS
from assistant.interview.progress import span
from assistant.interview.said import Answer, Command, Confirm, Refusal
from assistant.report.words import Words, words


def converse(screen: Screen, interview: Interview) -> Assessment | None:
    """Ask until nothing is left or the respondent wants the verdict; None when they leave. Raises EOFError at the end of input."""
    w = words(interview.library, screen.lang, templates=interview.templates)
    _welcome(screen, interview)
    quick = interview.in_quick_check
    while (asked := interview.asked) is not None or _second_thoughts(screen, interview):
        if asked is None:
            continue
        if quick and not interview.in_quick_check:
            quick = False
            _quick_is_over(screen, interview)
        screen.tell(*question(screen, w, interview, asked))
        match _reply(screen, w, interview, asked):
            case "quit":
                _say(screen, "talk.stopped")
                return None
            case "finish":
                return interview.finish()
    return interview.finish()


def _second_thoughts(screen: Screen, interview: Interview) -> bool:
    """At the end, before the interview is closed: whether a person at a terminal goes back to change an answer."""
    _say(screen, "talk.over")
    while sys.stdin.isatty() and interview.answered:
        _say(screen, "talk.over_back")
        line = typed(screen, screen.say("talk.prompt_plain" if screen.settings.accessible else "talk.prompt")).strip().lower()
        if not line or line in ("/finish", "/结束", "/完成"):
            return False
        if line.lstrip("/") in COMMANDS["back"]:
            return interview.back()
    return False


def _reply(screen: Screen, w: Words, interview: Interview, asked: Asked) -> str:
    """One accepted line: ``answered``, ``back``, ``quit`` or ``finish``; side talk and refusals come back to the prompt."""
    plain = screen.settings.accessible
    while True:
        if interview.offered:
            offered = w.strings["words.semicolon"].join(answer(w, fact, exact=True) for fact in interview.offered)
            _say(screen, "talk.confirm", style="cyan", answer=offered)
        said = interview.accept(typed(screen, screen.say("talk.prompt_plain" if plain else "talk.prompt")))
        match said:
            case Answer(facts):
                for fact in facts:
                    _say(screen, "talk.kept_plain" if plain else "talk.kept", style="green", answer=answer(w, fact))
                return "answered"
            case Confirm():
                continue
            case Refusal():
                screen.tell(Text(paragraph(refusal(screen, asked, said), screen.width), style="yellow"))
            case Command("back", _):
                if interview.back():
                    return "back"
                _say(screen, "talk.at_first")
            case Command("why", _):
                screen.tell(*reasons(screen, w, interview, asked))
            case Command("help", _):
                screen.tell(Text(screen.say("talk.help")))
            case Command("evidence", rest):
                _document(screen, w, interview, rest)
            case Command(name, _):
                return name


def _document(screen: Screen, w: Words, interview: Interview, rest: str) -> None:
    try:
        paper = interview.document(rest)
    except InputError:
        _say(screen, "talk.evidence_form", style="yellow")
        return
    if paper is None:
        _say(screen, "talk.no_answer_yet")
    else:
        _say(screen, "talk.documented", style="green", title=w.library.facts[paper.fact.id].title.in_(w.lang))


def _welcome(screen: Screen, interview: Interview) -> None:
    if interview.client:
        _say(screen, "talk.interview_of", style="bold", id=interview.id, client=interview.client)
    else:
        _say(screen, "talk.interview", style="bold", id=interview.id)
    if interview.answered:
        _say(screen, "talk.resumed_one" if interview.answered == 1 else "talk.resumed", n=str(interview.answered))
    _say(screen, "talk.begin")
    if interview.in_quick_check and not interview.answered:
        _say(screen, "talk.quick")


def _quick_is_over(screen: Screen, interview: Interview) -> None:
    progress = interview.progress()
    values = {"grades": span(progress.possible), "open": str(progress.vetoes_open), "left": str(progress.left)}
    screen.tell(Text(""))
    _say(screen, "talk.quick_over", style="bold", **values)


def _say(screen: Screen, entry: str, style: str = "", **values: str) -> None:
    screen.tell(Text(paragraph(screen.say(entry, **values), screen.width), style=style))
