"""Unet_image_segmentation: how masks are compared, the two blocks of a U-Net, and the network."""

from ..contract import FRAMEWORK, Topic
from .contracts import EXERCISES
from .texts import TEXTS

_LAYERS = ("Input", "Conv2D", "MaxPooling2D", "Dropout", "Conv2DTranspose", "concatenate")

NAMES = {
    "np": "numpy",
    **FRAMEWORK,
    **{name: f"tensorflow.keras.layers:{name}" for name in _LAYERS},
    "Model": "tensorflow.keras.models:Model",
}
"""The names that answers written elsewhere for these exercises use."""

TOPIC = Topic("Unet_image_segmentation", "Image segmentation with U-Net", EXERCISES, TEXTS, __name__, NAMES)
