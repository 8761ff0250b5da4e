"""happyModel and convolutional_model: right answers, mistakes, words, and what is refused.

They import TensorFlow, so they stand apart from the tests of Part 1.
"""

import inspect
import subprocess
import sys

import pytest
from told import check_told

from shared_utils.graders.messages import verdict_text

from .judging import FOLDER, MODELS, SECRETS, TOPIC, exercise_and_name, judge_function, judge_visibly

pytestmark = pytest.mark.slow

PARAMETERS = {"happyModel": 37_633, "convolutional_model": 1_310}
MISTAKES = [wrong for name in MODELS for wrong in TOPIC.misconceptions(name)]
RIGHT_NAMES = (  # the functions themselves need TensorFlow, which is imported when the tests run
    ("happyModel", "happy_sequential"),
    ("happyModel", "happy_with_input_shape_in_the_first_layer"),
    ("happyModel", "happy_functional"),
    ("happyModel", "happy_padded_by_the_convolution"),
    ("happyModel", "happy_of_operations"),
    ("happyModel", "happy_built_and_trained"),
    ("happyModel", "happy_nested"),
    ("convolutional_model", "signs_functional"),
    ("convolutional_model", "signs_sequential"),
    ("convolutional_model", "signs_in_a_loop"),
    ("convolutional_model", "signs_pooled_before_the_relu"),
    ("convolutional_model", "signs_from_a_shared_helper"),
)


@pytest.fixture(scope="module")
def right():
    from . import right_models

    made = {f.__name__ for _, f in inspect.getmembers(right_models, inspect.isfunction)}
    assert made == {name for _, name in RIGHT_NAMES}, "list the right answers in RIGHT_NAMES"
    return right_models


@pytest.fixture(scope="module")
def scope():
    """The names of a notebook of Part 2."""
    import keras
    import numpy as np
    import tensorflow as tf

    return {"np": np, "tf": tf, "tfl": tf.keras.layers, "keras": keras}


def define(scope, source):
    """The function that a learner's cell defines."""
    namespace = dict(scope)
    before = set(namespace)
    exec(compile(source, "<learner's cell>", "exec"), namespace)
    return [value for name, value in namespace.items() if name not in before and inspect.isfunction(value)][
        -1
    ]


# ------------------------------------------------------------ right answers


@pytest.mark.filterwarnings("ignore:Do not pass an `input_shape`")
@pytest.mark.parametrize(("exercise", "name"), RIGHT_NAMES, ids=[name for _, name in RIGHT_NAMES])
def test_right_answers_earn_full_marks(right, exercise, name):
    function = getattr(right, name)
    verdicts = [judge_function(function, exercise, secret) for secret in SECRETS[:5]]
    for verdict in [*verdicts, judge_visibly(function, exercise)]:
        assert (verdict.points, verdict.failure) == (TOPIC.exercise(exercise).points, None)
    model = function(*(((64, 64, 3),) if exercise == "convolutional_model" else ()))
    assert model.count_params() == PARAMETERS[exercise]


def test_there_are_at_least_three_right_answers_to_each():
    assert all(sum(exercise == name for exercise, _ in RIGHT_NAMES) >= 3 for name in MODELS)


@pytest.mark.parametrize("name", MODELS)
def test_references_have_the_known_number_of_parameters_and_stand_alone(name):
    namespace = {}
    exec(TOPIC.working_source(name), namespace)
    model = namespace[name](*(((64, 64, 3),) if name == "convolutional_model" else ()))
    assert model.count_params() == PARAMETERS[name]
    for verdict in (judge_function(namespace[name], name), judge_visibly(namespace[name], name)):
        assert verdict.right
        assert verdict.failure is None


# ------------------------------------------------------------ mistakes


@pytest.mark.filterwarnings("ignore:You are using a softmax over axis")
@pytest.mark.parametrize("wrong", MISTAKES, ids=exercise_and_name)
def test_every_mistake_loses_points_and_is_named(wrong):
    verdicts = [judge_function(wrong.function, wrong.exercise, secret) for secret in SECRETS[:2]]
    verdicts.append(judge_visibly(wrong.function, wrong.exercise))
    check_told(TOPIC, wrong, verdicts[0])
    for verdict in verdicts:
        assert (verdict.misconception, verdict.exact) == (wrong.name, True)
        assert verdict.points < verdict.max_points
    assert len({verdict.points for verdict in verdicts}) == 1


def test_a_slip_in_one_layer_costs_two_points_or_three():
    """The group of its layer and the whole; nothing else."""
    for name, slips in (
        ("happyModel", ("pooling_skipped", "batch_norm_missing", "filters_16", "logits_for_a_probability")),
        ("convolutional_model", ("first_relu_unused", "sigmoid_for_softmax", "second_pooling_valid")),
    ):
        for wrong in TOPIC.misconceptions(name):
            if wrong.name in slips:
                verdict = judge_function(wrong.function, name)
                assert verdict.max_points - verdict.points in (2, 3), wrong.name
                assert sum(not group.passed for group in verdict.groups) == 2, wrong.name


