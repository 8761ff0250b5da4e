"""The U-Net of the course, and its warm start: weights trained for longer than a lesson can.

The network is that of Ronneberger, Fischer and Brox, "U-Net: Convolutional Networks for Biomedical Image
Segmentation" (2015), with padding, so that the logits have the size of the picture, and with fewer filters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .weights import FILES, load_weights, read_model_facts

if TYPE_CHECKING:
    import keras

FACTS = "unet_street.json"
FILE = "unet_street.h5"

#: Filters of the first level, and the classes of the street data set.
N_FILTERS = 8
N_CLASSES = 13

#: Levels below the first: height and width are halved at each.
DEPTH = 4
DIVISOR = 2**DEPTH

#: Dropout after the convolutions of the five levels on the way down.
DROPOUT = (0.0, 0.0, 0.0, 0.3, 0.3)

#: What `scaled_for_unet` subtracts from values from 0 to 1, and then divides by: about the mean and the
#: standard deviation of the training pictures.
MEAN, SPREAD = 0.45, 0.25


def scaled_for_unet(x: np.ndarray) -> np.ndarray:
    """Scale pictures as the warm start was trained on them: (x / 255 - 0.45) / 0.25.

    The same for all three channels. The network does not scale by itself, so that pictures can be varied
    after scaling, as its recipe does.

    Args:
        x: pictures, uint8 or any other number type, values from 0 to 255; any shape.

    Returns:
        float32 of the same shape, values from -1.8 to 2.2.

    Raises:
        ValueError: the values are not from 0 to 255, or seem to be scaled from 0 to 1 already.
    """
    x = np.asarray(x)
    if x.size and not (x.min() >= 0 and x.max() <= 255):
        raise ValueError(
            f"x has values from {x.min():g} to {x.max():g}; give pictures with values from 0 to 255."
        )
    if x.size and x.dtype.kind == "f" and 0 < x.max() <= 1:
        raise ValueError(
            "x has values from 0 to 1; give pictures with values from 0 to 255 (multiply by 255)."
        )
    return (np.asarray(x, np.float32) / np.float32(255) - np.float32(MEAN)) / np.float32(SPREAD)


def build_unet(
    input_size: tuple[int, int, int] = (96, 160, 3), n_filters: int = N_FILTERS, n_classes: int = N_CLASSES
) -> keras.Model:
    """Build a U-Net with random weights; its logits are (m, n_H, n_W, n_classes), float32.

    Five levels on the way down, with n_filters filters at the first and twice as many at each further one;
    four on the way up, each with a transposed convolution, the skip of its level and two convolutions; then
    one more convolution, and one of 1 x 1 for the logits.

    Args:
        input_size: (n_H, n_W, n_C) of a picture; n_H and n_W divisible by 16.
        n_filters: filters of the first level.
        n_classes: channels of the logits.

    Raises:
        ValueError: `input_size` is no such size.
    """
    import keras
    from keras import layers

    n_H, n_W, n_C = checked_input_size(input_size)

    def convolutions(X, n_out, name, count=2):
        for number in range(1, count + 1):
            X = layers.Conv2D(
                n_out,
                3,
                padding="same",
                activation="relu",
                kernel_initializer="he_normal",
                name=f"{name}_conv{number}",
            )(X)
        return X

    pictures = keras.Input((n_H, n_W, n_C), name="pictures")
    X, skips = pictures, []
    for level in range(DEPTH + 1):
        X = convolutions(X, n_filters * 2**level, f"down{level}")
        if DROPOUT[level]:
            X = layers.Dropout(DROPOUT[level], name=f"down{level}_dropout")(X)
        if level < DEPTH:
            skips.append(X)
            X = layers.MaxPooling2D(2, name=f"down{level}_pool")(X)
    for level in reversed(range(DEPTH)):
        n_out = n_filters * 2**level
        X = layers.Conv2DTranspose(n_out, 3, strides=2, padding="same", name=f"up{level}_transposed")(X)
        X = layers.Concatenate(name=f"up{level}_skip")([X, skips[level]])
        X = convolutions(X, n_out, f"up{level}")
    X = convolutions(X, n_filters, "last", count=1)
    return keras.Model(pictures, layers.Conv2D(n_classes, 1, name="logits")(X), name="unet_street")


def checked_input_size(input_size: tuple[int, int, int]) -> tuple[int, int, int]:
    """Return `input_size` as three ints.

    Raises:
        ValueError: it is not (n_H, n_W, n_C) with n_H and n_W positive and divisible by 16.
    """
    try:
        size = tuple(int(n) for n in input_size)
        whole = all(n == given and n > 0 for n, given in zip(size, input_size, strict=True))
    except (TypeError, ValueError):
        size, whole = (), False
    if not whole or len(size) != 3:
        raise ValueError(
            f"input_size is {input_size!r}; it must be three whole numbers, such as (96, 160, 3): "
            "height, width and channels."
        )
    if size[0] % DIVISOR or size[1] % DIVISOR:
        nearest = [max(DIVISOR, DIVISOR * round(n / DIVISOR)) for n in size[:2]]
        raise ValueError(
            f"input_size is {size}: height and width must be divisible by {DIVISOR}, since the network "
            f"halves them {DEPTH} times. A size near it that fits: ({nearest[0]}, {nearest[1]}, {size[2]})."
        )
    return size


def pretrained_unet(input_size: tuple[int, int, int] = (96, 160, 3)) -> keras.Model:
    """Return the U-Net with 8 filters and 13 classes (540,909 parameters), trained on the street data set.

    >>> unet = pretrained_unet()
    >>> logits = unet.predict(scaled_for_unet(X))    # X uint8 (m, 96, 160, 3); logits (m, 96, 160, 13)
    >>> masks = logits.argmax(-1)

    All weights are float32 and trainable. The model card, `shared_utils/models/cards/unet_street.md`, says
    how it was trained and how well it does. It does best at the size that it was trained at, 96 x 160.

    Args:
        input_size: (n_H, n_W, 3) of a picture; n_H and n_W divisible by 16.

    Raises:
        ValueError: `input_size` is no such size.
        DataError: the weights' file is missing or damaged; says what to do.
    """
    size = checked_input_size(input_size)
    if size[2] != 3:
        raise ValueError(f"input_size is {size}: the network was trained on 3 channels, red, green and blue.")
    facts = read_model_facts(FACTS, FILES)
    model = build_unet(size)
    load_weights(model, FILE, facts, FILES)
    return model
