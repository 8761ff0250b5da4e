"""The contract of the Inception module. X is a Keras tensor. Points go to its parts, as for the blocks."""

from ....graders.values import SymbolicInput
from ...contract import Case, Exercise

inception_module = Exercise("inception_module", "(X)", returns="X", weightless=True)


def _on(*shape):
    return Case(X=SymbolicInput(shape))


@inception_module.group("basic", points=2, basic=True, only=("Conv2D", "Concatenate"), kinds_alone=True)
def _(rng):
    yield _on(28, 28, 192)


@inception_module.group("convolutions", points=4, only=("Conv2D",))
def _(rng):
    yield _on(28, 28, 192)


@inception_module.group("pooling", points=2, only=("MaxPooling2D",))
def _(rng):
    yield _on(28, 28, 192)


@inception_module.group("activations", points=2, only=("relu",))
def _(rng):
    yield _on(28, 28, 192)


@inception_module.group("whole", points=5)
def _(rng):
    yield _on(28, 28, 192)
    yield _on(7, int(rng.integers(9, 14)), int(rng.integers(20, 60)))
