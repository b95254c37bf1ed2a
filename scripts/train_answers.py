"""Trains which option a line in own words means, and writes knowledge/talk/answers.jsonl: a linear model a question, one a line.

python scripts/train_answers.py            # train and write
python scripts/train_answers.py --validate # also say how well it does on wordings it was not trained on
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from assistant.api.training import Sayings, sayings
from assistant.interview.talk import MOST, RARE, kept, linear_of
from assistant.interview.told.topics import QUESTIONS, telling
from assistant.interview.told.wordings import NO_STATE, STATES, UNCLEAR
from assistant.interview.words.grams import stated
from assistant.interview.words.plain import plain
from assistant.scoring.linear import linear

ROOT = Path(__file__).resolve().parents[1]
TRAINED = ROOT / "knowledge" / "talk" / "answers.jsonl"
STRENGTH = 20.0  # inverse strength of regularisation
LABELS, FOLDS = 2, 5  # how often a label counts; for the validation
SMALLEST = 4  # steps below which a piece tells nothing of an option
EACH = 6  # of this many answers one is among those that are no state


def main() -> None:
    """Train, validate if asked, write."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--validate", action="store_true")
    given = sayings(ROOT)
    if arguments.parse_args().validate:
        print(f"{validated(given):.3f} right in {FOLDS} folds")
    TRAINED.write_text(written(given), encoding="utf-8")
    print(f"{TRAINED.relative_to(ROOT)}: {TRAINED.stat().st_size / 1024:.0f} KiB")


def written(given: Sayings) -> str:
    """The file: its digest first, then each question."""
    head = json.dumps({"form": 1, "digest": given.digest})
    models = {QUESTIONS: questions(given), STATES: states(given)} | {q: model(said, given.labels[q]) for q, said in given.said.items()}
    lines = [f"{q}\t{json.dumps(learnt, ensure_ascii=False, separators=(',', ':'))}" for q, learnt in models.items()]
    return "\n".join([head, *lines]) + "\n"


def questions(given: Sayings) -> dict[str, Any]:
    """The model that tells the questions apart, of what people say at each."""
    said = [(line, q) for q, lines in given.said.items() for line, option in lines if option != UNCLEAR and telling(plain(line))]
    titles = [(text, q) for q, texts in given.titles.items() for text in texts]
    examples = _cut([*said, *titles])
    return kept(linear(examples, STRENGTH, most=MOST, rarity=RARE, least=3, smallest=8, rounds=60, tolerance=1e-6))


def states(given: Sayings) -> dict[str, Any]:
    """The model that tells lines without a value from answers; some of what people answer at each question teaches it what is none."""
    answers = [(line, NO_STATE) for said in given.said.values() for line, option in said[::EACH] if option != UNCLEAR]
    return kept(linear(_cut([*given.states, *answers]), STRENGTH, most=MOST, rarity=RARE))


def model(said: list[tuple[str, str]], labels: list[tuple[str, str]]) -> dict[str, Any]:
    """The model of one question, of what people said and of its own labels."""
    return kept(linear(_cut([*said, *(labels * LABELS)]), STRENGTH, most=MOST, rarity=RARE, least=1, smallest=SMALLEST))


def _cut(lines: Iterable[tuple[str, str]]) -> list[tuple[list[str], str]]:
    return [(stated(plain(line)), label) for line, label in lines]


def validated(given: Sayings) -> float:
    """The share of lines that a model took for the right option which had not seen them."""
    right = []
    for question, said in given.said.items():
        for fold in range(FOLDS):
            learnt = linear_of(model([s for at, s in enumerate(said) if at % FOLDS != fold], given.labels[question]))
            for line, option in (s for at, s in enumerate(said) if at % FOLDS == fold):
                certain = learnt.certainties(stated(plain(line)))
                right.append(max(certain, key=lambda o: certain[o]) == option)
    return sum(right) / len(right)


if __name__ == "__main__":
    main()
