"""Whether a line is a command, a question or small talk rather than an answer.

The trap it guards: a line that sounds like a command may be an answer all the same ("note what the carrier writes"); the surer wins.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.interview.altering import redone, wants_other
from assistant.interview.commands import COMMANDS
from assistant.interview.corrections import corrected
from assistant.interview.intents import ANSWER, ASK, OTHER, enquires, intent, ranked
from assistant.interview.own_answer import MEANT
from assistant.interview.prompt import Prompt
from assistant.interview.questions import asks, asks_at_once, asks_outright
from assistant.interview.said import Command, Confirm, Reason, Refusal, Said
from assistant.interview.talk import Talk
from assistant.interview.told.volunteered import told_with_figures
from assistant.interview.told.wordings import worded_state
from assistant.interview.wondering import wondered
from assistant.interview.words.plain import HAN, plain
from assistant.model.library import Library
from assistant.model.values import State

_MAY_BE, _LIKELY = 0.3, 0.4  # certainty of an answer, and of something else, for what hangs on it
_SURE, _AHEAD_OF_A_GUESS, _AHEAD_OF_A_STATE, _AHEAD_OF_OWN_WORDS = 0.65, 0.85, 0.7, 0.55
_OUTRIGHT = 0.95
_HARDLY = 0.15  # so certain an answer may be where something else is taken for sure
_CHATTING = 0.45  # how certain it must be that what reads like a question is small talk
_CLEARLY = 0.95  # how certain it must be that no value is given, for a line that sounds like a command
_ALTERING = ("edit", "change")
_OF_FIGURES = frozenset({"change", "edit", "whatif"})
_OF_VALUES = _OF_FIGURES | {"note", "evidence"}
_ENDING = frozenset({"quit", "finish"})
_NO_LONGER = re.compile(
    r"\b(?:we|they|i) (?:quit|stopped|finished)\b|\bno longer\b|\bdone with (?:that|it)\b|\bquit (?:doing|that|it)\b"
    r"|早就|以前|已退出"
)
_FIGURE = re.compile(r"[0-9]")
_WORDED = re.compile(rf"[a-z]{{3}}|[{HAN}]")  # more than a letter or two, or a Chinese character
_SIGNS = re.compile(  # no word, and not "?" alone
    r"[?!.,;:。、…~ ]*[?!.。…][?!.,;:。、…~ ]+|[?!.,;:。、…~ ]+[?!.。…]|[!.。…]|[^\w\s?]{3,}"
)


def only_signs(line: str) -> bool:
    """Whether there is no word in it, nor a question mark alone."""
    return _SIGNS.fullmatch(line) is not None


def wonders(line: str, talk: Talk | None) -> bool:
    """Whether a line that names a value exactly is a question all the same."""
    return asks(line) and (talk is None or intent(talk, line)[0] != ANSWER)


def kinds_at(prompt: Prompt, talk: Talk, text: str) -> Mapping[str, float]:
    """What the line may be, the likeliest first; with a figure that is told of something it changes nothing, and answers."""
    kinds, line = ranked(talk, text), plain(text)
    name, certain = next(iter(kinds.items()))
    answers = prompt.of_figure and _FIGURE.search(line) is not None
    if (name == OTHER and answers) or (name in _ENDING and _NO_LONGER.search(line)):
        return {ANSWER: certain}  # "one moment… 1200", "we quit doing that"
    if name not in _OF_FIGURES or wants_other(line):
        return kinds
    told, figured, _ = told_with_figures(talk, prompt.library, text, prompt.today, at=prompt.id)
    alone = 0 if line[0].isdecimal() else 1  # a line that begins with a figure answers
    return {ANSWER: certain} if len(figured) > alone or len(told) > 1 or answers else kinds


def may_answer(talk: Talk, kinds: Mapping[str, float], line: str) -> bool:
    """Whether it is worth while to look for an answer in its words."""
    name, certain = next(iter(kinds.items()))
    if name in (ANSWER, "note") or kinds.get(ANSWER, 0.0) >= _MAY_BE:
        return True
    return not (asks(line) or certain >= _LIKELY) or worded_state(talk, line, at_least=_CLEARLY) is not None


def aside(prompt: Prompt, talk: Talk, own: Said, text: str, kinds: Mapping[str, float], *, guessed: bool) -> Said | None:
    """The command, question or small talk that the line is rather than an answer; None where it is none. ``guessed``: the answer is."""
    line = plain(text)
    name, certain = next(iter(kinds.items()))
    if not _WORDED.search(line) or (name == ASK and _FIGURE.search(line) and not asks(line)):
        return None
    wondering = enquires(talk, line) and not (name == ANSWER and (certain >= _SURE or isinstance(own, Confirm)) and "?" not in line)
    wondering = wondering or (asks_at_once(line) and certain < _OUTRIGHT)
    if wondering and "?" in line and isinstance(own, Confirm) and not asks(line.replace("?", " ")) and not asks_outright(line):
        wondering = certain >= _SURE and name != ANSWER  # "about 97%?" is a guess, not a question
    if wondering:
        return redone_if_named(wondering_of(talk, text, kinds, at_one=True), talk, prompt.library, line)
    if isinstance(own, Refusal) and own.reason is Reason.RANGE and name in _OF_VALUES:
        return None  # "30 to 40" changes nothing to 40
    if name in _OF_VALUES and certain < _AHEAD_OF_A_GUESS and corrected(line) is not None:
        return None  # "6%, no, 4%" is the answer itself
    if name in (*COMMANDS, OTHER) and _outweighs(own, kinds, guessed=guessed):
        return redone_if_named(Command(name, text.strip()), talk, prompt.library, line)
    return None


def wondering_of(talk: Talk, text: str, kinds: Mapping[str, float], *, at_one: bool) -> Command:
    """What is asked by a line that reads like a question; ``at_one``: where a question stands."""
    name, certain = next(iter(kinds.items()))
    chatting = name == OTHER and certain >= _CHATTING
    return Command(OTHER if chatting else wondered(plain(text), kinds, talk, at_one=at_one), text.strip())


def outright(talk: Talk, library: Library, text: str, kinds: Mapping[str, float], told: int) -> Said | None:
    """The command that a line is, where no question stands and so many facts were ``told`` in it; None where it tells them."""
    line = plain(text)
    name, certain = next(iter(kinds.items()))
    if name not in COMMANDS or certain < _AHEAD_OF_A_GUESS:
        return None
    if told and (name == "change" or (name in _OF_FIGURES and not wants_other(line))):
        return None
    if told > 1 and (certain < _OUTRIGHT or (name == ASK and _FIGURE.search(line))):
        return None
    return redone_if_named(Command(name, text.strip()), talk, library, line)


def nothing_else(own: Said, text: str, kinds: Mapping[str, float]) -> Command | None:
    """What the line most likely is, where no answer could be made of it; None where it may be a figure, or two things at once."""
    name, certain = next(iter(kinds.items()))
    line = plain(text)
    if not isinstance(own, Refusal) or own.reason in MEANT or not _WORDED.search(line) or name == ANSWER:
        return None
    return Command(name, text.strip()) if certain >= _SURE or not _FIGURE.search(line) else None


def hardly_an_answer(text: str, kinds: Mapping[str, float]) -> Said:
    """What a line is that tells nothing where nothing was asked."""
    if not _SAYS.search(plain(text)) or kinds[ANSWER] >= _SURE:
        return Refusal(Reason.NOT_UNDERSTOOD, text.strip())
    return Command(next(n for n in kinds if n != ANSWER), text.strip())


_SAYS = re.compile(rf"[a-z]{{2}}|[{HAN}]{{2}}")


def _outweighs(own: Said, kinds: Mapping[str, float], *, guessed: bool) -> bool:
    """Whether the likeliest intent is more certain than what the line was read as."""
    name, certain = next(iter(kinds.items()))
    if name in _ALTERING:
        certain = sum(kinds.get(each, 0.0) for each in _ALTERING)
    if kinds.get(ANSWER, 0.0) > _HARDLY or (name == ASK and isinstance(own, Confirm)):  # names alone look like a question as well
        return certain >= _AHEAD_OF_A_GUESS
    if isinstance(own, Confirm) and own.fact.state is not State.KNOWN:
        return certain >= (_OUTRIGHT if name == "note" else _AHEAD_OF_A_STATE)  # "no comment on that" notes nothing
    if isinstance(own, Refusal) and own.reason not in MEANT:
        return certain >= _SURE
    return certain >= (_AHEAD_OF_OWN_WORDS if guessed else _AHEAD_OF_A_GUESS)


def redone_if_named(said: Command, talk: Talk, library: Library, line: str) -> Command:
    """An earlier answer that is named is changed; else they are looked through."""
    return Command("change", said.rest) if said.name == "edit" and redone(talk, library, line) else said
