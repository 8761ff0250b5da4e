"""Masks as pictures: a colour for each class of the street, legends, and scores per class."""

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from .palette import CARD_EDGE, GRID_LINE, INK, tone
from .plots import WIDEST_ROW

STREET_COLOURS: dict[str, str] = {
    "none": "#9BDDE6",
    "buildings": "#A87177",
    "fences": "#E29A22",
    "other": "#713B86",
    "pedestrians": "#D7311E",
    "poles": "#EAE222",
    "road lines": "#FFFFFF",
    "roads": "#2A404D",
    "sidewalks": "#D4B9FF",
    "vegetation": "#18A44D",
    "vehicles": "#277CEC",
    "walls": "#462305",
    "traffic signs": "#F967BA",
}
"""One colour for each class of the street, in the order of the classes."""

_MARKERS = "os^Dv"


def paint_mask(mask: np.ndarray, colours: Sequence[str] = tuple(STREET_COLOURS.values())) -> np.ndarray:
    """Give each class its colour.

    mask: whole numbers (n_H, n_W), each the class of a pixel. colours: hex strings, one for each class.
    Returns uint8 (n_H, n_W, 3).
    Raises ValueError when the mask has another shape or kind, or a class has no colour.
    """
    mask = np.asarray(mask)
    if mask.ndim != 2 or mask.dtype.kind not in "iub":
        raise ValueError(
            f"paint_mask: the mask is {mask.dtype} of shape {mask.shape}; give whole numbers (n_H, n_W)"
        )
    if mask.size and (mask.min() < 0 or mask.max() >= len(colours)):
        raise ValueError(
            f"paint_mask: the classes go from {mask.min()} to {mask.max()}, but there are "
            f"{len(colours)} colours: use 0 to {len(colours) - 1}"
        )
    table = np.array([[round(255 * part) for part in to_rgb(colour)] for colour in colours], np.uint8)
    return table[mask.astype(np.int64)]


def show_masks(
    rows: Sequence[Sequence[np.ndarray]],
    titles: Sequence[str],
    title: str,
    row_titles: Sequence[str] = (),
    class_names: Sequence[str] | None = tuple(STREET_COLOURS),
) -> Figure:
    """Show pictures and masks side by side, with a legend of the classes below.

    rows: for each row its pictures, uint8 or floats from 0 to 1 (n_H, n_W, 3), and its masks, whole numbers
    (n_H, n_W). titles: one for each column. title: over all. row_titles: one on the left of each row.
    class_names: the names in the legend, in the order of the classes; None for no legend.
    Returns the figure. Raises ValueError when there are no rows, or their counts and the titles' differ.
    """
    columns = len(titles)
    if not len(rows) or any(len(row) != columns for row in rows):
        counts = ", ".join(str(len(row)) for row in rows) or "no rows"
        raise ValueError(f"show_masks: {columns} titles, but rows of {counts}; give one title a column")
    if len(row_titles) not in (0, len(rows)):
        raise ValueError(f"show_masks: {len(row_titles)} row titles for {len(rows)} rows; give one a row")
    n_H, n_W = np.asarray(rows[0][0]).shape[:2]
    width = WIDEST_ROW / columns
    legend_lines = 0 if class_names is None else -(-len(class_names) // 7)
    size = (WIDEST_ROW, len(rows) * width * n_H / n_W + 0.65 + 0.24 * legend_lines)
    figure, panels = plt.subplots(len(rows), columns, figsize=size, squeeze=False)
    for row, (line, arrays) in enumerate(zip(panels, rows, strict=True)):
        for column, (panel, array) in enumerate(zip(line, arrays, strict=True)):
            array = np.asarray(array)
            panel.imshow(paint_mask(array) if array.ndim == 2 else array, interpolation="nearest")
            panel.set(xticks=[], yticks=[])
            panel.spines[:].set(visible=True, color=CARD_EDGE)
            if row == 0:
                panel.set_title(titles[column], size=10, pad=4)
            if column == 0 and row_titles:
                panel.set_ylabel(row_titles[row], size=9)
    figure.suptitle(title, size=12)
    if class_names is not None:
        figure.legend(
            handles=_patches(class_names), loc="outside lower center", ncols=7, fontsize=8.5,
            handlelength=1.2, columnspacing=1.2,
        )  # fmt: skip
    return figure


def show_class_scores(
    scores: Mapping[str, Sequence[float]], class_names: Sequence[str], title: str, label: str = "IoU"
) -> Figure:
    """Plot one score per class, a row for each class and a marker for each network.

    scores: by the name of a network, one number from 0 to 1 for each class; nan where a class does not occur.
    class_names: in the same order. label: what the numbers are. Returns the figure.
    Raises ValueError when there are no scores, more than five networks, or not one number a class.
    """
    if not 1 <= len(scores) <= len(_MARKERS):
        raise ValueError(f"show_class_scores: {len(scores)} networks; give 1 to {len(_MARKERS)}")
    for name, values in scores.items():
        if len(values) != len(class_names):
            raise ValueError(
                f"show_class_scores: {name} has {len(values)} numbers for {len(class_names)} classes; "
                "give one each"
            )
    meanings = ("prediction", "truth", "output", "gradient", "input")
    places = np.arange(len(class_names))
    figure, axis = plt.subplots(figsize=(7.2, 0.9 + 0.28 * len(class_names)))
    axis.hlines(places, 0, 1, color=GRID_LINE, linewidth=1)
    # A little apart, so that no marker hides another.
    shifts = 0.22 * (np.arange(len(scores)) - (len(scores) - 1) / 2)
    for (name, values), marker, meaning, shift in zip(
        scores.items(), _MARKERS, meanings, shifts, strict=False
    ):
        axis.plot(
            values, places + shift, marker, color=tone(meaning).line, markersize=7, label=name, clip_on=False
        )  # fmt: skip
    axis.set_yticks(places, class_names)
    axis.set(title=title, xlabel=label, xlim=(0, 1), ylim=(len(class_names) - 0.5, -0.5))
    axis.tick_params(axis="y", length=0, pad=8, labelcolor=INK)  # a marker at 0 needs room
    axis.spines["left"].set_visible(False)
    if len(scores) > 1:
        axis.legend(loc="upper left", bbox_to_anchor=(1.01, 1))
    return figure


def _patches(class_names: Sequence[str]) -> list[Patch]:
    return [
        Patch(facecolor=colour, edgecolor=INK, linewidth=0.5, label=name)
        for name, colour in zip(class_names, STREET_COLOURS.values(), strict=False)
    ]
