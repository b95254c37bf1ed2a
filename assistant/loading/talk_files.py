"""The files that side talk is trained from, read strictly: intents, enquiries, what lies elsewhere, mentions and the names of options.

The trap it guards: a question that is about an entry which does not exist would be answered by nothing; it is refused by file and line.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from assistant.errors import Problem, RuleBaseError
from assistant.loading.documents import Document, Step, Steps, shown
from assistant.loading.reading import read_file
from assistant.loading.suggest import did_you_mean

FOLDER = "knowledge/talk"
LANGS = ("en", "zh")
Said: TypeAlias = Mapping[str, list[str]]  # language -> wordings


@dataclass(frozen=True, slots=True)
class Enquiry:
    """A question that people ask, in several wordings, and the entries that answer it, the best first."""

    about: tuple[str, ...]
    said: Said


@dataclass(frozen=True, slots=True)
class TalkFiles:
    """What people wrote. A file that is missing is empty."""

    intents: Mapping[str, Said]
    enquiries: tuple[Enquiry, ...]
    elsewhere: Said
    mentions: Mapping[str, Said]
    places: Mapping[str, Mapping[str, Said]]


def read_talk(root: Path, *, intents: Collection[str], entries: Collection[str], options: Mapping[str, Collection[str]]) -> TalkFiles:
    """The files of a content root. Raises RuleBaseError with every problem.

    ``intents`` are the names there are, ``entries`` the ids that can be asked about, ``options`` the facts with their options.
    """
    problems: list[Problem] = []
    read = {name: _Reader(root, name, problems) for name in ("intents", "enquiries", "elsewhere", "mentions", "options")}
    intent_said = {name: read["intents"].said((name,), value) for name, value in read["intents"].mapping((), intents, "intent")}
    enquiries = tuple(read["enquiries"].enquiries(entries))
    elsewhere = read["elsewhere"].said((), read["elsewhere"].data) if read["elsewhere"].data is not None else {}
    mentions = {name: read["mentions"].said((name,), value) for name, value in read["mentions"].mapping((), options, "fact")}
    places = {
        fact: {o: read["options"].said((fact, o), value) for o, value in read["options"].mapping((fact,), options.get(fact, ()), "option")}
        for fact, _ in read["options"].mapping((), options, "fact")
    }
    if problems:
        raise RuleBaseError(list(dict.fromkeys(problems)))
    return TalkFiles(intent_said, enquiries, elsewhere, mentions, places)


class _Reader:
    """One file, with the problems found in it."""

    def __init__(self, root: Path, name: str, problems: list[Problem]) -> None:
        path = f"{FOLDER}/{name}.yaml"
        self.problems = problems
        self.document = Document(path, None)
        if (root / path).is_file():
            document, found = read_file(root / path, path)
            problems += found
            self.document = document or self.document
        self.data = self.document.data

    def mapping(self, steps: Steps, known: Collection[str], what: str) -> Iterator[tuple[str, Any]]:
        """The items of the mapping at ``steps`` whose names are known; the others are problems."""
        data: Any = self.data
        for step in steps:
            data = data.get(step) if isinstance(data, dict) else None
        if data is None:
            return
        if not isinstance(data, dict):
            self._report(steps, f"{shown(data)} is no mapping", f"write one {what} per key")
            return
        for name, value in data.items():
            if name in known:
                yield name, value
            else:
                self._report((*steps, name), f"there is no {what} {name}", did_you_mean(name, known, f"name a {what} that exists"))

    def said(self, steps: Steps, data: Any) -> Said:
        """The wordings of both languages."""
        if not isinstance(data, dict) or not data or not set(data) <= set(LANGS):
            self._report(steps, "the wordings do not stand by language", "write en: […] and zh: […]")
            return {}
        return {lang: list(self._wordings((*steps, lang), texts)) for lang, texts in data.items()}

    def enquiries(self, entries: Collection[str]) -> Iterator[Enquiry]:
        """The questions; an entry that does not exist is a problem."""
        for at, item in enumerate(self.data or ()):
            if not isinstance(item, dict) or set(item) - {"about", *LANGS} or not isinstance(item.get("about"), list):
                self._report((at,), "this is no enquiry", "write about: [entry ids], en: […] and zh: […]")
                continue
            for place, entry in enumerate(item["about"]):
                if entry not in entries:
                    right = did_you_mean(str(entry), entries, "name an entry that exists, such as term.aeo")
                    self._report((at, "about", place), f"there is no entry {entry}", right)
            yield Enquiry(tuple(map(str, item["about"])), self.said((at,), {k: v for k, v in item.items() if k != "about"}))

    def _wordings(self, steps: Steps, texts: Any) -> Iterator[str]:
        if not isinstance(texts, list):
            self._report(steps, f"{shown(texts)} is no list", "write the wordings as a list")
            return
        seen: dict[str, Step] = {}
        for at, text in enumerate(texts):
            if not isinstance(text, str) or not text.strip():
                self._report((*steps, at), f"{shown(text)} is no wording", "put the text in quotes")
            elif text in seen:
                self._report((*steps, at), f"{shown(text)} is doubled", "keep one of the two")
            else:
                seen[text] = at
                yield text

    def _report(self, steps: Steps, wrong: str, right: str) -> None:
        self.problems.append(Problem(self.document.path, self.document.line(steps), wrong, right))
