"""Cards that save as smaller SVG: the same picture in fewer bytes."""

import io
import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest

from shared_utils.drawing import Card, draw_grid
from shared_utils.drawing.card import CREATOR
from shared_utils.drawing.slim import SVG, XLINK, SlimCard, slim

HREF = f"{XLINK}href"


def drawn_on(card):
    """A bit of everything, on either kind of card."""
    draw_grid(card, 40, 60, [[1, -2], [None, "a b"]], "input")
    card.text(200, 40, "Words & more", 15, bold=True)
    card.dot(200, 120, 20, fill="#FFFFFF", line="#0072B2")
    card.arrow((150, 96), (170, 110), bend=0.3)
    card.line([(20, 150), (60, 150), (60, 170), (90.04, 181.26)], dashed=True)
    return card


@pytest.fixture
def files(tmp_path):
    """The same drawing as matplotlib and as we write it."""
    drawn_on(Card(300, 200, "One <&> two")).save(tmp_path / "card.svg")
    drawn_on(SlimCard(300, 200, "One <&> two")).save(tmp_path / "slim.svg")
    return (tmp_path / "card.svg").read_text(), (tmp_path / "slim.svg").read_text()


def points_of(outline):
    """The end of each step of an outline, absolute or relative, without the way back to the start."""
    at, start, points = np.zeros(2), np.zeros(2), []
    for letter, words in re.findall(r"([A-Za-z])([^A-Za-z]*)", outline):
        numbers = [float(word) for word in re.findall(r"-?\d*\.?\d+", words)]
        if letter in "zZ":
            at = start
            continue
        size = {"h": 1, "v": 1, "m": 2, "l": 2, "q": 4, "c": 6}[letter.lower()]
        for first in range(0, len(numbers), size):
            step = numbers[first : first + size]
            if letter in "hv":
                step = (step[0], 0) if letter == "h" else (0, step[0])
            at = np.array(step[-2:]) + (at if letter.islower() else 0)
            points.append(at)
        if letter in "mM":
            start = at
    return points


def test_the_outlines_are_those_of_matplotlib(files):
    before, after = (ET.fromstring(text) for text in files)
    hidden = "opacity: 0"
    paths = [
        path.get("d") for path in before.iter(f"{SVG}path")
        if path.get("style") and hidden not in path.get("style") and not path.get("transform")
    ]  # fmt: skip
    shapes = [part for part in after.iter() if part.get("class")]
    assert len(shapes) == len(paths)
    kinds = set()
    for shape, path in zip(shapes, paths, strict=True):
        kinds.add(shape.tag)
        expected = points_of(path)
        if shape.tag == f"{SVG}circle":
            middle = np.array([float(shape.get("cx")), float(shape.get("cy"))])
            radii = [np.hypot(*(point - middle)) for point in expected]
            np.testing.assert_allclose(radii, float(shape.get("r")), atol=0.02)
        else:
            given = points_of(shape.get("d"))
            np.testing.assert_allclose(given, expected[: len(given)], atol=0.051)
            assert len(expected) - len(given) in (0, 1)
            if len(given) < len(expected):
                np.testing.assert_allclose(expected[-1], expected[0])
    assert kinds == {f"{SVG}path", f"{SVG}circle"}


def test_each_letter_stands_where_it_stood(files):
    before, after = (ET.fromstring(text) for text in files)
    texts = [group for group in after.iter(f"{SVG}g") if group.get("transform")]
    old = [group for group in before.iter(f"{SVG}g") if group.get("transform")]
    assert [len(list(group)) for group in texts] == [1, 2, 2, 10]  # 1, −2, a b, Words&more
    for one, other in zip(texts, old, strict=True):
        assert one.get("fill") in other.get("style", "fill: #000000")
        assert points_of_transform(one) == pytest.approx(points_of_transform(other), abs=0.006)
    scale = float(re.search(r"scale\(([\d.]+)", texts[-1].get("transform"))[1])
    size = float(re.search(r"scale\(([\d.]+)", old[-1].get("transform"))[1])
    given = [float(use.get("x", 0)) * scale for use in texts[-1]]
    shapes = {part.get("id"): part.get("d", "").strip() for part in before.iter(f"{SVG}path")}
    uses = [use for use in old[-1].iter(f"{SVG}use") if shapes[use.get(HREF)[1:]]]  # no blanks
    moved = [re.search(r"translate\(([\d.]+)", use.get("transform", "translate(0")) for use in uses]
    expected = [float(match[1]) * size for match in moved]
    np.testing.assert_allclose(given, expected, atol=0.05)


def points_of_transform(group):
    return [
        float(value) for value in re.search(r"translate\(([\d.]+) ([\d.]+)", group.get("transform")).groups()
    ]


def test_it_is_smaller_says_what_it_is_and_repeats_to_the_byte(files, tmp_path):
    before, after = files
    assert len(after) < 0.5 * len(before)
    assert "<title>One &lt;&amp;&gt; two</title>" in after and CREATOR in after
    assert 'width="225pt" height="150pt"' in after
    drawn_on(SlimCard(300, 200, "One <&> two")).save(tmp_path / "again.svg")
    assert (tmp_path / "again.svg").read_text() == after


def test_what_is_cut_off_stays_cut_off():
    from matplotlib.patches import Rectangle

    card = SlimCard(100, 60, "cut")
    card.rectangle(20, 20, 90, 20, fill="#0072B2")
    card.axes.patches[-1].set_clip_path(Rectangle((20, 20), 30, 20, transform=card.axes.transData))
    buffer = io.StringIO()
    card.figure.savefig(buffer, format="svg")
    root = ET.fromstring(slim(buffer.getvalue(), "cut"))
    (clip,) = root.iter(f"{SVG}clipPath")
    (shape,) = [part for part in root.iter() if part.get("clip-path")]
    assert shape.get("clip-path") == f"url(#{clip.get('id')})"
    assert len(clip) == 1


def test_an_outline_that_is_not_known_is_refused():
    path = '<path d="M 0 0 A 1 1 0 0 0 2 2" style="fill: red"/>'
    svg = f'<svg xmlns="{SVG[1:-1]}" viewBox="0 0 9 9"><g>{path}</g></svg>'
    with pytest.raises(ValueError, match="slim: the outline has a command that is not expected here: A"):
        slim(svg, "arc")
