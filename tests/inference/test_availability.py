from __future__ import annotations

import subprocess
import sys

from assistant.inference import availability


def test_what_is_missing_is_said_with_the_way_to_get_it():
    hidden = """
        import sys
        sys.modules["durable"] = None
        from assistant.inference.availability import available
        from assistant.inference.durable_engine import DurableEngine
        from assistant.errors import EngineError
        from tests.inference.builders import library
        found = available()
        print(found.importable, found.reason.en, "durable-rules==2.0.28" in found.remedy.zh)
        try:
            DurableEngine(library([], []))
        except EngineError as error:
            print("C compiler" in str(error))
    """
    program = "\n".join(line.strip() if not line.startswith("            ") else "    " + line.strip() for line in hidden.splitlines())
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:2] == ["False durable-rules is not installed. True", "True"]


def test_python_313_and_later_need_the_missing_function_named():
    assert "PyEval_CallObject=PyObject_CallObject" in availability._remedy((3, 13)).en
    assert "PyEval_CallObject=PyObject_CallObject" in availability._remedy((3, 14)).zh
    assert "CPPFLAGS" not in availability._remedy((3, 12)).en


def test_nothing_is_imported_before_it_is_needed():
    program = (
        "import sys, assistant.inference.durable_engine, assistant.inference.compare;"
        "print(any(m.startswith('durable') for m in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == "False\n"
