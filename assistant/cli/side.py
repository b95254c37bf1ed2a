"""What side talk works with: the screen, the interview, the words, and how many lines were told since the question stood.

The trap it guards: the language can change in the middle, so nobody keeps words of their own.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from rich.text import Text

from assistant.api.sidetalk import provisional
from assistant.cli.asking import question
from assistant.cli.layout import hang, paragraph
from assistant.cli.lines import typed
from assistant.cli.lines_question import load_ahead, offers
from assistant.cli.screen import Screen
from assistant.report.words import words

if TYPE_CHECKING:
    from assistant.api.assessment import Assessment
    from assistant.api.interviews import Interview
    from assistant.api.sidetalk_naming import Referred
    from assistant.interview.asking import Asked
    from assistant.judging.judge import Judged
    from assistant.model.text import Lang

SHORT = 4  # so many lines may stand between a question and its prompt before the question is shown again


class Then(StrEnum):
    """What comes after a line was done."""

    STANDS = "stands"  # the same question
    MOVES = "moves"  # another question, or the same from the start
    FINISH = "finish"
    QUIT = "quit"


class Conversation:
    """One interview on one screen. ``asked`` is the question that stands, None when nothing is left to ask."""

    def __init__(self, screen: Screen, interview: Interview) -> None:
        self.screen = screen
        self.interview = interview
        self.w = words(interview.library, screen.lang, templates=interview.templates)
        self.asked: Asked | None = None
        self.told = 0
        self.setting: tuple[str, ...] = ()  # the facts that /change is about, while what was understood is said back
        self.certain = False  # whether it was said that grade and vetoes stay as they are

    def say(self, entry: str, /, style: str = "", **values: str) -> None:
        """An entry of the catalogue as a paragraph."""
        self.tell(Text(paragraph(self.screen.say(entry, **values), self.screen.width), style=style))

    def done(self, entry: str, /, **values: str) -> None:
        """An entry of the catalogue behind the sign of what was done, hanging under it."""
        self.item(self.sign, self.screen.say(entry, **values), style="green")

    def item(self, first: str, text: str, style: str = "") -> None:
        """A line of a list, hanging under its own beginning."""
        self.tell(Text(hang(first, text, self.screen.width), style=style))

    def tell(self, *lines: Text) -> None:
        """Lines as they are."""
        self.told += sum(line.plain.count("\n") + 1 for line in lines)
        self.screen.tell(*lines)

    def line(self, entry: str = "talk.prompt") -> str:
        """The next line that is typed, with what Tab completes at the question. Raises EOFError where there is none."""
        plain = "talk.prompt_plain" if entry == "talk.prompt" and self.screen.settings.accessible else entry
        return typed(
            self.screen, self.screen.say(plain), offers(self.screen, self.asked), again=self.ask, meanwhile=load_ahead(self.interview)
        )

    def ask(self) -> None:
        """The question that stands, or that none does."""
        if self.asked is None:
            self.say("talk.over")
            self.say("talk.over_back")
        else:
            self.tell(*question(self.screen, self.w, self.interview, self.asked))

    def speak(self, lang: Lang) -> None:
        """Go on in this language."""
        self.screen.lang = lang
        self.screen.settings = replace(self.screen.settings, lang=lang)
        self.interview.speak(lang)
        self.w = words(self.interview.library, lang, templates=self.interview.templates)

    @property
    def referred(self) -> Referred | None:
        """What finds facts by the way people call them; None where the rule base says nothing of that."""
        from assistant.interview.referring import referred

        known, library = self.interview.talk, self.interview.library
        return None if known is None else lambda phrase: [it.id for it in referred(known, library, phrase)]

    @property
    def sign(self) -> str:
        """What stands before something that was done."""
        return "" if self.screen.settings.accessible else "✓ "

    @property
    def judged(self) -> Judged:
        """What follows from all that was said."""
        return self.interview.judged

    def provisional(self) -> Assessment:
        """What was said so far as an assessment that nobody keeps."""
        return provisional(self.interview.library, self.interview.inputs, self.interview.templates)

    def listed(self, items: list[str], most: int) -> str:
        """So many of the items in a row, and how many more there are."""
        shown = self.w.strings["words.comma"].join(items[:most])
        return self.screen.say("side.and_more", names=shown, n=str(len(items) - most)) if len(items) > most else shown
