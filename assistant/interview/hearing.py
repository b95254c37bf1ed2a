"""The one place where a typed line is understood: the reading of the question, what the line tells besides, commands, and questions.

The trap it guards: only an exact reading of the question is filed. A line that reads like a question files nothing, and whatever else was
made out is said back.
"""

from __future__ import annotations

import datetime

from assistant.interview.altering import alters, supposing
from assistant.interview.asides import (
    aside,
    hardly_an_answer,
    kinds_at,
    may_answer,
    nothing_else,
    only_signs,
    outright,
    redone_if_named,
    wondering_of,
    wonders,
)
from assistant.interview.asking import Asked
from assistant.interview.besides import with_what_is_told
from assistant.interview.commands import BARE, slash
from assistant.interview.corrections import corrected, said_last
from assistant.interview.intents import ANSWER, ASK, OTHER, enquires, ranked
from assistant.interview.options.codes import spelt_out
from assistant.interview.own_answer import against_the_sense, in_own_words, mended, of_what_is_left
from assistant.interview.prompt import CONDUCT, Prompt
from assistant.interview.putting_off import put_off
from assistant.interview.said import Answer, Command, Confirm, Reason, Refusal, Said
from assistant.interview.talk import Talk
from assistant.interview.told.naming import naming
from assistant.interview.told.then_and_now import now_at, without_past
from assistant.interview.told.volunteered import only_of_others, readable, told_with_figures
from assistant.interview.values.exactly import Parse, yes_no
from assistant.interview.values.figures import figures
from assistant.interview.values.state_words import state_word
from assistant.interview.words.clauses import blanked
from assistant.interview.words.plain import plain
from assistant.model.library import Library
from assistant.model.values import State

_SURE = 0.9  # that a line answers which sounds like a change
_ANSWERING = 0.6  # how certain an answer must be, for a line that seems to put its question off
_LEAVING = frozenset({"quit", "save", "finish"})
_STAFF = "profile.staff"
_REGISTERED = "profile.registered_china"  # a market may be named as the place of registration is


def hear(
    text: str,
    asked: Asked | None,
    library: Library,
    talk: Talk | None,
    *,
    parse: Parse,
    today: datetime.date,
    must_apply: bool = False,
) -> Said:
    """What ``text`` says at the prompt of ``asked``, or where no question stands. Without ``talk``: the reading of the question alone."""
    if talk is not None and only_signs(plain(text)):
        return Command(OTHER, text.strip())
    if asked is None:
        return _unprompted(text, library, talk, today)
    return _heard(Prompt(asked, library, talk, parse, today, must_apply), text)


def _heard(prompt: Prompt, text: str) -> Said:
    line, own = plain(text), prompt.read(text)
    if prompt.talk is not None and _puts_off(prompt, prompt.talk, line):
        return Command("skip", text.strip())
    exact = _exact(prompt, own, text)
    if exact is not None or prompt.talk is None:
        return exact or (Confirm(own.facts) if isinstance(own, Answer) else own)
    if isinstance(own, Confirm) and prompt.of_figure and supposing(line):
        own = Refusal(Reason.NOT_A_VALUE, text.strip())
    for later in _later(prompt, line):
        again = _heard(prompt, later)
        if isinstance(again, Answer | Confirm) and again.fact.id == prompt.id and again.fact.state is State.KNOWN:
            return Confirm(again.facts)
    return _in_full(prompt, prompt.talk, own, text)


def _puts_off(prompt: Prompt, talk: Talk, line: str) -> bool:
    """Whether the question is put off with a reason that answers nothing."""
    why = put_off(line)
    if why is None or figures(why, prompt.today):
        return False
    read = prompt.read(why)
    answers = isinstance(read, Answer | Confirm) and read.fact.state is State.KNOWN
    kinds = ranked(talk, line)
    return not answers and kinds.get(ANSWER, 0.0) < _ANSWERING and next(iter(kinds)) not in _LEAVING


