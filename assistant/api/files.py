"""Inputs from files: an answers file, and a data file in any of its forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from assistant.model.inputs import Inputs
from assistant.model.library import Library
from assistant.model.values import Fact, Origin, Value, known

WRITTEN = frozenset({".yaml", ".yml", ".json"})


def read_inputs(library: Library, answers: Path | None, data: Path | None, row: str | None) -> Inputs:
    """The inputs of both files, with the notices that lie beside them. Raises InputError with all that is wrong in a file."""
    from assistant.loading.answers import read_answers
    from assistant.loading.notices import notices_of

    notices = [n for path in (answers, data) if path for n in notices_of(path)]
    inputs = Inputs(notices=tuple(dict.fromkeys(notices)))
    if answers is not None:
        inputs = replace(inputs, answers=read_answers(answers, library))
    if data is not None:
        inputs = replace(inputs, channels=_channels(library, data, row))
    return inputs


def measured(values: Mapping[str, Value]) -> dict[str, Fact]:
    """Figures of one channel as measured facts."""
    return {i: known(i, v, Origin.MEASURED) for i, v in values.items()}


def _channels(library: Library, data: Path, row: str | None) -> Mapping[str, Mapping[str, Fact]]:
    if data.suffix.lower() in WRITTEN:
        from assistant.loading.answers import read_data

        return read_data(data, library)
    from assistant.data.rows import read_row

    return {name: measured(values) for name, values in read_row(data, row, library.indicators).items()}
