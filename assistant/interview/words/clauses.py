"""The clauses of a line, and whether one of them denies, excepts or doubts what it says.

The trap it guards: "not" inside a name ("not as described", 未妥投) denies nothing, so names are taken out before it is looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_BREAK = re.compile(
    r"[,;!。、\n]+\s*(?=\D)|[,;!。]\s+|(?<=[^0-9\s])[,;](?=[0-9])|(?<![0-9])\.+(?:\s+|$)|(?<=[0-9])\.\s+(?=[a-z])|\s+-\s+|\b(?:but"
    r"|while|whereas|because|although|though)\b|但是?|不过|而且|而|因为|虽然"
)
_DENIES = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|neither|nor|without|cannot|stopped|quit|instead|former|formerly|except|excluding|unless"
    r"|hardly|rarely|used to|isnt|dont|doesnt|arent|wont|cant|didnt|haven?t)\b|n't\b|不|没|未|无|非|除了?|停止|以前|曾经"
    r"|(?<![分特区类级个性识])别"
)
_DOUBTS = re.compile(
    r"\b(?:maybe|perhaps|might|depends|partly|sometimes|some of|most of|mostly|not all|if|whether|could|would|should|plan|planning"
    r"|want|hope|soon|next year|going to|think about|consider|considering|intend|will)\b|可能|也许|或许"
    r"|有时|部分|大部分|多数|如果|(?<!主)要是|假如|看情况|打算|计划|准备|想要?|将要?|明年|考虑"
)
_SUPPOSES = re.compile(
    r"\b(?:if|whether|suppose|supposing|target|goal|aim|plan|planning|hope|hoping|want|would|should|could"
    r"|next (?:year|month|quarter)|used to be)\b"
    r"|如果|(?<!主)要是|假如|假设|目标|打算|计划|希望|争取|明年|下个?月|力争"
    r"|\b(?:industry|competitors?|rivals?|other sellers|requires?|required|must|limit|threshold|maximum|minimum)\b"
    r"|行业|同行|竞争|对手|要求|上限|下限|门槛|标准是"
)
_PLANS = re.compile(
    r"\b(?:maybe|perhaps|might|whether|would|should|plan(?:s|ning)? to|planned|want to|hope|soon|next year|going to"
    r"|think about|consider|considering|intend)\b"
    r"|可能|也许|或许|如果|(?<!主)要是|假如|打算|想要?(?=[在要去把做上找签搞])|将要?|明年|考虑"
)
_LATER = re.compile(
    r"\b(?:plan(?:s|ning)? to|want to|hope to|hoping to|soon|next (?:year|month|week|quarter)|going to|about to|think(?:ing)? about"
    r"|consider(?:ing)?|intend)\b"
    r"|打算|想要?(?=[在要去把做上找签搞])|将要?|明年|下个?月|考虑"
)
_EXCEPTS = re.compile(
    r"\b(?:except(?: for)?|excluding|apart from|other than|but not|just not|not including|never|without)\b|除了|除|不包括|但不|没有|不含"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of the line."""

    start: int
    end: int


def clauses(line: str) -> list[Clause]:
    """The clauses of a plain line, in order."""
    found, start = [], 0
    for gap in _BREAK.finditer(line):
        if gap.start() > start:
            found.append(Clause(start, gap.start()))
        start = gap.end()
    if start < len(line):
        found.append(Clause(start, len(line)))
    return found


def blanked(line: str, spans: Iterable[tuple[int, int]]) -> str:
    """The line with these places taken out, as long as it was."""
    for start, end in spans:
        line = line[:start] + "\0" * (end - start) + line[end:]
    return line


def denies(text: str) -> bool:
    """Whether a negation stands in it."""
    return _DENIES.search(text) is not None


def doubts(text: str) -> bool:
    """Whether it speaks of some, of perhaps, or of what is only planned."""
    return _DOUBTS.search(text) is not None


def supposes(text: str) -> bool:
    """Whether it tells what is aimed at or supposed, and not what is."""
    return _SUPPOSES.search(text) is not None


def plans(text: str) -> bool:
    """Whether it tells what may be or shall be."""
    return _PLANS.search(text) is not None


def later(text: str) -> bool:
    """Whether it tells what shall be, and is not yet; that nothing is planned, or perhaps so, tells what is."""
    return _LATER.search(text) is not None


def excepted_from(text: str) -> int:
    """The place from which an exception is made; the end where there is none."""
    found = _EXCEPTS.search(text)
    return found.start() if found else len(text)
