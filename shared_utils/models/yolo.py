"""The detector of the course: a small network in the manner of YOLO version 2, and how its output is read.

The output is that of Redmon and Farhadi, "YOLO9000: Better, Faster, Stronger" (2017): for each cell of a grid
and each anchor x, y, w, h, a confidence and a number for each class. The network is our own, and small.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from ..datasets.errors import DataError
from .weights import FILES, load_weights, read_model_facts

if TYPE_CHECKING:
    import keras

FACTS = "yolo_street.json"
FILE = "yolo_street.h5"

INPUT_SIZE = (192, 320)
N_ANCHORS = 5
N_CLASSES = 7

#: A cell of the grid has so many pixels a side; the network halves its input once more below that.
CELL = 16
DIVISOR = 32

#: Channels after each halving of height and width.
WIDTHS = (24, 48, 80, 128, 160)
#: Residual blocks after each halving.
BLOCKS = (0, 1, 2, 3, 2)
#: Channels that come to the last level from below and from above.
PASSED = 64
LEAK = 0.1
MEAN, SPREAD = 0.45, 0.25

#: Of the confidence before training: a sigmoid of 0.01, since almost all places are empty (Lin et al., "Focal
#: Loss for Dense Object Detection", 2017).
CONFIDENCE_BIAS = -4.6

#: Widths and heights are read as an exponential of at most this.
LARGEST_EXPONENT = 8.0


def build_yolo(
    input_size: tuple[int, int] = INPUT_SIZE, n_anchors: int = N_ANCHORS, n_classes: int = N_CLASSES
) -> keras.Model:
    """Build the detector with random weights.

    Convolutions with stride halve the picture five times; between them are residual blocks as in Darknet-53.
    The level of 16 pixels a cell is joined with the coarser one, enlarged, and with the finer one, passed on
    by a convolution (YOLO version 2 rearranges it instead).

    Args:
        input_size: (n_H, n_W) of a picture, divisible by 32.
        n_anchors: boxes for each cell.
        n_classes: how many classes there are.

    Returns:
        a model from float32 (m, n_H, n_W, 3), values from 0 to 1, to
        (m, n_H / 16, n_W / 16, n_anchors * (5 + n_classes)), before any sigmoid.

    Raises:
        ValueError: a size is not divisible by 32.
    """
    import keras
    from keras import layers

    n_H, n_W = input_size
    if n_H % DIVISOR or n_W % DIVISOR or min(n_H, n_W) < DIVISOR:
        raise ValueError(f"input_size is {input_size}: height and width must be divisible by {DIVISOR}.")

    def convolution(X, n_out, f, name, stride=1):
        X = layers.Conv2D(n_out, f, stride, padding="same", use_bias=False, name=f"{name}_conv")(X)
        X = layers.BatchNormalization(momentum=0.97, name=f"{name}_norm")(X)
        return layers.LeakyReLU(negative_slope=LEAK, name=f"{name}_relu")(X)

    def block(X, name):
        Y = convolution(X, X.shape[-1] // 2, 1, f"{name}_reduce")
        Y = convolution(Y, X.shape[-1], 3, f"{name}_expand")
        return layers.Add(name=f"{name}_add")([X, Y])

    pictures = keras.Input((n_H, n_W, 3), name="pictures")
    X = layers.Rescaling(1 / SPREAD, -MEAN / SPREAD, name="scaled")(pictures)
    levels = []
    for level, (width, blocks) in enumerate(zip(WIDTHS, BLOCKS, strict=True)):
        X = convolution(X, width, 3, f"level{level}", stride=2)
        for number in range(blocks):
            X = block(X, f"level{level}_block{number}")
        levels.append(X)
    *_, fine, middle, coarse = levels
    coarse = layers.UpSampling2D(2, name="coarse_enlarged")(convolution(coarse, PASSED, 1, "coarse"))
    fine = convolution(fine, PASSED, 3, "fine", stride=2)
    X = layers.Concatenate(name="joined")([middle, coarse, fine])
    X = convolution(convolution(X, WIDTHS[3], 1, "head_reduce"), WIDTHS[3], 3, "head")
    model = keras.Model(pictures, layers.Conv2D(n_anchors * (5 + n_classes), 1, name="output")(X))
    kernel, bias = model.get_layer("output").get_weights()
    bias.reshape(n_anchors, -1)[:, 4] = CONFIDENCE_BIAS
    model.get_layer("output").set_weights([kernel, bias])
    return model


def read_output(
    output: np.ndarray, anchors: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Turn what the network gives into boxes, confidences and probabilities.

    A centre is its cell's corner plus a sigmoid, a size is the anchor times an exponential, a confidence is a
    sigmoid, and the classes' probabilities are a softmax (Redmon and Farhadi, 2017, section 2).

    Args:
        output: (..., grid_h, grid_w, n_anchors * (5 + n_classes)).
        anchors: (n_anchors, 2), sizes (width, height) in cells.

    Returns:
        box_xy (..., grid_h, grid_w, n_anchors, 2), centres (x, y) as shares of the picture; box_wh, of the
        same shape, sizes (width, height) as shares; box_confidence (..., 1); box_class_probs (...,
        n_classes). All float32.
    """
    grid_h, grid_w = output.shape[-3:-1]
    values = np.asarray(output, np.float32).reshape(*output.shape[:-1], len(anchors), -1)
    rows, columns = np.mgrid[:grid_h, :grid_w]
    corners = np.stack([columns, rows], axis=-1)[:, :, None]
    grid = np.array([grid_w, grid_h])
    box_xy = (_sigmoid(values[..., :2]) + corners) / grid
    box_wh = np.exp(np.minimum(values[..., 2:4], LARGEST_EXPONENT)) * anchors / grid
    powers = np.exp(values[..., 5:] - values[..., 5:].max(axis=-1, keepdims=True))
    box_class_probs = powers / powers.sum(axis=-1, keepdims=True)
    parts = box_xy, box_wh, _sigmoid(values[..., 4:5]), box_class_probs
    return tuple(part.astype(np.float32) for part in parts)


