"""Contact sheets: many pictures at a glance, each with its label under it."""

from __future__ import annotations

import math
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

_GROUND, _INK = (250, 250, 248), (40, 44, 52)


def contact_sheet(
    x: np.ndarray, labels: Sequence[str], columns: int | None = None, tile: int | None = None
) -> Image.Image:
    """Lay out pictures in rows, with a text under each.

    Args:
        x: uint8 (N, H, W, 3).
        labels: N texts; a line break makes a second line.
        columns: pictures a row; about a 4:3 page by default.
        tile: width of a picture on the sheet; small pictures are shown twice as large by default.
    """
    if len(x) != len(labels) or not len(x):
        raise ValueError(f"A sheet needs one label a picture; got {len(x)} pictures, {len(labels)} labels.")
    tile = tile or (x.shape[2] if x.shape[2] >= 128 else 2 * x.shape[2])
    tall = round(tile * x.shape[1] / x.shape[2])
    columns = columns or math.ceil(math.sqrt(len(x) * 4 / 3 * tall / tile))
    rows = math.ceil(len(x) / columns)
    gap, size = max(4, tall // 16), max(11, tall // 11)
    lines = max(label.count("\n") + 1 for label in labels)
    high = tall + gap + lines * (size + 2)
    sheet = Image.new("RGB", (columns * (tile + gap) + gap, rows * high + gap), _GROUND)
    draw, font = ImageDraw.Draw(sheet), ImageFont.load_default(size)
    for index, (picture, label) in enumerate(zip(x, labels, strict=True)):
        row, column = divmod(index, columns)
        left, top = gap + column * (tile + gap), gap + row * high
        image = Image.fromarray(picture)
        if image.width != tile:
            image = image.resize((tile, tall), Image.Resampling.LANCZOS)
        sheet.paste(image, (left, top))
        draw.multiline_text(
            (left + tile / 2, top + tall + 2), label, _INK, font, anchor="ma", align="center", spacing=1
        )
    return sheet


# A colour for each class of a mask, for the eye alone; further classes begin again.
MASK_COLORS = np.array(
    [
        (126, 176, 214), (140, 92, 52), (196, 156, 104), (158, 92, 160), (214, 48, 62), (150, 150, 156),
        (248, 248, 240), (84, 76, 92), (226, 130, 190), (84, 150, 66), (36, 62, 168), (104, 110, 160),
        (238, 208, 40),
    ],
    np.uint8,
)  # fmt: skip
_BOX = (255, 64, 200)


def with_masks(x: np.ndarray, masks: np.ndarray, objects: Mapping[str, np.ndarray]) -> np.ndarray:
    """Each picture with its mask in colours and its boxes beside it, at half its size.

    Args:
        x: uint8 (N, n_H, n_W, 3).
        masks: uint8 (N, n_H, n_W).
        objects: at least `picture` (n,) and `box` (n, 4), see `masks.render_truth`.

    Returns:
        uint8 (N, n_H, n_W + n_W // 2, 3).
    """
    made = []
    for index, (picture, mask) in enumerate(zip(x, masks, strict=True)):
        boxed = Image.fromarray(picture)
        draw = ImageDraw.Draw(boxed)
        for y1, x1, y2, x2 in objects["box"][objects["picture"] == index].tolist():
            draw.rectangle((x1, y1, x2 - 1, y2 - 1), outline=_BOX)
        high, wide = mask.shape
        half = wide // 2
        upper = Image.fromarray(MASK_COLORS[mask % len(MASK_COLORS)])
        beside = [
            np.asarray(upper.resize((half, high // 2), Image.Resampling.BOX)),
            np.asarray(boxed.resize((half, high - high // 2), Image.Resampling.BOX)),
        ]
        made.append(np.concatenate([picture, np.concatenate(beside)], axis=1))
    return np.stack(made)


def save_whole(image: Image.Image, path: Path) -> None:
    """Write a PNG that appears whole or not at all, with no time stamp in it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}.draft")
    image.save(draft, format="PNG", optimize=True)
    draft.replace(path)
