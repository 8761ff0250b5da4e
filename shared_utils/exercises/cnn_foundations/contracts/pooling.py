"""The contracts of pooling, forward and backward. Axes are (m, n_H, n_W, n_C)."""

import numpy as np

from ...contract import Case, Exercise

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
    yield Case(dz=float(rng.uniform(2, 9)), shape=(2, 3))
    yield Case(dz=float(rng.uniform(2, 9)), shape=(2, 2))


@distribute_value.group("not_square", points=1)
def _(rng):
    yield Case(dz=float(rng.uniform(2, 9)), shape=(5, 3))
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
