"""A small MobileNetV2 to transfer from, with weights of our own, Keras' own, or random ones.

The network is that of Sandler et al., "MobileNetV2: Inverted Residuals and Linear Bottlenecks" (2018), as
`keras.applications` has it, with 0.35 times the channels.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .keras_weights import with_weights_of_keras
from .weights import FILES, load_weights, read_model_facts

if TYPE_CHECKING:
    import keras

NAME = "mobilenet_patterns"
FACTS = f"{NAME}.json"
FILE = f"{NAME}.h5"

#: Times the channels of the full MobileNetV2.
ALPHA = 0.35
#: The least height and width that `keras.applications` takes.
LEAST = 32
#: The sizes for which Keras offers weights trained on ImageNet.
IMAGENET_SIZES = (96, 128, 160, 192, 224)
#: The classes of ImageNet.
N_CLASSES = 1000


def pretrained_mobilenet_v2(
    input_shape: tuple[int, int, int] = (160, 160, 3),
    include_top: bool = False,
    weights: str | None = "bundled",
) -> keras.Model:
    """Return MobileNetV2 with 0.35 times the channels (410,208 parameters without its top).

    >>> base = pretrained_mobilenet_v2((160, 160, 3))
    >>> x = keras.applications.mobilenet_v2.preprocess_input(X)    # X from 0 to 255; x from -1 to 1
    >>> features = base(x, training=False)                         # float32 (m, 5, 5, 1280)

    All weights are float32 and trainable. Nothing is downloaded unless you ask for "imagenet". The model
    card, `shared_utils/models/cards/mobilenet_patterns.md`, says what the bundled weights were trained on,
    and how far their features carry.

    Args:
        input_shape: (n_H, n_W, 3) of a picture, both at least 32; 96 to 160 suit the bundled weights best.
        include_top: whether global average pooling and a dense layer for the 1000 classes of ImageNet follow.
            The bundled weights have none.
        weights: "bundled" for ours, trained on procedural pictures; None for random ones; "imagenet" for
            those that Keras offers, trained on photographs: from Keras' cache, or else downloaded. They fit
            squares of 96, 128, 160, 192 or 224 pixels; for other sizes Keras takes those of 224.

    Returns:
        a model from float32 (m, n_H, n_W, 3), values from -1 to 1, to (m, n_H / 32, n_W / 32, 1280), rounded
        up, or with its top to the probabilities of 1000 classes.

    Raises:
        ValueError: an argument is none of the above, or the bundled weights are asked for with a top.
        DataError: the weights' file is missing or damaged; says what to do.
        ConnectionError: Keras' weights are not in its cache and cannot be downloaded.
    """
    shape = checked_input_shape(input_shape)
    if not (weights is None or (isinstance(weights, str) and weights in ("bundled", "imagenet"))):
        raise ValueError(
            f'weights is {weights!r}; it must be "bundled" (ours), "imagenet" (those of Keras, which may be '
            "downloaded), or None (random ones)."
        )
    if weights == "bundled" and include_top:
        raise ValueError(
            "The bundled weights have no top: they were not trained on the classes of ImageNet. Use "
            'include_top=False and put a top of your own on it, or weights="imagenet".'
        )
    if weights == "imagenet":
        if include_top and not (shape[0] == shape[1] and shape[0] in IMAGENET_SIZES):
            raise ValueError(
                f"input_shape is {shape}: with its top, the network of ImageNet takes squares of "
                f"{', '.join(map(str, IMAGENET_SIZES))} pixels only."
            )
        import keras

        return with_weights_of_keras(
            keras.applications.MobileNetV2, input_shape=shape, alpha=ALPHA, include_top=include_top
        )
    if weights is None:
        return build_mobilenet(shape, include_top)
    facts = read_model_facts(FACTS, FILES)
    model = build_mobilenet(shape)
    load_weights(model, FILE, facts, FILES)
    return model


def build_mobilenet(input_shape: tuple[int, int, int], include_top: bool = False) -> keras.Model:
    """Build the network with random weights; see `pretrained_mobilenet_v2`."""
    import keras

    return keras.applications.MobileNetV2(
        input_shape=input_shape, alpha=ALPHA, include_top=include_top, weights=None, classes=N_CLASSES
    )


def checked_input_shape(input_shape: tuple[int, int, int]) -> tuple[int, int, int]:
    """Return `input_shape` as three ints.

    Raises:
        ValueError: it is not (n_H, n_W, 3) with whole n_H and n_W of at least 32.
    """
    try:
        shape = tuple(int(n) for n in input_shape)
        whole = all(n == given for n, given in zip(shape, input_shape, strict=True))
    except (TypeError, ValueError, OverflowError):
        shape, whole = (), False
    if not whole or len(shape) != 3:
        raise ValueError(
            f"input_shape is {input_shape!r}; it must be three whole numbers, such as (160, 160, 3): height, "
            "width and channels."
        )
    if shape[2] != 3:
        raise ValueError(
            f"input_shape is {shape}: the network takes 3 channels, red, green and blue. Repeat the channel "
            "of grey pictures three times."
        )
    if min(shape[:2]) < LEAST:
        raise ValueError(
            f"input_shape is {shape}: height and width must be at least {LEAST}, since the network halves "
            "them 5 times. Enlarge smaller pictures first."
        )
    return shape
