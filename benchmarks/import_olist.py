"""How long and how much memory the import of all Olist tables takes, program start included, and ten times the order lines.

    python benchmarks/import_olist.py DATA_FOLDER [--times 10]

Aims: at most 5 s and 600 MB on two cores; ten times the lines in about ten times the time at most, memory about the same.
Each run is a process of its own. The larger table holds the same lines again under new order and seller keys.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
ITEMS = "olist_order_items_dataset.csv.gz"
PROGRAM = """
import sys
from pathlib import Path
from assistant.data import import_orders, layout_from
from assistant.loading.reading import read_file
document, problems = read_file(Path("knowledge/layouts/olist.yaml"), "olist.yaml")
done = import_orders(Path(sys.argv[1]), layout_from(document.data, "olist.yaml"), output=Path(sys.argv[2]))
print(done.quality.lines, done.quality.orders, done.rows)
"""


def run(folder: Path, output: Path) -> tuple[float, float, str]:
    """Seconds, megabytes at most, and what the program printed."""
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(folder), str(output)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        printed = process.stdout.read().strip() if process.stdout else ""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"the import failed with status {process.returncode}")
    unit = 1024**2 if sys.platform == "darwin" else 1024
    return time.perf_counter() - start, usage.ru_maxrss / unit, printed


def replicated(source: Path, target: Path, times: int) -> None:
    """The order lines ``times`` times, each time under keys of their own."""
    with gzip.open(source, "rt", encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    header, lines = rows[0], rows[1:]
    order, seller = header.index("order_id"), header.index("seller_id")
    with gzip.open(target, "wt", encoding="utf-8", newline="", compresslevel=1) as file:
        writer = csv.writer(file)
        writer.writerow(header)
        for number in range(times):
            for line in lines:
                copy = list(line)
                copy[order], copy[seller] = f"{number:02}{line[order][2:]}", f"{number:02}{line[seller][2:]}"
                writer.writerow(copy)


def main() -> None:
    """Run once as it is, once larger, and say both."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="DATA_FOLDER")
    parser.add_argument("--times", type=int, default=10)
    options = parser.parse_args()
    with TemporaryDirectory() as name:
        work = Path(name)
        seconds, memory, printed = run(options.folder, work / "one.parquet")
        print(f"all Olist tables: {seconds:.2f} s (aim: 5), {memory:.0f} MB (aim: 600); lines, orders, rows: {printed}")
        larger = work / "larger"
        larger.mkdir()
        for file in options.folder.iterdir():
            if file.name != ITEMS:
                shutil.copy(file, larger / file.name)
        replicated(options.folder / ITEMS, larger / ITEMS, options.times)
        more, much, printed = run(larger, work / "many.parquet")
        print(f"{options.times} times the lines: {more:.2f} s ({more / seconds:.1f} times), {much:.0f} MB; lines, orders, rows: {printed}")


if __name__ == "__main__":
    main()
