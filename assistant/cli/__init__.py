"""The command line: prints what the api decides, and decides nothing itself."""

from __future__ import annotations


def main() -> None:
    """Run ``credit-assistant`` with the arguments of the process and leave with its exit status."""
    import io
    import os
    import sys

    from assistant.cli.running import run

    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - closed by whoever started us
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a console without Chinese shows codes, it does not fail
    raise SystemExit(run(sys.argv[1:]))
