"""The contract of compute_content_cost. No two sides of an activation are equal, but in `sizes`."""

from ...contract import Case, Exercise
from .activations import IN_A_GRAPH, outputs, sides

compute_content_cost = Exercise(
    "compute_content_cost", "(content_output, generated_output)", returns=("J_content", "its gradient")
)


def _case(rng, *shapes, **settings):
    """A case with activations of these shapes, the content layer last."""
    return Case(content_output=outputs(rng, *shapes), generated_output=outputs(rng, *shapes), **settings)


@compute_content_cost.group("basic", points=6, basic=True)
def _(rng):
    yield _case(rng, sides(rng))
    yield _case(rng, sides(rng))


@compute_content_cost.group("last", points=4)
def _(rng):
    yield _case(rng, *(sides(rng, low, low + 3) for low in (6, 2)))
    yield _case(rng, *(sides(rng, low, low + 3) for low in (8, 5, 4, 2)))


@compute_content_cost.group("sizes", points=3)
def _(rng):
    n = int(rng.integers(3, 7))
    yield _case(rng, (n, n, 1))
    yield _case(rng, (1, 1, n))
    yield _case(rng, (1, n + 9, 2))
    yield _case(rng, (n + 7, 2, 11))


@compute_content_cost.group("in_a_graph", points=5)
def _(rng):
    yield _case(rng, sides(rng, 6, 9), sides(rng, 2, 5), through=IN_A_GRAPH)
