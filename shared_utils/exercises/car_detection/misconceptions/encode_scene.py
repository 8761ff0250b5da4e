"""Mistakes in encode_scene. The most specific come first."""

import numpy as np

from .collected import wrong


def _objects(boxes, grid):
    """Centres (row, column) in cells and sizes (w, h) in cells, float64 (n, 2) each."""
    corners = np.asarray(boxes, dtype=float) * np.tile(grid, 2)
    return (corners[:, :2] + corners[:, 2:]) / 2, (corners[:, 2:] - corners[:, :2])[:, ::-1]


def _fits(size, anchors):
    """The IoU of a size (w, h) with each anchor, centres shared."""
    both = np.minimum(size, anchors).prod(axis=-1)
    return both / (np.prod(size) + np.prod(anchors, axis=-1) - both)


def _entry(centre, size, kind, n_classes):
    """The numbers of an entry."""
    return np.concatenate([centre[::-1] % 1, size, [1], np.arange(n_classes) == kind])


def _best_free(label, cell, fits):
    """The anchor that fits best among the free ones of a cell, or None."""
    free = [k for k in np.argsort(-np.asarray(fits, dtype=float), kind="stable") if label[cell][k, 4] == 0]
    return free[0] if free else None


def _encoded(
    boxes,
    classes,
    anchors,
    grid,
    n_classes,
    objects=_objects,
    cell_of=lambda centre: tuple(np.floor(centre).astype(int).tolist()),
    fits=_fits,
    entry=_entry,
    anchor_of=_best_free,
):
    """The right answer; another step in place of one of these makes it a wrong one."""
    anchors = np.asarray(anchors, dtype=float)
    label = np.zeros((*grid, len(anchors), 5 + n_classes), dtype=np.float32)
    for centre, size, kind in zip(*objects(boxes, grid), classes, strict=True):
        cell = cell_of(centre)
        anchor = anchor_of(label, cell, fits(size, anchors))
        if anchor is not None:
            label[cell][anchor] = entry(centre, size, kind, n_classes)
    return label


def _with(step):
    """Decorate another version of a step: a mistake in that step alone."""

    def add(change):
        def answer(boxes, classes, anchors, grid, n_classes):
            return _encoded(boxes, classes, anchors, grid, n_classes, **{step: change})

        answer.__name__ = change.__name__
        wrong("encode_scene")(answer)
        return change

    return add


# ------------------------------------------------------------ the cell


@_with("cell_of")
def row_and_column_swapped(centre):
    return int(centre[1]), int(centre[0])


@_with("objects")
def sides_of_the_grid_swapped(boxes, grid):
    return _objects(boxes, grid[::-1])


@_with("objects")
def height_of_the_grid_for_both(boxes, grid):
    return _objects(boxes, (grid[0], grid[0]))


@_with("objects")
def width_of_the_grid_for_both(boxes, grid):
    return _objects(boxes, (grid[1], grid[1]))


@_with("objects")
def boxes_read_as_x_y(boxes, grid):
    return _objects(np.asarray(boxes)[:, [1, 0, 3, 2]], grid)


@_with("cell_of")
def cell_rounded(centre):
    return tuple(np.round(centre).astype(int).tolist())


@_with("cell_of")
def cells_counted_from_1(centre):
    return tuple(np.floor(centre + 1).astype(int).tolist())


@_with("objects")
def corner_for_the_centre(boxes, grid):
    corners = np.asarray(boxes, dtype=float) * np.tile(grid, 2)
    return corners[:, :2], _objects(boxes, grid)[1]


@_with("objects")
def corner_and_size_for_corners(boxes, grid):
    corners = np.asarray(boxes, dtype=float) * np.tile(grid, 2)
    return corners[:, :2] + corners[:, 2:] / 2, corners[:, 3:1:-1]


