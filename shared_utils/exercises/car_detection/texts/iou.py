"""The words about iou."""

from ...contract import ExerciseTexts, Hint

_CLAMP = "clamp the width and the height at 0, each on its own, before you multiply"
_UNION = "area 1 + area 2 - overlap"
_CORNERS = "the overlap begins at the larger of x1 and y1, and ends at the smaller of x2 and y2"
_ORDER = "a box is (x1, y1, x2, y2): its upper left corner, then its lower right one"
_DIFFERENCES = "a side is x2 - x1, with no 1 added: these are places, not pixels that are counted"

_IOU = ExerciseTexts(
    summary="The intersection over union of two boxes.",
    shapes="box1, box2: corners (x1, y1, x2, y2), y downwards → a single number",
    groups={
        "basic": "boxes that overlap in part, none of them square",
        "disjoint": "boxes that lie apart: in x, in y, or in both",
        "touching": "boxes that share an edge or a corner, and no area",
        "nested": "a box inside the other one, and two equal boxes",
        "flat": "a box without area inside another one",
        "coordinates": "negative, large and fractional corners, lists, arrays, float32",
        "both_flat": "two boxes without area",
    },
    hints={
        "lengths_not_clamped": Hint("a gap between the boxes counts as a negative side", _CLAMP),
        "only_the_product_clamped": Hint(
            "the product is clamped at 0 and not the sides",
            "two negative sides have a positive product: " + _CLAMP,
        ),
        "only_the_width_clamped": Hint(
            "only the width is clamped at 0", "the height needs max(..., 0) as well"
        ),
        "only_the_height_clamped": Hint(
            "only the height is clamped at 0", "the width needs max(..., 0) as well"
        ),
        "absolute_lengths": Hint(
            "a gap between the boxes is taken for an overlap", "use max(..., 0), not abs"
        ),
        "one_gap_is_not_enough": Hint(
            "boxes count as apart only if there is a gap in x and in y", "one gap is enough: `or`, not `and`"
        ),
        "none_where_nothing_is_shared": Hint(
            "nothing is returned for boxes that share nothing", "their IoU is 0: return it in that branch too"
        ),
        "pixels_counted_with_both_ends": Hint("1 is added to every side", _DIFFERENCES),
        "one_added_to_the_shared_sides": Hint("1 is added to the sides of the overlap", _DIFFERENCES),
        "one_added_to_the_sides_of_the_boxes": Hint("1 is added to the sides of the boxes", _DIFFERENCES),
        "overlap_counted_twice": Hint("the union counts the overlap twice", _UNION),
        "overlap_taken_away_twice": Hint(
            "the union has lost the overlap", f"it belongs to it, once: {_UNION}"
        ),
        "union_without_parentheses": Hint(
            "only the first area is below the line", "put the union in parentheses, or give it a name"
        ),
        "dice_for_iou": Hint("Dice is returned", "intersection over union has no factor 2"),
        "share_of_the_first_box": Hint(
            "the overlap is divided by the area of box1", f"divide by the union: {_UNION}"
        ),
        "share_of_the_second_box": Hint(
            "the overlap is divided by the area of box2", f"divide by the union: {_UNION}"
        ),
        "share_of_the_smaller_box": Hint(
            "the overlap is divided by the smaller area", f"divide by the union: {_UNION}"
        ),
        "share_of_the_larger_box": Hint(
            "the overlap is divided by the larger area", f"divide by the union: {_UNION}"
        ),
        "one_area_taken_twice": Hint(
            "the area of box1 stands for that of box2 as well", "look for a 1 that should be a 2"
        ),
        "box_around_both_for_the_union": Hint(
            "the box around both is taken for the union", f"its empty corners do not count: {_UNION}"
        ),
        "box_around_both_for_the_overlap": Hint(
            "max and min are mixed up, so the overlap is the box around both", _CORNERS
        ),
        "smallest_lower_corner_and_smallest_upper": Hint(
            "all corners of the overlap are the smaller ones", _CORNERS
        ),
        "largest_lower_corner_and_largest_upper": Hint(
            "all corners of the overlap are the larger ones", _CORNERS
        ),
        "corners_of_one_box_each": Hint("the overlap goes from box2's first corner to box1's last", _CORNERS),
        "width_for_the_height": Hint("the width of the overlap is squared", "the area is width * height"),
        "height_for_the_width": Hint("the height of the overlap is squared", "the area is width * height"),
        "squares_for_the_boxes": Hint(
            "the area of a box is its width squared", "the height is y2 - y1: box[3] - box[1]"
        ),
        "sides_added": Hint("width and height are added", "an area is their product"),
        "read_as_corner_and_size": Hint("the last two numbers are read as width and height", _ORDER),
        "read_as_centre_and_size": Hint("the numbers are read as centre and size", _ORDER),
        "read_as_x_x_y_y": Hint("the numbers are read as (x1, x2, y1, y2)", _ORDER),
        "max_of_two_numbers_with_an_axis": Hint(
            "np.max is given two numbers",
            "it takes the second one for an axis: use max(a, b) or np.maximum(a, b)",
        ),
        "overlap_not_divided": Hint("the overlap is not divided", "divide it by the union"),
        "union_not_divided": Hint("the union is returned", "divide the overlap by it"),
        "union_over_overlap": Hint("the quotient is upside down", "the intersection is above the line"),
        "union_over_overlap_stops_at_0": Hint(
            "the quotient is upside down", "the intersection is above the line"
        ),
        "taken_from_1": Hint(
            "the IoU is taken from 1", "1 is for equal boxes, 0 for boxes that share nothing"
        ),
        "in_percent": Hint("the IoU is in percent", "leave it between 0 and 1"),
        "rounded_to_two_places": Hint("the IoU is rounded to two places", "round only what you print"),
        "divided_with_two_slashes": Hint("the quotient is cut to a whole number", "use / and not //"),
        "true_or_false": Hint("you say only whether they overlap", "return how much: overlap / union"),
        "divides_zero_by_zero": Hint(
            "two boxes without area give 0 / 0, an error in Python",
            "ask for a union above 0 before you divide",
        ),
        "nan_for_two_flat_boxes": Hint(
            "two boxes without area give 0 / 0, which is nan", "ask for a union above 0 before you divide"
        ),
    },
)

TEXTS = {"iou": _IOU}
