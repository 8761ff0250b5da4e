"""The contracts of what is done with a detector's output: filtered, thinned out, put together.

No score lies near the threshold that it is compared with, no IoU near its own, and no two scores are equal.
Boxes of two classes share nothing, but in the group `classes`.
"""

import numpy as np

from ...contract import Case, Exercise
from . import scenes

MARGIN = 0.02
"""How far scores stay from the threshold."""

RESULTS = ("scores", "boxes", "classes")

yolo_filter_boxes = Exercise(
    "yolo_filter_boxes",
    "(boxes, box_confidence, box_class_probs, threshold=.6)",
    returns=RESULTS,
    by_keyword=True,
)


def _entries(rng, n, lowest, threshold, passing):
    """Confidences and best probabilities (n,): some pass, others fail in one of them or in both."""
    confidence, best = rng.uniform(0.03, 0.99, size=40_000), rng.uniform(lowest, 0.99, size=40_000)
    score, low, high = confidence * best, threshold - MARGIN, threshold + MARGIN
    kinds = [
        (confidence > high) & (best < low),
        (confidence < low) & (best > high),
        (confidence > high) & (best > high) & (score < low),
        (confidence < low) & (best < low),
    ]
    kinds += 2 * [score > high] if passing else []
    lots = [list(np.flatnonzero(kind)) for kind in kinds]
    lots = [lot for lot in lots if len(lot) >= n]
    picked = rng.permutation([lots[i % len(lots)][i] for i in range(n)])
    return confidence[picked], best[picked]


def _filter_case(rng, shape, n_classes, passing=True, **arguments):
    """A case on a grid with anchors (gh, gw, A): every anchor has boxes that pass, unless none is to."""
    n = int(np.prod(shape))
    lowest = 0.3 if n_classes > 1 else 0.05
    confidence, best = _entries(rng, n, lowest, arguments.get("threshold", 0.6), passing)
    probs = best[:, None] * rng.uniform(0.05, 0.9, size=(n, n_classes))
    probs[np.arange(n), rng.integers(n_classes, size=n)] = best
    centres, sizes = rng.uniform(0.2, 0.8, size=(n, 2)), rng.uniform(0.05, 0.3, size=(n, 2))
    boxes = np.concatenate([centres - sizes / 2, centres + sizes / 2], axis=1)
    return Case(
        boxes=boxes.reshape(*shape, 4).astype(np.float32),
        box_confidence=confidence.reshape(*shape, 1).astype(np.float32),
        box_class_probs=probs.reshape(*shape, n_classes).astype(np.float32),
        **arguments,
    )


@yolo_filter_boxes.group("basic", points=5, basic=True)
def _(rng):
    yield _filter_case(rng, (4, 4, 3), 4)
    yield _filter_case(rng, (5, 5, 2), 3)


@yolo_filter_boxes.group("threshold", points=5)
def _(rng):
    yield _filter_case(rng, (4, 4, 3), 4, threshold=float(rng.uniform(0.25, 0.35)))
    yield _filter_case(rng, (4, 4, 3), 4, threshold=float(rng.uniform(0.7, 0.8)))
    yield _filter_case(rng, (3, 3, 2), 3, threshold=0)


@yolo_filter_boxes.group("nothing", points=2)
def _(rng):
    yield _filter_case(rng, (4, 4, 2), 3, passing=False)
    yield _filter_case(rng, (3, 3, 3), 4, passing=False, threshold=0.8)


@yolo_filter_boxes.group("grids", points=3)
def _(rng):
    yield _filter_case(rng, (3, 6, 2), 4)
    yield _filter_case(rng, (7, 2, 3), 4)
    yield _filter_case(rng, (19, 19, 2), 3)


@yolo_filter_boxes.group("counts", points=2)
def _(rng):
    yield _filter_case(rng, (4, 4, 1), 5)
    yield _filter_case(rng, (4, 4, 3), 1)
    yield _filter_case(rng, (3, 3, 5), 20)


