"""The picture on the card of a data set of streets or of people.

`python -m shared_utils.datasets.card_pictures street` draws `cards/street.png` from the bundled file: some
pictures, their masks and boxes, and a legend; numbers after the name choose pictures of the training split.
With `faces` it draws people, a row each; the numbers choose people of those to train on and of the staff.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from .bundled import read_facts, read_verified
from .cards import CARDS
from .catalogue import DATA_SETS, read_splits
from .data_set import Split
from .errors import DataError
from .people import SETTING, STUDIO, FacesSpec
from .segmented import SegmentedSpec, SegmentedSplit

#: How many pictures are shown, and how many in a row, each with its mask to the right.
SHOWN, COLUMNS = 6, 2

#: How many people to train on and of the staff are shown, and how many pictures of each.
PEOPLE, STAFF, EACH = 5, 3, 8

GAP, TEXT, SWATCH = 12, 15, 13  # pixels
_GROUND, _INK, _BOX = (250, 250, 248), (40, 44, 52), (255, 255, 255)


def varied(split: SegmentedSplit, count: int = SHOWN) -> list[int]:
    """Choose pictures that show many classes, each of another street than those before.

    The first has the most classes; each further one adds the most that the others show little of.

    Returns:
        their numbers, in the order of choice; fewer when there are fewer streets.
    """
    shares = np.stack([np.bincount(mask.ravel(), minlength=256) for mask in split.y])
    present = (shares > 0.001 * split.y[0].size).astype(float)
    streets = split.factors.get("street", np.arange(len(split)))
    free, seen, chosen = np.ones(len(split), dtype=bool), np.zeros(256), []
    while free.any() and len(chosen) < count:
        gain = np.where(free, (present / (1 + seen)).sum(axis=1), -1)
        best = int(np.argmax(gain))
        chosen.append(best)
        seen += present[best]
        free &= streets != streets[best]
    return chosen


def card_picture(
    split: SegmentedSplit, chosen: Sequence[int], class_names: Sequence[str], colours: Sequence[str]
) -> Image.Image:
    """Draw the chosen pictures, each with its mask on its right, and a legend of the classes below.

    Args:
        split: where they are from.
        chosen: their numbers.
        class_names: the classes, in order.
        colours: a colour for each of them, as "#RRGGBB".

    Raises:
        ValueError: a number is not that of a picture.

    Returns:
        a picture with a palette of 256 colours, which keeps the PNG small; those of the classes are exact.
    """
    for index in chosen:
        if not 0 <= index < len(split):
            raise ValueError(f"There is no picture {index}; the split has 0 to {len(split) - 1}.")
    n_H, n_W = split.size
    rows = -(-len(chosen) // COLUMNS)
    width = COLUMNS * (2 * n_W + GAP) + GAP
    legend = _legend(class_names, colours, width - 2 * GAP)
    sheet = Image.new("RGB", (width, rows * (n_H + GAP) + 2 * GAP + legend.height), _GROUND)
    table = np.array([[int(colour[i : i + 2], 16) for i in (1, 3, 5)] for colour in colours], np.uint8)
    for place, index in enumerate(chosen):
        left, top = GAP + place % COLUMNS * (2 * n_W + GAP), GAP + place // COLUMNS * (n_H + GAP)
        mask = Image.fromarray(table[split.y[index]])
        if split.objects is not None:
            draw = ImageDraw.Draw(mask)
            for y1, x1, y2, x2 in split.objects.of(index).box.tolist():
                draw.rectangle((x1, y1, x2 - 1, y2 - 1), outline=_BOX)
        sheet.paste(Image.fromarray(split.x[index]), (left, top))
        sheet.paste(mask, (left + n_W, top))
    sheet.paste(legend, (GAP, rows * (n_H + GAP) + GAP))
    return _with_palette(sheet, np.concatenate([table, np.array([_GROUND, _INK, _BOX], np.uint8)]))


def _with_palette(sheet: Image.Image, exact: np.ndarray) -> Image.Image:
    """The sheet in 256 colours: those of `exact`, uint8 (n, 3), as they are, and the others as they come."""
    quantized = sheet.quantize(256 - len(exact), Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    indices = np.array(quantized) + len(exact)
    pixels = np.asarray(sheet)
    for index, colour in enumerate(exact):
        indices[np.all(pixels == colour, axis=2)] = index
    result = Image.fromarray(indices.astype(np.uint8))
    result.putpalette([*exact.ravel().tolist(), *quantized.getpalette()])
    return result


def _legend(names: Sequence[str], colours: Sequence[str], width: int) -> Image.Image:
    font = ImageFont.load_default(TEXT)
    places, left, top = [], 0, 0
    for name in names:
        wide = SWATCH + 6 + int(font.getlength(name)) + 20
        if left + wide > width:
            left, top = 0, top + TEXT + 8
        places.append((left, top))
        left += wide
    legend = Image.new("RGB", (width, top + TEXT + 6), _GROUND)
    draw = ImageDraw.Draw(legend)
    for name, colour, (left, top) in zip(names, colours, places, strict=True):
        draw.rectangle((left, top + 2, left + SWATCH, top + 2 + SWATCH), fill=colour, outline=_INK)
        draw.text((left + SWATCH + 6, top + 2 + SWATCH / 2), name, _INK, font, anchor="lm")
    return legend


def spread_out(split: Split, count: int) -> list[int]:
    """Choose people from the lightest to the darkest skin, in even steps."""
    people, first = np.unique(split.y, return_index=True)
    order = people[np.argsort(split.factors["skin"][first], kind="stable")]
    return [int(order[(2 * step + 1) * len(order) // (2 * count)]) for step in range(count)]


def people_picture(splits: Mapping[str, Split], chosen: Sequence[int], names: Sequence[str]) -> Image.Image:
    """Draw people, a row of pictures each, with their names before it.

    Args:
        splits: at least "train" and "staff". Of one of the staff the badge comes first.
        chosen: the people's numbers.
        names: what all people are called.

    Raises:
        ValueError: a number is not that of one of these people.

    Returns:
        a picture with a palette of 256 colours, which keeps the PNG small.
    """
    rows = []
    for number in chosen:
        split = next((s for s in (splits["train"], splits["staff"]) if np.any(s.y == number)), None)
        if split is None:
            raise ValueError(f"There is no person {number} among those to train on and the staff.")
        own = np.flatnonzero(split.y == number)
        badge = (split is splits["staff"]) & (split.factors[SETTING][own] == STUDIO)
        rows.append(split.x[own[np.argsort(~badge, kind="stable")][:EACH]])
    n_H, n_W = rows[0].shape[1:3]
    font, small = ImageFont.load_default(TEXT), GAP // 3
    margin = max(int(font.getlength(names[number])) for number in chosen) + 2 * GAP
    size = (margin + EACH * (n_W + small) - small + GAP, len(rows) * (n_H + small) - small + 2 * GAP)
    sheet = Image.new("RGB", size, _GROUND)
    draw = ImageDraw.Draw(sheet)
    for row, (number, pictures) in enumerate(zip(chosen, rows, strict=True)):
        top = GAP + row * (n_H + small)
        draw.text((margin - GAP, top + n_H / 2), names[number], _INK, font, anchor="rm")
        for column, picture in enumerate(pictures):
            sheet.paste(Image.fromarray(picture), (margin + column * (n_W + small), top))
    return _with_palette(sheet, np.array([_GROUND, _INK], np.uint8))


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw the picture of one card. Returns the exit code."""
    drawn = [name for name, spec in DATA_SETS.items() if isinstance(spec, SegmentedSpec | FacesSpec)]
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("name", choices=drawn)
    parser.add_argument("pictures", type=int, nargs="*", help="numbers in the training split, or people")
    parser.add_argument("--out", type=Path, help="another file than the card's")
    given = parser.parse_args(arguments)
    spec = DATA_SETS[given.name]
    try:
        splits = read_splits(spec, read_verified(spec.file, read_facts(spec.facts)))
        if isinstance(spec, FacesSpec):
            people = spread_out(splits["train"], PEOPLE) + spread_out(splits["staff"], STAFF)
            chosen = given.pictures or people
            sheet = people_picture(splits, chosen, spec.class_names)
        else:
            from ..drawing.masks import STREET_COLOURS

            chosen = given.pictures or varied(splits["train"])
            sheet = card_picture(splits["train"], chosen, spec.class_names, list(STREET_COLOURS.values()))
    except (DataError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    path = given.out or CARDS / f"{spec.name}.png"
    sheet.save(path, optimize=True)
    what = "people" if isinstance(spec, FacesSpec) else "pictures"
    print(f"{path}: {path.stat().st_size / 1e3:.0f} kB, {what} {' '.join(map(str, chosen))}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
