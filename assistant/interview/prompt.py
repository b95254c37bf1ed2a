"""Where a line is typed: the question at hand, and all that is known when the line is heard.

The trap it guards: the reading of the question is the same wherever it is asked for, with the same day and the same names.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.interview.asking import Asked
from assistant.interview.said import Said
from assistant.interview.talk import Talk
from assistant.interview.told.naming import naming
from assistant.interview.understanding import understand
from assistant.interview.values.exactly import Parse
from assistant.model.library import Library
from assistant.model.values import FactType

FIGURED = frozenset({FactType.SHARE, FactType.COUNT, FactType.NUMBER, FactType.DURATION, FactType.MONEY, FactType.DATE})
LISTED = frozenset({FactType.CHOICE, FactType.YES_NO})
PROFILE, CONDUCT = "profile.", "conduct."


@dataclass(frozen=True, slots=True)
class Prompt:
    """The question at hand; ``parse`` reads numbers, dates and money, raising InputError; ``today`` is what last month is counted from.

    Where the answer ``must_apply``, *not applicable* is refused. Without ``talk`` nothing is known but the question.
    """

    asked: Asked
    library: Library
    talk: Talk | None
    parse: Parse
    today: datetime.date
    must_apply: bool = False

    def read(self, text: str) -> Said:
        """The reading of the question alone."""
        return understand(text, self.asked, parse=self.parse, today=self.today, must_apply=self.must_apply, called=self.called)

    @property
    def id(self) -> str:
        """The question."""
        return self.asked.id

    @property
    def type(self) -> FactType:
        """What kind of value it asks for."""
        return self.asked.fact.type

    @property
    def called(self) -> Mapping[str, tuple[str, ...]] | None:
        """Other names of its options; None where it has none, or none are known."""
        if self.talk is None or not self.asked.fact.options:
            return None
        return dict(naming(self.talk, self.library).called.get(self.id, {}))

    @property
    def of_figure(self) -> bool:
        """Whether it asks for a figure, an amount or a day."""
        return self.type in FIGURED

    @property
    def of_one_option(self) -> bool:
        """Whether it asks for yes or no, or for one of a list."""
        return self.type in LISTED

    @property
    def of_practice(self) -> bool:
        """Whether it asks for what is done, and not for who one is."""
        return self.of_one_option and not self.id.startswith(PROFILE)
