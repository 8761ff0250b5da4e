"""The full network of YOLO version 2, for files of Keras 2 that Keras of today cannot read as a model.

Such files hold the architecture with a Lambda layer, whose code is that of another Python. The architecture
is known (Redmon and Farhadi, "YOLO9000: Better, Faster, Stronger", 2017, Darknet-19 with a passage from the
level of 512 channels), so only the weights are read. Names of layers differ between copies of this network;
its weights are told apart by their order and their shapes.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import h5py
import numpy as np

from ..datasets.errors import DataError

if TYPE_CHECKING:
    import keras

INPUT_SIZE = (608, 608)
LEAK, EPSILON = 0.1, 1e-3

#: Channels and filter size of the convolutions; "M" is a max pooling. The first part ends where the passage
#: begins.
FIRST = [(32, 3), "M", (64, 3), "M", (128, 3), (64, 1), (128, 3), "M", (256, 3), (128, 1), (256, 3), "M"]
FIRST += [(512, 3), (256, 1), (512, 3), (256, 1), (512, 3)]
SECOND = ["M", (1024, 3), (512, 1), (1024, 3), (512, 1), (1024, 3), (1024, 3), (1024, 3)]


def build_darknet_yolo(n_anchors: int, n_classes: int) -> keras.Model:
    """Build the network for 608 x 608 pixels: the output is (19, 19, n_anchors * (5 + n_classes)).

    Its convolutions are named conv_1 to conv_23 and their normalisations norm_1 to norm_22, in the order of
    the original.
    """
    import keras
    from keras import layers, ops

    class Rearranged(layers.Layer):
        """Space to depth: each 2 x 2 pixels become one with four times the channels."""

        def call(self, X):
            _, n_H, n_W, n_C = X.shape
            X = ops.reshape(X, (-1, n_H // 2, 2, n_W // 2, 2, n_C))
            return ops.reshape(ops.transpose(X, (0, 1, 3, 2, 4, 5)), (-1, n_H // 2, n_W // 2, 4 * n_C))

        def compute_output_shape(self, shape):
            return (shape[0], shape[1] // 2, shape[2] // 2, 4 * shape[3])

    count = 0

    def convolution(X, n_out, f):
        nonlocal count
        count += 1
        X = layers.Conv2D(n_out, f, padding="same", use_bias=False, name=f"conv_{count}")(X)
        X = layers.BatchNormalization(epsilon=EPSILON, name=f"norm_{count}")(X)
        return layers.LeakyReLU(negative_slope=LEAK)(X)

    def run(X, parts):
        for part in parts:
            X = layers.MaxPooling2D()(X) if part == "M" else convolution(X, *part)
        return X

    pictures = keras.Input((*INPUT_SIZE, 3))
    fine = run(pictures, FIRST)
    X = run(fine, SECOND)
    passed = Rearranged()(convolution(fine, 64, 1))
    X = convolution(layers.Concatenate()([passed, X]), 1024, 3)
    return keras.Model(pictures, layers.Conv2D(n_anchors * (5 + n_classes), 1, name="conv_23")(X))


def darknet_yolo(path: Path, n_anchors: int, n_classes: int, why: str) -> keras.Model:
    """Return the network with the weights of a file of Keras 2.

    Args:
        path: the HDF5 file.
        n_anchors, n_classes: of its output.
        why: what Keras said when it could not read the file as a model.

    Raises:
        DataError: the file has no weights of this network.
    """
    layers = dict(zip(("conv", "norm"), _read_layers(path, why), strict=True))
    for kind, last in (("conv", 23), ("norm", 22)):
        if len(layers[kind]) != last:
            raise DataError(
                path,
                f"Keras cannot read it as a model ({why}), and it has {len(layers[kind])} layers of the kind "
                f"{kind}, where YOLO version 2 has {last}.",
                "Give a file of YOLO version 2, or save yours anew with the Keras that made it.",
            )
    model = build_darknet_yolo(n_anchors, n_classes)
    for kind, found in layers.items():
        for number, arrays in enumerate(found, start=1):
            layer = model.get_layer(f"{kind}_{number}")
            wanted = [tuple(weight.shape) for weight in layer.weights]
            shapes = [array.shape for array in arrays]
            if shapes != wanted:
                raise DataError(
                    path,
                    f"Layer {number} of the kind {kind} has weights of the shapes {shapes}; YOLO version 2 "
                    f"with {n_anchors} anchors and {n_classes} classes has {wanted}.",
                    "Give the files of anchors and classes that the network was trained with.",
                )
            layer.set_weights(arrays)
    return model


def _read_layers(path: Path, why: str) -> tuple[list[list[np.ndarray]], list[list[np.ndarray]]]:
    """The weights of the convolutions, and of the normalisations, by the numbers in their names.

    Keras 2 lists layers as it built the graph, in which the passage comes last or in the middle; the numbers
    that it gives to layers are in the order in which they were made.
    """
    try:
        with h5py.File(path, "r") as file:
            group = file.get("model_weights", file)
            found = []
            for name in (_text(name) for name in group.attrs["layer_names"]):
                names = [_text(name) for name in group[name].attrs["weight_names"]]
                arrays = [np.asarray(group[name][weight], np.float32) for weight in names]
                if arrays:
                    found.append((name, arrays))
    except (OSError, RuntimeError, KeyError, ValueError, TypeError) as error:
        raise DataError(
            path,
            f"Keras cannot read it as a model ({why}), and it has no list of layers with weights.",
            "Check that it is a Keras file of YOLO version 2, and that it is whole.",
        ) from error
    found.sort(key=lambda entry: _number(entry[0]))
    convolutions = [arrays for _, arrays in found if arrays[0].ndim == 4]
    normalisations = [arrays for _, arrays in found if len(arrays) == 4 and arrays[0].ndim == 1]
    return convolutions, normalisations


def _text(name: bytes | str) -> str:
    return name.decode() if isinstance(name, bytes) else str(name)


def _number(name: str) -> int:
    """The number at the end of a layer's name; Keras gives none to the first of a kind."""
    digits = re.search(r"(\d+)$", name)
    return int(digits[1]) if digits else 0
