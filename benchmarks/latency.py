"""What a person at the prompt waits for: the first prompt, and from a typed line to the next prompt, with the whole shipped rule base.

Run: python benchmarks/latency.py [CASE]. A whole interview runs in a pseudo-terminal, in each language, with the answers of a shipped
case, free sentences and side talk. Taken is the time of the wall until the line editor has drawn its prompt and reads keys. The first
prompt is taken twice: when it stands (keys are kept from then on), and when the editor has taken over. On a machine that others use too
the columns "own" leave out the time in which the program was ready to run and had no processor (Linux knows it).
"""

import contextlib
import os
import platform
import re
import statistics
import sys
import tempfile
import time
from pathlib import Path

import pexpect

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.cli.person import CASE_DAY, PROMPT, Person, case

CASE = sys.argv[1] if len(sys.argv) > 1 else "zhengzhou_home_textiles"
PROGRAM = [sys.executable, "-c", "from assistant.cli import main; main()"]
STARTS = int(os.environ.get("STARTS", "11"))
SENTENCES = {
    "en": [
        "we inspect every batch before it leaves, except samples",
        "what is an AEO?",
        "about 97 of 100",
        "which papers do I need for toys in the EU?",
        "hello there",
        "what happens if I say no?",
        "we sell B2C to Germany and Thailand through Amazon",
    ],
    "zh": [
        "除样品外，每批货发出前我们都检验",
        "什么是一票否决？",
        "大概九成七",
        "玩具出口欧盟需要哪些文件？",
        "你好",
        "为什么要问这个？",
        "我们通过亚马逊向德国和泰国的消费者销售",
    ],
}
SIDE = {"en": ["/why", "/learn", "/how", "/status", "/help", "/plan"], "zh": ["/为什么", "/说明", "/依据", "/状态", "/帮助", "/计划"]}
CONFIRM = re.compile(r"I understood|我理解为")
OVER = re.compile(r"/back changes an answer|可修改答案")
READING = 1.0  # seconds before the first answer, as the shortest that a person needs; the lines after it come without a pause
MOST = 400  # lines; who needs more answers beside the question
EVERY = 4  # so many answers between two lines of talk


Took = tuple[float, float]  # milliseconds: of the wall, and without waiting for a processor


class Talk:
    def __init__(self, home: str, lang: str) -> None:
        environment = {**os.environ, "CREDIT_ASSISTANT_HOME": home, "TERM": "xterm-256color", "LANG": "C.UTF-8"}
        self.began = time.perf_counter()
        arguments = [*PROGRAM[1:], "assess", "--lang", lang, "--as-of", CASE_DAY.isoformat()]
        self.child = pexpect.spawn(PROGRAM[0], arguments, env=environment, encoding="utf-8", timeout=20, dimensions=(40, 80))
        self.child.delaybeforesend = self.child.delayafterread = None

    def waited(self) -> float:
        """Milliseconds without a processor, since the start."""
        tasks = Path(f"/proc/{self.child.pid}/task").glob("*/schedstat")
        return sum(int(task.read_text().split()[1]) for task in tasks) / 1e6

    def says(self, line: str) -> tuple[Took, str] | None:
        """The time to the next prompt and what was shown; None where the talk is over."""
        began, waited = time.perf_counter(), self.waited()
        self.child.send(line + "\r")
        if self.child.expect([PROMPT, pexpect.EOF]) == 1:
            return None
        took = 1000 * (time.perf_counter() - began)
        return (took, took - self.waited() + waited), self.child.before


def first_prompt(home: str) -> tuple[Took, Took]:
    talk = Talk(home, "en")
    talk.child.expect(r"\n> ")
    stands, waited = 1000 * (time.perf_counter() - talk.began), talk.waited()
    talk.child.expect(PROMPT)
    edits, later = 1000 * (time.perf_counter() - talk.began), talk.waited()
    talk.child.close(force=True)
    return (stands, stands - waited), (edits, edits - later)


def interview(home: str, lang: str) -> list[tuple[str, str, Took]]:
    """Kind of line, line, time."""
    desk, library, facts = case(CASE, Path(home) / "rehearsal")
    person = Person(desk, library, facts, lang)
    talk = Talk(home, lang)
    talk.child.expect(PROMPT)
    time.sleep(READING)
    shown, taken, answers, at = talk.child.before, [], 0, ""
    pending = [pair for both in zip(SENTENCES[lang], [*SIDE[lang], ""], strict=True) for pair in zip(("free", "side"), both, strict=True)]
    while True:
        if OVER.search(shown) or len(taken) > MOST:
            break
        asked = person.reads(shown)
        at = asked or at
        if CONFIRM.search(shown):
            kind, line = "answer", "n" if taken and taken[-1][0] == "free" else "y"
        elif answers % EVERY == EVERY - 1 and pending and asked:
            kind, line = pending.pop(0)
            answers += 1
        elif asked:
            kind, line = "answer", person.says(asked)
            answers += 1
        else:  # a refusal, side talk, or the same question without its text
            kind, line = "answer", person.says(at)
        if not line:
            continue
        if (seen := talk.says(line)) is None:
            break
        taken.append((kind, line, seen[0]))
        shown = seen[1]
    with contextlib.suppress(pexpect.ExceptionPexpect):
        talk.child.close(force=True)
    return taken


def row(name: str, taken: list[Took]) -> str:
    cells = []
    for times in zip(*taken, strict=True):
        ordered = sorted(times)
        high = ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
        cells += [f"{statistics.median(ordered):.0f}", f"{high:.0f}", f"{ordered[-1]:.0f}"]
    return f"| {name} | {len(taken)} | {' | '.join(cells)} |"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        first_prompt(home)  # compiles the rule base
        starts = [first_prompt(home) for _ in range(STARTS)]
        print(f"{CASE}, {os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}\n")
        print("| ms | n | median | p95 | worst | own median | own p95 | own worst |\n|---|---|---|---|---|---|---|---|")
        print(row("first prompt stands", [stands for stands, _ in starts]))
        print(row("its editor has taken over", [edits for _, edits in starts]))
        slowest = []
        for lang in ("en", "zh"):
            taken = interview(home, lang)
            print(row(f"{lang}: from line to prompt, all", [ms for _, _, ms in taken]))
            for kind, name in (("answer", "answers"), ("side", "side talk"), ("free", "free sentences and questions")):
                print(row(f"{lang}: {name}", [ms for k, _, ms in taken if k == kind]))
            print(row(f"{lang}: the first free sentence", [ms for k, _, ms in taken if k == "free"][:1]))
            slowest += [(ms, lang, kind, line) for kind, line, ms in taken]
        print("\nSlowest lines:")
        for (_, own), lang, kind, line in sorted(slowest, key=lambda s: s[0][1], reverse=True)[:8]:
            print(f"- {own:.0f} ms, {lang}, {kind}: {line}")
