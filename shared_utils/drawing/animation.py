"""Small animations: cards, one after the other, in a GIF that repeats."""

from collections.abc import Iterable
from pathlib import Path

import numpy as np
from PIL import Image

from .card import Card

COLOURS = 63  # plus one for the transparent corners: flat drawings need no more, and files stay small


def save_animation(path: Path, cards: Iterable[Card], seconds: Iterable[float]) -> None:
    """Write the cards as a GIF that shows each for its time in seconds and then begins again.

    All cards have the same size. The corners outside the rounded card are transparent.
    Raises ValueError when there are no cards, or their number and that of the times differ.
    """
    frames = [card.pixels() for card in cards]
    durations = [round(1000 * time) for time in seconds]
    if not frames or len(frames) != len(durations):
        raise ValueError(
            f"save_animation: {len(frames)} cards but {len(durations)} times; give one time per card"
        )
    shared = Image.fromarray(np.concatenate([frame[:, :, :3] for frame in frames]))
    palette = shared.quantize(COLOURS, method=Image.Quantize.MEDIANCUT)
    pictures = [_indexed(frame, palette) for frame in frames]
    pictures[0].save(
        path,
        format="GIF",
        save_all=True,
        append_images=pictures[1:],
        duration=durations,
        loop=0,
        transparency=COLOURS,
        disposal=1,
        optimize=False,
    )


def _indexed(frame: np.ndarray, palette: Image.Image) -> Image.Image:
    """Return the frame in the colours of the palette, with index COLOURS where it is transparent."""
    picture = Image.fromarray(frame[:, :, :3]).quantize(palette=palette, dither=Image.Dither.NONE)
    indices = np.array(picture)
    indices[frame[:, :, 3] < 128] = COLOURS
    result = Image.fromarray(indices, mode="P")
    result.putpalette([*palette.getpalette()[: 3 * COLOURS], 255, 255, 255])
    return result
