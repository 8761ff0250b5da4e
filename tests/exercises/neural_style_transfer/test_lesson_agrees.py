"""What graders, data, models and the arithmetic say is what the lesson says."""

import ast
import inspect
import itertools
import re
from pathlib import Path

import numpy as np
import pytest

from shared_utils.exercises.neural_style_transfer.contracts.step import train_step
from shared_utils.models.style_transfer import CONTENT_LAYER, LAYER_WEIGHT, STEP_SIZE, STEPS, transfer
from shared_utils.models.vgg import CHANNELS, DEPTHS, LAYERS
from shared_utils.painting import STYLES

from .judging import TOPIC

FOLDER = Path(__file__).parents[3] / "Neural_Style_Transfer"
SOURCE = (FOLDER / "lesson.py").read_text(encoding="utf-8")
LESSON = " ".join(SOURCE.split())
"""The lesson in one line: where its lines break says nothing."""


def said(text):
    """Assert that the lesson says it."""
    assert " ".join(text.split()) in LESSON, text


def assigned(name):
    """The literal that the lesson gives to a name at the top level."""
    for node in ast.parse(SOURCE).body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", None) == name:
            return ast.literal_eval(node.value)
    raise AssertionError(f"the lesson has no {name}")


def table_below(heading, text=SOURCE):
    """The rows below a table's heading, each a list of its cells as text."""
    below = text.split(f"{heading}\n", 1)[1].splitlines()[1:]
    rows = itertools.takewhile(lambda line: line.startswith("|"), below)
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", row)[1:-1]] for row in rows]


def described(name):
    """{argument or "returned": its shape} in the table of an exercise."""
    section = SOURCE.split(f"`{name}`\n\n**Goal.**", 1)[1]
    heading = re.search(r"^\| name \| what it is \| shape \|$", section, re.M)[0]
    rows = table_below(heading, section)
    return {key: shape for names, _, shape in rows for key in re.findall(r"\w+", names)}


# ------------------------------------------------------------ names and signatures


@pytest.mark.parametrize("name", ["tf", "K", "tfl", "np"])
def test_the_set_up_provides_the_names_that_answers_use(name):
    assert re.search(rf"(import|as) [\w, ]*\b{name}\b", SOURCE.partition("## 1.")[0])


@pytest.mark.parametrize("name", TOPIC.names)
def test_the_set_up_provides_the_names_of_the_topic(name):
    assert re.search(rf"(import|as) [\w, ]*\b{name}\b", SOURCE.partition("## 1.")[0])


def test_the_names_that_cases_bind_are_those_of_the_lesson():
    for name in train_step.state:
        assert re.search(rf"^({name} = |def {name}\()", SOURCE, re.M), name
    said("It uses `vgg_model_outputs`, `a_C`, `a_S`, `optimizer` and `clip_0_1`, and all your functions.")


def test_signatures_are_those_of_the_contracts():
    shown = dict(re.findall(r"\*\*Signature\.\*\* `(\w+)(\(.*?\))`", SOURCE))
    assert shown == {name: exercise.signature for name, exercise in TOPIC.exercises.items()}
    headings = re.findall(r"^### Exercise (\d+): `(\w+)`$", SOURCE, re.M)
    assert headings == [(str(k), name) for k, name in enumerate(TOPIC.exercises, 1)]


def test_every_test_of_an_exercise_is_imported_and_called():
    for name in TOPIC.exercises:
        assert f"    {name}_test,\n" in SOURCE and f"\n{name}_test({name})\n" in SOURCE


# ------------------------------------------------------------ shapes


