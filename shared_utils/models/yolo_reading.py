"""Two steps in reading a detector's output: corners of boxes, and their place in pixels.

They take NumPy arrays, TensorFlow tensors and Keras tensors alike, and give back the same kind.
"""

from __future__ import annotations

from typing import Any

import numpy as np


def yolo_boxes_to_corners(box_xy: Any, box_wh: Any) -> Any:
    """Return the corners of boxes that are given by centre and size.

    Args:
        box_xy: (..., 2), the centres (x, y), as shares of the picture's width and height.
        box_wh: (..., 2), the sizes (width, height), as shares too.

    Returns:
        (..., 4), corners (y1, x1, y2, x2) from 0 to 1; y first, and y grows downwards.
    """
    if isinstance(box_xy, (list, tuple)):
        box_xy = np.asarray(box_xy)
    if isinstance(box_wh, (list, tuple)):
        box_wh = np.asarray(box_wh)
    low, high = box_xy - box_wh / 2, box_xy + box_wh / 2
    parts = [low[..., 1:2], low[..., 0:1], high[..., 1:2], high[..., 0:1]]
    if isinstance(low, np.ndarray):
        return np.concatenate(parts, axis=-1)
    import keras

    return keras.ops.concatenate(parts, axis=-1)


def scale_boxes(boxes: Any, image_shape: tuple[int, int]) -> Any:
    """Return boxes in pixels.

    Args:
        boxes: (N, 4), corners (y1, x1, y2, x2) from 0 to 1.
        image_shape: (height, width) of the picture.

    Returns:
        (N, 4), corners (y1, x1, y2, x2) in pixels.
    """
    height, width = float(image_shape[0]), float(image_shape[1])
    sides = (height, width, height, width)
    if isinstance(boxes, (list, tuple)):
        boxes = np.asarray(boxes)
    if isinstance(boxes, np.ndarray):
        # A plain tuple would turn float32 into float64.
        return boxes * np.asarray(sides, boxes.dtype)
    import keras

    # A Keras tensor takes no tuple.
    return boxes * keras.ops.convert_to_tensor(sides, boxes.dtype)
