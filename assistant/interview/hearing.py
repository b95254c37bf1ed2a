"""The one place where a typed line is understood: the reading of the question, what the line tells besides, commands, and questions.

The trap it guards: only an exact reading of the question is filed. A line that reads like a question files nothing, and whatever else was
made out is said back.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import replace

from assistant.interview.altering import alters, redone, supposing, wants_other
from assistant.interview.asking import Asked
from assistant.interview.clauses import blanked, clauses
from assistant.interview.commands import BARE, COMMANDS, slash
from assistant.interview.corrections import corrected, said_last
from assistant.interview.echo import echoed
from assistant.interview.exactly import Parse
from assistant.interview.figures import Figure, bare, figures, read_as
from assistant.interview.intents import ANSWER, ASK, OTHER, intent, ranked
from assistant.interview.lists_of_figures import twins
from assistant.interview.naming import definitions_of, naming
from assistant.interview.none_of_it import none_of_it
from assistant.interview.own_words import stated_yes_or_no
from assistant.interview.phrasing import unwrapped
from assistant.interview.piecewise import with_other_words
from assistant.interview.plain import HAN, plain
from assistant.interview.presupposed import presupposed
from assistant.interview.questions import asks, asks_outright
from assistant.interview.reckoned import reckons
from assistant.interview.said import Answer, Command, Confirm, Reason, Refusal, Said
from assistant.interview.shares import quotient
from assistant.interview.state_words import state_word
from assistant.interview.talk import Talk
from assistant.interview.then_and_now import now_at
from assistant.interview.understanding import understand
from assistant.interview.volunteered import OF_ROLES, only_of_others, option_of_number, readable, told_with_figures, volunteered
from assistant.interview.wondering import wondered
from assistant.interview.wordings import UNCLEAR, Worded, admits, against, answered, left_for, meant, worded_state
from assistant.interview.yes_no import without_fault
from assistant.model.library import Library
from assistant.model.values import Fact, FactType, Origin, State

_LIKELY = 0.4  # certainty of an intent, for what hangs on it
_SURE, _AHEAD_OF_A_GUESS, _AHEAD_OF_A_STATE, _AHEAD_OF_OWN_WORDS = 0.65, 0.85, 0.7, 0.55
_OUTRIGHT = 0.95
_HARDLY = 0.15  # so certain an answer may be where something else is taken for sure
_CHATTING = 0.45  # how certain it must be that what reads like a question is small talk
_ALTERING = ("edit", "change")
_FIGURE = re.compile(r"[0-9]")
_SIGNS = re.compile(r"[?!.,;:。、…~ ]*[?!.。…][?!.,;:。、…~ ]+|[?!.,;:。、…~ ]+[?!.。…]|[!.。…]")  # no word, and not "?" alone
_OF_VALUES = frozenset({"change", "edit", "whatif", "note", "evidence"})
_OF_FIGURES = frozenset({"change", "edit", "whatif"})
_LISTED = (FactType.CHOICE, FactType.YES_NO)
_OPEN = frozenset({Reason.NOT_AN_OPTION, Reason.NOT_YES_NO, Reason.NEAR_TWO, Reason.NOT_A_VALUE, Reason.UNCERTAIN})
_NEEDED = {  # by type, and by whether the labels alone tell something: how certain what was learnt must be
    (FactType.CHOICE, False): 0.3,
    (FactType.CHOICE, True): 0.5,
    (FactType.CHOICES, False): 0.4,
    (FactType.CHOICES, True): 2.0,
    (FactType.YES_NO, False): 0.6,
    (FactType.YES_NO, True): 0.97,
}
_STATE = {False: 0.6, True: 0.75}  # and that no value is given, by whether one seems to be
_CLEARLY = 0.95  # how certain it must be that no value is given, for a line that sounds like a command
_NAMED = 0.85  # and at the profile, where names tell more
_MAYBE, _RATHER = 0.5, 0.8  # from when on an answer outweighs that it does not apply, or is not known
_PROFILE = "profile."
_REGISTERED = "profile.registered_china"  # a market may be named as the place of registration is
_FIGURED = frozenset({FactType.SHARE, FactType.COUNT, FactType.NUMBER, FactType.DURATION, FactType.MONEY, FactType.DATE})


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
    line = plain(text)
    if talk is not None and _SIGNS.fullmatch(line):
        return Command(OTHER, text.strip())
    if asked is None:
        return _outside(text, line, library, talk, today)
    called = _called(asked, library, talk)
    own = understand(text, asked, parse=parse, today=today, must_apply=must_apply, called=called)
    if isinstance(own, Command) or _settled(own, line):
        return own
    if talk is not None and not isinstance(own, Answer) and alters(talk, library, line, asked.id):
        return Command("change", text.strip())
    if isinstance(own, Answer) and (state_word(line) is not None or not _wonders(line, talk)):
        return Confirm(own.facts) if "?" in line and state_word(line) is None and own.fact.state is State.KNOWN else own
    if talk is None:
        return Confirm(own.facts) if isinstance(own, Answer) else own
    if isinstance(own, Confirm) and asked.fact.type in _FIGURED and supposing(line):
        own = Refusal(Reason.NOT_A_VALUE, text.strip())
    for later in _later(asked, line):
        again = hear(later, asked, library, talk, parse=parse, today=today, must_apply=must_apply)
        if isinstance(again, Answer | Confirm) and again.fact.id == asked.id and again.fact.state is State.KNOWN:
            return Confirm(again.facts)
    kinds = ranked(talk, text)
    name, certain = next(iter(kinds.items()))
    alone = 0 if line[0].isdecimal() else 1  # a line that begins with a figure answers
    if name == OTHER and asked.fact.type in _FIGURED and _FIGURE.search(line):
        name, kinds = ANSWER, {ANSWER: certain}  # "one moment… 1200"
    if name in _OF_FIGURES and not wants_other(line):
        told, figured, _ = told_with_figures(talk, library, text, today, at=asked.id)
        if len(figured) > alone or len(told) > 1 or (asked.fact.type in _FIGURED and _FIGURE.search(line)):
            name, kinds = ANSWER, {ANSWER: certain}
    read = own
    of_others = asked.fact.type in _LISTED and only_of_others(talk, library, text, today, at=asked.id)
    if of_others:
        own = Refusal(Reason.NOT_AN_OPTION, text.strip())
    elif name in (ANSWER, "note") or not (asks(line) or certain >= _LIKELY) or worded_state(talk, line, at_least=_CLEARLY):
        own = with_other_words(_in_own_words(own, asked, line, talk, must_apply=must_apply), asked.fact, line, talk, called)
    aside = _aside(text, own, kinds, talk, guessed=own is not read)
    if aside is not None:
        return _redone(aside, talk, library, line)
    if (back := corrected(line)) is not None:
        again = hear(back[1], asked, library, talk, parse=parse, today=today, must_apply=must_apply)
        if isinstance(again, Answer | Confirm):
            return Confirm(again.facts)
    if isinstance(own, Refusal) and own.reason not in _MEANT:
        mended = naming(talk, library).slips.mended(readable(text))
        again = understand(mended, asked, parse=parse, today=today, must_apply=must_apply, called=called) if mended != line else own
        own = Confirm(again.facts) if isinstance(again, Answer | Confirm) else own
        if isinstance(own, Refusal) and not must_apply and none_of_it(asked.fact.type, asked.ask.en, line):
            own = Confirm((Fact(asked.id, State.NOT_APPLICABLE),))
    elif isinstance(own, Confirm) and own.fact.value != 0 and _opposite(asked, line):
        own = Refusal(Reason.NOT_UNDERSTOOD, text.strip())
    told = _told(asked, own, text, library=library, talk=talk, today=today)
    if (of_others and asked.id == _REGISTERED) or any(_against_the_sense(f, asked, line) for f in told):
        told = tuple(f for f in told if f.id != asked.id)
        own = Refusal(Reason.NOT_YES_NO, text.strip())
    if told:
        return Confirm(told)
    made = own.reason not in _MEANT and _worded(line) if isinstance(own, Refusal) else False
    if made and name != ANSWER and (certain >= _SURE or not _FIGURE.search(line)):
        return Command(name, text.strip())  # nothing else can be made of it
    return own


_PARTED = frozenset({FactType.SHARE, FactType.COUNT})
_WHOLES = frozenset({"orders", "rated_reviews"})  # what others are counted out of
_ONLY = re.compile(r"(?:我们|目前)?(?:只|仅)(?:支持|收|接受|用)|(?:we )?only (?:take|accept|support)\b")
_EXCEPTED = re.compile(r"除外|除了|\bexcept\b|\bexcluding\b")
_THINGS = re.compile(r"\s*(?!and\b|but\b|on average\b)(?:[a-z]|[个单件家条笔人])")
_SAYS = re.compile(r"[a-z]{2}|[\u3400-\u9fff]{2}")
_OF_ONE = ("role_logistics.", "role_payment.")
_MEANT = frozenset({Reason.RANGE, Reason.UNCERTAIN, Reason.ONLY_ONE, Reason.NEAR_TWO, Reason.READ_BY_VETO})


_GOOD = re.compile(
    r"\bon[ -]time\b|\bin time\b|\bpunctual|\bnot (?:late|lost|damaged|refunded|returned)\b|\bundamaged\b"
    r"|\bintact\b|\bfine\b|准时|按时|及时|完好|没有?(?:迟|晚|丢|坏|破|退)"
)


_NOT_A_BAD_ONE = re.compile(r"[一半][单个件条笔票][也都]?没")


def _against_the_sense(fact: Fact, asked: Asked, line: str) -> bool:
    """Whether a line that denies a fault ("no gaps", 没问题) was taken for a breach, or for something that lacks."""
    mine = fact.id == asked.id and asked.fact.type is FactType.YES_NO and fact.state is State.KNOWN
    return mine and without_fault(line) and fact.value is asked.id.startswith("conduct.")


def _later(asked: Asked, line: str) -> list[str]:
    """What is said last of a figure, or is so now of the staff: it counts before what stands ahead of it."""
    last = said_last(line) if asked.fact.type in _FIGURED else None
    now = now_at(line) if asked.id == "profile.staff" else None
    return [part for part in (last, line[now:] if now is not None else None) if part is not None]


def _opposite(asked: Asked, line: str) -> bool:
    """Whether a share was given of those that are well, at a question about those that are not."""
    if asked.fact.type is FactType.SHARE and _NOT_A_BAD_ONE.match(line):
        return False
    words = plain(f"{asked.ask.en} {asked.ask.zh} {asked.fact.title.en} {asked.fact.title.zh}")
    return asked.fact.type is FactType.SHARE and _GOOD.search(line) is not None and _GOOD.search(words) is None


def _in_own_words(own: Said, asked: Asked, line: str, talk: Talk, *, must_apply: bool) -> Said:
    """The reading of the question, or what was learnt of how people answer in their own words where that tells more."""
    read = isinstance(own, Confirm) and own.fact.state is State.KNOWN
    if isinstance(own, Confirm) and not read:
        return own
    if not (read or (isinstance(own, Refusal) and own.reason in _OPEN)) or (read and line[0].isdecimal()):
        return own
    learnt = _learnt(asked, line, talk) if asked.fact.type in _LISTED else None
    certain = 0.0 if learnt is None else learnt.certainty
    if asked.fact.type in _LISTED or not (read or _FIGURE.search(line)):
        without = worded_state(talk, line, at_least=max(_STATE[asked.fact.type is FactType.YES_NO or read], certain))
        if without is not None and _gives_none(without, asked, learnt, read=read):
            fact = Fact(asked.id, without)
            return Refusal(Reason.READ_BY_VETO, line) if must_apply and without is State.NOT_APPLICABLE else Confirm((fact,))
    if learnt is None or certain < (_NAMED if read and asked.id.startswith(_PROFILE) else _NEEDED[asked.fact.type, read]):
        return own
    if isinstance(own, Refusal) and own.reason is Reason.UNCERTAIN and not admits(asked.fact, learnt):
        return own
    if asked.fact.type is FactType.CHOICES and (_EXCEPTED.search(line) or _ONLY.match(line)):
        return own
    fact = meant(asked.fact, learnt.option)
    return Refusal(Reason.READ_BY_VETO, line) if must_apply and fact.state is State.NOT_APPLICABLE else Confirm((fact,))


def _learnt(asked: Asked, line: str, talk: Talk) -> Worded | None:
    """What the part of the line that may speak of the question says of it, else the whole; None where that is unclear."""
    left = left_for(talk, line, clauses(line), asked.id)
    learnt = answered(talk, asked.fact, left) or answered(talk, asked.fact, line)
    return None if learnt is None or learnt.option == UNCLEAR or against(asked.fact, learnt, line) else learnt


def _gives_none(state: State, asked: Asked, learnt: Worded | None, *, read: bool) -> bool:
    """Whether a line that sounds like no value gives none: "we don't log" may be an answer, and everybody has a profile."""
    if state is State.DECLINED:
        return not (asked.id.startswith(_PROFILE) or (asked.fact.type is FactType.YES_NO and read))
    if asked.fact.type is FactType.YES_NO and read:  # "not that I know of" is a no
        return False
    if state is State.NOT_APPLICABLE and asked.fact.options:  # where that may be, it is learnt as an answer is
        return False
    if state is State.NOT_APPLICABLE and learnt is not None and learnt.certainty >= _MAYBE:
        return False
    return learnt is None or learnt.certainty < _RATHER or asked.fact.type is FactType.YES_NO


def _called(asked: Asked, library: Library, talk: Talk | None) -> dict[str, tuple[str, ...]] | None:
    return dict(naming(talk, library).called.get(asked.id, {})) if talk is not None and asked.fact.options else None


def _settled(own: Said, line: str) -> bool:
    """Whether there is nothing more to be found: nothing or a slash command was typed, or signs of question alone."""
    if isinstance(own, Answer):
        return not line.strip("? ")
    return isinstance(own, Refusal) and own.reason in (Reason.EMPTY, Reason.NO_SUCH_COMMAND)


def _wonders(line: str, talk: Talk | None) -> bool:
    """Whether a line that names a value exactly is a question all the same."""
    return asks(line) and (talk is None or intent(talk, line)[0] != ANSWER)


def _worded(line: str) -> bool:
    """Whether there are words in it: more than a letter or two, or a Chinese character."""
    return re.search(rf"[a-z]{{3}}|[{HAN}]", line) is not None


def _aside(text: str, own: Said, kinds: Mapping[str, float], talk: Talk, *, guessed: bool) -> Said | None:
    """The command, question or small talk that the line is rather than an answer; None where it is none. ``guessed``: the answer is."""
    line = plain(text)
    name, certain = next(iter(kinds.items()))
    if not _worded(line) or (name == ASK and _FIGURE.search(line) and not asks(line)):
        return None
    wondering = asks(line) and not (name == ANSWER and (certain >= _SURE or isinstance(own, Confirm)) and "?" not in line)
    if wondering and "?" in line and isinstance(own, Confirm) and not asks(line.replace("?", " ")) and not asks_outright(line):
        wondering = certain >= _SURE and name != ANSWER  # "about 97%?" is a guess, not a question
    if wondering:
        chatting = name == OTHER and certain >= _CHATTING
        return Command(OTHER if chatting else wondered(line, kinds, talk.index.called), text.strip())
    if isinstance(own, Refusal) and own.reason is Reason.RANGE and name in _OF_VALUES:
        return None  # "30 to 40" changes nothing to 40
    if name in _OF_VALUES and certain < _AHEAD_OF_A_GUESS and corrected(line) is not None:
        return None  # "6%, no, 4%" is the answer itself
    return Command(name, text.strip()) if name in (*COMMANDS, OTHER) and _outweighs(own, kinds, guessed=guessed) else None


def _outweighs(own: Said, kinds: Mapping[str, float], *, guessed: bool) -> bool:
    """Whether the likeliest intent is more certain than what the line was read as."""
    name, certain = next(iter(kinds.items()))
    if name in _ALTERING:
        certain = sum(kinds.get(each, 0.0) for each in _ALTERING)
    if kinds.get(ANSWER, 0.0) > _HARDLY or (name == ASK and isinstance(own, Confirm)):  # names alone look like a question as well
        return certain >= _AHEAD_OF_A_GUESS
    if isinstance(own, Confirm) and own.fact.state is not State.KNOWN:
        return certain >= (_OUTRIGHT if name == "note" else _AHEAD_OF_A_STATE)  # "no comment on that" notes nothing
    if isinstance(own, Refusal) and own.reason not in _MEANT:
        return certain >= _SURE
    return certain >= (_AHEAD_OF_OWN_WORDS if guessed else _AHEAD_OF_A_GUESS)


def _redone(aside: Said, talk: Talk, library: Library, line: str) -> Said:
    """An earlier answer that is named is changed; else they are looked through."""
    if isinstance(aside, Command) and aside.name == "edit" and redone(talk, library, line):
        return Command("change", aside.rest)
    return aside


def _told(asked: Asked, own: Said, text: str, *, library: Library, talk: Talk, today: datetime.date) -> tuple[Fact, ...]:
    """What is said back: the fact that was asked for, and what was told besides."""
    line = plain(text)
    role = _of_role(asked) or (OF_ROLES.get(str(own.fact.value), "") if asked.id == "profile.role" and isinstance(own, Confirm) else "")
    told, figured, left = told_with_figures(talk, library, text, today, beside=_of_practice(asked), prefer=role, at=asked.id)
    others = tuple(
        f
        for f in told
        if f.id != asked.id and not presupposed(asked, f) and not (asked.fact.type is FactType.COUNT and f.id == "profile.staff")
    )
    mine = own.fact if isinstance(own, Answer | Confirm) else None
    roles = role or ("role_" if any(f.id == "profile.role" for f in told) else "-")
    others = tuple(f for f in others if not f.id.startswith("role_") or f.id.startswith(roles))
    if isinstance(own, Refusal) and own.reason in _MEANT:  # what is two things at once tells of no practice in passing
        others = tuple(f for f in others if f.id in figured or f.id.startswith((_PROFILE, "conduct.")))
    own_kind = {asked.id, *_WHOLES, twins(naming(talk, library).phrases, definitions_of(library)).get(asked.id, "")}
    if mine is not None and asked.fact.type in _PARTED and own_kind.issuperset(figured) and _parted(asked, line, today):
        return (mine,)
    named = next((f for f in told if f.id == asked.id), None)
    if mine is not None and mine.state is not State.KNOWN:
        told_too = _PROFILE if mine.state is State.NOT_APPLICABLE else "-"  # a line that gives no value tells no practice
        others = tuple(f for f in others if f.id in figured or f.id.startswith(told_too))
        named = None
    if (
        mine is not None
        and asked.fact.type in _FIGURED
        and mine.state is State.KNOWN
        and named is None
        and any(f.id in figured for f in others)
    ):
        mine = None  # the figure was said of another fact
    if mine is None and named is None and others and asked.fact.type in _FIGURED:
        mine = _leading(asked, line, left, today)
    if (numbered := _numbered(asked, line, today)) is not None:
        mine = numbered
    elif mine is None or (named is not None and asked.id in figured):
        mine = named or mine
    elif named is not None and isinstance(mine.value, tuple) and isinstance(named.value, tuple):
        chosen = {*mine.value, *named.value}
        mine = replace(mine, value=tuple(o.id for o in asked.fact.options if o.id in chosen))
    if mine is None and not (isinstance(own, Refusal) and own.reason in _MEANT):
        mine = _otherwise(asked, line, naming(talk, library).called.get(asked.id))
    return (mine, *others) if mine is not None else others


def _parted(asked: Asked, line: str, today: datetime.date) -> bool:
    """Whether all the figures of the line are parts of the one value that is asked for."""
    if asked.fact.type is FactType.SHARE and quotient(unwrapped(line).text) is not None:
        return True
    return reckons(asked.fact.type, line, today, f"{asked.ask.en} {asked.ask.zh} {asked.fact.title.en}")


def _of_role(asked: Asked) -> str:
    return next((begins for begins in _OF_ONE if asked.id.startswith(begins)), "")


def _of_practice(asked: Asked) -> bool:
    return asked.fact.type in (FactType.CHOICE, FactType.YES_NO) and not asked.id.startswith("profile.")


def _leading(asked: Asked, line: str, left: tuple[Figure, ...], today: datetime.date) -> Fact | None:
    """The one figure that is said of nothing else, where the line begins with it: the answer, before what is told besides."""
    left = tuple(f for f in left if read_as(asked.fact, f.text, today) is not None)
    if len(left) != 1 or left[0].open or unwrapped(line[: left[0].end]).text != left[0].text:
        return None
    if asked.fact.type is FactType.SHARE and bare(left[0]) and _THINGS.match(line, left[0].end):
        return None
    read = read_as(asked.fact, left[0].text, today)
    return None if read is None else Fact(asked.id, State.KNOWN, read.value, Origin.DECLARED)


def _numbered(asked: Asked, line: str, today: datetime.date) -> Fact | None:
    """The one number of the line at a list whose labels span numbers."""
    if asked.fact.type is not FactType.CHOICE:
        return None
    found = figures(line, today)
    option = option_of_number(asked.fact, found[0].text) if len(found) == 1 and not found[0].open else None
    return None if option is None else Fact(asked.id, State.KNOWN, option, Origin.DECLARED)


def _otherwise(asked: Asked, line: str, called: Mapping[str, tuple[str, ...]] | None) -> Fact | None:
    """At yes or no a sentence that states it, or one in the words of the question."""
    if asked.fact.type is FactType.YES_NO:
        yes = stated_yes_or_no(line, called or {})
        yes = echoed(line, asked) if yes is None else yes
        return None if yes is None else Fact(asked.id, State.KNOWN, yes, Origin.DECLARED)
    return None


def _outside(text: str, line: str, library: Library, talk: Talk | None, today: datetime.date) -> Said:
    """A line where no question stands: a command, a question of the field, or facts."""
    if not line.strip(",;、 "):
        return Refusal(Reason.EMPTY, line)
    if line.startswith("/") or line in BARE:
        name, _, rest = text.strip().removeprefix("/").strip().partition(" ")
        return slash(plain(name), rest)
    if talk is None:
        return Refusal(Reason.NOT_UNDERSTOOD, text.strip())
    kinds = ranked(talk, text)
    name, certain = next(iter(kinds.items()))
    if asks(line):
        chatting = name == OTHER and certain >= _CHATTING
        told_of = Command(OTHER if chatting else wondered(line, kinds, talk.index.called, at_one=False), text.strip())
        return _redone(told_of, talk, library, line)
    if alters(talk, library, line, None):
        return Command("change", text.strip())
    told = volunteered(talk, library, _latest(line, text, today), today)
    if (
        name in COMMANDS
        and certain >= _AHEAD_OF_A_GUESS
        and not (told and (name == "change" or (name in _OF_FIGURES and not wants_other(line))))
        and not (len(told) > 1 and (certain < _OUTRIGHT or (name == ASK and _FIGURE.search(line))))
    ):
        return _redone(Command(name, text.strip()), talk, library, line)
    if told:
        return Confirm(told)
    if not _SAYS.search(line) or kinds[ANSWER] >= _SURE:
        return Refusal(Reason.NOT_UNDERSTOOD, text.strip())
    return Command(next(n for n in kinds if n != ANSWER), text.strip())  # where nothing was asked, it is hardly an answer


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
