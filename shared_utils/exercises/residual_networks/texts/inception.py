"""The words about the Inception module."""

from ...contract import ExerciseTexts

_INCEPTION_MODULE = ExerciseTexts(
    summary="Look at X through filters of several sizes at once and put the results side by side.",
    shapes="X (m, n_H, n_W, n_C) → (m, n_H, n_W, 256)",
    groups={
        "basic": "the kinds of layers that it is made of",
        "convolutions": "the six convolutions, branch by branch",
        "pooling": "the max pooling",
        "activations": "a ReLU behind each convolution",
        "whole": "the whole module, also on an input that is not square",
    },
    hints={},
)

TEXTS = {"inception_module": _INCEPTION_MODULE}