@pytest.mark.parametrize(
    "name, shapes",
    [
        (
            "compute_content_cost",
            {"content_output": "list of $(1, n_H, n_W, n_C)$", "generated_output": "as above"},
        ),
        ("gram_matrix", {"A": r"$(n_C, n_H \cdot n_W)$", "returned": "$(n_C, n_C)$"}),
        ("compute_layer_style_cost", {"a_S": "$(1, n_H, n_W, n_C)$", "a_G": "$(1, n_H, n_W, n_C)$"}),
        (
            "compute_style_cost",
            {
                "style_image_output": "list of $(1, n_H, n_W, n_C)$",
                "generated_image_output": "as above",
                "STYLE_LAYERS": "a list",
            },
        ),
        ("total_cost", {"J_content": "numbers", "alpha": "numbers"}),
        ("train_step", {"generated_image": "$(1, n_H, n_W, 3)$"}),
    ],
)
def test_the_tables_of_the_exercises_say_the_shapes(name, shapes):
    table = described(name)
    assert table.items() >= {"returned": "a single number", **shapes}.items()
    assert set(table) == {*inspect.signature(TOPIC.reference(name)).parameters, "returned"}


def test_the_picture_of_the_contract_is_what_the_table_says():
    for group in train_step.groups:
        for case in group.draw(3):
            assert case.arguments["generated_image"].array.shape[0::3] == (1, 3)


# ------------------------------------------------------------ constants


def test_alpha_and_beta_are_those_of_the_contract_and_of_the_scripts():
    reference = inspect.signature(TOPIC.reference("total_cost")).parameters
    ours = inspect.signature(transfer).parameters
    assert [reference[name].default for name in ("alpha", "beta")] == [10, 40]
    assert [ours[name].default for name in ("alpha", "beta")] == [10, 40]
    said("10 and 40 are our defaults.")
    for of in re.findall(r"alpha=([\d.]+), beta=([\d.]+)[,)]", SOURCE.split("## 9.")[0]):
        assert of == ("10", "40")


def test_steps_and_their_size_are_those_of_the_scripts():
    assert set(re.findall(r"Adam\((?:learning_rate=)?([\d.]+)\)", SOURCE)) == {f"{STEP_SIZE:g}"}
    assert f"N_STEPS = epochs({STEPS})" in SOURCE and assigned("FILM")[-1] == STEPS
    said(f"Then {STEPS} steps.")


def test_layers_and_their_weights():
    layers = assigned("STYLE_LAYERS")
    assert [name for name, _ in layers] == [f"block{block}_conv1" for block in range(1, 6)]
    assert {weight for _, weight in layers} == {LAYER_WEIGHT}
    assert assigned("CONTENT_LAYER") == CONTENT_LAYER
    assert {*assigned("LAYERS"), CONTENT_LAYER} <= set(LAYERS)
    said(f"We take one in the upper middle, `{CONTENT_LAYER}`.")
    said("the content layer comes last")


def test_the_network_is_told_as_it_is():
    said(f"with {sum(DEPTHS)} convolutions in five blocks")
    said("Sixteen 3 by 3 convolutions with ReLU in five blocks of 2, 2, 4, 4 and 4")
    assert DEPTHS == (2, 2, 4, 4, 4)
    *first, last = CHANNELS
    said(f"with {', '.join(map(str, first))} and {last} channels.")
    said(f"becomes {', '.join(str(256 // 2**k) for k in (1, 2, 3))} and {256 // 16} a side")


def test_styles_and_contents_are_the_pictures_that_are_there():
    styles = assigned("STYLES")
    painted = [path.stem for path in FOLDER.glob("images/styles/*.jpg")]
    assert sorted(styles) == sorted(STYLES) == sorted(painted) and len(styles) == 8
    for text in ("eight paintings and two scenes that do not exist, and two photographs", '"Eight styles"'):
        said(text)
    scenes = {path.stem for path in FOLDER.glob("images/contents/*.webp")}
    assert scenes == set(re.findall(r'"contents" / "(\w+)\.webp"', SOURCE)) and len(scenes) == 2


# ------------------------------------------------------------ numbers worked by hand


A = np.array([[2, 0, 1, 1], [1, 0, 2, 0]])
SHUFFLED = np.array([[1, 2, 1, 0], [2, 1, 0, 0]])
APART = np.array([[2, 0, 1, 1], [0, 2, 0, 1]])


