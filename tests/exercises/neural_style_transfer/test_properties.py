"""What holds for any right answer: tried on the references and on the lesson's solutions."""

import numpy as np
import pytest
import tensorflow as tf

from shared_utils.graders.probe import import_named

from .judging import TOPIC
from .solutions import solved

pytestmark = pytest.mark.slow

SOURCES = ("reference", "lesson")


@pytest.fixture(params=SOURCES)
def answers(request):
    """The functions of the exercises, by name."""
    if request.param == "lesson":
        return solved()
    return {name: TOPIC.reference(name) for name in TOPIC.exercises}


@pytest.fixture
def rng():
    return np.random.default_rng(5)


def activation(rng, *shape):
    return tf.constant(rng.normal(0.5, 1, size=(1, *shape)).astype(np.float32))


def close(one, other):
    np.testing.assert_allclose(one, other, rtol=1e-4, atol=1e-6)


def test_the_worked_numbers_of_a_gram_matrix(answers):
    """Two channels at three places; the sums can be done by hand."""
    A = tf.constant([[1.0, 2, 0], [0, 3, 1]])
    np.testing.assert_array_equal(answers["gram_matrix"](A), [[5, 6], [6, 10]])


def test_a_gram_matrix_is_symmetric_and_never_negative(answers, rng):
    A = tf.constant(rng.normal(size=(4, 7)).astype(np.float32))
    G = answers["gram_matrix"](A).numpy()
    close(G, G.T)
    assert np.linalg.eigvalsh(G).min() > -1e-4
    close(np.diag(G), (A.numpy() ** 2).sum(axis=1))


def test_other_places_leave_the_gram_matrix_as_it_is(answers, rng):
    A = rng.normal(size=(4, 7)).astype(np.float32)
    gram = answers["gram_matrix"]
    close(gram(tf.constant(A)), gram(tf.constant(A[:, rng.permutation(7)])))


def test_other_channels_move_rows_and_columns_of_the_gram_matrix(answers, rng):
    A, order = rng.normal(size=(4, 7)).astype(np.float32), [2, 0, 3, 1]
    gram = answers["gram_matrix"]
    close(gram(tf.constant(A[order])), gram(tf.constant(A)).numpy()[order][:, order])


def test_equal_activations_cost_nothing(answers, rng):
    a = activation(rng, 4, 3, 5)
    assert answers["compute_content_cost"]([a], [a]).numpy() == 0
    assert answers["compute_layer_style_cost"](a, a).numpy() == 0


def test_costs_are_the_same_the_other_way_round(answers, rng):
    one, other = activation(rng, 4, 3, 5), activation(rng, 4, 3, 5)
    for cost in (lambda a, b: answers["compute_content_cost"]([a], [b]), answers["compute_layer_style_cost"]):
        close(cost(one, other), cost(other, one))
        assert cost(one, other) > 0


def test_the_same_shift_of_places_costs_the_content_and_not_the_style(answers, rng):
    a = activation(rng, 4, 3, 5)
    rolled = tf.roll(a, 1, axis=1)
    assert answers["compute_content_cost"]([a], [rolled]) > 0.1
    assert answers["compute_layer_style_cost"](a, rolled) < 1e-8


def test_twice_the_activations_cost_4_and_16_times_as_much(answers, rng):
    one, other = activation(rng, 4, 3, 5), activation(rng, 4, 3, 5)
    content, layer = answers["compute_content_cost"], answers["compute_layer_style_cost"]
    close(content([2 * one], [2 * other]), 4 * content([one], [other]))
    close(layer(2 * one, 2 * other), 16 * layer(one, other))


def test_a_picture_beside_itself_costs_the_style_what_it_cost_before(answers, rng):
    """The Gram matrix doubles, and so does what it is divided by."""
    one, other = activation(rng, 4, 3, 5), activation(rng, 4, 3, 5)
    layer = answers["compute_layer_style_cost"]
    close(layer(*(tf.concat([a, a], axis=2) for a in (one, other))), layer(one, other))


def test_the_style_cost_is_linear_in_its_weights(answers, rng):
    shapes = [(4, 3, 5), (2, 6, 3), (3, 2, 4)]
    style, generated = ([activation(rng, *shape) for shape in shapes] for _ in range(2))
    cost, layer = answers["compute_style_cost"], answers["compute_layer_style_cost"]

    def weighted(*weights):
        return cost(style, generated, STYLE_LAYERS=[(f"l{i}", w) for i, w in enumerate(weights)])

    close(weighted(0.3, 0.8), 0.3 * layer(style[0], generated[0]) + 0.8 * layer(style[1], generated[1]))
    close(weighted(1.3, 0.7), weighted(1.0, 0.2) + weighted(0.3, 0.5))


def test_the_gradients_are_those_of_small_differences(answers, rng):
    cases = {
        "compute_content_cost": lambda f, target, a: f([target], [a]),
        "compute_layer_style_cost": lambda f, target, a: f(target, a),
    }
    for name, call in cases.items():
        target, a = (activation(rng, 3, 2, 4) for _ in range(2))
        direction = activation(rng, 3, 2, 4)
        with tf.GradientTape() as tape:
            tape.watch(a)
            J = call(answers[name], target, a)
        slope = tf.reduce_sum(tape.gradient(J, a) * direction)
        ahead, behind = (call(answers[name], target, a + step * direction) for step in (1e-2, -1e-2))
        np.testing.assert_allclose(slope, (ahead - behind) / 2e-2, rtol=2e-3)


def test_total_cost_has_the_defaults_of_the_signature(answers):
    assert answers["total_cost"](2.0, 3.0) == 10 * 2 + 40 * 3


def test_the_picture_of_the_lesson_follows_its_gradient():
    """Step by step, by hand: the cost falls, the numbers stay between 0 and 1."""
    target = "shared_utils.exercises.neural_style_transfer.networks"
    network = import_named(f"{target}:small_network")([4, 5, 6], 1)
    chance = np.random.default_rng(2)
    content, style = (tf.constant(chance.random((1, 6, 4, 3), dtype=np.float32)) for _ in range(2))
    picture = tf.Variable(content)
    names = solved(
        vgg_model_outputs=network,
        a_C=network(content),
        a_S=network(style),
        optimizer=tf.keras.optimizers.Adam(0.02),
        clip_0_1=import_named(f"{target}:clipping")(),
        STYLE_LAYERS=[("one", 0.4), ("two", 0.6)],
    )
    costs = [float(names["train_step"](picture)) for _ in range(30)]
    assert costs[-1] < costs[0] / 2
    assert picture.numpy().min() >= 0 and picture.numpy().max() <= 1
