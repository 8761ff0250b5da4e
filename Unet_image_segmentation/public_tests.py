"""The visible tests of Unet_image_segmentation.

Each test calls your function on a few small inputs and compares what comes back with our own
implementation: numbers with numbers, and a network by what it is made of and how it is wired. The names on
the left say what is looked at. Grading uses other inputs of the same kinds, so a function that passes here
earns its points there.
"""

import numpy as np

from shared_utils.graders.values import SymbolicInput
from shared_utils.graders.visible import Case, VisibleTests

tests = VisibleTests("Unet_image_segmentation")


def _masks(rng, shape, true, predicted=None, n_classes=None, dtype=np.int64):
    """Masks with the classes `true` and `predicted` (the same if left out); most pixels are right."""
    predicted = true if predicted is None else predicted
    y_true = rng.choice(true, size=shape)
    kept = (rng.random(shape) < 0.6) & np.isin(y_true, predicted)
    y_pred = np.where(kept, y_true, rng.choice(predicted, size=shape))
    return Case(y_true=y_true.astype(dtype), y_pred=y_pred.astype(dtype), n_classes=n_classes or len(true))


def _extreme_masks(rng):
    """Classes that one mask lacks; equal masks; masks without a right pixel, one of a single pixel too."""
    same = rng.choice(3, size=(6, 6))
    return [
        _masks(rng, (8, 8), true=[0, 1, 3, 2], predicted=[3, 2, 4], n_classes=5),
        Case(y_true=same, y_pred=same.copy(), n_classes=3),
        Case(y_true=same, y_pred=(same + 1) % 3, n_classes=3),
        Case(y_true=np.array([[1]]), y_pred=np.array([[0]]), n_classes=2),
    ]


def _mask_cases(seed):
    """Cases for all that class_iou and dice are asked for."""
    rng = np.random.default_rng(seed)
    one, two = (_masks(rng, (6, 5), classes, n_classes=4).arguments for classes in ([0, 1, 2], [1, 2, 3]))
    return {
        "basic": [_masks(rng, (8, 8), range(3)), _masks(rng, (7, 7), range(4))],
        "absent": [
            _masks(rng, (8, 8), [1, 3, 4], n_classes=6),
            _masks(rng, (8, 8), [0, 2], n_classes=4),
            _masks(rng, (7, 7), [0, 2, 4], n_classes=7),
        ],
        "extremes": _extreme_masks(rng),
        "batch": [
            _masks(rng, (3, 5, 6), range(3)),
            _masks(rng, (1, 6, 6), range(3)),
            Case(**{key: np.stack([one[key], two[key]]) for key in ("y_true", "y_pred")}, n_classes=4),
        ],
        "sizes": [
            _masks(rng, (4, 13), range(3)),
            _masks(rng, (12, 5), range(2)),
            _masks(rng, (16, 30), range(13)),
            _masks(rng, (24, 50), range(2), dtype=np.uint8),
            _masks(rng, (30, 40), range(20), dtype=np.uint8),
        ],
        "inputs_kept": _masks(rng, (6, 8), range(3)),
    }


def class_iou_test(target):
    """Intersection over union of each class, over all pixels; nan for a class that is in neither mask."""
    tests.check(target, "class_iou", _mask_cases(1))


def mean_iou_test(target):
    """The mean over the classes that are in one mask or the other."""
    cases = _mask_cases(2)
    tests.check(target, "mean_iou", {key: cases[key] for key in ("basic", "absent", "extremes", "batch")})


def dice_test(target):
    """Twice the shared pixels over the sum of both sizes; nan for a class that is in neither mask."""
    tests.check(target, "dice", _mask_cases(3))


def conv_block_test(target):
    """Two convolutions, a dropout and a pooling where they are asked for, and where the skip is taken."""

    def block(n_H, n_W, n_C, **arguments):
        return Case(inputs=SymbolicInput((n_H, n_W, n_C)), **arguments)

    first, no_pooling = block(8, 12, 3), block(8, 12, 3, max_pooling=False)
    tests.check(
        target,
        "conv_block",
        {
            "basic": first,
            "convolutions": first,
            "activations": first,
            "n_filters": [block(8, 12, 3, n_filters=6), block(8, 12, 3, n_filters=10)],
            "dropout": [
                block(8, 12, 3, dropout_prob=0.15),
                block(8, 12, 3, dropout_prob=0),
                block(8, 12, 3, dropout_prob=0.5, max_pooling=False),
            ],
            "max_pooling": [first, no_pooling],
            "skip": [first, block(8, 12, 3, dropout_prob=0.15)],
            "whole": [
                block(6, 12, 2, n_filters=8, dropout_prob=0.12),
                block(6, 10, 5, n_filters=4, dropout_prob=0.18, max_pooling=False),
            ],
        },
    )


def upsampling_block_test(target):
    """Twice the size by a transposed convolution, the skip beside it, two convolutions."""

    def block(n_H, n_W, n_C, n_C_skip, **arguments):
        small, skip = SymbolicInput((n_H, n_W, n_C)), SymbolicInput((2 * n_H, 2 * n_W, n_C_skip))
        return Case(expansive_input=small, contractive_input=skip, **arguments)

    first = block(4, 6, 48, 32)
    tests.check(
        target,
        "upsampling_block",
        {
            "basic": first,
            "transposed": first,
            "joined": first,
            "convolutions": first,
            "activations": first,
            "n_filters": [block(4, 6, 9, 6, n_filters=6), block(4, 6, 9, 10, n_filters=10)],
            "whole": [first, block(3, 5, 7, 1, n_filters=8)],
        },
    )


def unet_model_test(target):
    """The network as the drawing shows it, and for other pictures, filters and classes."""
    first = Case()
    tests.check(
        target,
        "unet_model",
        {
            "basic": first,
            "convolutions": first,
            "transposed": first,
            "pooling": first,
            "dropout": first,
            "activations": first,
            "n_filters": Case(n_filters=5),
            "n_classes": Case(n_classes=8),
            "input_size": Case(input_size=(64, 32, 1)),
            "whole": [first, Case(input_size=(32, 80, 4), n_filters=3, n_classes=6)],
        },
    )