@yolo_filter_boxes.group("inputs_kept", points=1, checks_inputs=True)
def _(rng):
    yield _filter_case(rng, (4, 4, 3), 4)


yolo_non_max_suppression = Exercise(
    "yolo_non_max_suppression",
    "(scores, boxes, classes, max_boxes=10, iou_threshold=0.5)",
    returns=RESULTS,
    uses=("iou",),
)

Scene = list[tuple[int, list[np.ndarray], list[int]]]
"""Clusters of boxes: the class, the boxes, and their places in the order of the scores, 0 for the best."""


def _detections(rng, scene: Scene, size=(1.0, 1.0)):
    """Scores, boxes and classes of a scene, best score first."""
    boxes = scenes.in_tiles(rng, [cluster for _, cluster, _ in scene], size)
    classes = np.concatenate([np.full(len(cluster), kind) for kind, cluster, _ in scene]).astype(np.int64)
    places = np.concatenate([ranks for _, _, ranks in scene])
    order = np.argsort(places)
    return scenes.scores_of(rng, len(order)).astype(np.float32), boxes[order], classes[order]


def _nms_case(rng, scene: Scene, order=None, size=(1.0, 1.0), **arguments):
    scores, boxes, classes = _detections(rng, scene, size)
    order = np.arange(len(scores)) if order is None else order
    return Case(scores=scores[order], boxes=boxes[order], classes=classes[order], **arguments)


def _kinds(rng, count, n_classes=6):
    """Different classes."""
    return [int(kind) for kind in rng.permutation(n_classes)[:count]]


def _mixed_scene(rng, *dropped, kept=(0.15, 0.25)) -> Scene:
    """Two classes; in three tiles the worse box of a pair goes, in one it stays. The pairs are interleaved.

    `dropped` and `kept` are ranges of the IoU; fewer than three of `dropped` are used in turn.
    """
    one, other = _kinds(rng, 2)
    dropped = (dropped or ((0.7, 0.8),)) * 3
    pairs = [scenes.pair(rng, rng.uniform(*limits)) for limits in dropped[:3]]
    apart = scenes.pair(rng, rng.uniform(*kept))
    return [
        (one, pairs[0], [0, 4]),
        (other, pairs[1], [1, 5]),
        (one, pairs[2], [2, 6]),
        (other, apart, [3, 7]),
    ]


@yolo_non_max_suppression.group("basic", points=4, basic=True)
def _(rng):
    yield _nms_case(rng, _mixed_scene(rng))
    yield _nms_case(rng, _mixed_scene(rng), size=(720, 1280))


@yolo_non_max_suppression.group("unsorted", points=3)
def _(rng):
    # The worse box of a pair stands before the better one, but for one pair.
    yield _nms_case(rng, _mixed_scene(rng), order=[4, 3, 0, 6, 5, 2, 7, 1])
    yield _nms_case(rng, _mixed_scene(rng), order=[5, 7, 1, 6, 0, 2, 4, 3])


@yolo_non_max_suppression.group("iou_threshold", points=4)
def _(rng):
    for threshold, kept, *dropped in (
        (0.1, (0.03, 0.06), (0.15, 0.2)),
        (0.3, (0.2, 0.25), (0.37, 0.45), (0.55, 0.64), (0.75, 0.85)),
        (0.7, (0.55, 0.64), (0.76, 0.85)),
        (0.9, (0.75, 0.85), (0.94, 0.96)),
        (0.0, (0, 0), (0.1, 0.3)),
        (1.0, (0.3, 0.6), (0.7, 0.9)),
    ):
        yield _nms_case(rng, _mixed_scene(rng, *dropped, kept=kept), iou_threshold=threshold)


