"""The contracts of CNN_Foundations. Axes are (m, n_H, n_W, n_C): batch, height, width, channels."""

import numpy as np

from ..contract import Case, Exercise

first_entries = Exercise("first_entries", "()", returns="entries")


@first_entries.group("basic", points=4, basic=True)
def _(rng):
    yield Case()


conv_output_size = Exercise("conv_output_size", "(n, f, pad=0, stride=1)", returns="size")


@conv_output_size.group("basic", points=1, basic=True)
def _(rng):
    n = int(rng.integers(10, 30))
    yield Case(n=n, f=3)
    yield Case(n=n, f=5)


@conv_output_size.group("pad", points=1)
def _(rng):
    n = int(rng.integers(10, 30))
    yield Case(n=n, f=3, pad=1)
    yield Case(n=n, f=7, pad=2)


@conv_output_size.group("stride", points=1)
def _(rng):
    n = int(rng.integers(5, 15))
    for stride, rest in ((2, 0), (2, 1), (3, 0), (3, 2), (4, 3)):
        yield Case(n=stride * n + rest, f=stride, pad=1, stride=stride)


@conv_output_size.group("exact_fit", points=1)
def _(rng):
    n = int(rng.integers(3, 12))
    yield Case(n=n, f=n)
    yield Case(n=n, f=n + 2, pad=1, stride=3)
    yield Case(n=1, f=1)


@conv_output_size.group("errors", points=1)
def _(rng):
    n = int(rng.integers(3, 12))
    yield Case(n=n, f=n + 1)
    yield Case(n=n, f=n + 3, pad=1, stride=2)
    yield Case(n=0, f=1, pad=2)
    yield Case(n=n, f=0)
    yield Case(n=n, f=2, stride=0)
    yield Case(n=n, f=2, stride=-1)


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
    yield _layer(rng, (2, 5, 5, 3), f=3, n_C=3, stride=1, pad=1)


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


conv_parameters = Exercise("conv_parameters", "(f, n_C_prev, n_C)", returns="parameters")


@conv_parameters.group("basic", points=1, basic=True)
def _(rng):
    f, n_C_prev, n_C = (int(n) for n in rng.permutation([3, 5, 8]))
    yield Case(f=f, n_C_prev=n_C_prev, n_C=n_C)


@conv_parameters.group("other_sizes", points=1)
def _(rng):
    yield Case(f=1, n_C_prev=int(rng.integers(20, 200)), n_C=16)
    yield Case(f=7, n_C_prev=1, n_C=int(rng.integers(20, 200)))
    yield Case(f=5, n_C_prev=int(rng.integers(20, 200)), n_C=1)


conv_multiplications = Exercise(
    "conv_multiplications", "(n_H, n_W, n_C, f, n_C_prev)", returns="multiplications"
)


@conv_multiplications.group("basic", points=1, basic=True)
def _(rng):
    n_H, n_W, n_C, f, n_C_prev = (int(n) for n in rng.permutation([4, 6, 7, 3, 11]))
    yield Case(n_H=n_H, n_W=n_W, n_C=n_C, f=f, n_C_prev=n_C_prev)


@conv_multiplications.group("other_sizes", points=1)
def _(rng):
    yield Case(n_H=28, n_W=int(rng.integers(10, 60)), n_C=32, f=5, n_C_prev=192)
    yield Case(n_H=int(rng.integers(10, 60)), n_W=14, n_C=1, f=1, n_C_prev=3)


pool_forward = Exercise("pool_forward", '(A_prev, hparameters, mode="max")', returns=("A", "cache"))


def _pooling(rng, A_prev, f, stride, mode=None, dtype=np.float64, shift=3.0):
    """A pooling layer on an input of shape `A_prev`; the mode is left to its default when None.

    The shift decides the sign of every maximum: it must not be left to chance who is caught.
    """
    arguments = {} if mode is None else {"mode": mode}
    return Case(
        A_prev=(rng.normal(size=A_prev) + shift).astype(dtype),
        hparameters={"f": f, "stride": stride},
        **arguments,
    )


@pool_forward.group("basic", points=3, basic=True, parts=("A",))
def _(rng):
    yield _pooling(rng, (2, 4, 4, 3), f=2, stride=2)


@pool_forward.group("average", points=2, parts=("A",))
def _(rng):
    yield _pooling(rng, (2, 6, 6, 3), f=3, stride=3, mode="average")


@pool_forward.group("stride", points=2, parts=("A",))
def _(rng):
    yield _pooling(rng, (2, 5, 5, 2), f=3, stride=1, mode="max")
    yield _pooling(rng, (1, 7, 7, 3), f=3, stride=2, mode="average")


@pool_forward.group("not_square", points=1, parts=("A",))
def _(rng):
    yield _pooling(rng, (2, 4, 8, 3), f=2, stride=2, mode="max")
    yield _pooling(rng, (2, 7, 4, 2), f=2, stride=1, mode="average")


@pool_forward.group("leftover", points=1, parts=("A",))
def _(rng):
    yield _pooling(rng, (2, 5, 8, 2), f=2, stride=3, mode="max")
    yield _pooling(rng, (1, 5, 3, 1), f=2, stride=2, mode="average", dtype=np.float32, shift=-9)
    yield _pooling(rng, (1, 3, 5, 1), f=2, stride=2, mode="max", shift=-9)


@pool_forward.group("cache", points=1, parts=("cache",), checks_inputs=True)
def _(rng):
    yield _pooling(rng, (2, 4, 6, 3), f=2, stride=2)


