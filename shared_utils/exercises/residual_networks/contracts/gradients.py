"""The contract of `layer_gradient_norms`: small networks with weights, pictures and labels.

One number per Conv2D, from the input to the output: the L2 norm (the root of the sum of the squares) of the
gradient of the cost with respect to the layer's kernel. The cost is the cross-entropy, averaged over the
batch, and the model runs in training mode. No network has two convolutions side by side.
"""

import numpy as np

from ...contract import Case, Exercise
from ..small_networks import CLASSES, SmallNetwork

layer_gradient_norms = Exercise("layer_gradient_norms", "(model, x, y)", returns="norms")


def _case(rng, model, m, shape):
    """A batch of m pictures of this shape with labels."""
    x = rng.normal(size=(m, *shape)).astype(np.float32)
    return Case(model=model, x=x, y=rng.integers(0, CLASSES, m))


@layer_gradient_norms.group("basic", points=6, basic=True)
def _(rng):
    shape = (6, 6, 3)
    network = SmallNetwork(rng, shape).conv(4).relu().conv(5).relu().conv(6).relu()
    yield _case(rng, network.classify(), 4, shape)


@layer_gradient_norms.group("other_networks", points=3)
def _(rng):
    shape = (8, 6, 2)
    network = SmallNetwork(rng, shape).conv(5, f=5, bias=False).relu().conv(4, f=1).relu().conv(6, stride=2)
    network.relu().conv(6, f=2, bias=False).relu().conv(3)
    yield _case(rng, network.classify(), 3, shape)


@layer_gradient_norms.group("shortcuts", points=3)
def _(rng):
    shape = (6, 6, 3)
    network = SmallNetwork(rng, shape).conv(4).relu()
    for _ in range(2):
        start = network.end
        network.conv(5).relu().conv(4).plus(start).relu()
    yield _case(rng, network.classify(), 1, shape)


@layer_gradient_norms.group("batch_norm", points=3)
def _(rng):
    shape = (6, 6, 3)
    network = SmallNetwork(rng, shape).conv(4).norm().relu().conv(5).norm().relu()
    yield _case(rng, network.classify(), 6, shape)
