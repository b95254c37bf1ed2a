"""What if: the same assessment with some facts changed. Nothing is saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from assistant.api.assessment import Assessment
from assistant.api.deciding import decide_live
from assistant.api.recall import inputs_of
from assistant.errors import AssistantError, InputError, UsageError
from assistant.model.inputs import Inputs
from assistant.model.library import Library
from assistant.model.values import Fact, Origin, known
from assistant.model.verdict import Core, Verdict


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The verdicts before and after, and the rules whose outcome changed: rule → (before, after)."""

    before: Verdict
    core: Core
    changed: Mapping[str, tuple[str, str]]

    @property
    def after(self) -> Verdict:
        """The verdict with the facts changed."""
        return self.core["verdict"]


def what_if(assessment: Assessment, changes: Mapping[str, str]) -> WhatIf:
    """``changes`` maps a question or indicator (``channel:indicator`` for one shop) to a value as typed.

    Raises UsageError or InputError naming everything that cannot be set.
    """
    library = assessment.library
    inputs = inputs_of(assessment.core, library)
    refused: list[AssistantError] = []
    for name, typed in changes.items():
        try:
            inputs = _changed(library, inputs, name, typed)
        except AssistantError as error:
            refused.append(error)
    if refused:
        raise type(refused[0])(*("\n".join(error.in_(lang) for error in refused) for lang in ("en", "zh")))
    decision, _ = decide_live(library, inputs)
    old, new = assessment.core["trace"], decision.core["trace"]
    changed = {r: (old[r]["outcome"], new[r]["outcome"]) for r in new if r in old and old[r]["outcome"] != new[r]["outcome"]}
    return WhatIf(assessment.core["verdict"], decision.core, changed)


def _changed(library: Library, inputs: Inputs, name: str, typed: str) -> Inputs:
    channel, _, fact_id = name.rpartition(":")
    if fact_id in library.questions and not channel:
        return replace(inputs, answers={**inputs.answers, fact_id: _given(library, name, fact_id, typed)})
    if fact_id not in library.indicators:
        raise UsageError(
            f"--set {name}: no question or indicator has this id\n    knowledge list shows them; of one shop write channel:indicator.",
            f"--set {name}：没有此编号的问题或指标\n    用 knowledge list 查看；某店铺的指标请写成 渠道:指标。",
        )
    fact = _given(library, name, fact_id, typed)
    shops = [channel] if channel else sorted(inputs.channels)
    if channel and channel not in inputs.channels:
        names = sorted(inputs.channels)
        raise UsageError(
            f"--set {name}: there is no channel {channel}\n    The channels are: {', '.join(names) or 'none'}.",
            f"--set {name}：没有渠道 {channel}\n    现有渠道：{'、'.join(names) or '无'}。",
        )
    if not shops:
        return replace(inputs, answers={**inputs.answers, fact_id: fact})
    return replace(inputs, channels={n: ({**c, fact_id: _measured(fact)} if n in shops else c) for n, c in inputs.channels.items()})


def _given(library: Library, name: str, fact_id: str, typed: str) -> Fact:
    from assistant.loading.facts import given_fact

    try:
        return given_fact(library.facts[fact_id], typed)
    except InputError as error:
        raise InputError(f"--set {name}: {error}", f"--set {name}：{error.in_('zh')}") from error


def _measured(fact: Fact) -> Fact:
    return fact if fact.value is None else known(fact.id, fact.value, Origin.MEASURED)
