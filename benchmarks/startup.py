"""How long the command takes to start: the help against a bare typer application, and the first prompt of the interview.

Run: python benchmarks/startup.py. Times are of whole processes, taken in turn in one run; what counts is the ratio.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 15
BARE = """
import typer
app = typer.Typer()
@app.command()
def greet(name: str = "x") -> None:
    '''Greet.'''
    print(name)
app()
"""


def cpu(command: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def first_prompt(home: str) -> float:
    import pexpect

    environment = {**os.environ, "CREDIT_ASSISTANT_HOME": home, "TERM": "xterm-256color", "LANG": "en_US.UTF-8"}
    start = time.perf_counter()
    child = pexpect.spawn(str(COMMAND), ["assess", "--lang", "en"], env=environment, encoding="utf-8", dimensions=(40, 80))
    child.expect(r"\n> ", timeout=20)
    took = time.perf_counter() - start
    child.close(force=True)
    return took


COMMAND = Path(sys.executable).with_name("credit-assistant")

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "bare.py"
        bare.write_text(BARE)
        pairs = [(cpu([str(COMMAND), "--help"]), cpu([sys.executable, str(bare), "--help"])) for _ in range(RUNS + 1)][1:]
        ours, theirs = (statistics.median(p) for p in zip(*pairs, strict=True))
        ratio = statistics.median(a / b for a, b in pairs)
        print(f"--help: {1000 * ours:.0f} ms CPU, bare typer application: {1000 * theirs:.0f} ms, ratio {ratio:.2f} (aim: at most 1.30)")
        prompts = [first_prompt(str(Path(folder) / "home")) for _ in range(9)]
        later = 1000 * statistics.median(prompts[1:])
        print(f"first prompt: {1000 * prompts[0]:.0f} ms at the first start, then median {later:.0f} ms (aim: 500)")