@yolo_non_max_suppression.group("max_boxes", points=4)
def _(rng):
    one, other, third = _kinds(rng, 3)
    pairs = [scenes.pair(rng, rng.uniform(0.7, 0.8)) for _ in range(4)]
    scene = [
        (one, pairs[0], [0, 1]),
        (other, pairs[1], [2, 3]),
        (one, pairs[2], [4, 6]),
        (third, pairs[3], [5, 7]),
    ]
    yield _nms_case(rng, scene, max_boxes=1)
    yield _nms_case(rng, scene, max_boxes=2)
    yield _nms_case(rng, scene, max_boxes=3)
    many = [((one, other, third)[i % 3], [scenes.first_box(rng)], [i]) for i in range(14)]
    yield _nms_case(rng, many)
    yield _nms_case(rng, many, max_boxes=12)
    yield _nms_case(rng, many, max_boxes=20)


@yolo_non_max_suppression.group("shapes", points=2)
def _(rng):
    one, other = _kinds(rng, 2)
    boxes = [scenes.first_box(rng) for _ in range(5)]
    small = [boxes[0], scenes.smaller(rng, boxes[0], rng.uniform(0.2, 0.3))]
    yield _nms_case(
        rng,
        [
            (one, small, [0, 5]),
            (other, small[::-1], [1, 7]),
            (one, [boxes[1], scenes.smaller(rng, boxes[1], rng.uniform(0.6, 0.75))], [2, 4]),
            (other, [boxes[2], boxes[2]], [3, 6]),
        ],
    )
    yield _nms_case(
        rng,
        [
            (one, [boxes[3], scenes.beside(boxes[3], 0), scenes.beside(boxes[3], 1)], [2, 4, 3]),
            (other, [boxes[4], scenes.flat(boxes[4])], [1, 5]),
            (one, scenes.across(rng), [0, 6]),
        ],
    )


@yolo_non_max_suppression.group("chain", points=2)
def _(rng):
    one, other = _kinds(rng, 2)
    for length in (3, 4):
        along = int(rng.integers(2))
        box = scenes.first_box(rng)
        # Neighbours overlap by 0.6 or more, the next but one by less than 0.45.
        step = np.zeros(4)
        step[[along, along + 2]] = rng.uniform(0.21, 0.25) * (box[along + 2] - box[along])
        chain = [box + i * step for i in range(length)]
        alone = [scenes.first_box(rng)]
        yield _nms_case(rng, [(one, chain, [0, *range(2, length + 1)]), (other, alone, [1])])


@yolo_non_max_suppression.group("classes", points=2)
def _(rng):
    one, other, third = _kinds(rng, 3)
    box, same = scenes.pair(rng, rng.uniform(0.7, 0.8))
    elsewhere = scenes.pair(rng, rng.uniform(0.65, 0.8))
    scores, boxes, classes = _detections(
        rng, [(0, [box, box, same, same], [0, 1, 2, 3]), (0, elsewhere, [4, 5])]
    )
    for kinds in ([one, other, one, other, third, one], [one, other, third, other, one, third]):
        classes = np.array(kinds, dtype=np.int64)
        yield Case(scores=scores, boxes=boxes, classes=classes)


@yolo_non_max_suppression.group("inputs_kept", points=1, checks_inputs=True)
def _(rng):
    yield _nms_case(rng, _mixed_scene(rng))


@yolo_non_max_suppression.group("empty")
def _(rng):
    yield Case(
        scores=np.zeros(0, np.float32), boxes=np.zeros((0, 4), np.float32), classes=np.zeros(0, np.int64)
    )


yolo_eval = Exercise(
    "yolo_eval",
    "(yolo_outputs, image_shape=(720, 1280), max_boxes=10, score_threshold=.6, iou_threshold=.5)",
    returns=RESULTS,
    uses=("iou", "yolo_filter_boxes", "yolo_non_max_suppression"),  # iou: by the learner's suppression
)


