"""What lies around the verdict: dated duties that are near, and each channel against the limits of its own platform."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.model.condition import leaves
from assistant.model.library import Mark, PlatformLimit, Yearly
from assistant.model.verdict import Core, DeadlineItem, LimitStanding, PlatformStanding
from assistant.report.parts import Deadline, LimitRow, PlatformTable, Term
from assistant.report.sentences import condition_words, gap_words
from assistant.report.words import Words, channel_name, day, filled, name, say, term, tidy, unit, value


def deadlines(w: Words, core: Core) -> tuple[Deadline, ...]:
    """What is still to come or open, the earliest first; then what has begun lately, the latest first."""
    items = core["verdict"]["deadlines"]
    coming = [i for i in items if i["status"] != "begun"]
    begun = [i for i in reversed(items) if i["status"] == "begun"]
    return tuple(_deadline(w, core, item) for item in (*coming, *begun))


def platforms(w: Words, core: Core) -> tuple[PlatformTable, ...]:
    """One table for each channel of a platform; a platform without figures has no rows."""
    return tuple(_table(w, standing) for standing in core["verdict"]["platforms"] if standing["platform"] in w.library.platforms)


def thresholds_read(w: Words, core: Core) -> Iterator[str]:
    """The thresholds behind the limits that channels were compared with."""
    for standing in core["verdict"]["platforms"]:
        for item in standing["limits"]:
            limit = _limit(w, standing["platform"], item["limit"])
            if limit and limit.met:
                yield from (leaf.threshold for leaf in leaves(limit.met) if leaf.threshold)


def span_words(w: Words, yearly: Yearly) -> str:
    """A span of every year in words."""
    first, last = (_month_day(w, *d) for d in (yearly.first, yearly.last))
    return say(w, "deadline.yearly", first=first, last=last)


def _month_day(w: Words, month: int, date: int) -> str:
    return say(w, "words.month_day", month=w.strings["words.months"].split()[month - 1], day=str(date))


def _deadline(w: Words, core: Core, item: DeadlineItem) -> Deadline:
    duty = w.library.calendar.get(item["duty"])
    condition = ""
    if item["applies"] == "unknown" and duty and duty.applies:
        condition = tidy(w, say(w, "deadline.if", condition=condition_words(w, duty.applies)))
    notes = [w.strings["deadline.unchecked"]] if item["mark"] == Mark.UNVERIFIED else []
    if "opens" in item:
        notes.append(say(w, "deadline.opens", date=day(w, item["opens"])))
    if "aim" in item:
        notes.append(say(w, "deadline.aim", date=day(w, item["aim"])))
    return Deadline(
        id=item["duty"],
        title=item["title"][w.lang],
        text=filled(w, item["text"][w.lang], core["facts"]),
        date=day(w, item["date"]),
        iso=item["date"],
        when=_when(w, item["days"]),
        status=Term(item["status"], term(w, "deadline_status", item["status"])),
        condition=condition,
        note=w.strings["words.semicolon"].join(notes),
        measures=tuple(Term(m, name(w, m)) for m in item["measures"]),
        mark=Term(item["mark"], term(w, "mark_short", item["mark"])),
        sources=tuple(item["sources"]),
    )


def _when(w: Words, days: int) -> str:
    if not days:
        return w.strings["deadline.today"]
    return tidy(w, say(w, "deadline.in" if days > 0 else "deadline.ago", span=unit(w, abs(days), str(abs(days)), "days")))


def _table(w: Words, standing: PlatformStanding) -> PlatformTable:
    platform = w.library.platforms[standing["platform"]]
    rows = tuple(row for item in standing["limits"] if (row := _row(w, platform.id, item)) is not None)
    silent = [n.title.in_(w.lang) for n in platform.limits if n.met is None and not n.sites]
    return PlatformTable(
        platform=platform.id,
        title=platform.title.in_(w.lang),
        channel=channel_name(w, standing["channel"]) if standing["channel"] is not None else "",
        rows=rows,
        besides=tuple(silent),
    )


def _row(w: Words, platform: str, item: LimitStanding) -> LimitRow | None:
    limit = _limit(w, platform, item["limit"])
    if limit is None or limit.met is None or limit.indicator is None:
        return None
    return LimitRow(
        limit=limit.id,
        title=limit.title.in_(w.lang),
        level=Term(limit.level, term(w, "limit_level", limit.level)),
        value=_value(w, item, limit.indicator),
        asked=condition_words(w, limit.met, about=limit.indicator),
        status=Term(item["status"], term(w, "limit_status", item["status"])),
        distance=_distance(w, item),
        window=filled(w, limit.window.in_(w.lang), {}),
        consequence=filled(w, limit.consequence.in_(w.lang), {}),
        mark=Term(str(limit.mark), term(w, "mark_short", str(limit.mark))),
        as_of=day(w, limit.as_of),
        sources=limit.sources,
    )


def _value(w: Words, item: LimitStanding, indicator: str) -> str:
    if item["value"] is None:
        return term(w, "state", "unknown")
    fact = item["fact"] or indicator
    said = value(w, w.library.facts[fact], item["value"])
    return said if fact == indicator else f"{name(w, fact)}{w.strings['words.colon']}{said}"


def _distance(w: Words, item: LimitStanding) -> str:
    if item["fact"] is None or item["distance"] is None:
        return ""
    entry = "ladder.to_go" if item["status"] == "missed" else "ladder.room"
    return tidy(w, say(w, entry, distance=gap_words(w, w.library.facts[item["fact"]], item["distance"])))


def _limit(w: Words, platform: str, limit: str) -> PlatformLimit | None:
    known = w.library.platforms.get(platform)
    return next((n for n in known.limits if n.id == limit), None) if known else None
