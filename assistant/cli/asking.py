"""How a question stands on the screen: where one is, the question, its numbered choices, unit and example."""

from __future__ import annotations

from rich.text import Text

from assistant.api.interviews import Interview
from assistant.cli.layout import chain, hang, paragraph
from assistant.cli.screen import Screen
from assistant.interview.asking import Asked
from assistant.interview.progress import span
from assistant.interview.said import Reason, Refusal
from assistant.loading.values import accepted
from assistant.model.library import Indicator
from assistant.model.values import Fact, FactType, plain
from assistant.model.verdict import FactEntry
from assistant.report.words import Words, fact, filled, listing, name

_BARE_NO = frozenset(("no", "none", "nothing", "never", "没有", "没", "无", "没有过", "从来没有"))  # of a choice: of what, is not said
_CHOICES = (FactType.YES_NO, FactType.CHOICE, FactType.CHOICES)


def question(screen: Screen, w: Words, interview: Interview, asked: Asked) -> list[Text]:
    """The lines above the prompt."""
    cells, kind = screen.width, asked.fact.type
    lines = [Text(""), Text(chain(where_one_is(screen, w, interview), cells), style="dim"), Text("")]
    lines.append(Text(paragraph(_said(w, asked.ask.in_(w.lang)), cells), style="bold"))
    if isinstance(asked, Indicator) and asked.window.in_(w.lang):
        lines.append(Text(paragraph(screen.say("talk.window", window=_said(w, asked.window.in_(w.lang))), cells), style="dim"))
    lines += [Text(hang(f" {number:>2}{_after(screen)}", label, cells)) for number, label in choices(screen, asked)]
    if kind is FactType.CHOICES:
        lines.append(Text(paragraph(screen.say("talk.several"), cells), style="dim"))
    elif kind not in _CHOICES:
        lines.append(Text(paragraph(screen.say("talk.form", form=_form(w, asked)), cells), style="dim"))
    if not isinstance(asked, Indicator):
        example = screen.say("talk.example", example=_said(w, asked.example.in_(w.lang)))
        lines.append(Text(paragraph(example, cells), style="dim"))
    if interview.before is not None:
        lines.append(Text(paragraph(screen.say("talk.earlier", answer=answer(w, interview.before)), cells), style="cyan"))
    return lines


def choices(screen: Screen, asked: Asked) -> list[tuple[int, str]]:
    """The numbered choices, from 1."""
    match asked.fact.type:
        case FactType.YES_NO:
            return [(1, screen.say("talk.yes")), (2, screen.say("talk.no"))]
        case FactType.CHOICE | FactType.CHOICES:
            return [(number, o.label.in_(screen.lang)) for number, o in enumerate(asked.fact.options, 1)]
        case _:
            return []


def where_one_is(screen: Screen, w: Words, interview: Interview) -> str:
    """Section and progress: what is decided, not only a count."""
    progress = interview.progress()
    text = screen.say(
        "talk.progress",
        section=w.library.sections[progress.section].title.in_(w.lang),
        answered=str(progress.answered),
        total=str(progress.total),
        grades=span(progress.possible, w.lang),
        open=str(progress.vetoes_open),
    )
    if progress.vetoes_found:
        text += screen.say("talk.vetoed", n=str(progress.vetoes_found))
    if progress.barred:
        text += screen.say("talk.barred", markets=w.strings["words.comma"].join(name(w, m) for m in progress.barred))
    return text


def answer(w: Words, given: Fact, *, exact: bool = False) -> str:
    """An answer in words; exact where it is said back to be confirmed."""
    if given.value == ():
        return listing(w, ())
    entry: FactEntry = {"state": str(given.state), "value": plain(given.value), "origin": None}
    return fact(w, given.id, entry, exact=exact)


def shortly(screen: Screen, w: Words, asked: Asked) -> list[Text]:
    """The question in short, after side talk: what it asks, and its choices."""
    cells = screen.width
    lines = [Text(""), Text(paragraph(_said(w, asked.ask.in_(w.lang)), cells), style="bold")]
    return lines + [Text(hang(f" {number:>2}{_after(screen)}", label, cells)) for number, label in choices(screen, asked)]


def refusal(screen: Screen, asked: Asked | None, refused: Refusal) -> str:
    """What was wrong with the line and what would be right, in one paragraph."""
    from assistant.cli.layout import shown

    hint = shown(refused.hint, 120).rstrip(".。")
    alone = asked is not None and asked.fact.type is FactType.CHOICE and refused.said.strip(" .!。！").casefold() in _BARE_NO
    reason = "bare_no" if alone and refused.reason is Reason.NOT_AN_OPTION else str(refused.reason)
    near = "_near" if refused.reason is Reason.NO_SUCH_COMMAND and hint else ""
    wrong = screen.say(f"refused.{reason}{near}", said=shown(refused.said), hint=hint)
    if asked is None or refused.reason in (Reason.READ_BY_VETO, Reason.NO_SUCH_COMMAND):
        return wrong
    kind = asked.fact.type
    right = f"right.{kind}" if kind in _CHOICES else "right.value"
    form = (
        "" if refused.reason is Reason.NOT_A_VALUE or kind in _CHOICES else screen.say("talk.form", form=accepted(asked.fact, screen.lang))
    )
    return _joined(screen, wrong, form, screen.say(right, n=str(len(asked.fact.options))))


def _joined(screen: Screen, *parts: str) -> str:
    return ("" if screen.lang == "zh" else " ").join(part for part in parts if part)


def _form(w: Words, asked: Asked) -> str:
    return accepted(asked.fact, w.lang)


def _said(w: Words, text: str) -> str:
    return filled(w, text, {}) if "{" in text else text


def _after(screen: Screen) -> str:
    return ". " if screen.settings.accessible else "  "
