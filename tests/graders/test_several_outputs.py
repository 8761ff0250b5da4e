"""Several Keras tensors at once: read as one graph, so that it counts which layers they share."""

import pytest

from shared_utils.exercises.contract import Exercise
from shared_utils.graders import wire
from shared_utils.graders.compare import difference
from shared_utils.graders.probe import answer
from shared_utils.graders.values import Call, ModelValue, SymbolicInput

pytestmark = pytest.mark.slow

NAMES = ("deep", "shallow")
RIGHT = "y = layers.Conv2D(4, 3)(x); return layers.Dropout(0.5)(y), y"


def reply(body, weightless=True):
    """The reply of a function of this body to a tensor x, after it has crossed between two processes."""
    import keras

    namespace = {"keras": keras, "layers": keras.layers}
    exec(f"def function(x): {body}", namespace)
    call = Call("function", (SymbolicInput((8, 8, 3)),), weightless=weightless)
    return wire.decode(wire.encode(answer(call, namespace)))


def result(body, weightless=True):
    """What such a function returns."""
    made = reply(body, weightless)
    assert made.status == "returned", made.message
    return made.result


def words(body, expected=RIGHT):
    found = difference(result(expected), result(body), names=NAMES)
    return found and (f"{found.where}: {found.what}" if found.where else found.what)


def test_tensors_cross_as_one_graph_with_several_outputs():
    value = result(RIGHT, weightless=False)
    assert isinstance(value, ModelValue) and value.form == "symbolic outputs"
    assert [o["op"] for o in value.graph["operations"]] == ["Input", "Conv2D", "Dropout"]
    assert value.graph["outputs"] == ((2, 0), (1, 0))
    assert [w.shape for w in value.weights] == [(3, 3, 3, 4), (4,)]


@pytest.mark.parametrize(
    "body",
    [
        RIGHT,
        "y = layers.Conv2D(4, (3, 3))(x); return [layers.Dropout(0.5)(y), y]",
        "y = layers.Dropout(0.0)(layers.Conv2D(4, 3)(x)); return layers.Dropout(0.5)(y), y",
    ],
)
def test_right_ways_to_return_them(body):
    assert words(body) is None


def test_one_tensor_twice_is_right_where_both_are_the_same():
    same = "y = layers.Conv2D(4, 3)(x); return y, y"
    assert words("y = layers.Conv2D(4, 3)(x); return y, layers.Dropout(0.0)(y)", same) is None


WRONG = {
    "c = lambda: layers.Conv2D(4, 3)(x); return layers.Dropout(0.5)(c()), c()": (
        "a Conv2D too many after the input"
    ),
    "y = layers.Conv2D(4, 3)(x); return y, layers.Dropout(0.5)(y)": (
        "deep is taken from the Conv2D, expected the Dropout"
    ),
    "y = layers.Conv2D(4, 3)(x); y = layers.Dropout(0.5)(y); return y, y": (
        "shallow is taken from the Dropout, expected the Conv2D"
    ),
    "y = layers.Conv2D(5, 3)(x); return layers.Dropout(0.5)(y), y": "the Conv2D has filters 5, expected 4",
    "y = layers.Conv2D(4, 3)(x); return layers.Dropout(0.5)(y), y, y": "has 3 outputs, expected 2",
    "return layers.Conv2D(4, 3)(x)": (
        "returned the output of a layer (a Keras tensor), expected 2 Keras tensors (deep, shallow)"
    ),
    "return None": "returned None, expected 2 Keras tensors (deep, shallow)",
    "return 1, 2, 3": "returned (1, 2, 3), expected 2 Keras tensors (deep, shallow)",
    "return layers.Conv2D(4, 3)(x), None": (
        "shallow: returned None, expected the output of a layer (a Keras tensor)"
    ),
    "y = layers.Conv2D(4, 3)(x); return keras.Model(x, y), y": (
        "deep: returned a Keras model, expected the output of a layer (a Keras tensor)"
    ),
}


@pytest.mark.parametrize("body", WRONG)
def test_wrong_ones_are_told_by_the_name_of_the_output(body):
    assert words(body) == WRONG[body]


def test_several_where_one_is_expected():
    expected = "return layers.Conv2D(4, 3)(x)"
    assert words(RIGHT, expected) == (
        "returned several Keras tensors, expected the output of a layer (a Keras tensor)"
    )
    assert difference(1.0, result(RIGHT)).what == "returned several Keras tensors, expected 1"


def test_a_group_may_look_at_some_layers_of_several_outputs():
    from shared_utils.graders.judge import _problem

    exercise = Exercise("function", "(x)", returns=NAMES, weightless=True)
    exercise.group("convolutions", points=1, only=("Conv2D",))(lambda rng: ())
    exercise.group("dropouts", points=1, only=("Dropout",))(lambda rng: ())

    def problems(body):
        call, replies = Call("function", ("x",)), (reply(RIGHT), reply(body))
        return [_problem(exercise, group, call, *replies) for group in exercise.groups]

    assert problems("y = layers.Dropout(0.5)(layers.Conv2D(4, 3)(x)); return y, y") == [None, None]
    wrong = problems("y = layers.Conv2D(5, 3)(x); return layers.Dropout(0.5)(y), y")
    assert wrong == ["the Conv2D has filters 5, expected 4.", None]
    wrong = problems("return layers.Conv2D(4, 3)(x), 3")
    assert wrong == ["shallow: returned 3, expected the output of a layer (a Keras tensor)."] * 2


def test_a_group_may_look_at_one_of_several_outputs():
    from shared_utils.graders.judge import _problem

    exercise = Exercise("function", "(x)", returns=NAMES, weightless=True)
    exercise.group("shallow", parts=("shallow",))(lambda rng: ())
    exercise.group("dropouts", parts=("shallow",), only=("Dropout",))(lambda rng: ())
    exercise.group("dropouts_of_deep", parts=("deep",), only=("Dropout",))(lambda rng: ())

    def problems(body):
        call, replies = Call("function", ("x",)), (reply(RIGHT), reply(body))
        return [_problem(exercise, group, call, *replies) for group in exercise.groups]

    assert problems("y = layers.Conv2D(4, 3)(x); return x, y") == [
        None, None, "a Conv2D is missing after the input."
    ]  # fmt: skip
    wrong = problems("y = layers.Conv2D(5, 3)(x); return layers.Dropout(0.5)(y), y")
    assert wrong == ["the Conv2D has filters 5, expected 4.", None, None]
    wrong = problems("y = layers.Dropout(0.5)(layers.Conv2D(4, 3)(x)); return y, y")
    assert wrong == ["a Dropout too many after the Conv2D."] * 2 + [None]
    assert (
        problems("return x")
        == ["returned the output of a layer (a Keras tensor), expected 2 Keras tensors (deep, shallow)."] * 3
    )
    assert problems("return x, x, x") == ["has 3 outputs, expected 2."] * 3
    assert (
        problems("return x, 3")
        == ["shallow: returned 3, expected the output of a layer (a Keras tensor)."] * 3
    )


def test_a_form_that_does_not_exist_is_a_difference_and_no_crash():
    value = result(RIGHT)
    odd = ModelValue(value.graph, (), "a swarm")
    assert difference(value, odd, names=NAMES).what == (
        "returned a model, expected 2 Keras tensors (deep, shallow)"
    )
