"""The visible tests of CNN_Foundations.

Each test calls your function on a few small inputs and compares what comes back with our own
implementation. The names on the left say what is special about the inputs. Grading uses other
numbers of the same kinds, so a function that passes here earns its points there.
"""

import numpy as np

from shared_utils.graders.visible import Case, VisibleTests

tests = VisibleTests("CNN_Foundations")


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

    def step(f, n_C_prev, dtype=np.float64):
        a_slice_prev, W = rng.normal(size=(2, f, f, n_C_prev)).astype(dtype)
        return Case(a_slice_prev=a_slice_prev, W=W, b=np.full((1, 1, 1), -1.5, dtype))

    tests.check(
        target,
        "conv_single_step",
        {
            "basic": step(f=3, n_C_prev=3),
            "other_sizes": [step(f=2, n_C_prev=4), step(f=5, n_C_prev=1), step(f=1, n_C_prev=6)],
            "float32": step(f=3, n_C_prev=2, dtype=np.float32),
            "inputs_kept": step(f=4, n_C_prev=3),
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
            "basic": layer((2, 5, 5, 3), f=3, n_C=3, stride=1, pad=1),
            "stride": [
                layer((2, 7, 7, 3), f=3, n_C=2, stride=2, pad=0),
                layer((1, 8, 8, 2), f=2, n_C=3, stride=3, pad=0),
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
