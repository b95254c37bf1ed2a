"""Whether a line reads like a question, with its mark or without.

The trap it guards: the words of questions stand in statements as well: "what we do is …", "we don't know how", 什么都不查,
要多少报多少. There no verb goes before its subject, or the line says that nobody knows.
"""

from __future__ import annotations

import re

from assistant.interview.words.plain import HAN
from assistant.interview.words.wordlists import in_order

_WORD = re.compile(r"[a-z0-9]+(?:['&/.-][a-z0-9]+)*")
_PARTS = re.compile(r"[,;:!]+|[.]+(?:\s|$)|\s-+\s")
_COURTESY = frozenset(
    in_order("so and but ok okay well um uh sorry please hi hey hello then now also just quick one question btw anyway right hmm oh ah")
)
_WH = frozenset(in_order("what which who whom whose how why when where"))
_SHORT = frozenset(in_order("what's whats wats wat how's hows where's wheres who's whos when's why's"))
_BEFORE = frozenset(in_order("for since below above under over until till by in at to from with on of after within"))
_VERBS = frozenset(
    verb + ending
    for verb in in_order("is are am was were do does did can could should shall would will may might must has have had")
    for ending in ("", "n't", "nt")
) | {"can't", "cannot", "won't", "cant", "wont", "isn't"}
_ALONE = frozenset(in_order("i we you he she they it that this there"))  # stands for its noun, so it is all of the subject
_SUBJECTS = _ALONE | frozenset(in_order("the a an my our your their his its these those one someone anyone somebody anybody each any"))
_HAVE, _DO = frozenset(in_order("has have had")), frozenset(in_order("do did"))
_SAYS = _SUBJECTS | frozenset(in_order("nobody everybody everyone if not when to"))
_MUCH = frozenset(in_order("many much long often far fast soon quick quickly big high old late late low to come about"))
_WHAT = frozenset(in_order("about if else happens counts papers documents rules kind"))
_RELATIVE = frozenset(in_order("which who where when"))
_AFTER_WHICH = frozenset(in_order("why because how what when where not fine ok good done all"))
_POINT = frozenset(in_order("case point it's time"))
_DOES = frozenset(
    in_order(
        "get need have want pay count see return lose go come still also really all always even ever matter apply work make fall cost stay"
    )
)
_DESCRIBED = 2  # words of a subject that is described
_BETWEEN = 5  # words between what asks and its verb
_FIRST = frozenset(in_order("i we you they one he she"))  # who does something
_NAMED = frozenset(in_order("amazon temu shein ebay etsy walmart shopee lazada tiktok aliexpress alibaba china america europe customs"))
_OF = frozenset(in_order("near in at for of from to with on around about between under like as than into"))
_NO_NOUNS = frozenset(in_order("always sometimes perhaps as less this its his hers yours ours theirs"))

_NOT_KNOWN = re.compile(
    r"\b(?:(?:don't|dont|do not|didn't|doesn't|can't|cannot|couldn't|never|nobody|no one)(?: really| just| even| quite)?"
    r" (?:know|knows|knew|understand|tell|tells|told|see|say|said|care|remember|checked|asked)|no (?:idea|clue)|not (?:sure|clear|certain)"
    r"|unclear|depends|varies)\b"
)
_TELL = re.compile(
    r"(?:(?:please|pls|ok|so|hi|hello|first|well),? )*(?:(?:can|could|would) you )?(?:please )?"
    r"(?:(?:tell|teach) me (?!it\b|off)|explain\b|define\b|i(?:'m| am) (?:curious|wondering)\b|i wonder\b"
    r"|i(?:'d| would)? (?:like|want|need|wish|love) to (?:know|understand|learn)\b)"
    r"|那?我[就很也]?[想要](?:知道|了解|问|请教|弄懂|搞懂|弄清楚|搞清楚)|(?:那|请|麻烦)?(?:你|您)?(?:[给帮跟同]我)?(?:求(?:科普|解释|教|问|解答)|科普|请教)"
)
_ZH = re.compile(
    r"什么|怎么|怎样|如何|为何|为啥|咋|哪|干嘛|多少|多[低高大快远重久长]|几(?:[个天家种项时点号年位次分类级档比条成块岁星公])|是否|能否|可否|有何|何时|谁|啥|请问"
    r"|(?:了|[到走完成住过]|[存传补接赶跟交附连]上|晚点|进去)没有?(?:$|,)"
    r"|(?<![时动差])([是有能可要会算需行好对热冷难贵值准够合违适用买卖涨跌下该让管查罚赔退包])(?:不|没)\1"
    r"|([\u4e00-\u9fff])不\2得"
    r"|[^绝从决并也就都更毫还再很太,。]不$"
)
_ZH_SAYS = re.compile(
    r"什么的|[什么谁哪啥](?:[^,。]{0,3}?)[都也](?!要|得|必须)|多少有|几乎|(?:不管|无论|不论|随便)[^,。]*"
    r"|(?:没有?|无|不)(?:规定|说|定|限|分|统计|算|写)?(?:过|是|到)?(?:什么|啥|多少|几|哪|谁)"
    r"|(?:[好有就这那点十百千万]|好些)几(?:个|天|家|种|项|时|点|年|位|次)|没有没有"
)
_ZH_NOT_KNOWN = re.compile(
    r"不知道|不知|不清楚|不了解|不晓得|不明白|不确定|说不清|说得清|没人知道"
    r"|搞不清|弄不清|不好说|没问过|没留意|没看过|没标准|没有标准|说不准|没准"
)
_TWICE = re.compile(r"(多少|什么|怎么|谁|哪里?|几|啥|干嘛).+\1")
_ZH_OUTRIGHT = re.compile(r"[吗呢]$|(?<![什怎多])么$")
_OUTRIGHT = re.compile(
    r"^(?:is|are|do|does|did|can|could|should|would|will|may|must|has|have|how|what|which|why|whose|whom"
    r"|(?:who|when|where) (?:i|we|one|is))\b"
    r".*[a-z].*\?\s*$|[吗么]\?*\s*$"
)


