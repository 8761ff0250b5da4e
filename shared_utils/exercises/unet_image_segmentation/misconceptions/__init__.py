"""Mistakes that learners make in Unet_image_segmentation, each as a small wrong implementation.

Their words stand in `texts`. Order matters: the first that reproduces a learner's results names
the mistake. They are also the grader's own test: each must lose points and be recognised by name.
"""

from . import (
    class_iou,
    class_lists,
    conv_block,
    counting,
    dice,
    mean_iou,
    pixels,
    unet_model,
    upsampling_block,
)
from .collected import wrong

__all__ = [
    "class_iou",
    "class_lists",
    "conv_block",
    "counting",
    "dice",
    "mean_iou",
    "pixels",
    "unet_model",
    "upsampling_block",
    "wrong",
]
