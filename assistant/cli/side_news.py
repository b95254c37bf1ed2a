"""What is said by itself after an answer: what a change of mind did, a contradiction, the end of the quick check, that no more is needed.

The trap it guards: each is said once, when it is new, and none of them stops the interview.
"""

from __future__ import annotations

from assistant.api.clashing import Clash
from assistant.api.sidetalk import shift, weight
from assistant.cli.side import Conversation
from assistant.cli.side_answers import changed, titled
from assistant.cli.side_shift import in_lines, points
from assistant.cli.side_shift import titled as rule_titled
from assistant.interview.progress import span
from assistant.judging.judge import Judged
from assistant.model.library import RuleKind
from assistant.report.words import filled, name

_MOST_SIDES = 3
_MOST_WEAK = 3
_TOLD = (RuleKind.VETO, RuleKind.MARKET_VETO, RuleKind.CAP, RuleKind.FINDING)


def after_answer(talk: Conversation, before: Judged | None) -> None:
    """What an answer brings up; ``before`` is how it stood, where the answer took the place of another."""
    if before is not None and talk.interview.replaced:
        changed(talk, before)
    clashing(talk)
    _settling(talk)


def clashing(talk: Conversation) -> None:
    """The contradictions not raised yet, with both values and how to change either."""
    for clash in talk.interview.clash():
        if clash.channel is None:
            _between_answers(talk, clash)
        else:
            _with_data(talk, clash)


def quick_check_over(talk: Conversation) -> None:
    """The indicative range, with the weakest points so far."""
    w, screen, judged = talk.w, talk.screen, talk.judged
    progress = talk.interview.progress()
    values = {"grades": span(progress.possible, w.lang), "open": str(progress.vetoes_open), "left": str(progress.left)}
    talk.say("talk.quick_over", style="bold", **values)
    found = [r.id for r in w.library.rules.values() if r.kind in _TOLD and judged.outcomes[r.id] == "found"]
    found.sort(key=lambda i: weight(w.library, i))
    if found:
        talk.say("quick.weakest")
        for rule_id in found[:_MOST_WEAK]:
            talk.item("  - ", rule_titled(w, rule_id))
        if len(found) > _MOST_WEAK:
            talk.item("    ", screen.say("end.more", n=str(len(found) - _MOST_WEAK)))
    else:
        talk.say("quick.nothing_weak")
    total = judged.index[-1]
    if total.answered:
        talk.say("quick.index", index=points((total.lowest, total.highest)), n=str(total.answered), total=str(total.asked))
    talk.say("quick.go_on", style="dim")


def history(talk: Conversation, before: Judged) -> None:
    """What the earlier assessments of a client change, where the interview was put under that client only now."""
    result = shift(talk.w.library, before, talk.judged)
    if result.turns_nothing and not result.levels:
        return
    talk.say("save.history", style="yellow")
    for line in in_lines(talk.screen, talk.w, result):
        talk.item("  ", line)
    talk.certain = False
    _settling(talk)


def _settling(talk: Conversation) -> None:
    """That no further answer changes the grade or a veto: said when it becomes so, and again only after it was not so."""
    proof = talk.interview.settled
    left = talk.interview.progress().left
    if proof is not None and left and not talk.certain:
        talk.say("settled.once_one" if left == 1 else "settled.once", style="bold", n=str(left), grade=proof.grade)
    talk.certain = proof is not None


def _between_answers(talk: Conversation, clash: Clash) -> None:
    from assistant.judging.decide import entry

    w, rule = talk.w, talk.w.library.rules[clash.about]
    facts = {i: entry(f) for i, f in talk.judged.facts.items()}
    text = filled(w, rule.says.in_(w.lang), facts) if rule.says else rule.title.in_(w.lang)
    talk.say("clash.answers", style="yellow", text=text)
    sides = [f for f in clash.facts if f.value is not None]
    for fact in sides[:_MOST_SIDES]:
        talk.item("  - ", titled(talk, fact))
    can = next((f for f in sides if f.id in w.library.questions or f.id in w.library.indicators), None)
    if can is not None:
        talk.say("clash.settle", style="dim", title=name(w, can.id))


def _with_data(talk: Conversation, clash: Clash) -> None:
    said, measured = clash.facts
    talk.say("clash.data", style="yellow", title=name(talk.w, said.id), channel=clash.channel or "")
    talk.item("  - ", talk.screen.say("clash.declared", answer=titled(talk, said)))
    talk.item("  - ", talk.screen.say("clash.measured", answer=titled(talk, measured)))
    talk.say("clash.data_counts", style="dim", title=name(talk.w, said.id))
