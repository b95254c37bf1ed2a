"""Page one: the grade, what vetoes it, why, and what to do first. It must suffice alone, on paper and on a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.model.inputs import ENTERPRISE
from assistant.model.library import GRADES
from assistant.model.values import Plain
from assistant.model.verdict import Core, Limit
from assistant.report.findings import counts, groups, unknowns, vetoes
from assistant.report.ladder import figures
from assistant.report.parts import FindingGroup, Measure, Term
from assistant.report.shape import Front, GradeView, Reason
from assistant.report.words import Words, decimal, fact, filled, name, say, term, tidy

_MOST_REASONS = 4
_FIRST = 3


def front(w: Words, core: Core, measures: tuple[Measure, ...]) -> Front:
    """The first page from the verdict and the measures in order of priority."""
    verdict = core["verdict"]
    grade = verdict["grade"]
    practice_only = grade["basis"] == "practice"
    label = w.strings["grade.practice" if practice_only else "grade.credit"]
    declared: dict[str, Plain] = {"value": grade["value"], "lowest": grade["lowest"], "highest": grade["highest"]}
    shown = _view(w, declared, label, practice_only=practice_only, possible=grade["possible"])
    documented = _view(w, grade["documented"], w.strings["grade.documented"], meaning="documented")
    same = shown.badge == documented.badge
    return Front(
        headline=_headline(w, core, shown),
        grade=shown,
        declared_and_documented=w.strings["compare.same"]
        if same
        else say(w, "compare.differ", declared=shown.badge, documented=documented.badge),
        documented=documented,
        practice=None if practice_only else _view(w, grade["practice"], w.strings["grade.by_practice"], meaning="by_practice"),
        vetoes=vetoes(w, core, verdict["vetoes"]),
        market_vetoes=vetoes(w, core, verdict["market_vetoes"]),
        open_vetoes=tuple(Term(v, name(w, v)) for v in verdict["open_vetoes"]),
        reasons=_reasons(w, core),
        first=measures[:_FIRST],
        settle=unknowns(w, core)[:_FIRST] if not shown.decided or verdict["open_vetoes"] else (),
        counts=counts(w, groups(w, core)),
    )


def limiting(core: Core) -> tuple[Limit, ...]:
    """The limits that hold the best still possible grade where it is, the heaviest first."""
    limits = [x for x in core["verdict"]["grade"]["limits"] if x["possible"] and _best(x) in GRADES and _best(x) != GRADES[-1]]
    if not limits:
        return ()
    least = min(GRADES.index(_best(x)) for x in limits)
    order = ("veto", "ladder", "cap", "index", "unrated")
    return tuple(sorted((x for x in limits if GRADES.index(_best(x)) == least), key=lambda x: (order.index(x["part"]), x["id"])))


def _best(limit: Limit) -> str:
    return max(limit["possible"], key=lambda g: GRADES.index(g) if g in GRADES else -1)


def _view(
    w: Words, grade: dict[str, Plain], label: str, *, meaning: str = "", practice_only: bool = False, possible: Sequence[str] = ()
) -> GradeView:
    value = str(grade["value"]) if grade.get("value") else None
    lowest, highest = str(grade.get("lowest") or value), str(grade.get("highest") or value)
    decided = value is not None
    badge = value or (
        say(w, "grade.or_unrated", grade=highest) if lowest == highest else say(w, "grade.range", highest=highest, lowest=lowest)
    )
    said = w.strings[f"meaning.{meaning or value or 'open'}"]
    if value is None and "U" in possible:
        said += w.strings["words.gap"] + w.strings["meaning.maybe_unrated"]
    if practice_only and not meaning:
        said = w.strings["meaning.practice"] if decided else f"{said}{w.strings['words.gap']}{w.strings['meaning.practice']}"
    return GradeView(badge, value, lowest, highest, decided, label, said, value or "open")


def _headline(w: Words, core: Core, grade: GradeView) -> str:
    if core["verdict"]["vetoes"]:
        return say(w, "headline.veto", label=grade.label)
    if grade.value == "U":
        return w.strings["headline.unrated"]
    if grade.value is None:
        return say(w, "headline.open", label=grade.label, lowest=grade.lowest, highest=grade.highest)
    return say(w, "headline.decided", label=grade.label, value=grade.value, name=term(w, "grade.name", grade.value))


def _reasons(w: Words, core: Core) -> tuple[Reason, ...]:
    """At most four: vetoes, then what limits the grade, then the gravest findings."""
    verdict = core["verdict"]
    veto = Term("veto", term(w, "kind", "veto"))
    found = [Reason(veto, v["rule"], filled(w, v["text"][w.lang], core["facts"])) for v in verdict["vetoes"]]
    if verdict["grade"]["value"] == "U" and not found:
        found.extend(_unrated(w, core))
    known = {r.id for r in found}
    found.extend(_limit(w, core, x) for x in limiting(core) if x["id"] not in known and x["part"] not in {"veto", "unrated"})
    known = {r.id for r in found}
    for group in groups(w, core):
        found.extend(_from_group(w, group, known))
    return tuple(found[:_MOST_REASONS])


def _from_group(w: Words, group: FindingGroup, known: set[str]) -> list[Reason]:
    kind = Term("finding", f"{term(w, 'kind', 'finding')}{w.strings['words.colon']}{group.severity.text}")
    return [Reason(kind, f.rule, f.text) for f in group.findings if f.rule not in known and group.severity.id not in {"cap", "derived"}]


def _unrated(w: Words, core: Core) -> list[Reason]:
    short = [name(w, m["metric"]) for m in core["verdict"]["ladder"] if m["status"] == "insufficient" and m["counts"]]
    titles = w.strings["words.comma"].join(short[:_FIRST])
    if len(short) > _FIRST:
        titles = say(w, "reason.and_more", titles=titles, n=str(len(short) - _FIRST))
    text = say(w, "reason.unrated", title=titles) if short else w.strings["reason.unrated_plain"]
    if any(x["part"] == "unrated" and x["id"] == "index.total" for x in core["verdict"]["grade"]["limits"]):
        text = w.strings["reason.unrated_nothing"]
    return [Reason(Term("unrated", term(w, "kind", "unrated")), "unrated", text)]


def _limit(w: Words, core: Core, limit: Limit) -> Reason:
    kind = Term(limit["part"], term(w, "kind", limit["part"]))
    best = _best(limit)
    match limit["part"]:
        case "ladder":
            return Reason(kind, limit["id"], _ladder(w, core, limit["id"], best))
        case "cap":
            item = next((f for f in core["verdict"]["findings"] if f["rule"] == limit["id"]), None)
            text = filled(w, item["text"][w.lang], core["facts"]) if item else name(w, limit["id"])
            return Reason(kind, limit["id"], say(w, "reason.cap", text=text, cap=best))
        case "index":
            return Reason(kind, limit["id"], _index(w, core, limit["id"], best))
        case _:
            return Reason(kind, limit["id"], say(w, "reason.limit", title=name(w, limit["id"]), grade=best))


def _ladder(w: Words, core: Core, metric_id: str, level: str) -> str:
    item = next((m for m in core["verdict"]["ladder"] if m["metric"] == metric_id), None)
    channel = item["weakest"] if item else None
    where = say(w, "reason.in_channel", channel=channel) if channel and channel != ENTERPRISE else ""
    metric = next((m for m in w.library.ladder.metrics if m.id == metric_id), None)
    entry = figures(core, channel or "").get(metric.metric) if metric else None
    if metric is None or entry is None or entry["state"] != "known":
        return _said(w, "reason.ladder", title=name(w, metric_id), level=level, channel=where)
    return _said(w, "reason.ladder_value", title=name(w, metric_id), value=fact(w, metric.metric, entry), level=level, channel=where)


def _index(w: Words, core: Core, part: str, best: str) -> str:
    """The index with what keeps it from the next better grade: the total, or the weakest sub-system below its mark."""
    total = core["verdict"]["practice_index"]
    better = next((b for b in reversed(w.library.index.bands) if GRADES.index(b.grade) > GRADES.index(best)), None)
    if better is None:
        return _said(w, "reason.limit", title=name(w, part), grade=best)
    subs = [(i, better.each) for i in core["verdict"]["sub_systems"] if i["asked"] and i["highest"] < better.each]
    short = sorted(subs, key=lambda s: s[0]["highest"]) or [(total, better.total)]
    item, mark = short[0]
    title = w.strings["index.band_total"] if item is total else name(w, item["id"])
    figures = {"index": decimal(item["highest"], digits=1, apart=(mark,)), "mark": decimal(mark, digits=None)}
    return _said(w, "reason.index", title=title, **figures, better=better.grade, grade=best)


def _said(w: Words, entry: str, /, **values: str) -> str:
    return tidy(w, say(w, entry, **values))
