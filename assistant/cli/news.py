"""What changed since the last sitting, on the screen: a few names, then how many more."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text as Ink

from assistant.api.interviews import Interview
from assistant.api.news import Moved, News, Reworded
from assistant.cli.layout import hang, paragraph
from assistant.cli.screen import Screen
from assistant.report.words import Words, day, name, threshold, words

_MOST_NAMES = 5


def told(screen: Screen, interview: Interview) -> None:
    """Say what changed, if anything did."""
    if interview.news is not None:
        w = words(interview.library, screen.lang, templates=interview.templates)
        first, *rest = _lines(screen, w, interview.news)
        screen.tell(Ink(paragraph(first, screen.width), style="bold"))
        screen.tell(*(Ink(hang("  - ", line, screen.width)) for line in rest))


def _lines(screen: Screen, w: Words, news: News) -> Iterator[str]:
    before, after = news.versions
    since = day(w, news.since)
    if not news.known:
        yield screen.say("news.not_kept", day=since)
    elif news.same_rule_base:
        yield screen.say("news.day", day=since, today=day(w, w.library.as_of))
    elif before == after:
        yield screen.say("news.revised", day=since, after=after)
    else:
        yield screen.say("news.version", day=since, before=before, after=after)
    parts = {
        "news.new": [name(w, i) for i in news.new],
        "news.gone": [t.in_(w.lang) for t in news.gone],
        "news.choices": [name(w, i) for i in news.choices],
        "news.labels": [_reworded(screen, w, r) for r in news.labels if r.before.in_(w.lang) != r.after.in_(w.lang)],
        "news.thresholds": [_moved(screen, w, m) for m in news.thresholds],
        "news.rules": [t.in_(w.lang) for t in news.rules],
        "news.set_aside": [t.in_(w.lang) for t in news.set_aside],
        "news.lapsed": [name(w, i) for i in news.lapsed],
    }
    for entry, names in parts.items():
        if names:
            yield screen.say(entry, names=some(screen, w, names))
    if news.known and not news.new and not news.set_aside:
        yield screen.say("news.no_question")


def some(screen: Screen, w: Words, names: list[str]) -> str:
    """The first few names, and how many more there are."""
    shown = w.strings["words.semicolon"].join(names[:_MOST_NAMES])
    return screen.say("news.more", names=shown, n=str(len(names) - _MOST_NAMES)) if len(names) > _MOST_NAMES else shown


def _reworded(screen: Screen, w: Words, it: Reworded) -> str:
    return screen.say("news.label", title=it.title.in_(w.lang), before=it.before.in_(w.lang), after=it.after.in_(w.lang))


def _moved(screen: Screen, w: Words, moved: Moved) -> str:
    if moved.after is None:
        return screen.say("news.threshold_gone", title=moved.means.in_(w.lang))
    after = threshold(w, moved.after)
    if moved.before is None:
        return screen.say("news.threshold_new", title=moved.means.in_(w.lang), after=after)
    return screen.say("news.moved", title=moved.means.in_(w.lang), before=threshold(w, moved.before), after=after)
