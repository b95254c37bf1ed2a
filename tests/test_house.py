"""The drawing of the house, held against the imports: no arrow that is not drawn, no library outside its door."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "assistant"
ROOMS = {"loading", "inference", "data", "scoring", "interview", "advice", "report", "portfolio", "store"}
BELOW = {
    "model": {"model"},
    "judging": {"judging", "model"},
    **{room: {room, "judging", "model"} for room in ROOMS},
    "api": {"api", "judging", "model"} | ROOMS,
    "cli": {"cli", "api", "judging", "model"} | ROOMS,
}
DOORS = {
    "durable": {"inference"},
    "durable_rules_engine": {"inference"},
    "yaml": {"loading"},
    "jsonschema": {"loading"},
    "sklearn": {"scoring"},
    "scipy": {"scoring"},
    "numpy": {"scoring"},
    "jinja2": {"report"},
    "sqlite_utils": {"store"},
    "sqlite3": {"store"},
    "ibis": {"data"},
    "duckdb": {"data"},
    "pyarrow": {"data"},
    "pandas": {"data"},
    "openpyxl": {"data"},
    "typer": {"cli"},
    "click": {"cli"},
    "rich": {"cli"},
    "prompt_toolkit": {"cli"},
}
MODULES = sorted(PACKAGE.rglob("*.py"))


def ring(path: Path) -> str:
    inside = path.relative_to(PACKAGE)
    return inside.parts[0] if len(inside.parts) > 1 else ""


def imports(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            names |= {f"{node.module}.{alias.name}" for alias in node.names} if node.module == "assistant" else {str(node.module)}
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_module_imports_only_what_lies_below_its_ring(path):
    allowed = BELOW.get(ring(path), set())
    for name in imports(path):
        if name.startswith("assistant."):
            target = name.split(".")[1]
            assert target in allowed | {"errors", "__version__"}, f"{path}: no arrow is drawn to {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_library_is_imported_only_behind_its_door(path):
    for name in imports(path):
        door = DOORS.get(name.split(".")[0])
        assert door is None or ring(path) in door, f"{path}: {name} belongs to {door}"


def test_the_drawing_names_every_room_there_is():
    folders = {p.name for p in PACKAGE.iterdir() if (p / "__init__.py").exists()}
    assert folders <= set(BELOW)


@pytest.mark.parametrize("path", [p for p in MODULES if ring(p) in {"model", "judging"}], ids=lambda p: str(p.relative_to(PACKAGE)))
def test_the_middle_reads_no_file_no_clock_and_no_chance(path):
    assert not imports(path) & {"os", "pathlib", "time", "random", "secrets", "socket", "subprocess", "uuid"}
