"""durable-rules as it is, without the fence: each pattern runs in a process of its own, because it may crash or never end."""

from __future__ import annotations

import subprocess
import sys
import textwrap

import pytest

from assistant.inference.availability import available

needs_durable = pytest.mark.skipif(not available().importable, reason=available().reason.en)

HUNG = "hung"

_PRELUDE = """
    import sys
    from durable.engine import Host, MessageNotHandledException, MessageObservedException

    class Quiet(Host):
        def _run(self):
            pass

    def tell(host, fact):
        try:
            host.assert_fact('r', fact)
        except MessageNotHandledException:
            pass

    def one(*conditions, run=lambda c: None):
        return Quiet({'r': {f'n{i}': {'all': [{'m': when}], 'run': run} for i, when in enumerate(conditions)}})

    fired = []
    note = lambda c: fired.append(1)
"""


def raw(pattern: str, *, seconds: float = 20) -> tuple[int | str, str]:
    """The exit status of a process that runs the pattern (negative: killed by that signal; ``hung``), and what it printed."""
    program = textwrap.dedent(_PRELUDE) + textwrap.dedent(pattern)
    try:
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        return HUNG, ""
    return done.returncode, done.stdout.strip() or done.stderr.strip().rpartition("\n")[2]
