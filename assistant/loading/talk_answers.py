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

FOLDER = "knowledge/talk/answers"
UNCLEAR = "unclear"  # said at this question, but it is no one option


def read_answers(root: Path, options: Mapping[str, tuple[str, ...]]) -> dict[str, list[tuple[str, str]]]:
    """The lines of each question with the option they mean, or ``unclear``; ``options`` are the questions that have them.

    Each file is {question: {language: {option: [line]}}}. Raises RuleBaseError with every problem.
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
                known = (*options[question], UNCLEAR)
                if option not in known:
                    right = did_you_mean(str(option), known, "name one of its options")
                    report((question, lang, option), f"{question} has no option {shown(option)}", right)
                for at, line in enumerate(lines if isinstance(lines, list) else ()):
                    if not isinstance(line, str) or not line.strip():
                        report((question, lang, option, at), f"{shown(line)} is no line", "put the text in quotes")
                    else:
                        yield question, line, option
