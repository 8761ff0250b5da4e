"""The visual language: colours that stay apart, cards that repeat to the byte, plots with labels."""

import subprocess
import sys

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest
from drawing_scripts import COURSE, drawing_scripts
from PIL import Image

from shared_utils import drawing
from shared_utils.drawing import Card, draw_block, draw_grid, measure, save_animation, show_pictures
from shared_utils.drawing.palette import CARD, INK, MEANINGS, tone

IMAGES = COURSE / "CNN_Foundations" / "images"

# How colours look with no cones of one kind, on linear RGB: Machado, Oliveira and Fernandes, 2009.
COLOUR_BLINDNESS = {
    "none": np.eye(3),
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}


def linear(colour: str) -> np.ndarray:
    """The linear RGB of a hex string."""
    values = np.array(mpl.colors.to_rgb(colour))
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def lab(rgb: np.ndarray) -> np.ndarray:
    """CIE L*a*b* of linear RGB."""
    to_xyz = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    x, y, z = np.cbrt(np.clip(np.array(to_xyz) @ rgb / [0.9505, 1, 1.089], 1e-4, None))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as the web guidelines define it, from 1 to 21."""
    brightness = sorted(float(linear(colour) @ [0.2126, 0.7152, 0.0722]) for colour in (one, other))
    return (brightness[1] + 0.05) / (brightness[0] + 0.05)


@pytest.mark.parametrize("kind", COLOUR_BLINDNESS)
def test_meanings_stay_apart_for_every_eye(kind):
    seen = {
        name: lab(np.clip(np.array(COLOUR_BLINDNESS[kind]) @ linear(shades.line), 0, 1))
        for name, shades in MEANINGS.items()
        if name != "padding"
    }
    names = list(seen)
    for number, one in enumerate(names):
        for other in names[number + 1 :]:
            distance = np.linalg.norm(seen[one] - seen[other])
            assert distance > 15, f"{one} and {other} look alike with {kind}: {distance:.1f}"


@pytest.mark.parametrize("meaning", MEANINGS)
def test_words_and_numbers_can_be_read(meaning):
    assert contrast(tone(meaning).text, CARD) >= 4.5
    assert contrast(INK, tone(meaning).fill) >= 7


def test_unknown_meaning_lists_the_known():
    with pytest.raises(KeyError, match="'loss'; the meanings are: input, filter"):
        tone("loss")


def small_card() -> Card:
    """A card with a bit of everything."""
    card = Card(300, 200, "A small card")
    grid = draw_grid(card, 60, 60, [[1, -2], [None, "a"]], "input")
    measure(card, grid, "left", "$n_H$ = 2")
    draw_block(card, 180, 90, 2, 2, 2, "output")
    card.arrow((140, 96), (170, 96))
    return card


def test_a_card_repeats_to_the_byte_whatever_the_notebook_has_set(tmp_path):
    small_card().save(tmp_path / "one.svg")
    with mpl.rc_context({"svg.hashsalt": "other", "font.family": "serif", "mathtext.fontset": "cm"}):
        drawing.use_course_style()
        small_card().save(tmp_path / "two.svg")
    text = (tmp_path / "one.svg").read_text()
    assert text == (tmp_path / "two.svg").read_text()
    assert "<dc:date>" not in text


def test_a_card_is_as_wide_in_a_browser_as_it_says(tmp_path):
    Card(760, 96, "wide").save(tmp_path / "wide.svg")
    assert 'width="570pt" height="72pt"' in (tmp_path / "wide.svg").read_text()  # 96 pixels are 72 points
    assert Card(760, 96, "wide").pixels().shape == (96, 760, 4)


def test_a_card_has_transparent_corners_and_an_opaque_middle():
    opacity = Card(100, 60, "corners").pixels()[:, :, 3]
    assert opacity[0, 0] == 0
    assert opacity[30, 50] == 255


def test_layout_problems_are_found():
    card = Card(200, 100, "bad")
    card.text(60, 50, "first")
    assert card.layout_problems() == []
    card.text(70, 52, "second")
    card.text(190, 80, "outside")
    assert card.layout_problems() == ["'first' touches 'second'", "'outside' leaves the card"]


def test_text_that_is_too_small_is_refused():
    with pytest.raises(ValueError, match=r"card 'tiny': text 'hello' has size 8; use 11 or more"):
        Card(200, 100, "tiny").text(50, 50, "hello", size=8)


def test_measure_names_the_sides():
    card = Card(200, 100, "sides")
    grid = draw_grid(card, 50, 30, [[1]], "input")
    with pytest.raises(ValueError, match="side is 'under'; use top, bottom, left or right"):
        measure(card, grid, "under", "1")


def test_numbers_read_as_a_reader_expects():
    assert [drawing.number_text(value) for value in (-2, 3.0, 0.5, None, "x")] == ["−2", "3", "0.5", "", "x"]


def test_an_animation_shows_each_card_for_its_time_and_repeats(tmp_path):
    cards = [Card(120, 80, "frame") for _ in range(2)]
    cards[1].rectangle(40, 20, 40, 40, fill=tone("input").line)
    save_animation(tmp_path / "one.gif", cards, [0.5, 2])
    save_animation(tmp_path / "two.gif", cards, [0.5, 2])
    assert (tmp_path / "one.gif").read_bytes() == (tmp_path / "two.gif").read_bytes()
    with Image.open(tmp_path / "one.gif") as animation:
        assert (animation.n_frames, animation.info["loop"], animation.info["duration"]) == (2, 0, 500)
        assert animation.convert("RGBA").getpixel((0, 0))[3] == 0
        animation.seek(1)
        assert animation.info["duration"] == 2000
        blue = np.array(animation.convert("RGB").getpixel((60, 40)), int)
    assert np.abs(blue - [0x00, 0x72, 0xB2]).max() < 8


def test_an_animation_needs_a_time_for_each_card(tmp_path):
    with pytest.raises(ValueError, match="1 cards but 2 times"):
        save_animation(tmp_path / "x.gif", [Card(50, 50, "x")], [1, 1])


@pytest.fixture(scope="module")
def example():
    """The worked example of CNN_Foundations."""
    with drawing_scripts("CNN_Foundations") as scripts:
        yield scripts("example")


def test_the_worked_example_has_the_numbers_of_the_lesson(example):
    expected = [[-5, -4, 0, 8], [-10, -2, 2, 3], [0, -2, -4, -7], [-3, -2, -3, -16]]
    assert example.slide(example.IMAGE, example.VERTICAL).tolist() == expected


def test_the_animation_is_slow_and_ends_with_a_pause():
    with Image.open(IMAGES / "sliding_filter.gif") as animation:
        times = []
        for frame in range(animation.n_frames):
            animation.seek(frame)
            times.append(animation.info["duration"])
    assert len(times) == 18  # two rows of the first window, then its sum and the other 15 positions
    assert min(times) >= 1200
    assert times[-1] >= 4000


@pytest.fixture
def fresh_plots():
    """Close the figures and take back the settings of a test."""
    with mpl.rc_context():
        yield
    plt.close("all")


def test_pictures_have_titles_and_labelled_axes(fresh_plots):
    drawing.use_course_style()
    figure = show_pictures([np.zeros((4, 6)), np.zeros((4, 6, 3)), np.ones((4, 6, 1))], ["a", "b", "c"])
    assert [axis.get_title() for axis in figure.axes] == ["a", "b", "c"]
    assert all(axis.get_xlabel() == "width (pixels)" for axis in figure.axes)
    assert figure.axes[0].get_ylabel() == "height (pixels)"
    assert mpl.colors.to_hex(figure.get_facecolor()) == CARD.lower()


def test_signed_pictures_have_zero_in_the_middle_of_the_colours(fresh_plots):
    values = np.array([[-1.0, 0.0], [3.0, 2.0]])
    figure = show_pictures([values, values], ["plain", "signed"], signed=[False, True])
    low, high = figure.axes[1].images[0].get_clim()
    assert low == -high
    assert 2 < high <= 3
    assert len(figure.axes) == 3  # the third is the colour bar


def test_a_few_extreme_values_do_not_make_a_signed_picture_pale(fresh_plots):
    values = np.linspace(-1, 1, 1000).reshape(25, 40)
    values[0, :30] = 50
    figure = show_pictures([values], ["edges"], signed=True)
    assert figure.axes[0].images[0].get_clim()[1] <= 1


def test_a_picture_of_zeros_can_be_shown_signed(fresh_plots):
    figure = show_pictures([np.zeros((3, 3))], ["nothing"], signed=True)
    assert figure.axes[0].images[0].get_clim() == (-1, 1)


@pytest.mark.parametrize("shape", [(2, 4, 6, 3), (4, 6, 2), (6,), (0, 4)])
def test_what_is_no_picture_is_named(shape):
    with pytest.raises(ValueError, match=rf"picture 0 has shape \({shape[0]}.*one image and not a batch"):
        show_pictures([np.zeros(shape)], ["x"])


@pytest.mark.parametrize("wrong", [{"titles": ["a"]}, {"titles": ["a", "b"], "signed": [True]}])
def test_one_title_and_one_flag_for_each_picture(wrong):
    with pytest.raises(ValueError, match=r"2 pictures but 1 .*; give one each"):
        show_pictures([np.zeros((2, 2))] * 2, **wrong)


def test_no_pictures_is_an_error():
    with pytest.raises(ValueError, match="no pictures"):
        show_pictures([], [])


def test_drawing_needs_no_tensorflow():
    check = "import sys, shared_utils.drawing; sys.exit('tensorflow' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
