"""An earlier exercise that is wrong costs nothing in a later one that uses it by name."""

import inspect

import numpy as np
import pytest

from shared_utils.graders.messages import verdict_text

from . import right_backward, right_forward
from .judging import TOPIC, judge_function

RIGHT = {
    "zero_pad": right_forward.zero_pad_with_np_pad,
    "conv_single_step": right_forward.conv_single_step_plain,
    "create_mask_from_window": right_backward.mask_by_comparing,
    "distribute_value": right_backward.distribute_with_ones,
}
LATER = {
    "conv_forward": right_forward.conv_forward_with_loops,
    "conv_backward": right_backward.conv_backward_with_loops,
    "pool_backward": right_backward.pool_backward_with_loops,
}


def answer_that_uses(exercise, **earlier):
    """The plain answer to an exercise, in a notebook with these functions for the earlier ones."""
    source = inspect.getsource(LATER[exercise])
    for name, function in RIGHT.items():
        source = source.replace(f"{function.__name__}(", f"{name}(")
    namespace = {"np": np, **RIGHT, **earlier}
    exec(source, namespace)
    return namespace[LATER[exercise].__name__]


def stub(*arguments):
    raise NotImplementedError


def no_padding(X, pad):
    return X


def no_bias(a_slice_prev, W, b):
    return np.sum(a_slice_prev * W)


def mask_of_the_minimum(x):
    return x == np.min(x)


def not_divided(dz, shape):
    return np.full(shape, dz)


@pytest.mark.parametrize(
    ("exercise", "earlier"),
    [
        ("conv_forward", {"zero_pad": stub}),
        ("conv_forward", {"conv_single_step": no_bias}),
        ("conv_forward", {"zero_pad": no_padding, "conv_single_step": no_bias}),
        ("conv_backward", {"zero_pad": stub}),
        ("conv_backward", {"zero_pad": no_padding}),
        ("pool_backward", {"create_mask_from_window": mask_of_the_minimum}),
        ("pool_backward", {"distribute_value": stub}),
        ("pool_backward", {"create_mask_from_window": stub, "distribute_value": not_divided}),
    ],
)
def test_a_wrong_earlier_exercise_costs_nothing_here_and_is_named(exercise, earlier):
    verdict = judge_function(answer_that_uses(exercise, **earlier), exercise)
    assert verdict.right
    assert verdict.points == TOPIC.exercise(exercise).points
    assert verdict.working == tuple(earlier)
    text = verdict_text(verdict, TOPIC.texts[exercise])
    assert all(name in text for name in earlier)


@pytest.mark.parametrize("exercise", LATER)
def test_an_earlier_exercise_that_is_right_is_not_blamed(exercise):
    verdict = judge_function(answer_that_uses(exercise), exercise)
    assert verdict.right
    assert verdict.working == ()


def test_the_later_exercises_are_those_that_use_others():
    assert set(LATER) == {name for name, exercise in TOPIC.exercises.items() if exercise.uses}
