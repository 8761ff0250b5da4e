"""Transfer_Learning: augmentation, separable convolutions, a head on a pretrained base, fine-tuning."""

from ..contract import FRAMEWORK, Topic
from .contracts import EXERCISES
from .texts import TEXTS

NAMES = {
    "np": "numpy",
    **FRAMEWORK,
    "RandomFlip": "tensorflow.keras.layers:RandomFlip",
    "RandomRotation": "tensorflow.keras.layers:RandomRotation",
    "preprocess_input": "tensorflow.keras.applications.mobilenet_v2:preprocess_input",
    "pretrained_mobilenet_v2": "shared_utils.models:pretrained_mobilenet_v2",
}
"""The names that answers written elsewhere for these exercises use."""

TOPIC = Topic("Transfer_Learning", "Transfer learning", EXERCISES, TEXTS, __name__, NAMES)
