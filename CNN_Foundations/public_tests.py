"""The visible tests of CNN_Foundations.

Each test calls your function on a few small inputs and compares what comes back with our own
implementation. The names on the left say what is special about the inputs. Grading uses other
numbers of the same kinds, so a function that passes here earns its points there.
"""

import numpy as np

from shared_utils.graders.visible import Case, VisibleTests

tests = VisibleTests("CNN_Foundations")


def first_entries_test(target):
    """Four entries of the 6×6 image and the horizontal filter, computed by hand."""
    tests.check(target, "first_entries", {"basic": Case()})


def conv_output_size_test(target):
    """How often the filter fits, rounded down; a ValueError for sizes that cannot be."""
    tests.check(
        target,
        "conv_output_size",
        {
            "basic": [Case(n=6, f=3), Case(n=20, f=5)],
            "pad": [Case(n=20, f=7, pad=2), Case(n=6, f=3, pad=1)],
            "stride": [
                Case(n=7, f=3, stride=2),
                Case(n=7, f=3, pad=1, stride=2),
                Case(n=9, f=2, stride=3),
                Case(n=10, f=2, stride=3),
                Case(n=15, f=4, pad=1, stride=4),
            ],
            "exact_fit": [Case(n=4, f=4), Case(n=4, f=6, pad=1, stride=3), Case(n=1, f=1)],
            "errors": [
                Case(n=4, f=5),
                Case(n=4, f=7, pad=1, stride=2),
                Case(n=0, f=1, pad=2),
                Case(n=5, f=0),
                Case(n=5, f=2, stride=0),
                Case(n=5, f=2, stride=-1),
            ],
        },
    )


def zero_pad_test(target):
    """Zeros go around height and width, for any image and any pad. Batch and channels stay."""
    rng = np.random.default_rng(1)
    tests.check(
        target,
        "zero_pad",
        {
            "basic": Case(X=rng.normal(size=(2, 4, 4, 3)), pad=1),
            "not_square": Case(X=rng.normal(size=(2, 5, 3, 4)), pad=1),
            "other_pads": [
                Case(X=rng.normal(size=(2, 3, 4, 3)), pad=2),
                Case(X=rng.normal(size=(2, 4, 3, 3)), pad=3),
            ],
            "pad_0": Case(X=rng.normal(size=(2, 3, 4, 3)), pad=0),
            "single": Case(X=rng.normal(size=(1, 3, 5, 1)), pad=2),
            "inputs_kept": Case(X=rng.normal(size=(2, 3, 4, 2)), pad=1),
        },
    )


def conv_single_step_test(target):
    """The products of slice and filter, summed over all three axes, plus one bias: a single number."""
    rng = np.random.default_rng(2)

    def step(f, n_C_prev, sign, dtype=np.float64):
        a_slice_prev, W = rng.normal(size=(2, f, f, n_C_prev))
        b = np.full((1, 1, 1), -1.5)
        if np.sign(np.sum(a_slice_prev * W) + b.item()) != sign:
            W, b = -W, -b
        return Case(a_slice_prev=a_slice_prev.astype(dtype), W=W.astype(dtype), b=b.astype(dtype))

    tests.check(
        target,
        "conv_single_step",
        {
            "basic": step(f=3, n_C_prev=3, sign=-1),
            "other_sizes": [
                step(f=2, n_C_prev=4, sign=1),
                step(f=5, n_C_prev=1, sign=-1),
                step(f=1, n_C_prev=6, sign=1),
            ],
            "float32": step(f=3, n_C_prev=2, sign=1, dtype=np.float32),
            "inputs_kept": step(f=4, n_C_prev=3, sign=-1),
        },
    )


