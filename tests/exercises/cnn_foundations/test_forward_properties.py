"""Properties of the references that go forward."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .judging import TOPIC
from .layers import convolutions, make_convolution, make_pooling, modes, poolings

conv_output_size = TOPIC.reference("conv_output_size")
zero_pad = TOPIC.reference("zero_pad")
conv_single_step = TOPIC.reference("conv_single_step")
conv_forward = TOPIC.reference("conv_forward")
conv_parameters = TOPIC.reference("conv_parameters")
conv_multiplications = TOPIC.reference("conv_multiplications")
pool_forward = TOPIC.reference("pool_forward")
sizes = st.integers(1, 6)
checked = settings(max_examples=60, deadline=None)


@checked
@given(n=st.integers(1, 40), f=st.integers(1, 9), pad=st.integers(0, 4), stride=st.integers(1, 5))
def test_conv_output_size_counts_the_windows_that_fit(n, f, pad, stride):
    if f > n + 2 * pad:
        with pytest.raises(ValueError):
            conv_output_size(n, f, pad, stride)
        return
    size = conv_output_size(n, f, pad, stride)
    last = (size - 1) * stride + f
    assert last <= n + 2 * pad < last + stride


@checked
@given(m=sizes, n_H=sizes, n_W=sizes, n_C=sizes, pad=st.integers(0, 4), seed=st.integers(0, 99))
def test_zero_pad_keeps_the_sum_and_grows_by_two_pads(m, n_H, n_W, n_C, pad, seed):
    X = np.random.default_rng(seed).normal(size=(m, n_H, n_W, n_C))
    X_pad = zero_pad(X, pad)
    assert X_pad.shape == (m, n_H + 2 * pad, n_W + 2 * pad, n_C)
    assert np.isclose(X_pad.sum(), X.sum())
    assert np.count_nonzero(X_pad) == np.count_nonzero(X)
    np.testing.assert_array_equal(X_pad[:, pad : pad + n_H, pad : pad + n_W], X)


@checked
@given(f=sizes, n_C=sizes, scale=st.floats(-3, 3), seed=st.integers(0, 99))
def test_conv_single_step_is_linear_in_the_slice_and_shifted_by_the_bias(f, n_C, scale, seed):
    rng = np.random.default_rng(seed)
    a, other, W = rng.normal(size=(3, f, f, n_C))
    b, none = rng.normal(size=(1, 1, 1)), np.zeros((1, 1, 1))
    both = conv_single_step(a + scale * other, W, none)
    assert np.isclose(both, conv_single_step(a, W, none) + scale * conv_single_step(other, W, none))
    assert np.isclose(conv_single_step(a, W, b) - conv_single_step(a, W, none), b.item())


@checked
@given(convolutions)
def test_conv_forward_follows_the_shape_law_and_is_linear(v):
    A_prev, W, b, hparameters = make_convolution(v)
    Z, cache = conv_forward(A_prev, W, b, hparameters)
    sides = [conv_output_size(n, v["f"], v["pad"], v["stride"]) for n in (v["n_H"], v["n_W"])]
    assert Z.shape == (v["m"], *sides, v["n_C"])
    assert all(mine is given for mine, given in zip(cache, (A_prev, W, b, hparameters), strict=True))
    doubled, _ = conv_forward(2 * A_prev, W, b, hparameters)
    np.testing.assert_allclose(doubled - b, 2 * (Z - b), atol=1e-9)


@checked
@given(convolutions)
def test_conv_forward_agrees_with_single_steps(v):
    A_prev, W, b, hparameters = make_convolution(v)
    Z, _ = conv_forward(A_prev, W, b, hparameters)
    x, s, f = zero_pad(A_prev, v["pad"]), v["stride"], v["f"]
    for i, h, w, c in np.ndindex(*Z.shape):
        window = x[i, h * s : h * s + f, w * s : w * s + f]
        assert np.isclose(Z[i, h, w, c], conv_single_step(window, W[..., c], b[..., c]))


def test_conv_forward_moves_with_its_input():
    A_prev, W, b, _ = make_convolution(
        {"m": 1, "n_H": 6, "n_W": 7, "n_C_prev": 2, "f": 3, "n_C": 2, "seed": 4, "stride": 1, "pad": 0}
    )
    Z, _ = conv_forward(A_prev, W, b, {"stride": 1, "pad": 0})
    moved, _ = conv_forward(np.roll(A_prev, (1, 2), axis=(1, 2)), W, b, {"stride": 1, "pad": 0})
    np.testing.assert_allclose(moved[:, 1:, 2:], Z[:, :-1, :-2])


@checked
@given(convolutions)
def test_the_counts_are_those_of_conv_forward(v):
    A_prev, W, b, hparameters = make_convolution(v)
    Z, _ = conv_forward(A_prev, W, b, hparameters)
    assert conv_parameters(v["f"], v["n_C_prev"], v["n_C"]) == W.size + b.size
    count = conv_multiplications(*Z.shape[1:], v["f"], v["n_C_prev"])
    assert count == Z[0].size * W[..., 0].size


@checked
@given(poolings, modes)
def test_pool_forward_follows_the_shape_law_and_pools_each_window(v, mode):
    A_prev, hparameters = make_pooling(v)
    A, cache = pool_forward(A_prev, hparameters, mode)
    sides = [conv_output_size(n, v["f"], stride=v["stride"]) for n in (v["n_H"], v["n_W"])]
    assert A.shape == (v["m"], *sides, v["n_C"])
    assert cache[0] is A_prev
    assert cache[1] is hparameters
    s, f = v["stride"], v["f"]
    for i, h, w, c in np.ndindex(*A.shape):
        window = A_prev[i, h * s : h * s + f, w * s : w * s + f, c]
        assert np.isclose(A[i, h, w, c], max(window.flat) if mode == "max" else sum(window.flat) / f**2)


@checked
@given(poolings)
def test_the_largest_is_at_least_the_average(v):
    A_prev, hparameters = make_pooling(v)
    largest, average = (pool_forward(A_prev, hparameters, mode)[0] for mode in ("max", "average"))
    assert np.all(largest >= average - 1e-12)
    assert np.isin(largest, A_prev).all()


@checked
@given(poolings, modes, st.floats(0.1, 5), st.floats(-5, 5))
def test_pooling_follows_a_change_of_brightness_and_contrast(v, mode, scale, shift):
    A_prev, hparameters = make_pooling(v)
    A, _ = pool_forward(A_prev, hparameters, mode)
    changed, _ = pool_forward(scale * A_prev + shift, hparameters, mode)
    np.testing.assert_allclose(changed, scale * A + shift, atol=1e-9)
