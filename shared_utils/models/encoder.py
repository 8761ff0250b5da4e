"""A small face encoder: from a picture of a face to 128 numbers, a unit vector.

The idea, the unit vectors and the training with triplets are those of Schroff, Kalenichenko and Philbin,
"FaceNet: A Unified Embedding for Face Recognition and Clustering" (2015). The network is much smaller: pairs
of convolutions, and at the end one filter for each channel that spans the whole map, as in Chen et al.,
"MobileFaceNets" (2018). Unlike an average, it can tell an eye from an ear by its place.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from ..datasets.pictures import read_picture
from .weights import FILES, load_weights, read_model_facts

if TYPE_CHECKING:
    import keras

NAME = "encoder_faces"
FACTS = f"{NAME}.json"
FILE = f"{NAME}.h5"

#: Height and width of the pictures that the bundled encoder was trained on, and the numbers of an encoding.
SIDE = 96
SIZE = 128
#: Filters of each level; the map is halved before each.
FILTERS = (24, 48, 96, 160)
#: The running mean and variance are averages over about so many batches.
BATCHES_AVERAGED = 50


def build_encoder(
    input_shape: tuple[int, int, int] = (SIDE, SIDE, 3),
    size: int = SIZE,
    filters: tuple[int, ...] = FILTERS,
) -> keras.Model:
    """Build a face encoder with random weights.

    Args:
        input_shape: (n_H, n_W, 3) of a picture.
        size: how many numbers an encoding has.
        filters: of each level.

    Returns:
        a model from float32 (m, n_H, n_W, 3), values from 0 to 1, to unit vectors, float32 (m, size).
    """
    import keras
    from keras import layers

    def convolution(X, n_out, stride, name):
        X = layers.Conv2D(n_out, 3, stride, padding="same", use_bias=False, name=f"{name}_conv")(X)
        X = layers.BatchNormalization(momentum=1 - 1 / BATCHES_AVERAGED, name=f"{name}_bn")(X)
        return layers.ReLU(name=f"{name}_relu")(X)

    pictures = keras.Input(input_shape, name="pictures")
    X = layers.Rescaling(4.0, -2.0, name="scaled")(pictures)
    X = convolution(X, filters[0], 2, "level0")
    for level, n_out in enumerate(filters[1:], 1):
        X = convolution(X, n_out, 2, f"level{level}_a")
        X = convolution(X, n_out, 1, f"level{level}_b")
    X = layers.DepthwiseConv2D(X.shape[1:3], use_bias=False, name="whole")(X)
    X = layers.BatchNormalization(momentum=1 - 1 / BATCHES_AVERAGED, name="whole_bn")(X)
    X = layers.Flatten(name="flat")(X)
    X = layers.Dense(size, name="encoding")(X)
    return keras.Model(pictures, layers.UnitNormalization(name="unit")(X), name=NAME)


def pretrained_encoder(model: str | os.PathLike[str] | keras.Model | None = None) -> keras.Model:
    """Return the face encoder of the course, trained on faces of people who do not exist, or your own.

    >>> FRmodel = pretrained_encoder()
    >>> encodings = FRmodel.predict(X / 255)    # X uint8 (m, 96, 96, 3); float32 (m, 128), unit vectors

    The model card, `shared_utils/models/cards/encoder_faces.md`, says how it was trained and how well it
    does.

    Args:
        model: an encoder of your own in place of the bundled one: a Keras model, or the path of its file
            (.keras or .h5). How large pictures are and how many numbers an encoding has are read from it.
            It must take pictures (None, n_H, n_W, 3) with values from 0 to 1, and give (None, n). What it
            gives is divided by its length, so that encodings are unit vectors.

    Returns:
        a model from float32 (m, n_H, n_W, 3), values from 0 to 1, to float32 (m, n), unit vectors.

    Raises:
        TypeError: `model` is neither a Keras model nor a path.
        DataError: a file is missing or damaged, or the network is no encoder; says what to do.
    """
    if model is not None:
        from .encoder_user import user_encoder

        return user_encoder(model)
    facts = read_model_facts(FACTS, FILES)
    encoder = build_encoder()
    load_weights(encoder, FILE, facts, FILES)
    return encoder


def img_to_encoding(image_path: str | os.PathLike[str], model: keras.Model) -> np.ndarray:
    """Return the encoding of the picture in a file, a unit vector, float32 (1, n).

    The picture is brought to the size that the model takes, and to values from 0 to 1: it is scaled, and what
    sticks out on both sides is cut off. Nothing looks for the face. Grey pictures get three equal channels,
    what is transparent is laid on white.

    Args:
        image_path: a JPEG, PNG, WebP or BMP file.
        model: an encoder, from (m, n_H, n_W, 3) to (m, n).

    Raises:
        DataError: the file is missing, is no picture, or is damaged.
        TypeError: `model` is no model.
    """
    if not hasattr(model, "input_shape"):
        raise TypeError(
            f"model is {type(model).__name__}; give an encoder, as pretrained_encoder() returns it."
        )
    n_H, n_W = model.input_shape[1:3]
    picture = read_picture(Path(image_path), (n_H, n_W))
    return np.asarray(model.predict_on_batch(picture[np.newaxis].astype(np.float32) / 255))
