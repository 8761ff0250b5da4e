"""Contact sheets: many pictures at a glance, each with its label under it."""

from __future__ import annotations

import math
import os
from collections.abc import Sequence
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
        tile: pixels a side of a picture on the sheet; small pictures are shown twice as large by default.
    """
    if len(x) != len(labels) or not len(x):
        raise ValueError(f"A sheet needs one label a picture; got {len(x)} pictures, {len(labels)} labels.")
    tile = tile or (x.shape[1] if x.shape[1] >= 128 else 2 * x.shape[1])
    columns = columns or math.ceil(math.sqrt(len(x) * 4 / 3))
    rows = math.ceil(len(x) / columns)
    gap, size = max(4, tile // 16), max(11, tile // 11)
    lines = max(label.count("\n") + 1 for label in labels)
    high = tile + gap + lines * (size + 2)
    sheet = Image.new("RGB", (columns * (tile + gap) + gap, rows * high + gap), _GROUND)
    draw, font = ImageDraw.Draw(sheet), ImageFont.load_default(size)
    for index, (picture, label) in enumerate(zip(x, labels, strict=True)):
        row, column = divmod(index, columns)
        left, top = gap + column * (tile + gap), gap + row * high
        image = Image.fromarray(picture)
        if image.width != tile:
            image = image.resize((tile, tile), Image.Resampling.LANCZOS)
        sheet.paste(image, (left, top))
        draw.multiline_text(
            (left + tile / 2, top + tile + 2), label, _INK, font, anchor="ma", align="center", spacing=1
        )
    return sheet


def save_whole(image: Image.Image, path: Path) -> None:
    """Write a PNG that appears whole or not at all, with no time stamp in it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}.draft")
    image.save(draft, format="PNG", optimize=True)
    draft.replace(path)