def _in_full(prompt: Prompt, talk: Talk, own: Said, text: str) -> Said:
    """A line that is no plain answer: what it says in own words, what else it may be, and what it tells besides."""
    line, kinds = plain(text), kinds_at(prompt, talk, text)
    own, left = of_what_is_left(prompt, talk, own, line)
    read = own
    of_others = prompt.of_one_option and only_of_others(talk, prompt.library, text, prompt.today, at=prompt.id)
    if of_others:
        own = Refusal(Reason.NOT_AN_OPTION, text.strip())
    elif may_answer(talk, kinds, line):
        own = in_own_words(prompt, talk, own, line, left)
    rather = aside(prompt, talk, own, text, kinds, guessed=own is not read)
    if rather is not None:
        return rather
    if (back := corrected(line)) is not None and isinstance(again := _heard(prompt, back[1]), Answer | Confirm):
        return Confirm(again.facts)
    own = mended(prompt, own, line, naming(talk, prompt.library).slips.mended(readable(text)))
    told = with_what_is_told(prompt, talk, own, text)
    if (of_others and prompt.id == _REGISTERED) or any(against_the_sense(prompt, f, line) for f in told):
        told = tuple(f for f in told if f.id != prompt.id)
        own = Refusal(Reason.NOT_YES_NO, text.strip())
    if told:
        return Confirm(told)
    return nothing_else(own, text, kinds) or (Refusal(own.reason, text.strip(), own.hint) if isinstance(own, Refusal) else own)


def _exact(prompt: Prompt, own: Said, text: str) -> Said | None:
    """What needs no more looking into: a command, an exact answer that asks nothing, a change of an earlier answer."""
    line = plain(text)
    if isinstance(own, Command) or _settled(own, line):
        return own
    if not isinstance(own, Answer):
        altered = prompt.talk is not None and alters(prompt.talk, prompt.library, line, prompt.id)
        return Command("change", text.strip()) if altered else None
    if state_word(line) is None and wonders(line, prompt.talk):
        return None
    guessed = state_word(line) is None and own.fact.state is State.KNOWN and ("?" in line or _admits(prompt, own, line))
    return Confirm(own.facts) if guessed else own


def _admits(prompt: Prompt, own: Answer, line: str) -> bool:
    """Whether a breach would be admitted to by a word that is also said for "indeed" (真的, right): that is said back first."""
    return prompt.id.startswith(CONDUCT) and own.fact.value is True and yes_no(line.rstrip("!.。 ")) is None


def _settled(own: Said, line: str) -> bool:
    """Whether there is nothing more to be found: nothing or a slash command was typed, or signs of question alone."""
    if isinstance(own, Answer):
        return not line.strip("? ")
    return isinstance(own, Refusal) and own.reason in (Reason.EMPTY, Reason.NO_SUCH_COMMAND)


def _later(prompt: Prompt, line: str) -> list[str]:
    """What is said last of a figure, or is so now: it counts before what stands ahead of it; and a list of codes with their names."""
    last = said_last(line) if prompt.of_figure else None
    now = now_at(line) if prompt.id == _STAFF else None
    present = without_past(line) if prompt.of_figure else None
    full = spelt_out(prompt.asked.fact, line, prompt.called) if prompt.asked.fact.options else None
    return [part for part in (last, line[now:] if now is not None else None, present, full) if part is not None]


def _unprompted(text: str, library: Library, talk: Talk | None, today: datetime.date) -> Said:
    """A line where no question stands: a command, a question of the field, or facts."""
    line = plain(text)
    if not line.strip(",;、 "):
        return Refusal(Reason.EMPTY, line)
    if line.startswith("/") or line in BARE:
        name, _, rest = text.strip().removeprefix("/").strip().partition(" ")
        return slash(plain(name), rest)
    if talk is None:
        return Refusal(Reason.NOT_UNDERSTOOD, text.strip())
    kinds = ranked(talk, text)
    told = told_with_figures(talk, library, _latest(line, text, today), today)[0]
    tells = len(told) > 1 and "?" not in line and kinds[ANSWER] > kinds.get(ASK, 0.0)  # 谁负责都写了 asks nothing
    if not tells and enquires(talk, line):
        return redone_if_named(wondering_of(talk, text, kinds, at_one=False), talk, library, line)
    if kinds[ANSWER] < _SURE and alters(talk, library, line, None):
        return Command("change", text.strip())
    command = outright(talk, library, text, kinds, len(told))
    if command is not None:
        return command
    return Confirm(told) if told else hardly_an_answer(text, kinds)


def _latest(line: str, text: str, today: datetime.date) -> str:
    """The sentence with a figure that was taken back replaced by the one that follows it."""
    back = corrected(line)
    if back is None:
        return text
    head, tail = back
    before = figures(head, today)
    if before and figures(tail, today):
        return blanked(head, [(before[-1].start, before[-1].end)]).replace("\0", "") + tail + head[len(head) :]
    return tail
