"""Properties of the references that go backward: above all, they agree with numerical gradients."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from .judging import TOPIC
from .layers import convolutions, make_convolution, make_pooling, modes, poolings

conv_forward = TOPIC.reference("conv_forward")
conv_backward = TOPIC.reference("conv_backward")
pool_forward = TOPIC.reference("pool_forward")
pool_backward = TOPIC.reference("pool_backward")
create_mask_from_window = TOPIC.reference("create_mask_from_window")
distribute_value = TOPIC.reference("distribute_value")
checked = settings(max_examples=60, deadline=None)
windows = st.tuples(st.integers(1, 5), st.integers(1, 5))


def numerical_gradient(cost, x, step=1e-3):
    """Central differences of a number by each entry of x. Exact up to rounding where cost is linear."""
    gradient = np.zeros_like(x)
    for at in np.ndindex(x.shape):
        kept = x[at]
        x[at] = kept + step
        above = cost()
        x[at] = kept - step
        below = cost()
        x[at] = kept
        gradient[at] = (above - below) / (2 * step)
    return gradient


@settings(max_examples=25, deadline=None)
@given(convolutions)
def test_conv_backward_agrees_with_numerical_gradients(v):
    A_prev, W, b, hparameters = make_convolution({**v, "m": min(v["m"], 2)})
    Z, cache = conv_forward(A_prev, W, b, hparameters)
    dZ = np.random.default_rng(v["seed"]).normal(size=Z.shape)

    def cost():
        return np.sum(conv_forward(A_prev, W, b, hparameters)[0] * dZ)

    for gradient, x in zip(conv_backward(dZ, cache), (A_prev, W, b), strict=True):
        assert gradient.shape == x.shape
        np.testing.assert_allclose(gradient, numerical_gradient(cost, x), atol=1e-7)


@settings(max_examples=25, deadline=None)
@given(poolings, modes)
def test_pool_backward_agrees_with_numerical_gradients(v, mode):
    A_prev, hparameters = make_pooling({**v, "m": min(v["m"], 2)})
    A, cache = pool_forward(A_prev, hparameters, mode)
    dA = np.random.default_rng(v["seed"]).normal(size=A.shape)

    def cost():
        return np.sum(pool_forward(A_prev, hparameters, mode)[0] * dA)

    # No two values are within the step of each other, so no maximum moves.
    expected = numerical_gradient(cost, A_prev)
    np.testing.assert_allclose(pool_backward(dA, cache, mode), expected, atol=1e-7)


@checked
@given(convolutions)
def test_conv_backward_is_linear_and_each_part_has_its_own_inputs(v):
    A_prev, W, b, hparameters = make_convolution(v)
    Z, cache = conv_forward(A_prev, W, b, hparameters)
    dZ = np.random.default_rng(v["seed"]).normal(size=Z.shape)
    dA_prev, dW, db = conv_backward(dZ, cache)
    np.testing.assert_allclose(db[0, 0, 0], [dZ[..., c].sum() for c in range(v["n_C"])])
    for part, tripled in zip((dA_prev, dW, db), conv_backward(3 * dZ, cache), strict=True):
        np.testing.assert_allclose(tripled, 3 * part, atol=1e-9)
    other = conv_backward(dZ, (A_prev + 1, W, b - 2, hparameters))
    np.testing.assert_array_equal(other[0], dA_prev)
    np.testing.assert_array_equal(other[2], db)
    np.testing.assert_array_equal(conv_backward(dZ, (A_prev, W * 2, b, hparameters))[1], dW)


@checked
@given(poolings, modes)
def test_pool_backward_keeps_the_sum_of_the_gradient(v, mode):
    A_prev, hparameters = make_pooling(v)
    A, cache = pool_forward(A_prev, hparameters, mode)
    dA = np.random.default_rng(v["seed"]).normal(size=A.shape)
    dA_prev = pool_backward(dA, cache, mode)
    assert dA_prev.shape == A_prev.shape
    np.testing.assert_allclose(dA_prev.sum(axis=(1, 2)), dA.sum(axis=(1, 2)), atol=1e-9)


@checked
@given(poolings)
def test_max_pooling_sends_each_gradient_to_one_place(v):
    A_prev, hparameters = make_pooling(v)
    A, cache = pool_forward(A_prev, hparameters)
    ones = pool_backward(np.ones_like(A), cache)
    np.testing.assert_array_equal(ones, np.round(ones))
    assert np.isin(A_prev[ones > 0], A).all()
    assert not np.isin(A_prev[ones == 0], A).any()


@checked
@given(arrays(np.float64, windows, elements=st.integers(-3, 3).map(float)))
def test_a_mask_marks_every_maximum_and_nothing_else(x):
    mask = create_mask_from_window(x)
    assert mask.dtype == bool
    assert mask.shape == x.shape
    assert mask.sum() == list(x.flat).count(max(x.flat)) >= 1
    assert np.all(x[mask] == x.max())
    np.testing.assert_array_equal(create_mask_from_window(x - 10), mask)


@checked
@given(st.floats(-100, 100), windows)
def test_distributed_values_are_equal_and_add_up(dz, shape):
    a = distribute_value(dz, shape)
    assert a.shape == shape
    assert np.isclose(a.sum(), dz)
    assert np.all(a == a.flat[0])
