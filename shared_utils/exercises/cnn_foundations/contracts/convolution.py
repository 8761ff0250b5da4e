"""The contracts of convolution, forward and backward. Axes are (m, n_H, n_W, n_C)."""

import numpy as np

from ...contract import Case, Exercise

zero_pad = Exercise("zero_pad", "(X, pad)", returns="X_pad")


@zero_pad.group("basic", points=1, basic=True)
def _(rng):
    yield Case(X=rng.normal(size=(2, 4, 4, 3)), pad=1)


@zero_pad.group("not_square", points=1)
def _(rng):
    yield Case(X=rng.normal(size=(2, 5, 3, 4)), pad=1)
    yield Case(X=rng.normal(size=(3, 2, 6, 2)).astype(np.float32), pad=1)


@zero_pad.group("other_pads", points=1)
def _(rng):
    yield Case(X=rng.normal(size=(2, 3, 4, 3)), pad=2)
    yield Case(X=rng.normal(size=(2, 4, 3, 3)), pad=3)


@zero_pad.group("pad_0", points=1)
def _(rng):
    yield Case(X=rng.normal(size=(2, 3, 4, 3)), pad=0)


@zero_pad.group("single", points=1)
def _(rng):
    yield Case(X=rng.normal(size=(1, 3, 5, 1)), pad=2)


@zero_pad.group("inputs_kept", points=1, checks_inputs=True)
def _(rng):
    yield Case(X=rng.normal(size=(2, 3, 4, 2)), pad=1)


conv_single_step = Exercise("conv_single_step", "(a_slice_prev, W, b)", returns="Z")


def _step(rng, f, n_C_prev, sign, dtype=np.float64):
    """A slice and a filter whose result has the given sign: it must not be left to chance who is caught."""
    shape = (f, f, n_C_prev)
    a_slice_prev, W = rng.normal(size=shape), rng.normal(size=shape)
    b = rng.uniform(1, 3, size=(1, 1, 1)) * rng.choice([-1, 1])
    if np.sign(np.sum(a_slice_prev * W) + b.item()) != sign:
        W, b = -W, -b
    return Case(a_slice_prev=a_slice_prev.astype(dtype), W=W.astype(dtype), b=b.astype(dtype))


@conv_single_step.group("basic", points=2, basic=True)
def _(rng):
    yield _step(rng, f=3, n_C_prev=3, sign=-1)


@conv_single_step.group("other_sizes", points=2)
def _(rng):
    for f, n_C_prev, sign in ((2, 4, 1), (5, 1, -1), (1, 6, 1)):
        yield _step(rng, f, n_C_prev, sign)


@conv_single_step.group("float32", points=1)
def _(rng):
    yield _step(rng, f=3, n_C_prev=2, sign=1, dtype=np.float32)


@conv_single_step.group("inputs_kept", points=1, checks_inputs=True)
def _(rng):
    yield _step(rng, f=4, n_C_prev=3, sign=-1)


conv_forward = Exercise(
    "conv_forward",
    "(A_prev, W, b, hparameters)",
    returns=("Z", "cache"),
    uses=("zero_pad", "conv_single_step"),
)


def _layer(rng, A_prev, f, n_C, stride, pad, dtype=np.float64):
    """A layer on an input of shape `A_prev` with `n_C` filters of size f."""
    return Case(
        A_prev=rng.normal(size=A_prev).astype(dtype),
        W=rng.normal(size=(f, f, A_prev[3], n_C)).astype(dtype),
        b=rng.uniform(1, 2, size=(1, 1, 1, n_C)).astype(dtype) * rng.choice([-1, 1], size=n_C).astype(dtype),
        hparameters={"pad": pad, "stride": stride},
    )


@conv_forward.group("basic", points=3, basic=True, parts=("Z",))
def _(rng):
    yield _layer(rng, (2, 5, 5, 2), f=3, n_C=4, stride=1, pad=1)


@conv_forward.group("stride", points=3, parts=("Z",))
def _(rng):
    yield _layer(rng, (2, 7, 7, 3), f=3, n_C=2, stride=2, pad=0)
    yield _layer(rng, (1, 8, 8, 2), f=2, n_C=3, stride=3, pad=0)
    yield _layer(rng, (1, 7, 3, 2), f=3, n_C=2, stride=2, pad=0)  # one step across, several down


