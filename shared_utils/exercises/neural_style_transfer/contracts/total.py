"""The contract of total_cost."""

import numpy as np

from ....graders.values import Tensor
from ...contract import Case, Exercise
from .activations import IN_A_GRAPH_WATCHING_ALL

total_cost = Exercise("total_cost", "(J_content, J_style, alpha=10, beta=40)", returns=("J", "its gradient"))


def _costs(rng, form=float, **arguments):
    """Two costs that are not near each other."""
    J_content, J_style = (float(J) for J in rng.permutation([rng.uniform(0.5, 2), rng.uniform(4, 9)]))
    return Case(J_content=form(J_content), J_style=form(J_style), **arguments)


def _tensor(J):
    return Tensor(np.array(J, dtype=np.float32))


def _weights(rng):
    """alpha and beta, not near each other, nor the defaults."""
    alpha, beta = (
        round(float(weight), 2) for weight in rng.permutation([rng.uniform(2, 5), rng.uniform(13, 35)])
    )
    return {"alpha": alpha, "beta": beta}


@total_cost.group("basic", points=3, basic=True)
def _(rng):
    yield _costs(rng, _tensor, **_weights(rng))
    yield _costs(rng, _tensor, **_weights(rng))


@total_cost.group("default", points=2)
def _(rng):
    yield _costs(rng, _tensor)


@total_cost.group("numbers", points=1)
def _(rng):
    yield _costs(rng)
    yield _costs(rng, **_weights(rng))
    yield _costs(rng, alpha=0, beta=int(rng.integers(2, 9)))
    yield _costs(rng, alpha=int(rng.integers(2, 9)), beta=0)


@total_cost.group("in_a_graph", points=2)
def _(rng):
    yield _costs(rng, _tensor, through=IN_A_GRAPH_WATCHING_ALL, **_weights(rng))