def test_the_content_cost_by_hand():
    a_C, a_G = np.array([[1, 2], [0, 1]]), np.array([[1, 0], [2, 1]])
    squares = (a_C - a_G) ** 2
    assert (a_C - a_G).tolist() == [[0, 2], [-2, 0]] and squares.ravel().tolist() == [0, 4, 4, 0]
    cost = squares.sum() / (4 * 2 * 2 * 1)
    said("a_C with the rows 1, 2 and 0, 1, minus a_G with the rows 1, 0 and 2, 1, gives 0, 2 and −2, 0.")
    said(f"The squares are 0, 4, 4, 0 and add up to {squares.sum()}. With n_H n_W n_C = 4")
    said(f"the content cost is 8 / (4 · 4) = {cost}.")


def test_the_gram_matrix_by_hand():
    assert (A @ A.T).tolist() == [[6, 4], [4, 5]]
    said("A with the rows 2, 0, 1, 1 and 1, 0, 2, 0, times its transpose, is the Gram matrix with the rows")
    said("with the rows 6, 4 and 4, 5. The 4 is 2 · 1 + 0 · 0 + 1 · 2 + 1 · 0")


def test_the_gram_matrices_of_other_places():
    assert sorted(zip(*SHUFFLED.tolist(), strict=True)) == sorted(zip(*A.tolist(), strict=True))
    assert (SHUFFLED @ SHUFFLED.T).tolist() == [[6, 4], [4, 5]]
    assert (APART @ APART.T).tolist() == [[6, 1], [1, 5]]
    said("the rows become 1, 2, 1, 0 and 2, 1, 0, 0, and the Gram matrix stays 6, 4 and 4, 5.")
    said("With the rows 2, 0, 1, 1 and 0, 2, 0, 1, channel 1 is active elsewhere")
    said("and the Gram matrix is 6, 1 and 1, 5.")
    shown = re.findall(r'^    "([a-z ]+)": (\[\[.*\]\]),$', SOURCE, re.M)
    assert [name for name, _ in shown] == ["by hand", "places shuffled", "seldom together"]
    for (_, rows), matrix in zip(shown, (A, SHUFFLED, APART), strict=True):
        assert rows == str(matrix.tolist())


def test_the_unrolling_by_hand():
    layer = A.T.reshape(2, 2, 2)
    said("then transposed to 2 by 4, a row for each channel: 2, 0, 1, 1 and 1, 0, 2, 0.")
    assert layer.reshape(4, 2).T.tolist() == A.tolist()
    assert layer.reshape(2, 4).tolist() == [[2, 1, 0, 0], [1, 2, 1, 0]]
    said("its rows would be 2, 1, 0, 0 and 1, 2, 1, 0: each mixes both channels.")


def test_the_style_cost_of_a_layer_by_hand():
    difference = A @ A.T - APART @ APART.T
    total, factor = (difference**2).sum(), 4 * 2**2 * (2 * 2) ** 2
    assert difference.tolist() == [[0, 3], [3, 0]] and (total, factor) == (18, 256)
    said("G_S with the rows 6, 4 and 4, 5, minus G_G with the rows 6, 1 and 1, 5, gives 0, 3 and 3, 0.")
    said(f"The squares add up to {total}. Divided by 4 · 4 · 16 = {factor}")
    said(f"the style cost of the layer is about {total / factor:.2f}.")


def test_two_layers_by_hand():
    said("Two layers with costs of 0.07 and 0.2, and weights of 1 and 0.5")
    said(rf"$1 \cdot 0.07 + 0.5 \cdot 0.2 = {1 * 0.07 + 0.5 * 0.2:.2f}$")
    assert round(1 * 0.07 + 0.5 * 0.2, 2) == 0.17


def test_the_total_by_hand():
    said("The costs from above, 0.5 and 0.07")
    said(rf"$J = 10 \cdot 0.5 + 40 \cdot 0.07 = {10 * 0.5 + 40 * 0.07:.1f}$")
    assert round(10 * 0.5 + 40 * 0.07, 1) == 7.8


