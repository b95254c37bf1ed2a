"""/skip, /note, /evidence, /save and /lang: what is kept beside the answers, and for whom."""

from __future__ import annotations

import re

from assistant.cli.errors_told import told
from assistant.cli.firming import firming_lines, helps
from assistant.cli.layout import quoted, shown
from assistant.cli.side import Conversation, Then
from assistant.cli.side_news import history
from assistant.errors import InputError
from assistant.judging.documented import undocumented
from assistant.model.values import Evidence, Lack
from assistant.report.words import day, filled, name

_LANGS = (
    ("zh", re.compile(r"\bzh\b|chinese|mandarin|中文|汉语|普通话|简体", re.IGNORECASE)),
    ("en", re.compile(r"\ben\b|english|英文|英语", re.IGNORECASE)),
)
_NOTE = re.compile(
    r"^(?:please )?(?:(?:make|take|add|write) (?:a )?note(?: (?:that|of this|down))?|note(?: that| down)?|remember that|for the record"
    r"|请?(?:备注|记一下|记下|注明|加个备注|添加备注)(?:一下)?)\s*[:：,，]?\s*",
    re.IGNORECASE,
)
_FOR = re.compile(r"(?:\b(?:for|under|as|client)\b|客户|保存到|存到|归到)\s*[:：]?\s*[\"“]?(.+?)[\"”]?\s*[.。]?$", re.IGNORECASE)
_MOST_PAPERS = 5
_LONGEST = 400  # characters of the name or place of a document


def skip(talk: Conversation, _rest: str) -> Then:
    """The question is put off to the end."""
    answered = talk.interview.before is not None
    if not talk.interview.skip():
        talk.say("side.no_question")
        return Then.STANDS
    talk.say("skip.kept" if answered else "skip.done", style="dim")
    return Then.MOVES


def note(talk: Conversation, rest: str) -> Then:
    """A note on the question at hand."""
    text = _NOTE.sub("", rest).strip()
    if not text:
        talk.say("note.form")
        return Then.STANDS
    about = talk.interview.note(text)
    if about is None:
        talk.say("talk.no_answer_yet")
    else:
        talk.done("note.kept", title=name(talk.w, about))
    return Then.STANDS


def evidence(talk: Conversation, rest: str) -> Then:
    """The document behind the last answer; without one, what would be worth documenting."""
    if not rest.strip():
        _worth(talk)
        return Then.STANDS
    try:
        found = talk.interview.document(rest)
    except InputError:
        talk.say("talk.evidence_form", style="yellow")
        return Then.STANDS
    if found is None:
        talk.say("talk.no_answer_yet")
        return Then.STANDS
    w, it = talk.w, found.evidence
    if found.filed:
        talk.done("evidence.kept", title=name(w, found.fact.id), document=_described(talk, it))
    else:
        talk.say("evidence.waits", style="yellow", document=_described(talk, it))
    if found.no_day or found.no_expiry:
        talk.say(
            "evidence.no_expiry" if found.no_expiry else "evidence.no_day", style="yellow", said=shown(found.no_expiry or found.no_day)
        )
    elif found.counts is not None and found.lack is Lack.FUTURE and it.date is not None:
        talk.say("evidence.not_yet", style="yellow", day=day(w, it.date))
    if found.counts is not None:
        talk.say("evidence.counts_on", document=_described(talk, found.counts))
    if found.no_day or found.no_expiry or (found.counts is not None and found.lack is Lack.FUTURE):
        return Then.STANDS
    if found.lack is not None:
        talk.say(f"evidence.{found.lack}", style="yellow")
        if found.hint is not None:
            talk.say("evidence.hint", day=found.hint.isoformat())
    elif found.idle:
        talk.say("evidence.idle", style="dim")
    return Then.STANDS


def _described(talk: Conversation, it: Evidence) -> str:
    """A document with its days and its place."""
    parts = [shown(it.document, _LONGEST), day(talk.w, it.date) if it.date else ""]
    parts += [talk.screen.say("evidence.expires", day=day(talk.w, it.expires))] if it.expires else []
    parts += [talk.screen.say("evidence.where", where=shown(it.where, _LONGEST))] if it.where else []
    return talk.w.strings["words.comma"].join(p for p in parts if p)


def save(talk: Conversation, rest: str) -> Then:
    """Everything is kept anyway: under which id, where, and how to go on; with a name, for that client."""
    from assistant.cli.desks import desk

    client = rest.strip().strip("\"'“”")
    if client:
        before = talk.judged
        try:
            talk.done("save.client", client=talk.interview.save_for(client))
        except InputError as error:
            talk.say("save.refused", style="yellow", text=told(error, talk.w.lang).splitlines()[0])
        else:
            history(talk, before)
    talk.say("save.kept", id=talk.interview.id, n=str(talk.interview.answered))
    talk.say("save.where", path=str(desk(talk.screen.settings).home))
    talk.say("talk.resume", id=talk.interview.id)
    if not talk.interview.client:
        talk.say("save.how", style="dim", name=quoted("Acme Trading"))
    return Then.STANDS


def client_said(sentence: str) -> str:
    """The client that a sentence names, such as "save this for Acme Trading"; empty for none."""
    found = _FOR.search(sentence)
    return found[1].strip() if found else ""


def lang(talk: Conversation, rest: str) -> Then:
    """The rest of the interview in the other language."""
    wanted = next((code for code, pattern in _LANGS if pattern.search(rest)), None)
    if wanted is None:
        talk.say("lang.form")
        return Then.STANDS
    talk.speak("zh" if wanted == "zh" else "en")
    talk.say("lang.done")
    return Then.MOVES


def _worth(talk: Conversation) -> None:
    """What would be worth documenting, what firms up the verdict most first."""
    w, found = talk.w, talk.interview.firming()
    if found is None:
        talk.say("evidence.nothing")
        return
    for line in firming_lines(talk.screen, w, found):
        talk.item("", line)
    if not helps(found):
        return
    open_ones = undocumented(w.library, talk.interview.inputs)
    first = dict.fromkeys((*([found.best] if found.best else []), *found.together, *open_ones))
    talk.say("evidence.worth")
    for fact_id in list(first)[:_MOST_PAPERS]:
        question = w.library.questions.get(fact_id)
        what = filled(w, question.evidence.in_(w.lang), {}) if question and question.evidence else ""
        talk.item("  - ", talk.screen.say("evidence.counts", title=name(w, fact_id), evidence=what) if what else name(w, fact_id))
    if len(first) > _MOST_PAPERS:
        talk.item("    ", talk.screen.say("end.more", n=str(len(first) - _MOST_PAPERS)))
    talk.say("evidence.which", style="dim")
