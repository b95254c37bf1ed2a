"""Trains what side talk is understood by, and writes knowledge/talk/trained.json.

    python scripts/train_talk.py            # train and write
    python scripts/train_talk.py --validate # also say how well it does on wordings it was not trained on

Linear models and an index over character n-grams, fitted with scikit-learn ahead of time; the program applies them without it.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from assistant.api.training import Material, material
from assistant.interview.enquiries import ENOUGH, Ranked, rank, regions_in, weights
from assistant.interview.intents import intent, named
from assistant.interview.talk import FORM, MOST, RARE, Talk, kept, numbered, regions_of, talk_of
from assistant.interview.words.grams import features, grams, words
from assistant.scoring.linear import linear as fitted

ROOT = Path(__file__).resolve().parents[1]
TRAINED = ROOT / "knowledge" / "talk" / "trained.json"
FOLDS = 5
LEARNT_FROM = (0, 1)  # the folds that tell how much signs count; the others validate
INTENTS_C, KINDS_C = 10.0, 10.0  # inverse strength of regularisation, chosen by cross-validation
FIRST = {
    "alike": 3.0,
    "covered": 3.0,
    "named": 1.0,
    "kind": 0.3,
    "platform": 1.0,
    "other_platform": -1.0,
    "region": 1.0,
    "other_region": -1.0,
}  # where the learning begins
FEW = 2  # regions that an entry may be about
LEAST_STEPS = 3  # a piece whose weights are all smaller tells too little to be kept
BONES = 5  # the longest run of a line's skeleton that is learnt from; of what a question is about no skeleton tells
NONE: dict[str, Any] = {"classes": [], "bias": [], "step": 1.0, "weights": {}}


def main() -> None:
    """Train, validate if asked, write."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--validate", action="store_true", help="cross-validate and print the tables")
    arguments.add_argument("--wrong", action="store_true", help="with --validate: print every line that was mistaken")
    chosen = arguments.parse_args()
    given = material(ROOT)
    learnt = signs(given)
    TRAINED.write_text(written(trained(given, *learnt)), encoding="utf-8")
    print(f"{TRAINED.relative_to(ROOT)}: {TRAINED.stat().st_size / 1024:.0f} KiB", flush=True)
    if chosen.validate:
        validate(given, *learnt, wrong=chosen.wrong)


def written(plain: dict[str, Any]) -> str:
    """The file as text: one line per part, so that a change can be seen."""
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n"


def trained(given: Material, ranking: dict[str, float], weighing: dict[str, float], *, intents: bool = True) -> dict[str, Any]:
    """The plain form of everything; without ``intents`` of what questions are about."""
    return {
        "form": FORM,
        "digest": given.digest,
        "intents": linear(list(given.intents), INTENTS_C, names=[name for name, _ in given.names]) if intents else NONE,
        "kinds": linear(_kinds(given), KINDS_C, bones=0),
        "index": index(given) | {"ranking": ranking, "weighing": weighing},
        "mentions": given.mentions,
        "names": given.places,
    }


def linear(examples: Sequence[tuple[str, str]], strength: float, names: Sequence[str] = (), bones: int = BONES) -> dict[str, Any]:
    """A model of lines and their classes, as it is kept."""
    cut = [(_pieces(line, names, bones), label) for line, label in examples]
    return kept(fitted(cut, strength, most=MOST, rarity=RARE, smallest=LEAST_STEPS))


def _pieces(line: str, names: Sequence[str], bones: int) -> list[str]:
    return [p for p in features(line, names=named(line, names)) if p[0] != "@" or p.count(" ") < bones]


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
        "grams": {g: numbered(at) for g, at in sorted(there.items())},
        "names": dict(sorted(names.items())),
        "platforms": dict(given.platforms),
        "regions": {str(number[e]): sorted(where) for e, where in _regions(given).items()},
        "words": sorted({w for line in held for w in words(line)}),
    }


def _regions(given: Material) -> dict[str, frozenset[str]]:
    """The one or two regions that an entry names in its title, or else in its text."""
    names = regions_of(given.places)
    found: dict[str, frozenset[str]] = {}
    for lines in (given.titles, given.texts):
        named: dict[str, frozenset[str]] = {}
        for line, entry in lines:
            named[entry] = named.get(entry, frozenset()) | regions_in(line, names)
        found |= {e: where for e, where in named.items() if e not in found and 1 <= len(where) <= FEW}
    return found


def _kinds(given: Material) -> list[tuple[str, str]]:
    return [(line, about[0].partition(".")[0]) for line, about in given.wordings if about]


