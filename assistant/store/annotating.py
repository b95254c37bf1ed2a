"""Annotations: what people add to an assessment afterwards. They are appended; the assessment itself stays as it was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from assistant.errors import InputError
from assistant.store import chain
from assistant.store.moments import moment, text
from assistant.store.opening import Store

LINKED = ("assessment", "revision", "kind", "about", "text", "by", "at", "link")


class AnnotationKind(StrEnum):
    """What an annotation says."""

    COMMENT = "comment"
    WAIVER = "waiver"
    SIGN_OFF = "sign_off"
    MEASURE_DONE = "measure_done"


@dataclass(frozen=True, slots=True)
class Annotation:
    """An annotation. ``revision`` counts from 1 for each assessment; ``about`` is the rule or measure meant, '' for the whole."""

    assessment: str
    revision: int
    kind: AnnotationKind
    about: str
    text: str
    by: str
    at: datetime


def annotate(store: Store, assessment: str, kind: AnnotationKind, *, said: str, by: str, at: datetime, about: str = "") -> Annotation:
    """Append an annotation to an assessment that exists (its exact id); on return the disk has it."""
    with store.transaction() as db:
        if not store.rows("SELECT 1 FROM assessments WHERE id = ?", [assessment]):
            raise InputError(f"assessment {assessment}: there is no such assessment\n    history CLIENT shows the ids.")
        [before] = store.rows("SELECT coalesce(max(revision), 0) AS latest FROM annotations WHERE assessment = ?", [assessment])
        row = {
            "assessment": assessment,
            "revision": before["latest"] + 1,
            "kind": kind.value,
            "about": about,
            "text": said,
            "by": by,
            "at": text(at),
        }
        link = chain.extend(db, assessment, row)
        db.table("annotations").insert(row | {"link": link})
    return _annotation(row)


def of(store: Store, assessment: str, *, revision: int | None = None) -> list[Annotation]:
    """The annotations of an assessment, oldest first; up to and with ``revision`` where it is given."""
    found = store.rows(
        "SELECT * FROM annotations WHERE assessment = ? AND (? IS NULL OR revision <= ?) ORDER BY revision",
        [assessment, revision, revision],
    )
    return [_annotation(row) for row in found]


def _annotation(row: dict[str, Any]) -> Annotation:
    return Annotation(
        assessment=row["assessment"],
        revision=row["revision"],
        kind=AnnotationKind(row["kind"]),
        about=row["about"],
        text=row["text"],
        by=row["by"],
        at=moment(row["at"]),
    )
