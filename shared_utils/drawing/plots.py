"""Plots inside lessons: the course's matplotlib settings and a row of pictures with titles."""

from collections.abc import Sequence

import matplotlib.pyplot as plt
import numpy as np
from cycler import cycler
from matplotlib.figure import Figure

from .card import FONT
from .palette import CARD, CARD_EDGE, GRID_LINE, INK, MEANINGS, SOFT_INK

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
        "image.interpolation": "nearest",
    }


def use_course_style() -> None:
    """Make every plot of this notebook look like the course."""
    plt.rcParams.update(course_settings())


def show_pictures(
    pictures: Sequence[np.ndarray],
    titles: Sequence[str],
    signed: bool | Sequence[bool] = False,
    row_height: float = 2.9,
) -> Figure:
    """Show pictures side by side, each with its title and its axes in pixels.

    pictures: arrays of shape (n_H, n_W) or (n_H, n_W, 1), shown in grey, or (n_H, n_W, 3), shown in colour
    (floats from 0 to 1, or uint8). titles: one string per picture. signed: True for values below and above
    zero, which are shown in brown and blue-green around a white zero, with a colour bar; one flag for all
    pictures or one per picture. row_height: height of the row in inches. Returns the figure.
    Raises ValueError when the counts differ or a picture has another shape.
    """
    pictures = [_as_picture(picture, number) for number, picture in enumerate(pictures)]
    flags = [signed] * len(pictures) if isinstance(signed, bool) else list(signed)
    for name, values in (("titles", titles), ("signed", flags)):
        if len(values) != len(pictures):
            raise ValueError(
                f"show_pictures: {len(pictures)} pictures but {len(values)} {name}; give one each"
            )
    shapes = [picture.shape[1] / picture.shape[0] for picture in pictures]
    widths = [shape + 0.3 * flag for shape, flag in zip(shapes, flags, strict=True)]
    width = min(sum(widths) * row_height + 0.5 * len(pictures) + 0.4, 10)
    height = row_height * min(1, (width - 0.5 * len(pictures) - 0.4) / (sum(widths) * row_height)) + 0.9
    figure, axes = plt.subplots(1, len(pictures), figsize=(width, height), squeeze=False, width_ratios=widths)
    for axis, picture, title, is_signed in zip(axes[0], pictures, titles, flags, strict=True):
        _show_one(figure, axis, picture, is_signed)
        axis.set_title(title)
        axis.set_xlabel("width (pixels)")
    axes[0, 0].set_ylabel("height (pixels)")
    return figure


def _show_one(figure: Figure, axis, picture: np.ndarray, signed: bool) -> None:
    """Draw one picture; equal signed values get equal strength on both sides of zero."""
    if signed:
        limit = float(np.abs(picture).max()) or 1.0
        shown = axis.imshow(picture, cmap=SIGNED_COLOURS, vmin=-limit, vmax=limit)
        figure.colorbar(shown, ax=axis, shrink=0.9, pad=0.03).outline.set_visible(False)
    else:
        axis.imshow(picture)
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
