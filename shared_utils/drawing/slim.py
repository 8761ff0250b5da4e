"""Cards that save as smaller SVG: a third of the bytes for the same picture.

What matplotlib writes is read again and written short: numbers are rounded to a tenth of a point, each
glyph and each style stands there once, and groups that only carry a name are left out.
"""

import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from string import ascii_letters
from xml.sax.saxutils import escape

from .card import CREATOR, Card, _drawing_settings

SVG, XLINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}"
GLYPH_STEP = 32  # matplotlib's units of a glyph, 1/64 of a hundredth of the text size, that are one of ours
FINE = 64 / GLYPH_STEP  # so many of our units are one of those that glyphs are placed in
_NUMBERS = {"M": 2, "L": 2, "Q": 4, "C": 6, "Z": 0}


class SlimCard(Card):
    """A card that saves as smaller SVG; all else is as in `Card`."""

    def save(self, path: Path) -> None:
        """Write the card as SVG, text as outlines, the same bytes every time."""
        buffer = io.StringIO()
        with _drawing_settings():
            self.figure.savefig(buffer, format="svg", transparent=True, metadata={"Date": None})
        path.write_text(slim(buffer.getvalue(), self.title), encoding="utf-8", newline="\n")


def slim(svg: str, title: str) -> str:
    """Return an SVG of matplotlib's in fewer bytes, with this title and the creator that `Card` gives."""
    root = ET.fromstring(svg)
    glyphs = {part.get("id"): part for part in root.iter(f"{SVG}path") if part.get("transform")}
    whole = _whole_clip(root)
    clips = {
        clip.get("id"): clip[0] for clip in root.iter(f"{SVG}clipPath") if clip.get("id") != whole
    }  # fmt: skip
    names: dict[str, str] = {}
    styles: dict[str, str] = {}
    empty = {key for key, part in glyphs.items() if not part.get("d", "").strip()}  # blanks
    body = list(_drawn(root, names, styles, clips, None if whole is None else f"url(#{whole})", empty))
    classes = "".join(f".{name}{{{style}}}" for style, name in styles.items())
    shapes = "".join(
        f'<path id="{name}" d="{_glyph(glyphs[key].get("d", ""))}"/>'
        for key, name in names.items()
        if key in glyphs
    )
    windows = "".join(
        f'<clipPath id="{names[key]}">{_window(part)}</clipPath>'
        for key, part in clips.items()
        if key in names
    )
    size = " ".join(f'{key}="{root.get(key)}"' for key in ("width", "height", "viewBox"))
    head = f'<svg xmlns="{SVG[1:-1]}" xmlns:x="{XLINK[1:-1]}" {size}>'
    about = f"<title>{escape(title)}</title><desc>{escape(CREATOR)}</desc>"
    style = f"<style>*{{stroke-linejoin:round}}{classes}</style>"
    return "\n".join([head, about, style, f"<defs>{shapes}{windows}</defs>", *body, "</svg>", ""])


def _whole_clip(root: ET.Element) -> str | None:
    """The id of the clip path that is the whole card, and cuts nothing off."""
    for clip in root.iter(f"{SVG}clipPath"):
        part = clip[0]
        box = [float(part.get(key, 0)) for key in ("x", "y", "width", "height")]
        if part.tag == f"{SVG}rect" and box == [float(value) for value in root.get("viewBox", "").split()]:
            return clip.get("id")
    return None


def _drawn(
    element: ET.Element, names: dict, styles: dict, clips: dict, whole: str | None, empty: set[str]
) -> Iterator[str]:
    """Yield what is drawn, in order; fills the names of glyphs and clip paths, and the styles."""
    for part in element:
        if part.tag == f"{SVG}g" and part.get("transform"):
            yield _words(part, names, empty)
        elif part.tag == f"{SVG}g":
            yield from _drawn(part, names, styles, clips, whole, empty)
        elif part.tag == f"{SVG}path":
            style = _style(part.get("style", ""))
            if "opacity:0" in style.split(";"):
                continue
            short = styles.setdefault(style, _letters(len(styles)))
            clip = part.get("clip-path")
            cut = ""
            if clip and clip != whole:
                cut = f' clip-path="url(#{_name(names, clip[5:-1])})"'
            yield f'<{_shape(part.get("d", ""))} class="{short}"{cut}/>'


def _words(group: ET.Element, names: dict, empty: set[str]) -> str:
    """Write the glyphs of one text."""
    uses = []
    for use in group.iter(f"{SVG}use"):
        key = use.get(f"{XLINK}href", "")[1:]
        if key in empty:
            continue
        name = _name(names, key)
        x, y = _moved(use.get("transform", ""))
        places = "".join(
            f' {axis}="{_short(value, 0)}"' for axis, value in (("x", FINE * x), ("y", FINE * y)) if value
        )
        scale = re.search(r"scale\(([\d.]+)\)", use.get("transform", ""))
        if scale:  # mathematics: a raised or lowered, smaller glyph
            move = f"translate({_short(FINE * x)} {_short(FINE * y)})scale({_short(float(scale[1]), 3)})"
            places = f' transform="{move}"'
        uses.append(f'<use x:href="#{name}"{places}/>')
    x, y = _moved(group.get("transform", ""))
    size = float(re.search(r"scale\(([\d.]+)", group.get("transform", ""))[1]) / FINE
    transform = f"translate({_short(x, 2)} {_short(y, 2)})scale({_short(size, 5)} -{_short(size, 5)})"
    fill = re.search(r"fill: (#\w+)", group.get("style", ""))
    colour = f' fill="{fill[1]}"' if fill else ""
    return f'<g{colour} transform="{transform}">{"".join(uses)}</g>'


