"""The desk: one place that knows the folders and the clock and hands the rooms to each other."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant import __version__
from assistant.api.assessment import Assessment
from assistant.api.deciding import decide_live
from assistant.api.recall import states_of
from assistant.model.canonical import canonical, digest
from assistant.model.inputs import Inputs, LevelState
from assistant.model.library import Library
from assistant.model.verdict import Core

if TYPE_CHECKING:
    from assistant.interview.talk import Talk
    from assistant.loading.compiled import Compiled
    from assistant.store.assessments import Assessment as StoredAssessment
    from assistant.store.opening import Store


class Desk:
    """``home`` holds the store, ``cache`` the compiled form, ``content`` the rules, knowledge and templates (None: those that ship).

    ``clock`` gives the time, with its zone. Nothing is opened before it is needed.
    """

    def __init__(self, home: Path, cache: Path, content: Path | None, clock: Callable[[], datetime.datetime]) -> None:
        self.home = home
        self.cache = cache
        self.clock = clock
        self._content = content
        self._held: Store | None = None
        self._holding = False
        self._libraries: dict[tuple[str, datetime.date], Library] = {}

    @cached_property
    def content(self) -> Path:
        """The folder with rules/, knowledge/ and templates/."""
        from assistant.loading.layout import content_root

        return content_root(self._content)

    @property
    def templates(self) -> Path:
        """The folder of the templates."""
        return self.content / "templates"

    @cached_property
    def compiled(self) -> Compiled:
        """The compiled form of the content. Raises RuleBaseError with every problem in it."""
        from assistant.loading.cache import load

        return load(self.content, self.cache)

    @cached_property
    def talk(self) -> Talk | None:
        """What side talk is understood by; None where this content was not trained for it. Loaded by the first line that needs it."""
        from assistant.interview.talk import FORM, talk_of
        from assistant.loading.talk import answers, talk

        plain = talk(self.content)
        return talk_of(plain, answers(self.content)) if plain is not None and plain.get("form") == FORM else None

    @property
    def talk_in_hand(self) -> Talk | None:
        """The same, where a line has loaded it already; nothing is loaded for it."""
        held: Talk | None = self.__dict__.get("talk")
        return held

    def today(self) -> datetime.date:
        """The day of the clock."""
        return self.clock().date()

    def library(self, as_of: datetime.date, compiled: Any = None) -> Library:
        """The library in force on a day, of today's content or of a compiled form that was kept."""
        from assistant.loading.on_day import library_on

        source = compiled or self.compiled
        key = (source["digest"], as_of)
        if key not in self._libraries:
            self._libraries[key] = library_on(source, as_of)
        return self._libraries[key]

    @contextmanager
    def store(self) -> Iterator[Store]:
        """The open store, to be closed after the block unless it is held."""
        from assistant.store.opening import Store

        if self._held is not None and not self._held.is_in_place:
            self._let_go()
        store = self._held or Store.open(self.home, self.clock())
        if self._holding:
            self._held = store
        try:
            yield store
        finally:
            if store is not self._held:
                store.close()

    @contextmanager
    def holding_store(self) -> Iterator[None]:
        """Open the store no more than once in the block, where it is used again and again. What is committed is on the disk as ever."""
        self._holding = True
        try:
            yield
        finally:
            self._holding = False
            self._let_go()

    def _let_go(self) -> None:
        if self._held is not None:
            held, self._held = self._held, None
            held.close()

    def read(self, library: Library, answers: Path | None, data: Path | None, row: str | None) -> Inputs:
        """The inputs from files. Raises InputError naming every unknown id and ill-typed value."""
        from assistant.api.files import read_inputs

        return read_inputs(library, answers, data, row)

    def assess(
        self,
        *,
        answers: Path | None = None,
        data: Path | None = None,
        row: str | None = None,
        client: str | None = None,
        as_of: datetime.date | None = None,
    ) -> Assessment:
        """A complete assessment from files; kept in the store only under a client's name."""
        library = self.library(as_of or self.today())
        return self.conclude(library, self.read(library, answers, data, row), client=client)

    def conclude(
        self, library: Library, inputs: Inputs, *, client: str | None = None, interview: str | None = None, finishes: bool = True
    ) -> Assessment:
        """Decide, with the ladder as the client's last evaluated month left it, and store it for the client or interview.

        Without either nothing is stored, and the id is the digest of the inputs.
        """
        if client is None and interview is None:
            return self.unstored(library, inputs)
        from assistant.store import assessments, clients

        with self.store() as store:
            owner = (clients.find(store, client) or clients.add(store, client, self.clock())) if client is not None else None
            before = ladder_before(store, owner.id if owner else None, library.as_of)
            decision, engine = decide_live(library, replace(inputs, before=before))
            saved = assessments.save(
                store,
                core=canonical(decision.core),
                contents={"rule_base": canonical(self.compiled), "templates": self._templates_bytes()},
                program=__version__,
                engine=engine,
                at=self.clock(),
                client=owner.id if owner else None,
                interview=interview,
                finishes=finishes,
            )
            who = _who(store, saved)
        return self._loaded(saved, library, owner.name if owner else None, who)

    def unstored(self, library: Library, inputs: Inputs) -> Assessment:
        """Decide and keep nothing."""
        decision, engine = decide_live(library, inputs)
        core = decision.core
        key = digest({k: v for k, v in core.items() if k not in ("verdict", "trace", "facts", "ladder_after")})
        return Assessment(key, core, library, self.templates, None, engine, stored=False)

    def keep_rule_base(self, store: Store) -> str:
        """Where today's rule base is kept in the store: written there once, however many interviews go by it."""
        from assistant.store import contents, interviews

        return interviews.kept(store, self.compiled["digest"]) or contents.put(store, "rule_base", canonical(self.compiled))

    def load(self, assessment: str, *, client: str | None = None) -> Assessment:
        """A stored assessment under the rule base it was made with; ``last`` is an id."""
        from assistant.store import assessments, clients, contents

        with self.store() as store:
            owner = clients.get(store, client) if client is not None else None
            stored = assessments.get(store, assessment, client=owner.id if owner else None)
            compiled = json.loads(contents.get(store, stored.rule_base))
            name = next((c.name for c in clients.every(store) if c.id == stored.client), None)
            who = _who(store, stored)
        return self._loaded(stored, self.library(stored.as_of, compiled), name, who)

    def _loaded(self, stored: StoredAssessment, library: Library, client: str | None, who: Mapping[str, str]) -> Assessment:
        core: Core = json.loads(stored.core)
        return Assessment(
            stored.id,
            core,
            library,
            self.templates,
            client,
            stored.engine,
            stored=True,
            previous=stored.previous,
            respondents=who,
        )

    def _templates_bytes(self) -> bytes:
        files = sorted(p for p in self.templates.rglob("*") if p.is_file())
        return canonical({p.relative_to(self.templates).as_posix(): p.read_text(encoding="utf-8") for p in files})


def _who(store: Store, stored: StoredAssessment) -> Mapping[str, str]:
    from assistant.store import answers

    return answers.respondents(store, stored.interview, stored.created) if stored.interview else {}


def ladder_before(store: Store, client: str | None, as_of: datetime.date) -> dict[str, dict[str, LevelState]]:
    """The ladder as the last evaluated month before that of ``as_of`` left it, for a client by id."""
    from assistant.store import assessments

    earlier = assessments.latest_before_month(store, client, as_of) if client else None
    return states_of(json.loads(earlier.core)["ladder_after"]) if earlier else {}
