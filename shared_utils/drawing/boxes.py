"""Boxes on pictures: each object with its class and score, and curves of precision over recall."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import FancyBboxPatch, Rectangle
from matplotlib.patheffects import Normal, Stroke
from matplotlib.textpath import TextPath

from .card import FONT
from .palette import CARD_EDGE, GRID_LINE, INK, SOFT_INK
from .plots import WIDEST_ROW

BOX_COLOURS: dict[str, str] = {
    "hatchback": "#56B4E9",
    "saloon": "#0072B2",
    "van": "#009E73",
    "truck": "#E69F00",
    "bus": "#CC79A7",
    "pedestrian": "#D55E00",
    "sign": "#F0E442",
}
"""One colour for each kind of object in the street, in the order of the classes: the Okabe-Ito set."""

LIGHT_TEXT, DARK_TEXT = "#FFFFFF", "#111111"
TEXT_SIZE = 8.0  # points, where a picture is as wide as a notebook
SMALLEST_TEXT_SIZE = 6.4
GAP = 0.09  # inches between pictures
TITLE_HEIGHT, CAPTION_HEIGHT, LEGEND_HEIGHT = 0.36, 0.25, 0.27  # inches


@dataclass(frozen=True)
class _Tag:
    """What a filled tag says, and its sides in pixels of the picture."""

    words: str
    size: float  # points
    width: float
    height: float


def show_boxes(
    pictures: np.ndarray | Sequence[np.ndarray],
    boxes: np.ndarray | Sequence[np.ndarray],
    classes: np.ndarray | Sequence[np.ndarray],
    class_names: Sequence[str],
    scores: np.ndarray | Sequence[np.ndarray] | None = None,
    title: str | None = None,
    captions: str | Sequence[str] | None = None,
    columns: int | None = None,
    truth: np.ndarray | Sequence[np.ndarray] | None = None,
    width: float = WIDEST_ROW,
) -> Figure:
    """Show pictures with boxes, each with a tag that names its class and score; return the figure.

    pictures: one picture, uint8 (n_H, n_W, 3), or several of one size. With one picture the other arguments
    are as said here; with several, give a list with one of them for each picture.
    boxes: (n, 4), corners (y1, x1, y2, x2) in pixels. classes: whole numbers (n,), each a place in
    class_names. scores: (n,), written after the name; None for no scores. truth: boxes (k, 4), drawn as thin
    dashed white lines. captions: a line above each picture. columns: pictures per row; by default one for up
    to two pictures, two for more. width: of the figure in inches.
    What of a box lies outside its picture is not shown; tags always lie inside.
    Raises ValueError when an argument has another shape or length, or a class has no name.
    """
    pictures, single = _as_pictures(pictures)
    n = len(pictures)
    boxes = _one_each(boxes, "boxes", n, single)
    classes = _one_each(classes, "classes", n, single)
    scores = None if scores is None else _one_each(scores, "scores", n, single)
    truth = None if truth is None else _one_each(truth, "truth", n, single)
    captions = None if captions is None else _one_each(captions, "captions", n, single)
    names = [str(name) for name in class_names]
    found = [
        _checked(place, boxes[place], classes[place], scores and scores[place], names) for place in range(n)
    ]
    real = [None if truth is None else _as_boxes(truth[place], "truth", place) for place in range(n)]
    columns = min(columns or (1 if n <= 2 else 2), n)
    figure, panels = _panels(pictures[0].shape, n, columns, width, title, captions, truth is not None)
    for panel, picture, (corners, kinds, words), true_boxes in zip(
        panels, pictures, found, real, strict=True
    ):
        _draw_picture(panel, picture)
        pixels = picture.shape[1] / (panel.get_position().width * width)  # per inch
        _draw_boxes(panel, picture.shape[:2], corners, kinds, words, pixels)
        if true_boxes is not None:
            _draw_truth(panel, picture.shape[:2], true_boxes)
    return figure


def show_precision_recall(
    curves: Mapping[str, tuple[Sequence[float], Sequence[float], float]], title: str
) -> Figure:
    """Plot precision over recall, a step line for each name and its raw points faint; return the figure.

    curves: by name recall (k,), precision (k,) and the average precision. One pair of numbers is what holds
    after so many detections, best score first; both from 0 to 1. The step line is the envelope: at each
    recall the best precision that is reached there or further on.
    Raises ValueError when there are no curves, the lengths differ, or recall falls.
    """
    if not curves:
        raise ValueError("show_precision_recall: no curves; give at least one")
    figure, axis = plt.subplots(figsize=(6.4, 4.0))
    spare = [colour for name, colour in BOX_COLOURS.items() if name not in curves]
    for number, (name, (recall, precision, score)) in enumerate(curves.items()):
        recall, precision = np.asarray(recall, float), np.asarray(precision, float)
        if recall.ndim != 1 or recall.shape != precision.shape:
            raise ValueError(
                f"show_precision_recall: {name} has recall of shape {recall.shape} and precision of shape "
                f"{precision.shape}; give one of each after each detection"
            )
        if (np.diff(recall) < 0).any():
            raise ValueError(f"show_precision_recall: the recall of {name} falls; sort by score, best first")
        colour = BOX_COLOURS.get(name) or spare[number % len(spare)]
        label = f"{name}, AP {score + 1e-9:.2f}"  # 0.625 is 0.63 to everybody but Python
        casing = [Stroke(linewidth=3.4, foreground=INK), Normal()]
        envelope = np.maximum.accumulate(precision[::-1])[::-1]
        axis.plot(
            np.append(0, recall), np.append(envelope[:1], envelope) if len(recall) else [0], color=colour,
            drawstyle="steps-pre", linewidth=2, label=label, path_effects=casing, clip_on=False, zorder=3,
        )  # fmt: skip
        if len(recall):
            axis.plot([recall[-1]] * 2, [envelope[-1], 0], ":", color=colour, linewidth=1.5, zorder=2)
        axis.plot(
            recall, precision, "o", color=colour, markersize=4, alpha=0.55, markeredgecolor=INK,
            markeredgewidth=0.5, clip_on=False, zorder=2,
        )  # fmt: skip
    axis.set(title=title, xlabel="recall", ylabel="precision", xlim=(0, 1), ylim=(0, 1.02))
    axis.grid(color=GRID_LINE, linewidth=0.8)
    axis.set_axisbelow(True)
    axis.legend(loc="upper left", bbox_to_anchor=(1.01, 1), labelcolor=INK)
    return figure


def _as_pictures(pictures: np.ndarray | Sequence[np.ndarray]) -> tuple[list[np.ndarray], bool]:
    """Return the pictures as a list, and whether it was a single one."""
    single = getattr(pictures, "ndim", None) == 3
    listed = [np.asarray(picture) for picture in ([pictures] if single else pictures)]
    if not listed:
        raise ValueError("show_boxes: no pictures; give at least one")
    for place, picture in enumerate(listed):
        if picture.dtype != np.uint8 or picture.ndim != 3 or picture.shape[2] != 3 or not picture.size:
            raise ValueError(
                f"show_boxes: picture {place} is {picture.dtype} of shape {picture.shape}; "
                "give uint8 (n_H, n_W, 3)"
            )
        if picture.shape != listed[0].shape:
            raise ValueError(
                f"show_boxes: picture {place} has shape {picture.shape}, picture 0 {listed[0].shape}; "
                "give pictures of one size"
            )
    return listed, single


def _one_each(values, name: str, n: int, single: bool) -> list:
    """Return one entry per picture; for a single picture `values` is that entry."""
    if single:
        return [values]
    if isinstance(values, str) or len(values) != n:
        count = 1 if isinstance(values, str) else len(values)
        raise ValueError(f"show_boxes: {n} pictures but {count} {name}; give a list, one for each picture")
    return list(values)


def _as_boxes(boxes, name: str, place: int) -> np.ndarray:
    """Return boxes as floats (n, 4), or say what is wrong with them."""
    boxes = np.asarray(boxes, float)
    if boxes.size == 0 and boxes.ndim <= 2:
        return boxes.reshape(0, 4)
    if boxes.ndim != 2 or boxes.shape[1] != 4:
        raise ValueError(
            f"show_boxes: {name} of picture {place} has shape {boxes.shape}; give (n, 4): y1, x1, y2, x2"
        )
    if not np.isfinite(boxes).all():
        raise ValueError(f"show_boxes: {name} of picture {place} has a value that is nan or infinite")
    wrong = np.flatnonzero((boxes[:, 2:] < boxes[:, :2]).any(axis=1))
    if wrong.size:
        numbers = ", ".join(f"{value:g}" for value in boxes[wrong[0]])
        raise ValueError(
            f"show_boxes: box {wrong[0]} of picture {place} in {name} is ({numbers}): a corner comes after "
            "its opposite; the order is y1, x1, y2, x2, the upper left corner first"
        )
    return boxes


def _checked(
    place: int, boxes, classes, scores, names: list[str]
) -> tuple[np.ndarray, np.ndarray, list[str]]:
    """Return the boxes of one picture, their classes and what their tags say."""
    boxes = _as_boxes(boxes, "boxes", place)
    classes = np.asarray(classes)
    if classes.size == 0:
        classes = np.zeros(classes.shape, int)
    if classes.dtype.kind not in "iu":
        raise ValueError(f"show_boxes: classes of picture {place} are {classes.dtype}; give whole numbers")
    if classes.shape != (len(boxes),):
        raise ValueError(
            f"show_boxes: picture {place} has {len(boxes)} boxes but classes of shape {classes.shape}; "
            "give one class for each box"
        )
    if classes.size and (classes.min() < 0 or classes.max() >= len(names)):
        raise ValueError(
            f"show_boxes: the classes of picture {place} go from {classes.min()} to {classes.max()}, but "
            f"there are {len(names)} names: use 0 to {len(names) - 1}"
        )
    words = [names[kind] for kind in classes]
    if scores is not None:
        scores = np.asarray(scores, float)
        if scores.shape != (len(boxes),):
            raise ValueError(
                f"show_boxes: picture {place} has {len(boxes)} boxes but scores of shape {scores.shape}; "
                "give one score for each box"
            )
        words = [f"{name} {score:.2f}" for name, score in zip(words, scores, strict=True)]
    return boxes, classes, words


def _panels(
    shape: tuple[int, ...],
    n: int,
    columns: int,
    width: float,
    title: str | None,
    captions: list | None,
    legend: bool,
) -> tuple[Figure, list[Axes]]:
    """Make a figure with n panels at fixed places, so that the size of a pixel is known."""
    rows = -(-n // columns)
    wide = (width - GAP * (columns + 1)) / columns
    high = wide * shape[0] / shape[1]
    row = high + GAP + (CAPTION_HEIGHT if captions else 0)
    top = GAP + (TITLE_HEIGHT if title else 0)
    height = top + rows * row + (LEGEND_HEIGHT if legend else 0)
    figure = plt.figure(figsize=(width, height), layout="none")
    if title:
        figure.text(0.5, 1 - 0.24 / height, title, ha="center", va="center", size=12, color=INK)
    panels = []
    for place in range(n):
        left = GAP + place % columns * (wide + GAP)
        bottom = height - top - (place // columns + 1) * row + GAP
        panel = figure.add_axes((left / width, bottom / height, wide / width, high / height))
        if captions:
            panel.set_title(captions[place], size=9.5, pad=4, color=INK)
        panels.append(panel)
    if legend:
        line = Line2D([], [], color=LIGHT_TEXT, linewidth=1.2, linestyle=(0, (4, 2.5)), label="truth")
        figure.legend(
            handles=[line], loc="lower center", bbox_to_anchor=(0.5, 0), fontsize=9, labelcolor=LIGHT_TEXT,
            handlelength=3, borderaxespad=0.1, frameon=True, facecolor=SOFT_INK, framealpha=1, borderpad=0.25,
        )  # fmt: skip
    return figure, panels


def _draw_picture(panel: Axes, picture: np.ndarray) -> None:
    """Show a picture enlarged, its upper left corner at (0, 0), without numbers on its axes."""
    n_H, n_W = picture.shape[:2]
    panel.imshow(picture, extent=(0, n_W, n_H, 0), interpolation="bicubic", aspect="auto")
    panel.set(xlim=(0, n_W), ylim=(n_H, 0), xticks=[], yticks=[])
    panel.spines[:].set(visible=True, color=CARD_EDGE)


def _draw_boxes(
    panel: Axes,
    shape: tuple[int, int],
    boxes: np.ndarray,
    kinds: np.ndarray,
    words: list[str],
    pixels: float,
) -> None:
    """Draw boxes and their tags, the largest first; `pixels` of the picture make one inch."""
    line = 1.8 if pixels < 60 else 1.4  # points
    inset = 0.75 * line * pixels / 72
    corners = _inside(boxes, shape, inset)
    order = np.argsort(-(corners[:, 2:] - corners[:, :2]).prod(axis=1), kind="stable")
    colours = list(BOX_COLOURS.values())
    for n in order:
        y1, x1, y2, x2 = corners[n]
        frame = Rectangle(
            (x1, y1), x2 - x1, y2 - y1, facecolor="none", edgecolor=colours[kinds[n] % len(colours)],
            linewidth=line, joinstyle="round", zorder=3,
        )  # fmt: skip
        frame.set_path_effects([Stroke(linewidth=line + 1.4, foreground=INK, alpha=0.55), Normal()])
        panel.add_patch(frame)
    size = float(np.clip(TEXT_SIZE * (37 / pixels) ** 0.4, SMALLEST_TEXT_SIZE, TEXT_SIZE))
    tags = [_tag(text, size, pixels, shape) for text in words]
    places = _tag_places(corners, tags, shape, inset)
    for n in order:
        _draw_tag(panel, tags[n], places[n], colours[kinds[n] % len(colours)])


def _draw_truth(panel: Axes, shape: tuple[int, int], boxes: np.ndarray) -> None:
    for y1, x1, y2, x2 in _inside(boxes, shape, 0.5):
        frame = Rectangle(
            (x1, y1), x2 - x1, y2 - y1, facecolor="none", edgecolor=LIGHT_TEXT, linewidth=1,
            linestyle=(0, (4, 2.5)), zorder=4,
        )  # fmt: skip
        panel.add_patch(frame)


def _inside(boxes: np.ndarray, shape: tuple[int, int], inset: float) -> np.ndarray:
    """Return the boxes cut off where the picture ends, so that their lines are seen in full."""
    limits = np.array([shape[0], shape[1], shape[0], shape[1]])
    return np.clip(boxes, inset, limits - inset)


@cache
def _text_width(words: str) -> float:
    """The width of words in points where the text size is 1."""
    return TextPath((0, 0), words, size=100, prop=FontProperties(family=FONT)).get_extents().width / 100


def _tag(words: str, size: float, pixels: float, shape: tuple[int, int]) -> _Tag:
    """Measure a tag; its text gets smaller where the picture is too small for it."""
    per_point = pixels / 72
    wide, high = (_text_width(words) + 0.75) * per_point, 1.5 * per_point
    size = min(size, 0.98 * shape[1] / wide, 0.98 * shape[0] / high)
    return _Tag(words, size, wide * size, high * size)


def _tag_places(
    boxes: np.ndarray, tags: list[_Tag], shape: tuple[int, int], inset: float
) -> list[tuple[float, float]]:
    """Return the upper left corner (x, y) of each tag: above its box, or where it hides less.

    Boxes are given their tags from the smallest to the largest: small ones have the fewest ways out.
    """
    places: list[tuple[float, float]] = [(0.0, 0.0)] * len(tags)
    taken = np.zeros((0, 4))
    for n in np.argsort((boxes[:, 2:] - boxes[:, :2]).prod(axis=1), kind="stable"):
        tag, others = tags[n], np.delete(boxes, n, axis=0)
        best, least = (0.0, 0.0), np.inf
        for number, (x, y) in enumerate(_ways(boxes[n], tag, shape, inset)):
            area = np.array([y, x, y + tag.height, x + tag.width])
            cost = 0.04 * number
            cost += 10 * (_shared(area, taken) / (tag.width * tag.height)).sum()
            sides = np.maximum(others[:, 2:] - others[:, :2], 1)
            cost += (_shared(area, others) / sides.prod(axis=1)).sum()
            own = boxes[n : n + 1]
            cost += 0.7 * (_shared(area, own) / np.maximum(own[:, 2:] - own[:, :2], 1).prod(axis=1)).sum()
            if cost < least - 1e-9:
                best, least = (x, y), cost
        places[n] = best
        taken = np.vstack([taken, [best[1], best[0], best[1] + tag.height, best[0] + tag.width]])
    return places


def _ways(box: np.ndarray, tag: _Tag, shape: tuple[int, int], inset: float) -> list[tuple[float, float]]:
    """The places a tag may have, best first; all lie inside the picture."""
    y1, x1, y2, x2 = box
    left, right, middle = x1 - inset, x2 + inset - tag.width, (x1 + x2 - tag.width) / 2
    above, below = y1 - inset - tag.height, y2 + inset
    ways = []
    if above >= 0:
        ways += [(left, above), (right, above), (middle, above)]
    ways.append((left, y1 - inset))  # inside, at the top
    if below + tag.height <= shape[0]:
        ways += [(left, below), (right, below), (middle, below)]
    ways += [
        (x2 + inset, y1 - inset), (x1 - inset - tag.width, y1 - inset), (left, y2 + inset - tag.height),
    ]  # fmt: skip
    limit_x, limit_y = shape[1] - tag.width, shape[0] - tag.height
    return [(float(np.clip(x, 0, limit_x)), float(np.clip(y, 0, limit_y))) for x, y in ways]


def _shared(area: np.ndarray, boxes: np.ndarray) -> np.ndarray:
    """How many pixels an area (y1, x1, y2, x2) shares with each box."""
    sides = np.minimum(area[2:], boxes[:, 2:]) - np.maximum(area[:2], boxes[:, :2])
    return np.maximum(sides, 0).prod(axis=1)


def _draw_tag(panel: Axes, tag: _Tag, place: tuple[float, float], colour: str) -> None:
    """Draw a filled tag with its upper left corner at `place` and its words in dark or light."""
    x, y = place
    rounding = 0.12 * tag.height
    fill = FancyBboxPatch(
        (x, y), tag.width, tag.height, boxstyle=f"round,pad=0,rounding_size={rounding}", facecolor=colour,
        edgecolor="none", linewidth=0, zorder=5, gid="tag",
    )  # fmt: skip
    panel.add_patch(fill)
    panel.text(
        x + tag.width / 2, y + tag.height / 2, tag.words, size=tag.size, family=FONT, ha="center",
        va="center_baseline", color=text_colour(colour), zorder=6,
    )  # fmt: skip


def text_colour(fill: str) -> str:
    """Return the text colour, dark or light, that is read best on a fill, a hex string."""
    parts = np.array([int(fill[start : start + 2], 16) for start in (1, 3, 5)]) / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return DARK_TEXT if linear @ [0.2126, 0.7152, 0.0722] > 0.185 else LIGHT_TEXT
