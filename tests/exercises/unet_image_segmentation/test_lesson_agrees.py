"""What the graders and hints say of the U-Net is what the lesson says."""

import re
from pathlib import Path

import pytest

from shared_utils.exercises.unet_image_segmentation.misconceptions.unet_model import GROWTH, RATES

from .judging import TOPIC

LESSON = (Path(__file__).parents[3] / "Unet_image_segmentation" / "lesson.py").read_text(encoding="utf-8")
ROW = (
    r"^\| `(conv|upsampling)_block` (\d)(?:, ([^|]*?))? "
    r"\| \$(\d*)n\$ \| ([\d.]*) ?\| ([\d × ]*) × \$\d*n\$ \|$"
)
ROWS = [
    (kind, int(number), more, int(factor or 1), float(rate or 0), tuple(map(int, size.split(" × "))))
    for kind, number, more, factor, rate, size in re.findall(ROW, LESSON, re.M)
]
"""The table of the lesson: kind, number, what is said more, multiple of n, dropout, size after the block."""


def test_the_mistakes_begin_with_the_network_of_the_lesson():
    down = [row for row in ROWS if row[0] == "conv"]
    up = [row for row in ROWS if row[0] == "upsampling"]
    assert [row[1] for row in down + up] == list(range(1, 10))
    assert tuple(row[3] for row in down) == GROWTH
    assert tuple(row[4] for row in down) == RATES
    assert tuple(row[3] for row in up) == GROWTH[3::-1]
    assert [row[2] for row in down] == [""] * 4 + ["no pooling"]
    assert [row[2] for row in up] == ["skip of 4", "skip of 3", "skip of 2", "skip of 1"]


def test_the_sizes_of_the_table_are_halved_and_doubled():
    sizes = [row[5] for row in ROWS]
    assert sizes[:5] == [(96 // k, 128 // k) for k in (2, 4, 8, 16, 16)]
    assert sizes[5:] == [(96 // k, 128 // k) for k in (8, 4, 2, 1)]


def test_hints_name_the_blocks_that_have_a_dropout():
    with_dropout = [number for kind, number, _, _, rate, _ in ROWS if rate]
    assert with_dropout == [4, 5]
    hints = TOPIC.texts["unet_model"].hints
    named = [hint for name, hint in hints.items() if name.startswith("dropout_")]
    assert len(named) == 9
    for hint in named:
        assert "the fourth and the fifth block have dropout_prob=0.3" in hint.look
    assert all(rate in (0, 0.3) for *_, rate, _ in ROWS)


def test_the_lesson_says_in_which_order_the_two_are_joined():
    """The order costs points, so it is said."""
    assert "what comes from below first" in LESSON
    assert "concatenate([up, contractive_input], axis=3)" in LESSON


@pytest.mark.parametrize("name", TOPIC.names)
def test_the_set_up_of_the_lesson_provides_the_names_of_the_topic(name):
    set_up = LESSON.partition("## 1.")[0]
    assert re.search(rf"(import|as) [\w, ]*\b{name}\b", set_up)


def test_the_table_of_three_seeds_is_that_of_the_data_card():
    card = (Path(__file__).parents[3] / "shared_utils/datasets/cards/street.md").read_text(encoding="utf-8")
    heading = "| | U-Net | without skips |\n"
    tables = [text.split(heading)[1].split("\n\n")[0] for text in (LESSON, card)]
    assert tables[0] == tables[1]
    assert len(tables[0].splitlines()) == 1 + 1 + 13  # the line below the heading, the mean, the classes


def test_both_tables_of_the_lesson_have_the_same_network():
    tables = [
        LESSON.split(heading)[1].split("\n\n")[0]
        for heading in ("| | U-Net | without skips |\n", "| | cross-entropy and Dice | cross-entropy |")
    ]
    first, second = (
        {
            row.split(" | ")[0]: row.split(" | ")[1].split()[0]
            for row in table.splitlines()[1:]
            if " | " in row
        }
        for table in tables
    )
    assert second.items() <= first.items()