def conv_forward_test(target):
    """Every filter at every position of every image, for other strides, pads and shapes too."""
    rng = np.random.default_rng(3)

    def layer(A_prev, f, n_C, stride, pad, dtype=np.float64):
        return Case(
            A_prev=rng.normal(size=A_prev).astype(dtype),
            W=rng.normal(size=(f, f, A_prev[3], n_C)).astype(dtype),
            b=np.linspace(-2, -1, n_C, dtype=dtype).reshape(1, 1, 1, n_C),
            hparameters={"pad": pad, "stride": stride},
        )

    tests.check(
        target,
        "conv_forward",
        {
            "basic": layer((2, 5, 5, 2), f=3, n_C=4, stride=1, pad=1),
            "stride": [
                layer((2, 7, 7, 3), f=3, n_C=2, stride=2, pad=0),
                layer((1, 8, 8, 2), f=2, n_C=3, stride=3, pad=0),
                layer((1, 7, 3, 2), f=3, n_C=2, stride=2, pad=0),
            ],
            "pad": [
                layer((2, 4, 4, 2), f=3, n_C=3, stride=1, pad=0),
                layer((2, 4, 4, 3), f=3, n_C=2, stride=1, pad=2),
            ],
            "not_square": [
                layer((2, 4, 7, 3), f=3, n_C=4, stride=1, pad=1),
                layer((1, 8, 5, 2), f=2, n_C=3, stride=2, pad=1),
            ],
            "leftover": layer((2, 6, 8, 2), f=3, n_C=3, stride=2, pad=0),
            "single": [
                layer((1, 5, 4, 1), f=1, n_C=1, stride=1, pad=0),
                layer((1, 3, 3, 4), f=3, n_C=2, stride=1, pad=0),
            ],
            "float32": layer((2, 5, 4, 2), f=2, n_C=3, stride=1, pad=1, dtype=np.float32),
            "cache": layer((2, 4, 5, 3), f=3, n_C=2, stride=2, pad=1),
            "inputs_kept": layer((2, 4, 5, 3), f=2, n_C=2, stride=2, pad=1),
        },
    )


def conv_parameters_test(target):
    """Weights and biases of all filters of a layer."""
    tests.check(
        target,
        "conv_parameters",
        {
            "basic": Case(f=3, n_C_prev=5, n_C=8),
            "other_sizes": [
                Case(f=1, n_C_prev=64, n_C=16),
                Case(f=7, n_C_prev=1, n_C=20),
                Case(f=5, n_C_prev=30, n_C=1),
            ],
        },
    )


def conv_multiplications_test(target):
    """One multiplication for each weight, at each position, for each filter."""
    tests.check(
        target,
        "conv_multiplications",
        {
            "basic": Case(n_H=4, n_W=6, n_C=7, f=3, n_C_prev=11),
            "other_sizes": [
                Case(n_H=28, n_W=14, n_C=32, f=5, n_C_prev=192),
                Case(n_H=10, n_W=14, n_C=1, f=1, n_C_prev=3),
            ],
        },
    )


def pool_forward_test(target):
    """The largest or the average value of every window, channel by channel."""
    rng = np.random.default_rng(4)

    def pooling(A_prev, f, stride, mode=None, shift=3, dtype=np.float64):
        arguments = {} if mode is None else {"mode": mode}
        A_prev = (rng.normal(size=A_prev) + shift).astype(dtype)
        return Case(A_prev=A_prev, hparameters={"f": f, "stride": stride}, **arguments)

    tests.check(
        target,
        "pool_forward",
        {
            "basic": pooling((2, 4, 4, 3), f=2, stride=2),
            "average": pooling((2, 6, 6, 3), f=3, stride=3, mode="average"),
            "stride": [
                pooling((2, 5, 5, 2), f=3, stride=1, mode="max"),
                pooling((1, 7, 7, 3), f=3, stride=2, mode="average"),
            ],
            "not_square": [
                pooling((2, 4, 8, 3), f=2, stride=2, mode="max"),
                pooling((2, 7, 4, 2), f=2, stride=1, mode="average"),
            ],
            "leftover": [
                pooling((2, 5, 8, 2), f=2, stride=3, mode="max"),
                pooling((1, 5, 3, 1), f=2, stride=2, mode="average", shift=-9, dtype=np.float32),
                pooling((1, 3, 5, 1), f=2, stride=2, mode="max", shift=-9),
            ],
            "cache": pooling((2, 4, 6, 3), f=2, stride=2),
        },
    )


