"""The contracts of gram_matrix, compute_layer_style_cost and compute_style_cost.

No two sides of an activation are equal, but in `sizes` and `shapes`. The weights of the layers are no round
numbers and do not add up to 1.
"""

import numpy as np

from ....graders.values import Tensor
from ...contract import Case, Exercise
from .activations import IN_A_GRAPH, activation, outputs, sides

gram_matrix = Exercise("gram_matrix", "(A)", returns=("G", "its gradient"))


def _unrolled(rng, n_C, places, **settings):
    """A matrix of channels, (n_C, n_H·n_W), of which two have a product far below 0."""
    A = rng.normal(0.5, 1, size=(n_C, places)).astype(np.float32)
    products = A @ A.T - np.diag((A * A).sum(axis=1))
    i, j = np.unravel_index(np.abs(products).argmax(), products.shape)
    if i != j and products[i, j] > 0:
        A[i] = -A[i]
    return Case(A=Tensor(A), **settings)


@gram_matrix.group("basic", points=4, basic=True)
def _(rng):
    n_C = int(rng.integers(3, 6))
    yield _unrolled(rng, n_C, n_C + int(rng.integers(4, 9)))


@gram_matrix.group("shapes", points=3)
def _(rng):
    n = int(rng.integers(4, 8))
    yield _unrolled(rng, n + 3, n)
    yield _unrolled(rng, n, n)
    yield _unrolled(rng, 1, n)
    yield _unrolled(rng, n, 1)


@gram_matrix.group("in_a_graph", points=3)
def _(rng):
    n_C = int(rng.integers(3, 6))
    yield _unrolled(rng, n_C, n_C + int(rng.integers(2, 6)), through=IN_A_GRAPH)


compute_layer_style_cost = Exercise(
    "compute_layer_style_cost", "(a_S, a_G)", returns=("J_style_layer", "its gradient"), uses=("gram_matrix",)
)


def _layer(rng, *shape, **settings):
    """The style picture's numbers are twice as large: Gram matrices near each other would be rounded."""
    a_S, a_G = (activation(rng, *shape) for _ in range(2))
    return Case(a_S=Tensor(2 * a_S.array), a_G=a_G, **settings)


@compute_layer_style_cost.group("basic", points=7, basic=True)
def _(rng):
    yield _layer(rng, *sides(rng))
    yield _layer(rng, *sides(rng))


@compute_layer_style_cost.group("sizes", points=4)
def _(rng):
    n = int(rng.integers(3, 7))
    yield _layer(rng, n, n, n)
    yield _layer(rng, n, n + 2, 1)
    yield _layer(rng, 1, 1, n)
    yield _layer(rng, 2, n, 12)


@compute_layer_style_cost.group("places", points=3)
def _(rng):
    """The same numbers at other places, whole ones, so that the cost is 0 without rounding."""
    n_H, n_W, n_C = sides(rng, 3, 6)
    a_S = rng.integers(-3, 6, size=(n_H * n_W, n_C)).astype(np.float32)
    a_G = a_S[np.roll(rng.permutation(n_H * n_W), 1)]
    yield Case(**{name: Tensor(a.reshape(1, n_H, n_W, n_C)) for name, a in (("a_S", a_S), ("a_G", a_G))})


@compute_layer_style_cost.group("in_a_graph", points=6)
def _(rng):
    yield _layer(rng, *sides(rng), through=IN_A_GRAPH)


compute_style_cost = Exercise(
    "compute_style_cost",
    "(style_image_output, generated_image_output, STYLE_LAYERS=STYLE_LAYERS)",
    returns=("J_style", "its gradient"),
    uses=("gram_matrix", "compute_layer_style_cost"),
    state=("STYLE_LAYERS",),
)


def style_layers(rng, count, *weights):
    """A list of (name, weight): these weights, or drawn ones, no two of them near each other."""
    drawn = rng.permutation(np.linspace(0.2, 0.9, count)) + rng.uniform(-0.03, 0.03, size=count)
    weights = weights or [round(float(weight), 3) for weight in drawn]
    return [(f"style_{i}", weight) for i, weight in enumerate(weights, 1)]


def _style(rng, count, given=None, bound=None, **settings):
    """So many style layers and the content layer; STYLE_LAYERS is `given`, or left to what is `bound`."""
    shapes = [sides(rng, 3, 6) for _ in range(count + 1)]
    arguments = {} if given is None else {"STYLE_LAYERS": given}
    return Case(
        style_image_output=outputs(rng, *shapes),
        generated_image_output=outputs(rng, *shapes),
        state={"STYLE_LAYERS": bound or given},
        **arguments,
        **settings,
    )


@compute_style_cost.group("basic", points=5, basic=True)
def _(rng):
    for count in (2, 3):
        yield _style(rng, count, style_layers(rng, count))


@compute_style_cost.group("given", points=2)
def _(rng):
    """The notebook's list has other weights than the argument."""
    yield _style(rng, 3, given=style_layers(rng, 3), bound=style_layers(rng, 3))


@compute_style_cost.group("default", points=2)
def _(rng):
    yield _style(rng, 3, bound=style_layers(rng, 3))


@compute_style_cost.group("layers", points=3)
def _(rng):
    yield _style(rng, 1, style_layers(rng, 1))
    yield _style(rng, 5, style_layers(rng, 5))
    yield _style(rng, 3, style_layers(rng, 3, float(rng.uniform(1.5, 4)), 0.0, float(rng.uniform(2, 9))))


@compute_style_cost.group("in_a_graph", points=4)
def _(rng):
    yield _style(rng, 3, style_layers(rng, 3), through=IN_A_GRAPH)
