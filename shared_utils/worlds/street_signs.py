"""Traffic signs with pictograms of our own: bars, arrows, digits, simple figures. They face -y."""

from __future__ import annotations

import functools
import math

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from .camera import to_linear
from .materials import textured, vertex_colored
from .sampling import between, pick
from .street_mesh import Part, Thing, shade, stand
from .street_solids import lathe

PLATE, POST = 12, 5

_SIZE = 160
_RED, _BLUE, _WHITE, _BLACK, _YELLOW = "#c4161c", "#1450a0", "#f4f4f0", "#141414", "#f2b90c"


def _disc(draw: ImageDraw.ImageDraw, share: float, color: str) -> None:
    r = _SIZE / 2 * share
    draw.ellipse((_SIZE / 2 - r, _SIZE / 2 - r, _SIZE / 2 + r, _SIZE / 2 + r), fill=color)


def _polygon(draw: ImageDraw.ImageDraw, points, color: str) -> None:
    draw.polygon([(_SIZE * x, _SIZE * y) for x, y in points], fill=color)


def _text(draw: ImageDraw.ImageDraw, text: str, size: float, color: str, y: float = 0.5) -> None:
    font = ImageFont.load_default(_SIZE * size)
    draw.text(
        (_SIZE / 2, _SIZE * y), text, fill=color, font=font, anchor="mm", stroke_width=3, stroke_fill=color
    )


_ARROW = [(0.5, 0.16), (0.76, 0.46), (0.59, 0.46), (0.59, 0.84), (0.41, 0.84), (0.41, 0.46), (0.24, 0.46)]


@functools.lru_cache(maxsize=64)
def picture(name: str) -> np.ndarray:
    """The face of a sign, linear colours, float32 (160, 160, 3)."""
    shape, what = name.split(" ", 1)
    image = Image.new("RGB", (_SIZE, _SIZE), _WHITE)
    draw = ImageDraw.Draw(image)
    if shape == "limit":
        draw.rectangle((0, 0, _SIZE, _SIZE), fill=_RED)
        _disc(draw, 0.72, _WHITE)
        _text(draw, what, 0.36, _BLACK)
    elif shape == "ban":
        draw.rectangle((0, 0, _SIZE, _SIZE), fill=_RED)
        if what == "bar":
            draw.rectangle((_SIZE * 0.2, _SIZE * 0.41, _SIZE * 0.8, _SIZE * 0.59), fill=_WHITE)
        else:
            _disc(draw, 0.74, _BLUE if what == "stopping" else _WHITE)
            w = _SIZE * 0.06
            ends = [((0.2, 0.2), (0.8, 0.8))] + ([((0.8, 0.2), (0.2, 0.8))] if what == "stopping" else [])
            for (x0, y0), (x1, y1) in ends:
                draw.line((x0 * _SIZE, y0 * _SIZE, x1 * _SIZE, y1 * _SIZE), fill=_RED, width=int(2 * w))
    elif shape == "order":
        draw.rectangle((0, 0, _SIZE, _SIZE), fill=_BLUE)
        turn = {"ahead": 0, "right": 90, "left": -90, "slant": 135}[what]
        c, s = math.cos(math.radians(turn)), math.sin(math.radians(turn))
        points = [
            (0.5 + 0.85 * (c * (x - 0.5) - s * (y - 0.5)), 0.5 + 0.85 * (s * (x - 0.5) + c * (y - 0.5)))
            for x, y in _ARROW
        ]
        _polygon(draw, points, _WHITE)
    elif shape == "warning":
        draw.rectangle((0, 0, _SIZE, _SIZE), fill=_RED)
        _polygon(draw, [(0.5, 0.2), (0.86, 0.85), (0.14, 0.85)], _WHITE)
        if what == "bang":
            _polygon(draw, [(0.455, 0.38), (0.545, 0.38), (0.525, 0.66), (0.475, 0.66)], _BLACK)
            draw.ellipse((_SIZE * 0.45, _SIZE * 0.7, _SIZE * 0.55, _SIZE * 0.8), fill=_BLACK)
        elif what == "walker":
            draw.ellipse((_SIZE * 0.46, _SIZE * 0.36, _SIZE * 0.55, _SIZE * 0.45), fill=_BLACK)
            _polygon(
                draw,
                [
                    (0.47, 0.46),
                    (0.55, 0.46),
                    (0.56, 0.62),
                    (0.64, 0.82),
                    (0.57, 0.82),
                    (0.51, 0.68),
                    (0.44, 0.82),
                    (0.37, 0.82),
                    (0.46, 0.62),
                ],
                _BLACK,
            )
        elif what == "bends":
            draw.line(
                [(_SIZE * x, _SIZE * y) for x, y in [(0.45, 0.82), (0.45, 0.68), (0.56, 0.58), (0.5, 0.42)]],
                fill=_BLACK,
                width=14,
                joint="curve",
            )
        else:
            _polygon(draw, [(0.47, 0.42), (0.53, 0.42), (0.53, 0.82), (0.47, 0.82)], _BLACK)
            _polygon(draw, [(0.34, 0.58), (0.66, 0.58), (0.66, 0.65), (0.34, 0.65)], _BLACK)
    elif shape == "yield":
        draw.rectangle((0, 0, _SIZE, _SIZE), fill=_RED)
        _polygon(draw, [(0.16, 0.16), (0.84, 0.16), (0.5, 0.78)], _WHITE)
    elif shape == "halt":
        draw.rectangle((0, 0, _SIZE, _SIZE), fill=_RED)
        _text(draw, "HALT", 0.27, _WHITE)
    elif shape == "priority":
        _polygon(draw, [(0.5, 0.16), (0.84, 0.5), (0.5, 0.84), (0.16, 0.5)], _YELLOW)
    else:  # information, square
        draw.rectangle((0, 0, _SIZE, _SIZE), fill=_WHITE)
        draw.rectangle((_SIZE * 0.05, _SIZE * 0.05, _SIZE * 0.95, _SIZE * 0.95), fill=_BLUE)
        if what == "parking":
            _text(draw, "P", 0.75, _WHITE)
        elif what == "crossing":
            _polygon(draw, [(0.5, 0.14), (0.88, 0.84), (0.12, 0.84)], _WHITE)
            draw.ellipse((_SIZE * 0.46, _SIZE * 0.34, _SIZE * 0.55, _SIZE * 0.43), fill=_BLACK)
            _polygon(
                draw,
                [
                    (0.47, 0.44),
                    (0.55, 0.44),
                    (0.56, 0.6),
                    (0.63, 0.76),
                    (0.56, 0.76),
                    (0.51, 0.64),
                    (0.44, 0.76),
                    (0.37, 0.76),
                    (0.46, 0.6),
                ],
                _BLACK,
            )
            for x in (0.25, 0.4, 0.55, 0.7):
                _polygon(draw, [(x, 0.78), (x + 0.07, 0.78), (x + 0.07, 0.83), (x, 0.83)], _BLACK)
        else:
            _polygon(draw, [(0.44, 0.85), (0.44, 0.4), (0.56, 0.4), (0.56, 0.85)], _WHITE)
            _polygon(draw, [(0.2, 0.2), (0.8, 0.2), (0.8, 0.38), (0.2, 0.38)], _RED)
    return to_linear(np.asarray(image, np.float32) / 255).astype(np.float32)


