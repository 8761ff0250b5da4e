"""The contracts of the two networks of Part 2.

A network gets points for its parts, so that one slip does not cost everything: for each kind of layer, in
its order and with its settings, and for the whole. A network that is written in another way and computes the
same, with as many parameters, gets them all.
"""

from ...contract import FRAMEWORK, Case, Exercise

PICTURE = (64, 64, 3)
ODD = (50, 70, 2)
"""A shape that the poolings do not divide, so that their padding shows."""

happyModel = Exercise("happyModel", "()", returns="model", names=FRAMEWORK, weightless=True, seconds=30)


@happyModel.group("basic", points=1, basic=True, only=("Conv2D", "Dense"), kinds_alone=True)
def _(rng):
    yield Case()


@happyModel.group("input", points=1, only=("Input", "ZeroPadding2D"))
def _(rng):
    yield Case()


@happyModel.group("convolution", points=1, only=("Conv2D",))
def _(rng):
    yield Case()


@happyModel.group("normalisation", points=1, only=("BatchNormalization", "relu"))
def _(rng):
    yield Case()


@happyModel.group("pooling", points=1, only=("MaxPooling2D",))
def _(rng):
    yield Case()


@happyModel.group("output", points=1, only=("Flatten", "Dense"))
def _(rng):
    yield Case()


@happyModel.group("whole", points=1)
def _(rng):
    yield Case()


convolutional_model = Exercise(
    "convolutional_model", "(input_shape)", returns="model", names=FRAMEWORK, weightless=True, seconds=30
)


@convolutional_model.group("basic", points=1, basic=True, only=("Conv2D", "Dense"), kinds_alone=True)
def _(rng):
    yield Case(input_shape=PICTURE)


@convolutional_model.group("convolutions", points=2, only=("Conv2D",))
def _(rng):
    yield Case(input_shape=PICTURE)


@convolutional_model.group("activations", points=1, only=("relu",))
def _(rng):
    yield Case(input_shape=PICTURE)


@convolutional_model.group("pooling", points=2, only=("MaxPooling2D",))
def _(rng):
    yield Case(input_shape=PICTURE)
    yield Case(input_shape=ODD)


@convolutional_model.group("output", points=1, only=("Flatten", "Dense"))
def _(rng):
    yield Case(input_shape=PICTURE)


@convolutional_model.group("other_shapes", points=1, only=("Input",))
def _(rng):
    n_H, n_W = (int(n) for n in rng.permutation([48, 56, 72])[:2])
    yield Case(input_shape=(n_H, n_W, 3))
    yield Case(input_shape=(48, 100, 1))


@convolutional_model.group("whole", points=1)
def _(rng):
    yield Case(input_shape=PICTURE)
    yield Case(input_shape=ODD)
