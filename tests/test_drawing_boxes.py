"""Boxes on pictures, and curves of precision over recall."""

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest
from test_drawing import COLOUR_BLINDNESS, contrast, lab, linear

from shared_utils.drawing import BOX_COLOURS, show_boxes, show_precision_recall, use_course_style
from shared_utils.drawing.boxes import text_colour

NAMES = tuple(BOX_COLOURS)
PICTURE = np.full((192, 320, 3), 120, np.uint8)
# In each corner, on each border, across a border, of no height, and all of the picture.
AWKWARD = np.array(
    [
        [0, 0, 12, 10], [0, 310, 9, 320], [180, 0, 192, 8], [185, 300, 192, 320], [90, 316, 110, 320],
        [-20, -30, 40, 50], [150, 290, 230, 400], [60, 60, 60, 90], [0, 0, 192, 320], [95, 100, 130, 190],
        [96, 101, 131, 191], [97, 102, 132, 192],
    ],
    float,
)  # fmt: skip


@pytest.fixture(autouse=True)
def fresh_plots():
    with mpl.rc_context():
        use_course_style()
        yield
    plt.close("all")


def tags_of(panel):
    """The boxes (x0, y0, x1, y1) of the tags of a panel in pixels of the screen, and of their words."""
    panel.figure.canvas.draw()
    fills = [patch.get_window_extent().extents for patch in panel.patches if patch.get_gid() == "tag"]
    return fills, [text.get_window_extent().extents for text in panel.texts]


@pytest.mark.parametrize("kind", COLOUR_BLINDNESS)
def test_classes_stay_apart_for_every_eye(kind):
    seen = {
        name: lab(np.clip(np.array(COLOUR_BLINDNESS[kind]) @ linear(colour), 0, 1))
        for name, colour in BOX_COLOURS.items()
    }
    for number, one in enumerate(NAMES):
        for other in NAMES[number + 1 :]:
            distance = np.linalg.norm(seen[one] - seen[other])
            assert distance > 15, f"{one} and {other} look alike with {kind}: {distance:.1f}"


@pytest.mark.parametrize("name", NAMES)
def test_words_on_tags_can_be_read(name):
    assert contrast(text_colour(BOX_COLOURS[name]), BOX_COLOURS[name]) >= 4.5


@pytest.mark.parametrize(("columns", "width"), [(1, 8.6), (2, 8.6), (3, 8.6), (1, 1.5)])
def test_tags_lie_inside_the_picture_and_hold_their_words(columns, width):
    kinds = np.arange(len(AWKWARD)) % 7
    scores = np.linspace(0.3, 1, len(AWKWARD))
    figure = show_boxes(
        [PICTURE] * 3, [AWKWARD] * 3, [kinds] * 3, NAMES, [scores] * 3, columns=columns, width=width
    )
    for panel in figure.axes:
        frame = panel.get_window_extent().extents
        fills, words = tags_of(panel)
        assert len(fills) == len(words) == len(AWKWARD)
        for inner, outer in [(fill, frame) for fill in fills] + list(zip(words, fills, strict=True)):
            assert (inner[:2] >= outer[:2] - 0.5).all() and (inner[2:] <= outer[2:] + 0.5).all()


def test_a_tag_stands_above_its_box_or_inside_where_there_is_no_room_above():
    figure = show_boxes(PICTURE, [[100, 100, 150, 200], [1, 100, 50, 260]], [0, 1], NAMES)
    (inside, above), _ = tags_of(figure.axes[0])  # the larger box is drawn first
    to_pixels = figure.axes[0].transData.inverted().transform
    assert np.allclose(to_pixels(above[:2]), [100, 100], atol=1.5)
    assert 0 <= to_pixels(inside[2:])[1] < to_pixels(inside[:2])[1] < 12


def test_tags_of_neighbours_do_not_cover_one_another():
    boxes = [[100, 40 + 12 * n, 130, 50 + 12 * n] for n in range(4)]
    fills, _ = tags_of(show_boxes(PICTURE, boxes, [5] * 4, NAMES).axes[0])
    for number, one in enumerate(fills):
        for other in fills[number + 1 :]:
            sides = np.minimum(one[2:], other[2:]) - np.maximum(one[:2], other[:2])
            assert np.maximum(sides, 0).prod() < 0.05 * (one[2:] - one[:2]).prod()


def test_tags_name_the_class_and_the_score_in_the_colour_of_the_class():
    figure = show_boxes(PICTURE, [[10, 10, 60, 90], [80, 10, 120, 90]], [2, 5], NAMES, [0.876, 0.5])
    panel = figure.axes[0]
    assert [text.get_text() for text in panel.texts] == ["van 0.88", "pedestrian 0.50"]
    fills = [mpl.colors.to_hex(patch.get_facecolor()) for patch in panel.patches if patch.get_gid() == "tag"]
    assert fills == [BOX_COLOURS["van"].lower(), BOX_COLOURS["pedestrian"].lower()]


def test_one_picture_and_a_batch_of_one_look_alike():
    box, kinds = np.array([[10, 10, 60, 90]]), np.array([4])
    one = show_boxes(PICTURE, box, kinds, NAMES, captions="street 0", title="A street")
    batch = show_boxes(PICTURE[None], [box], [kinds], NAMES, captions=["street 0"], title="A street")
    for figure in (one, batch):
        assert [panel.get_title() for panel in figure.axes] == ["street 0"]
        assert [text.get_text() for text in figure.texts] == ["A street"]
    assert np.allclose(one.get_size_inches(), batch.get_size_inches())


