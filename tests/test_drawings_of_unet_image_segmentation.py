"""What the drawings of Unet_image_segmentation show: right numbers, and an animation in steps."""

import numpy as np
import pytest
from drawing_scripts import COURSE, drawing_scripts
from PIL import Image

from shared_utils.exercises import load_topic

IMAGES = COURSE / "Unet_image_segmentation" / "images"


@pytest.fixture(scope="module")
def scripts():
    """Imports the drawing scripts of the topic."""
    with drawing_scripts("Unet_image_segmentation") as scripts:
        yield scripts


def words_on(card):
    return [text.get_text() for text in card.texts]


def test_the_animation_has_a_card_before_and_after_each_sum_and_ends_with_a_pause(scripts):
    cards, seconds = scripts("draw_transposed").animation()
    assert len(cards) == len(seconds) == 7  # nothing is added to yet when the first stamp comes
    assert all(1.5 <= time <= 5 for time in seconds) and seconds[-1] == max(seconds)
    assert "6+4" in words_on(cards[5]) and "10" in words_on(cards[6])
    with Image.open(IMAGES / "transposed_convolution.gif") as animation:
        assert animation.n_frames == len(cards)


@pytest.mark.slow
def test_the_transposed_convolution_by_hand_is_that_of_keras(scripts):
    import tensorflow as tf

    example = scripts("example")
    for padding, expected in (("valid", example.OUTPUT), ("same", example.SAME)):
        layer = tf.keras.layers.Conv2DTranspose(
            1, 3, strides=example.STRIDE, padding=padding, use_bias=False,
            kernel_initializer=lambda shape, dtype: tf.reshape(tf.cast(example.FILTER, dtype), shape),
        )  # fmt: skip
        given = layer(tf.reshape(tf.cast(example.INPUT, tf.float32), (1, 2, 2, 1)))
        np.testing.assert_array_equal(given[0, :, :, 0], expected)


def test_the_scores_on_the_drawing_are_those_of_the_exercises(scripts):
    example = scripts("example")
    topic, masks = load_topic("Unet_image_segmentation"), (example.TRUTH, example.PREDICTION)
    iou, dice = (topic.reference(name)(*(1 * mask for mask in masks), 2)[1] for name in ("class_iou", "dice"))
    words = words_on(scripts("draw_metrics").iou())
    assert {"truth: 9", "prediction: 9", "in both: 6", "in one or the other: 12"} <= set(words)
    assert (f"= {iou:.3g}", f"= {dice:.3g}") == ("= 0.5", "= 0.667")
    assert {"= 0.5", "= 0.667"} <= set(words)


def test_a_network_that_sees_no_pedestrian_is_98_percent_right(scripts):
    example, words = scripts("example"), words_on(scripts("draw_metrics").accuracy_trap())
    nothing = np.zeros((10, 10), dtype=int)
    iou = load_topic("Unet_image_segmentation").reference("class_iou")(1 * example.PEDESTRIAN, nothing, 2)
    np.testing.assert_allclose(iou, [0.98, 0])
    assert {"98 %", "0.98", "0", "0.49"} <= set(words)


def test_the_labels_of_the_small_street_fill_its_48_pixels(scripts):
    scenes = scripts("draw_scenes")
    assert [len(line) for line in scenes.LABELS] == [8] * 6
    assert set("".join(scenes.LABELS)) == set(scenes.CLASSES)


def test_each_level_of_the_u_has_half_the_size_of_the_one_above(scripts):
    levels = scripts("draw_networks").LEVELS
    sizes = [tuple(map(int, level.size.split(" × "))) for level in levels]
    assert sizes == [(96 >> k, 128 >> k) for k in range(5)]
    assert [level.channels for level in levels] == ["n", "2n", "4n", "8n", "16n"]