def signs(given: Material) -> tuple[dict[str, float], dict[str, float]]:
    """How much each sign counts, of being near and of being held: learnt where the wordings of a fold were left out."""
    left = [(_talk(given, fold, FIRST, {}), _fold(given.wordings, fold)) for fold in LEARNT_FROM]
    ranking = _ranking([(line, about, rank(t, line, t.index.entries)) for t, lines in left for line, about in lines])
    ranked = [(replace(t, index=replace(t.index, ranking=ranking)), lines) for t, lines in left]
    found = [(about, rank(t, line, t.index.entries).signs) for t, lines in ranked for line, about in lines]
    names = list(found[0][1])
    table = [[given_signs[n] for n in names] for _, given_signs in found]
    model = LogisticRegression(C=10.0, class_weight="balanced").fit(table, [bool(about) for about, _ in found])
    weighing = {n: round(float(c), 4) for n, c in zip(names, model.coef_[0], strict=True)}
    return ranking, weighing | {"bias": round(float(model.intercept_[0]), 4)}


def validate(given: Material, ranking: dict[str, float], weighing: dict[str, float], *, wrong: bool) -> None:
    """How well lines are understood that neither the models nor the signs were learnt from; prints the tables."""
    mistaken: list[str] = []
    intents: dict[str, list[bool]] = {}
    asked: list[tuple[bool, bool, bool, bool]] = []  # held, the best entry first, one that answers first, answered
    for fold in sorted(set(range(FOLDS)) - set(LEARNT_FROM)):
        talk = _talk(given, fold, ranking, weighing, intents=True)
        for line, name in _fold(given.intents, fold):
            got = intent(talk, line)[0]
            intents.setdefault(name, []).append(got == name)
            if got != name:
                mistaken.append(f"intent {name} taken for {got}: {line}")
        for line, about in _fold(given.wordings, fold):
            ranked = rank(talk, line, talk.index.entries)
            first = ranked.nearest[0].id if ranked.nearest else ""
            certain = ranked.held(talk.index)
            asked.append((bool(about), first in about[:1], first in about, certain >= ENOUGH and bool(ranked.nearest)))
            if about and first not in about:
                mistaken.append(f"{about[0]} taken for {[(n.id, n.similarity) for n in ranked.nearest[:2]]}: {line}")
            if (certain >= ENOUGH) != bool(about):
                mistaken.append(f"{'held' if about else 'elsewhere'} but {certain:.2f}: {line}")
    _report(intents, asked)
    print(ranking, weighing, *(mistaken if wrong else ()), sep="\n")


def _talk(given: Material, fold: int, ranking: dict[str, float], weighing: dict[str, float], *, intents: bool = False) -> Talk:
    """The talk without the lines of a fold."""
    kept = [[item for at, item in enumerate(items) if at % FOLDS != fold] for items in (given.intents, given.wordings)]
    rest = replace(given, intents=tuple(kept[0]), wordings=tuple(kept[1]))
    return talk_of(trained(rest, ranking, weighing, intents=intents), {})


def _ranking(found: list[tuple[str, tuple[str, ...], Ranked]]) -> dict[str, float]:
    """How much each sign of being near counts: learnt from the right entry against each wrong one that was near."""
    names = list(found[0][2].given[0])
    rows = []
    for _, about, ranked in found:
        right = next((g for n, g in zip(ranked.nearest, ranked.given, strict=True) if about and n.id == about[0]), None)
        wrongs = [g for n, g in zip(ranked.nearest, ranked.given, strict=True) if n.id not in about]
        rows += [[right[n] - g[n] for n in names] for g in wrongs[:4]] if right else []
    table = np.array(rows)
    model = LogisticRegression(C=1.0, fit_intercept=False).fit(np.vstack([table, -table]), [1] * len(table) + [0] * len(table))
    return {n: round(float(c), 4) for n, c in zip(names, model.coef_[0], strict=True)}


def _report(intents: dict[str, list[bool]], asked: Sequence[tuple[bool, bool, bool, bool]]) -> None:
    every = [right for rights in intents.values() for right in rights]
    print(f"intents: {np.mean(every):.3f} of {len(every)}")
    print("  " + ", ".join(f"{name} {np.mean(rights):.2f}/{len(rights)}" for name, rights in sorted(intents.items())))
    held = [a for a in asked if a[0]]
    share = {
        "the best entry first": np.mean([a[1] for a in held]),
        "one that answers first": np.mean([a[2] for a in held]),
        "and answered": np.mean([a[2] and a[3] for a in held]),
    }
    print(f"held, of {len(held)}: " + ", ".join(f"{name} {value:.3f}" for name, value in share.items()))
    beside = [a for a in asked if not a[0]]
    print(f"elsewhere, of {len(beside)}: declined {np.mean([not a[3] for a in beside]):.3f}")


def _fold(items: Sequence[Any], fold: int) -> list[Any]:
    return [item for at, item in enumerate(items) if at % FOLDS == fold]


if __name__ == "__main__":
    main()
