"""One interview over the store: what is asked, what is accepted, how a mind is changed, and the assessment at its end.

The trap it guards: an answer counts only once the disk has it, so an interview that is killed goes on exactly where it stood.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.api.assessment import Assessment
from assistant.api.clashing import Clash
from assistant.api.desk import Desk, ladder_before
from assistant.api.position import Position
from assistant.api.sitting import Sitting
from assistant.api.trail import Given, Trail, given, says_the_same
from assistant.errors import InputError
from assistant.interview.asking import Asked, Order, must_apply
from assistant.interview.confirming import agreed
from assistant.interview.progress import Progress, progress
from assistant.interview.said import Answer, Confirm, Reason, Refusal, Said
from assistant.interview.talk import Talk
from assistant.judging.judge import Judged
from assistant.judging.settled import Certificate
from assistant.model.inputs import Inputs
from assistant.model.text import Lang
from assistant.model.values import Evidence, Fact, Lack, State
from assistant.store.interviews import Interview as Record

if TYPE_CHECKING:
    from assistant.api.news import News
    from assistant.api.papers import Paper
    from assistant.judging.firming import Firming


@dataclass(frozen=True, slots=True)
class Read:
    """What an interview that begins with files has from them: so many answers, and so many figures over all channels."""

    answers: int
    figures: int


class Interview:
    """Between calls it keeps what was said, which earlier question is asked again, and which were put off in this sitting."""

    def __init__(
        self,
        desk: Desk,
        record: Record,
        client: str | None,
        trail: Trail,
        *,
        respondent: str = "",
        raised: Iterable[Clash] = (),
        news: News | None = None,
        read: Read | None = None,
    ) -> None:
        self.id = record.id
        self.client = client
        self.lang: Lang = "zh" if record.language == "zh" else "en"
        self.respondent = respondent
        self.templates = desk.templates
        self.library = trail.library
        self.news = news
        self.read = read
        self.finished = False
        self.replaced: tuple[Fact, ...] = ()  # what the last answers took the place of, where they say something else
        self._desk = desk
        self._trail = trail
        self._sitting = Sitting(Order(record.mode))
        self._offered: tuple[Fact, ...] = ()
        self._now = Position(self.library, trail.inputs)
        self._raised = {clash.key for clash in raised}
        self._goes_by = record.rule_base
        self._waiting: dict[str, Evidence] = {}  # documents that were named in this sitting and are not on file

    def holding_store(self) -> AbstractContextManager[None]:
        """For as long as lines are typed: the store is opened once, not for every answer."""
        return self._desk.holding_store()

    @property
    def inputs(self) -> Inputs:
        """All that was said, as the judge takes it."""
        return self._now.inputs

    @property
    def answered(self) -> int:
        """How many answers were given so far."""
        return len(self._trail.turns)

    @property
    def asked(self) -> Asked | None:
        """The question the interview stands at; None when nothing is left to ask. What was put off comes when nothing else is left."""
        return self._sitting.asked(self._now, self._trail.turns)

    @property
    def before(self) -> Fact | None:
        """The answer given earlier to the question that is asked again."""
        return self.inputs.answers.get(self._sitting.again or "")

    @property
    def offered(self) -> tuple[Fact, ...]:
        """What was understood but is not certain: the next line agrees with it, or says something else. It is not stored."""
        return self._offered

    @property
    def in_quick_check(self) -> bool:
        """Whether the quick check is still going on."""
        return self._sitting.in_quick_check(self._now, self._trail.turns)

    @property
    def judged(self) -> Judged:
        """All that follows from what was said, before a grade is drawn."""
        return self._now.judged

    @property
    def put_off(self) -> tuple[str, ...]:
        """The questions that were put off in this sitting and have no answer yet."""
        return tuple(i for i in (*self.library.questions, *self.library.indicators) if i in self._sitting.put_off)

    @property
    def settled(self) -> Certificate | None:
        """The proof that no further answer can change the grade or a veto; None while one could."""
        return self._now.settled

    @property
    def settles(self) -> tuple[str, ...]:
        """The ids of what an answer to the current question could settle: rules, ladder metrics, sub-systems."""
        question = self.asked
        return self._now.needs.get(question.id, ()) if question else ()

    @property
    def clashes(self) -> tuple[Clash, ...]:
        """The contradictions that stand now: between answers, and between an answer and the data."""
        return self._now.clashes

    def clash(self) -> tuple[Clash, ...]:
        """The contradictions that were not raised yet. Each is given once; where an answer of it changes, it is another one."""
        new = tuple(clash for clash in self.clashes if clash.key not in self._raised)
        self._raised |= {clash.key for clash in new}
        return new

    def answers(self) -> tuple[Given, ...]:
        """Every answer in the order they were given, those that are set aside among them."""
        return given(self._trail, self._now.standing)

    def progress(self) -> Progress:
        """How far it has come, seen from the section of the current question."""
        question = self.asked
        section = question.section if question else next(reversed(self.library.sections))
        now = self._now
        return progress(self.library, now.judged, now.standing, section, settles=now.needs, limits=now.bounds)

    def accept(self, text: str) -> Said:
        """Understand a typed line and store the answer, if it is one; a command is given back to be done, a refusal changes nothing.

        What is not certain is offered: the next line may agree with it, refuse it, or answer anew; side talk and what is not
        understood leave the offer standing. Where a question is asked again an empty line keeps the earlier answer.
        """
        said = self._reply(text) or self._heard(text)
        if isinstance(said, Refusal) and said.reason is Reason.EMPTY and self.before is not None:
            said, self._sitting.again, self._trail.latest = Answer((self.before,)), None, self.before.id
            return said
        if isinstance(said, Answer):
            return self.change(said.facts)
        if isinstance(said, Confirm):
            self._offered = said.facts
        return said

    def change(self, facts: Iterable[Fact]) -> Answer | Refusal:
        """File answers to any questions, given before or not; all of them, or none where one cannot be waved away as not applicable.

        The question at hand stands again, unless it is answered with them. Raises InputError for what is neither question nor figure.
        """
        told = tuple(facts)
        for fact in told:
            if fact.id not in self.library.questions and fact.id not in self.library.indicators:
                raise InputError(
                    f"{fact.id}: no question or indicator has this id\n    knowledge list shows them.",
                    f"{fact.id}：没有此编号的问题或指标\n    用 knowledge list 查看。",
                )
            if fact.state is State.NOT_APPLICABLE and must_apply(self.library, fact.id):
                return Refusal(Reason.READ_BY_VETO, self.library.facts[fact.id].title.in_(self.lang))
        self._offered = ()
        filed = self._file(tuple(self._trail.with_its_papers(fact) for fact in told))
        self._sitting.filed(fact.id for fact in filed)
        self._trail.latest = filed[-1].id if filed else self._trail.latest  # what was said again, too
        return Answer(filed)

    def offer(self, facts: Iterable[Fact]) -> None:
        """Say answers back before they count, as if they had been understood from a line: the next line agrees, or not."""
        self._offered = tuple(facts)

    def back(self) -> bool:
        """One question back, in the order they were answered; False at the first."""
        self._offered = ()
        return self._sitting.back(self._trail.turns)

    def revise(self, fact_id: str) -> bool:
        """Ask this question next, answered before or not; False where it does not apply, or nothing needs it."""
        self._offered = ()
        return self._sitting.revise(self._now, fact_id)

    def skip(self) -> bool:
        """Put the question at hand off to the end of this sitting; False where there is none. It is no answer.

        What is put off a second time is not asked again in this sitting. A question asked again keeps its answer.
        """
        self._offered = ()
        return self._sitting.skip(self._now, self._trail.turns)

    def note(self, text: str, fact_id: str | None = None) -> str | None:
        """Add a note to the question at hand, or to the one named; where nothing is left to ask, to the last answer.

        Gives the id it was added to; None where there is nothing yet, or nothing to note. On a question without an answer the note
        waits for it.
        """
        words, at_hand = " ".join(text.split()), self.asked
        name = fact_id or (at_hand.id if at_hand else self._trail.latest)
        if name is None or not words:
            return None
        before = self._trail.answers.get(name)
        whole = self._trail.noted(name, words, "；" if self.lang == "zh" else "; ")
        if before is not None:
            self._file((replace(before, note=whole),))
        else:
            from assistant.store import answers

            with self._desk.store() as store:
                answers.remark(store, self.id, name, whole, at=self._desk.clock(), respondent=self.respondent)
            self._trail.notes[name] = whole
        return name

    def document(self, text: str, fact_id: str | None = None) -> Paper | None:
        """Name the document behind an answer: of the question asked again, else the last one given, or the one named.

        None where there is no answer yet. What is said of a document that is known already, such as its day, is added to it. Raises
        InputError where no document is named. A document that does not count is kept, and its ``lack`` says why. It does not take the place
        of one that counts: until it has what it lacks it waits, and where only its day has to come it is noted on the answer.
        """
        again = self._sitting.again
        name = fact_id or (again if again in self._trail.turns else self._trail.latest)
        fact = self._trail.answers.get(name) if name else None
        if fact is None:
            return None
        from assistant.api.papers import paper  # reads days in words: not loaded before the first prompt

        found = paper(self.library, fact, text, today=self._desk.today(), waiting=self._waiting.pop(fact.id, None))
        if found.filed:
            self._file((found.fact,))
        else:
            self._waiting[fact.id] = found.evidence
            if found.lack is Lack.FUTURE and not found.no_expiry:
                self.note(text, fact.id)
        return found

    @property
    def talk(self) -> Talk | None:
        """What free talk is understood with; None where the rule base has none."""
        return self._desk.talk

    def firming(self) -> Firming | None:
        """Which document would firm up the documented verdict most; None where every answer that wants one has it."""
        return self._now.firming

    def save_for(self, client: str) -> str:
        """Put the interview under a client by name (added if new), and give the name. Raises InputError where it is another's."""
        from assistant.store import clients, interviews

        with self._desk.store() as store:
            owner = clients.find(store, client) or clients.add(store, client, self._desk.clock())
            interviews.assign(store, self.id, owner.id)
            self._trail.before = ladder_before(store, owner.id, self.library.as_of)
        self._now = Position(self.library, self._trail.inputs)
        self.client = owner.name
        return owner.name

    def speak(self, lang: Lang) -> None:
        """Go on in this language, when it is resumed too."""
        from assistant.store import interviews

        with self._desk.store() as store:
            interviews.speak(store, self.id, lang)
        self.lang = lang

    def finish(self) -> Assessment:
        """Decide what was said so far. The interview is closed only when nothing is left to ask; until then it can be gone on with."""
        kept = self._now.standing
        inputs = replace(self.inputs, answers={i: f for i, f in self.inputs.answers.items() if i in kept})
        self.finished = self._sitting.again is None and self._sitting.next(self._now, self._trail.turns) is None
        inputs = replace(inputs, stopped=not self.finished)
        return self._desk.conclude(self.library, inputs, client=self.client, interview=self.id, finishes=self.finished)

    def _heard(self, text: str) -> Said:
        from assistant.api.listening import listen

        return listen(self._desk, self.library, self.asked, text, self.lang)

    def _reply(self, text: str) -> Said | None:
        """What a line says to the offer that stands; None where there is none, or where it says something else."""
        reply = agreed(text, self._offered) if self._offered else None
        if reply is None:
            return None
        if reply:
            return Answer(self._offered)
        self._offered = ()
        return Refusal(Reason.NOT_CONFIRMED, text.strip())

    def _file(self, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
        """Store answers in one step; what says nothing new is not written again."""
        from assistant.store import answers, interviews

        at, known = self._desk.clock(), self._trail.turns
        new = [f for f in facts if f.id not in known or (known[f.id][-1].fact, known[f.id][-1].respondent) != (f, self.respondent)]
        self.replaced = tuple(known[f.id][-1].fact for f in new if f.id in known and not says_the_same(known[f.id][-1].fact, f))
        if new:
            with self._desk.store() as store:
                answers.append_all(store, self.id, [("", fact) for fact in new], at=at, respondent=self.respondent)
                if self._goes_by != self.library.digest:  # what changed was told, and is taken note of
                    interviews.move(store, self.id, self.library.digest, self._desk.keep_rule_base(store))
                    self._goes_by = self.library.digest
            for fact in new:
                self._trail.take(fact, self.respondent, at)
            self._now = Position(self.library, self._trail.inputs)
        return facts
