"""What a line says of the question at hand: its reading by rule, or what was learnt of how people answer in their own words.

The trap it guards: what was learnt is never sure. It outweighs a reading only where it is far more certain, and a line that gives no
value ("no idea", "we don't do that") may be an answer all the same.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.interview.options.none_of_it import none_of_it
from assistant.interview.options.piecewise import with_other_words
from assistant.interview.options.yes_no import without_fault
from assistant.interview.prompt import CONDUCT, PROFILE, Prompt
from assistant.interview.said import Answer, Confirm, Reason, Refusal, Said
from assistant.interview.talk import Talk
from assistant.interview.told.wordings import UNCLEAR, Worded, admits, against, answered, left_for, meant, worded_state
from assistant.interview.values.exactly import yes_no
from assistant.interview.values.numbers import quantity
from assistant.interview.words.clauses import clauses, denies
from assistant.interview.words.grams import pieces, small
from assistant.interview.words.phrasing import unwrapped
from assistant.interview.words.plain import HAN, plain
from assistant.model.values import Fact, FactType, State

MEANT = frozenset({Reason.RANGE, Reason.UNCERTAIN, Reason.ONLY_ONE, Reason.NEAR_TWO, Reason.READ_BY_VETO})  # two things at once
_OPEN = frozenset({Reason.NOT_AN_OPTION, Reason.NOT_YES_NO, Reason.NEAR_TWO, Reason.NOT_A_VALUE, Reason.UNCERTAIN})
_NEEDED = {  # by type, and by whether the labels alone tell something: how certain what was learnt must be
    (FactType.CHOICE, False): 0.3,
    (FactType.CHOICE, True): 0.5,
    (FactType.YES_NO, False): 0.6,
    (FactType.YES_NO, True): 0.97,
}
_NAMED = 0.85  # and at the profile, where names tell more
_STATE = {False: 0.6, True: 0.75}  # how certain it must be that no value is given, by whether one seems to be
_SURELY_NONE = 0.95  # for a line as a whole
_MAYBE, _RATHER = 0.5, 0.8  # from when on an answer outweighs that it does not apply, or is not known
_NOT_ALL = 0.5  # and that what is so of some is not so of every one, which was asked
_STILL = 0.9  # how much of its certainty an option keeps without the denial, that is denied itself
_DENIED = 0.6  # and that "not that I know of" is a no
_NOT_APPLICABLE = re.compile(r"(?<![a-z])(?:n/a|not applicable|does(?:n't| not) apply)(?![a-z])|不适用")
_DENIAL = re.compile(  # of what is done, not of what there is
    r"^(?:no, |nope, )?(?:(?:we|i|they) )?(?:would )?(?:never|do not|don't|dont|cannot|can't|refuse to|not) "
    r"|^我们?(?:从不|从来不|绝不|不会|不)|^(?:从不|从来不|绝不|不会|不)(?!知|清|确|止|同|定)"
)
_WORDED = re.compile(rf"[a-z]{{3}}|[{HAN}]{{2}}")
_FIGURE = re.compile(r"[0-9]")
_HEDGED = re.compile(
    r"\b(?:hmm|think|maybe|perhaps|probably|guess|suppose|believe|might|sure|depends|hope)\b"
    r"|可能|也许|大概|应该|好像|估计|觉得|不确定|看情况|吧"
)
_BOTH = re.compile(r"\b(?:yes|some|partly)\b|[是有]也|有的")
_EVERY = re.compile(r"\b(?:every|each)\b")
_PARTLY = re.compile(
    r"\b(?:not (?:yet|all|every)|except|all but|but not|only|still missing|rest no|in the works)\b"
    r"|\b(?:two|three|a few|some) (?:still|don't|have no)\b"
    r"|还没|没弄|没做|没有|除了|只有|大部分|不是每|不是所有|缺"
)
_GOOD = re.compile(
    r"\bon[ -]time\b|\bin time\b|\bpunctual|\bnot (?:late|lost|damaged|refunded|returned)\b|\bundamaged\b"
    r"|\bintact\b|(?<!\bone )(?<!\ba )\bfine\b|准时|按时|及时|完好|没有?(?:迟|晚|丢|坏|破|退)"
)
_NOT_A_BAD_ONE = re.compile(r"[一半][单个件条笔票][也都]?没")


def of_what_is_left(prompt: Prompt, talk: Talk, own: Said, line: str) -> tuple[Said, str]:
    """The reading of the part of a line that may speak of a question with options, and that part, where the line tells of others too."""
    if not prompt.of_one_option or isinstance(own, Answer) or worded_state(talk, line, at_least=_SURELY_NONE) is not None:
        return own, line
    left = left_for(talk, line, clauses(line), prompt.id, surely=prompt.type is FactType.YES_NO)
    if left == line:
        return own, line
    if not left:  # every piece of it speaks of something else
        return Refusal(Reason.NOT_YES_NO if prompt.type is FactType.YES_NO else Reason.NOT_AN_OPTION, line), left
    match prompt.read(left):
        case Answer(facts) | Confirm(facts):
            return Confirm(facts), left
        case Refusal() as refused:
            return replace(refused, said=line), left
        case _:
            return own, left


def in_own_words(prompt: Prompt, talk: Talk, own: Said, line: str, left: str) -> Said:
    """The reading, or what was learnt that ``left`` of the line means where that tells more; nothing was, where nothing is left."""
    if not left:
        return own
    return with_other_words(_learnt(prompt, talk, own, left), prompt.asked.fact, line, talk, prompt.called)


def mended(prompt: Prompt, own: Said, line: str, spelt: str) -> Said:
    """What was not understood, with its slips of the pen mended; a share of those that are well answers no question for the others."""
    if isinstance(own, Confirm) and own.fact.value != 0 and _opposite(prompt, line):
        return Refusal(Reason.NOT_UNDERSTOOD, line)
    if not isinstance(own, Refusal) or own.reason in MEANT:
        return own
    again = prompt.read(spelt) if spelt != line else own
    if isinstance(again, Answer | Confirm):
        return Confirm(again.facts)
    nothing = not prompt.must_apply and none_of_it(prompt.type, prompt.asked.ask.en, line)
    return Confirm((Fact(prompt.id, State.NOT_APPLICABLE),)) if nothing else own


def against_the_sense(prompt: Prompt, fact: Fact, line: str) -> bool:
    """Whether a line that denies a fault ("no gaps", 没问题) was taken for a breach, or for something that lacks."""
    mine = fact.id == prompt.id and prompt.type is FactType.YES_NO and fact.state is State.KNOWN
    return mine and without_fault(line) and fact.value is prompt.id.startswith(CONDUCT)


def _learnt(prompt: Prompt, talk: Talk, own: Said, line: str) -> Said:
    read = own.fact if isinstance(own, Confirm) else None
    if read is not None and (read.state is not State.KNOWN or line[0].isdecimal()):
        return own
    if read is None and not (isinstance(own, Refusal) and own.reason in _OPEN):
        return own
    if _NOT_APPLICABLE.search(line) and not prompt.id.startswith(PROFILE):
        return _confirmed(prompt, Fact(prompt.id, State.NOT_APPLICABLE), line)
    if prompt.of_one_option and (_figure_alone(line) or (prompt.type is FactType.CHOICE and yes_no(line))):
        return own  # a figure alone is no option, and "yes" tells none of several
    two_ways = isinstance(own, Refusal) and own.reason is Reason.UNCERTAIN
    learnt = _option(prompt, talk, line) if prompt.of_one_option else None
    if learnt is not None and prompt.type is FactType.CHOICE and _denied(prompt, talk, learnt, line):
        return Refusal(Reason.NOT_AN_OPTION, line)
    certain = 0.0 if learnt is None else learnt.certainty
    if prompt.of_one_option or (read is None and not _FIGURE.search(line)):
        seems = prompt.type is FactType.YES_NO or read is not None
        without = worded_state(talk, line, at_least=max(_STATE[seems], certain))
        waved_away = two_ways and without is State.NOT_APPLICABLE
        if without is not None and not waved_away and _gives_none(without, prompt, learnt, read):
            return _confirmed(prompt, Fact(prompt.id, without), line)
    if learnt is None:
        return own
    named = read is not None and prompt.id.startswith(PROFILE)
    if certain < (_NAMED if named else _NEEDED[prompt.type, read is not None]):
        return own
    if two_ways and not (admits(prompt.asked.fact, learnt) or _not_all(prompt, talk, learnt, line)):
        return own
    option = "no" if two_ways and not admits(prompt.asked.fact, learnt) else learnt.option
    return _confirmed(prompt, meant(prompt.asked.fact, option), line)


def _figure_alone(line: str) -> bool:
    said = unwrapped(line).text
    return quantity(said) is not None or (_FIGURE.search(said) is not None and _WORDED.search(said) is None)


def _confirmed(prompt: Prompt, fact: Fact, line: str) -> Said:
    waved_away = prompt.must_apply and fact.state is State.NOT_APPLICABLE
    return Refusal(Reason.READ_BY_VETO, line) if waved_away else Confirm((fact,))


def _option(prompt: Prompt, talk: Talk, line: str) -> Worded | None:
    """What was learnt that the line says of the question; None where that is unclear."""
    learnt = answered(talk, prompt.asked.fact, line)
    return None if learnt is None or learnt.option == UNCLEAR or against(prompt.asked.fact, learnt, line) else learnt


def _denied(prompt: Prompt, talk: Talk, learnt: Worded, line: str) -> bool:
    """Whether the option is the very thing that the line denies: without the denial it would be as certain.

    An option that itself tells what is not done may well be said so.
    """
    label = next((o.label for o in prompt.asked.fact.options if o.id == learnt.option), None)
    if label is None or denies(plain(f"{label.en} {label.zh}")):
        return False
    bare = _DENIAL.sub("", line, count=1)
    said = answered(talk, prompt.asked.fact, bare) if bare != line else None
    return said is not None and said.option == learnt.option and said.certainty >= _STILL * learnt.certainty


def _not_all(prompt: Prompt, talk: Talk, learnt: Worded, line: str) -> bool:
    """Whether it is said outright that what was asked of every one is so of some only: "for the lamps, not yet for the toys"."""
    if prompt.id.startswith(CONDUCT) or prompt.id not in talk.answers.kept or _HEDGED.search(line) or all(map(small, pieces(line))):
        return False
    asked_of_all = _EVERY.search(prompt.asked.ask.en) is not None and _PARTLY.search(line) is not None
    return asked_of_all or (learnt.option == "no" and learnt.certainty >= _NOT_ALL and _BOTH.search(line) is None)


def _gives_none(state: State, prompt: Prompt, learnt: Worded | None, read: Fact | None) -> bool:
    """Whether a line that sounds like no value gives none: "we don't log" may be an answer, and everybody has a profile."""
    of_yes_no = prompt.type is FactType.YES_NO
    if state is State.DECLINED:
        says_more = learnt is not None and not of_yes_no and learnt.certainty >= _MAYBE  # "they find out at the door, sorry to say"
        return not (prompt.id.startswith(PROFILE) or (of_yes_no and read is not None) or says_more)
    if read is not None and (of_yes_no or (learnt is not None and read.value == learnt.option)):
        return False  # it was read by rule, and "not that I know of" is a no
    if learnt is not None and of_yes_no and learnt.option == "no" and learnt.certainty >= _DENIED and state is State.UNKNOWN:
        return False
    if state is State.NOT_APPLICABLE and prompt.asked.fact.options:  # where that may be, it is learnt as an answer is
        return False
    if state is State.NOT_APPLICABLE and learnt is not None and learnt.certainty >= _MAYBE:
        return False
    return learnt is None or learnt.certainty < _RATHER or of_yes_no


def _opposite(prompt: Prompt, line: str) -> bool:
    """Whether a share was given of those that are well, at a question about those that are not."""
    if prompt.type is not FactType.SHARE or _NOT_A_BAD_ONE.match(line) or _GOOD.search(line) is None:
        return False
    asked = prompt.asked
    return _GOOD.search(plain(f"{asked.ask.en} {asked.ask.zh} {asked.fact.title.en} {asked.fact.title.zh}")) is None
