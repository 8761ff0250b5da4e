"""The drawings of Residual_Networks: all there, fresh, with clean layouts."""

import importlib
import sys
from pathlib import Path

import pytest

from shared_utils.drawing.card import CREATOR

IMAGES = Path(__file__).parents[1] / "Residual_Networks" / "images"
LARGEST = 80_000  # bytes


@pytest.fixture(scope="module")
def script():
    """The drawing script of the topic; its modules have names that another topic's may have too."""
    before = set(sys.modules)
    sys.path.insert(0, str(IMAGES))
    yield importlib.import_module("draw")
    sys.path.remove(str(IMAGES))
    for name in set(sys.modules) - before:
        if str(IMAGES) in str(getattr(sys.modules[name], "__file__", "")):
            del sys.modules[name]


def test_every_drawing_is_there_and_nothing_else(script):
    assert set(script.DRAWINGS) == {path.name for path in IMAGES.glob("*.svg")}
    for name in script.DRAWINGS:
        assert (IMAGES / name).stat().st_size < LARGEST, name


def test_drawings_are_fresh_and_repeat_to_the_byte(script, tmp_path):
    """Bytes belong to a version of matplotlib; with another one this checks the layouts only."""
    for name in script.DRAWINGS:
        path = script.draw(name, tmp_path)
        committed = (IMAGES / name).read_text(encoding="utf-8")
        if CREATOR in committed:
            assert path.read_text(encoding="utf-8") == committed, f"{name} is stale: run draw.py"


def test_unknown_drawing_lists_the_known(script, tmp_path):
    with pytest.raises(KeyError, match=r"no drawing 'x.svg'; there are: deeper_copy.svg"):
        script.draw("x.svg", tmp_path)
