"""The words about layer_gradient_norms."""

from ...contract import ExerciseTexts

_LAYER_GRADIENT_NORMS = ExerciseTexts(
    summary="Measure how much of the gradient arrives at each convolution.",
    shapes="model, x (m, n_H, n_W, n_C), y (m,) → one number per Conv2D, from the input to the output",
    groups={
        "basic": "a plain network of three convolutions",
        "other_networks": "five convolutions, some without a bias, of other sizes and strides",
        "shortcuts": "a network with shortcuts, and a batch of one picture",
        "batch_norm": "a network with BatchNormalization",
    },
    hints={},
)

TEXTS = {"layer_gradient_norms": _LAYER_GRADIENT_NORMS}
