"""A question as a line of the form: its condition in words, its choices, how to write the answer, and the answer it begins with."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.data.questionnaire import Filled, Line
from assistant.data.questionnaire_words import say
from assistant.interview.ahead import Ahead
from assistant.interview.asking import Asked, must_apply
from assistant.model.condition import All, Any, Condition, Leaf, NoneOf, Op
from assistant.model.library import FactDefinition, Question
from assistant.model.text import Lang
from assistant.model.values import Fact, FactType, Money, State, plain
from assistant.report.sentences import operand_words
from assistant.report.words import Words, decimal, filled, hundredfold, listing

NONE = "-"  # stands for none of several choices, where options have their ids
_STATES = (State.UNKNOWN, State.NOT_APPLICABLE, State.DECLINED)
_SYMBOLS = {Op.BELOW: "<", Op.AT_MOST: "≤", Op.AT_LEAST: "≥", Op.ABOVE: ">"}
_LISTED = (FactType.YES_NO, FactType.CHOICE, FactType.CHOICES)


def line_of(w: Words, about: Ahead, numbers: Mapping[str, int], given: Fact | None) -> Line:
    """The line of a question; ``numbers`` say where on the form the others stand."""
    question, definition, lang = about.asked, about.asked.fact, w.lang
    options, states = options_of(definition, lang), states_of(w, question)
    evidence = given.evidence if given else None
    return Line(
        id=question.id,
        number=numbers[question.id],
        kind=str(definition.type),
        unit=definition.unit or "",
        question=_question(w, about, numbers),
        format=_format(w, definition, options, states),
        hint=_hint(w, question),
        options=options,
        states=states,
        documentable=not isinstance(question, Question) or question.evidence is not None,
        answer=_begun(definition, given, dict(options), dict(states)),
        document=evidence.document if evidence else "",
        date=evidence.date if evidence else None,
        expires=evidence.expires if evidence else None,
    )


def options_of(definition: FactDefinition, lang: Lang) -> tuple[tuple[str, str], ...]:
    """What the list of a question offers: ids with the entries, which carry their numbers."""
    if definition.type is FactType.YES_NO:
        return (("yes", say(lang, "yes")), ("no", say(lang, "no")))
    found = [(o.id, say(lang, "option", n=str(n), label=o.label.in_(lang))) for n, o in enumerate(definition.options, 1)]
    if definition.type is FactType.CHOICES and "none" not in {o.id for o in definition.options}:
        found.append((NONE, say(lang, "option", n="0", label=say(lang, "none"))))
    return tuple(found)


def states_of(w: Words, question: Asked) -> tuple[tuple[str, str], ...]:
    """The answers without a value that the list offers: *does not apply* only where nobody depends on the answer."""
    bound = must_apply(w.library, question.id)
    return tuple((str(s), say(w.lang, f"state.{s}")) for s in _STATES if not (bound and s is State.NOT_APPLICABLE))


def written(definition: FactDefinition, fact: Fact, options: Mapping[str, str], states: Mapping[str, str]) -> str:
    """An answer as it is written to be certain."""
    begun = _begun(definition, fact, options, states)
    match fact.value:
        case float(share) if definition.type is FactType.SHARE:
            return f"{decimal(hundredfold(share), digits=None)} %"
        case bool() | str() | tuple():
            return str(begun)
        case Money(amount, currency):
            return f"{amount:.15g} {currency}"
        case float(number):
            return f"{number:.15g}"
        case _:
            return str(begun)


def _begun(definition: FactDefinition, given: Fact | None, options: Mapping[str, str], states: Mapping[str, str]) -> Filled:
    """What the answer cell begins with."""
    if given is None:
        return None
    match given.value:
        case None:
            return states.get(str(given.state))
        case bool(yes):
            return options["yes" if yes else "no"]
        case str(option):
            return options[option]
        case tuple(chosen):
            numbers = [str(n) for n, o in enumerate(definition.options, 1) if o.id in chosen]
            return ", ".join(numbers) or options.get(NONE, "0")
        case Money(amount, currency):
            return amount if currency == definition.unit else f"{amount:.15g} {currency}"
        case other:
            return other


def _question(w: Words, about: Ahead, numbers: Mapping[str, int]) -> str:
    question = about.asked
    text = _said(w, question.ask.in_(w.lang))
    if not isinstance(question, Question) and question.window.in_(w.lang):
        text = say(w.lang, "window", question=text, window=_said(w, question.window.in_(w.lang)))
    if about.only_if is not None:
        text = f"{say(w.lang, 'only_if', condition=_condition(w, about.only_if, numbers))}\n{text}"
    return text


def _condition(w: Words, condition: Condition, numbers: Mapping[str, int]) -> str:
    match condition:
        case Leaf():
            return _leaf(w, condition, numbers)
        case All(parts):
            return listing(w, (_condition(w, p, numbers) for p in parts), join="and")
        case Any(parts):
            return listing(w, (_condition(w, p, numbers) for p in parts), join="or")
        case NoneOf(parts):
            return say(w.lang, "none_of", parts=listing(w, (_condition(w, p, numbers) for p in parts), join="or"))


def _leaf(w: Words, leaf: Leaf, numbers: Mapping[str, int]) -> str:
    definition = w.library.facts[leaf.fact]
    number = say(w.lang, "leaf.number", n=str(numbers[leaf.fact])) if leaf.fact in numbers else ""
    values = operand_words(w, definition, plain(leaf.operand), join="or")
    if leaf.op not in (Op.IS, Op.ONE_OF):
        values, entry = f"{_SYMBOLS[leaf.op]} {values}", "leaf.bound"
    else:
        entry = "leaf.includes" if definition.type is FactType.CHOICES else "leaf.is"
    return say(w.lang, entry, title=definition.title.in_(w.lang), number=number, values=values)


def _format(w: Words, definition: FactDefinition, options: tuple[tuple[str, str], ...], states: tuple[tuple[str, str], ...]) -> str:
    lang, kind = w.lang, definition.type
    if kind is FactType.YES_NO:
        return say(lang, "or").join(text for _, text in options)
    if kind in _LISTED:
        return "\n".join([say(lang, "one" if kind is FactType.CHOICE else "several"), *(text for _, text in options)])
    unit = w.strings.get(f"unit.{definition.unit}.many", definition.unit or "").replace("{n}", "").strip()
    first = say(lang, f"format.{kind}", unit=unit)
    return f"{first}\n{say(lang, 'format.or', states=say(lang, 'or').join(text for _, text in states))}"


def _hint(w: Words, question: Asked) -> str:
    lang = w.lang
    if not isinstance(question, Question):
        parts = [_said(w, question.where.in_(lang)), say(lang, "hint.formula", formula=_said(w, question.formula.in_(lang)))]
        return "\n".join(parts)
    parts = [_said(w, question.where.in_(lang)), say(lang, "hint.example", example=_said(w, question.example.in_(lang)))]
    if question.evidence is not None:
        parts.append(say(lang, "hint.evidence", evidence=_said(w, question.evidence.in_(lang))))
    return "\n".join(parts)


def _said(w: Words, text: str) -> str:
    return filled(w, text, {}) if "{" in text else text
