"""Facts about models, objects that the probe makes, and functions that stand in for others."""

import math
import sys
import types

import keras
import pytest

from shared_utils.exercises import Case, Exercise
from shared_utils.graders import wire
from shared_utils.graders.judge import call_text
from shared_utils.graders.model_compare import facts_difference, model_difference
from shared_utils.graders.probe import answer, to_plain
from shared_utils.graders.values import Call, Made, ModelValue, Opaque

pytestmark = pytest.mark.slow

LIBRARY = types.ModuleType("library_of_a_test")
LIBRARY.square = lambda x: x * x
LIBRARY.ten_times = lambda x: 10 * x
LIBRARY.layer_count = lambda model, arguments: {"the layers": len(model.layers), "given": len(arguments)}
LIBRARY.pair = lambda a, b=0: (a, b)
LIBRARY.raises = lambda model, arguments: 1 / 0


@pytest.fixture(autouse=True)
def library(monkeypatch):
    monkeypatch.setitem(sys.modules, LIBRARY.__name__, LIBRARY)


def learner(source):
    namespace = {"keras": keras}
    exec(source, namespace)
    return namespace


def model():
    return keras.Sequential([keras.Input((4,)), keras.layers.Dense(2)])


# ------------------------------------------------------------ stand-ins


def stood_in(source):
    namespace = learner(source)
    call = Call("f", (3,), stand_ins={"library_of_a_test:square": "library_of_a_test:ten_times"})
    return answer(wire.decode(wire.encode(call)), namespace), namespace


@pytest.mark.parametrize(
    "source",
    [
        "import library_of_a_test\ndef f(x): return library_of_a_test.square(x)",
        "from library_of_a_test import square as mine\ndef f(x): return mine(x)",
        "def f(x):\n  from library_of_a_test import square\n  return square(x)",
    ],
)
def test_a_function_stands_in_for_another_and_goes_again(source):
    square = LIBRARY.square
    reply, namespace = stood_in(source)
    assert reply.result == 30
    assert LIBRARY.square is square
    assert namespace.get("mine", square) is square


def test_it_goes_again_after_an_error():
    square = LIBRARY.square
    assert stood_in("def f(x): raise SystemExit")[0].status == "raised"
    assert LIBRARY.square is square


def test_it_goes_again_where_it_was_bound_meanwhile(monkeypatch):
    late = types.ModuleType("late_module_of_a_test")
    monkeypatch.setitem(sys.modules, late.__name__, late)
    source = "import library_of_a_test, late_module_of_a_test\n"
    source += "def f(x):\n  global kept\n  kept = late_module_of_a_test.square = library_of_a_test.square\n"
    _, namespace = stood_in(source)
    assert late.square is namespace["kept"] is LIBRARY.square
    assert LIBRARY.square(3) == 9


# ------------------------------------------------------------ what is made


def test_a_thing_is_made_beside_the_learners_code():
    namespace = learner("def f(x): return [x, type(x).__name__]")
    call = Call("f", (Made("library_of_a_test:pair", {"a": 1, "b": (2, "3")}),))
    reply = answer(wire.decode(wire.encode(call)), namespace)
    assert reply.result == [(1, (2, "3")), "tuple"]
    assert reply.arguments_after == (None,)


def test_what_cannot_be_made_is_not_the_learners_fault():
    reply = answer(Call("f", (Made("library_of_a_test:nothing"),)), learner("def f(x): return x"))
    assert reply.status == "refused"
    assert reply.message.startswith("the inputs could not be made")


def test_a_message_says_how_it_was_made():
    exercise = Exercise("f", "(x)", returns="y")
    call = exercise.call(Case(x=Made("library_of_a_test:pair", {"a": 1})))
    assert call_text(exercise, call) == "f(x: pair(a=1))"


# ------------------------------------------------------------ facts


def read(result, reader="layer_count"):
    namespace = learner(f"def f(x): return {result}")
    namespace["model"] = model()
    return answer(Call("f", (5,), reader=f"library_of_a_test:{reader}"), namespace)


