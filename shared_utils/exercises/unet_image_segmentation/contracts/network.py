"""The contract of the U-Net. Points go to its parts, as for the blocks.

It is built without weights, so its size costs nothing; sizes of pictures are multiples of 16, since the
network halves them four times.
"""

from ...contract import Case, Exercise

unet_model = Exercise(
    "unet_model",
    "(input_size=(96, 128, 3), n_filters=32, n_classes=23)",
    returns="model",
    uses=("conv_block", "upsampling_block"),
    seconds=30,
    weightless=True,
)

SIZES = (32, 48, 64, 80)
"""Heights and widths of small pictures."""


def _input_size(rng):
    """Not square, and not of three channels."""
    n_H, n_W = (int(n) for n in rng.permutation(SIZES)[:2])
    return n_H, n_W, int(rng.choice([1, 2, 4]))


def _n_filters(rng):
    """Small and odd."""
    return int(rng.choice([3, 5, 7]))


def _n_classes(rng):
    """Neither the default nor the number of classes of the lesson's pictures."""
    return int(rng.integers(6, 12))


@unet_model.group(
    "basic", points=2, basic=True, only=("Conv2D", "Conv2DTranspose", "Concatenate"), kinds_alone=True
)
def _(rng):
    yield Case()


@unet_model.group("convolutions", points=5, only=("Conv2D",))
def _(rng):
    yield Case()


@unet_model.group("transposed", points=3, only=("Conv2DTranspose",))
def _(rng):
    yield Case()


@unet_model.group("pooling", points=2, only=("MaxPooling2D",))
def _(rng):
    yield Case()


@unet_model.group("dropout", points=3, only=("Dropout",))
def _(rng):
    yield Case()


@unet_model.group("activations", points=2, only=("relu",))
def _(rng):
    yield Case()


@unet_model.group("n_filters", points=3, only=("Conv2DTranspose",))
def _(rng):
    yield Case(n_filters=_n_filters(rng))


@unet_model.group("n_classes", points=2, only=("Conv2D",))
def _(rng):
    yield Case(n_classes=_n_classes(rng))


@unet_model.group("input_size", points=2, only=("Input",))
def _(rng):
    yield Case(input_size=_input_size(rng))


@unet_model.group("whole", points=8)
def _(rng):
    yield Case()
    yield Case(input_size=_input_size(rng), n_filters=_n_filters(rng), n_classes=_n_classes(rng))
