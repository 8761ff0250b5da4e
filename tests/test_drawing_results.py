"""Plots of how a network learned and what it answers."""

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest

from shared_utils.drawing import show_confusion, show_curves, show_gallery, tone, use_course_style

HISTORY = {
    "loss": [1.5, 1.0, 0.5],
    "accuracy": [0.2, 0.5, 0.75],
    "val_loss": [1.6, 1.2, 0.9],
    "val_accuracy": [0.1, 0.4, 0.7],
}


@pytest.fixture(autouse=True)
def fresh_plots():
    with mpl.rc_context():
        use_course_style()
        yield
    plt.close("all")


def test_curves_are_percent_over_epochs_from_1_with_the_baseline():
    figure = show_curves(HISTORY, baseline=0.6)
    costs, accuracies = figure.axes
    assert [line.get_label() for line in accuracies.lines] == ["training", "validation", "linear"]
    assert [line.get_linestyle() for line in accuracies.lines] == ["--", "-", ":"]
    np.testing.assert_allclose(accuracies.lines[1].get_ydata(), [10, 40, 70])
    np.testing.assert_allclose(accuracies.lines[2].get_ydata(), [60, 60])
    np.testing.assert_array_equal(costs.lines[0].get_xdata(), [1, 2, 3])
    assert costs.get_ylim()[0] == 0
    assert all(panel.get_title() and panel.get_xlabel() and panel.get_ylabel() for panel in figure.axes)


def test_curves_without_validation_and_of_one_epoch_can_be_seen():
    figure = show_curves({"loss": [1.0], "accuracy": [0.5]})
    assert [len(panel.lines) for panel in figure.axes] == [1, 1]
    assert figure.axes[0].lines[0].get_marker() == "o"


def test_curves_say_what_the_history_lacks():
    with pytest.raises(ValueError, match=r'the history has no accuracy; .* metrics=\["accuracy"\]'):
        show_curves({"loss": [1.0]})


def tiles(figure):
    axis = figure.axes[0]
    return {tuple(int(place) for place in text.get_position()): text.get_text() for text in axis.texts}, axis


def test_confusion_counts_truth_in_rows_and_predictions_in_columns():
    figure = show_confusion([0, 0, 0, 1, 1, 2], [0, 0, 2, 1, 0, 2], ["a", "b", "c"])
    counts, axis = tiles(figure)
    expected = {(0, 0): "2", (2, 0): "1", (1, 1): "1", (0, 1): "1", (2, 2): "1"}  # column, row
    assert {place: text for place, text in counts.items() if text} == expected
    assert (axis.get_xlabel(), axis.get_ylabel()) == ("the network says", "the truth")
    assert [label.get_text() for label in axis.get_yticklabels()] == ["a", "b", "c"]
    assert axis.get_ylim()[0] > axis.get_ylim()[1]  # the first class is at the top


def test_mistakes_have_another_colour_than_right_answers():
    patches = show_confusion([0, 0, 0, 1], [0, 1, 1, 1], ["a", "b"]).axes[0].patches
    colours = [mpl.colors.to_hex(patch.get_facecolor()) for patch in patches]
    right, wrong = tone("truth").line.lower(), tone("prediction").line.lower()
    assert colours == [right, wrong, wrong, right]
    assert patches[1].get_alpha() > patches[2].get_alpha()


def test_a_class_without_pictures_is_an_empty_row():
    counts, _ = tiles(show_confusion([0], [0], ["a", "b"]))
    assert counts[0, 1] == counts[1, 1] == ""


def test_confusion_refuses_what_does_not_fit():
    with pytest.raises(ValueError, match=r"truth has the shape \(2,\) and predicted \(1,\)"):
        show_confusion([0, 1], [0], ["a", "b"])
    with pytest.raises(ValueError, match=r"go from 0 to 2, but there are 2 class names: use 0 to 1"):
        show_confusion([0, 2], [0, 1], ["a", "b"])
    with pytest.raises(ValueError, match="go from -1 to 0"):
        show_confusion([0], [-1], ["a"])
    with pytest.raises(ValueError, match=r"truth has the shape \(1, 2\)"):
        show_confusion([[0, 1]], [[0, 1]], ["a", "b"])


def test_a_gallery_has_a_title_for_each_picture_and_leaves_the_rest_empty():
    pictures = [np.zeros((4, 4, 3), np.uint8)] * 5
    figure = show_gallery(pictures, [f"no. {n}" for n in range(5)], "five", columns=3)
    assert len(figure.axes) == 6
    assert [len(axis.images) for axis in figure.axes] == [1, 1, 1, 1, 1, 0]
    assert [axis.get_title() for axis in figure.axes] == ["no. 0", "no. 1", "no. 2", "no. 3", "no. 4", ""]
    assert figure.get_suptitle() == "five"


def test_grey_pictures_of_a_gallery_share_one_scale():
    figure = show_gallery([np.full((2, 2), 0.2), np.full((2, 2), 50, np.uint8)], ["a", "b"], "grey")
    assert [axis.images[0].get_clim() for axis in figure.axes] == [(0, 1), (0, 255)]


@pytest.mark.parametrize("titles", [[], ["a", "b"]])
def test_a_gallery_needs_one_title_each(titles):
    with pytest.raises(ValueError, match=rf"1 pictures and {len(titles)} titles"):
        show_gallery([np.zeros((2, 2))], titles, "x")


def test_an_empty_gallery_is_refused():
    with pytest.raises(ValueError, match="0 pictures"):
        show_gallery([], [], "x")
