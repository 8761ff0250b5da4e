"""Judging an answer as a learner's would be: by hidden cases, or by the visible test."""

from functools import cache
from pathlib import Path

from shared_utils.exercises import load_topic
from shared_utils.graders.judge import draw_cases, judge
from shared_utils.graders.probe import answer, install_line_cache
from shared_utils.graders.visible import VisibleTests

TOPIC = load_topic("Unet_image_segmentation")
SECRETS = [f"secret {i}".encode() for i in range(100)]
FOLDER = Path(__file__).parents[3] / "Unet_image_segmentation"

SETUP = """
import numpy as np
import tensorflow as tf
import keras
import tensorflow.keras.backend as K
import tensorflow.keras.layers as tfl
from tensorflow.keras.layers import Input, Conv2D, MaxPooling2D, Dropout, Conv2DTranspose, concatenate
from tensorflow.keras.models import Model
"""
"""The names that the lesson's set-up cell provides."""

_drawn = cache(lambda exercise, secret: tuple(draw_cases(TOPIC, TOPIC.exercise(exercise), secret)))


@cache
def _setup():
    namespace = {}
    exec(SETUP, namespace)
    return namespace


def notebook(source):
    """The names of a learner whose cells have this source."""
    namespace = dict(_setup())
    install_line_cache("<learner cell 7>", source)
    exec(compile(source, "<learner cell 7>", "exec"), namespace)
    return namespace


def judge_source(source, exercise, secret=b"one", **options):
    """The verdict on a notebook with this source, under the hidden cases of a secret."""
    return _judge_on(_drawn(exercise, secret), notebook(source), None, exercise, **options)


def judge_function(function, exercise, secret=b"one", **options):
    """The verdict on a function under the hidden cases of a secret."""
    return _judge_on(_drawn(exercise, secret), function.__globals__, function, exercise, **options)


def judge_visibly(function, exercise, **options):
    """The verdict on a function under the visible test."""
    return _judge_on(visible_cases(exercise), function.__globals__, function, exercise, **options)


def _judge_on(cases, namespace, function, exercise, **options):
    def ask(calls):
        return [answer(call, namespace, function) for call in calls]

    return judge(TOPIC, TOPIC.exercise(exercise), cases, ask, **options)


@cache
def visible_cases(exercise):
    """The cases in the visible test of an exercise: pairs of a group and a case."""
    drawn = []

    class Recorder(VisibleTests):
        def check(self, target, exercise, cases):
            contract = self.topic.exercise(exercise)
            for key, group in cases.items():
                group_cases = group if isinstance(group, list) else [group]
                drawn.extend((contract.find_group(key), case) for case in group_cases)

    scope = {}
    source = (FOLDER / "public_tests.py").read_text(encoding="utf-8")
    exec(compile(source, "public_tests.py", "exec"), scope)
    scope["tests"].__class__ = Recorder
    scope[f"{exercise}_test"](None)
    return tuple(drawn)


def exercise_and_name(value):
    """A test id for a misconception, a function or a name."""
    return f"{value.exercise}-{value.name}" if hasattr(value, "exercise") else str(value)
