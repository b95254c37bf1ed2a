#!/bin/sh
# Makes a virtual environment with the project in it. durable-rules is built from source: where that fails (no C compiler),
# everything else still works and the judge serves alone.
set -eu
venv=${1:-.venv}
python=${PYTHON:-python3}

[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
pip="$venv/bin/python -m pip --disable-pip-version-check --quiet"
$pip install -c constraints.txt -e '.[data,score,test]'

# durable-rules 2.0.28 names a function that Python 3.13 no longer has; this gives it today's name
if "$venv/bin/python" -c 'import sys; sys.exit(sys.version_info < (3, 13))'; then
  export CPPFLAGS="-DPyEval_CallObject=PyObject_CallObject ${CPPFLAGS:-}"
fi
if ! $pip install --no-cache-dir -c constraints.txt -e '.[engine]'; then
  echo "durable-rules could not be built (it needs a C compiler and the Python headers): the judge will serve alone." >&2
fi
