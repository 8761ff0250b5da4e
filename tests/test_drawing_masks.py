"""Masks as pictures, and scores per class."""

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest
from test_drawing import COLOUR_BLINDNESS, lab, linear

from shared_utils.drawing import STREET_COLOURS, paint_mask, show_class_scores, show_masks, use_course_style


@pytest.fixture(autouse=True)
def fresh_plots():
    with mpl.rc_context():
        use_course_style()
        yield
    plt.close("all")


@pytest.mark.parametrize("kind", COLOUR_BLINDNESS)
def test_classes_stay_apart_for_every_eye(kind):
    seen = {
        name: lab(np.clip(np.array(COLOUR_BLINDNESS[kind]) @ linear(colour), 0, 1))
        for name, colour in STREET_COLOURS.items()
    }
    names = list(seen)
    for number, one in enumerate(names):
        for other in names[number + 1 :]:
            distance = np.linalg.norm(seen[one] - seen[other])
            assert distance > 15, f"{one} and {other} look alike with {kind}: {distance:.1f}"


def test_each_class_gets_its_colour():
    painted = paint_mask(np.array([[0, 12], [6, 10]], np.uint8))
    assert painted.dtype == np.uint8 and painted.shape == (2, 2, 3)
    colours = list(STREET_COLOURS.values())
    for place, number in {(0, 0): 0, (0, 1): 12, (1, 0): 6, (1, 1): 10}.items():
        assert "#{:02X}{:02X}{:02X}".format(*painted[place]) == colours[number]


@pytest.mark.parametrize(
    ("mask", "message"),
    [
        (np.full((2, 2), 13), "go from 13 to 13, but there are 13 colours: use 0 to 12"),
        (np.full((2, 2), -1), "go from -1"),
        (np.zeros((2, 2)), r"float64 of shape \(2, 2\); give whole numbers"),
        (np.zeros((2, 2, 3), int), r"of shape \(2, 2, 3\)"),
    ],
)
def test_a_mask_that_cannot_be_painted_is_refused(mask, message):
    with pytest.raises(ValueError, match=f"paint_mask: .*{message}"):
        paint_mask(mask)


def test_masks_stand_in_rows_below_their_titles():
    picture, mask = np.zeros((6, 10, 3), np.uint8), np.full((6, 10), 7)
    figure = show_masks([[picture, mask], [picture, mask]], ["picture", "truth"], "Streets", ["a", "b"])
    panels = figure.axes
    assert [panel.get_title() for panel in panels] == ["picture", "truth", "", ""]
    assert [panel.get_ylabel() for panel in panels] == ["a", "", "b", ""]
    np.testing.assert_array_equal(panels[1].images[0].get_array(), paint_mask(mask))
    assert [text.get_text() for text in figure.legends[0].texts] == list(STREET_COLOURS)
    assert not show_masks([[picture]], ["picture"], "No legend", class_names=None).legends


def test_rows_without_titles_are_refused():
    picture = np.zeros((6, 10, 3), np.uint8)
    with pytest.raises(ValueError, match="show_masks: 2 titles, but rows of 1"):
        show_masks([[picture]], ["picture", "truth"], "Streets")
    with pytest.raises(ValueError, match="2 titles, but rows of no rows"):
        show_masks([], ["picture", "truth"], "Streets")
    with pytest.raises(ValueError, match="2 row titles for 1 rows"):
        show_masks([[picture]], ["picture"], "Streets", ["a", "b"])


def test_scores_stand_at_their_class():
    figure = show_class_scores({"one": [0.2, np.nan, 0.9], "two": [0.1, 0.5, 0.7]}, ["a", "b", "c"], "IoU")
    axis = figure.axes[0]
    np.testing.assert_array_equal(axis.lines[0].get_xdata(), [0.2, np.nan, 0.9])
    first, second = (np.asarray(line.get_ydata()) for line in axis.lines)
    np.testing.assert_array_equal(np.rint([first, second]), [[0, 1, 2]] * 2)
    assert (np.abs(first - second) > 0.2).all()  # apart, so that no marker hides another
    assert [label.get_text() for label in axis.get_yticklabels()] == ["a", "b", "c"]
    assert axis.lines[0].get_marker() != axis.lines[1].get_marker()


def test_scores_without_a_class_are_refused():
    with pytest.raises(ValueError, match="one has 2 numbers for 3 classes"):
        show_class_scores({"one": [0.2, 0.3]}, ["a", "b", "c"], "IoU")
    with pytest.raises(ValueError, match="0 networks; give 1 to 5"):
        show_class_scores({}, ["a"], "IoU")