def _sigmoid(z: np.ndarray) -> np.ndarray:
    return (1 + np.tanh(z / 2)) / 2


@dataclass(frozen=True, eq=False)
class Yolo:
    """A detector: `yolo(picture)` gives its answer for a picture, `yolo.outputs(pictures)` for several.

    Attributes:
        model: the network, from values from 0 to 1 to (m, grid_h, grid_w, n_anchors * (5 + n_classes)).
        anchors: float64 (n_anchors, 2), sizes (width, height) in cells of the grid.
        class_names: the names of the classes 0, 1, 2 and so on.
    """

    model: keras.Model
    anchors: np.ndarray
    class_names: tuple[str, ...]

    @property
    def input_size(self) -> tuple[int, int]:
        """(n_H, n_W) of what the network sees; pictures of other sizes are brought to it."""
        return tuple(self.model.input.shape[1:3])

    @property
    def grid(self) -> tuple[int, int]:
        """(grid_h, grid_w)."""
        return tuple(self.model.output.shape[1:3])

    def __call__(self, picture: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """Return box_xy, box_wh, box_confidence and box_class_probs of one picture.

        Args:
            picture: uint8 (n_H, n_W, 3), any size.

        Returns:
            float32 (grid_h, grid_w, n_anchors, 2), the centres (x, y) as shares of the picture's width and
            height; the same shape, the sizes (width, height); (grid_h, grid_w, n_anchors, 1);
            (grid_h, grid_w, n_anchors, n_classes).

        Raises:
            ValueError: it is no such picture.
        """
        return self.outputs(np.asarray(picture)[None])[0]

    def outputs(
        self, pictures: np.ndarray, batch: int = 8
    ) -> list[tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]]:
        """Return the answer for each of several pictures, uint8 (m, n_H, n_W, 3), as a call does for one."""
        pictures = np.asarray(pictures)
        if pictures.ndim != 4 or pictures.shape[-1] != 3 or pictures.dtype != np.uint8:
            raise ValueError(
                f"The pictures are {pictures.dtype} {pictures.shape}; give uint8 of the shape (n_H, n_W, 3) "
                "for one, (m, n_H, n_W, 3) for several, with values from 0 to 255."
            )
        answers = []
        for start in range(0, len(pictures), batch):
            x = np.stack([_resized(picture, self.input_size) for picture in pictures[start : start + batch]])
            output = self.model.predict_on_batch(x.astype(np.float32) / np.float32(255))
            answers.extend(zip(*read_output(output, self.anchors), strict=True))
        return answers

    def __repr__(self) -> str:
        return (
            f"Yolo(input {self.input_size[0]} x {self.input_size[1]}, grid {self.grid[0]} x {self.grid[1]}, "
            f"{len(self.anchors)} anchors, {len(self.class_names)} classes)"
        )


def _resized(picture: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    if picture.shape[:2] == size:
        return picture
    return np.asarray(Image.fromarray(picture).resize(size[::-1], Image.Resampling.BICUBIC))


def load_yolo(
    path: str | os.PathLike[str] | None = None,
    *,
    anchors: str | os.PathLike[str] | None = None,
    classes: str | os.PathLike[str] | None = None,
) -> Yolo:
    """Return the bundled detector of the street data set, or your own of YOLO version 2.

    >>> yolo = load_yolo()
    >>> box_xy, box_wh, box_confidence, box_class_probs = yolo(picture)    # uint8 (192, 320, 3)

    The bundled one sees 192 x 320 pixels, with 12 x 20 cells, 5 anchors and the 7 kinds of the street data
    set. Its card, `shared_utils/models/cards/yolo_street.md`, says how it was trained and how well it does.

    Args:
        path: a file of weights that the recipe `yolo_street` wrote, with its .json beside it. Or a Keras file
            (.h5, .keras) of YOLO version 2, such as one for 608 x 608 pixels whose output is (19, 19, 425).
            Files with the weights of the full network of 2017, that Keras of today cannot read as a model,
            are read weight by weight.
        anchors: with a Keras file: a text file of widths and heights in cells, one line, commas between them.
        classes: with a Keras file: a text file of the classes' names, one in each line.

    Raises:
        DataError: a file is missing, damaged or of another kind, or the files do not fit each other.
        ValueError: `anchors` or `classes` without `path`, or a Keras file without them.
    """
    if path is not None and anchors is None and classes is None:
        own = Path(path).expanduser()
        if own.with_suffix(".json").is_file():
            try:
                return _packed(own)
            except DataError as error:
                advice = "Train it again with python -m shared_utils.models.yolo_street."
                raise DataError(error.place, error.problem, advice) from None
    if path is not None:
        from .yolo_user import load_user_yolo

        return load_user_yolo(path, anchors, classes)
    if anchors is not None or classes is not None:
        raise ValueError("anchors and classes belong to a network of your own: give its file as path.")
    return _packed(FILES / FILE)


def _packed(path: Path) -> Yolo:
    """The detector that the recipe packed: weights in an HDF5 file, facts in the JSON file beside it."""
    facts = read_model_facts(path.with_suffix(".json").name, path.parent)
    anchors, classes = np.array(facts["anchors"]), tuple(facts["classes"])
    model = build_yolo(tuple(facts["size"]), len(anchors), len(classes))
    load_weights(model, path.name, facts, path.parent)
    return Yolo(model, anchors, classes)
