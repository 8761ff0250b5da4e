"""What stands in for the face encoder while an answer is judged: light, and without TensorFlow.

The exercises need encodings, not faces. A stand-in has what answers use of a Keras model: it is called, or
its `predict` or `predict_on_batch` is, with pictures (m, n_H, n_W, 3) from 0 to 1, and gives encodings (m,
128), L2-normalised. The same seed makes the same encoder in every process.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

MODULE = __name__
SIDE = 96
"""Pictures are SIDE pixels high and wide, as those of the lesson are."""
SIZE = 128
"""The numbers of an encoding."""
CELLS = 8
"""The stand-in looks at one pixel in each cell of a grid of CELLS by CELLS."""


class SmallEncoder:
    """Colours of a picture, mixed by a random matrix and L2-normalised.

    Args:
        seed: of the matrix. Encoders of two seeds agree on nothing.

    Attributes:
        input_shape, output_shape: as a Keras model's.
    """

    input_shape = (None, SIDE, SIDE, 3)
    output_shape = (None, SIZE)

    def __init__(self, seed: int):
        self.seed = seed

    def __call__(self, pictures: Any, training: bool = False) -> np.ndarray:
        """(m, n_H, n_W, 3) -> (m, 128), float32."""
        pictures = np.asarray(pictures, dtype=np.float64)
        rows, columns = (((np.arange(CELLS) + 0.5) * n / CELLS).astype(int) for n in pictures.shape[1:3])
        colours = pictures[:, rows][:, :, columns].reshape(len(pictures), -1) - 0.5
        mixed = colours @ _matrix(self.seed)
        return (mixed / np.linalg.norm(mixed, axis=1, keepdims=True)).astype(np.float32)

    def predict(self, pictures: Any, **options: Any) -> np.ndarray:
        """The same. `options` such as `verbose` change nothing."""
        return self(pictures)

    def predict_on_batch(self, pictures: Any) -> np.ndarray:
        """The same."""
        return self(pictures)


class FixedEncoder(SmallEncoder):
    """Gives every picture the same encoding, to the last bit. `encoding`: (1, 128)."""

    def __init__(self, encoding: np.ndarray):
        self.encoding = encoding

    def __call__(self, pictures: Any, training: bool = False) -> np.ndarray:
        """(m, n_H, n_W, 3) -> (m, 128), in the dtype of the encoding."""
        return np.repeat(self.encoding, len(pictures), axis=0)


@cache
def _matrix(seed: int) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(3 * CELLS**2, SIZE))


def img_to_encoding(image_path: str, model: Any) -> np.ndarray:
    """The encoding (1, 128) of the picture in a file, L2-normalised, as the lesson's function gives it.

    Raises:
        FileNotFoundError: there is no such file.
    """
    from PIL import Image

    with Path(image_path).open("rb") as file:
        picture = Image.open(file).convert("RGB").resize(model.input_shape[2:0:-1])
    return model.predict_on_batch(np.asarray(picture, dtype=np.float32)[None] / 255)


def given_img_to_encoding() -> Callable[[str, Any], np.ndarray]:
    """The function itself: a case binds it under its name."""
    return img_to_encoding
