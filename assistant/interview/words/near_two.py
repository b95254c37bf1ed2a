"""Two options that a line comes near, so that neither can be taken. The trap it guards: it is no reading; both are named instead."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NearTwo:
    """The places of the options in their list, from 1."""

    numbers: tuple[int, ...]
