"""Small layers for properties: hypothesis strategies, and arrays drawn from them."""

import numpy as np
from hypothesis import strategies as st

convolutions = st.fixed_dictionaries(
    {
        "m": st.integers(1, 3),
        "n_H": st.integers(3, 7),
        "n_W": st.integers(3, 7),
        "n_C_prev": st.integers(1, 3),
        "f": st.integers(1, 3),
        "n_C": st.integers(1, 3),
        "stride": st.integers(1, 3),
        "pad": st.integers(0, 2),
        "seed": st.integers(0, 99),
    }
)
poolings = st.fixed_dictionaries(
    {
        "m": st.integers(1, 3),
        "n_H": st.integers(3, 8),
        "n_W": st.integers(3, 8),
        "n_C": st.integers(1, 3),
        "f": st.integers(1, 3),
        "stride": st.integers(1, 4),
        "seed": st.integers(0, 99),
    }
)
modes = st.sampled_from(["max", "average"])


def make_convolution(v):
    """The arguments of conv_forward: A_prev, W, b, hparameters."""
    rng = np.random.default_rng(v["seed"])
    A_prev = rng.normal(size=(v["m"], v["n_H"], v["n_W"], v["n_C_prev"]))
    W = rng.normal(size=(v["f"], v["f"], v["n_C_prev"], v["n_C"]))
    return A_prev, W, rng.normal(size=(1, 1, 1, v["n_C"])), {"stride": v["stride"], "pad": v["pad"]}


def make_pooling(v):
    """The arguments of pool_forward without the mode: A_prev, hparameters. No two values are close."""
    rng = np.random.default_rng(v["seed"])
    shape = (v["m"], v["n_H"], v["n_W"], v["n_C"])
    A_prev = rng.permutation(np.arange(np.prod(shape)) / 7.0 - 5).reshape(shape)
    return A_prev, {"f": v["f"], "stride": v["stride"]}
