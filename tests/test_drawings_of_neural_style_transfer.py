"""What the drawings of Neural_Style_Transfer show: numbers that come out when they are computed again."""

import re

import numpy as np
import pytest
from drawing_scripts import COURSE, drawing_scripts

from shared_utils.models import style_scores, style_transfer, vgg

IMAGES = COURSE / "Neural_Style_Transfer" / "images"
LESSON = (COURSE / "Neural_Style_Transfer" / "lesson.py").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def scripts():
    """Imports the drawing scripts of the topic."""
    with drawing_scripts("Neural_Style_Transfer") as scripts:
        yield scripts


@pytest.fixture(scope="module")
def by_hand(scripts):
    return scripts("draw_by_hand")


@pytest.fixture(scope="module")
def network(scripts):
    return scripts("draw_network")


def words_on(card):
    return [text.get_text() for text in card.texts]


def gram_in_loops(matrix):
    """The Gram matrix, product by product."""
    rows = [[int(value) for value in row] for row in matrix]
    return [[sum(x * y for x, y in zip(one, other, strict=True)) for other in rows] for one in rows]


def test_all_drawings_together_are_small():
    sizes = {path.name: path.stat().st_size for path in IMAGES.iterdir() if path.suffix == ".svg"}
    assert len(sizes) == 10 and sum(sizes.values()) < 900_000


def test_every_picture_of_the_lesson_is_there_and_every_drawing_is_shown():
    shown = re.findall(r"\]\(images/([\w.]+)\)", LESSON)
    assert len(shown) == len(set(shown))
    assert all((IMAGES / name).exists() for name in shown)
    assert {path.name for path in IMAGES.glob("*.svg")} <= set(shown)


# ------------------------------------------------------------ the network


def test_the_network_that_is_drawn_is_the_one_that_is_used(network):
    assert network.DEPTHS == vgg.DEPTHS and network.CHANNELS_OF == vgg.CHANNELS
    assert [name for block in network.BLOCKS for name in block.layers] == list(vgg.LAYERS)
    assert [block.side for block in network.BLOCKS] == [256, 128, 64, 32, 16]


def test_style_and_content_layers_are_those_of_the_lesson_and_of_the_scripts(network):
    listed = re.search(r"^STYLE_LAYERS = \[\n(.*?)^\]$", LESSON, re.M | re.S)[1]
    pairs = [(name, float(weight)) for name, weight in re.findall(r'\("(\w+)", ([\d.]+)\)', listed)]
    assert [name for name, _ in pairs] == list(network.STYLE_LAYERS) == list(style_scores.STYLE_LAYERS)
    assert {weight for _, weight in pairs} == {style_transfer.LAYER_WEIGHT}
    assert style_transfer.STYLE_LAYERS is style_scores.STYLE_LAYERS
    assert f'CONTENT_LAYER = "{network.CONTENT_LAYER}"' in LESSON
    assert network.CONTENT_LAYER == style_transfer.CONTENT_LAYER


def test_the_card_of_the_network_has_its_numbers(network):
    words = words_on(network.vgg())
    assert "16 convolutions, 3 × 3, each with ReLU" in words
    for side in (256, 128, 64, 32, 16):
        assert f"{side} × {side}" in words
    shown = [int(word.split()[0]) for word in words if re.fullmatch(r"\d+ channels", word)]
    assert shown == list(vgg.CHANNELS)
    assert {*network.STYLE_LAYERS, network.CONTENT_LAYER, "content layer", "style layers"} <= set(words)


# ------------------------------------------------------------ the costs by hand


def test_the_content_cost_by_hand(by_hand):
    assert by_hand.A_C.tolist() == [[1, 2], [0, 1]] and by_hand.A_G.tolist() == [[1, 0], [2, 1]]
    squares = [[0, 4], [4, 0]]
    assert ((by_hand.A_C - by_hand.A_G) ** 2).tolist() == squares
    assert by_hand.content_cost() == 8 / (4 * 2 * 2 * 1) == 0.5
    words = words_on(by_hand.content_by_hand())
    assert {"0 + 4 + 4 + 0", "0.5", "8"} <= set(words) and "4 · 4" in words
    assert [words.count(str(value)) >= 1 for value in (0, 1, 2, 4)] == [True] * 4


