"""The words about the two blocks."""

from ...contract import ExerciseTexts

_IDENTITY_BLOCK = ExerciseTexts(
    summary="Send X through three convolutions and add X to what comes out.",
    shapes="X (m, n_H, n_W, F3) → (m, n_H, n_W, F3), with filters = [F1, F2, F3]",
    groups={
        "basic": "convolutions, normalisations and ReLUs are there, f=3",
        "convolutions": "the three convolutions, f=3",
        "activations": "where the normalisations and the ReLUs stand",
        "filter_sizes": "a middle convolution of another size, f=5 and f=2",
        "filters": "three different numbers of filters",
        "whole": "the whole block, also on an input that is not square",
    },
    hints={},
)

_CONVOLUTIONAL_BLOCK = ExerciseTexts(
    summary="A block that changes the size: its shortcut has a convolution of its own.",
    shapes="X (m, n_H, n_W, n_C) → (m, ⌈n_H/s⌉, ⌈n_W/s⌉, F3), with filters = [F1, F2, F3]",
    groups={
        "basic": "convolutions, normalisations and ReLUs are there, f=3, s=2",
        "convolutions": "the four convolutions, f=3, s=2",
        "activations": "where the normalisations and the ReLUs stand",
        "strides": "strides 1 and 3, and s left to its default",
        "filter_sizes": "a middle convolution of another size, f=5 and f=2",
        "filters": "three different numbers of filters",
        "whole": "the whole block, also on an input that is not square",
    },
    hints={},
)

TEXTS = {"identity_block": _IDENTITY_BLOCK, "convolutional_block": _CONVOLUTIONAL_BLOCK}
