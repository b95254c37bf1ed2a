"""Published results, reproduced to the printed digits."""

import csv
import json
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import numpy as np
import pytest

from assistant.scoring.adequacy import adequacy, partial_correlations
from assistant.scoring.components import components, standardised

DATA = Path(__file__).parent / "data"
EXPECTED = json.loads((DATA / "expected.json").read_text(encoding="utf-8"))


def rows(name):
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def numbers(table, names):
    return np.asarray([[float(r[n]) if r[n] not in ("", "NA") else np.nan for n in names] for r in table])


@pytest.fixture(scope="module")
def arrests():
    return numbers(rows("USArrests.csv"), ["Murder", "Assault", "UrbanPop", "Rape"])


def group(parent, order=sorted):
    """The indicators of one group, in alphabetical order unless said otherwise, units with all of them."""
    names = order(r["iCode"] for r in rows("ASEM_iMeta.csv") if r["Parent"] == parent and r["Type"] == "Indicator")
    table = numbers(rows("ASEM_iData.csv"), names)
    return table[~np.isnan(table).any(axis=1)], names


def as_printed(found, printed):
    """Equal to as many decimals as were printed, up to the sign of the whole."""
    places = [len(str(p).partition(".")[2]) for p in printed]
    turned = np.sign(np.dot(found, printed)) * np.asarray(found)
    assert all(abs(f - p) <= 0.5000001 * 10**-k for f, p, k in zip(turned, printed, places, strict=True)), (turned, printed)


def in_a_summary_of_r(share):
    """R rounds shares of variance twice before it prints them: to five decimals, then to four digits (0.106446 → 0.10645 → 0.1065)."""
    once = Decimal(repr(float(share))).quantize(Decimal("0.00001"), ROUND_HALF_UP)
    digits = 4 - (once.adjusted() + 1)
    return float(once.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP))


def test_us_arrests_standard_deviations_and_shares_of_variance(arrests):
    found = components(standardised(arrests))
    as_printed(np.sqrt(found.eigenvalues), EXPECTED["USArrests"]["sdev"])
    as_printed(found.eigenvalues, EXPECTED["USArrests"]["eigenvalues"])
    as_printed(found.shares, EXPECTED["USArrests"]["pve"])


def test_us_arrests_rotation(arrests):
    vectors = components(standardised(arrests)).vectors
    printed = np.asarray([EXPECTED["USArrests"]["rotation"][n] for n in ("Murder", "Assault", "UrbanPop", "Rape")])
    for k in range(4):
        as_printed(vectors[:, k], list(printed[:, k]))


def test_us_arrests_scores_of_the_first_states(arrests):
    scores = standardised(arrests) @ components(standardised(arrests)).vectors
    states = [r["State"] for r in rows("USArrests.csv")]
    printed = EXPECTED["USArrests"]["scores_sign_reversed_PC1_PC2"]
    for k in range(2):
        as_printed([scores[states.index(s), k] for s in printed], [v[k] for v in printed.values()])


def test_us_arrests_kmo_and_bartlett(arrests):
    printed = EXPECTED["kmo_bartlett"]["USArrests"]
    found = adequacy(np.corrcoef(arrests, rowvar=False), len(arrests))
    assert round(found.kmo, 6) == printed["kmo"]
    assert [round(k, 4) for k in found.kmo_items] == printed["kmo_items"]
    assert round(found.bartlett, 4) == printed["bartlett"]
    assert found.degrees == printed["df"]


def test_asem_social_kmo_bartlett():
    table, _ = group("Social", order=list)
    printed = EXPECTED["kmo_bartlett"]["ASEM Social"]
    found = adequacy(np.corrcoef(table, rowvar=False), len(table))
    assert len(table) == printed["n"]
    assert round(found.kmo, 6) == printed["kmo"]
    assert [round(k, 4) for k in found.kmo_items] == printed["kmo_items"]
    assert round(found.bartlett, 4) == printed["bartlett"]


def test_asem_social_components():
    parts = components(standardised(group("Social")[0]))
    as_printed(np.sqrt(parts.eigenvalues), EXPECTED["ASEM"]["Social_sdev"])
    assert [in_a_summary_of_r(v) for v in parts.shares] == EXPECTED["ASEM"]["Social_pve"]
    as_printed(parts.vectors[:5, 0], EXPECTED["ASEM"]["Social_wts_first5"])


@pytest.mark.parametrize("name", ["Environ", "SusEcFin"])
def test_asem_weights_of_the_other_groups(name):
    table, _ = group(name)
    as_printed(components(standardised(table)).vectors[:, 0], EXPECTED["ASEM"][f"{name}_wts"])


def test_asem_weights_of_the_second_level():
    """The whole chain of the index: denominated, missing by group mean, outliers treated, min–max, means of the groups, components."""
    pillars = second_level()
    for parent in ("Conn", "Sust"):
        names = [r["iCode"] for r in rows("ASEM_iMeta.csv") if r["Parent"] == parent and r["Level"] == "2.0"]
        table = np.column_stack([pillars[n] for n in names])
        as_printed(components(standardised(table)).vectors[:, 0], [EXPECTED["ASEM"]["level2_PCA_weights"][n] for n in names])


def second_level():
    data = rows("ASEM_iData.csv")
    regions = np.asarray([r["EurAsia_group"] for r in data])
    found = {}
    for meta in (r for r in rows("ASEM_iMeta.csv") if r["Type"] == "Indicator"):
        x = numbers(data, [meta["iCode"]])[:, 0]
        if meta["Denominator"] not in ("", "NA"):
            x = x / numbers(data, [meta["Denominator"]])[:, 0]
        for region in set(regions):
            inside = regions == region
            x[inside & np.isnan(x)] = np.nanmean(x[inside])
        x = untailed(x) * float(meta["Direction"])
        found.setdefault(meta["Parent"], []).append((x - x.min()) / (x.max() - x.min()))
    return {parent: np.mean(columns, axis=0) for parent, columns in found.items()}


def untailed(x):
    """Up to five outliers pulled in to the next value; where that is not enough, a logarithm of the original."""
    y, steps = x.copy(), 0
    while tailed(y) and steps < 5:
        end = y.max() if skewness(y) >= 0 else y.min()
        rest = y[y != end]
        y[y == end] = rest.max() if skewness(y) >= 0 else rest.min()
        steps += 1
    return np.log(x - x.min() + 0.01 * (x.max() - x.min())) if tailed(y) else y


def tailed(x):
    n, m = len(x), x - x.mean()
    excess = (m**4).mean() / (m**2).mean() ** 2 - 3
    kurtosis = ((n + 1) * excess + 6) * (n - 1) / ((n - 2) * (n - 3))
    return abs(skewness(x)) > 2 and kurtosis > 3.5


def skewness(x):
    n, m = len(x), x - x.mean()
    return (m**3).mean() / (m**2).mean() ** 1.5 * np.sqrt(n * (n - 1)) / (n - 2)


def test_partial_correlations_as_published():
    data = np.asarray(EXPECTED["partial_correlations"]["data"], dtype=float)
    found = partial_correlations(np.cov(data, rowvar=False))
    assert np.allclose(found, EXPECTED["partial_correlations"]["expected"], atol=5e-7)