def test_a_reader_adds_facts_and_weights_stay_behind():
    reply = read("model")
    assert reply.result.facts == {"the layers": 1, "given": 1}
    assert reply.result.weights == ()
    assert wire.decode(wire.encode(reply)) == reply


@pytest.mark.parametrize("result", ["None", "3", "keras.Input((2,))", "(model, model)"])
def test_what_is_no_model_is_not_read(result):
    reply = read(result)
    assert reply.status == "returned"
    assert not getattr(reply.result, "facts", {})


def test_a_model_that_cannot_be_read_is_refused():
    reply = read("model", "raises")
    assert reply.status == "refused"
    assert "ZeroDivisionError" in reply.message


def with_facts(**facts):
    return ModelValue({}, (), "model", {name.replace("_", " "): value for name, value in facts.items()})


@pytest.mark.parametrize(
    ("wanted", "got", "words"),
    [
        (0.1, 0.1 + 1e-12, ""),
        (0.1, 0.2, "the rate is 0.2, expected 0.1"),
        ("Adam", "SGD", "the rate is 'SGD', expected 'Adam'"),
        ({"a1": "frozen"}, {"a1": "free"}, "the rate 'a1' is 'free', expected 'frozen'"),
        ({"a1": "frozen"}, {}, "the rate: has no key 'a1'"),
        ("Adam", Opaque("object"), "the rate is an object, expected 'Adam'"),
    ],
)
def test_facts_are_compared_and_told(wanted, got, words):
    found = facts_difference(with_facts(the_rate=wanted), with_facts(the_rate=got), ("the rate",))
    assert (found.what if found else "") == words


def test_a_fact_that_is_not_there_is_told():
    found = facts_difference(with_facts(the_rate=1), with_facts(), ("the rate",))
    assert found.what == "the rate could not be read"


def test_only_the_named_facts_count():
    one, other = with_facts(a=1, b=2), with_facts(a=1, b=3)
    assert facts_difference(one, other, ("a",)) is None
    assert facts_difference(one, other, ("a", "b")) is not None


# ------------------------------------------------------------ random layers and scaling


def sequence(*layers):
    return to_plain(keras.Sequential([keras.Input((8, 8, 3)), *layers]))


def flip():
    return keras.layers.RandomFlip("horizontal")


def test_a_flip_and_a_rotation_to_both_sides_may_change_places():
    turn = keras.layers.RandomRotation
    assert model_difference(sequence(flip(), turn(0.2)), sequence(turn(0.2), flip()), rebuild=False) is None
    one_way = (0.0, 0.2)
    assert model_difference(sequence(flip(), turn(one_way)), sequence(turn(one_way), flip())) is not None


def test_a_rotation_that_is_used_twice_stays_in_its_place():
    inputs = keras.Input((8, 8, 3))
    turned = keras.layers.RandomRotation(0.2)(inputs)
    both = to_plain(keras.Model(inputs, keras.layers.Add()([turned, flip()(turned)])))
    assert [o["op"] for o in both.graph["operations"]].index("RandomRotation") == 1


@pytest.mark.parametrize("steps", [[(1 / 255, 0), (2, -1)], [(1, -127.5), (1 / 127.5, 0)], [(1 / 127.5, -1)]])
def test_scaling_in_steps_is_scaling_at_once(steps):
    layers = [keras.layers.Rescaling(scale, offset) for scale, offset in steps]
    [scaling] = sequence(*layers).graph["operations"][1:]
    assert math.isclose(scaling["config"]["scale"], 0.007843137)
    assert scaling["config"]["offset"] == -1


def test_a_class_that_borrows_a_name_is_not_kerass():
    class RandomFlip(keras.layers.Layer):
        mode = "horizontal"

        def call(self, x):
            return x

    RandomFlip.__module__ = "keras.src.layers"
    assert sequence(RandomFlip()).graph["operations"][-1]["op"] == "layer RandomFlip"


def test_a_layer_with_a_call_of_its_own_is_not_kerass():
    layer = flip()
    layer.call = lambda x: x
    assert sequence(layer).graph["operations"][-1]["op"] == "layer RandomFlip"
