"""Which question stands: the next one, an earlier one that is asked again, or one that was put off and comes back at the end.

The trap it guards: what is put off is no answer. It is asked again once when nothing else is left, and in the next sitting.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from assistant.api.position import Position
from assistant.interview.asking import Asked, Order, asked, next_question, quick_check, quick_check_is_over


@dataclass(slots=True)
class Sitting:
    """``again`` is the question asked again or ahead of its turn, ``passed`` are those put off a second time.

    ``now`` is where the interview stands, ``trail`` the ids of what was answered, in order.
    """

    order: Order
    again: str | None = None
    put_off: set[str] = field(default_factory=set)
    passed: set[str] = field(default_factory=set)

    def asked(self, now: Position, trail: Collection[str]) -> Asked | None:
        """The question that stands; None when nothing is left to ask."""
        if self.again is not None:
            return asked(now.library, self.again)
        return self.next(now, trail, self.put_off) or (self.next(now, trail, self.passed) if self.put_off else None)

    def next(self, now: Position, trail: Collection[str], without: Collection[str] = ()) -> Asked | None:
        """The next question that has no answer yet."""
        last = next(reversed([*trail]), None)
        staying_in = asked(now.library, last).section if last else None
        done = frozenset(trail).union(without)
        return next_question(now.library, now.judged, done, order=self.order, staying_in=staying_in, settles=now.needs)

    def in_quick_check(self, now: Position, trail: Collection[str]) -> bool:
        """Whether the quick check is still going on."""
        quick = self.order is Order.QUICK and bool(quick_check(now.library))
        return quick and not quick_check_is_over(now.library, now.judged, frozenset(trail).union(self.put_off), now.needs)

    def back(self, trail: Collection[str]) -> bool:
        """One question back; False at the first."""
        ids = [*trail]
        place = ids.index(self.again) if self.again in ids else len(ids)
        if place:
            self.again = ids[place - 1]
        return bool(place)

    def revise(self, now: Position, fact_id: str) -> bool:
        """Ask this one next; False where it does not apply, or nothing needs it."""
        if fact_id not in now.standing and fact_id not in now.needs:
            return False
        self.again = fact_id
        return True

    def skip(self, now: Position, trail: Collection[str]) -> bool:
        """Put off the question that stands; False where there is none. One that is asked again keeps its answer."""
        question = self.asked(now, trail)
        again, self.again = self.again, None
        if question is not None and (again is None or again not in trail):
            (self.passed if question.id in self.put_off else self.put_off).add(question.id)
        return question is not None

    def filed(self, names: Iterable[str]) -> None:
        """These were answered."""
        ids = frozenset(names)
        self.put_off -= ids
        self.passed -= ids
        if self.again in ids:
            self.again = None
