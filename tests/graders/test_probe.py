"""The probe: any answer and any accident becomes a reply, and the learner's names stay as they were."""

from pathlib import Path

import numpy as np
import pytest

from shared_utils.graders import wire
from shared_utils.graders.probe import answer, install_line_cache, to_plain
from shared_utils.graders.values import Call, Opaque, Picture, Rows


def learner(source, name="<learner cell 3>"):
    """The namespace of a learner whose one cell has this source."""
    install_line_cache(name, source)
    namespace = {"np": np}
    exec(compile(source, name, "exec"), namespace)
    return namespace


def ask(source, *positional, call="f", **keyword):
    return answer(Call(call, positional, keyword), learner(source))


# ------------------------------------------------------------ results


def test_a_plain_answer():
    reply = ask("def f(x, pad=1): return x + pad", np.zeros(2), pad=3)
    assert reply.status == "returned"
    np.testing.assert_array_equal(reply.result, [3, 3])


def test_inputs_are_copies_and_their_change_is_seen():
    X, parameters = np.zeros(2), {"pad": 1, "list": [1]}
    reply = ask("def f(x, h):\n  x += 1\n  h['pad'] = 7\n  h['list'].append(2)", X, parameters)
    assert reply.result is None
    assert parameters == {"pad": 1, "list": [1]}
    np.testing.assert_array_equal(X, [0, 0])
    np.testing.assert_array_equal(reply.arguments_after[0], [1, 1])
    assert reply.arguments_after[1] == {"pad": 7, "list": [1, 2]}


@pytest.mark.parametrize(
    ("source", "type_name"),
    [
        ("def f(): return (i for i in range(3))", "generator"),
        ("def f(): return f", "function"),
        ("def f(): return {1, 2}", "set"),
        ("def f(): return object()", "object"),
        ("def f(): return range(10**12)", "range"),
        ("def f(): return np", "module"),
        ("def f(): return type('Odd', (), {'__class__': 5})()", "Odd"),
        ("def f(): return np.array([object()])", "ndarray"),
        ("def f(): return np.array(['a'])", "ndarray"),
        ("def f(): return 10**400", "int"),
    ],
)
def test_odd_objects_are_only_called_by_their_names(source, type_name):
    reply = ask(source)
    assert reply.status == "returned"
    assert isinstance(reply.result, Opaque)
    assert reply.result.type_name == type_name
    wire.encode(reply)


@pytest.mark.parametrize(
    "source",
    [
        "class L(list):\n  def __iter__(self): raise ValueError('no')\ndef f(): return L([1])",
        "class L(list):\n  def __iter__(self): raise SystemExit\ndef f(): return L([1])",
        "class D(dict):\n  def items(self): raise MemoryError\ndef f(): return D(a=1)",
        "class S(str):\n  def __str__(self): return 5\ndef f(): return S('a')",
    ],
)
def test_objects_that_raise_when_they_are_read_are_refused(source):
    reply = ask(source)
    assert reply.status == "refused"
    assert reply.message.startswith("the answer could not be read")


def test_a_list_that_contains_itself_ends():
    reply = ask("def f():\n  x = []\n  x.append(x)\n  return x")
    assert reply.status == "returned"
    wire.encode(reply)


def test_a_bush_of_lists_ends():
    reply = ask("def f():\n  x = [1]\n  for _ in range(60): x = [x] * 50\n  return x")
    assert reply.status in ("returned", "refused")


def test_subclasses_come_as_plain_kinds():
    reply = ask(
        "from collections import namedtuple, OrderedDict\n"
        "def f(): return namedtuple('P', 'a b')(1, OrderedDict(k=np.float32(2))), np.matrix([[1.0]])"
    )
    pair, matrix = reply.result
    assert type(pair) is tuple
    assert type(pair[1]) is dict
    assert type(matrix) is np.ndarray
    assert pair[1]["k"].dtype == np.float32
    wire.encode(reply)


def test_long_doubles_become_doubles():
    assert ask("def f(): return np.zeros(2, np.longdouble)").result.dtype == np.float64


def test_keys_that_are_not_text_become_text():
    assert to_plain({1: 2, (3, 4): 5}) == {"1": 2, "(3, 4)": 5}


def test_long_text_is_cut():
    assert len(ask("def f(): return 'x' * 10**6").result) <= 2000
    reply = ask("def f(): raise ValueError('x' * 10**6)")
    assert len(reply.message) <= 2000