SIGNS = (
    "limit 30", "limit 50", "limit 70", "limit 80", "ban bar", "ban all", "ban stopping", "order ahead",
    "order right", "order left", "order slant", "warning bang", "warning walker", "warning bends",
    "warning cross", "yield now", "halt now", "priority road", "info parking", "info crossing", "info end",
)  # fmt: skip


def _outline(shape: str) -> np.ndarray:
    """The plate's edge in a square of side 2 around 0, (k, 2), counter-clockwise from in front."""
    if shape in ("limit", "ban", "order"):
        angle = np.linspace(0, 2 * math.pi, 28, endpoint=False)
        return np.c_[np.cos(angle), np.sin(angle)]
    if shape == "halt":
        angle = (np.arange(8) + 0.5) * math.pi / 4
        return np.c_[np.cos(angle), np.sin(angle)] / math.cos(math.pi / 8)
    corners = {
        "warning": [(-1, -0.85), (1, -0.85), (0, 0.88)],
        "yield": [(-1, 0.85), (0, -0.88), (1, 0.85)],
        "priority": [(0, -1), (1, 0), (0, 1), (-1, 0)],
    }.get(shape, [(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)])
    # Rounded corners: three points in place of each.
    points, n = [], len(corners)
    for i, corner in enumerate(np.array(corners, float)):
        before, after = np.array(corners[i - 1], float), np.array(corners[(i + 1) % n], float)
        a = corner + (before - corner) * 0.08
        b = corner + (after - corner) * 0.08
        points += [a, (a + b) / 4 + corner / 2, b]
    return np.array(points)


def make_sign(rng: np.random.Generator) -> Thing:
    """A traffic sign on a post: the plate is a traffic sign to the mask, the post a pole."""
    name = pick(rng, SIGNS)
    shape = name.split(" ")[0]
    half = between(rng, 0.4, 0.6)
    radius = between(rng, 0.08, 0.1)
    middle = between(rng, 2.1, 2.6)
    edge = _outline(shape) * half
    k = len(edge)
    front_y, back_y = -radius - 0.05, -radius - 0.01
    face = np.c_[edge[:, 0], np.full(k, front_y), edge[:, 1] + middle]
    back = face + np.array([0, back_y - front_y, 0])
    index = np.arange(k)
    fan = np.stack([np.full(k - 2, 0), index[1:-1], index[2:]], 1)
    coordinates = np.c_[0.5 + edge[:, 0] / half / 2, 0.5 - edge[:, 1] / half / 2]
    plate = shade(face, fan, None, 0.0, coordinates)
    rim = np.stack([index, index + k, np.roll(index, -1) + k, np.roll(index, -1)], 1)
    faces = np.concatenate([rim[:, [0, 1, 2]], rim[:, [0, 2, 3]], fan[:, ::-1] + k])
    behind = shade(np.concatenate([face, back]), faces, (0.35, 0.36, 0.37))
    post = lathe(
        [(radius, 0), (radius, middle + half * 0.75), (radius * 0.4, middle + half * 0.75 + 0.04)],
        14,
        (0.4, 0.41, 0.42),
    )
    parts = [
        Part(plate, textured(picture(name), 0.5, 0.3), PLATE),
        Part(behind, vertex_colored(0.5, 0.4), PLATE),
        Part(post, vertex_colored(0.5, 0.4), POST),
    ]
    return stand(parts, "sign")
