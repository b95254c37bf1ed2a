"""The interview on a terminal: prints the question, reads a line, says what became of it. It decides nothing.

The trap it guards: after side talk or a refusal the same question stands again, and one mistake gives one message.
"""

from __future__ import annotations

import sys

from rich.text import Text

from assistant.api.assessment import Assessment
from assistant.api.interviews import Interview, Read
from assistant.cli.asking import answer, refusal, shortly
from assistant.cli.layout import paragraph
from assistant.cli.screen import Screen
from assistant.cli.side import SHORT, Conversation, Then
from assistant.cli.side_answers import another_value, titled, turned
from assistant.cli.side_news import after_answer, clashing, quick_check_over
from assistant.interview.confirming import agreed
from assistant.interview.said import Answer, Command, Confirm, Reason, Refusal


def converse(screen: Screen, interview: Interview) -> Assessment | None:
    """Ask until nothing is left or the respondent wants the verdict; None when they leave. Raises EOFError at the end of input."""
    talk = Conversation(screen, interview)
    _welcome(talk)
    quick = interview.in_quick_check
    while True:
        talk.asked = interview.asked
        if quick and not interview.in_quick_check:
            quick = False
            talk.tell(Text(""))
            quick_check_over(talk)
        talk.ask()
        match _until_it_moves(talk):
            case Then.QUIT:
                talk.say("talk.stopped")
                return None
            case Then.FINISH:
                return interview.finish()
            case _:
                continue


def _until_it_moves(talk: Conversation) -> Then:
    """Lines at one prompt, until one of them leads away from it; after long side talk the question is shown again in short."""
    while True:
        _say_back(talk)
        talk.told = 0
        try:
            line = talk.line()
        except EOFError:
            if talk.asked is None and not sys.stdin.isatty():
                return Then.FINISH  # a pipe whose answers are all given
            raise
        then = _done(talk, line)
        if then is not Then.STANDS:
            return then
        if talk.told > SHORT and talk.asked is not None:
            talk.tell(*shortly(talk.screen, talk.w, talk.asked))


def _done(talk: Conversation, line: str) -> Then:
    """One line: filed, refused, offered, or done as side talk."""
    interview, before, about = talk.interview, talk.judged, talk.setting
    if interview.offered and agreed(line, interview.offered) is None and another_value(talk, line):
        return Then.STANDS
    said = interview.accept(line)
    talk.setting = talk.setting if interview.offered else ()
    match said:
        case Refusal(reason=Reason.EMPTY) if talk.asked is None:
            return Then.FINISH
        case Answer(facts):
            for fact in facts:
                kept = answer(talk.w, fact) if talk.asked is not None and fact.id == talk.asked.id else titled(talk, fact)
                talk.done("talk.kept_plain" if talk.screen.settings.accessible else "talk.kept", answer=kept)
            after_answer(talk, before)
            return Then.MOVES
        case Confirm():
            return Then.STANDS
        case Refusal(reason=Reason.NOT_CONFIRMED) if about:
            talk.say("change.kept")
            return Then.STANDS
        case Refusal():
            text = refusal(talk.screen, talk.asked, said)
            talk.tell(Text(paragraph(text, talk.screen.width), style="yellow"))
            return Then.STANDS
        case Command(name, rest):
            if name == "save" and not line.lstrip().startswith(("/", "／")):
                from assistant.cli.side_keep import client_said

                rest = client_said(line)
            from assistant.cli.side_table import SIDE_TALK

            return SIDE_TALK[name](talk, rest)


def _say_back(talk: Conversation) -> None:
    """What was understood and waits for a yes; several answers with their titles."""
    offered = talk.interview.offered
    if not offered:
        return
    alone = len(offered) == 1 and talk.asked is not None and offered[0].id == talk.asked.id
    said = [answer(talk.w, f, exact=True) if alone else turned(talk, f) for f in offered]
    talk.say("talk.confirm", style="cyan", answer=talk.w.strings["words.semicolon"].join(said))


def _read(talk: Conversation, read: Read) -> None:
    """What the files hold that it began with."""
    counts = {"answers": read.answers, "figures": read.figures}
    parts = [talk.screen.say(f"talk.read_{what}{'_one' if n == 1 else ''}", n=str(n)) for what, n in counts.items() if n]
    said = talk.w.strings["words.and"].join(parts)
    talk.say("talk.read" if parts else "talk.read_nothing", what=said)


def _welcome(talk: Conversation) -> None:
    interview = talk.interview
    if interview.client:
        talk.say("talk.interview_of", style="bold", id=interview.id, client=interview.client)
    else:
        talk.say("talk.interview", style="bold", id=interview.id)
    if interview.read is not None:
        _read(talk, interview.read)
    elif interview.answered:
        talk.say("talk.resumed_one" if interview.answered == 1 else "talk.resumed", n=str(interview.answered))
    talk.say("talk.begin")
    if interview.in_quick_check and not interview.answered:
        talk.say("talk.quick")
    clashing(talk)
