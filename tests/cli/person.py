"""A person at the terminal who knows the answers of a shipped case: reads the question off the screen and types a line for it.

The trap it guards: a script of lines in a fixed order answers the wrong questions as soon as the order changes; this one reads.
"""

import datetime
import random
import re
from pathlib import Path

from assistant.api.desk import Desk
from assistant.model.library import Library
from assistant.model.values import Fact, FactType, Money, State
from assistant.report.words import filled, words

ROOT = Path(__file__).parents[2]
CASE_DAY = datetime.date(2026, 11, 22)
KEYS = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")
PROMPT = r"\x1b\[\?2004h[^\n]*?> ?\x08?(?:\x1b\[2C)?\x1b\[\?7h[^\n]*?\x1b\[\?25h"  # the editor has drawn it and waits
_LABELS = {"en": {True: "yes", False: "no"}, "zh": {True: "是", False: "否"}}
_STATES = {State.UNKNOWN: {"en": "I don't know", "zh": "不知道"}, State.DECLINED: {"en": "/decline", "zh": "/不愿回答"}}
_NOT_APPLICABLE = {"en": "not applicable", "zh": "不适用"}


def case(name: str, home: Path) -> tuple[Desk, Library, dict[str, Fact]]:
    """The desk over the shipped content, the library on the day of the cases, and what the person knows: answers and figures."""
    desk = Desk(home, home / "cache", ROOT, lambda: datetime.datetime.combine(CASE_DAY, datetime.time(12), datetime.UTC))
    library = desk.library(CASE_DAY)
    folder = ROOT / "knowledge/cases" / name
    data = folder / "data.yaml"
    inputs = desk.read(library, folder / "answers.yaml", data if data.exists() else None, None)
    figures = {i: fact for channel in inputs.channels.values() for i, fact in channel.items()}
    return desk, library, {**figures, **inputs.answers}


class Person:
    """Knows ``facts``; says numbers, words and values by turns, and doesn't know what else is asked."""

    def __init__(self, desk: Desk, library: Library, facts: dict[str, Fact], lang: str, seed: int = 1) -> None:
        self._library, self._facts, self._lang = library, facts, lang
        self._chance = random.Random(seed)
        w = words(library, lang, templates=desk.templates)
        texts = {i: q.ask.in_(lang) for i, q in [*library.questions.items(), *library.indicators.items()]}
        self._asks = {i: squeezed(filled(w, text, {}) if "{" in text else text) for i, text in texts.items()}

    def reads(self, shown: str) -> str | None:
        """The id of the question that stands last on the screen."""
        text = squeezed(shown)
        found = [(text.rfind(ask) + len(ask), len(ask), i) for i, ask in self._asks.items() if ask in text]
        return max(found)[2] if found else None

    def says(self, fact_id: str) -> str:
        """A line for the question."""
        fact = self._facts.get(fact_id)
        if fact is None or fact.state is State.UNKNOWN:
            return "?" if self._chance.random() < 0.5 else _STATES[State.UNKNOWN][self._lang]
        if fact.value is None:
            return _STATES[State.DECLINED][self._lang] if fact.state is State.DECLINED else _NOT_APPLICABLE[self._lang]
        definition, value = self._library.facts[fact_id], fact.value
        in_words = self._chance.random() < 0.5
        match value:
            case bool():
                return _LABELS[self._lang][value] if in_words else "1" if value else "2"
            case Money():
                return f"{value.amount:.15g} {value.currency}"
            case datetime.date():
                return value.isoformat()
            case str() | tuple():
                chosen = (value,) if isinstance(value, str) else value
                numbered = list(enumerate(definition.options, 1))
                if in_words and len(chosen) == 1:
                    return next(o.label.in_(self._lang) for _, o in numbered if o.id in chosen)
                return ",".join(str(n) for n, o in numbered if o.id in chosen) or "0"
            case _ if definition.type is FactType.SHARE:
                return f"{float(f'{100 * value:.12g}'):.12g}%"
            case _:
                return f"{value:.15g}"


def squeezed(text: str) -> str:
    """What is read, whatever the width: without colours and spaces."""
    return re.sub(r"\s|[\x00-\x1f]", "", KEYS.sub("", text))