@wrong("encode_scene")
def grid_turned(boxes, classes, anchors, grid, n_classes):
    return np.swapaxes(_encoded(boxes, classes, anchors, grid, n_classes), 0, 1)


@wrong("encode_scene")
def place_in_the_corner_of_the_box(boxes, classes, anchors, grid, n_classes):
    first = np.asarray(boxes, dtype=float)[:, :2] * grid
    label = _encoded(boxes, classes, anchors, grid, n_classes)
    for (row, column, k), (y, x) in _entries_of(label, boxes, classes, anchors, grid, n_classes, first):
        label[row, column, k, :2] = x % 1, y % 1
    return label


def _entries_of(label, boxes, classes, anchors, grid, n_classes, values):
    """The place in the label of each object that has one, with its value."""
    numbered = _encoded(boxes, np.arange(len(boxes)), anchors, grid, max(len(boxes), 1))
    for row, column, k in np.argwhere(label[..., 4] > 0):
        yield (row, column, k), values[numbered[row, column, k, 5:].argmax()]


# ------------------------------------------------------------ the numbers of an entry


@wrong("encode_scene")
def place_as_shares_of_the_picture(boxes, classes, anchors, grid, n_classes):
    def entry(centre, size, kind, n_classes):
        return np.concatenate([(centre / grid)[::-1], _entry(centre, size, kind, n_classes)[2:]])

    return _encoded(boxes, classes, anchors, grid, n_classes, entry=entry)


@wrong("encode_scene")
def sizes_as_shares_of_the_picture(boxes, classes, anchors, grid, n_classes):
    def entry(centre, size, kind, n_classes):
        numbers = _entry(centre, size, kind, n_classes)
        numbers[2:4] /= grid[::-1]
        return numbers

    return _encoded(boxes, classes, anchors, grid, n_classes, entry=entry)


@wrong("encode_scene")
def all_as_shares_of_the_picture(boxes, classes, anchors, grid, n_classes):
    def entry(centre, size, kind, n_classes):
        numbers = _entry(centre, size, kind, n_classes)
        numbers[:2], numbers[2:4] = (centre / grid)[::-1], size / grid[::-1]
        return numbers

    return _encoded(boxes, classes, anchors, grid, n_classes, entry=entry)


def _entry_with(change):
    """Decorate (numbers, centre, size, kind) -> numbers: a mistake in the numbers of an entry."""

    def entry(centre, size, kind, n_classes):
        return change(_entry(centre, size, kind, n_classes), centre, size, kind)

    entry.__name__ = change.__name__
    _with("entry")(entry)
    return change


@_entry_with
def place_counted_from_the_picture(numbers, centre, size, kind):
    return np.concatenate([centre[::-1], numbers[2:]])


@_entry_with
def place_counted_from_the_middle(numbers, centre, size, kind):
    return np.concatenate([numbers[:2] - 0.5, numbers[2:]])


@_entry_with
def place_counted_from_the_other_edges(numbers, centre, size, kind):
    return np.concatenate([1 - numbers[:2], numbers[2:]])


@_entry_with
def y_before_x(numbers, centre, size, kind):
    return numbers[[1, 0, *range(2, len(numbers))]]


@_entry_with
def height_before_width(numbers, centre, size, kind):
    return numbers[[0, 1, 3, 2, *range(4, len(numbers))]]


@_entry_with
def y_before_x_and_height_before_width(numbers, centre, size, kind):
    return numbers[[1, 0, 3, 2, *range(4, len(numbers))]]


@_entry_with
def size_before_place(numbers, centre, size, kind):
    return numbers[[2, 3, 0, 1, *range(4, len(numbers))]]


@_entry_with
def half_sizes(numbers, centre, size, kind):
    return np.concatenate([numbers[:2], size / 2, numbers[4:]])


@_entry_with
def logarithms_of_the_sizes(numbers, centre, size, kind):
    return np.concatenate([numbers[:2], np.log(size), numbers[4:]])


