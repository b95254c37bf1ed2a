"""Trains what side talk is understood by, and writes knowledge/talk/trained.json.

    python scripts/train_talk.py            # train and write
    python scripts/train_talk.py --validate # also say how well it does on wordings it was not trained on

Linear models and an index over character n-grams, fitted with scikit-learn ahead of time; the program applies them without it.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from assistant.api.training import Material, material
from assistant.interview.enquiries import rank
from assistant.interview.grams import features, grams, words
from assistant.interview.intents import ASK, OTHER
from assistant.interview.talk import FORM, MOST, Talk, coded, talk_of

ROOT = Path(__file__).resolve().parents[1]
TRAINED = ROOT / "knowledge" / "talk" / "trained.json"
FOLDS = 5
INTENTS_C, KINDS_C = 30.0, 10.0  # inverse strength of regularisation, chosen by cross-validation
LEAST = 2  # lines a feature must occur in


def main() -> None:
    """Train, validate if asked, write."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--validate", action="store_true", help="cross-validate and print the tables")
    arguments.add_argument("--wrong", action="store_true", help="with --validate: print every line that was mistaken")
    chosen = arguments.parse_args()
    given = material(ROOT)
    weighing = validated(given, say=print if chosen.validate else None, wrong=chosen.wrong)
    TRAINED.write_text(written(trained(given, weighing)), encoding="utf-8")
    print(f"{TRAINED.relative_to(ROOT)}: {TRAINED.stat().st_size / 1024:.0f} KiB")


def written(plain: dict[str, Any]) -> str:
    """The file as text: one line per part, so that a change can be seen."""
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n"


def trained(given: Material, weighing: dict[str, float]) -> dict[str, Any]:
    """The plain form of everything."""
    return {
        "form": FORM,
        "digest": given.digest,
        "intents": linear(list(given.intents), INTENTS_C),
        "kinds": linear(_kinds(given), KINDS_C),
        "index": index(given) | {"weighing": weighing},
        "mentions": given.mentions,
        "names": given.places,
    }


def linear(examples: Sequence[tuple[str, str]], strength: float) -> dict[str, Any]:
    """A regularised linear model of lines and their classes, its weights counted in steps."""
    counts = CountVectorizer(analyzer=features, binary=True, min_df=LEAST)
    matrix = counts.fit_transform([line for line, _ in examples]).astype(float)
    rows = np.sqrt(np.maximum(matrix.sum(axis=1).A1, 1.0))
    matrix = matrix.multiply(1 / rows[:, None]).tocsr()
    labels = [label for _, label in examples]
    model = LogisticRegression(C=strength, class_weight="balanced", max_iter=2000, tol=1e-6).fit(matrix, labels)
    step = float(np.abs(model.coef_).max()) / MOST
    steps = np.rint(model.coef_ / step).astype(int)
    return {
        "classes": [str(c) for c in model.classes_],
        "bias": [round(float(b), 4) for b in model.intercept_],
        "step": round(step, 8),
        "weights": {str(f): coded([int(n) for n in steps[:, i]]) for f, i in sorted(counts.vocabulary_.items()) if steps[:, i].any()},
    }


def index(given: Material) -> dict[str, Any]:
    """The index of wordings, names and texts of entries."""
    entries = sorted({e for _, about in given.wordings for e in about} | {e for _, e in (*given.names, *given.texts)})
    number = {e: i for i, e in enumerate(entries)}
    lines = [(line, [number[e] for e in about]) for line, about in given.wordings] + [(line, [number[e]]) for line, e in given.texts]
    there: dict[str, list[int]] = {}
    cut = [grams(line) for line, _ in lines]
    for at, found in enumerate(cut):
        for gram in found:
            there.setdefault(gram, []).append(at)
    weight = {g: math.log(1 + len(lines) / len(at)) ** 2 for g, at in there.items()}
    names: dict[str, list[int]] = {}
    for name, entry in given.names:
        names.setdefault(name, []).append(number[entry])
    held = [line for line, about in given.wordings if about] + [line for line, _ in (*given.texts, *given.names)]
    return {
        "entries": entries,
        "wordings": [about for _, about in lines],
        "lengths": [round(math.sqrt(sum(weight[g] for g in found)) or 1.0, 3) for found in cut],
        "grams": dict(sorted(there.items())),
        "names": dict(sorted(names.items())),
        "words": sorted({w for line in held for w in words(line)}),
    }


