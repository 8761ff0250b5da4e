"""Daylight: a sun, a sky with clouds, and haze; the mild weather that cameras on cars meet.

We look towards +y, z is up. Light is in units of a bright sky.
"""

from __future__ import annotations

from dataclasses import dataclass

import mitsuba as mi
import numpy as np

from .lights import color_of
from .sampling import between, chance, pick

WEATHERS = {"clear": 0.48, "hazy": 0.08, "overcast": 0.18, "golden": 0.18, "drizzle": 0.08}

# Light of the sun on a surface that faces it.
_SUN = {"clear": 4.2, "hazy": 2.2, "golden": 4.2, "overcast": 0.0, "drizzle": 0.0}
# Metres after which 63 % of the light that reaches us comes from the air between.
_HAZE = {
    "clear": (900, 2500),
    "hazy": (200, 400),
    "overcast": (500, 1200),
    "golden": (500, 1200),
    "drizzle": (250, 500),
}
# How much of the sky is cloud: at 0 none, at 1 all.
_COVER = {
    "clear": (0.05, 0.6),
    "hazy": (0.2, 0.5),
    "overcast": (0.8, 1.0),
    "golden": (0.1, 0.55),
    "drizzle": (0.9, 1.0),
}
# Half the angle of the sun in degrees (twice the real one or more: haze and cheap cameras widen it) and the
# distance in metres at which its disc hangs.
_HALF_ANGLE = {"clear": 0.5, "golden": 0.5, "hazy": 1.2}
_SUN_FAR = 4000.0
# Rows and columns of the sky's map, and the row whose light the haze takes: just above the horizon.
_SKY = (96, 192)
_HORIZON = 44


@dataclass
class Daylight:
    """A drawn light.

    Attributes:
        weather: one of `WEATHERS`.
        shapes: the emitters, as entries of a Mitsuba scene.
        kelvin: what the camera takes for white.
        haze: metres, see `_HAZE`; haze_color: light of the air, linear (3,).
        wet: how wet the ground is, 0 to 1.
        sun_elevation: degrees, also where clouds hide the sun.
        sun_side: -1 sun at the left, 1 at the right, 0 ahead or behind.
    """

    weather: str
    shapes: dict
    kelvin: float
    haze: float
    haze_color: np.ndarray
    wet: float
    sun_elevation: float
    sun_side: float


def draw_daylight(rng: np.random.Generator) -> Daylight:
    """Draw weather, sun and sky."""
    weather = pick(rng, WEATHERS)
    if weather == "golden":
        # Low light reaches a street along it only: mostly from behind us.
        elevation = between(rng, 11, 24)
        azimuth = between(rng, 130, 230) if chance(rng, 0.75) else between(rng, 28, 60) * pick(rng, (1, -1))
        kelvin = between(rng, 3300, 4300)
    else:
        # Not straight ahead: the sun would stand in the picture and blind the camera.
        elevation, azimuth = between(rng, 25, 65), between(rng, 25, 335)
        kelvin = between(rng, 5000, 5800)
    a, e = np.radians([azimuth, elevation])
    to_sun = np.array([np.sin(a) * np.cos(e), np.cos(a) * np.cos(e), np.sin(e)])
    image = _sky(rng, to_sun, weather, kelvin)
    sky = {
        "type": "envmap",
        "bitmap": mi.Bitmap(image),
        # The map's up is y; ours is z.
        "to_world": mi.ScalarTransform4f().rotate([1, 0, 0], 90),
    }
    shapes = {"sky": sky}
    if _SUN[weather]:
        shapes["sun"] = _sun(to_sun, _SUN[weather] * color_of(kelvin), np.radians(_HALF_ANGLE[weather]))
    ahead = np.roll(image, 20, axis=1)[_HORIZON - 2 : _HORIZON + 1, :40].mean((0, 1))
    return Daylight(
        weather=weather,
        shapes=shapes,
        kelvin=between(rng, 5300, 6100),
        haze=between(rng, *_HAZE[weather]),
        haze_color=ahead,
        wet=between(rng, 0.5, 0.9) if weather == "drizzle" else 0.0,
        sun_elevation=elevation,
        sun_side=float(np.sin(a)),
    )


