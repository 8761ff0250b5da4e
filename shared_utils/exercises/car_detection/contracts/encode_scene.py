"""The contract of encode_scene: objects of a picture written into a grid of cells and anchors.

Boxes are made from what the label is to hold: a cell, a place in it, and a size in cells.
"""

import numpy as np

from ...contract import Case, Exercise

encode_scene = Exercise(
    "encode_scene", "(boxes, classes, anchors, grid, n_classes)", returns="label", uses=("iou",)
)

ANCHORS = np.array([(0.5, 0.6), (0.8, 1.8), (2.9, 1.3), (3.6, 3.4), (1.5, 1.45)])
"""Sizes (width, height) in cells. The first four differ much, in form as well as in area."""


def _boxes(cells, places, sizes, grid, dtype=np.float64):
    """Boxes (n, 4) in shares, from cells (row, column), places (x, y) in them and sizes (w, h) in cells."""
    centres = np.array(cells, dtype=float).reshape(-1, 2) + np.array(places).reshape(-1, 2)[:, ::-1]
    halves = np.array(sizes).reshape(-1, 2)[:, ::-1] / 2
    corners = np.concatenate([centres - halves, centres + halves], axis=1)
    return (corners / np.tile(grid, 2)).astype(dtype)


def _near(rng, anchors):
    """Sizes a little larger than these anchors, in which almost any comparison finds the same anchor."""
    return np.array(anchors) * rng.uniform(1.06, 1.18, size=(len(anchors), 2))


def _places(rng, count):
    """Places (x, y) in a cell: away from its edges and its middle, one of the two in the further half."""
    left = np.stack([rng.uniform(0.1, 0.25, size=count), rng.uniform(0.75, 0.9, size=count)], axis=1)
    right = np.stack([rng.uniform(0.55, 0.65, size=count), rng.uniform(0.35, 0.45, size=count)], axis=1)
    return np.where(rng.random((count, 1)) < 0.5, left, right)


def _scene(rng, cells, grid, anchors, fits, n_classes, classes=None, sizes=None, dtype=np.float64):
    """A case with an object in each of `cells`, whose size lies near the anchor that `fits` says."""
    sizes = _near(rng, anchors[list(fits)]) if sizes is None else sizes
    boxes = _boxes(cells, _places(rng, len(cells)), sizes, grid, dtype)
    classes = rng.integers(n_classes, size=len(cells)) if classes is None else np.array(classes)
    return Case(boxes=boxes, classes=classes, anchors=anchors.astype(dtype), grid=grid, n_classes=n_classes)


def _different_cells(rng, count, grid):
    """Cells (row, column) off the diagonal, in the grid turned round as well as in this one."""
    rows, columns = np.divmod(np.arange(grid[0] * grid[1]), grid[1])
    off = np.flatnonzero(rows != columns)
    return [(int(rows[i]), int(columns[i])) for i in rng.permutation(off)[:count]]


@encode_scene.group("basic", points=4, basic=True)
def _(rng):
    fits = rng.permutation([0, 1, 2])
    yield _scene(rng, _different_cells(rng, 3, (4, 4)), (4, 4), ANCHORS[:3], fits, 4, classes=[2, 0, 1])
    fits = rng.permutation([0, 1, 2])
    yield _scene(rng, _different_cells(rng, 3, (5, 5)), (5, 5), ANCHORS[:3], fits, 3, classes=[1, 0, 2])


@encode_scene.group("grids", points=4)
def _(rng):
    for grid in ((3, 5), (7, 2)):
        cells = [(grid[0] - 1, 0), (0, grid[1] - 1), (1, 0)]
        yield _scene(rng, cells, grid, ANCHORS[:3], rng.permutation(3), 4, dtype=np.float32)


@encode_scene.group("anchors", points=3)
def _(rng):
    # The best by IoU is another one by area, by the differences of the sides, and by the shared area.
    sizes = _near(rng, ANCHORS)
    anchors = ANCHORS[rng.permutation(5)]
    yield _scene(rng, _different_cells(rng, 5, (4, 6)), (4, 6), anchors, None, 3, sizes=sizes)
    telling = np.array([(0.5, 4.0), (1.35, 1.35), (2.6, 2.6), (4.0, 0.5)])
    order = rng.permutation(4)
    size = np.array([(1.41, 1.43), (0.85, 2.35), (2.35, 0.85), (2.0, 1.9)])
    yield _scene(rng, _different_cells(rng, 4, (5, 3)), (5, 3), telling[order], None, 3, sizes=size)
    far = np.array([(4.0, 1.2), (2.1, 2.1), (6.5, 6.5)])[rng.permutation(3)]
    yield _scene(rng, [(2, 3)], (5, 6), far, None, 3, sizes=np.array([(4.05, 3.95)]))
    yield _scene(rng, _different_cells(rng, 2, (3, 5)), (3, 5), ANCHORS[3:4], None, 3, sizes=sizes[:2])


@encode_scene.group("classes", points=2)
def _(rng):
    yield _scene(rng, [(2, 1), (0, 2)], (3, 5), ANCHORS[:2], [0, 1], 1)
    yield _scene(rng, [(2, 1), (0, 3), (1, 4)], (3, 5), ANCHORS[:3], [2, 0, 1], 12, classes=[11, 0, 7])


@encode_scene.group("taken", points=3)
def _(rng):
    # Three of one size in a cell, and one that finds its anchor taken by the third.
    size = _near(rng, ANCHORS[[1, 1, 1, 2]])
    cell, other = (1, 3), (3, 0)
    yield _scene(
        rng, [cell, other, cell, cell, other], (4, 5), ANCHORS[:4], None, 3, sizes=size[[0, 1, 1, 2, 3]]
    )
    # More objects than anchors: the last one is left out, though it is the largest.
    sizes = np.array([(0.9, 0.7), (1.0, 1.9), (0.8, 0.9), (2.8, 2.9)])
    yield _scene(rng, [cell] * 4, (3, 4), ANCHORS[[2, 0, 1]], None, 5, sizes=sizes, classes=[3, 1, 0, 4])


@encode_scene.group("nothing", points=1)
def _(rng):
    yield _scene(rng, [], (3, 5), ANCHORS[:2], [], 4, sizes=np.zeros((0, 2)), classes=np.zeros(0, np.int64))


@encode_scene.group("inputs_kept", points=1, checks_inputs=True)
def _(rng):
    yield _scene(rng, _different_cells(rng, 3, (4, 4)), (4, 4), ANCHORS[:3], [1, 2, 0], 4)
