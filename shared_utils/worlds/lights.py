"""Light: a window, a lamp, an overcast sky, or several at once; warm or cold.

The subject stands at the origin, the camera looks along +y, z is up. Lengths are in units of `reach`, the
subject's own size, so that the same light fits a hand and a head.
"""

from __future__ import annotations

import mitsuba as mi
import numpy as np

from .sampling import pick

# How far the lights are: keep the camera nearer than this, or it looks at their backs.
_FAR = 8

# How often each kind of light is drawn.
KINDS = {"window": 0.35, "lamp": 0.25, "overcast": 0.2, "mixed": 0.2}

# Linear colours of black-body light, blue sky to candle, with luminance about 1 (Planckian locus in sRGB).
_TEMPERATURES = (2700, 3500, 4500, 5500, 6500, 8000, 10000)
_COLORS = np.array(
    [
        (1.79, 0.86, 0.28),
        (1.48, 0.93, 0.49),
        (1.22, 0.97, 0.72),
        (1.08, 0.99, 0.89),
        (1.0, 1.0, 1.02),
        (0.89, 1.01, 1.25),
        (0.82, 1.01, 1.42),
    ]
)


def color_of(kelvin: float) -> np.ndarray:
    """Linear colour (3,) of light of this temperature, luminance about 1; 2,700 to 10,000 kelvin."""
    return np.array([np.interp(kelvin, _TEMPERATURES, _COLORS[:, i]) for i in range(3)])


def draw_lights(
    rng: np.random.Generator, reach: float, kinds: dict[str, float] | None = None
) -> tuple[dict, dict[str, str | float]]:
    """Lights around the subject.

    Args:
        rng: draws everything.
        reach: the size of the subject, in scene units.
        kinds: how often each of `KINDS` is drawn.

    Returns:
        The emitters as entries of a Mitsuba scene, and the factors `light` (kind), `light_side` (-1 from the
        left, 1 from the right of the picture), `light_kelvin`.
    """
    kind = pick(rng, kinds or KINDS)
    side = float(rng.uniform(-1, 1))
    kelvin = float(rng.uniform(2700, 4500) if kind == "lamp" else rng.uniform(4500, 8500))
    sky = color_of(float(np.clip(kelvin + rng.normal(0, 900), 2700, 10000)))
    emitters: dict = {}
    if kind == "window":
        # A large panel: soft shadows, a clear bright side.
        size = reach * rng.uniform(0.8, 2.0)
        direction = np.array([side * 1.4, -1.0, rng.uniform(0.1, 0.9)])
        emitters["window"] = _panel(direction, _FAR * reach, _FAR / 4 * size, color_of(kelvin) * 9)
        ambient = rng.uniform(0.15, 0.5)
    elif kind == "lamp":
        size = reach * rng.uniform(0.12, 0.4)
        direction = np.array([side * 1.2, -1.0, rng.uniform(0.4, 1.6)])
        emitters["lamp"] = _panel(
            direction, _FAR * reach, _FAR / 4 * size, color_of(kelvin) * 9 * (reach / size) ** 2
        )
        ambient = rng.uniform(0.15, 0.45)
    elif kind == "overcast":
        direction = np.array([side * 0.5, -0.4, 1.0])
        emitters["sky"] = _panel(direction, _FAR * reach, reach * 6, color_of(kelvin) * 1.5)
        ambient = rng.uniform(0.7, 1.2)
    else:
        other = float(rng.uniform(2700, 4000))
        size = reach * rng.uniform(0.6, 1.4)
        first = np.array([side * 1.5, -0.9, rng.uniform(0.1, 0.8)])
        second = np.array([-np.sign(side) * rng.uniform(0.5, 1.6), -0.8, rng.uniform(0.2, 1.2)])
        small = reach * rng.uniform(0.2, 0.5)
        emitters["window"] = _panel(first, _FAR * reach, _FAR / 4 * size, color_of(kelvin) * 7)
        emitters["lamp"] = _panel(
            second, _FAR * reach, _FAR / 4 * small, color_of(other) * rng.uniform(2, 5) * (reach / small) ** 2
        )
        ambient = rng.uniform(0.2, 0.5)
    emitters["ambient"] = {"type": "constant", "radiance": _rgb(sky * ambient)}
    return emitters, {"light": kind, "light_side": side, "light_kelvin": kelvin}


def _panel(direction: np.ndarray, distance: float, size: float, radiance: np.ndarray) -> dict:
    """A square of light of half-width `size` that faces the origin."""
    place = direction / np.linalg.norm(direction) * distance
    up = [0, 0, 1] if abs(place[2]) < 0.95 * distance else [0, 1, 0]
    turn = mi.ScalarTransform4f().look_at(origin=[float(x) for x in place], target=[0, 0, 0], up=up)
    return {
        "type": "rectangle",
        "to_world": turn @ mi.ScalarTransform4f().scale([float(size), float(size), 1]),
        "emitter": {"type": "area", "radiance": _rgb(radiance)},
    }


def _rgb(color: np.ndarray) -> dict:
    return {"type": "rgb", "value": [float(x) for x in color]}
