"""Corners and pixels, from NumPy arrays, TensorFlow tensors and Keras tensors."""

import subprocess
import sys

import numpy as np
import pytest

from shared_utils.models.yolo_reading import scale_boxes, yolo_boxes_to_corners

XY, WH = np.array([[0.5, 0.25], [0.3, 0.6]], np.float32), np.array([[0.2, 0.1], [0.4, 0.2]], np.float32)
CORNERS = np.array([[0.2, 0.4, 0.3, 0.6], [0.5, 0.1, 0.7, 0.5]], np.float32)
PIXELS = np.array([[20, 80, 30, 120], [50, 20, 70, 100]], np.float32)


def test_arrays_become_arrays_of_their_dtype():
    corners = yolo_boxes_to_corners(XY, WH)
    np.testing.assert_allclose(corners, CORNERS, rtol=1e-6)
    np.testing.assert_allclose(scale_boxes(corners, (100, 200)), PIXELS, rtol=1e-5)
    assert corners.dtype == scale_boxes(corners, (100, 200)).dtype == np.float32
    assert scale_boxes(corners.astype(float), (100, 200)).dtype == np.float64


def test_lists_and_grids_and_no_boxes():
    np.testing.assert_allclose(yolo_boxes_to_corners(XY.tolist(), WH.tolist()), CORNERS, rtol=1e-6)
    np.testing.assert_allclose(scale_boxes(CORNERS.tolist(), [100, 200]), PIXELS, rtol=1e-5)
    grid = yolo_boxes_to_corners(XY.reshape(1, 2, 1, 2), WH.reshape(1, 2, 1, 2))
    np.testing.assert_allclose(grid[0, :, 0], CORNERS, rtol=1e-6)
    assert scale_boxes(np.zeros((0, 4)), (100, 200)).shape == (0, 4)


def test_neither_imports_tensorflow():
    code = (
        "import sys, numpy as np\n"
        "from shared_utils.models.yolo_reading import scale_boxes, yolo_boxes_to_corners\n"
        "scale_boxes(yolo_boxes_to_corners(np.ones((3, 2)), np.ones((3, 2))), (4, 5))\n"
        "assert not {'tensorflow', 'keras'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.slow
def test_tensors_stay_tensors():
    import keras
    import tensorflow as tf

    for dtype in (tf.float32, tf.float64):
        xy, wh = tf.constant(XY, dtype), tf.constant(WH, dtype)
        boxes = scale_boxes(yolo_boxes_to_corners(xy, wh), (100, 200))
        assert tf.is_tensor(boxes) and boxes.dtype == dtype
        np.testing.assert_allclose(boxes, PIXELS, rtol=1e-5)
    traced = tf.function(lambda xy, wh: scale_boxes(yolo_boxes_to_corners(xy, wh), (100, 200)))
    np.testing.assert_allclose(traced(XY, WH), PIXELS, rtol=1e-5)
    np.testing.assert_allclose(scale_boxes(tf.constant(CORNERS), np.array([100, 200])), PIXELS, rtol=1e-5)
    inputs = keras.Input((2,)), keras.Input((2,))
    model = keras.Model(inputs, scale_boxes(yolo_boxes_to_corners(*inputs), (100, 200)))
    np.testing.assert_allclose(model([XY, WH]), PIXELS, rtol=1e-5)
