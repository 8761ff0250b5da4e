"""The contracts of the augmentation and of the network around a pretrained base.

Points go to the parts of the network, so that one slip does not cost everything. Pictures are small and not
square, and their sizes are multiples of 32, by which the base divides them. `IMG_SIZE` is bound to other
sizes than an answer is asked for, so that it shows when it is read in place of the argument.
"""

from ....graders.values import Made
from ...contract import Case, Exercise
from ..models import MODULE

data_augmenter = Exercise("data_augmenter", "()", returns="model", weightless=True)


@data_augmenter.group("basic", points=3, basic=True, only=("RandomFlip",), kinds_alone=True)
def _(rng):
    yield Case()


@data_augmenter.group("flip", points=4, only=("RandomFlip",))
def _(rng):
    yield Case()


@data_augmenter.group("rotation", points=4, only=("RandomRotation",))
def _(rng):
    yield Case()


@data_augmenter.group("whole", points=4)
def _(rng):
    yield Case()


alpaca_model = Exercise(
    "alpaca_model",
    "(image_shape=IMG_SIZE, data_augmentation=None)",
    returns="model",
    uses=("data_augmenter",),
    state=("IMG_SIZE",),
    stand_ins={
        "keras.applications:MobileNetV2": (
            "shared_utils.exercises.transfer_learning.stand_ins:mobilenet_v2_of_the_course"
        )
    },
    reader="shared_utils.exercises.transfer_learning.reading:read_network",
    seconds=60,
)

FIRST = (64, 96)
"""The size of most cases; other groups have others."""
_RANDOM = ("RandomFlip", "RandomRotation", "RandomZoom", "RandomTranslation", "RandomContrast")
_POOLINGS = ("GlobalAveragePooling2D", "GlobalMaxPooling2D", "AveragePooling2D", "MaxPooling2D", "Flatten")


def alpaca(image_shape, **factors):
    """A call for pictures of this size, with an augmentation that no one else makes, or without one.

    `factors`: of its layers, as `models.augmentation` takes them.
    """
    given = {"data_augmentation": Made(f"{MODULE}:augmentation", factors)} if factors else {}
    other_size = tuple(n + 32 for n in image_shape)
    return Case(state={"IMG_SIZE": other_size}, image_shape=image_shape, **given)


def _first(rng):
    yield alpaca(FIRST, RandomZoom=0.35)


def _sizes(rng):
    """Flat and tall: a height and a width that are mixed up show."""
    n_H, n_W = (int(n) for n in rng.permutation([64, 128, 192])[:2])
    yield alpaca((n_H, n_W), RandomContrast=float(rng.integers(11, 39)) / 100)


def _both(rng):
    yield from _first(rng)
    yield from _sizes(rng)


for _key, _points, _cases, _looks in (
    ("basic", 4, _first, {"only": ("DepthwiseConv2D", "Dense"), "kinds_alone": True}),
    ("image_shape", 4, _both, {"only": ("Input",)}),
    ("augmentation", 3, _first, {"only": _RANDOM}),
    ("preprocessing", 5, _first, {"only": ("affine",)}),
    ("pretrained", 5, _first, {"facts": ("what the base starts from",)}),
    ("frozen", 5, _first, {"facts": ("the base", "the head")}),
    ("pooling", 3, _first, {"only": _POOLINGS}),
    ("dropout", 3, _first, {"only": ("Dropout",)}),
    ("head", 4, _first, {"only": ("Dense",)}),
    ("whole", 2, _both, {}),
    ("mode", 0, _first, {"facts": ("the mode in which the base is called",)}),
):
    alpaca_model.group(_key, points=_points, basic=_key == "basic", **_looks)(_cases)


@alpaca_model.group("no_augmentation", points=2, only=("RandomFlip", "RandomRotation"), kinds_alone=True)
def _(rng):
    """Left out and not None: answers written elsewhere have `data_augmentation=data_augmenter()`."""
    yield alpaca(FIRST)
