"""The command line: prints what the api decides, and decides nothing itself."""

from __future__ import annotations


def main() -> None:
    """Run ``credit-assistant`` with the arguments of the process and leave with its exit status."""
    import sys

    from assistant.cli.running import run

    raise SystemExit(run(sys.argv[1:]))
