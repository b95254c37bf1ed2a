"""The tables of the page on understanding are those the one command makes today."""

import subprocess
import sys

import pytest

from tests.cli.conftest import ROOT

PAGE = ROOT / "docs" / "understanding.md"


@pytest.mark.long
def test_the_tables_of_the_page_are_what_the_benchmark_counts_today():
    made = subprocess.run(
        [sys.executable, "benchmarks/understanding.py"], cwd=ROOT, capture_output=True, text=True, check=True, encoding="utf-8"
    ).stdout
    assert PAGE.read_text(encoding="utf-8").partition("## How well it does")[2].strip() == made.strip(), (
        "run: python benchmarks/understanding.py --page"
    )
