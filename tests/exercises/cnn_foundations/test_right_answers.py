"""Right answers earn everything, however they are written."""

import numpy as np
import pytest

from shared_utils.graders.messages import verdict_text

from .judging import HINT_ONLY, PART_1, SECRETS, TOPIC, exercise_and_name, judge_function, judge_visibly
from .right_backward import (
    RIGHT_BACKWARD,
    conv_backward_to_minus_pad,
    conv_backward_to_minus_pad_for_the_batch,
)
from .right_forward import RIGHT_FORWARD
from .right_numbers import RIGHT_NUMBERS

RIGHT = RIGHT_NUMBERS | RIGHT_FORWARD | RIGHT_BACKWARD
RIGHT_PAIRS = [(name, function) for name, functions in RIGHT.items() for function in functions]


def test_there_are_at_least_three_right_answers_to_every_exercise():
    assert set(RIGHT) == set(PART_1)
    assert all(len(functions) >= 3 for functions in RIGHT.values())


@pytest.mark.parametrize(("exercise", "function"), RIGHT_PAIRS, ids=exercise_and_name)
def test_right_answers_earn_full_marks_under_a_hundred_secrets(exercise, function):
    for secret in SECRETS:
        verdict = judge_function(function, exercise, secret)
        assert verdict.points == TOPIC.exercise(exercise).points, (secret, verdict)
        assert verdict.failure is None, (secret, verdict)
        assert verdict.working == ()


@pytest.mark.parametrize(("exercise", "function"), RIGHT_PAIRS, ids=exercise_and_name)
def test_right_answers_pass_the_visible_test(exercise, function):
    verdict = judge_visibly(function, exercise)
    assert verdict.right
    assert verdict.failure is None


@pytest.mark.parametrize(
    ("function", "name"),
    [
        (conv_backward_to_minus_pad, "slices_the_gradient_to_minus_pad"),
        (conv_backward_to_minus_pad_for_the_batch, "slices_the_batch_to_minus_pad"),
    ],
)
def test_a_conv_backward_that_fails_at_pad_0_only_earns_everything_with_a_note(function, name):
    verdicts = [judge_function(function, "conv_backward", secret) for secret in SECRETS[:20]]
    for verdict in [*verdicts, judge_visibly(function, "conv_backward")]:
        assert verdict.right
        assert verdict.points == 16
        assert verdict.failure.group == "pad_0"
        assert (verdict.misconception, verdict.exact) == (name, True)
        assert verdict.working == ()
        text = verdict_text(verdict, TOPIC.texts["conv_backward"])
        assert "For information, no points are lost" in text
        assert "[pad:-pad], which is empty when pad is 0" in text


@pytest.mark.parametrize("wrong", TOPIC.misconceptions("conv_backward"), ids=lambda m: m.name)
def test_only_pad_0_is_free_of_charge(wrong):
    assert judge_function(wrong.function, "conv_backward").right is (wrong.name in HINT_ONLY)


@pytest.mark.slow
def test_answers_written_with_tensorflow_earn_full_marks():
    import tensorflow as tf

    def first_entries():
        return {"Z[0, 0]": tf.constant(-7), "Z[0, 1]": -11, "Z[1, 0]": tf.constant(10.0), "Z[3, 3]": 2}

    def conv_output_size(n, f, pad=0, stride=1):
        if min(n, f, stride) < 1 or f > n + 2 * pad:
            raise ValueError("does not fit")
        return tf.constant(n + 2 * pad - f) // stride + 1

    def zero_pad(X, pad):
        return tf.pad(X, [[0, 0], [pad, pad], [pad, pad], [0, 0]])

    def conv_single_step(a_slice_prev, W, b):
        return tf.reduce_sum(tf.multiply(a_slice_prev, W)) + tf.squeeze(b)

    def conv_forward(A_prev, W, b, hparameters):
        padded = zero_pad(A_prev, hparameters["pad"])
        return tf.nn.conv2d(padded, W, hparameters["stride"], "VALID") + b, (A_prev, W, b, hparameters)

    def conv_parameters(f, n_C_prev, n_C):
        return tf.reduce_prod([f, f, n_C_prev, n_C]) + n_C

    def conv_multiplications(n_H, n_W, n_C, f, n_C_prev):
        return tf.size(tf.zeros((n_H, n_W, n_C))) * (f * f * n_C_prev)

    def pool(A_prev, hparameters, mode):
        f, stride = hparameters["f"], hparameters["stride"]
        reduce = tf.nn.max_pool2d if mode == "max" else tf.nn.avg_pool2d
        return reduce(A_prev, f, stride, "VALID")

    def pool_forward(A_prev, hparameters, mode="max"):
        return pool(A_prev, hparameters, mode), (A_prev, hparameters)

    def conv_backward(dZ, cache):
        A_prev, W, b = map(tf.Variable, cache[:3])
        with tf.GradientTape() as tape:
            Z, _ = conv_forward(A_prev, W, b, cache[3])
        return tape.gradient(Z, [A_prev, W, b], output_gradients=tf.constant(dZ))

    def create_mask_from_window(x):
        return tf.equal(x, tf.reduce_max(x))

    def distribute_value(dz, shape):
        return tf.fill(shape, tf.cast(dz, tf.float32) / np.prod(shape).astype("float32"))

    def pool_backward(dA, cache, mode="max"):
        A_prev = tf.Variable(cache[0])
        with tf.GradientTape() as tape:
            A = pool(A_prev, cache[1], mode)
        return tape.gradient(A, A_prev, output_gradients=tf.constant(dA))

    answers = dict(locals())
    for exercise in PART_1:
        for secret in SECRETS[:10]:
            verdict = judge_function(answers[exercise], exercise, secret)
            assert verdict.right, (exercise, verdict)
            assert verdict.failure is None, (exercise, verdict)
        assert judge_visibly(answers[exercise], exercise).right, exercise
