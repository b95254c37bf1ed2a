from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from assistant.model.canonical import canonical
from assistant.model.values import Evidence, Fact, Origin, State, known
from assistant.store import Store, answers, assessments, clients, interviews

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    with Store.open(folder, NOW) as opened:
        yield opened


@pytest.fixture
def core() -> Callable[..., bytes]:
    def make(as_of: str = "2026-11-22", grade: str = "B", **more: object) -> bytes:
        return canonical({"schema": "credit-assistant/verdict/1", "as_of": as_of, "verdict": {"grade": grade}, **more})

    return make


@pytest.fixture
def save(core: Callable[..., bytes]) -> Callable[..., assessments.Assessment]:
    def make(store: Store, *, as_of: str = "2026-11-22", rules: bytes = b'{"rules":1}', **more: object) -> assessments.Assessment:
        given: dict[str, object] = {"core": core(as_of), "contents": {"rule_base": rules}, "program": "0.1.0", "engine": "judge", "at": NOW}
        return assessments.save(store, **(given | more))  # type: ignore[arg-type]

    return make


@pytest.fixture
def seller(store: Store, save: Callable[..., assessments.Assessment]) -> clients.Client:
    """A client with an interview, answers and an assessment, whose words are easy to find in a file."""
    return furnish(store, save, "Zhejiang Quokka Trading 青鸟贸易", "QUOKKA-SECRET")


def furnish(store: Store, save: Callable[..., assessments.Assessment], name: str, word: str) -> clients.Client:
    client = clients.add(store, name, NOW)
    begun = interviews.start(
        store,
        client=client.id,
        language="zh",
        mode="full",
        as_of=date(2026, 11, 22),
        rule_base="d" * 64,
        at=NOW,
        respondent=f"{word}-person",
    )
    evidence = Evidence(f"{word}-document", date(2026, 1, 1), None)
    for place in range(40):
        fact = Fact(f"logistics.fact_{place}", State.KNOWN, f"{word}-{place}", Origin.DECLARED, note=f"{word}-note")
        answers.append(store, begun.id, fact, at=NOW, respondent=f"{word}-person")
    answers.append(store, begun.id, known("quality.licence", value=True, evidence=evidence), at=NOW)
    save(store, client=client.id, interview=begun.id, rules=f'{{"rules":"{word}"}}'.encode())
    return client
