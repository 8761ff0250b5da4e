"""Plots inside lessons: the course's matplotlib settings and a row of pictures with titles."""

from collections.abc import Sequence

import matplotlib.pyplot as plt
import numpy as np
from cycler import cycler
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .card import FONT
from .palette import CARD, CARD_EDGE, GRID_LINE, INK, MEANINGS, SOFT_INK

WIDEST_ROW = 8.6  # inches; at 100 pixels per inch it fits into a notebook
SIGNED_COLOURS = "BrBG"  # brown below zero, white at zero, blue-green above: safe for colour-blind readers


def course_settings() -> dict:
    """Return the matplotlib settings of the course as a dict for `plt.rcParams` or `plt.rc_context`."""
    curves = [shades.line for name, shades in MEANINGS.items() if name != "padding"]
    return {
        "figure.facecolor": CARD,
        "savefig.facecolor": CARD,
        "figure.dpi": 100,
        "figure.constrained_layout.use": True,
        "axes.facecolor": CARD,
        "axes.edgecolor": CARD_EDGE,
        "axes.labelcolor": SOFT_INK,
        "axes.titlecolor": INK,
        "axes.titlesize": 12,
        "axes.titlepad": 8,
        "axes.labelsize": 10,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.prop_cycle": cycler(color=curves),
        "grid.color": GRID_LINE,
        "xtick.color": SOFT_INK,
        "ytick.color": SOFT_INK,
        "xtick.labelsize": 9,
        "ytick.labelsize": 9,
        "text.color": INK,
        "font.family": FONT,
        "font.size": 10,
        "legend.frameon": False,
        "lines.linewidth": 2.2,
        "image.cmap": "gray",
        "image.interpolation": "auto",
    }


def use_course_style() -> None:
    """Make every plot of this notebook look like the course."""
    plt.rcParams.update(course_settings())


def show_pictures(
    pictures: Sequence[np.ndarray],
    titles: Sequence[str],
    signed: bool | Sequence[bool] = False,
    row_height: float = 2.4,
) -> Figure:
    """Show pictures side by side, each with its title and its axes in pixels.

    pictures: arrays of shape (n_H, n_W) or (n_H, n_W, 1), shown in grey, or (n_H, n_W, 3), shown in colour
    (floats from 0 to 1, or uint8). titles: one string per picture. signed: True for values below and above
    zero, which are shown in brown and blue-green around a white zero, with a colour bar; one flag for all
    pictures or one per picture. row_height: height of the row in inches, less when the row gets too wide.
    Returns the figure.
    Raises ValueError when there is none, the counts differ, or a picture has another shape.
    """
    if not len(pictures):
        raise ValueError("show_pictures: no pictures; give a list of at least one")
    pictures = [_as_picture(picture, number) for number, picture in enumerate(pictures)]
    flags = [signed] * len(pictures) if isinstance(signed, bool) else list(signed)
    for name, values in (("titles", titles), ("signed", flags)):
        if len(values) != len(pictures):
            raise ValueError(
                f"show_pictures: {len(pictures)} pictures but {len(values)} {name}; give one each"
            )
    figure, axes, bars = _row_of_axes(
        [picture.shape[1] / picture.shape[0] for picture in pictures], flags, row_height
    )
    for axis, bar, picture, title in zip(axes, bars, pictures, titles, strict=True):
        _show_one(figure, axis, bar, picture)
        axis.set_title(title)
        axis.set_xlabel("width (pixels)")
    axes[0].set_ylabel("height (pixels)")
    return figure


def _row_of_axes(aspects: list[float], flags: list[bool], row_height: float) -> tuple[Figure, list, list]:
    """Make axes of one height, each as wide as its picture, and a narrow one for each colour bar."""
    ratios: list[float] = []
    for aspect, flag in zip(aspects, flags, strict=True):
        ratios += [aspect, 0.05] if flag else [aspect]
    margins = 0.5 + 0.45 * len(ratios)  # inches for the numbers on the axes
    height = min(row_height, (WIDEST_ROW - margins) / sum(ratios))
    size = (sum(ratios) * height + margins, height + 0.85)
    figure, cells = plt.subplots(1, len(ratios), figsize=size, squeeze=False, width_ratios=ratios)
    remaining = iter(cells[0])
    pairs = [(next(remaining), next(remaining) if flag else None) for flag in flags]
    return figure, [axis for axis, _ in pairs], [bar for _, bar in pairs]


def _show_one(figure: Figure, axis: Axes, bar: Axes | None, picture: np.ndarray) -> None:
    """Draw one picture; with a colour bar, the colours are equally strong on both sides of zero.

    A few extreme values would make the rest pale, so the strongest colour stands for the top 5 % of them.
    """
    if bar is None:
        axis.imshow(picture)
    else:
        limit = float(np.percentile(np.abs(picture), 95)) or float(np.abs(picture).max()) or 1.0
        shown = axis.imshow(picture, cmap=SIGNED_COLOURS, vmin=-limit, vmax=limit)
        figure.colorbar(shown, cax=bar, extend="both").outline.set_visible(False)
    axis.spines[["left", "bottom"]].set_visible(False)
    axis.tick_params(length=3, color=CARD_EDGE)


def _as_picture(picture: np.ndarray, number: int) -> np.ndarray:
    """Return the picture as imshow wants it, or say what is wrong with its shape."""
    picture = np.asarray(picture)
    if picture.ndim == 3 and picture.shape[2] == 1:
        picture = picture[:, :, 0]
    if picture.size == 0 or not (picture.ndim == 2 or (picture.ndim == 3 and picture.shape[2] == 3)):
        raise ValueError(
            f"show_pictures: picture {number} has shape {picture.shape}; "
            "give (n_H, n_W), (n_H, n_W, 1) or (n_H, n_W, 3), one image and not a batch"
        )
    return picture
