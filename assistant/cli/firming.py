"""Which document would count most, in sentences: the one that helps most alone, and honestly how many the next grade takes."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.cli.news import some
from assistant.cli.screen import Screen
from assistant.interview.progress import span
from assistant.judging.firming import Firming, Standpoint
from assistant.report.words import Words, name


def firming_lines(screen: Screen, w: Words, found: Firming | None) -> Iterator[str]:
    """The sentences, each a paragraph; ``found`` is None where every answer that wants a document has one."""
    if found is None:
        yield screen.say("firming.done")
        return
    if found.best is None or found.after is None:
        if helps(found) and not found.together:
            points = {"before": f"{found.before.index:.1f}", "after": f"{found.with_all.index:.1f}"}
            yield screen.say("firming.only_together", **points)
        elif not found.together:
            yield screen.say("firming.nothing")
    else:
        question = w.library.questions.get(found.best)
        paper = question.evidence.in_(w.lang) if question is not None and question.evidence is not None else ""
        best = screen.say("firming.best", title=name(w, found.best), paper=_sentence(w, paper)).rstrip()
        yield best + ("" if w.lang == "zh" else " ") + _effect(screen, found.before, found.after)
    if found.together and found.reaches is not None:
        names = some(screen, w, [name(w, i) for i in found.together])
        yield screen.say("firming.together", n=str(len(found.together)), before=found.before.lowest, after=found.reaches, names=names)
    elif helps(found) and found.before.lowest == found.with_all.lowest and found.before.lowest != "A":
        yield screen.say("firming.no_grade", before=found.before.lowest)


def helps(found: Firming) -> bool:
    """Whether documents would firm it up at all, one or all of them."""
    return found.best is not None or found.with_all.rank > found.before.rank


def _effect(screen: Screen, before: Standpoint, after: Standpoint) -> str:
    if (before.lowest, before.highest) != (after.lowest, after.highest):
        return screen.say("firming.grade", before=_range(screen, before), after=_range(screen, after))
    return screen.say("firming.index", before=f"{before.index:.1f}", after=f"{after.index:.1f}")


def _range(screen: Screen, it: Standpoint) -> str:
    return span((it.lowest, it.highest), screen.lang)


def _sentence(w: Words, text: str) -> str:
    return f"{text}{'。' if w.lang == 'zh' else '.'}" if text and text[-1] not in ".。" else text
