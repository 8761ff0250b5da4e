"""CNN_Foundations: right answers earn everything, every misconception is caught and named."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared_utils.exercises import load_topic
from shared_utils.graders.judge import draw_cases, judge
from shared_utils.graders.messages import verdict_text
from shared_utils.graders.probe import answer
from shared_utils.graders.visible import VisibleTests

TOPIC = load_topic("CNN_Foundations")
SECRETS = [f"secret {i}".encode() for i in range(100)]
FOLDER = Path(__file__).parents[2] / "CNN_Foundations"
ALL_MISCONCEPTIONS = [m for name in TOPIC.exercises for m in TOPIC.misconceptions(name)]
zero_pad, conv_single_step, conv_forward = map(TOPIC.reference, TOPIC.exercises)


def judge_function(function, exercise, secret=b"one", **options):
    """The verdict on a function under the hidden cases of a secret."""
    contract = TOPIC.exercise(exercise)
    namespace = function.__globals__
    cases = draw_cases(TOPIC, contract, secret)
    ask = lambda calls: [answer(c, namespace, function) for c in calls]  # noqa: E731
    return judge(TOPIC, contract, cases, ask, **options)


def ask(target, exercise):
    """What the visible test of `public_tests.py` finds."""
    seen = {}

    class Recorder(VisibleTests):
        def check(self, target, exercise, cases):
            contract = self.topic.exercise(exercise)
            drawn = [
                (contract.find_group(key), case)
                for key, group in cases.items()
                for case in (group if isinstance(group, list) else [group])
            ]
            seen["groups"] = set(cases)
            namespace = target.__globals__
            seen["verdict"] = judge(
                self.topic, contract, drawn, lambda calls: [answer(c, namespace, target) for c in calls]
            )

    scope = {}
    source = (FOLDER / "public_tests.py").read_text(encoding="utf-8")
    exec(compile(source, "public_tests.py", "exec"), scope)
    scope["tests"].__class__ = Recorder
    scope[f"{exercise}_test"](target)
    return seen


# ------------------------------------------------------------ right answers, written differently


def zero_pad_with_np_pad(X, pad):
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)), mode="constant", constant_values=(0, 0))


def zero_pad_with_loops(X, pad):
    m, n_H, n_W, n_C = X.shape
    X_pad = np.zeros((m, n_H + 2 * pad, n_W + 2 * pad, n_C))
    for i in range(m):
        for h in range(n_H):
            for w in range(n_W):
                X_pad[i, h + pad, w + pad] = X[i, h, w]
    return X_pad


def zero_pad_by_joining(X, pad):
    m, _, n_W, n_C = X.shape
    rows = np.zeros((m, pad, n_W, n_C), dtype=X.dtype)
    tall = np.concatenate([rows, X, rows], axis=1)
    columns = np.zeros((m, tall.shape[1], pad, n_C), dtype=X.dtype)
    return np.concatenate([columns, tall, columns], axis=2)


def zero_pad_in_float32(X, pad):
    return zero_pad_with_np_pad(X.astype("float32"), pad)


def conv_single_step_plain(a_slice_prev, W, b):
    s = np.multiply(a_slice_prev, W)
    Z = np.sum(s)
    Z = Z + b[0, 0, 0]
    return Z


def conv_single_step_with_loops(a_slice_prev, W, b):
    total = 0.0
    for i in range(W.shape[0]):
        for j in range(W.shape[1]):
            for k in range(W.shape[2]):
                total += a_slice_prev[i, j, k] * W[i, j, k]
    return float(total + b.item())


def conv_single_step_with_einsum(a_slice_prev, W, b):
    return np.einsum("ijk,ijk->", a_slice_prev, W) + np.squeeze(b)


def conv_single_step_in_float32(a_slice_prev, W, b):
    return np.float32(np.sum(a_slice_prev.astype("float32") * W.astype("float32")) + b.item())


def conv_single_step_sum_of_b(a_slice_prev, W, b):
    return (a_slice_prev * W).sum() + b.sum()


def conv_forward_with_loops(A_prev, W, b, hparameters):
    (m, n_H_prev, n_W_prev, _), (f, f, _, n_C) = A_prev.shape, W.shape
    stride, pad = hparameters["stride"], hparameters["pad"]
    n_H = int((n_H_prev - f + 2 * pad) / stride) + 1
    n_W = int((n_W_prev - f + 2 * pad) / stride) + 1
    Z = np.zeros([m, n_H, n_W, n_C])
    A_prev_pad = zero_pad_with_np_pad(A_prev, pad)
    for i in range(m):
        for h in range(n_H):
            for w in range(n_W):
                for c in range(n_C):
                    window = A_prev_pad[i, h * stride : h * stride + f, w * stride : w * stride + f, :]
                    Z[i, h, w, c] = conv_single_step_plain(window, W[:, :, :, c], b[:, :, :, c])
    return Z, (A_prev, W, b, hparameters)


def conv_forward_by_offsets(A_prev, W, b, hparameters):
    stride, pad, f = hparameters["stride"], hparameters["pad"], W.shape[0]
    x = zero_pad_with_np_pad(A_prev, pad)
    n_H = (x.shape[1] - f) // stride + 1
    n_W = (x.shape[2] - f) // stride + 1
    Z = np.zeros((x.shape[0], n_H, n_W, W.shape[3])) + b
    for i in range(f):
        for j in range(f):
            part = x[:, i : i + stride * n_H : stride, j : j + stride * n_W : stride][:, :n_H, :n_W]
            Z += part @ W[i, j]
    return [Z, [A_prev, W, b, hparameters]]


def conv_forward_with_matrices(A_prev, W, b, hparameters):
    stride, pad, f = hparameters["stride"], hparameters["pad"], W.shape[0]
    x = zero_pad_with_np_pad(A_prev, pad)
    n_H, n_W = [(n - f) // stride + 1 for n in x.shape[1:3]]
    rows = [
        x[:, h * stride : h * stride + f, w * stride : w * stride + f].reshape(x.shape[0], -1)
        for h in range(n_H)
        for w in range(n_W)
    ]
    Z = np.stack(rows, axis=1) @ W.reshape(-1, W.shape[3])
    return Z.reshape(x.shape[0], n_H, n_W, -1) + b, (A_prev, W, b, hparameters)


def conv_forward_in_float32(A_prev, W, b, hparameters):
    Z, cache = conv_forward_with_loops(A_prev, W, b, hparameters)
    return Z.astype(np.float32), cache


def conv_forward_of_lists(A_prev, W, b, hparameters):
    Z, cache = conv_forward_with_matrices(np.array(A_prev.tolist()), W, b, hparameters)
    return Z, (A_prev, *cache[1:])


RIGHT = {
    "zero_pad": [zero_pad_with_np_pad, zero_pad_with_loops, zero_pad_by_joining, zero_pad_in_float32],
    "conv_single_step": [
        conv_single_step_plain,
        conv_single_step_with_loops,
        conv_single_step_with_einsum,
        conv_single_step_in_float32,
        conv_single_step_sum_of_b,
    ],
    "conv_forward": [
        conv_forward_with_loops,
        conv_forward_by_offsets,
        conv_forward_with_matrices,
        conv_forward_in_float32,
        conv_forward_of_lists,
    ],
}
RIGHT_PAIRS = [(name, function) for name, functions in RIGHT.items() for function in functions]


@pytest.mark.parametrize(("exercise", "function"), RIGHT_PAIRS, ids=lambda v: getattr(v, "__name__", v))
def test_right_answers_earn_full_marks_under_a_hundred_secrets(exercise, function):
    for secret in SECRETS:
        verdict = judge_function(function, exercise, secret)
        assert verdict.points == TOPIC.exercise(exercise).points, (secret, verdict)
        assert verdict.failure is None
        assert verdict.working == ()


@pytest.mark.parametrize(("exercise", "function"), RIGHT_PAIRS, ids=lambda v: getattr(v, "__name__", v))
def test_right_answers_pass_the_visible_test(exercise, function):
    verdict = ask(function, exercise)["verdict"]
    assert verdict.right
    assert verdict.failure is None


@pytest.mark.slow
def test_answers_written_with_tensorflow_earn_full_marks():
    import tensorflow as tf

    def zero_pad_tf(X, pad):
        return tf.pad(X, [[0, 0], [pad, pad], [pad, pad], [0, 0]])

    def conv_single_step_tf(a_slice_prev, W, b):
        return tf.reduce_sum(tf.multiply(a_slice_prev, W)) + tf.squeeze(b)

    def conv_forward_tf(A_prev, W, b, hparameters):
        pad, stride = hparameters["pad"], hparameters["stride"]
        padded = tf.pad(tf.constant(A_prev), [[0, 0], [pad, pad], [pad, pad], [0, 0]])
        return tf.nn.conv2d(padded, W, stride, "VALID") + b, (A_prev, W, b, hparameters)

    for exercise, function in zip(
        TOPIC.exercises, (zero_pad_tf, conv_single_step_tf, conv_forward_tf), strict=True
    ):
        for secret in SECRETS[:20]:
            assert judge_function(function, exercise, secret).right, exercise


# ------------------------------------------------------------ misconceptions


@pytest.mark.parametrize("wrong", ALL_MISCONCEPTIONS, ids=lambda m: f"{m.exercise}-{m.name}")
def test_every_misconception_fails_and_is_named_by_the_visible_test(wrong):
    verdict = ask(wrong.function, wrong.exercise)["verdict"]
    assert not verdict.right
    assert verdict.points < verdict.max_points
    assert (verdict.misconception, verdict.exact) == (wrong.name, True)
    assert verdict.working == ()


@pytest.mark.parametrize("wrong", ALL_MISCONCEPTIONS, ids=lambda m: f"{m.exercise}-{m.name}")
def test_every_misconception_fails_and_is_named_by_hidden_cases(wrong):
    # The loops of conv_forward are slow; a hundred secrets for them run in the slow test below.
    check_under_secrets(wrong, SECRETS[:5] if wrong.exercise == "conv_forward" else SECRETS)


@pytest.mark.slow
@pytest.mark.parametrize("wrong", TOPIC.misconceptions("conv_forward"), ids=lambda m: m.name)
def test_every_misconception_of_conv_forward_is_named_under_a_hundred_secrets(wrong):
    check_under_secrets(wrong, SECRETS, suspects=())  # they use no earlier exercise by name: faster


def check_under_secrets(wrong, secrets, **options):
    points = set()
    for secret in secrets:
        verdict = judge_function(wrong.function, wrong.exercise, secret, **options)
        assert (verdict.misconception, verdict.exact) == (wrong.name, True), secret
        points.add(verdict.points)
    assert len(points) == 1, f"the score depends on the secret: {points}"
    assert points.pop() < verdict.max_points


def test_a_visible_test_covers_every_group_of_its_exercise():
    for exercise in TOPIC.exercises.values():
        assert ask(TOPIC.reference(exercise.name), exercise.name)["groups"] == {
            g.key for g in exercise.groups
        }


def test_misconceptions_are_not_named_on_right_answers_or_on_nonsense():
    verdict = judge_function(lambda X, pad: X * 7, "zero_pad")
    assert verdict.misconception == ""
    assert verdict.points == 0


# ------------------------------------------------------------ earlier exercises that are wrong


def conv_forward_of(pad_function, step_function):
    """An answer to conv_forward that uses the earlier ones by name, in a notebook where they are these."""
    namespace = {"np": np, "zero_pad": pad_function, "conv_single_step": step_function}
    source = """
