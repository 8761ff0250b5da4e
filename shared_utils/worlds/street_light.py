"""Daylight: a sun, a sky with clouds, and haze; the mild weather that cameras on cars meet."""

from __future__ import annotations

from dataclasses import dataclass

import mitsuba as mi
import numpy as np
from scipy.ndimage import gaussian_filter

from .lights import color_of
from .sampling import between, pick

WEATHERS = {"clear": 0.36, "hazy": 0.16, "overcast": 0.2, "golden": 0.16, "drizzle": 0.12}


@dataclass
class Daylight:
    """Emitters of a scene and what belongs to them."""

    weather: str
    shapes: dict
    kelvin: float
    haze: float  # metres after which 63 % of the light comes from the haze
    haze_color: np.ndarray
    wet: float
    sun_elevation: float  # degrees
    sun_side: float  # -1 sun at the left, 1 at the right of the way we look


def draw_daylight(rng: np.random.Generator) -> Daylight:
    """Draw weather, sun and sky; we look towards +y."""
    weather = pick(rng, WEATHERS)
    elevation = between(rng, 9, 20) if weather == "golden" else between(rng, 25, 65)
    # Mostly not into the sun: it would stand in the picture and blind the camera.
    azimuth = between(rng, 25, 335)
    kelvin = (
        3600 + 1900 * np.clip((elevation - 8) / 40, 0, 1) if weather == "golden" else between(rng, 5000, 5800)
    )
    strength = {"clear": 3.2, "hazy": 1.9, "overcast": 0.0, "golden": 2.6, "drizzle": 0.0}[weather]
    cover = {"clear": between(rng, 0.0, 0.5), "hazy": 0.35, "overcast": 0.95, "golden": 0.3, "drizzle": 1.0}[
        weather
    ]
    haze = {
        "clear": between(rng, 900, 2500),
        "hazy": between(rng, 110, 220),
        "overcast": between(rng, 250, 700),
        "golden": between(rng, 250, 700),
        "drizzle": between(rng, 120, 260),
    }[weather]
    a, e = np.radians([azimuth, elevation])
    to_sun = np.array([np.sin(a) * np.cos(e), np.cos(a) * np.cos(e), np.sin(e)])
    image, horizon = _sky(rng, to_sun, weather, cover, kelvin)
    shapes = {
        "sky": {
            "type": "envmap",
            "bitmap": mi.Bitmap(image),
            # The map's up is y; ours is z.
            "to_world": mi.ScalarTransform4f().rotate([1, 0, 0], 90),
        }
    }
    if strength:
        # A disc at the distance of the land's end, a little larger than the sun, for shadows with soft edges.
        far, half = 4000.0, np.radians(0.5 if weather != "hazy" else 1.2)
        turn = mi.ScalarTransform4f().look_at(
            origin=[float(x) for x in to_sun * far], target=[0, 0, 0], up=[0, 0, 1]
        )
        radius = far * np.tan(half)
        radiance = strength * color_of(float(kelvin)) / (np.pi * half**2)
        shapes["sun"] = {
            "type": "disk",
            "to_world": turn @ mi.ScalarTransform4f().scale([float(radius), float(radius), 1]),
            "emitter": {"type": "area", "radiance": {"type": "rgb", "value": [float(x) for x in radiance]}},
        }
    return Daylight(
        weather,
        shapes,
        between(rng, 5300, 6100),
        haze,
        horizon,
        {"drizzle": between(rng, 0.5, 0.9)}.get(weather, 0.0),
        elevation,
        float(np.sin(a)),
    )


def _sky(rng, to_sun, weather, cover, kelvin):
    """Radiance over all directions, float32 (64, 128, 3), and that at the horizon ahead."""
    high, wide = 96, 192
    polar = (np.arange(high) + 0.5) / high * np.pi
    around = (np.arange(wide) + 0.5) / wide * 2 * np.pi
    up = np.cos(polar)[:, None] * np.ones(wide)
    # Mitsuba's map starts at -z of its own frame, in ours +y, and turns with the sun towards +x.
    flat = np.sin(polar)[:, None]
    direction = np.stack([flat * np.sin(around), -flat * np.cos(around), up], -1)
    blue = np.array([0.20, 0.42, 0.95]) * between(rng, 0.7, 0.9)
    pale = np.array([0.75, 0.87, 1.0])
    grey = np.array([0.80, 0.85, 0.92]) * {"drizzle": 0.8}.get(weather, 1.0)
    if weather == "golden":
        pale = np.array([1.0, 0.78, 0.55])
        blue = np.array([0.22, 0.38, 0.72])
    lift = np.clip(up, 0, 1)[..., None] ** 0.38
    sky = pale + (blue - pale) * lift
    near = np.clip(direction @ to_sun, 0, 1)[..., None]
    glow = color_of(float(kelvin)) * (0.9 * near**12 + 0.35 * near**3)
    if weather in ("overcast", "drizzle"):
        sky = grey * (0.75 + 0.5 * lift)
        glow = glow * 0
    elif weather == "hazy":
        sky = 0.5 * sky + 0.5 * np.array([0.85, 0.88, 0.9])
    # Clouds lie on a plane overhead, so they crowd towards the horizon.
    height = np.maximum(up, 0.06)
    u, v = direction[..., 0] / height, direction[..., 1] / height
    noise = _layer(rng, u, v)
    amount = np.clip((noise - (1.2 - 2.4 * cover)) / 1.2, 0, 1)[..., None] * np.clip(up * 8, 0, 1)[..., None]
    cloud = np.array([1.05, 1.05, 1.08]) if weather not in ("overcast", "drizzle") else grey * 0.75
    if weather == "golden":
        cloud = np.array([1.1, 0.8, 0.62])
    sky = sky + (cloud - sky) * amount * (0.85 if weather not in ("overcast", "drizzle") else 0.5)
    sky = sky + glow
    ground = 0.25 * pale
    sky = np.where((up < -0.02)[..., None], ground, sky)
    row = int(high * 0.47)
    ahead = sky[row - 2 : row + 1][:, np.r_[wide // 2 - 20 : wide // 2 + 20]].mean((0, 1))
    return np.ascontiguousarray(sky, np.float32), ahead


def _layer(rng, u, v):
    """Cloudy noise over a plane, mean 0 and variance about 1."""
    total = np.zeros_like(u)
    for size, weight in ((2.5, 1.0), (1.2, 0.55), (0.6, 0.3), (0.3, 0.15)):
        for _ in range(6):
            a = rng.uniform(0, 2 * np.pi)
            total += weight * np.sin(
                (u * np.cos(a) + v * np.sin(a)) * 2 * np.pi / size / rng.uniform(0.8, 1.6) + rng.uniform(0, 7)
            )
    return gaussian_filter(total / total.std(), 0.7, mode="wrap")