def test_truth_is_dashed_and_named_below():
    boxes = [np.zeros((0, 4)), []]
    truth = [[[5, 5, 20, 20]], [[5, 5, 20, 20], [30, 30, 50, 60]]]
    figure = show_boxes([PICTURE] * 2, boxes, [[], []], NAMES, truth=truth)
    assert [len(panel.patches) for panel in figure.axes] == [1, 2]
    assert [text.get_text() for text in figure.legends[0].texts] == ["truth"]
    assert not show_boxes(PICTURE, [], [], NAMES).legends


def test_more_than_two_pictures_stand_in_two_columns():
    nothing = [np.zeros((0, 4))] * 5, [[]] * 5
    lefts = {round(panel.get_position().x0, 3) for panel in show_boxes([PICTURE] * 5, *nothing, NAMES).axes}
    assert len(lefts) == 2
    alone = show_boxes([PICTURE] * 2, nothing[0][:2], nothing[1][:2], NAMES)
    assert len({round(panel.get_position().x0, 3) for panel in alone.axes}) == 1


ONE = [[10, 10, 60, 90]]


@pytest.mark.parametrize(
    ("pictures", "boxes", "classes", "more", "message"),
    [
        (PICTURE / 255, ONE, [0], {}, r"picture 0 is float64 .*; give uint8 \(n_H, n_W, 3\)"),
        ([PICTURE[..., 0]], [ONE], [[0]], {}, r"picture 0 is uint8 of shape \(192, 320\)"),
        ([PICTURE, PICTURE[1:]], [ONE] * 2, [[0]] * 2, {}, "give pictures of one size"),
        ([], [], [], {}, "no pictures"),
        ([PICTURE] * 2, [ONE], [[0]] * 2, {}, "2 pictures but 1 boxes; give a list, one for each"),
        ([PICTURE] * 2, [ONE] * 2, [[0]] * 2, {"scores": [[0.5]]}, "2 pictures but 1 scores"),
        ([PICTURE] * 2, [ONE] * 2, [[0]] * 2, {"captions": "street"}, "2 pictures but 1 captions"),
        (PICTURE, ONE[0], [0], {}, r"boxes of picture 0 has shape \(4,\); give \(n, 4\): y1, x1, y2, x2"),
        (PICTURE, ONE, [0], {"truth": [[1, 2, 3]]}, r"truth of picture 0 has shape \(1, 3\)"),
        (PICTURE, [[60, 10, 10, 90]], [0], {}, r"box 0 .* is \(60, 10, 10, 90\): .* y1, x1, y2, x2"),
        (PICTURE, [[np.nan, 10, 10, 90]], [0], {}, "nan or infinite"),
        (PICTURE, ONE, [0, 1], {}, r"1 boxes but classes of shape \(2,\)"),
        (PICTURE, ONE, [0], {"scores": [0.5, 0.6]}, r"1 boxes but scores of shape \(2,\)"),
        (PICTURE, ONE, [7], {}, "go from 7 to 7, but there are 7 names: use 0 to 6"),
        (PICTURE, ONE, [-1], {}, "go from -1"),
        (PICTURE, ONE, [0.5], {}, "float64; give whole numbers"),
    ],
)
def test_what_cannot_be_shown_is_named(pictures, boxes, classes, more, message):
    with pytest.raises(ValueError, match=f"show_boxes: .*{message}"):
        show_boxes(pictures, boxes, classes, NAMES, **more)


def test_curves_have_the_envelope_as_a_step_line_and_their_points():
    recall, precision = [0.25, 0.25, 0.5, 0.75, 0.75], [1, 1 / 2, 2 / 3, 3 / 4, 3 / 5]
    axis = show_precision_recall({"van": (recall, precision, 0.625), "none": ([], [], 0.0)}, "Curves").axes[0]
    line, points = axis.lines[0], axis.lines[2]
    np.testing.assert_allclose(line.get_xdata(), [0, *recall])
    np.testing.assert_allclose(line.get_ydata(), [1, 1, 0.75, 0.75, 0.75, 0.6])
    assert line.get_drawstyle() == "steps-pre" and line.get_color() == BOX_COLOURS["van"]
    np.testing.assert_allclose(points.get_ydata(), precision)
    assert [text.get_text() for text in axis.get_legend().texts] == ["van, AP 0.63", "none, AP 0.00"]
    assert (axis.get_title(), axis.get_xlabel(), axis.get_ylabel()) == ("Curves", "recall", "precision")


@pytest.mark.parametrize(
    ("curves", "message"),
    [
        ({}, "no curves"),
        ({"van": ([0.5], [1, 1], 0.5)}, r"van has recall of shape \(1,\) and precision of shape \(2,\)"),
        ({"van": ([0.5, 0.2], [1, 1], 0.5)}, "the recall of van falls"),
    ],
)
def test_curves_that_cannot_be_shown_are_named(curves, message):
    with pytest.raises(ValueError, match=f"show_precision_recall: {message}"):
        show_precision_recall(curves, "Curves")