def test_a_layer_and_its_matrix(by_hand):
    layer = by_hand.ACTIVATIONS
    assert layer.shape == (by_hand.N_H, by_hand.N_W, by_hand.N_C) == (2, 2, 2)
    channels = [[int(layer[i, j, c]) for i in range(2) for j in range(2)] for c in range(2)]
    assert by_hand.A.tolist() == channels == [[2, 0, 1, 1], [1, 0, 2, 0]]
    assert by_hand.ROWS.tolist() == [[2, 1], [0, 0], [1, 2], [1, 0]]
    assert by_hand.WRONG.tolist() == [[2, 1, 0, 0], [1, 2, 1, 0]] != by_hand.A.tolist()
    assert by_hand.POSITIONS == [(0, 0), (0, 1), (1, 0), (1, 1)]


def test_the_unrolling_shows_the_order_in_memory_and_the_wrong_matrix(by_hand):
    words = words_on(by_hand.unroll())
    memory = [str(value) for value in by_hand.ACTIVATIONS.ravel()]
    runs = [words[k : k + 8] for k in range(len(words) - 7)]
    assert memory == ["2", "1", "0", "0", "1", "2", "1", "0"] and memory in runs
    assert by_hand.WRONG.ravel().tolist() == by_hand.ACTIVATIONS.ravel().tolist()
    assert [str(value) for value in by_hand.A.ravel()] in runs
    assert "$(n_C, n_H n_W) = (2, 4)$" in words and "$(n_H n_W, n_C) = (4, 2)$" in words


def test_the_gram_matrices_by_hand(by_hand):
    assert by_hand.gram(by_hand.A).tolist() == gram_in_loops(by_hand.A) == [[6, 4], [4, 5]]
    assert by_hand.gram(by_hand.A_MOVED).tolist() == gram_in_loops(by_hand.A_MOVED) == [[6, 4], [4, 5]]
    assert by_hand.gram(by_hand.A_APART).tolist() == gram_in_loops(by_hand.A_APART) == [[6, 1], [1, 5]]
    assert by_hand.A_APART.tolist() == [[2, 0, 1, 1], [0, 2, 0, 1]]


def test_the_moved_matrix_has_the_columns_in_another_order(by_hand):
    assert by_hand.A_MOVED.tolist() == [[1, 2, 1, 0], [2, 1, 0, 0]]
    columns = [sorted(map(tuple, matrix.T.tolist())) for matrix in (by_hand.A, by_hand.A_MOVED)]
    assert columns[0] == columns[1] and sorted(by_hand.MOVED) == [0, 1, 2, 3]
    assert all(place != position for place, position in enumerate(by_hand.MOVED))


def test_the_gram_matrix_card_writes_the_products_out(by_hand):
    words = words_on(by_hand.gram_by_hand())
    assert "G[0, 1] = 2 · 1 + 0 · 0 + 1 · 2 + 1 · 0 = 4" in words
    assert "G[0, 0] = 2 · 2 + 0 · 0 + 1 · 1 + 1 · 1 = 6" in words
    assert "G[1, 1] = 1 · 1 + 0 · 0 + 2 · 2 + 0 · 0 = 5" in words
    assert "G[1, 0] = G[0, 1] = 4: G is symmetric" in words


def test_what_a_gram_matrix_keeps_and_forgets(by_hand):
    words = words_on(by_hand.gram_places_by_hand())
    assert "and at (1, 0): together 4." in words and "together only 1. Another Gram matrix," in words
    together = by_hand.A[0] * by_hand.A[1]
    assert [by_hand.POSITIONS[k] for k in np.flatnonzero(together)] == [(0, 0), (1, 0)]


def test_the_style_cost_of_a_layer_by_hand(by_hand):
    assert by_hand.style_factor() == 4 * 2**2 * (2 * 2) ** 2 == 256
    difference = np.subtract(gram_in_loops(by_hand.A), gram_in_loops(by_hand.A_APART))
    assert difference.tolist() == [[0, 3], [3, 0]]
    assert by_hand.layer_style_cost() == 18 / 256
    words = words_on(by_hand.layer_style_by_hand())
    assert {"0 + 9 + 9 + 0", "18", "256", "0.07"} <= set(words)
    assert "$4\\,n_C^2\\,(n_H\\,n_W)^2 = 4 \\cdot 4 \\cdot 16 = 256$" in words