def _sun(to_sun: np.ndarray, light: np.ndarray, half_angle: float) -> dict:
    """A far disc that faces us and gives a surface that faces it `light`."""
    turn = mi.ScalarTransform4f().look_at(
        origin=[float(x) for x in to_sun * _SUN_FAR], target=[0, 0, 0], up=[0, 0, 1]
    )
    radius = float(_SUN_FAR * np.tan(half_angle))
    radiance = light / (np.pi * half_angle**2)
    return {
        "type": "disk",
        "to_world": turn @ mi.ScalarTransform4f().scale([radius, radius, 1]),
        "emitter": {"type": "area", "radiance": {"type": "rgb", "value": [float(x) for x in radiance]}},
    }


def _sky(rng: np.random.Generator, to_sun: np.ndarray, weather: str, kelvin: float) -> np.ndarray:
    """Light from all directions, float32 (*_SKY, 3): rows from the zenith down, columns from +y by +x."""
    high, wide = _SKY
    polar = ((np.arange(high) + 0.5) / high * np.pi)[:, None]
    around = ((np.arange(wide) + 0.5) / wide * 2 * np.pi)[None]
    up = np.cos(polar) * np.ones_like(around)
    direction = np.stack([np.sin(polar) * np.sin(around), np.sin(polar) * np.cos(around), up], -1)
    lift = np.clip(up, 0, 1)[..., None] ** 0.38
    near = np.clip(direction @ to_sun, 0, 1)[..., None]
    glow = color_of(kelvin) * (0.9 * near**12 + 0.35 * near**3)
    blue, pale = np.array([0.20, 0.42, 0.95]) * between(rng, 0.7, 0.95), np.array([0.72, 0.86, 1.0])
    cloud, opaque = np.array([1.15, 1.15, 1.18]), 0.85
    if weather == "golden":
        blue, pale, cloud = (
            np.array([0.24, 0.40, 0.74]),
            np.array([1.0, 0.76, 0.5]),
            np.array([1.2, 0.82, 0.6]),
        )
    if weather in ("overcast", "drizzle"):
        grey = np.array([0.82, 0.86, 0.92]) * (0.8 if weather == "drizzle" else 1.0)
        sky, glow = grey * (0.75 + 0.5 * lift), 0 * glow
        cloud, opaque = grey * 0.6, 0.55
    else:
        sky = pale + (blue - pale) * lift
        if weather == "hazy":
            sky = 0.5 * sky + 0.5 * np.array([0.85, 0.88, 0.9])
    # Clouds lie on a plane overhead, so they crowd towards the horizon.
    height = np.maximum(up, 0.06)
    noise = _clouds(rng, direction[..., 0] / height, direction[..., 1] / height)
    cover = between(rng, *_COVER[weather])
    amount = np.clip((noise - (1.2 - 2.4 * cover)) / 1.2, 0, 1)[..., None] * np.clip(up * 8, 0, 1)[..., None]
    sky = sky + (cloud - sky) * amount * opaque + glow
    # Below the horizon, what little light the land sends up where our ground ends.
    sky = np.where((up < -0.02)[..., None], 0.25 * pale, sky)
    return np.ascontiguousarray(sky, np.float32)


def _clouds(rng: np.random.Generator, u: np.ndarray, v: np.ndarray) -> np.ndarray:
    """Cloudy noise over a plane, mean about 0 and variance 1: waves of many sizes and directions."""
    total = np.zeros_like(u)
    for size, weight in ((2.5, 1.0), (1.2, 0.55), (0.6, 0.3), (0.3, 0.15)):
        for _ in range(6):
            angle, turn = rng.uniform(0, 2 * np.pi, 2)
            wave = (u * np.cos(angle) + v * np.sin(angle)) * 2 * np.pi / (size * rng.uniform(0.8, 1.6))
            total += weight * np.sin(wave + turn)
    return total / total.std()
