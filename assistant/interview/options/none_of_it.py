"""Lines that say there is nothing to answer: "we ship nothing to Indonesia", 印尼不发, at a question that may be left so.

The trap it guards: a line with a figure in it gives one, and at a list the options speak of what is not done.
"""

from __future__ import annotations

import re

from assistant.interview.words.plain import HAN
from assistant.model.values import FactType

_DOES_NOT = re.compile(
    r"(?:no,? )?(?:we|i) (?:don't|do not|never|have never) (?:ship|sell|do|offer|show|use|send|deliver)\b"
    r"|没有直[发售]|我们?不(?:直?发|卖|做|用|展示)|没做过|不(?:发|卖)(?:那边|这里|印尼)"
)
_GOES = r"(?:ship|sell|send|deliver|export|trade)"
_NOTHING = re.compile(
    rf"(?:no,? |well,? |sorry,? )?(?:(?:we|i)(?:'ve| have)? (?:currently |really |actually )?"
    rf"(?:(?:{_GOES}|shipped|sold|sent|delivered) (?:nothing|none|no [a-z]+)"
    rf"|(?:don't|do not|never|haven't|have not|didn't|no longer|stopped|aren't|are not|can't)(?: ever| yet| currently| directly)?"
    rf" (?:{_GOES}(?:ping|ing)?|shipped|sold|sent|delivered|shipping|selling|sending)))\b.*"
    rf"|(?:nothing|none)(?: of [a-z ]{{2,20}})? (?:goes|go|is|are|was|gets?|ships|leaves|has)\b.*"
    rf"|(?:no|zero) (?:direct )?(?:shipments?|sales|orders|parcels|exports|deliver(?:y|ies)|trade)\b.*"
    rf"|not (?:shipping|selling|sending|delivering)\b.*"
)
_NOTHING_ZH = re.compile(
    rf"[{HAN}]{{0,6}}?(?:我们|我司|那边|这边|目前|现在|暂时|还|都|也|根本|一直|从来?)*(?:没有?|不|未)(?:往|向|给|在|对|到|去)?[{HAN}]{{0,4}}?"
    rf"(?:直?发|卖|寄|销售?|出口|出过|直邮|做)(?:往|到|去|给|过|货|了|[{HAN}]{{2,4}}的?|生意|市场|业务|那边)*"
)
_FIGURED = frozenset({FactType.SHARE, FactType.COUNT, FactType.NUMBER, FactType.DURATION, FactType.MONEY, FactType.DATE})
_FIGURE = re.compile(r"[0-9$€¥]")


def none_of_it(kind: FactType, ask: str, line: str) -> bool:
    """Whether a plain line says that there is nothing to answer; ``ask`` is the English text of the question."""
    if "not applicable" not in ask.casefold() or kind is FactType.YES_NO:
        return False
    if _DOES_NOT.match(line):
        return True
    said = line.strip(" .。!")
    return kind in _FIGURED and not _FIGURE.search(said) and any(p.fullmatch(said) for p in (_NOTHING, _NOTHING_ZH))