def test_points_do_not_follow_from_the_number_of_parameters(scope):
    """The right number of parameters with the layers in another order."""
    function = define(
        scope,
        """
def happyModel():
    return keras.Sequential([keras.Input((64, 64, 3)), tfl.Conv2D(32, 7), tfl.ZeroPadding2D(3),
        tfl.MaxPool2D(), tfl.ReLU(), tfl.BatchNormalization(), tfl.Flatten(), tfl.Dense(1, "sigmoid")])
""",
    )
    assert function().count_params() == PARAMETERS["happyModel"]
    assert judge_function(function, "happyModel").points < 7


# ------------------------------------------------------------ words

FIRST = "keras.Input((64, 64, 3)), tfl.ZeroPadding2D(3), tfl.Conv2D(32, 7)"
TOLD = [
    (
        f"{FIRST}, tfl.ReLU(), tfl.MaxPool2D(), tfl.Flatten(), tfl.Dense(2, 'sigmoid')",
        "a BatchNormalization is missing after the Conv2D; the Dense has units 2, expected 1.",
    ),
    (
        f"{FIRST}, tfl.ReLU(), tfl.BatchNormalization(), tfl.MaxPool2D(), tfl.Flatten(), tfl.Dense(1)",
        "the ReLU comes after the Conv2D, expected after the BatchNormalization; a sigmoid is missing after "
        "the Dense.",
    ),
    (
        f"{FIRST}, tfl.BatchNormalization(), tfl.MaxPool2D(3), tfl.Flatten(), tfl.Dense(1, 'tanh')",
        "a ReLU is missing after the BatchNormalization; the MaxPooling2D has pool_size (3, 3), expected "
        "(2, 2), and there is more.",
    ),
    ("keras.Input((64, 64, 3)), tfl.Lambda(lambda x: x)", "there is a layer Lambda after the input, "),
    ("", "the model has no input shape, expected (64, 64, 3); 8 operations are missing after the input."),
]  # fmt: skip


@pytest.mark.parametrize(("layers", "words"), TOLD)
def test_two_mistakes_at_once_are_both_told(scope, layers, words):
    function = define(scope, f"def happyModel():\n    return keras.Sequential([{layers}])")
    verdict = judge_visibly(function, "happyModel")
    assert verdict.misconception == ""
    assert verdict.failure.what.startswith(words)
    text = verdict_text(verdict, TOPIC.texts["happyModel"])
    assert " …" not in text
    assert len(text.splitlines()) <= 12


OTHER_RESULTS = [
    ("return None", "returned None, expected a Keras model."),
    ("return tfl.Dense(1)", "returned a Dense, expected a Keras model."),
    ("return keras.Sequential([tfl.Dense(1)]), 1", "returned a tuple of 2, expected a Keras model."),
    ("return np.zeros((1, 1))", "returned float64 (1, 1), expected a Keras model."),
    (
        "class Model:\n        __module__, layers = 'keras', []\n    return Model()",
        "returned a Model, expected a Keras model.",
    ),
    (
        "class Happy(keras.Model):\n        def call(self, x):\n            return x\n    return Happy()",
        "the model is a class of its own, Happy, expected one made of Keras's own layers.",
    ),
    ("return keras.Sequential([keras.Input((64, 64, 3)), tfl.Dense(10**9)])", "6 operations are missing"),
    ("return happyModel()", "raised RecursionError"),
]


@pytest.mark.parametrize(("body", "words"), OTHER_RESULTS)
def test_other_results_earn_nothing_and_read_why(scope, body, words):
    verdict = judge_function(define(scope, f"def happyModel():\n    {body}"), "happyModel")
    assert verdict.points == 0
    assert verdict.failure.what.startswith(words)


def test_a_model_far_too_large_is_judged_without_being_built(scope):
    function = define(
        scope,
        """
def convolutional_model(input_shape):
    return keras.Sequential([keras.Input(input_shape), tfl.Conv2D(8, 4, padding="same", activation="relu"),
        tfl.Conv2D(2**15, 64, padding="same"), tfl.Flatten(), tfl.Dense(6, "softmax")])
""",
    )
    verdict = judge_function(function, "convolutional_model")
    assert verdict.points == 3  # the basics, the last layer and the shape of the pictures
    assert "the second Conv2D has filters 32768, expected 16" in verdict.failure.what


def test_an_unfinished_exercise_is_not_started(scope):
    function = define(scope, "def happyModel():\n    raise NotImplementedError")
    assert judge_function(function, "happyModel").outcome == "not started"


# ------------------------------------------------------------ what Part 1 is spared


def test_a_right_or_wrong_answer_of_part_1_needs_no_tensorflow():
    code = (
        "import sys\n"
        "import public_tests\n"
        "from shared_utils.exercises import load_topic\n"
        "topic = load_topic('CNN_Foundations')\n"
        "public_tests.zero_pad_test(topic.reference('zero_pad'))\n"
        "try: public_tests.zero_pad_test(topic.misconceptions('zero_pad')[0].function)\n"
        "except AssertionError as error: print(error)\n"
        "try: public_tests.happyModel_test(None)\n"
        "except AssertionError as error: print(error)\n"
        "assert not {'tensorflow', 'keras'} & set(sys.modules), 'TensorFlow was imported'\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=FOLDER, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "zero_pad: 1 of 6 checks pass." in done.stdout
    assert "happyModel: there is no function `happyModel`." in done.stdout