def test_the_references_compute_the_examples():
    pytest.importorskip("tensorflow")
    import tensorflow as tf

    def layer(matrix):
        return tf.constant(matrix.T.reshape(1, 2, 2, 2), tf.float32)

    gram = TOPIC.reference("gram_matrix")(tf.constant(A, tf.float32))
    assert gram.numpy().tolist() == [[6, 4], [4, 5]]
    cost = TOPIC.reference("compute_layer_style_cost")(layer(A), layer(APART))
    assert float(cost) == pytest.approx(18 / 256)
    pictures = [[tf.constant(np.reshape(a, (1, 2, 2, 1)), tf.float32)] for a in ([1, 2, 0, 1], [1, 0, 2, 1])]
    assert float(TOPIC.reference("compute_content_cost")(*pictures)) == pytest.approx(0.5)
    assert float(TOPIC.reference("total_cost")(0.5, 0.07)) == pytest.approx(7.8)


# ------------------------------------------------------------ what a unit sees


def sees(layer):
    """How many pixels a unit of a layer sees a side, counted layer by layer."""
    side, stride = 1, 1
    for name in LAYERS:
        if name.endswith("conv1") and not name.startswith("block1"):
            side, stride = side + stride, 2 * stride  # the pooling
        side += 2 * stride
        if name == layer:
            return side
    raise AssertionError(f"there is no {layer}")


def test_the_receptive_fields_are_those_of_the_layers():
    seen = assigned("SEEN")
    assert seen == [sees(layer) for layer in assigned("LAYERS")] == [3, 10, 24, 68]
    first, *others, last = seen
    said(f"*receptive field*: {first} pixels wide in block1_conv1")
    said(f"then {', '.join(map(str, others))} and {last}.")


@pytest.mark.slow
def test_the_receptive_fields_are_those_of_the_network():
    """The gradient of one unit in the middle is other than 0 within a square of this side, and nowhere else.

    All kernels are positive here, so that no ReLU closes, and no share of the gradient makes up for another.
    """
    import tensorflow as tf

    from shared_utils.models import vgg_features

    network = vgg_features(assigned("LAYERS"), weights=None)
    weights = network.get_weights()
    network.set_weights([np.full(w.shape, 0.01 if w.ndim > 1 else 0.5, w.dtype) for w in weights])
    picture = tf.Variable(np.full((1, 160, 160, 3), 0.9, np.float32))
    for number, side in enumerate(assigned("SEEN")):
        with tf.GradientTape() as tape:
            a = network(picture)[number]
            middle = a.shape[1] // 2
            one = a[0, middle, middle, 0]
        reached = np.abs(tape.gradient(one, picture).numpy()[0]).sum(axis=-1) > 0
        rows, columns = (np.flatnonzero(reached.any(axis=axis)) for axis in (1, 0))
        assert np.ptp(rows) + 1 == np.ptp(columns) + 1 == side
        # and it lies where `patches_of` cuts: around the middle of the unit's place in the picture
        stride = 160 // a.shape[1]
        assert rows[0] == columns[0] == stride * middle + (stride - side) // 2


@pytest.mark.slow
def test_the_sizes_that_are_told_are_those_of_the_network():
    from shared_utils.models import vgg_features

    names = [name for name, _ in assigned("STYLE_LAYERS")]
    activations = vgg_features(names, weights=None)(np.zeros((1, 256, 256, 3), np.float32))
    for block, a in enumerate(activations):
        assert a.shape == (1, 256 // 2**block, 256 // 2**block, CHANNELS[block])


@pytest.mark.slow
def test_the_network_of_keras_is_as_large_as_told():
    import keras

    parameters = keras.applications.VGG19(include_top=False, weights=None).count_params()
    (megabytes,) = re.findall(r"weights that Keras downloads \((\d+) MB\)", LESSON)
    assert 4 * parameters / 1e6 == pytest.approx(int(megabytes), rel=0.05)
