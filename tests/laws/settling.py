"""What is certain of an enterprise, said by the verdict alone; and those who try to prove a certificate wrong."""

from assistant.api.scores import with_score
from assistant.judging.grade import draw_grade
from assistant.judging.judge import judge
from assistant.model.library import RuleKind


def said(library, inputs):
    """What the verdict says: the grades possible, the vetoes, the market vetoes, and the vetoes that are open."""
    judged = judge(library, with_score(library, inputs))
    outcomes = {kind: [r.id for r in library.rules.values() if r.kind is kind] for kind in (RuleKind.VETO, RuleKind.MARKET_VETO)}
    found = {kind: tuple(i for i in ids if judged.outcomes[i] == "found") for kind, ids in outcomes.items()}
    ladder = tuple(m.metric.id for m in judged.ladder if m.metric.counts and m.possible == {"D"})
    still = tuple(i for ids in outcomes.values() for i in ids if judged.outcomes[i] == "unknown")
    still += tuple(m.metric.id for m in judged.ladder if m.metric.counts and "D" in m.possible and m.possible != {"D"})
    return draw_grade(library, judged).possible, (*found[RuleKind.VETO], *ladder), found[RuleKind.MARKET_VETO], still


def promised(certificate):
    """The same as a certificate has it."""
    return frozenset({certificate.grade}), certificate.vetoes, certificate.market_vetoes, ()


def broken_by(library, certificate, completed):
    """The first of the completed inputs in which something else comes out; None where the certificate holds in all of them."""
    return next((inputs for inputs in completed if said(library, inputs) != promised(certificate)), None)
