"""The table of commands, each loaded only when it is called: the start of the program costs what one command costs."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

# name -> (module under assistant.cli, function), or a table of the group's own commands
TABLE: dict[str, Any] = {
    "assess": ("assess", "assess"),
    "resume": ("resume", "resume"),
    "history": ("history", "history"),
    "report": ("report", "report"),
    "explain": ("explain", "explain"),
    "whatif": ("whatif", "whatif"),
    "client": {
        "list": ("client", "list_clients"),
        "show": ("client", "show"),
        "export": ("client", "export"),
        "forget": ("client", "forget"),
    },
    "rules": {
        "list": ("rules", "list_rules"),
        "show": ("rules", "show"),
        "check": ("rules", "check"),
        "test": ("rules_test", "run_tests"),
        "docs": ("rules_docs", "docs"),
    },
    "questionnaire": {"export": ("questionnaire", "export_form"), "import": ("questionnaire", "import_form")},
    "data": {"import": ("data", "import_data"), "describe": ("data", "describe")},
    "score": {
        "fit": ("score", "fit"),
        "show": ("score", "show"),
        "validate": ("score", "validate"),
        "drift": ("score", "drift"),
    },
    "knowledge": {"list": ("knowledge", "list_knowledge"), "show": ("knowledge_show", "show")},
    "understand": ("understand", "understand"),
    "replay": ("replay", "replay"),
    "store": {"backup": ("store", "backup"), "restore": ("store", "restore")},
    "doctor": ("doctor", "doctor"),
}


class _Command(TyperCommand):
    """A command with our own help."""

    def get_help(self, ctx: Any) -> str:
        from assistant.cli.help import command_help

        return command_help(self, ctx)


class _Group(TyperGroup):
    """A group that builds a command when it is asked for."""

    table: dict[str, Any]
    path: str

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - as the base class calls it
        return list(self.table)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - as the base class calls it
        entry = self.table.get(cmd_name)
        path = f"{self.path} {cmd_name}".strip()
        if entry is None:
            return None
        return _group(entry, path) if isinstance(entry, dict) else _command(*entry, name=cmd_name)

    def get_help(self, ctx: Any) -> str:
        from assistant.cli.help import group_help

        return group_help(self.path, list(self.table), ctx)


def root() -> Any:
    """The whole program as one command."""
    return _group(TABLE, "")


def _command(module: str, function: str, *, name: str) -> Any:
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(name, cls=_Command)(getattr(import_module(f"assistant.cli.{module}"), function))
    return typer.main.get_command(app)


def _group(table: dict[str, Any], path: str) -> _Group:
    from assistant.cli.start import alone, start

    app = typer.Typer(add_completion=False, rich_markup_mode=None, cls=_Group, invoke_without_command=True)
    app.callback()(alone if path else start)
    group = typer.main.get_command(app)
    assert isinstance(group, _Group)  # noqa: S101 - what we asked for
    group.table, group.path = table, path
    return group
