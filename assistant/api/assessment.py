"""An assessment as callers hold it, and the verdict as the contract's JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assistant.model.library import Library
from assistant.model.text import Lang
from assistant.model.verdict import Core, VetoItem


@dataclass(frozen=True, slots=True)
class Assessment:
    """A decided assessment. ``stored`` is False where nothing was kept; then ``id`` is the digest of what it was decided from."""

    id: str
    core: Core
    library: Library
    templates: Path
    client: str | None
    engine: str
    stored: bool
    previous: str | None = None
    respondents: Mapping[str, str] = field(default_factory=dict)  # fact -> who answered, where several people did


def verdict_json(assessment: Assessment, lang: Lang) -> dict[str, Any]:
    """The verdict in the form ``credit-assistant/verdict/1``; texts in one language, placeholders filled."""
    from assistant.report.score import beside
    from assistant.report.words import filled, words

    core, verdict = assessment.core, assessment.core["verdict"]
    language = words(assessment.library, lang, templates=assessment.templates)

    def text(raw: Mapping[str, str]) -> str:
        return filled(language, raw[lang], core["facts"])

    def veto(item: VetoItem) -> dict[str, Any]:
        return {**item, "text": text(item["text"]), "clears_when": text(item["clears_when"])}

    return {
        "schema": core["schema"],
        "assessment": assessment.id,
        "as_of": core["as_of"],
        "lang": lang,
        "client": assessment.client,
        "rule_base": core["rule_base"],
        **verdict,
        "vetoes": [veto(v) for v in verdict["vetoes"]],
        "market_vetoes": [veto(v) for v in verdict["market_vetoes"]],
        "findings": [{**f, "text": text(f["text"])} for f in verdict["findings"]],
        "practice_index": verdict["practice_index"]["index"],
        "practice_index_range": verdict["practice_index"],
        "data_score": _score(assessment),
        "beside": [
            {"fact": b.id, "declared": b.declared, "measured": {v.id: v.text for v in b.measured}, "agrees": b.agrees}
            for b in beside(language, core)
        ],
        "measures": [{**m, "text": m["text"][lang]} for m in verdict["measures"]],
        "deadlines": [{**d, "title": text(d["title"]), "text": text(d["text"])} for d in verdict["deadlines"]],
        "engine": assessment.engine,
        "stored": assessment.stored,
        "previous": assessment.previous,
        "notices": [n[lang] for n in core["notices"]],
    }


def _score(assessment: Assessment) -> dict[str, Any] | None:
    """The data score with how sure it is."""
    from assistant.api.doubts import doubt, doubt_json

    given = assessment.core["verdict"]["data_score"]
    return None if given is None else {**given, **doubt_json(doubt(assessment.core, assessment.library))}
