"""Moments as text. The trap it guards: a time without a zone means another moment on every machine."""

from __future__ import annotations

from datetime import UTC, datetime


def text(at: datetime) -> str:
    """ISO text in UTC with milliseconds, so that text order is order in time; raises ValueError on a time without a zone."""
    if at.tzinfo is None:
        raise ValueError(f"{at} has no time zone")
    return at.astimezone(UTC).isoformat(timespec="milliseconds")


def moment(stored: str) -> datetime:
    """The reverse of ``text``."""
    return datetime.fromisoformat(stored)


def file_stamp(at: datetime) -> str:
    """The moment as a part of a file name, to the second: ``20261122T195959Z``."""
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
