"""Documents: one put behind an answer, and at once whether it will count; and which one more would count most.

The trap it guards: a document that does not count must not pass in silence, nor take the place of one that does.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.api.recall import inputs_of
from assistant.api.scores import with_score
from assistant.interview.evidence_said import evidence_said
from assistant.judging.documented import wants_document
from assistant.judging.firming import Firming, firming
from assistant.judging.judge import judge
from assistant.model.library import Library
from assistant.model.values import Evidence, Fact, Lack
from assistant.model.verdict import Core

_LONGEST = 1000  # characters of a path


@dataclass(frozen=True, slots=True)
class Paper:
    """The answer with its document. ``lack`` is why the document does not count on the day of the assessment; None where it does.

    ``idle``: nothing hangs on a document here, because the declaration stands, or because the answer does not speak for the enterprise.
    ``hint``: the day the file was last changed, where no day was given; it may be offered, it is never taken for the document's day.
    ``counts``: the document on file that goes on counting, because this one does not; then this one waits for what it lacks.
    ``no_day``, ``no_expiry``: what was written as its day, or its last day, and is none.
    """

    fact: Fact
    lack: Lack | None
    idle: bool
    hint: datetime.date | None = None
    counts: Evidence | None = None
    no_day: str = ""
    no_expiry: str = ""

    @property
    def filed(self) -> bool:
        """Whether it is put behind the answer."""
        return self.counts is None and not self.no_expiry

    @property
    def evidence(self) -> Evidence:
        """The document."""
        assert self.fact.evidence is not None  # noqa: S101 - a paper is one
        return self.fact.evidence


def paper(library: Library, fact: Fact, text: str, *, today: datetime.date, waiting: Evidence | None = None) -> Paper:
    """The document that ``text`` names, behind ``fact``; a file that is there goes by its name. Raises InputError where it names none.

    ``waiting`` is one that was named before and is not on file: what the text adds is added to it.
    """
    file, rest = _file(text)
    said = evidence_said(rest, today, document=file.name if file else "")
    found = said.added_to(waiting or fact.evidence)
    hint = None
    if file is not None:
        found = replace(found, where=found.where or str(file.parent.resolve()))
        hint = datetime.datetime.fromtimestamp(file.stat().st_mtime).date() if found.date is None else None  # noqa: DTZ006 - local, as files are shown
    lack, idle = found.lack_on(library.as_of), not wants_document(library, fact)
    counts = fact.evidence if _stays(fact.evidence, found, library.as_of) else None
    return Paper(replace(fact, evidence=found), lack, idle, hint, counts, said.no_day, said.no_expiry)


def firming_of(core: Core, library: Library) -> Firming | None:
    """Which document would firm up the documented verdict of an assessment most; None where every answer that wants one has it."""
    inputs = with_score(library, inputs_of(core, library))
    return firming(library, inputs, judge(library, inputs))


def _stays(before: Evidence | None, found: Evidence, today: datetime.date) -> bool:
    """Whether the document before goes on counting. That it has expired itself is taken as said."""
    if before is None or not before.holds_on(today) or found.holds_on(today):
        return False
    return not (before.document == found.document and found.lack_on(today) is Lack.EXPIRED)


def _file(text: str) -> tuple[Path | None, str]:
    """The file that the line begins with, if there is one, and the rest of the line."""
    parts = text.strip().replace("，", ",").split(",")
    for place in range(len(parts), 0, -1):
        name = ",".join(parts[:place]).strip().strip("\"'“”")
        if not name or len(name) > _LONGEST:
            continue
        path = Path(name).expanduser()
        try:
            if path.is_file():
                return path, ",".join(parts[place:])
        except (OSError, ValueError, RuntimeError):  # no such thing as a path
            continue
    return None, text
