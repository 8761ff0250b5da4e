"""The contracts of the metrics on masks: a mask has a class, a whole number from 0, for each pixel.

The cases begin with a table: `counts[i, j]` pixels have class i in the truth and class j in the
prediction. The pixels are then put in any order. So chance decides the numbers, and never which mistake
shows.
"""

import numpy as np

from ...contract import Case, Exercise

_SIGNATURE = "(y_true, y_pred, n_classes)"

class_iou = Exercise("class_iou", _SIGNATURE, returns="iou")
mean_iou = Exercise("mean_iou", _SIGNATURE, returns="mean", uses=("class_iou",))
dice = Exercise("dice", _SIGNATURE, returns="scores")


def _counts(rng, pixels, true, predicted, n_classes):
    """A table of `pixels` pixels: the truth has the classes `true`, the prediction those of `predicted`.

    Every class is wrong as well as right somewhere, and no class has as many pixels in one mask as in the
    other; a class that both masks have is right more often than by chance.
    """
    counts = np.zeros((n_classes, n_classes), dtype=int)
    counts[np.ix_(true, predicted)] = 1
    weights = counts * rng.uniform(0.2, 1.8, counts.shape)
    weights[np.diag_indices(n_classes)] *= len(true)
    while True:
        drawn = counts + rng.multinomial(pixels - counts.sum(), weights.ravel() / weights.sum()).reshape(
            counts.shape
        )
        rows, columns = drawn.sum(axis=1), drawn.sum(axis=0)
        if np.all((rows != columns) | (rows + columns == 0)):
            return drawn


def _masks(rng, counts, shape, dtype=np.int64):
    """Truth and prediction of this shape with these counts."""
    pairs = rng.permutation(np.repeat(np.arange(counts.size), counts.ravel()))
    y_true, y_pred = np.divmod(pairs.reshape(shape), len(counts))
    return y_true.astype(dtype), y_pred.astype(dtype)


def _case(rng, shape, n_classes, true=None, predicted=None, dtype=np.int64):
    """Masks of this shape whose classes are those listed, all of them where nothing is."""
    true = list(range(n_classes)) if true is None else true
    predicted = true if predicted is None else predicted
    counts = _counts(rng, int(np.prod(shape)), true, predicted, n_classes)
    y_true, y_pred = _masks(rng, counts, shape, dtype)
    return Case(y_true=y_true, y_pred=y_pred, n_classes=n_classes)


def _batch(rng, shape, n_classes, classes, dtype=np.int64):
    """A batch; `classes` lists those of each picture, so one may miss a class that another one has."""
    pairs = [_case(rng, shape, n_classes, true, dtype=dtype).arguments for true in classes]
    y_true, y_pred = (np.stack([pair[key] for pair in pairs]) for key in ("y_true", "y_pred"))
    return Case(y_true=y_true, y_pred=y_pred, n_classes=n_classes)


def _basic(rng):
    yield _case(rng, (8, 8), 3)
    yield _case(rng, (7, 7), 4)


def _absent(rng):
    middle, low, high = rng.permutation([1, 2, 4])
    yield _case(rng, (8, 8), 6, true=sorted((low, high, 3)))
    yield _case(rng, (8, 8), 4, true=[0, 2])
    yield _case(rng, (7, 7), int(rng.integers(6, 9)), true=sorted((0, middle, high)))


def _extremes(rng):
    """Classes that one mask lacks; equal masks; masks without a right pixel, one of a single pixel too."""
    *only_true, low, high = (int(label) for label in rng.permutation(4))
    yield _case(rng, (8, 8), 5, true=[*only_true, low, high], predicted=[low, high, 4])
    same = _case(rng, (6, 6), 3).arguments["y_true"]
    yield Case(y_true=same, y_pred=same.copy(), n_classes=3)
    order = rng.permutation(3)
    moved = order[(np.argsort(order)[same] + 1) % 3]  # every pixel gets the next class of the order
    yield Case(y_true=same, y_pred=moved, n_classes=3)
    label = rng.integers(0, 2, size=(1, 1))
    yield Case(y_true=label, y_pred=1 - label, n_classes=2)


def _batches(rng):
    yield _batch(rng, (5, 6), 3, [(0, 1, 2), (0, 1, 2), (0, 1, 2)])
    yield _batch(rng, (6, 6), 3, [(0, 1, 2)])
    yield _batch(rng, (6, 5), 4, [(0, 1, 2), (1, 2, 3)])


def _sizes(rng):
    yield _case(rng, (4, 13), 3)
    yield _case(rng, (12, 5), 2)
    yield _case(rng, (16, 30), 13)
    yield _case(rng, (24, 50), 2, dtype=np.uint8)
    yield _case(rng, (30, 40), 20, dtype=np.uint8)


def _inputs_kept(rng):
    yield _case(rng, (6, 8), 3)


for _exercise, _points in ((class_iou, (3, 2, 1, 2, 1, 1)), (dice, (3, 1, 1, 1, 1, 1))):
    _exercise.group("basic", points=_points[0], basic=True)(_basic)
    _exercise.group("absent", points=_points[1])(_absent)
    _exercise.group("extremes", points=_points[2])(_extremes)
    _exercise.group("batch", points=_points[3])(_batches)
    _exercise.group("sizes", points=_points[4])(_sizes)
    _exercise.group("inputs_kept", points=_points[5], checks_inputs=True)(_inputs_kept)

for _key, _points, _cases in (
    ("basic", 2, _basic),
    ("absent", 2, _absent),
    ("extremes", 1, _extremes),
    ("batch", 1, _batches),
):
    mean_iou.group(_key, points=_points, basic=_key == "basic")(_cases)