def test_huge_results_cross_or_are_refused_by_the_wire_only():
    reply = ask("def f(): return np.zeros((10**4, 10**4), np.int8)")
    assert reply.result.shape == (10**4, 10**4)
    with pytest.raises(wire.WireError, match="MB of arrays"):
        wire.encode(reply)


# ------------------------------------------------------------ names


def test_missing_names_and_things_that_are_not_functions():
    assert ask("g = 1").status == "no such name"
    reply = ask("f = 3")
    assert (reply.status, reply.message) == ("not a function", "int")


@pytest.mark.parametrize("body", ["return target", "raise ValueError", "raise SystemExit", "return 1 / 0"])
def test_names_are_bound_for_the_call_only(body):
    namespace = learner(f"target = 'mine'\ndef f():\n  global seen\n  seen = (target, extra)\n  {body}")
    before = dict(namespace)
    call = Call("f", state={"target": np.ones(2), "extra": 5}, working={"helper": "def helper(): return 1"})
    answer(call, namespace)
    np.testing.assert_array_equal(namespace.pop("seen")[0], [1, 1])
    assert namespace == before


@pytest.mark.parametrize(
    ("before", "after"),
    [("", 2), ("sqrt = 'lost'", 2), ("sqrt = lambda x: 'my own'", "my own"), ("from math import sqrt", 2)],
)
def test_a_function_that_the_lesson_provides_is_bound_where_the_learner_has_none(before, after):
    namespace = learner(f"{before}\ndef f(): return sqrt(4)")
    kept = dict(namespace)
    assert answer(Call("f", names={"sqrt": "numpy:sqrt"}), namespace).result == after
    assert namespace == kept


def test_a_default_of_the_name_of_a_piece_of_state_is_that_state():
    namespace = learner(
        """
LAYERS, factor = [1], 2
def cost(a, LAYERS=LAYERS, *, factor=factor, other=5):
    "What it says."
    return a, LAYERS, factor, other
def f(a):
    return cost(a), cost(a, [9])
cost.mark = 7
"""
    )
    before = dict(namespace)
    defaults = namespace["cost"].__defaults__, dict(namespace["cost"].__kwdefaults__)
    reply = answer(Call("f", (0,), state={"LAYERS": [3], "factor": 4}), namespace)
    assert reply.result == ((0, [3], 4, 5), (0, [9], 4, 5))
    reply = answer(Call("cost", (0,), state={"LAYERS": [3]}), namespace, namespace["cost"])
    assert reply.result == (0, [3], 2, 5)
    assert namespace == before
    assert (namespace["cost"].__defaults__, namespace["cost"].__kwdefaults__) == defaults


def test_the_defaults_of_a_working_version_are_the_state_too():
    namespace = learner("def f(): return cost()")
    working = {"cost": "def cost(LAYERS=()): return LAYERS"}
    assert answer(Call("f", state={"LAYERS": [3]}, working=working), namespace).result == [3]


def twice(function, number):
    """Makes the calls of the test below."""
    return [function(number), function(number=number + 1)]


def test_a_call_goes_through_another_function():
    through = f"{__name__}:twice"
    namespace = learner("def f(number): return 2 * number")
    assert answer(Call("f", (4,), through=through), namespace).result == [8, 10]
    raising = learner("def f(number):\n  return 1 // 0")
    reply = answer(Call("f", (4,), through=through), raising)
    assert (reply.status, reply.error_type) == ("raised", "ZeroDivisionError")
    stub = learner("def f(number):\n  raise NotImplementedError")
    assert answer(Call("f", (4,), through=through), stub).status == "not implemented"
    reply = answer(Call("f", (4,), through="no_such_package:f"), namespace)
    assert (reply.status, reply.message[:24]) == ("refused", "the inputs could not be ")


def test_names_are_back_after_an_interrupt():
    namespace = learner("target = 'mine'\ndef f(): raise KeyboardInterrupt")
    with pytest.raises(KeyboardInterrupt):
        answer(Call("f", state={"target": 1}), namespace)
    assert namespace["target"] == "mine"


def test_a_name_that_the_function_deletes_is_put_back():
    namespace = learner("target = 'mine'\ndef f():\n  global target\n  del target")
    assert answer(Call("f", state={"target": 1, "more": 2}), namespace).status == "returned"
    assert namespace["target"] == "mine"
    assert "more" not in namespace