def _moved(transform: str) -> tuple[float, float]:
    match = re.search(r"translate\(([-\d.]+)[ ,]+([-\d.]+)\)", transform)
    return (float(match[1]), float(match[2])) if match else (0.0, 0.0)


def _name(names: dict[str, str], key: str) -> str:
    return names.setdefault(key, _letters(len(names)))


def _letters(number: int) -> str:
    """The name that comes after `number` others: a to z, A to Z, then aa."""
    more, place = divmod(number, len(ascii_letters))
    return (_letters(more - 1) if more else "") + ascii_letters[place]


def _style(style: str) -> str:
    """Return a style without blanks, and without what holds anyway."""
    parts = [part.strip().replace(": ", ":") for part in style.split(";") if part.strip()]
    return ";".join(part for part in parts if part != "stroke-linejoin:round")


def _window(part: ET.Element) -> str:
    """Write the shape of a clip path."""
    if part.tag == f"{SVG}rect":
        sides = " ".join(
            f'{key}="{_short(float(part.get(key, 0)))}"' for key in ("x", "y", "width", "height")
        )
        return f"<rect {sides}/>"
    return f'<path d="{_outline(part.get("d", ""))}"/>'


def _steps(outline: str) -> Iterator[tuple[str, list[float]]]:
    """Yield the commands of an outline with their numbers."""
    for letter, words in re.findall(r"([A-Za-z])([^A-Za-z]*)", outline):
        numbers = [float(word) for word in words.split()]
        if letter.upper() not in _NUMBERS or len(numbers) != _NUMBERS[letter.upper()]:
            raise ValueError(f"slim: the outline has a command that is not expected here: {letter} {words!r}")
        yield letter.upper(), numbers


def _shape(outline: str) -> str:
    """Write an outline as a circle, where it is one, or as a path: the element's name and its numbers."""
    steps = list(_steps(outline))
    if [letter for letter, _ in steps] != ["M", *"C" * 8, "Z"]:
        return f'path d="{_outline(outline)}"'
    ends = [numbers[-2:] for letter, numbers in steps if letter != "Z"]
    sides = [(min(values), max(values)) for values in zip(*ends, strict=True)]
    x, y = (_short((low + high) / 2, 2) for low, high in sides)
    return f'circle cx="{x}" cy="{y}" r="{_short((sides[0][1] - sides[0][0]) / 2, 2)}"'


def _outline(outline: str) -> str:
    """Write an outline in tenths of a point, each relative to the point before."""
    steps = list(_steps(outline))
    closing = len(steps) > 3 and steps[-1][0] == "Z" and steps[-2] == ("L", steps[0][1])
    if closing and sum(letter == "M" for letter, _ in steps) == 1:
        del steps[-2]  # Z draws this line
    return _relative([(letter, [round(10 * value) for value in numbers]) for letter, numbers in steps], 10)


def _glyph(outline: str) -> str:
    """Write a glyph in whole numbers."""
    steps = _steps(outline)
    return _relative(
        [(letter, [round(value / GLYPH_STEP) for value in numbers]) for letter, numbers in steps], 1
    )


def _relative(steps: list[tuple[str, list[int]]], parts: int) -> str:
    """Write an outline in whole numbers, `parts` to a unit, each relative to the point before."""
    result, start, at, before = [], [0, 0], [0, 0], ""
    for letter, values in steps:
        if letter == "Z":
            result.append("z")
            at, before = list(start), ""
            continue
        moved = [value - at[number % 2] for number, value in enumerate(values)]
        if letter == "L" and not all(moved):
            letter, moved = ("h", moved[:1]) if moved[0] or not any(moved) else ("v", moved[1:])
        words = " ".join(_short(value / parts) for value in moved).replace(" -", "-")
        letter = letter.lower()
        result.append(("" if words[0] == "-" else " ") + words if letter == before else letter + words)
        at, before = values[-2:], letter
        if letter == "m":
            start = list(at)
    return "".join(result)


def _short(value: float, digits: int = 1) -> str:
    """Write a number with few digits and without what it does not need."""
    words = f"{value:.{digits}f}"
    words = words.rstrip("0").rstrip(".") if "." in words else words
    words = "0" if words in ("-0", "") else words
    return words[1:] if words.startswith("0.") else "-" + words[2:] if words.startswith("-0.") else words
