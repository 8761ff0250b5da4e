"""The exercises: one package per topic, with contracts, references, misconceptions and texts.

To add a topic, add its package and a line to `_PACKAGES`.
"""

from __future__ import annotations

import importlib

from .contract import Case, Exercise, ExerciseTexts, Group, Hint, Misconceptions, Topic

_PACKAGES = {
    "CNN_Foundations": "cnn_foundations",
    "Residual_Networks": "residual_networks",
    "Transfer_Learning": "transfer_learning",
    "Neural_Style_Transfer": "neural_style_transfer",
    "Car_Detection": "car_detection",
    "Face_Recognition": "face_recognition",
    "Unet_image_segmentation": "unet_image_segmentation",
}


def topic_names() -> tuple[str, ...]:
    """The names of all topics, in course order."""
    return tuple(_PACKAGES)


def load_topic(name: str) -> Topic:
    """The topic of that name. Raises KeyError that lists the known ones. Imports no TensorFlow."""
    if name not in _PACKAGES:
        raise KeyError(f"unknown topic {name!r}; the topics are {', '.join(_PACKAGES)}")
    return importlib.import_module(f"{__name__}.{_PACKAGES[name]}").TOPIC


__all__ = [
    "Case",
    "Exercise",
    "ExerciseTexts",
    "Group",
    "Hint",
    "Misconceptions",
    "Topic",
    "load_topic",
    "topic_names",
]
