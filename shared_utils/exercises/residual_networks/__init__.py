"""Residual_Networks: gradient norms, blocks with a shortcut, ResNet-50 and the Inception module."""

from ..contract import FRAMEWORK, Topic
from .contracts import EXERCISES
from .texts import TEXTS

_LAYERS = (
    "Input", "Add", "Dense", "Activation", "ZeroPadding2D", "BatchNormalization", "Flatten", "Conv2D",
    "AveragePooling2D", "MaxPooling2D", "GlobalMaxPooling2D",
)  # fmt: skip
_INITIALIZERS = ("random_uniform", "glorot_uniform", "constant", "identity")

NAMES = {
    "np": "numpy",
    **FRAMEWORK,
    **{name: f"tensorflow.keras.layers:{name}" for name in _LAYERS},
    "Model": "tensorflow.keras.models:Model",
    **{name: f"tensorflow.keras.initializers:{name}" for name in _INITIALIZERS},
}
"""The names that answers written elsewhere for these exercises use."""

TOPIC = Topic("Residual_Networks", "Residual networks", EXERCISES, TEXTS, __name__, NAMES)