def conv_forward(A_prev, W, b, hparameters):
    stride, pad, f = hparameters["stride"], hparameters["pad"], W.shape[0]
    x = zero_pad(A_prev, pad)
    n_H, n_W = (x.shape[1] - f) // stride + 1, (x.shape[2] - f) // stride + 1
    Z = np.zeros((x.shape[0], n_H, n_W, W.shape[3]))
    for i, h, w, c in np.ndindex(*Z.shape):
        window = x[i, h * stride : h * stride + f, w * stride : w * stride + f]
        Z[i, h, w, c] = conv_single_step(window, W[..., c], b[..., c])
    return Z, (A_prev, W, b, hparameters)
"""
    exec(source, namespace)
    return namespace["conv_forward"]


def stub(*arguments):
    raise NotImplementedError


def forgets_bias(a_slice_prev, W, b):
    return np.sum(a_slice_prev * W)


@pytest.mark.parametrize(
    ("pad_function", "step_function", "working"),
    [
        (stub, conv_single_step_plain, ("zero_pad",)),
        (zero_pad_with_np_pad, forgets_bias, ("conv_single_step",)),
        (lambda X, pad: X, forgets_bias, ("zero_pad", "conv_single_step")),
    ],
)
def test_a_wrong_earlier_exercise_costs_nothing_here_and_is_named(pad_function, step_function, working):
    verdict = judge_function(conv_forward_of(pad_function, step_function), "conv_forward")
    assert verdict.right
    assert verdict.points == 15
    assert verdict.working == working
    text = verdict_text(verdict, TOPIC.texts["conv_forward"])
    assert all(name in text for name in working)


def test_an_earlier_exercise_that_is_right_is_not_blamed():
    answer_ = conv_forward_of(zero_pad_with_np_pad, conv_single_step_plain)
    assert judge_function(answer_, "conv_forward").working == ()


# ------------------------------------------------------------ references against properties

sizes = st.integers(1, 6)


@settings(max_examples=60, deadline=None)
@given(m=sizes, n_H=sizes, n_W=sizes, n_C=sizes, pad=st.integers(0, 4), seed=st.integers(0, 99))
def test_zero_pad_keeps_the_sum_and_grows_by_two_pads(m, n_H, n_W, n_C, pad, seed):
    X = np.random.default_rng(seed).normal(size=(m, n_H, n_W, n_C))
    X_pad = zero_pad(X, pad)
    assert X_pad.shape == (m, n_H + 2 * pad, n_W + 2 * pad, n_C)
    assert np.isclose(X_pad.sum(), X.sum())
    assert np.count_nonzero(X_pad) == np.count_nonzero(X)
    np.testing.assert_array_equal(X_pad[:, pad : pad + n_H, pad : pad + n_W], X)


@settings(max_examples=60, deadline=None)
@given(f=sizes, n_C=sizes, scale=st.floats(-3, 3), seed=st.integers(0, 99))
def test_conv_single_step_is_linear_in_the_slice_and_shifted_by_the_bias(f, n_C, scale, seed):
    rng = np.random.default_rng(seed)
    a, other, W = rng.normal(size=(3, f, f, n_C))
    b, none = rng.normal(size=(1, 1, 1)), np.zeros((1, 1, 1))
    both = conv_single_step(a + scale * other, W, none)
    assert np.isclose(both, conv_single_step(a, W, none) + scale * conv_single_step(other, W, none))
    assert np.isclose(conv_single_step(a, W, b) - conv_single_step(a, W, none), b.item())


layers = st.fixed_dictionaries(
    {
        "m": st.integers(1, 3),
        "n_H": st.integers(3, 8),
        "n_W": st.integers(3, 8),
        "n_C_prev": st.integers(1, 3),
        "f": st.integers(1, 3),
        "n_C": st.integers(1, 3),
        "stride": st.integers(1, 3),
        "pad": st.integers(0, 2),
        "seed": st.integers(0, 99),
    }
)


def make_layer(v):
    rng = np.random.default_rng(v["seed"])
    A_prev = rng.normal(size=(v["m"], v["n_H"], v["n_W"], v["n_C_prev"]))
    W = rng.normal(size=(v["f"], v["f"], v["n_C_prev"], v["n_C"]))
    return A_prev, W, rng.normal(size=(1, 1, 1, v["n_C"])), {"stride": v["stride"], "pad": v["pad"]}


@settings(max_examples=60, deadline=None)
@given(layers)
def test_conv_forward_follows_the_shape_law_and_is_linear(v):
    A_prev, W, b, hparameters = make_layer(v)
    Z, cache = conv_forward(A_prev, W, b, hparameters)
    sides = [(n + 2 * v["pad"] - v["f"]) // v["stride"] + 1 for n in (v["n_H"], v["n_W"])]
    assert Z.shape == (v["m"], *sides, v["n_C"])
    assert all(mine is given for mine, given in zip(cache, (A_prev, W, b, hparameters), strict=True))
    doubled, _ = conv_forward(2 * A_prev, W, b, hparameters)
    np.testing.assert_allclose(doubled - b, 2 * (Z - b), atol=1e-9)


@settings(max_examples=60, deadline=None)
@given(layers)
def test_conv_forward_agrees_with_single_steps(v):
    A_prev, W, b, hparameters = make_layer(v)
    Z, _ = conv_forward(A_prev, W, b, hparameters)
    x, s, f = zero_pad(A_prev, v["pad"]), v["stride"], v["f"]
    for i, h, w, c in np.ndindex(*Z.shape):
        window = x[i, h * s : h * s + f, w * s : w * s + f]
        assert np.isclose(Z[i, h, w, c], conv_single_step(window, W[..., c], b[..., c]))


def test_conv_forward_moves_with_its_input():
    A_prev, W, b, _ = make_layer(
        {"m": 1, "n_H": 6, "n_W": 7, "n_C_prev": 2, "f": 3, "n_C": 2, "seed": 4, "stride": 1, "pad": 0}
    )
    Z, _ = conv_forward(A_prev, W, b, {"stride": 1, "pad": 0})
    moved, _ = conv_forward(np.roll(A_prev, (1, 2), axis=(1, 2)), W, b, {"stride": 1, "pad": 0})
    np.testing.assert_allclose(moved[:, 1:, 2:], Z[:, :-1, :-2])


def test_the_worked_example_of_the_lesson():
    image = np.array(
        [[3, 0, 1, 2, 7, 4], [1, 5, 8, 9, 3, 1], [2, 7, 2, 5, 1, 3],
         [0, 1, 3, 1, 7, 8], [4, 2, 1, 6, 2, 8], [2, 4, 5, 2, 3, 9]], dtype=float,
    )  # fmt: skip
    W = np.array([[1, 0, -1]] * 3, dtype=float).reshape(3, 3, 1, 1)
    Z, _ = conv_forward(image.reshape(1, 6, 6, 1), W, np.zeros((1, 1, 1, 1)), {"stride": 1, "pad": 0})
    expected = [[-5, -4, 0, 8], [-10, -2, 2, 3], [0, -2, -4, -7], [-3, -2, -3, -16]]
    np.testing.assert_array_equal(Z[0, :, :, 0], expected)


# ------------------------------------------------------------ texts and imports


def test_there_are_texts_for_everything_and_for_nothing_else():
    assert set(TOPIC.texts) == set(TOPIC.exercises)
    for name, exercise in TOPIC.exercises.items():
        texts = TOPIC.texts[name]
        assert set(texts.groups) == {group.key for group in exercise.groups}
        assert set(texts.hints) == {m.name for m in TOPIC.misconceptions(name)}
        assert texts.summary.endswith(".")
        assert texts.shapes


def test_each_exercise_has_one_basic_group_and_its_points():
    for exercise in TOPIC.exercises.values():
        assert sum(group.basic for group in exercise.groups) == 1
        assert exercise.groups[0].basic
    assert [exercise.points for exercise in TOPIC.exercises.values()][:3] == [6, 6, 15]


def test_references_stand_on_their_own():
    for name in TOPIC.exercises:
        scope = {"np": np}
        exec(TOPIC.working_source(name), scope)
        assert judge_function(scope[name], name).right


def test_contracts_references_judge_and_visible_tests_import_no_tensorflow():
    code = (
        "import sys\n"
        "from shared_utils.exercises import load_topic\n"
        "import shared_utils.graders.visible, shared_utils.graders.judge\n"
        "topic = load_topic('CNN_Foundations')\n"
        "for name in topic.exercises: topic.reference(name), topic.misconceptions(name)\n"
        "import public_tests\n"
        "public_tests.zero_pad_test(topic.reference('zero_pad'))\n"
        "assert not {'tensorflow', 'keras'} & set(sys.modules), 'TensorFlow was imported'\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=FOLDER, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_the_replaced_verdict_survives_json():
    verdict = judge_function(ALL_MISCONCEPTIONS[0].function, ALL_MISCONCEPTIONS[0].exercise)
    assert type(verdict).from_dict(verdict.to_dict()) == verdict
    assert replace(verdict, points=1) != verdict