def test_a_working_version_stands_in_for_the_call():
    namespace = learner("def helper(): return 'broken'\ndef f(): return helper()")
    source = "def helper():\n    return float(np.sum([1, 2]))"
    assert answer(Call("f", working={"helper": source}), namespace).result == 3.0
    assert answer(Call("f"), namespace).result == "broken"


def test_a_working_version_sees_nothing_of_the_learners():
    namespace = learner("secret = 1\ndef f(): return helper()")
    reply = answer(Call("f", working={"helper": "def helper(): return secret"}), namespace)
    assert (reply.status, reply.error_type) == ("raised", "NameError")


def test_an_own_alias_and_helpers_are_found():
    assert (
        ask(
            "import numpy as numbers\nhelper = lambda x: numbers.sum(x)\ndef f(x): return helper(x)",
            np.ones(3),
        ).result
        == 3
    )


# ------------------------------------------------------------ accidents

RAISES = """
def helper(x):
    return np.zeros((2, 3)) @ x

def f(x):
    y = helper(x)
    return y
"""


def test_frames_are_the_learners_own_only():
    reply = ask(RAISES, np.zeros((2, 3)))
    assert (reply.status, reply.error_type) == ("raised", "ValueError")
    assert [(f.function, f.line, f.source) for f in reply.frames] == [
        ("f", 6, "y = helper(x)"),
        ("helper", 3, "return np.zeros((2, 3)) @ x"),
    ]


def test_frames_inside_libraries_are_left_out():
    reply = ask("def f(x):\n    return np.pad(x, 'three')", np.zeros(3))
    assert [f.function for f in reply.frames] == ["f"]


IN_A_GRAPH = """
import tensorflow as tf

def helper(x):
    return tf.reshape(x, (3, 5))

def g(x):
    y = 2 * x
    return helper(y)

f = tf.function(g{})

@tf.function
def outer(x):
    return f(x)
"""


@pytest.mark.slow
@pytest.mark.parametrize("options", ["", ", autograph=False"])
@pytest.mark.parametrize("call", ["f", "outer"])
def test_an_exception_in_a_tf_function_says_what_it_says_elsewhere(options, call):
    """Autograph runs a copy of the code and puts lines of its own before the words."""
    reply = ask(IN_A_GRAPH.format(options), np.zeros(2, np.float32), call=call)
    assert (reply.status, reply.error_type) == ("raised", "ValueError")
    assert reply.message.startswith("Cannot reshape a tensor with 2 elements to shape [3,5] (15 elements)")
    shown = [(f.function, f.line, f.source) for f in reply.frames]
    assert shown[-2:] == [("g", 9, "return helper(y)"), ("helper", 5, "return tf.reshape(x, (3, 5))")]
    assert len(set(shown)) == len(shown) == 2 + (call == "outer")


def test_words_that_look_like_those_of_autograph_are_kept():
    for text in ("in user code: mine", "in user code:", "in user code:\n\n  File"):
        assert ask(f"def f(): raise ValueError({text!r})").status == "raised"


@pytest.mark.slow
def test_a_working_version_in_a_tf_function_is_read_by_autograph(capfd):
    """Its source is there; without it TensorFlow warns the learner of it."""
    source = "def helper(x):\n    return tf.square(x)\n"
    namespace = learner("import tensorflow as tf\n@tf.function\ndef f(x): return helper(x)\n")
    reply = answer(Call("f", (np.float32(3),), working={"helper": source}), namespace)
    assert (reply.status, float(reply.result.array)) == ("returned", 9)
    assert "AutoGraph" not in capfd.readouterr().err


@pytest.mark.slow
def test_what_was_asked_often_gives_no_warning_of_traces_when_the_learner_calls_it(monkeypatch):
    from tensorflow.python.platform import tf_logging

    warnings = []
    monkeypatch.setattr(tf_logging, "warning", lambda *said, **options: warnings.append(said))
    namespace = learner("import tensorflow as tf\n@tf.function\ndef f(x): return 2 * x\n")
    for size in range(1, 10):
        assert answer(Call("f", (np.zeros(size, np.float32),)), namespace).status == "returned"
    namespace["f"](np.zeros(3, np.float32))
    assert warnings == []


def test_endless_recursion_is_short():
    reply = ask("def f(x):\n    return f(x)", 1)
    assert reply.error_type == "RecursionError"
    assert len(reply.frames) <= 4


@pytest.mark.parametrize(
    "raising",
    ["raise NotImplementedError", "raise NotImplementedError()", "raise NotImplementedError('your code')"],
)
def test_the_stub_says_that_it_is_not_implemented(raising):
    assert ask(f"def f(): {raising}").status == "not implemented"


