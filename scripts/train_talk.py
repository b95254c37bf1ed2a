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
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from assistant.api.training import Material, material
from assistant.interview.enquiries import Ranked, rank, weights
from assistant.interview.grams import features, grams, words
from assistant.interview.intents import OTHER
from assistant.interview.talk import FORM, MOST, RARE, Talk, coded, talk_of

ROOT = Path(__file__).resolve().parents[1]
TRAINED = ROOT / "knowledge" / "talk" / "trained.json"
FOLDS = 5
INTENTS_C, KINDS_C = 10.0, 10.0  # inverse strength of regularisation, chosen by cross-validation
SMALLEST = 2  # steps below which a feature tells nothing
FIRST = {"alike": 3.0, "covered": 3.0, "named": 1.0, "kind": 0.3, "platform": 1.0, "other_platform": -1.0}  # where the learning begins
NONE: dict[str, Any] = {"classes": [], "bias": [], "step": 1.0, "weights": {}}
LEAST = 2  # lines a feature must occur in


def main() -> None:
    """Train, validate if asked, write."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--validate", action="store_true", help="cross-validate and print the tables")
    arguments.add_argument("--wrong", action="store_true", help="with --validate: print every line that was mistaken")
    chosen = arguments.parse_args()
    given = material(ROOT)
    signs = validated(given, say=print if chosen.validate else None, wrong=chosen.wrong)
    TRAINED.write_text(written(trained(given, *signs)), encoding="utf-8")
    print(f"{TRAINED.relative_to(ROOT)}: {TRAINED.stat().st_size / 1024:.0f} KiB")


def written(plain: dict[str, Any]) -> str:
    """The file as text: one line per part, so that a change can be seen."""
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n"


def trained(given: Material, ranking: dict[str, float], weighing: dict[str, float]) -> dict[str, Any]:
    """The plain form of everything."""
    return {
        "form": FORM,
        "digest": given.digest,
        "intents": linear(list(given.intents), INTENTS_C),
        "kinds": linear(_kinds(given), KINDS_C),
        "index": index(given) | {"ranking": ranking, "weighing": weighing},
        "mentions": given.mentions,
        "names": given.places,
    }


def linear(
    examples: Sequence[tuple[str, str]],
    strength: float,
    cut: Callable[[str], list[str]] = features,
    *,
    least: int = LEAST,
    smallest: int = SMALLEST,
    rounds: int = 150,
    tol: float = 1e-3,
) -> dict[str, Any]:
    """A regularised linear model of lines and their classes over rarity-weighed features, its weights counted in steps."""
    counts = CountVectorizer(analyzer=cut, binary=True, min_df=least)
    matrix = counts.fit_transform([line for line, _ in examples]).astype(float)
    rare = np.rint(np.log(1 + matrix.shape[0] / np.asarray(matrix.sum(axis=0)).ravel()) / RARE)
    matrix = matrix.multiply(rare[None, :] * RARE).tocsr()
    long = np.sqrt(np.maximum(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel(), 1e-9))
    matrix = matrix.multiply(1 / long[:, None]).tocsr()
    labels = [label for _, label in examples]
    model = LogisticRegression(C=strength, class_weight="balanced", max_iter=rounds, tol=tol).fit(matrix, labels)
    coefficients, bias = model.coef_, model.intercept_
    if len(model.classes_) == 2:  # one row tells both
        coefficients, bias = np.vstack((-coefficients, coefficients)) / 2, np.hstack((-bias, bias)) / 2
    step = float(np.quantile(np.abs(coefficients), 0.9999)) / MOST
    steps = np.rint(coefficients / step).astype(int)
    return {
        "classes": [str(c) for c in model.classes_],
        "bias": [round(float(b), 4) for b in bias],
        "step": round(step, 8),
        "weights": {
            str(f): coded(int(rare[i]), [int(n) for n in steps[:, i]])
            for f, i in sorted(counts.vocabulary_.items())
            if np.abs(steps[:, i]).max() >= smallest
        },
    }


def index(given: Material) -> dict[str, Any]:
    """The index of wordings, names, texts and titles of entries."""
    own = (*given.texts, *given.titles)
    entries = sorted({e for _, about in given.wordings for e in about} | {e for _, e in (*given.names, *own)})
    number = {e: i for i, e in enumerate(entries)}
    lines = [(line, [number[e] for e in about]) for line, about in given.wordings] + [(line, [number[e]]) for line, e in own]
    there: dict[str, list[int]] = {}
    cut = [grams(line) for line, _ in lines]
    for at, found in enumerate(cut):
        for gram in found:
            there.setdefault(gram, []).append(at)
    sizes = (len(lines), len(entries), len(given.wordings) + len(given.texts))
    about = {g: {lines[w][1][0] for w in at if lines[w][1]} for g, at in there.items()}
    weight = {g: weights(g, at, about[g], sizes)[0] for g, at in there.items()}
    names: dict[str, list[int]] = {}
    for name, entry in given.names:
        names.setdefault(name, []).append(number[entry])
    held = [line for line, at in given.wordings if at] + [line for line, _ in (*own, *given.names)]
    return {
        "entries": entries,
        "wordings": [at for _, at in lines],
        "titles": sizes[2],
        "lengths": [round(math.sqrt(sum(weight[g] for g in found)) or 1.0, 3) for found in cut],
        "grams": dict(sorted(there.items())),
        "names": dict(sorted(names.items())),
        "platforms": dict(given.platforms),
        "words": sorted({w for line in held for w in words(line)}),
    }


def _kinds(given: Material) -> list[tuple[str, str]]:
    return [(line, about[0].partition(".")[0]) for line, about in given.wordings if about]


def validated(given: Material, *, say: Callable[..., None] | None, wrong: bool) -> tuple[dict[str, float], dict[str, float]]:
    """How much the signs count, of being near and of being held, from folds that were not trained on; prints the tables where asked."""
    mistaken: list[str] = []
    intents_right: dict[str, list[bool]] = {}
    seen: list[tuple[Talk, list[Any]]] = []
    for fold in range(FOLDS):
        rest = _without(given, fold)
        plain = trained(rest, FIRST, {}) if say else {"intents": NONE, "kinds": linear(_kinds(rest), KINDS_C)}
        plain["index"] = index(rest) | {"ranking": FIRST, "weighing": {}}
        talk = talk_of({"mentions": {}, "names": {}} | plain, {})
        seen.append((talk, _fold(given.wordings, fold)))
        for line, name in _fold(given.intents, fold) if say else ():
            got = max(talk.intents.certainties(features(line)).items(), key=lambda c: c[1])[0] if features(line) else OTHER
            intents_right.setdefault(name, []).append(got == name)
            if got != name:
                mistaken.append(f"intent {name} taken for {got}: {line}")
    ranking = FIRST
    for _ in range(1):
        seen = [(replace(t, index=replace(t.index, ranking=ranking)), lines) for t, lines in seen]
        found = [(line, about, rank(t, line, t.index.entries)) for t, lines in seen for line, about in lines]
        ranking = _ranking(found)
    seen = [(replace(t, index=replace(t.index, ranking=ranking)), lines) for t, lines in seen]
    found = [(line, about, rank(t, line, t.index.entries)) for t, lines in seen for line, about in lines]
    names = list(found[0][2].signs)
    table = [[r.signs[n] for n in names] for _, _, r in found]
    model = LogisticRegression(C=10.0, class_weight="balanced").fit(table, [bool(about) for _, about, _ in found])
    weighing = {n: round(float(c), 4) for n, c in zip(names, model.coef_[0], strict=True)} | {"bias": round(float(model.intercept_[0]), 4)}
    if say:
        certain = model.predict_proba(table)[:, 1]
        asked = []
        for (line, about, ranked), p in zip(found, certain, strict=True):
            right = bool(about and ranked.nearest and ranked.nearest[0].id == about[0])
            near = bool(about and ranked.nearest and ranked.nearest[0].id in about)
            asked.append((bool(about), right, near))
            if about and not near:
                mistaken.append(f"{about[0]} taken for {[(n.id, n.similarity) for n in ranked.nearest[:2]]}: {line}")
            if (p >= 0.5) != bool(about):
                mistaken.append(f"{'held' if about else 'elsewhere'} but {p:.2f}: {line}")
        _report(say, intents_right, asked, certain)
        say(ranking, weighing)
        if wrong:
            say("\n".join(mistaken))
    return ranking, weighing


def _ranking(found: list[tuple[str, tuple[str, ...], Ranked]]) -> dict[str, float]:
    """How much each sign of being near counts: learnt from the right entry against each wrong one that was near."""
    names = list(FIRST)
    rows = []
    for _, about, ranked in found:
        right = next((g for n, g in zip(ranked.nearest, ranked.given, strict=True) if about and n.id == about[0]), None)
        wrongs = [g for n, g in zip(ranked.nearest, ranked.given, strict=True) if n.id not in about]
        rows += [[right[n] - g[n] for n in names] for g in wrongs[:4]] if right else []
    table = np.array(rows)
    model = LogisticRegression(C=1.0, fit_intercept=False).fit(np.vstack([table, -table]), [1] * len(table) + [0] * len(table))
    return {n: round(float(c), 4) for n, c in zip(names, model.coef_[0], strict=True)}


def _report(say: Callable[..., None], intents: dict[str, list[bool]], asked: list[Any], certain: Any) -> None:
    every = [r for rights in intents.values() for r in rights]
    say(f"intents, {FOLDS} folds: {np.mean(every):.3f} of {len(every)}")
    say("  " + ", ".join(f"{n} {np.mean(r):.2f}/{len(r)}" for n, r in sorted(intents.items())))
    held = [(a, p) for a, p in zip(asked, certain, strict=True) if a[0]]
    beside = [p for a, p in zip(asked, certain, strict=True) if not a[0]]
    share = {
        "the best entry first": np.mean([a[1] for a, _ in held]),
        "one that answers first": np.mean([a[2] for a, _ in held]),
        "and answered": np.mean([a[2] and p >= 0.5 for a, p in held]),
    }
    say(f"held, of {len(held)}: " + ", ".join(f"{name} {value:.3f}" for name, value in share.items()))
    say(f"elsewhere, of {len(beside)}: declined {np.mean([p < 0.5 for p in beside]):.3f}")


def _fold(items: Sequence[Any], fold: int) -> list[Any]:
    return [item for at, item in enumerate(items) if at % FOLDS == fold]


def _without(given: Material, fold: int) -> Material:
    kept = [[item for at, item in enumerate(items) if at % FOLDS != fold] for items in (given.intents, given.wordings)]
    return replace(given, intents=tuple(kept[0]), wordings=tuple(kept[1]))


if __name__ == "__main__":
    main()
