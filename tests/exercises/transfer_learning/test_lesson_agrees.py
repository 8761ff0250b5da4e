"""What graders, hints and cards say is what the lesson says."""

import re
from pathlib import Path

import numpy as np
import pytest

from shared_utils.datasets.alpaca import ALPACA
from shared_utils.exercises.transfer_learning.models import like_alpaca_model
from shared_utils.models import cards, mobilenet, weights

from .judging import TOPIC

ROOT = Path(__file__).parents[3]
LESSON = (ROOT / "Transfer_Learning" / "lesson.py").read_text(encoding="utf-8")
PARAMETERS = weights.read_model_facts(mobilenet.FACTS)["parameters"]
HEAD = 1280 + 1


@pytest.mark.parametrize("name", TOPIC.names)
def test_the_set_up_of_the_lesson_provides_the_names_of_the_topic(name):
    set_up = LESSON.partition("## 1.")[0]
    assert re.search(rf"(import|as) [\w, ]*\b{name}\b", set_up)


def test_numbers_worked_by_hand():
    pictures = 262
    assert f"| How many | {pictures} pictures to train on, 66 for validation, 200 for the test" in LESSON
    assert f"One for each of 1,280 features, and a bias: {HEAD:,}" in LESSON
    assert round(HEAD / pictures) == 5 and "That is\nfive per picture" in LESSON
    assert round((PARAMETERS + HEAD) / pictures, -1) == 1570
    assert LESSON.count("1,570") == 2
    batches = int(np.ceil(pictures / int(re.search(r"^BATCH_SIZE = (\d+)$", LESSON, re.M)[1])))
    assert f"epoch has {batches} batches" in LESSON


def test_labels_are_those_of_the_data_set():
    assert ALPACA.class_names == ("not alpaca", "alpaca")
    assert "1 for an alpaca, 0 for anything else" in LESSON


@pytest.mark.slow
def test_the_base_is_where_the_hint_says_and_has_the_layers_that_are_named():
    place = int(re.search(r"With `preprocess_input` it is `model.layers\[(\d)\]`", LESSON)[1])
    model = like_alpaca_model((64, 96), real=True)
    base = model.layers[place]
    names = {layer.name for layer in base.layers}
    named = set(re.findall(r'"(block_\w+)"', LESSON))
    assert len(named) >= 5 and named <= names
    assert model.count_params() == PARAMETERS + HEAD


def test_the_table_of_five_seeds_is_that_of_the_model_card():
    card = (cards.CARDS / "mobilenet_patterns.md").read_text(encoding="utf-8")
    heading = "| run | what learns | right on the test, five seeds |\n"
    tables = [text.split(heading)[1].split("\n\n")[0] for text in (LESSON, card)]
    assert tables[0] == tables[1] and len(tables[0].splitlines()) == 1 + 3
