"""The words about encode_scene."""

from ...contract import ExerciseTexts, Hint

_CELL = "the centre in cells is (y * grid_h, x * grid_w): row and column are its whole parts"
_PLACE = "x and y are what is left after the whole part: column + x is the centre in cells"
_SIZE = "w is (x2 - x1) * grid_w, and h is (y2 - y1) * grid_h"
_ENTRY = "an entry is [x, y, w, h, 1, class 0, class 1, ...]"
_CLASS = "class c stands at 5 + c"
_ANCHOR = "take the largest IoU; with one centre, the smaller w times the smaller h is shared"
_TAKEN = "go through the anchors of the cell, best first, and take the first that is free"
_IN_ORDER = "take the objects in the order given"

_ENCODE_SCENE = ExerciseTexts(
    summary="Write the objects of a picture into a grid of cells and anchors.",
    shapes="boxes (n, 4) as (y1, x1, y2, x2), classes (n,), anchors (n_anchors, 2), grid (grid_h, grid_w)"
    " → label (grid_h, grid_w, n_anchors, 5 + n_classes)",
    groups={
        "basic": "a square grid, three objects, an anchor for each",
        "grids": "wide and high grids, float32",
        "anchors": "anchors of one area or one shape, five anchors, one anchor",
        "classes": "a single class, and many",
        "taken": "several objects in one cell",
        "nothing": "a picture without objects",
        "inputs_kept": "a right result that leaves the inputs as they were",
    },
    hints={
        "row_and_column_swapped": Hint("row and column change places", f"y gives the row: {_CELL}"),
        "sides_of_the_grid_swapped": Hint("y is multiplied by grid_w and x by grid_h", _CELL),
        "height_of_the_grid_for_both": Hint("x is multiplied by grid_h too", _CELL),
        "width_of_the_grid_for_both": Hint("y is multiplied by grid_w too", _CELL),
        "boxes_read_as_x_y": Hint(
            "the boxes are read as (x1, y1, x2, y2)", "they are (y1, x1, y2, x2): y first"
        ),
        "cell_rounded": Hint(
            "the centre is rounded to the nearest cell", f"cut it, with int or np.floor: {_CELL}"
        ),
        "cells_counted_from_1": Hint("the cells are counted from 1", _CELL),
        "corner_for_the_centre": Hint(
            "the upper left corner is taken for the centre", "the centre is ((y1 + y2) / 2, (x1 + x2) / 2)"
        ),
        "corner_and_size_for_corners": Hint(
            "the last two numbers of a box are read as its size",
            "they are its lower right corner: (y1, x1, y2, x2)",
        ),
        "grid_turned": Hint("the label has grid_w rows and grid_h columns", "its shape begins with grid_h"),
        "place_in_the_corner_of_the_box": Hint(
            "x and y tell the place of the box's corner", f"the centre's: {_PLACE}"
        ),
        "place_as_shares_of_the_picture": Hint("x and y are shares of the picture", _PLACE),
        "sizes_as_shares_of_the_picture": Hint("w and h are shares of the picture", _SIZE),
        "all_as_shares_of_the_picture": Hint(
            "x, y, w and h are shares of the picture",
            "all four are in cells: multiply by the sides of the grid",
        ),
        "place_counted_from_the_picture": Hint("x and y are counted from the edge of the picture", _PLACE),
        "place_counted_from_the_middle": Hint("x and y are counted from the middle of the cell", _PLACE),
        "place_counted_from_the_other_edges": Hint(
            "x and y are counted from the right and the bottom", _PLACE
        ),
        "y_before_x": Hint("y stands before x", _ENTRY),
        "height_before_width": Hint("h stands before w", _ENTRY),
        "y_before_x_and_height_before_width": Hint("y stands before x, and h before w", _ENTRY),
        "size_before_place": Hint("w and h stand before x and y", _ENTRY),
        "half_sizes": Hint("w and h are halved", _SIZE),
        "logarithms_of_the_sizes": Hint("w and h are logarithms", f"here they stay as they are: {_SIZE}"),
        "corners_for_place_and_size": Hint("corners stand in place of centre and size", _ENTRY),
        "confidence_first": Hint("the 1 for an object stands first", _ENTRY),
        "confidence_last": Hint("the 1 for an object stands last", _ENTRY),
        "confidence_missing": Hint("the 1 for an object is missing", _ENTRY),
        "class_missing": Hint("the class is missing", _CLASS),
        "number_of_the_class_for_one_hot": Hint(
            "the number of the class is written at 5", f"write a 1: {_CLASS}"
        ),
        "number_of_the_class_in_its_place": Hint(
            "the number of the class is written and not 1", f"write a 1: {_CLASS}"
        ),
        "class_one_place_too_early": Hint("the class stands one place too early", _CLASS),
        "class_one_place_too_late": Hint("the class stands one place too late", _CLASS),
        "iou_for_the_confidence": Hint("the IoU with the anchor stands in place of the 1", _ENTRY),
        "sizes_divided_by_the_anchor": Hint(
            "w and h are divided by the anchor's", f"here they are in cells: {_SIZE}"
        ),
        "logarithms_of_the_ratio_to_the_anchor": Hint(
            "w and h are logarithms of their ratio to the anchor", f"here they are in cells: {_SIZE}"
        ),
        "size_of_the_anchor": Hint("the anchor's size stands in place of the box's", _SIZE),
        "always_anchor_0": Hint("anchor 0 comes first, however it fits", _ANCHOR),
        "always_the_last_anchor": Hint("the last anchor comes first, however it fits", _ANCHOR),
        "nearest_area": Hint("the anchor with the nearest area is taken", _ANCHOR),
        "nearest_size": Hint("the anchor is chosen by the distance of the sizes", _ANCHOR),
        "smallest_sum_of_differences": Hint("the anchor is chosen by the differences of the sides", _ANCHOR),
        "largest_shared_area": Hint(
            "the anchor with the largest shared area is taken", f"large ones always win: {_ANCHOR}"
        ),
        "nearest_shape": Hint("the anchor is chosen by its shape, w / h", _ANCHOR),
        "nearest_width": Hint("the anchor is chosen by its width", _ANCHOR),
        "worst_anchor": Hint("the anchor that fits worst is taken", "use argmax, not argmin"),
        "anchors_read_as_height_and_width": Hint(
            "the anchors are read as (height, width)", "they are (width, height)"
        ),
        "shares_compared_with_cells": Hint(
            "sizes as shares of the picture are compared with anchors in cells",
            f"bring both into cells: {_SIZE}",
        ),
        "share_of_the_anchor": Hint("the shared area is divided by the anchor's", f"by the union: {_ANCHOR}"),
        "taken_entry_overwritten": Hint("a taken entry is written over", _TAKEN),
        "taken_entry_overwritten_with_the_old_class_left": Hint(
            "a taken entry is written over, and its old class stays", _TAKEN
        ),
        "left_out_where_taken": Hint("an object is left out where its best anchor is taken", _TAKEN),
        "first_free_anchor_where_taken": Hint(
            "the first free anchor is used where the best is taken", _TAKEN
        ),
        "anchor_after_the_taken_one": Hint("the anchor after the taken one is used", _TAKEN),
        "overwritten_where_none_is_free": Hint(
            "an entry is written over where no anchor is free", "then the object is left out"
        ),
        "second_best_at_most": Hint("only the two best anchors are tried", _TAKEN),
        "one_object_for_each_cell": Hint(
            "a cell takes one object only", "it has room for one for each anchor"
        ),
        "every_anchor_of_the_cell": Hint(
            "an object is written to every anchor of its cell", "to the best free one alone"
        ),
        "largest_object_first": Hint("the largest object comes first", _IN_ORDER),
        "last_object_first": Hint("the last object comes first", _IN_ORDER),
        "first_object_alone": Hint("only the first object is written", "move the return out of the loop"),
        "last_object_left_out": Hint("the last object is left out", "range(n) already ends at n - 1"),
        "scaled_in_place": Hint("boxes is changed", "*= writes into it: make a new array, a * b"),
    },
)

TEXTS = {"encode_scene": _ENCODE_SCENE}