def conv_backward_test(target):
    """The three gradients of a convolutional layer, for other strides, pads and shapes too."""
    rng = np.random.default_rng(5)

    def gradient(A_prev, f, n_C, stride, pad, dtype=np.float64):
        n_H, n_W = ((n - f + 2 * pad) // stride + 1 for n in A_prev[1:3])
        W = rng.normal(size=(f, f, A_prev[3], n_C)).astype(dtype)
        b = rng.normal(size=(1, 1, 1, n_C)).astype(dtype)
        dZ = rng.normal(size=(A_prev[0], n_H, n_W, n_C)).astype(dtype)
        A_prev = rng.normal(size=A_prev).astype(dtype)
        return Case(dZ=dZ, cache=(A_prev, W, b, {"pad": pad, "stride": stride}))

    square = [
        gradient((2, 4, 4, 2), f=3, n_C=4, stride=1, pad=1),
        gradient((1, 3, 3, 2), f=2, n_C=3, stride=1, pad=2),
    ]
    tests.check(
        target,
        "conv_backward",
        {
            "basic": square[0],
            "dW": [square[0], gradient((1, 3, 3, 2), f=2, n_C=3, stride=1, pad=1)],
            "dA_prev": square,
            "stride": [
                gradient((2, 5, 5, 2), f=3, n_C=3, stride=2, pad=1),
                gradient((1, 6, 6, 3), f=2, n_C=2, stride=3, pad=2),
            ],
            "not_square": [
                gradient((2, 3, 6, 3), f=2, n_C=4, stride=1, pad=1),
                gradient((1, 6, 3, 1), f=3, n_C=1, stride=2, pad=1, dtype=np.float32),
            ],
            "inputs_kept": gradient((2, 4, 5, 2), f=2, n_C=2, stride=2, pad=1),
            "pad_0": gradient((2, 5, 4, 2), f=3, n_C=2, stride=1, pad=0),
        },
    )


def create_mask_from_window_test(target):
    """True where the largest value is, False elsewhere."""
    tests.check(
        target,
        "create_mask_from_window",
        {
            "basic": [
                Case(x=np.array([[1.0, 3.0], [4.0, 2.0]])),
                Case(x=np.array([[9.0, 0.0, 18.0], [27.0, 36.0, 45.0], [72.0, 63.0, 54.0]])),
            ],
            "not_square": [
                Case(x=np.array([[0.5, -1.0, 2.0, 1.5, 0.0], [1.0, 0.2, -1.8, 1.2, 0.4]])),
                Case(x=np.array([[-0.5], [1.0], [0.5], [-0.8]], np.float32)),
            ],
            "negative": Case(x=np.array([[-3.0, -1.5], [-2.0, -4.0], [-1.2, -5.0]])),
            "ties": Case(x=np.array([[1.0, 7.0, 3.0], [7.0, 2.0, 7.0]])),
        },
    )


def distribute_value_test(target):
    """Every entry gets the same share, and the shares add up to dz."""
    tests.check(
        target,
        "distribute_value",
        {
            "basic": [Case(dz=4.5, shape=(2, 3)), Case(dz=6.5, shape=(2, 2))],
            "not_square": [Case(dz=9.5, shape=(5, 3)), Case(dz=7.0, shape=(4, 1))],
            "other_values": [Case(dz=-5.4, shape=(3, 3)), Case(dz=2, shape=(1, 4))],
        },
    )


def pool_backward_test(target):
    """The gradient goes to the maximum, or in equal shares to the whole window."""
    rng = np.random.default_rng(6)

    def gradient(A_prev, f, stride, mode=None, dtype=np.float64):
        arguments = {} if mode is None else {"mode": mode}
        n_H, n_W = ((n - f) // stride + 1 for n in A_prev[1:3])
        dA = rng.normal(size=(A_prev[0], n_H, n_W, A_prev[3])).astype(dtype)
        A_prev = rng.normal(size=A_prev).astype(dtype)
        return Case(dA=dA, cache=(A_prev, {"f": f, "stride": stride}), **arguments)

    tests.check(
        target,
        "pool_backward",
        {
            "basic": gradient((2, 4, 4, 3), f=2, stride=2),
            "average": gradient((2, 6, 6, 3), f=3, stride=3, mode="average"),
            "stride": [
                gradient((2, 5, 5, 2), f=3, stride=1, mode="max"),
                gradient((1, 7, 7, 2), f=3, stride=2, mode="average"),
            ],
            "not_square": [
                gradient((2, 4, 7, 2), f=2, stride=2, mode="max"),
                gradient((1, 6, 3, 1), f=2, stride=1, mode="average", dtype=np.float32),
            ],
            "inputs_kept": [
                gradient((2, 4, 4, 2), f=2, stride=2, mode="max"),
                gradient((2, 4, 4, 2), f=2, stride=2, mode="average"),
            ],
        },
    )


def happyModel_test(target):
    """Each layer with its settings, and all of them in their order."""
    names = ("basic", "input", "convolution", "normalisation", "pooling", "output", "whole")
    tests.check(target, "happyModel", {name: Case() for name in names})


def convolutional_model_test(target):
    """Each kind of layer with its settings, all of them in their order, and other input shapes."""
    square, odd = Case(input_shape=(64, 64, 3)), Case(input_shape=(50, 70, 2))
    tests.check(
        target,
        "convolutional_model",
        {
            "basic": square,
            "convolutions": square,
            "activations": square,
            "pooling": [square, odd],
            "output": square,
            "other_shapes": [Case(input_shape=(48, 72, 3)), Case(input_shape=(48, 100, 1))],
            "whole": [square, odd],
        },
    )