@_entry_with
def corners_for_place_and_size(numbers, centre, size, kind):
    return np.concatenate([numbers[:2] - size / 2, numbers[:2] + size / 2, numbers[4:]])


@_entry_with
def confidence_first(numbers, centre, size, kind):
    return np.concatenate([[1], numbers[:4], numbers[5:]])


@_entry_with
def confidence_last(numbers, centre, size, kind):
    return np.concatenate([numbers[:4], numbers[5:], [1]])


@_entry_with
def confidence_missing(numbers, centre, size, kind):
    return np.concatenate([numbers[:4], [0], numbers[5:]])


@_entry_with
def class_missing(numbers, centre, size, kind):
    return np.concatenate([numbers[:5], 0 * numbers[5:]])


@_entry_with
def number_of_the_class_for_one_hot(numbers, centre, size, kind):
    return np.concatenate([numbers[:5], [kind], 0 * numbers[6:]])


@_entry_with
def number_of_the_class_in_its_place(numbers, centre, size, kind):
    return np.concatenate([numbers[:5], numbers[5:] * kind])


@_entry_with
def class_one_place_too_early(numbers, centre, size, kind):
    numbers[5 + kind], numbers[4 + kind] = 0, 1
    return numbers


@_entry_with
def class_one_place_too_late(numbers, centre, size, kind):
    numbers[5 + kind] = 0
    numbers[6 + kind] = 1
    return numbers


@wrong("encode_scene")
def iou_for_the_confidence(boxes, classes, anchors, grid, n_classes):
    label = _encoded(boxes, classes, anchors, grid, n_classes)
    for row, column, k in np.argwhere(label[..., 4] > 0):
        entry = label[row, column, k]
        entry[4] = _fits(entry[2:4].astype(float), np.asarray(anchors, dtype=float))[k]
    return label


def _against_its_anchor(change):
    """Decorate (w and h, anchor) -> two numbers: a mistake in the size."""

    def answer(boxes, classes, anchors, grid, n_classes):
        label = _encoded(boxes, classes, anchors, grid, n_classes)
        for row, column, k in np.argwhere(label[..., 4] > 0):
            label[row, column, k, 2:4] = change(
                label[row, column, k, 2:4].astype(float), np.asarray(anchors)[k]
            )
        return label

    answer.__name__ = change.__name__
    wrong("encode_scene")(answer)
    return change


@_against_its_anchor
def sizes_divided_by_the_anchor(size, anchor):
    return size / anchor


@_against_its_anchor
def logarithms_of_the_ratio_to_the_anchor(size, anchor):
    return np.log(size / anchor)


@_against_its_anchor
def size_of_the_anchor(size, anchor):
    return anchor


# ------------------------------------------------------------ the anchor


@_with("fits")
def always_anchor_0(size, anchors):
    return -np.arange(len(anchors))


@_with("fits")
def always_the_last_anchor(size, anchors):
    return np.arange(len(anchors))


@_with("fits")
def nearest_area(size, anchors):
    return -np.abs(anchors.prod(axis=1) - size.prod())


@_with("fits")
def nearest_size(size, anchors):
    return -np.hypot(*(anchors - size).T)


@_with("fits")
def smallest_sum_of_differences(size, anchors):
    return -np.abs(anchors - size).sum(axis=1)


@_with("fits")
def largest_shared_area(size, anchors):
    return np.minimum(size, anchors).prod(axis=1)


@_with("fits")
def nearest_shape(size, anchors):
    return -np.abs(anchors[:, 0] / anchors[:, 1] - size[0] / size[1])


@_with("fits")
def nearest_width(size, anchors):
    return -np.abs(anchors[:, 0] - size[0])


@_with("fits")
def worst_anchor(size, anchors):
    return -_fits(size, anchors)


@_with("fits")
def anchors_read_as_height_and_width(size, anchors):
    return _fits(size, anchors[:, ::-1])


