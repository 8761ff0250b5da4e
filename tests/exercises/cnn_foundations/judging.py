"""Judging a function of ours as a learner's would be: by hidden cases, or by the visible test."""

from functools import cache
from pathlib import Path

from shared_utils.exercises import load_topic
from shared_utils.graders.judge import draw_cases, judge
from shared_utils.graders.probe import answer
from shared_utils.graders.visible import VisibleTests

TOPIC = load_topic("CNN_Foundations")
MODELS = ("happyModel", "convolutional_model")
"""The exercises of Part 2; they need TensorFlow and have a test module of their own."""
PART_1 = [name for name in TOPIC.exercises if name not in MODELS]
SECRETS = [f"secret {i}".encode() for i in range(100)]
FOLDER = Path(__file__).parents[3] / "CNN_Foundations"
HINT_ONLY = {"slices_the_gradient_to_minus_pad", "slices_the_batch_to_minus_pad"}
"""Mistakes of conv_backward that show at pad 0 only, which informs and takes no points."""

_drawn = cache(lambda exercise, secret: tuple(draw_cases(TOPIC, TOPIC.exercise(exercise), secret)))


def judge_function(function, exercise, secret=b"one", **options):
    """The verdict on a function under the hidden cases of a secret."""
    return _judge_on(_drawn(exercise, secret), function, exercise, **options)


def _judge_on(cases, function, exercise, **options):
    namespace = function.__globals__
    return judge(
        TOPIC,
        TOPIC.exercise(exercise),
        cases,
        lambda calls: [answer(call, namespace, function) for call in calls],
        **options,
    )


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


def judge_visibly(function, exercise, **options):
    """The verdict on a function under the visible test."""
    return _judge_on(visible_cases(exercise), function, exercise, **options)


def exercise_and_name(value):
    """A test id for a misconception, a function or a name."""
    if hasattr(value, "exercise"):
        return f"{value.exercise}-{value.name}"
    return getattr(value, "__name__", str(value))
