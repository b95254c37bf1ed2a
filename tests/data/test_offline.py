"""Imports need no network: the engine has what it needs, and is told not to fetch anything."""

import subprocess
import sys

from tests.data.tables import orders_csv

PROGRAM = """
import socket, sys
def refuse(*_): raise OSError("no network in this test")
socket.socket.connect = refuse
socket.getaddrinfo = refuse
from pathlib import Path
from tests.data.tables import simple_layout
from assistant.data import import_orders
from assistant.data.engine import plain_connection
for target in ("r.csv", "r.parquet", "r.xlsx"):
    import_orders(Path(sys.argv[1]), simple_layout(), output=Path(sys.argv[1]).with_name(target))
with plain_connection() as engine:
    settings = dict(engine.execute(
        "SELECT name, value FROM duckdb_settings() WHERE name IN ('autoinstall_known_extensions', 'autoload_known_extensions')").fetchall())
    assert set(settings.values()) == {"false"}, settings
"""


def test_an_import_works_without_network_and_without_an_extension_folder(tmp_path):
    path = orders_csv(tmp_path / "orders.csv")
    env = {"PATH": "", "HOME": str(tmp_path / "nobody"), "PYTHONWARNINGS": "ignore"}
    done = subprocess.run([sys.executable, "-c", PROGRAM, str(path)], env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "nobody").exists()


def test_reading_a_row_loads_no_table_engine():
    program = (
        "import sys; from pathlib import Path; from assistant.data import read_row; read_row;"
        "assert not {'ibis', 'duckdb', 'pandas', 'numpy', 'openpyxl'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