def _kinds(given: Material) -> list[tuple[str, str]]:
    return [(line, about[0].partition(".")[0]) for line, about in given.wordings if about]


def validated(given: Material, *, say: Callable[..., None] | None, wrong: bool) -> dict[str, float]:
    """The weights of the signs of being held, from folds that were not trained on; prints the tables where asked."""
    mistaken: list[str] = []
    asked: list[tuple[dict[str, float], bool, bool, str]] = []  # signs, held, right entry, line
    intents_right: dict[str, list[bool]] = {}
    for fold in range(FOLDS):
        rest = _without(given, fold)
        talk = talk_of(trained(rest, {}))
        if say:
            for line, name in _fold(given.intents, fold):
                got = max(talk.intents.certainties(features(line)).items(), key=lambda c: c[1])[0] if features(line) else OTHER
                intents_right.setdefault(name, []).append(got == name)
                if got != name:
                    mistaken.append(f"intent {name} taken for {got}: {line}")
        entries = set(talk.index.entries)
        for line, about in _fold(given.wordings, fold):
            ranked = rank(talk, line, entries)
            right = bool(about and ranked.nearest and ranked.nearest[0].id in about)
            asked.append((ranked.signs, bool(about), right, line))
            if about and not right:
                mistaken.append(f"{about} taken for {[(n.id, n.similarity) for n in ranked.nearest[:2]]}: {line}")
    names = list(asked[0][0])
    model = LogisticRegression(C=10.0, class_weight="balanced").fit([[s[n] for n in names] for s, *_ in asked], [a[1] for a in asked])
    weighing = {n: round(float(c), 4) for n, c in zip(names, model.coef_[0], strict=True)} | {"bias": round(float(model.intercept_[0]), 4)}
    if say:
        certain = model.predict_proba([[s[n] for n in names] for s, *_ in asked])[:, 1]
        _report(say, intents_right, asked, certain)
        for (_, held, _right, line), p in zip(asked, certain, strict=True):
            if (p >= 0.5) != held:
                mistaken.append(f"{'held' if held else 'elsewhere'} but {p:.2f}: {line}")
        say(weighing)
        if wrong:
            say("\n".join(mistaken))
    return weighing


def _report(say: Callable[..., None], intents: dict[str, list[bool]], asked: list[Any], certain: Any) -> None:
    every = [r for rights in intents.values() for r in rights]
    say(f"intents, {FOLDS} folds: {np.mean(every):.3f} of {len(every)}")
    say("  " + ", ".join(f"{n} {np.mean(r):.2f}/{len(r)}" for n, r in sorted(intents.items())))
    held = [(a, p) for a, p in zip(asked, certain, strict=True) if a[1]]
    beside = [p for a, p in zip(asked, certain, strict=True) if not a[1]]
    say(f"held: right entry first {np.mean([a[2] for a, _ in held]):.3f}, and answered {np.mean([a[2] and p >= 0.5 for a, p in held]):.3f} of {len(held)}")
    say(f"elsewhere declined: {np.mean([p < 0.5 for p in beside]):.3f} of {len(beside)}")


def _fold(items: Sequence[Any], fold: int) -> list[Any]:
    return [item for at, item in enumerate(items) if at % FOLDS == fold]


def _without(given: Material, fold: int) -> Material:
    kept = [[item for at, item in enumerate(items) if at % FOLDS != fold] for items in (given.intents, given.wordings)]
    return Material(tuple(kept[0]), tuple(kept[1]), given.names, given.texts, given.mentions, given.places)


__all__ = ["ASK", "Talk"]
if __name__ == "__main__":
    main()
