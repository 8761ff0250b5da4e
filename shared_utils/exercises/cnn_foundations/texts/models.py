"""The words about happyModel and convolutional_model."""

from ...contract import ExerciseTexts

_HAPPY_MODEL = ExerciseTexts(
    summary="Build a network that says how likely it is that a face smiles.",
    shapes="() → a Keras model from pictures (m, 64, 64, 3) to probabilities (m, 1)",
    groups={
        "basic": "a Keras model with a convolution and a dense layer",
        "input": "pictures of 64×64×3 with three pixels of padding",
        "convolution": "one convolution with 32 filters of 7×7 and stride 1",
        "normalisation": "one BatchNormalization and one ReLU behind it",
        "pooling": "one max pooling of 2×2",
        "output": "flattened, then one number with a sigmoid",
        "whole": "all layers, in this order, and none besides",
    },
    hints={},
)

_CONVOLUTIONAL_MODEL = ExerciseTexts(
    summary="Build a network that says which number a hand shows.",
    shapes="input_shape (n_H, n_W, n_C) → a Keras model from pictures (m, n_H, n_W, n_C) to (m, 6)",
    groups={
        "basic": "a Keras model with a convolution and a dense layer",
        "convolutions": "8 filters of 4×4, then 16 of 2×2, both with padding 'same'",
        "activations": "a ReLU behind each convolution",
        "pooling": "max pooling of 8×8, then of 4×4, both with padding 'same'",
        "output": "flattened, then six numbers with a softmax",
        "other_shapes": "pictures of other shapes, not square, with one channel too",
        "whole": "all layers, in this order, and none besides",
    },
    hints={},
)

TEXTS = {"happyModel": _HAPPY_MODEL, "convolutional_model": _CONVOLUTIONAL_MODEL}