@wrong("encode_scene")
def shares_compared_with_cells(boxes, classes, anchors, grid, n_classes):
    return _encoded(
        boxes, classes, anchors, grid, n_classes, fits=lambda size, anchors: _fits(size / grid[::-1], anchors)
    )


@_with("fits")
def share_of_the_anchor(size, anchors):
    return np.minimum(size, anchors).prod(axis=1) / anchors.prod(axis=1)


# ------------------------------------------------------------ more than one object in a cell


@_with("anchor_of")
def taken_entry_overwritten(label, cell, fits):
    return int(np.argmax(fits))


@wrong("encode_scene")
def taken_entry_overwritten_with_the_old_class_left(boxes, classes, anchors, grid, n_classes):
    label = np.zeros((*grid, len(anchors), 5 + n_classes), dtype=np.float32)
    for centre, size, kind in zip(*_objects(boxes, grid), classes, strict=True):
        row, column = np.floor(centre).astype(int).tolist()
        place = label[row, column, int(np.argmax(_fits(size, np.asarray(anchors, dtype=float))))]
        place[:5] = _entry(centre, size, kind, n_classes)[:5]
        place[5 + int(kind)] = 1
    return label


@_with("anchor_of")
def left_out_where_taken(label, cell, fits):
    best = int(np.argmax(fits))
    return None if label[cell][best, 4] else best


@_with("anchor_of")
def first_free_anchor_where_taken(label, cell, fits):
    best = int(np.argmax(fits))
    free = [k for k in range(len(fits)) if label[cell][k, 4] == 0]
    return best if best in free else next(iter(free), None)


@_with("anchor_of")
def anchor_after_the_taken_one(label, cell, fits):
    order = (int(np.argmax(fits)) + np.arange(len(fits))) % len(fits)
    return next((k for k in order if label[cell][k, 4] == 0), None)


@_with("anchor_of")
def overwritten_where_none_is_free(label, cell, fits):
    free = _best_free(label, cell, fits)
    return int(np.argmax(fits)) if free is None else free


@_with("anchor_of")
def second_best_at_most(label, cell, fits):
    order = np.argsort(-np.asarray(fits), kind="stable")[:2]
    return next((k for k in order if label[cell][k, 4] == 0), None)


@_with("anchor_of")
def one_object_for_each_cell(label, cell, fits):
    return None if label[cell][:, 4].any() else int(np.argmax(fits))


@wrong("encode_scene")
def every_anchor_of_the_cell(boxes, classes, anchors, grid, n_classes):
    label = _encoded(boxes, classes, anchors, grid, n_classes)
    for centre, size, kind in reversed(list(zip(*_objects(boxes, grid), classes, strict=True))):
        label[int(centre[0]), int(centre[1])] = _entry(centre, size, kind, n_classes)
    return label


@wrong("encode_scene")
def largest_object_first(boxes, classes, anchors, grid, n_classes):
    order = np.argsort(-_objects(boxes, grid)[1].prod(axis=1), kind="stable")
    return _encoded(np.asarray(boxes)[order], np.asarray(classes)[order], anchors, grid, n_classes)


@wrong("encode_scene")
def last_object_first(boxes, classes, anchors, grid, n_classes):
    return _encoded(np.asarray(boxes)[::-1], np.asarray(classes)[::-1], anchors, grid, n_classes)


@wrong("encode_scene")
def first_object_alone(boxes, classes, anchors, grid, n_classes):
    return _encoded(boxes[:1], classes[:1], anchors, grid, n_classes)


@wrong("encode_scene")
def last_object_left_out(boxes, classes, anchors, grid, n_classes):
    return _encoded(boxes[:-1], classes[:-1], anchors, grid, n_classes)


@wrong("encode_scene")
def scaled_in_place(boxes, classes, anchors, grid, n_classes):
    label = _encoded(boxes, classes, anchors, grid, n_classes)
    boxes *= np.tile(grid, 2)
    return label