_REQUESTS = re.compile(  # what is asked for stands ahead of it: "AQL, explain that to me"
    r"(?!.*\b(?:we|i|our|us|they|he|she)\b).*(?:"
    r"[,:-] ?(?:(?:please|could you|can you|would you|quickly|briefly) )*(?:explain|define|describe|tell me)\b.*"
    r"|\bin (?:\w+ )?(?:\w+ )?(?:words?|sentences?|terms|english)(?: please)?"
    r"|\b(?:in a nutshell|in short|in brief|for dummies|for beginners|made easy|explained(?: \w+)?)(?:,? please)?"
    r"|\b(?:quick|short|brief|simple|little)? ?(?:rundown|explanation|summary|overview|intro|basics|gist|essentials)(?:,? please)?"
    r"|[,:-] ?(?:no idea what (?:that|those|it|they|this)\b.*|never heard(?: of (?:it|that))?.*)"
    r")[.! ]*"
    r"|(?!.*(?:我们|咱们|口头|开会|入职)).*?(?:(?:展开|大概|简单|通俗点?|仔细)?(?:讲讲|说说|聊聊|讲一?下|说一?下|讲一讲|说一说)"
    r"|科普(?:一?下)?|解释(?:一?下)?(?:这个词|这个|它)?|介绍(?:一?下)?|没听过)[呗吧看嘛呀啊。! ]*"
)
_UNSURE = re.compile(r"\b(?:dunno|idk|beats me|who knows)\b")
_BIDS = re.compile(
    r"(?:please |can you |could you |would you )*(?:help me )?(?:to )?(?:write|draft|compose|design|translate|suggest|invent|come up with)"
    r" (?:me |us )?(?:a|an|some|my|our|this)\b(?! (?:note|remark|comment|memo|plan|report))"
    r"|(?:请|麻烦|你?能不能|可以)*(?:帮我?|给我|替我)(?:们)?再?(?:起|取|想|写|编|画|设计|翻译)(?!备注|个备注|上|入)"
)
_OF_WHICH = re.compile(r"(?<!^)\bof (?:which|whom)\b")  # it goes on with what was said


def asks(line: str) -> bool:
    """Whether a plain line reads like a question; "we don't know what lowers it" and 到账多少报多少 are none."""
    if "?" in line or _TELL.match(line) is not None or _asks_in_english(_OF_WHICH.sub("of them", line)):
        return True
    return re.search(f"[{HAN}]", line) is not None and _asks_in_chinese(line)


def not_known(line: str) -> bool:
    """Whether it says that nobody knows."""
    return _NOT_KNOWN.search(line) is not None or _UNSURE.search(line) is not None or _ZH_NOT_KNOWN.search(line) is not None


def asks_at_once(line: str) -> bool:
    """Whether it is a question in English from its first word on, whatever values it names; "what lands in the account" is none."""
    end = _PARTS.search(line)
    said = _WORD.findall(line[: end.start() if end else len(line)])
    return not _VERBS.isdisjoint(said) and _turned(said, first=True, last=end is None)


def bids(line: str) -> bool:
    """Whether some work is asked for that is none of an interview: a name, a text, a translation."""
    return _BIDS.match(line) is not None


def requests(line: str) -> bool:
    """Whether it ends as a request to be told something; only with the name of something is it one."""
    return _REQUESTS.fullmatch(line) is not None


