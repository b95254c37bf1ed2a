"""Which fact, rule or term somebody means by a few words, and the value they set it to: "late shipments to 4%".

The trap it guards: words are only words: what was found is said back by its title before anything is changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from assistant.interview.words.plain import HAN, plain
from assistant.model.library import Library

Referred = Callable[[str], Iterable[str]]

_MOST = 5
_LEAD = re.compile(
    r"^(?:(?:please|ok|so|and|now|then|what if|what would happen if|what happens if|suppose(?: that)?|assum(?:e|ing)(?: that)?|if|let's"
    r"|i (?:want|need|would like|'d like) to|can (?:you|i|we)|could (?:you|i|we)|change|correct|set|update|make|put|edit|revise|replace"
    r"|go back (?:to|and change)|the answer (?:for|to|on|about)|my answer (?:for|to|on|about)|our|my|the|we had|we)\s+)+"
)
_LEAD_ZH = re.compile(r"^(?:请|麻烦|帮我|我想|我要|能不能|可以|把|将|如果|假如|假设|要是|若|万一|更改|修改|改一下|改|我们的?|的)+")
_BETWEEN = (
    r"\s*(?:->|→|=>|=)\s*",
    r"\s+(?:to|into|becomes?|became|changes? to|goes? to|drops? to|falls? to|rises? to)\s+",
    r"\s*(?:改为|改成|变为|变成|换成|设为|设成|更正为|调整为|调到|降到|降为|降至|升到|升至|提高到|达到)\s*",
    r"\s+(?:were|was|is|are|be|at|of|reached|equals)\s+",
    r"\s*[:：]\s*",
    r"(?:是|为)",
)
_TAIL = re.compile(r"\s*(?:the grade|what then|then what|会怎样|会怎么样|怎么样|呢|的话)?\s*[?？。!！.]*$")
_SMALL = re.compile(
    r"the|an?|of|to|in|on|at|for|and|or|is|are|be|we|our|us|your?|my|its?|that|this|with|by|from|do|does|how|what|which|when|about"
    r"|answer|question|was|were|than|as"
)


def parted(text: str) -> Iterator[tuple[str, str]]:
    """The ways in which a line may part into what is meant and its value, the likeliest first; the value may be empty."""
    line = _without_lead(_TAIL.sub("", " ".join(text.split())))
    seen = set()
    for pattern in _BETWEEN:
        for found in reversed(list(re.finditer(pattern, line, re.IGNORECASE))):
            pair = (line[: found.start()].strip(), line[found.end() :].strip())
            if all(pair) and pair not in seen:
                seen.add(pair)
                yield pair
    words = line.split()
    for size in (1, 2, 3):
        if len(words) > size:
            yield " ".join(words[:-size]), " ".join(words[-size:])
    tight = re.fullmatch(rf"(.*?[{HAN}a-zA-Z])\s*([0-9百千万一二两三四五六七八九十][^{HAN}]*.*)", line)
    if tight:
        yield tight[1], tight[2]


def named(library: Library, phrase: str, among: Iterable[str], referred: Referred | None = None) -> tuple[str, ...]:
    """The ids that the words may mean, the best first; none where nothing fits."""
    places = {i: n for n, i in enumerate(among)}
    said = plain(_without_lead(phrase)).strip(" \"'")
    if not said:
        return ()
    if said in places:
        return (said,)
    exact = [i for i in places if said in {plain(t) for t in _titles(library, i)}]
    near = [i for i in referred(said) if i in places] if referred is not None else _alike(library, said, places)
    return tuple(dict.fromkeys([*exact, *near]))[:_MOST]


def _alike(library: Library, said: str, places: dict[str, int]) -> list[str]:
    """By the words shared with a title, where they are at least half of what was said."""
    wanted = _words(said)
    if not wanted:
        return []
    scores: dict[str, float] = {}
    for fact_id in places:
        best = 0.0
        for title in _titles(library, fact_id):
            have = _words(plain(title))
            shared = len(wanted & have)
            if shared:
                best = max(best, shared / len(wanted) + 0.3 * shared / len(have))
        if best >= 0.5:
            scores[fact_id] = best
    return sorted(scores, key=lambda i: (-scores[i], places[i]))


def _titles(library: Library, name_id: str) -> tuple[str, ...]:
    for entries in (library.facts, library.measures):
        if name_id in entries:
            title = entries[name_id].title
            return (title.en, title.zh)
    sub = next((s.title for s in library.index.sub_systems if s.id == name_id), None)
    return (sub.en, sub.zh) if sub else ()


def _words(text: str) -> frozenset[str]:
    """The words without small ones and plural endings; of Chinese the pairs of characters."""
    words: set[str] = set()
    for run in re.findall(rf"[a-z0-9]+|[{HAN}]+", text):
        if re.match(f"[{HAN}]", run):
            words |= {run[n : n + 2] for n in range(len(run) - 1)} or {run}
        elif not _SMALL.fullmatch(run):
            words.add(_stem(run))
    return frozenset(words)


def _stem(word: str) -> str:
    for ending in ("ments", "ment", "ings", "ing", "ies", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def _without_lead(line: str) -> str:
    shorter = _LEAD_ZH.sub("", line)
    found = _LEAD.match(shorter.casefold())
    return shorter[found.end() :] if found else shorter
