"""The weights file: readable, sealed by a digest, refused when it was changed or would lower a score for a better value."""

import copy
import json

import pytest

from assistant.errors import InputError
from assistant.scoring import checked, read_weights, write_weights
from assistant.scoring.weights import sealed
from tests.scoring.populations import PLAIN, fitted, plain


@pytest.fixture(scope="module")
def weights():
    return fitted(plain(), PLAIN)


def test_what_is_written_is_read_again(weights, tmp_path):
    path = tmp_path / "w.json"
    write_weights(weights, path)
    assert read_weights(path) == weights
    text = path.read_text(encoding="utf-8")
    assert '"method": "rotated"' in text
    assert json.loads(text)["schema"] == "credit-assistant/weights/1"


def test_the_same_population_gives_the_same_file_to_the_last_bit(weights):
    assert fitted(plain(), PLAIN) == weights


def test_a_changed_number_is_noticed(weights, tmp_path):
    path = tmp_path / "w.json"
    write_weights(weights, path)
    path.write_text(path.read_text(encoding="utf-8").replace('"retained": true', '"retained": false', 1), encoding="utf-8")
    with pytest.raises(InputError, match="do not match their digest"):
        read_weights(path)


def test_weights_that_would_lower_a_score_are_refused_even_when_sealed(weights):
    bad = copy.deepcopy(weights)
    bad["formula"]["parts"][0]["weight"] *= -1
    with pytest.raises(InputError, match="positive and add up to 1"):
        checked(sealed(bad), "w.json")
    bad = copy.deepcopy(weights)
    bad["formula"]["parts"][0]["curve"].reverse()
    with pytest.raises(InputError, match="curve of a"):
        checked(sealed(bad), "w.json")


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"schema": "other/1"}', "{"])
def test_another_file_is_refused_by_name(content, tmp_path):
    path = tmp_path / "other.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=r"other\.json: not a weights file"):
        read_weights(path)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        read_weights(tmp_path / "none.json")
