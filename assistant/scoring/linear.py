"""Linear models of what people type, fitted ahead of time and written as plain data that is applied without any library.

The trap it guards: what was fitted and what is applied must weigh the same; so the weights are counted in the steps they are kept in.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

LEAST, SMALLEST = 2, 2  # lines that a piece must occur in; steps below which it tells nothing


def linear(
    examples: Sequence[tuple[list[str], str]],
    strength: float,
    *,
    most: int,
    rarity: float,
    least: int = LEAST,
    smallest: int = SMALLEST,
    rounds: int = 150,
    tolerance: float = 1e-3,
) -> dict[str, Any]:
    """A regularised multinomial model of lines, cut into pieces, and their classes; the pieces are weighed by how rare they are.

    ``strength`` is the inverse strength of regularisation; weights are whole steps of at most ``most``, rarity is counted in steps of
    ``rarity``. For each piece of ``weights`` its rarity and one step per class.
    """
    import warnings

    import numpy as np
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.feature_extraction.text import CountVectorizer
    from sklearn.linear_model import LogisticRegression

    counts = CountVectorizer(analyzer=list, binary=True, min_df=least)
    matrix = counts.fit_transform([pieces for pieces, _ in examples]).astype(float)
    rare = np.rint(np.log(1 + matrix.shape[0] / np.asarray(matrix.sum(axis=0)).ravel()) / rarity)
    matrix = matrix.multiply(rare[None, :] * rarity).tocsr()
    long = np.sqrt(np.maximum(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel(), 1e-9))
    matrix = matrix.multiply(1 / long[:, None]).tocsr()
    labels = [label for _, label in examples]
    model = LogisticRegression(C=strength, class_weight="balanced", max_iter=rounds, tol=tolerance)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # to stop after so many rounds regularises too
        model.fit(matrix, labels)
    coefficients, bias = model.coef_, model.intercept_
    if len(model.classes_) == 2:  # one row tells both
        coefficients, bias = np.vstack((-coefficients, coefficients)) / 2, np.hstack((-bias, bias)) / 2
    step = float(np.quantile(np.abs(coefficients), 0.9999)) / most
    steps = np.rint(coefficients / step).astype(int)
    return {
        "classes": [str(c) for c in model.classes_],
        "bias": [round(float(b), 4) for b in bias],
        "step": round(step, 8),
        "weights": {
            str(piece): (int(rare[i]), [int(n) for n in steps[:, i]])
            for piece, i in sorted(counts.vocabulary_.items())
            if np.abs(steps[:, i]).max() >= smallest
        },
    }
