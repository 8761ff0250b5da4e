"""The contract of train_step: what one step does to a small picture, with a network of our own.

The targets are no activations of any picture: numbers at random, so that both costs pull. Plain steps (SGD)
show how large a gradient is, which Adam hides. In `basic`, `cost` and `others` the picture begins near the
middle and stays inside of 0 and 1, under any secret; in `clipped` and `steps` most of its numbers are 0 or 1
at first, so that some leave on either side.
"""

import numpy as np

from ....graders.values import Made, Optimizer, Tensor, Variable
from ...contract import Case, Exercise
from ..calling import MODULE as CALLING
from ..networks import MODULE as NETWORKS
from ..networks import output_shapes
from .style import style_layers

ONE, THREE = f"{CALLING}:one_step", f"{CALLING}:three_steps"

train_step = Exercise(
    "train_step",
    "(generated_image)",
    returns=("J", "the picture"),
    uses=(
        "compute_content_cost",
        "gram_matrix",
        "compute_layer_style_cost",
        "compute_style_cost",
        "total_cost",
    ),
    state=("vgg_model_outputs", "a_C", "a_S", "optimizer", "clip_0_1", "STYLE_LAYERS"),
    seconds=60,
)


def step(rng, size, channels, optimizer, low=0.4, high=0.6, at_the_edges=0.0, through=ONE):
    """A call with a picture of this size, its numbers between `low` and `high`.

    Args:
        channels: of the network's outputs, the content layer last.
        optimizer: ("sgd", learning rate), say.
        at_the_edges: the share of numbers that are 0 or 1, as many of each.
    """
    shapes = output_shapes(size, channels)
    a_C, a_S = ([Tensor(_target(rng, shape)) for shape in shapes] for _ in range(2))
    network = {"channels": list(channels), "seed": int(rng.integers(10_000))}
    picture = rng.uniform(low, high, size=(1, *size, 3)).astype(np.float32)
    order, many = rng.permutation(picture.size), int(at_the_edges * picture.size / 2)
    picture.flat[order[:many]], picture.flat[order[many : 2 * many]] = 0, 1
    return Case(
        generated_image=Variable(picture),
        state={
            "vgg_model_outputs": Made(f"{NETWORKS}:small_network", network),
            "a_C": a_C,
            "a_S": a_S,
            "optimizer": Optimizer(*optimizer),
            "clip_0_1": Made(f"{NETWORKS}:clipping"),
            "STYLE_LAYERS": style_layers(rng, len(channels) - 1),
        },
        through=through,
    )


def _target(rng, shape):
    return rng.uniform(-0.9, 0.9, size=shape).astype(np.float32)


def _size(rng):
    return tuple(int(n) for n in rng.permutation([4, 6]))


def _small_step(rng):
    yield step(rng, _size(rng), (4, 5, 6), ("sgd", 0.25))


for _key, _points, _part in (("basic", 8, "the picture"), ("cost", 5, "J")):
    train_step.group(_key, points=_points, basic=_key == "basic", parts=(_part,))(_small_step)


@train_step.group("clipped", points=6, parts=("the picture",))
def _(rng):
    yield step(rng, _size(rng), (4, 5, 6), ("sgd", 3.0), low=0, high=1, at_the_edges=0.8)


@train_step.group("steps", points=5)
def _(rng):
    yield step(rng, _size(rng), (4, 5, 6), ("adam", 0.03), low=0, high=1, at_the_edges=0.8, through=THREE)


@train_step.group("others", points=4)
def _(rng):
    yield step(rng, (5, 3), (3, 4), ("rmsprop", 0.01))
    yield step(rng, (3, 7), (2, 3, 4, 3, 5), ("sgd", 0.2))
