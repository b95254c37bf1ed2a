"""The answer to a free question of the field, from the knowledge and with its sources; none where that is not known.

The trap it guards: an answer says no more than its entry does, and always on whose word.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from assistant.interview.enquiries import compared, found
from assistant.interview.talk import Talk
from assistant.interview.words.plain import plain
from assistant.model.library import Library, Source
from assistant.model.text import Lang
from assistant.report.replies import reply, reply_words
from assistant.report.words import Words, listing, say, term

_OTHERS = 3
_NEAR = 2.5  # how far behind the first another entry may lie and still be worth a look


@dataclass(frozen=True, slots=True)
class Told:
    """An answer. ``about`` are the entries, the one that was told first; ``text`` is the answer alone, ``also`` names the others."""

    about: tuple[str, ...]
    text: str
    also: str
    sources: tuple[Source, ...]
    cited: str

    @property
    def whole(self) -> str:
        """The answer with what else to look at and its sources, each on a line."""
        return "\n".join(line for line in (self.text, self.also, self.cited) if line)


def answered(library: Library, talk: Talk, text: str, lang: Lang, templates: Path) -> Told | None:
    """What the knowledge answers; None where it does not hold an answer."""
    near = found(talk, library, text, lang)
    if not near:
        return None
    w = reply_words(library, lang, templates=templates)
    first = reply(w, near[0].id)
    if first is None:
        return None
    second = reply(w, near[1].id) if compared(talk.index, plain(text), (near[0].id, *(n.id for n in near[1:2]))) else None
    others = [(n.id, other) for n in near[1 : 1 + _OTHERS] if near[0].similarity - n.similarity <= _NEAR and (other := reply(w, n.id))]
    titles = dict.fromkeys(other.title for _, other in others if other.title != first.title and other != second)
    also = say(w, "reply.see_also", names=listing(w, titles)) if titles else ""
    law = any(s.id.split("-")[0] not in _OWN for s in first.sources)
    text_told = first.text + (
        ("" if lang == "zh" else " ") + w.strings["reply.law"] if law and near[0].id.startswith(("rule.", "duty.")) else ""
    )
    sources = first.sources
    if second is not None:
        text_told = f"{text_told}\n{second.text}"
        sources = tuple({s.id: s for s in (*first.sources, *second.sources)}.values())
    return Told((near[0].id, *(i for i, _ in others)), text_told, also, sources, _cited(w, sources))


_OWN = frozenset({"PAPER", "V"})


def unknown(library: Library, lang: Lang, templates: Path) -> str:
    """What is said where the knowledge holds no answer."""
    return reply_words(library, lang, templates=templates).strings["reply.unknown"]


def _cited(w: Words, sources: tuple[Source, ...]) -> str:
    if not sources:
        return ""
    named = [say(w, "reply.source", id=s.id, title=s.title.in_(w.lang), mark=term(w, "mark_short", str(s.mark))) for s in sources]
    return say(w, "reply.sources", names="; ".join(named) if w.lang == "en" else "；".join(named))
