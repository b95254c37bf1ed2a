"""Which kind of line was typed: an answer, a question of the field, one of the commands, or nothing of the sort."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.interview.altering import supposing
from assistant.interview.questions import asks, bids, requests
from assistant.interview.talk import Talk
from assistant.interview.words.grams import features
from assistant.interview.words.plain import HAN, plain

ANSWER, ASK, OTHER = "answer", "ask", "other"
_FIGURE = re.compile(r"[0-9]")  # who gives one answers
_CLAUSE = re.compile(r"[,;.!。…]+ ?")
_BRIEF = frozenset({"skip", "back", "quit", "learn", "why", "save", "finish", "status", "help", OTHER})  # said in a clause of its own
_WONDERED = frozenset({"learn", "why", OTHER})  # which a question is or is not as a whole
_SUPPOSES = re.compile(
    r"[0-9]|\b(?:if|suppose|supposing|say|imagine|assum\w+|would|could|had|were|when|once|after|chang\w+|do to|do for"
    r"|try|play\w*|what-?if|hypothe\w+|pretend\w*|simulat\w+|scenario\w*)\b|^(?:and |so |then )?with(?:out)?\b"
    r"|如果|假如|假设|要是|倘若|若|的话|万一|[改降升提变换]|以后|之后|试|模拟|推演|会怎|会不会|能不能|能上"
)
_AS_IT_IS = re.compile(r"(怎么|什么|多少|啥|谁|哪里?|几).+\1")
_WITHOUT = 0.1  # what is left of how certain a kind is without its mark
_LATIN, _NO_KEYS = re.compile("[a-z]+"), re.compile(f"[0-9{HAN}]")
_MASHED = re.compile(  # neighbours on the keyboard, one letter again and again, or no vowel at all
    r"asdf|sdfg|dfgh|fghj|ghjk|hjkl|jkl\b|fdsa|lkj|qwer|uiop|zxcv|xcvb|cvbn|vbnm|^(.)\1{3,}$|^[b-df-hj-np-tv-xz]{4,}$"
)
_LEFT, _NEARLY, _OUTRIGHT = 0.2, 0.7, 0.7  # how certain it must be of the line, also beside the likeliest, and of the clause


def intent(talk: Talk, text: str) -> tuple[str, float]:
    """The likeliest intent (``answer``, ``other`` or a command, ``ask`` among them) and how certain it is, from 0 to 1."""
    return next(iter(ranked(talk, text).items()))


def named(line: str, names: Iterable[str]) -> bool:
    """Whether a plain line has the name of an entry in it."""
    padded = f" {line} "
    return any(name in line and (not name.isascii() or _word(padded, name)) for name in names)


def _word(padded: str, name: str) -> bool:
    at = padded.find(name)
    after = padded[at + len(name) :].removeprefix("s" if name[-1].isascii() else "")
    return not (_lettered(padded[at - 1]) or _lettered(after[:1]))


def _lettered(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()


def enquires(talk: Talk, line: str) -> bool:
    """Whether a plain line asks, or requests to be told of something that the knowledge has an entry for."""
    return asks(line) or bids(line) or (requests(line) and named(line, talk.index.called))


def ranked(talk: Talk, text: str) -> dict[str, float]:
    """Every intent with its certainty, the likeliest first. A line without a word or number is ``other``."""
    line = plain(text)
    certain = _marked(_certainties(talk, line), line)
    clauses = [c for c in _CLAUSE.split(line) if c]
    brief = _BRIEF - _WONDERED if asks(line) else _BRIEF
    name = max(brief, key=lambda n: certain.get(n, 0.0))
    near = certain.get(name, 0.0) >= max(_LEFT, _NEARLY * max(certain.values()))
    if len(clauses) > 1 and near and not _FIGURE.search(line):
        alone = max(_certainties(talk, clause).get(name, 0.0) for clause in clauses)
        if alone >= _OUTRIGHT and alone > certain[name]:  # "next one please, my colleague has the papers": the rest is the reason
            rest = (1 - alone) / (1 - certain[name])
            certain = {n: alone if n == name else c * rest for n, c in certain.items()}
    return dict(sorted(certain.items(), key=lambda c: -c[1]))


def _marked(certain: dict[str, float], line: str) -> dict[str, float]:
    """The certainties where a line that supposes nothing is hardly a what-if, and one that says "what you say, we do" no question."""
    hardly = {"whatif"} if not _SUPPOSES.search(line) else set()
    hardly |= {ASK, "learn", "why", "how", "help"} if _AS_IT_IS.search(line) and not asks(line) else set()
    hardly |= {"change", "edit"} if supposing(line) else set()
    left = {name: c * _WITHOUT if name in hardly else c for name, c in certain.items()}
    total = sum(left.values()) or 1.0
    return {name: c / total for name, c in left.items()}


def _certainties(talk: Talk, line: str) -> dict[str, float]:
    if mashed(talk, line):
        return {OTHER: 1.0, ANSWER: 0.0}
    found = features(line, names=named(line, talk.index.names))
    return talk.intents.certainties(found) if found else {OTHER: 1.0, ANSWER: 0.0}


def mashed(talk: Talk, line: str) -> bool:
    """Whether a hand fell on the keys: no word of it is known, or can be one."""
    said = _LATIN.findall(line)
    if not said or _NO_KEYS.search(line):
        return False
    return all(w not in talk.index.words and w not in talk.intents.weights and _MASHED.search(w) is not None for w in said)