conv_backward = Exercise("conv_backward", "(dZ, cache)", returns=("dA_prev", "dW", "db"), uses=("zero_pad",))


def _gradient(rng, A_prev, f, n_C, stride, pad, dtype=np.float64):
    """A layer as in `_layer`, and a gradient of its output."""
    layer = _layer(rng, A_prev, f, n_C, stride, pad, dtype).arguments
    n_H, n_W = ((n - f + 2 * pad) // stride + 1 for n in A_prev[1:3])
    dZ = rng.normal(size=(A_prev[0], n_H, n_W, n_C)).astype(dtype)
    return Case(dZ=dZ, cache=(layer["A_prev"], layer["W"], layer["b"], layer["hparameters"]))


@conv_backward.group("basic", points=3, basic=True, parts=("db",))
def _(rng):
    yield _gradient(rng, (2, 4, 4, 3), f=3, n_C=2, stride=1, pad=1)


@conv_backward.group("dW", points=4, parts=("dW",))
def _(rng):
    yield _gradient(rng, (2, 4, 4, 3), f=3, n_C=2, stride=1, pad=1)
    yield _gradient(rng, (1, 3, 3, 2), f=2, n_C=3, stride=1, pad=1)


@conv_backward.group("dA_prev", points=4, parts=("dA_prev",))
def _(rng):
    yield _gradient(rng, (2, 4, 4, 3), f=3, n_C=2, stride=1, pad=1)
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


create_mask_from_window = Exercise("create_mask_from_window", "(x)", returns="mask")


def _window(rng, shape):
    """A window whose maximum is its largest absolute value too: signs have a group of their own."""
    x = rng.normal(size=shape)
    x.flat[rng.integers(x.size)] = np.abs(x).max() + 1
    return x


@create_mask_from_window.group("basic", points=1, basic=True)
def _(rng):
    yield Case(x=_window(rng, (2, 2)))
    yield Case(x=rng.permutation(9.0 * np.arange(9)).reshape(3, 3))


@create_mask_from_window.group("not_square", points=1)
def _(rng):
    yield Case(x=_window(rng, (2, 5)))
    yield Case(x=_window(rng, (4, 1)).astype(np.float32))


@create_mask_from_window.group("negative", points=1)
def _(rng):
    yield Case(x=-1 - rng.random(size=(3, 4)))


@create_mask_from_window.group("ties", points=1)
def _(rng):
    yield Case(x=rng.permutation([1.0, 7.0, 7.0, 2.0, 3.0, 7.0]).reshape(2, 3))


distribute_value = Exercise("distribute_value", "(dz, shape)", returns="a")


@distribute_value.group("basic", points=2, basic=True)
def _(rng):
    yield Case(dz=float(rng.uniform(2, 9)), shape=(2, 2))


@distribute_value.group("not_square", points=1)
def _(rng):
    yield Case(dz=float(rng.uniform(2, 9)), shape=(2, 3))
    yield Case(dz=float(rng.uniform(2, 9)), shape=(4, 1))


@distribute_value.group("other_values", points=1)
def _(rng):
    yield Case(dz=float(rng.uniform(-9, -2)), shape=(3, 3))
    yield Case(dz=2, shape=(1, 4))


pool_backward = Exercise(
    "pool_backward",
    '(dA, cache, mode="max")',
    returns="dA_prev",
    uses=("create_mask_from_window", "distribute_value"),
)


def _pooling_gradient(rng, A_prev, f, stride, mode=None, dtype=np.float64):
    """A pooling layer as in `_pooling`, and a gradient of its output. No window has a tie."""
    n_H, n_W = ((n - f) // stride + 1 for n in A_prev[1:3])
    layer = _pooling(rng, A_prev, f, stride, mode, dtype, shift=0.0).arguments
    dA = rng.normal(size=(A_prev[0], n_H, n_W, A_prev[3])).astype(dtype)
    arguments = {} if mode is None else {"mode": mode}
    return Case(dA=dA, cache=(layer["A_prev"], layer["hparameters"]), **arguments)


@pool_backward.group("basic", points=3, basic=True)
def _(rng):
    yield _pooling_gradient(rng, (2, 4, 4, 3), f=2, stride=2)


@pool_backward.group("average", points=3)
def _(rng):
    yield _pooling_gradient(rng, (2, 6, 6, 3), f=3, stride=3, mode="average")


@pool_backward.group("stride", points=2)
def _(rng):
    yield _pooling_gradient(rng, (2, 5, 5, 2), f=3, stride=1, mode="max")
    yield _pooling_gradient(rng, (1, 7, 7, 2), f=3, stride=2, mode="average")


@pool_backward.group("not_square", points=1)
def _(rng):
    yield _pooling_gradient(rng, (2, 4, 7, 2), f=2, stride=2, mode="max")
    yield _pooling_gradient(rng, (1, 6, 3, 1), f=2, stride=1, mode="average", dtype=np.float32)


@pool_backward.group("inputs_kept", points=1, checks_inputs=True)
def _(rng):
    yield _pooling_gradient(rng, (2, 4, 4, 2), f=2, stride=2, mode="max")
    yield _pooling_gradient(rng, (2, 4, 4, 2), f=2, stride=2, mode="average")


EXERCISES = {
    exercise.name: exercise
    for exercise in (
        first_entries,
        conv_output_size,
        zero_pad,
        conv_single_step,
        conv_forward,
        conv_parameters,
        conv_multiplications,
        pool_forward,
        conv_backward,
        create_mask_from_window,
        distribute_value,
        pool_backward,
    )
}