def _eval_case(rng, scene: Scene, shape=(4, 4, 3), n_classes=6, passing=True, **arguments):
    """The boxes of a scene at any entries of a grid with anchors; the other entries score too little.

    Args:
        shape: (gh, gw, A).
        passing: False gives low scores to all.
    """
    threshold = arguments.get("score_threshold", 0.6)
    _, corners, classes = _detections(rng, scene)
    n, found = int(np.prod(shape)), len(corners) if passing else 0
    low = scenes.scores_of(rng, n - found, 0.05, threshold - MARGIN)
    scores = np.concatenate([scenes.scores_of(rng, found, threshold + MARGIN, 0.95), low])
    others = n - len(corners)
    centres, sizes = rng.uniform(0.3, 0.7, size=(others, 2)), rng.uniform(0.1, 0.4, size=(others, 2))
    corners = np.concatenate([corners, np.concatenate([centres - sizes / 2, centres + sizes / 2], axis=1)])
    classes = np.concatenate([classes, rng.integers(n_classes, size=others)])

    best = rng.uniform(scores + 0.01, 0.99)
    probs = best[:, None] * rng.uniform(0.05, 0.7, size=(n, n_classes))
    probs[np.arange(n), classes] = best
    order = rng.permutation(n)

    def entries(values):
        return values[order].reshape(*shape, -1).astype(np.float32)

    corners = corners[:, [1, 0, 3, 2]]
    outputs = (
        entries((corners[:, :2] + corners[:, 2:]) / 2),
        entries(corners[:, 2:] - corners[:, :2]),
        entries(scores / best),
        entries(probs),
    )
    return Case(yolo_outputs=outputs, **arguments)


def _image_shape(rng, portrait):
    height, width = (int(n) for n in np.sort(rng.integers((60, 200), (180, 900))))
    return (width, height) if portrait else (height, width)


@yolo_eval.group("basic", points=4, basic=True)
def _(rng):
    yield _eval_case(rng, _mixed_scene(rng))
    yield _eval_case(rng, _mixed_scene(rng), shape=(5, 5, 2))


@yolo_eval.group("image_shape", points=4)
def _(rng):
    yield _eval_case(rng, _mixed_scene(rng), image_shape=_image_shape(rng, portrait=False))
    yield _eval_case(rng, _mixed_scene(rng), image_shape=_image_shape(rng, portrait=True))


@yolo_eval.group("score_threshold", points=3)
def _(rng):
    yield _eval_case(rng, _mixed_scene(rng), score_threshold=float(rng.uniform(0.25, 0.4)))
    yield _eval_case(rng, _mixed_scene(rng), score_threshold=float(rng.uniform(0.75, 0.8)))


@yolo_eval.group("iou_threshold", points=2)
def _(rng):
    yield _eval_case(rng, _mixed_scene(rng, (0.37, 0.45), kept=(0.2, 0.25)), iou_threshold=0.3)
    yield _eval_case(rng, _mixed_scene(rng, (0.76, 0.85), kept=(0.55, 0.64)), iou_threshold=0.7)


@yolo_eval.group("max_boxes", points=2)
def _(rng):
    one, other = _kinds(rng, 2)
    many = [((one, other)[i % 2], [scenes.first_box(rng)], [i]) for i in range(13)]
    yield _eval_case(rng, many)
    yield _eval_case(rng, many, max_boxes=int(rng.integers(2, 6)))
    yield _eval_case(rng, many, max_boxes=12)


@yolo_eval.group("grids", points=2)
def _(rng):
    yield _eval_case(rng, _mixed_scene(rng), shape=(3, 7, 2))
    yield _eval_case(rng, _mixed_scene(rng), shape=(9, 4, 1), n_classes=9)


@yolo_eval.group("inputs_kept", points=1, checks_inputs=True)
def _(rng):
    yield _eval_case(rng, _mixed_scene(rng))


@yolo_eval.group("empty")
def _(rng):
    yield _eval_case(rng, _mixed_scene(rng), passing=False)
