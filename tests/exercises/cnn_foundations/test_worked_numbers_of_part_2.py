"""The numbers that Part 2 of the lesson works out by hand, in its prose and in its drawings."""

import importlib
import sys
from pathlib import Path

import numpy as np
import pytest

from .judging import TOPIC

FOLDER = Path(__file__).parents[3] / "CNN_Foundations"
LESSON = (FOLDER / "lesson.py").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def drawings():
    """The modules that draw the networks and the small numbers."""
    sys.path.insert(0, str(FOLDER / "images"))
    modules = [importlib.import_module(name) for name in ("draw_networks", "draw_numbers")]
    yield modules
    sys.path.remove(str(FOLDER / "images"))
    for module in modules:
        del sys.modules[module.__name__]


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def said(text):
    """Whether the lesson says this, wherever its lines break."""
    return " ".join(text.split()) in " ".join(LESSON.split())


def test_relu_flatten_dense():
    flat = np.maximum([[9, -2], [6, 3]], 0).ravel()
    assert flat.tolist() == [9, 0, 6, 3]
    assert flat @ [0.5, 2, -1, 1] + 0.5 == 2
    assert said(r"$0.5 \cdot 9 + 2 \cdot 0 - 1 \cdot 6 + 1 \cdot 3 + 0.5 = 2$")


def test_the_small_network_gives_3844_numbers_to_its_dense_layer():
    conv_output_size = TOPIC.reference("conv_output_size")
    assert conv_output_size(conv_output_size(64, 3), 2, stride=2) ** 2 * 4 == 3_844
    assert TOPIC.reference("conv_parameters")(3, 3, 4) == 112
    assert said("3{,}844") and said("the 112 parameters")


@pytest.mark.parametrize(("z", "power", "p"), [(2, 0.14, 0.88), (0, 1, 0.5), (-2, 7.39, 0.12)])
def test_sigmoid(z, power, p):
    assert round(np.exp(-z), 2) == power
    assert round(sigmoid(z), 2) == p


def test_costs_of_one_answer():
    assert [round(-np.log(p), 2) for p in (0.88, 0.12, 0.5, 1 / 6)] == [0.13, 2.12, 0.69, 1.79]
    for words in (r"$-\ln 0.88 = 0.13$", r"$-\ln 0.12 = 2.12$", r"$-\ln 0.5 = 0.69$", r"\ln 6 = 1.79"):
        assert said(words), words


def test_batch_normalisation(drawings):
    batch = drawings[1].BATCH
    assert batch.tolist() == [2, 4, 4, 4, 5, 5, 7, 9]
    assert (batch.sum(), batch.mean(), batch.var(), batch.std()) == (40, 5, 4, 2)
    assert ((batch - 5) ** 2).tolist() == [9, 1, 1, 1, 0, 0, 4, 16]
    normal = (batch - batch.mean()) / batch.std()
    moved = drawings[1].GAMMA * normal + drawings[1].BETA
    assert (normal.min(), normal.max()) == (-1.5, 2)
    assert (moved.min(), moved.max(), moved.mean(), moved.std()) == (0.25, 2, 1, 0.5)
    assert said("$9 + 1 + 1 + 1 + 0 + 0 + 4 + 16 = 32$")


def test_softmax(drawings):
    powers = np.exp(drawings[1].LOGITS)
    p = powers / powers.sum()
    assert powers.round(2).tolist() == [7.39, 2.72, 1, 0.37]
    assert round(powers.sum(), 2) == 11.48
    assert p.round(3).tolist() == [0.644, 0.237, 0.087, 0.032]
    assert (round(-np.log(p[0]), 2), round(-np.log(p[3]), 2)) == (0.44, 3.44)


def test_one_axis_and_what_one_number_sees():
    row, weights = np.array([1, 3, 2, 5]), np.array([1, 0, -1])
    assert np.correlate(row, weights).tolist() == [-1, -2]
    seen_by_pooled = 8 + 4 - 1  # a window of 8 answers, each from 4 pixels
    assert seen_by_pooled + 8 * (2 - 1) == 19
    assert said(r"$19 \times 19$ pixels")


def test_the_linear_classifiers():
    assert 64 * 64 * 3 == 12_288
    assert (12_288 + 1) * 6 == 73_734
    assert said(r"$(12{,}288 + 1) \cdot 6 = 73{,}734$")


@pytest.mark.parametrize("name", ["happyModel", "convolutional_model"])
def test_drawings_of_the_networks_have_the_shapes_of_the_networks(drawings, name):
    model = TOPIC.reference(name)(*[(64, 64, 3)] * (name == "convolutional_model"))
    shapes = {(64, 64, 3), *(tuple(layer.output.shape[1:]) for layer in model.layers)}
    draw = {"happyModel": "happy_model", "convolutional_model": "convolutional_model"}[name]
    card = getattr(drawings[0], draw)()
    texts = {text.get_text().replace(",", "") for text in card.texts}
    for shape in shapes:
        assert " × ".join(map(str, shape)) in texts, shape
    assert model.count_params() == {"happyModel": 37_633, "convolutional_model": 1_310}[name]


def test_the_parameters_layer_by_layer():
    conv_parameters = TOPIC.reference("conv_parameters")
    happy = [conv_parameters(7, 3, 32), 4 * 32, 32 * 32 * 32 + 1]
    assert happy == [4_736, 128, 32_769] and sum(happy) == 37_633
    assert round(100 * happy[2] / sum(happy)) == 87 and round(8 * happy[0] / sum(happy)) == 1
    signs = [conv_parameters(4, 3, 8), conv_parameters(2, 8, 16), (64 + 1) * 6]
    assert signs == [392, 528, 390] and sum(signs) == 1_310
