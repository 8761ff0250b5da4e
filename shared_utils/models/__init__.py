"""Networks that come trained with the course. Importing this package is cheap: it imports no TensorFlow.

To add a network: a module with its architecture and its `pretrained_...` function, a recipe that trains and
packs it, the file and its facts in `files/`, a card in `cards/`, and the names below. Keep this module to
imports of names: so a new network makes no lesson stale that uses another (see `builder.inputs`).
"""

from .encoder import build_encoder, img_to_encoding, pretrained_encoder
from .mobilenet import pretrained_mobilenet_v2
from .unet import pretrained_unet, scaled_for_unet
from .vgg import vgg_features
from .yolo import load_yolo
from .yolo_reading import scale_boxes, yolo_boxes_to_corners

__all__ = [
    "build_encoder",
    "img_to_encoding",
    "load_yolo",
    "pretrained_encoder",
    "pretrained_mobilenet_v2",
    "pretrained_unet",
    "scale_boxes",
    "scaled_for_unet",
    "vgg_features",
    "yolo_boxes_to_corners",
]
