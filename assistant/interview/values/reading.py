"""What a piece of text was read as, and whether that is certain. The trap it guards: certainty is lost in steps and never regained."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Generic, TypeAlias, TypeVar

from assistant.interview.said import Reason

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Reading(Generic[T_co]):
    """A value as it was read; where it is not ``sure``, it must be said back before it counts."""

    value: T_co
    sure: bool = True

    def only_if(self, sure: bool) -> Reading[T_co]:
        """The same reading, certain only where ``sure`` holds as well."""
        return replace(self, sure=self.sure and sure)


Read: TypeAlias = Reading[T_co] | Reason | None  # a reason: understood, but not as one value; None: not understood
