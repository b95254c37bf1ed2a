"""How people say each answer: ``knowledge/talk/answers/*.yaml``, read strictly for the training.

The trap it guards: a line under an option that no longer exists would teach an answer that nobody can give; it is refused by file and line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from assistant.errors import Problem, RuleBaseError
from assistant.loading.documents import Document, Steps, shown
from assistant.loading.reading import read_file
from assistant.loading.suggest import did_you_mean
from assistant.model.values import State

FOLDER = "knowledge/talk/answers"
STATES = "knowledge/talk/states.yaml"
NO_STATE = "answer"  # lines that look like a state and are none
UNCLEAR = "unclear"  # said at this question, but it is no one option


def read_answers(root: Path, options: Mapping[str, tuple[str, ...]]) -> dict[str, list[tuple[str, str]]]:
    """The lines of each question with the option they mean, or ``unclear``; ``options`` are the questions that have them.

    Each file is {question: {language: {option: [line]}}}; ``not_applicable`` may stand for an option.

    Raises RuleBaseError with every problem.
    """
    problems: list[Problem] = []
    found: dict[str, list[tuple[str, str]]] = {}
    for path in sorted((root / FOLDER).glob("*.yaml")):
        name = f"{FOLDER}/{path.name}"
        document, wrong = read_file(path, name)
        problems += wrong
        for question, line, option in _lines(document, options, problems) if document is not None else ():
            found.setdefault(question, []).append((line, option))
    if problems:
        raise RuleBaseError(list(dict.fromkeys(problems)))
    return found


def read_states(root: Path) -> list[tuple[str, str]]:
    """The lines that give no value, with the state they mean, or ``answer``. Raises RuleBaseError with every problem.

    The file is {state: {language: [line]}}; a content root need not have it.
    """
    if not (root / STATES).is_file():
        return []
    document, problems = read_file(root / STATES, STATES)
    found = list(_states(document, problems)) if document is not None else []
    if problems:
        raise RuleBaseError(list(dict.fromkeys(problems)))
    return found


def _states(document: Document, problems: list[Problem]) -> Iterator[tuple[str, str]]:
    def report(steps: Steps, wrong: str, right: str) -> None:
        problems.append(Problem(document.path, document.line(steps), wrong, right))

    known = (*(str(s) for s in State if s is not State.KNOWN), NO_STATE)
    data: Any = document.data
    for name, by_lang in data.items() if isinstance(data, dict) else ():
        if name not in known:
            report((name,), f"there is no state {shown(name)}", did_you_mean(str(name), known, "name a state"))
            continue
        for lang, lines in by_lang.items() if isinstance(by_lang, dict) else ():
            if lang not in ("en", "zh") or not isinstance(lines, list):
                report((name, lang), f"{shown(lang)} is no language with lines", "write en: and zh:")
                continue
            for at, line in enumerate(lines):
                if isinstance(line, str) and line.strip():
                    yield line, name
                else:
                    report((name, lang, at), f"{shown(line)} is no line", "put the text in quotes")


def _lines(document: Document, options: Mapping[str, tuple[str, ...]], problems: list[Problem]) -> Iterator[tuple[str, str, str]]:
    def report(steps: Steps, wrong: str, right: str) -> None:
        problems.append(Problem(document.path, document.line(steps), wrong, right))

    data: Any = document.data
    for question, by_lang in data.items() if isinstance(data, dict) else ():
        if question not in options:
            report((question,), f"there is no question {question} with options", did_you_mean(question, options, "name one that has some"))
            continue
        for lang, by_option in by_lang.items() if isinstance(by_lang, dict) else ():
            if lang not in ("en", "zh") or not isinstance(by_option, dict):
                report((question, lang), f"{shown(lang)} is no language with options", "write en: and zh:, each with its options")
                continue
            for option, lines in by_option.items():
                known = (*options[question], UNCLEAR, str(State.NOT_APPLICABLE))
                if option not in known:
                    right = did_you_mean(str(option), known, "name one of its options")
                    report((question, lang, option), f"{question} has no option {shown(option)}", right)
                for at, line in enumerate(lines if isinstance(lines, list) else ()):
                    if not isinstance(line, str) or not line.strip():
                        report((question, lang, option, at), f"{shown(line)} is no line", "put the text in quotes")
                    else:
                        yield question, line, option