def test_a_stub_that_another_function_calls_is_an_error_of_the_other():
    reply = ask("def helper(): raise NotImplementedError\ndef f(): return helper()")
    assert (reply.status, reply.error_type) == ("raised", "NotImplementedError")
    assert [f.function for f in reply.frames] == ["f", "helper"]


@pytest.mark.parametrize(
    ("raising", "error_type"),
    [
        ("raise SystemExit(3)", "SystemExit"),
        ("exit()", "NameError"),
        ("import sys; sys.exit()", "SystemExit"),
        ("raise GeneratorExit", "GeneratorExit"),
        ("raise type('Own', (BaseException,), {})('x')", "Own"),
        ("raise MemoryError", "MemoryError"),
        ("raise StopIteration", "StopIteration"),
        ("assert False, 'mine'", "AssertionError"),
    ],
)
def test_every_exception_is_a_reply(raising, error_type):
    namespace = learner(
        f"__builtins__ = {{k: v for k, v in __builtins__.items() if k != 'exit'}}\ndef f(): {raising}"
    )
    reply = answer(Call("f"), namespace)
    assert (reply.status, reply.error_type) == ("raised", error_type)


@pytest.mark.parametrize("base", ["Exception", "NotImplementedError", "ValueError"])
@pytest.mark.parametrize("text", ["raise ValueError", "raise SystemExit", "return 5"])
def test_exceptions_that_cannot_be_printed(base, text):
    reply = ask(f"class E({base}):\n  def __str__(self): {text}\ndef g(): raise E\ndef f(): g()")
    assert (reply.status, reply.error_type, reply.message) == ("raised", "E", "")


def test_wrong_signatures_are_errors_of_the_call():
    reply = ask("def f(x): return x", 1, 2)
    assert (reply.status, reply.error_type) == ("raised", "TypeError")


@pytest.mark.parametrize(
    ("returned", "rows"),
    [
        ("{(2, 0, 1), (0, 1, 2)}", [(0, 1, 2), (2, 0, 1)]),
        ("{(np.int64(3), np.int32(1))}", [(3, 1)]),
        ("frozenset({(1,), (0,)})", [(0,), (1,)]),
        ("set()", np.zeros((0, 0))),
    ],
)
def test_a_set_of_tuples_of_whole_numbers_is_rows(returned, rows):
    result = ask(f"def f(): return {returned}").result
    assert isinstance(result, Rows)
    np.testing.assert_array_equal(result.array, rows)


@pytest.mark.parametrize(
    "returned", ["{1, 2}", "{(1, 2), (3,)}", "{(0.5, 1)}", "{('a', 1)}", "{((1,), 2)}", "{()}"]
)
def test_other_sets_stay_behind(returned):
    assert ask(f"def f(): return {returned}").result == Opaque("set")


# ------------------------------------------------------------ inputs


def test_a_picture_is_written_before_the_call(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    pixels = np.arange(48, dtype=np.uint8).reshape(4, 4, 3)
    source = "from PIL import Image\ndef f(path): return np.array(Image.open(path))"
    reply = ask(source, Picture("images/camera.png", pixels))
    np.testing.assert_array_equal(reply.result, pixels)
    assert reply.arguments_after == ("images/camera.png",)


def test_a_picture_is_gone_after_the_call_and_the_folder_is_as_before(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for source in ("def f(path): return path", "def f(path): raise ValueError"):
        ask(source, Picture("images/camera.png", np.zeros((2, 2), np.uint8)))
        assert Path.cwd() == tmp_path
        assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("path", ["../outside.png", "/tmp/outside.png", "a/../../b.png"])
def test_a_picture_stays_in_the_folder(path, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    reply = ask("def f(path): return path", Picture(path, np.zeros((2, 2), np.uint8)))
    assert reply.status == "refused"
    assert "leaves the folder" in reply.message


def test_chance_is_the_same_in_every_call_and_the_notebooks_is_left_alone():
    source = "import random\ndef f(): return random.random(), np.random.rand()"
    np.random.seed(5)  # noqa: NPY002
    expected = np.random.RandomState(5).rand(2)
    namespace = learner(source)
    first = answer(Call("f"), namespace)
    second = answer(Call("f"), namespace)
    assert first.result == second.result
    assert [np.random.rand(), np.random.rand()] == list(expected)  # noqa: NPY002
