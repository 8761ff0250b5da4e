"""What the graders, hints and tests say of ResNet-50 is what the lesson says."""

import ast
import re
from pathlib import Path

import pytest

from shared_utils.exercises.residual_networks.misconceptions.network import BLOCKS, STAGES, STRIDES

from .judging import TOPIC

LESSON = (Path(__file__).parents[3] / "Residual_Networks" / "lesson.py").read_text(encoding="utf-8")
ROW = r"^\| stage (\d) \| convolutional block \$(\[.*?\])\$, \$s = (\d)\$; (\d) identity blocks"
#: number of the stage: its filters, stride and identity blocks, from the lesson's table.
TABLE = {
    int(number): (ast.literal_eval(filters), int(stride), int(blocks))
    for number, filters, stride, blocks in re.findall(
        r"^\| stage (\d) \| convolutional block \$(\[.*?\])\$, \$s = (\d)\$; (\d) identity blocks",
        LESSON,
        re.M,
    )
}


def test_the_mistakes_begin_with_the_network_of_the_lesson():
    right = zip(map(list, STAGES), STRIDES, BLOCKS, strict=True)
    assert dict(enumerate(right, start=1)) == TABLE


@pytest.mark.parametrize("name", [m.name for m in TOPIC.misconceptions("ResNet50") if "in_stage_" in m.name])
def test_hints_count_the_stages_as_the_lesson_does(name):
    hint = TOPIC.texts["ResNet50"].hints[name]
    text = f"{hint.mistake}; {hint.look}"
    stage = int(name[-1])
    filters, stride, blocks = TABLE[stage]
    said = {int(number) for number in re.findall(r"stage (\d)", text)}
    assert said <= {stage}, text
    if typed := re.match(r"F(\d)_\d+_for_(\d+)", name):
        assert filters[int(typed[1]) - 1] == int(typed[2])
        assert f"F{typed[1]} in stage {stage}" in text and text.endswith(f"there stands {typed[2]}")
    elif name.startswith("stride_1"):
        assert stride == 2 and f"stage {stage}" in text
    elif name.startswith("identity_block_missing"):
        words = ("no", "one", "two", "three", "four", "five")
        assert f"{words[blocks]} identity blocks" in text and f"stage {stage}" in text