def asks_outright(line: str) -> bool:
    """Whether it begins as a question does and ends with its mark."""
    return _OUTRIGHT.search(line) is not None


def _asks_in_chinese(line: str) -> bool:
    said = line.rstrip(" .。!~…啊呀")
    if _ZH_OUTRIGHT.search(said):
        return True
    if _ZH_NOT_KNOWN.search(said) or _TWICE.search(said):
        return False
    return _ZH.search(_ZH_SAYS.sub("", said)) is not None


def _asks_in_english(line: str) -> bool:
    known = _NOT_KNOWN.search(line)
    end = known.start() if known else len(line)
    start = 0
    for at in (*(m.span() for m in _PARTS.finditer(line)), (len(line), len(line))):
        if at[0] > end:
            break
        if _turned(_WORD.findall(line[start : at[0]]), first=start == 0, last=at[0] == len(line)):
            return True
        start = at[1]
    return False


def _turned(words: list[str], *, first: bool, last: bool) -> bool:
    """Whether these words begin as a question does: with a verb before its subject, or with what is asked and then a verb."""
    while words and words[0] in _COURTESY:
        words = words[1:]
    if len(words) < 2:
        return first and last and words in (["why"], ["how"])
    if words[0] in _VERBS:
        return _verb_first(words[0], words[1:], first=first)
    if words[0] in _BEFORE and words[1] in _WH:
        return words[2:3] not in ([p] for p in _POINT) and _verb_follows(words[2:])
    return _wh(words, first=first, last=last) if words[0] in _WH or words[0] in _SHORT else False


def _verb_first(verb: str, rest: list[str], *, first: bool) -> bool:
    next_ = rest[0]
    if verb in _HAVE:
        return next_ in {"i", "we", "you", "they"}
    if verb in _DO and next_ in {"it", "that", "this", "one"}:
        return False
    if first and len(rest) > _DESCRIBED and verb in _DO and _noun(rest[1]):
        does = rest[2:5:2] if rest[2] in _OF else rest[2:3]
        if not _DOES.isdisjoint(does):
            return True  # do german buyers get to send it back, do small parcels to Asia cost tax
    return next_ in (_SUBJECTS if first else _ALONE) or (first and len(rest) > 1 and _noun(next_))


def _noun(word: str) -> bool:
    """Whether it may be the subject by itself: several of something, or a name."""
    return word in _NAMED or (word[-1] == "s" and word[-2:] not in ("ss", "'s") and len(word) > 2 and word not in _NO_NOUNS)


def _wh(words: list[str], *, first: bool, last: bool) -> bool:
    asked, rest = words[0], words[1:]
    if asked in _SHORT:
        return first or asked[:2] != "wh" or asked[:3] in ("wha", "wat")
    if rest[0] in _VERBS and asked in _RELATIVE:
        if len(rest) == 1 or (asked in ("which", "who") and (not first or rest[1] in _AFTER_WHICH)):
            return False
        return asked in ("which", "who") or rest[1] in _SUBJECTS or first
    if (asked == "how" and rest[0] in _MUCH) or (asked == "what" and rest[0] in _WHAT):
        return (first and not any(word in _SAYS for word in rest[1:3])) or _verb_follows(rest[1:]) or (first and rest[0] == "to")
    if asked == "how" and first and _inverted(rest):
        return True
    if asked == "why":
        return rest[0] not in _SAYS
    if asked == "who":
        return (last and rest[0] not in _SAYS) or (len(rest) == 1 and rest[0][-1] == "s")  # who pays, me or the platform
    if asked == "what" and rest[0][-1] == "s" and not _VERBS.intersection(rest):
        return True  # what belongs in it
    if asked in ("what", "which") and rest[0] not in _SAYS and [w[-1] == "s" for w in rest[:2]] == [False, True]:
        return True  # what colour sells
    return asked not in ("when", "where") and _verb_follows(rest)


def _inverted(rest: list[str]) -> bool:
    """Whether a full verb stands before its subject: how get I off the list."""
    verb, subject = rest[0], rest[1:2]
    return verb not in _SAYS and verb[-2:] != "ly" and not _FIRST.isdisjoint(subject) and _VERBS.isdisjoint((verb, *rest[2:4]))


def _verb_follows(words: list[str]) -> bool:
    """Whether a verb comes before any subject, and something after it."""
    far = _BETWEEN
    for at, word in enumerate(words):
        if word in _VERBS:
            return at + 1 < len(words)
        of_a_noun = at and word not in _ALONE and (word in _OF or words[at - 1] in _OF)
        if at >= far or (word in _SAYS and not of_a_noun):
            return False
        far += word in _OF
    return False