@conv_forward.group("pad", points=2, parts=("Z",))
def _(rng):
    yield _layer(rng, (2, 4, 4, 2), f=3, n_C=3, stride=1, pad=0)
    yield _layer(rng, (2, 4, 4, 3), f=3, n_C=2, stride=1, pad=2)


@conv_forward.group("not_square", points=2, parts=("Z",))
def _(rng):
    yield _layer(rng, (2, 4, 7, 3), f=3, n_C=4, stride=1, pad=1)
    yield _layer(rng, (1, 8, 5, 2), f=2, n_C=3, stride=2, pad=1)


@conv_forward.group("leftover", points=1, parts=("Z",))
def _(rng):
    yield _layer(rng, (2, 6, 8, 2), f=3, n_C=3, stride=2, pad=0)


@conv_forward.group("single", points=1, parts=("Z",))
def _(rng):
    yield _layer(rng, (1, 5, 4, 1), f=1, n_C=1, stride=1, pad=0)
    yield _layer(rng, (1, 3, 3, 4), f=3, n_C=2, stride=1, pad=0)


@conv_forward.group("float32", points=1, parts=("Z",))
def _(rng):
    yield _layer(rng, (2, 5, 4, 2), f=2, n_C=3, stride=1, pad=1, dtype=np.float32)


@conv_forward.group("cache", points=1, parts=("cache",))
def _(rng):
    yield _layer(rng, (2, 4, 5, 3), f=3, n_C=2, stride=2, pad=1)


@conv_forward.group("inputs_kept", points=1, checks_inputs=True, parts=("Z",))
def _(rng):
    yield _layer(rng, (2, 4, 5, 3), f=2, n_C=2, stride=2, pad=1)


conv_backward = Exercise("conv_backward", "(dZ, cache)", returns=("dA_prev", "dW", "db"), uses=("zero_pad",))


def _gradient(rng, A_prev, f, n_C, stride, pad, dtype=np.float64):
    """A layer as in `_layer`, and a gradient of its output."""
    layer = _layer(rng, A_prev, f, n_C, stride, pad, dtype).arguments
    n_H, n_W = ((n - f + 2 * pad) // stride + 1 for n in A_prev[1:3])
    dZ = rng.normal(size=(A_prev[0], n_H, n_W, n_C)).astype(dtype)
    return Case(dZ=dZ, cache=(layer["A_prev"], layer["W"], layer["b"], layer["hparameters"]))


@conv_backward.group("basic", points=3, basic=True, parts=("db",))
def _(rng):
    yield _gradient(rng, (2, 4, 4, 2), f=3, n_C=4, stride=1, pad=1)


@conv_backward.group("dW", points=4, parts=("dW",))
def _(rng):
    yield _gradient(rng, (2, 4, 4, 2), f=3, n_C=4, stride=1, pad=1)
    yield _gradient(rng, (1, 3, 3, 2), f=2, n_C=3, stride=1, pad=1)


@conv_backward.group("dA_prev", points=4, parts=("dA_prev",))
def _(rng):
    yield _gradient(rng, (2, 4, 4, 2), f=3, n_C=4, stride=1, pad=1)
    yield _gradient(rng, (1, 3, 3, 2), f=2, n_C=3, stride=1, pad=2)


@conv_backward.group("stride", points=3)
def _(rng):
    yield _gradient(rng, (2, 5, 5, 2), f=3, n_C=3, stride=2, pad=1)
    yield _gradient(rng, (1, 6, 6, 3), f=2, n_C=2, stride=3, pad=2)


@conv_backward.group("not_square", points=1)
def _(rng):
    yield _gradient(rng, (2, 3, 6, 3), f=2, n_C=4, stride=1, pad=1)
    yield _gradient(rng, (1, 6, 3, 1), f=3, n_C=1, stride=2, pad=1, dtype=np.float32)


@conv_backward.group("inputs_kept", points=1, checks_inputs=True)
def _(rng):
    yield _gradient(rng, (2, 4, 5, 2), f=2, n_C=2, stride=2, pad=1)


@conv_backward.group("pad_0")
def _(rng):
    yield _gradient(rng, (2, 5, 4, 2), f=3, n_C=2, stride=1, pad=0)
