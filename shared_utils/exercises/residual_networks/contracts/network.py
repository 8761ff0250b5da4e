"""The contract of ResNet-50.

It is built for two cases only, since that takes a while. Points go to its parts, as for the blocks.
"""

from ...contract import Case, Exercise

ResNet50 = Exercise(
    "ResNet50",
    "(input_shape=(64, 64, 3), classes=6)",
    returns="model",
    uses=("identity_block", "convolutional_block"),
    seconds=60,
    weightless=True,
)


def _other():
    """Not square, one channel, another number of classes.

    The last pooling fits exactly, so that its padding does not matter.
    """
    return Case(input_shape=(128, 64, 1), classes=10)


@ResNet50.group("basic", points=2, basic=True, only=("Conv2D", "Dense"), kinds_alone=True)
def _(rng):
    yield Case()


@ResNet50.group("stem", points=2, only=("ZeroPadding2D", "MaxPooling2D"))
def _(rng):
    yield Case()


@ResNet50.group("convolutions", points=5, only=("Conv2D",))
def _(rng):
    yield Case()


@ResNet50.group("activations", points=2, only=("BatchNormalization", "relu"))
def _(rng):
    yield Case()


@ResNet50.group("output", points=2, only=("Flatten", "Dense", "softmax"))
def _(rng):
    yield Case()


@ResNet50.group("classes", points=2, only=("Dense",))
def _(rng):
    yield _other()


@ResNet50.group("input_shape", points=2, only=("Input",))
def _(rng):
    yield _other()


@ResNet50.group("whole", points=9)
def _(rng):
    yield Case()
    yield _other()
