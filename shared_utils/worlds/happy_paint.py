"""The colours of a face, painted in the frontal plane and projected onto the head from the front."""

from __future__ import annotations

import numpy as np
from scipy.ndimage import gaussian_filter

from .happy_head import distance_to_segment
from .happy_person import HAIR_COLORS

# The rectangle of the frontal plane that the painting covers, in head units, and its pixels a unit.
LEFT, RIGHT, BOTTOM, TOP = -1.05, 1.05, -1.45, 1.15
PIXELS = 150


def texture_coordinates(points):
    """Where points (N, 3) of the head lie in the painting: (N, 2), from 0 to 1."""
    u = (points[:, 0] - LEFT) / (RIGHT - LEFT)
    v = (TOP - points[:, 2]) / (TOP - BOTTOM)
    return np.clip(np.stack([u, v], 1), 0.002, 0.998)


def _line(distance, width):
    return np.exp(-((distance / width) ** 2))


def _smooth_step(value, low, high):
    t = np.clip((value - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


class Canvas:
    """A picture (H, W, 3) in linear RGB that colours are laid over through masks."""

    def __init__(self, base):
        width, height = int((RIGHT - LEFT) * PIXELS), int((TOP - BOTTOM) * PIXELS)
        x = np.linspace(LEFT, RIGHT, width, dtype=np.float32)
        z = np.linspace(TOP, BOTTOM, height, dtype=np.float32)
        self.x, self.z = np.meshgrid(x, z)
        self.rgb = np.broadcast_to(np.asarray(base, np.float32), (height, width, 3)).copy()

    def noise(self, rng, size):
        """Smooth noise of about one standard deviation; `size` in head units."""
        sigma = size * PIXELS
        step = max(1, int(sigma / 2))
        rough = rng.normal(size=(self.x.shape[0] // step + 2, self.x.shape[1] // step + 2))
        smooth = gaussian_filter(rough, sigma / step)
        smooth = np.kron(smooth, np.ones((step, step)))[: self.x.shape[0], : self.x.shape[1]]
        smooth = gaussian_filter(smooth, step / 2) if step > 1 else smooth
        return (smooth / max(smooth.std(), 1e-6)).astype(np.float32)

    def lay(self, mask, color):
        """Cover with a colour where the mask is 1."""
        mask = np.clip(mask, 0, 1)[..., None].astype(np.float32)
        self.rgb = self.rgb * (1 - mask) + np.asarray(color, np.float32) * mask

    def tint(self, mask, factors):
        """Multiply by factors where the mask is 1."""
        mask = np.clip(mask, 0, 1)[..., None].astype(np.float32)
        self.rgb = self.rgb * (1 + mask * (np.asarray(factors, np.float32) - 1))


def paint_face(face, skin, rng):
    """The painting of a face, float32 (H, W, 3) in linear RGB, first row on top; `skin` is its
    material."""
    p, e = face.person, face.expression
    canvas = Canvas(skin.base)
    z, ax = canvas.z, np.abs(canvas.x)
    blotches = 0.035 + 0.05 * p.worn
    canvas.rgb *= 1 + blotches * canvas.noise(rng, 0.09)[..., None]
    pale = 1 - p.skin
    blush = np.exp(-(((ax - 0.42) / 0.2) ** 2) - ((z - face.nose_z - 0.04 - 0.06 * e.smile) / 0.17) ** 2)
    canvas.tint(blush * (0.45 + 0.3 * p.childlike + 0.2 * e.smile), (1.04, 0.84 - 0.08 * pale, 0.84))
    canvas.tint(np.exp(-((ax / 0.11) ** 2) - ((z - face.nose_z) / 0.09) ** 2), (1.03, 0.88, 0.86))
    canvas.tint(_smooth_step(ax, 0.66, 0.8), (1.03, 0.84, 0.82))  # ears
    _paint_age(canvas, face, rng)
    if p.freckles:
        spots = _smooth_step(canvas.noise(rng, 0.008), 1.3, 2.0)
        area = np.exp(-(((z - face.nose_z - 0.08) / 0.16) ** 2) - (ax / 0.5) ** 4)
        canvas.tint(spots * area, (0.72, 0.58, 0.5))
    if p.beard != "none":
        _paint_stubble(canvas, face, rng)
    _paint_eyes(canvas, face)
    _paint_brows(canvas, face, rng)
    _paint_mouth(canvas, face, skin.base, rng)
    return np.clip(canvas.rgb, 0.002, 0.95)


def _paint_age(canvas, face, rng):
    p, e = face.person, face.expression
    z, ax = canvas.z, np.abs(canvas.x)
    off, along = distance_to_segment(ax, z, *face.fold())
    canvas.tint(_line(off, 0.022) * (0.35 * e.smile + 0.5 * p.worn) * (1 - 0.5 * along), (0.72, 0.62, 0.6))
    under = np.exp(
        -(((ax - face.eye_x) / 0.14) ** 2) - ((z - face.eye_z + 1.2 * face.eye_radius) / 0.07) ** 2
    )
    canvas.tint(under * (0.08 + 0.45 * p.worn), (0.78, 0.70, 0.72))
    if p.worn < 0.05:
        return
    for k in range(3):
        height = face.brow_z + 0.17 + 0.09 * k + 0.015 * np.sin(5 * ax + k)
        mask = _line(z - height, 0.011) * _smooth_step(0.45 - ax, 0, 0.2)
        canvas.tint(mask * p.worn * 0.8, (0.72, 0.64, 0.62))
    for slope in (-0.5, 0.0, 0.45):
        start = (face.eye_x + 1.15 * face.eye_radius, face.eye_z + 0.02 + 0.06 * slope)
        off, along = distance_to_segment(ax, z, start, (start[0] + 0.13, start[1] + 0.13 * slope))
        canvas.tint(_line(off, 0.010) * (1 - along) * p.worn * (0.5 + 0.5 * e.squint), (0.7, 0.62, 0.6))
    spots = _smooth_step(canvas.noise(rng, 0.02), 2.1, 2.6)
    canvas.tint(spots * p.worn * 0.7, (0.72, 0.62, 0.55))


def beard_area(face, x, z):
    """How much beard grows at points of the frontal plane, 0 to 1, for the person's kind of beard."""
    p, ax = face.person, np.abs(x)
    mouth = face.mouth_centre(x)
    upper_r, lower_r = face.lip_radii(x)
    away = np.maximum(z - (face.mouth_upper(x) + 1.9 * upper_r), (face.mouth_lower(x) - 1.9 * lower_r) - z)
    w = face.mouth_width
    bare = _smooth_step(np.maximum(away, ax - 1.06 * w), -0.004, 0.016)  # the lips stay free
    below_nose = _smooth_step(face.nose_z - 0.075 - z, 0.0, 0.03)
    moustache = below_nose * _smooth_step(z - mouth + 0.03, 0, 0.03) * _smooth_step(1.15 * w - ax, 0, 0.05)
    goatee = _smooth_step(0.24 - ax, 0, 0.06) * _smooth_step(face.mouth_z + 0.10 - z, 0, 0.1)
    cheek_line = face.mouth_z + 0.02 + 0.75 * np.clip(ax - w, 0, 1)
    full = _smooth_step(cheek_line - z, 0.0, 0.14) + moustache
    area = {"moustache": moustache, "goatee": np.maximum(moustache, goatee)}.get(p.beard, np.clip(full, 0, 1))
    return area * bare


def _paint_stubble(canvas, face, rng):
    strength = 0.45 if face.person.beard == "stubble" else 0.8
    hairs = 0.75 + 0.25 * canvas.noise(rng, 0.007)
    color = np.array(HAIR_COLORS[face.person.hair_color]) * 0.8 + 0.2 * np.array([0.03, 0.03, 0.035])
    canvas.lay(strength * hairs * beard_area(face, canvas.x, canvas.z), color)


def _paint_eyes(canvas, face):
    inside = face.in_eye(canvas.x, canvas.z)
    dx = np.abs(canvas.x) - face.eye_x
    near = _smooth_step(face.eye_width * 1.12 - np.abs(dx), 0, 0.02)
    canvas.tint(_line(np.maximum(inside, 0), 0.022) * near, (0.72, 0.55, 0.52))
    above = canvas.z > face.eye_z + 0.10 * dx - 0.02
    lash = 0.022 if face.person.lipstick else 0.014
    canvas.lay(_line(np.maximum(inside, 0), lash) * near * above * 0.92, (0.012, 0.009, 0.008))
    canvas.lay(inside < -0.004, (0.35, 0.16, 0.14))


def _paint_brows(canvas, face, rng):
    height, half, there = face.brow(canvas.x)
    hairs = 0.9 + 0.1 * canvas.noise(rng, 0.012)
    color = np.array(HAIR_COLORS[face.person.hair_color]) * 0.75
    if face.person.hair_color in ("blond", "white", "ginger", "grey"):
        color = color * 0.6
    canvas.lay(_smooth_step(half - np.abs(canvas.z - height), -0.012, 0.008) * there * hairs, color)


def _paint_mouth(canvas, face, skin, rng):
    p, x, z = face.person, canvas.x, canvas.z
    within = _smooth_step(face.mouth_width - np.abs(x), -0.015, 0.01)
    lip = skin * np.array([0.95, 0.52, 0.55]) * (0.9 - 0.1 * p.skin) + np.array([0.05, 0.0, 0.01])
    if p.lipstick:
        red = np.array([[0.45, 0.02, 0.035], [0.40, 0.06, 0.10], [0.26, 0.015, 0.05]])[rng.integers(3)]
        lip = 0.25 * lip + 0.75 * red
    for middle, radius in zip(face.lip_centres(x), face.lip_radii(x), strict=True):
        canvas.lay(_smooth_step(1.15 * radius - np.abs(z - middle), -0.012, 0.008) * within * 0.9, lip)
    inside = face.in_mouth(x, z)
    canvas.lay(_line(np.maximum(inside, 0), 0.014) * within, lip * 0.15)
    canvas.lay((inside < -0.002) * within, (0.09, 0.012, 0.012))
