"""The words about ResNet-50."""

from ...contract import ExerciseTexts

_RESNET50 = ExerciseTexts(
    summary="Put the two blocks together to a network of fifty layers.",
    shapes="pictures of input_shape → probabilities (m, classes)",
    groups={
        "basic": "the kinds of layers that it is made of",
        "stem": "the zero padding and the max pooling at its start",
        "convolutions": "its 53 convolutions",
        "activations": "where the normalisations and the ReLUs stand",
        "output": "the last layers",
        "classes": "ten classes",
        "input_shape": "pictures that are not square and grey",
        "whole": "the whole network",
    },
    hints={},
)

TEXTS = {"ResNet50": _RESNET50}
