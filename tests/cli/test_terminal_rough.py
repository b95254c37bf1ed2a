"""The rough life of an interview: killed at any moment, and given a thousand random keys. No acknowledged answer is ever lost."""

import contextlib
import datetime
import random
import re
import signal
import time

import pexpect
import pytest

from tests.cli.person import Person, case
from tests.cli.seen import ACCEPTED, EDITING, NO_FAULT, line_for, plain, prompt, question

RARE = ["\x03", "\x04", "\x1a", "\x1c", "\x13", "\x0c", "/quit\r", "/finish\r", "/back\r"]
OFTEN = ["\r", "\r", "\t", "1\r", "2\r", "y", "n", "?\r", "97%\r", "400\r", "2020-05-01\r", "/why\r", "/", "\x7f", "\x7f"]
ESCAPES = [
    "\x1b[A",
    "\x1b[B",
    "\x1b[C",
    "\x1b[D",
    "\x1b[H",
    "\x1b[F",
    "\x1b[3~",
    "\x1b[1;5C",
    "\x1bOP",
    "\x1b[24~",
    "\x1b[Z",
    "\x1bb",
    "\x1b",
    "\x1b[99~",
]
PASTES = ["\x1b[200~1\r2\r3\r\x1b[201~", "\x1b[200~我们在线销售\n还有\x07\x1b[31m\x1b[201~", "\x1b[200~\x1b[201~"]

# the talk is over: keys are the terminal's again, and Ctrl-C and Ctrl-backslash mean what they mean everywhere
OVER = re.compile(
    "Nothing is left to ask|所有问题均已问完|/finish|Everything is kept|全部内容均已保存"
    "|To go on: |继续作答：|next: |下一步：|Credit grade |Practice grade |信用等级 |实践等级 "
)


def key(chance):
    """One key, or a short burst of keys as hands make them."""
    kind = chance.random()
    if kind < 0.01:
        return chance.choice(RARE)
    if kind < 0.35:
        return chance.choice(OFTEN)
    if kind < 0.50:
        return chance.choice(ESCAPES)
    if kind < 0.53:
        return chance.choice(PASTES)
    if kind < 0.63:
        return (
            chr(chance.randrange(1, 32))
            if chance.random() < 0.3
            else chr(chance.choice([1, 2, 5, 6, 11, 14, 16, 18, 20, 21, 22, 23, 25, 31]))
        )
    if kind < 0.80:
        return chr(chance.randrange(0x4E00, 0x9FA5))
    return chr(chance.randrange(32, 127))


def answers_kept(desk_home):
    """How many answers the store holds of all interviews, each time they were given."""
    from assistant.store.opening import Store

    with Store.open(desk_home, datetime.datetime.now(datetime.UTC)) as store:
        return store.db.execute("select count(*) from answers").fetchone()[0]


def read_for(child, seconds):
    """What is shown in that time."""
    shown, until = "", time.monotonic() + seconds
    with contextlib.suppress(pexpect.TIMEOUT, pexpect.EOF):
        while time.monotonic() < until:
            shown += child.read_nonblocking(4096, timeout=seconds)
    return shown


@pytest.mark.parametrize("seed", [1, *(pytest.param(n, marks=pytest.mark.long) for n in range(2, 8))])
def test_a_thousand_random_keys_bring_no_fault_and_lose_no_answer(terminal, home, seed):
    chance, shown, left = random.Random(seed), "", 1000
    while left:
        mark = len(shown)
        child = terminal("--lang", chance.choice(["en", "zh"]), columns=chance.choice([60, 80, 100]))
        with contextlib.suppress(pexpect.EOF):
            child.expect(EDITING)
            shown += child.before
            child.delaybeforesend = None
            while left and child.isalive():
                burst = min(left, chance.randrange(1, 12))
                left -= burst
                with contextlib.suppress(OSError):
                    child.send("".join(key(chance) for _ in range(burst)))
                shown += read_for(child, 0.02)
            if child.isalive():  # a line may be begun, or a search; each Ctrl-C ends what there is
                for _ in range(2):
                    with contextlib.suppress(OSError):
                        child.send("\x03")
                    shown += read_for(child, 0.3)
            child.expect(pexpect.EOF)
        shown += child.before or ""
        child.close()
        over = OVER.search(plain(shown[mark:]))
        assert child.exitstatus in (0, 130) or (over and child.signalstatus in (signal.SIGINT, signal.SIGQUIT)), plain(shown)[-2000:]
    fault = NO_FAULT.search(shown)
    assert not fault, plain(shown)[max(0, fault.start() - 1500) : fault.start() + 1500]
    told = re.split(ACCEPTED, plain(shown))[:-1]
    accepted = sum(not re.search("Enter keeps it|直接回车则保留", before) for before in told)  # what is only kept is not filed again
    assert answers_kept(home) >= accepted > 0


def test_kill_at_random_moments_loses_no_acknowledged_answer(terminal):
    killed(terminal, 3, random.Random(7), line_for)


@pytest.mark.long
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_kill_at_many_random_moments_of_a_shipped_interview(terminal, tmp_path, lang):
    person = Person(*case("toy_exporter", tmp_path / "rehearsal"), lang)

    def line(shown):
        return person.says(person.reads(shown))

    killed(terminal, 24, random.Random(11), line, "--lang", lang, CREDIT_ASSISTANT_CONTENT="")


def killed(terminal, times, chance, line, *options, **more):
    """Answers, and is killed while it works on it or just after; what was acknowledged is there, and the same question stands."""
    child = terminal(*options, **more)
    shown = prompt(child)
    acknowledged = 0
    for _ in range(times):
        for _ in range(chance.randrange(1, 3)):
            child.send(line(shown) + "\r")
            if chance.random() < 0.5:
                break
            shown = prompt(child)
            acknowledged += len(ACCEPTED.findall(plain(shown)))
            if confirm := re.search("I understood|我理解为", plain(shown)):
                child.send("y\r")
                shown = prompt(child)
                acknowledged += len(ACCEPTED.findall(plain(shown)))
            assert not confirm or "I understood" not in plain(shown)
        late = read_for(child, chance.random() * 0.08)
        child.kill(signal.SIGKILL)
        with contextlib.suppress(pexpect.TIMEOUT):
            child.expect(pexpect.EOF, timeout=5)
            late += child.before or ""
        acknowledged += len(ACCEPTED.findall(plain(late)))
        child = terminal("resume", *options, **more)
        shown = prompt(child)
        count = re.search(r"(\d+) answers? so far|已有 (\d+) 个答案", plain(shown))
        kept = int(count[1] or count[2]) if count else 0
        assert acknowledged <= kept <= acknowledged + 1
        acknowledged = kept
        child.kill(signal.SIGKILL)
        child.expect(pexpect.EOF)
        child = terminal("resume", *options, **more)
        again = prompt(child)
        assert question(again) == question(shown)
        shown = again
