"""Plots of how a network learned and what it answers: curves, a confusion matrix, a gallery of pictures."""

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure

from .palette import INK, tone
from .plots import WIDEST_ROW

TEXT_ON_TILE = 11


def show_curves(
    history: Mapping[str, Sequence[float]], baseline: float | None = None, baseline_name: str = "linear"
) -> Figure:
    """Plot cost and accuracy over the epochs, dashed for training, solid for validation; return the figure.

    history: what Keras keeps in `model.fit(...).history`, with the keys "loss" and "accuracy" and, where
    there was validation, "val_loss" and "val_accuracy"; one number per epoch, accuracies from 0 to 1.
    baseline: an accuracy from 0 to 1 to compare with, drawn as a dotted line named `baseline_name`.
    Raises ValueError when a key is missing.
    """
    missing = [key for key in ("loss", "accuracy") if key not in history]
    if missing:
        raise ValueError(
            f"show_curves: the history has no {' and no '.join(missing)}; give model.fit(...).history of a "
            'model compiled with metrics=["accuracy"]'
        )
    figure, panels = plt.subplots(1, 2, figsize=(8.4, 3.2))
    for panel, key, scale in zip(panels, ("loss", "accuracy"), (1, 100), strict=True):
        for prefix, style, name in (("", "--", "training"), ("val_", "-", "validation")):
            if prefix + key in history:
                values = scale * np.asarray(history[prefix + key])
                marker = "o" if len(values) == 1 else None  # a line through one point cannot be seen
                epochs = range(1, len(values) + 1)
                panel.plot(epochs, values, style, marker=marker, color=tone("prediction").line, label=name)
        panel.set_xlabel("epoch")
        panel.xaxis.get_major_locator().set_params(integer=True)
    panels[0].set(title="Cost", ylabel="mean cost", ylim=(0, None))
    panels[1].set(title="Right answers", ylabel="accuracy (%)")
    if baseline is not None:
        style = {"color": tone("truth").line, "linewidth": 1.5, "label": baseline_name}
        panels[1].axhline(100 * baseline, linestyle=":", **style)
    panels[1].legend(loc="lower right")
    return figure


def show_confusion(
    truth: Sequence[int],
    predicted: Sequence[int],
    class_names: Sequence[str],
    title: str = "Confusion matrix",
) -> Figure:
    """Count how often each class gets each answer, rows for the truth, columns for the prediction.

    Right answers, on the diagonal, are grey, mistakes orange; the stronger, the larger their part of the row.
    truth, predicted: whole numbers from 0, one per picture; class_names: their names in order.
    Returns the figure. Raises ValueError when the lengths differ or a number has no name.
    """
    truth, predicted = np.asarray(truth), np.asarray(predicted)
    n = len(class_names)
    if truth.shape != predicted.shape or truth.ndim != 1:
        raise ValueError(
            f"show_confusion: truth has the shape {truth.shape} and predicted {predicted.shape}; "
            "give one class number for each picture in both"
        )
    numbers = np.concatenate([truth, predicted])
    if numbers.size and (numbers.min() < 0 or numbers.max() >= n):
        raise ValueError(
            f"show_confusion: the class numbers go from {numbers.min()} to {numbers.max()}, "
            f"but there are {n} class names: use 0 to {n - 1}"
        )
    counts = np.zeros((n, n), dtype=int)
    np.add.at(counts, (truth, predicted), 1)
    side = 1.6 + 0.5 * max(n, 3)
    figure, axis = plt.subplots(figsize=(side + 0.4, side))
    axis.set(title=title, xlabel="the network says", ylabel="the truth", xlim=(-0.5, n - 0.5))
    axis.set(ylim=(n - 0.5, -0.5), aspect="equal")
    axis.set_xticks(range(n), class_names)
    rotation = {"rotation": 90, "va": "center"} if max(map(len, class_names)) > 3 else {}
    axis.set_yticks(range(n), class_names, **rotation)
    axis.tick_params(length=0)
    axis.spines[["left", "bottom"]].set_visible(False)
    for (row, column), count in np.ndenumerate(counts):
        share = count / max(counts[row].sum(), 1)
        shade = tone("truth" if row == column else "prediction")
        strength = (0.1 + 0.3 * share if row == column else 0.2 + 0.6 * share) if count else 0.04
        square = (column - 0.47, row - 0.47), 0.94, 0.94
        axis.add_patch(plt.Rectangle(*square, facecolor=shade.line, alpha=strength, linewidth=0))
        axis.text(column, row, count or "", ha="center", va="center", size=TEXT_ON_TILE, color=INK)
    return figure


def show_gallery(
    pictures: Sequence[np.ndarray],
    titles: Sequence[str],
    title: str,
    columns: int = 8,
    tile: float = 1.05,
) -> Figure:
    """Show small pictures in rows, each with a short title above it, without axes; return the figure.

    pictures: arrays (n_H, n_W) or (n_H, n_W, 3), uint8 or floats from 0 to 1. columns: pictures per row.
    tile: width of a picture in inches, less when the row would be wider than a notebook.
    Raises ValueError when there are no pictures or not one title for each.
    """
    if not len(pictures) or len(pictures) != len(titles):
        raise ValueError(
            f"show_gallery: {len(pictures)} pictures and {len(titles)} titles; give at least one picture and "
            "one title for each"
        )
    columns = min(columns, len(pictures))
    rows = -(-len(pictures) // columns)
    tile = min(tile, WIDEST_ROW / columns)
    lines = max(text.count("\n") + 1 for text in titles)
    size = (columns * tile + 0.2, rows * (tile + 0.19 * lines) + 0.45)
    figure, panels = plt.subplots(rows, columns, figsize=size, squeeze=False)
    for panel in panels.flat:
        panel.axis("off")
    for panel, picture, words in zip(panels.flat, pictures, titles, strict=False):
        panel.imshow(picture, vmin=0, vmax=255 if np.asarray(picture).dtype == np.uint8 else 1)
        panel.set_title(words, size=9, pad=3)
    figure.suptitle(title, size=12)
    return figure
