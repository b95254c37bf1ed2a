"""Where an interview stands, for somebody who asks in the middle of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from assistant.api.sidetalk import Stand, stand
from assistant.interview.progress import progress, standing
from assistant.judging.index import IndexResult
from assistant.judging.judge import Judged
from assistant.judging.needs import needs
from assistant.judging.settled import bounds, open_vetoes
from assistant.model.library import Library


@dataclass(frozen=True, slots=True)
class SectionCount:
    """A section with the answers given in it, of those given and those that may still be asked."""

    id: str
    answered: int
    total: int


@dataclass(frozen=True, slots=True)
class Status:
    """``open_vetoes`` are the rules and ladder metrics not excluded, market vetoes included; ``set_aside`` the answers whose question
    does not apply now; ``left`` the questions needed now.
    """

    stand: Stand
    open_vetoes: tuple[str, ...]
    sections: tuple[SectionCount, ...]
    sub_systems: tuple[IndexResult, ...]
    set_aside: tuple[str, ...]
    left: int


def status(library: Library, judged: Judged, answered: Collection[str]) -> Status:
    """What is decided, what is open, and how far each section has come."""
    settles, limits = needs(library, judged), bounds(library, judged)
    every = [progress(library, judged, answered, section, settles=settles, limits=limits) for section in library.sections]
    kept = standing(library, judged, answered)
    return Status(
        stand(library, judged),
        open_vetoes(library, judged),
        tuple(SectionCount(p.section, p.answered, p.total) for p in every if p.total),
        tuple(i for i in judged.index if i.asked),
        tuple(i for i in answered if i not in kept),
        every[-1].left,
    )
