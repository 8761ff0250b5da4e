"""Where a picture is taken and how: light, background and camera, drawn without knowing who is in it."""

from __future__ import annotations

from dataclasses import dataclass

import mitsuba as mi
import numpy as np

from .backgrounds import draw_background
from .camera import Shot
from .lights import color_of, draw_lights
from .sampling import around, between, chance, pick

# How often each kind of light and of background is drawn.
LIGHTS = {"window": 0.36, "overcast": 0.3, "mixed": 0.18, "lamp": 0.16}
BACKGROUNDS = {"plain": 0.5, "pattern": 0.14, "wood": 0.1, "cloth": 0.12, "shelf": 0.14}
# At the door: a bare wall of a hall, or daylight behind.
DOOR_BACKGROUNDS = {"plain": 0.6, "pattern": 0.2, "wood": 0.2}

# Half of what the picture's height shows at the face, in head units.
HALF_VIEW = 1.28
# How far the camera stands, in head units (of about twelve centimetres), and how high, in degrees.
STUDIO_DISTANCE, STUDIO_RISE = (4.5, 8.2), (-6.0, 8.0)
DOOR_DISTANCE, DOOR_RISE = (3.3, 5.0), (10.0, 22.0)
# The face is so much larger or smaller, and so far off the middle (head units).
SCALE, SHIFT = (0.9, 1.08), 0.11
# Pixels at 64 by 64, and electrons: the door's camera is the worse one.
STUDIO_BLUR, DOOR_BLUR = (0.2, 0.45), (0.35, 0.65)
STUDIO_ELECTRONS, DOOR_ELECTRONS = (5000, 20000), (2500, 8000)


@dataclass
class Setting:
    """Light, background and camera of a picture.

    Attributes:
        name: "studio" or "door".
        shapes: emitters and background, entries of a Mitsuba scene.
        shot: how the photograph is taken, but for what the face's brightness adds.
        distance, rise: of the camera, in head units and degrees.
        scale, shift: of the face in the picture.
        light: the factors of the light.
        background: its kind.
    """

    name: str
    shapes: dict
    shot: Shot
    distance: float
    rise: float
    scale: float
    shift: tuple[float, float]
    light: dict[str, str | float]
    background: str

    @property
    def fov(self) -> float:
        """The camera's angle of view in degrees."""
        return float(2 * np.degrees(np.arctan(HALF_VIEW / self.scale / self.distance)))

    def factors(self) -> dict[str, str | float]:
        """What is stored with a picture."""
        numbers = {"distance": self.distance, "rise": self.rise, "scale": self.scale}
        shot = {"exposure": self.shot.exposure, "blur": self.shot.blur}
        return {"setting": self.name, **self.light, "background": self.background, **numbers, **shot}


def draw_studio(rng: np.random.Generator) -> Setting:
    """A room with some light, and a fair camera at the height of the face."""
    emitters, light = draw_lights(rng, 1.1, LIGHTS)
    shot = Shot(
        exposure=around(rng, 0.0, 0.16),
        blur=between(rng, *STUDIO_BLUR),
        electrons=between(rng, *STUDIO_ELECTRONS),
    )
    return _setting(rng, "studio", emitters, light, shot, (STUDIO_DISTANCE, STUDIO_RISE), 2.6)


def draw_badge(rng: np.random.Generator) -> Setting:
    """Even light from before, a plain wall, a good camera, the face in the middle."""
    light = {"light": "overcast", "light_side": between(rng, -0.4, 0.4), "light_kelvin": 5600.0}
    front = _panel((light["light_side"], -1.0, 0.7), 9.0, 4.0, color_of(5600) * 3.0)
    emitters = {"front": front, "ambient": _ambient(color_of(6500) * 0.75)}
    shot = Shot(exposure=0.0, blur=0.2, electrons=20000, read_noise=0.002, saturation=1.1)
    made = _setting(rng, "studio", emitters, light, shot, ((7.5, 8.2), (0.0, 1.0)), 2.6, {"plain": 1.0})
    made.scale, made.shift = 1.0, (0.0, 0.0)
    shot.white_balance = (1.0, 1.0, 1.0)
    return made


def draw_door(rng: np.random.Generator) -> Setting:
    """A lamp on the ceiling of a hall, and a cheap wide-angle camera that looks down from above the door."""
    kind = pick(rng, {"ceiling": 0.65, "daylight": 0.35})
    side = between(rng, -1, 1)
    kelvin = between(rng, 2900, 5200) if kind == "ceiling" else between(rng, 5000, 7500)
    ambient = between(rng, 0.25, 0.5)
    emitters = {"ambient": _ambient(color_of(kelvin) * ambient)}
    if kind == "ceiling":
        size = between(rng, 0.7, 1.8)
        place = (0.7 * side, between(rng, -1.0, -0.45), 1.25)
        emitters["lamp"] = _panel(place, 9.0, size, color_of(kelvin) * 26 / size**2)
    else:
        # An open door: a tall bright side.
        place = (1.3 * np.sign(side), between(rng, -1.0, -0.4), between(rng, 0.2, 0.6))
        emitters["door"] = _panel(place, 9.0, between(rng, 2.0, 3.4), color_of(kelvin) * 3.0)
    light = {"light": kind, "light_side": side, "light_kelvin": kelvin}
    shot = Shot(
        exposure=around(rng, -0.1, 0.2),
        blur=between(rng, *DOOR_BLUR),
        electrons=between(rng, *DOOR_ELECTRONS),
        read_noise=between(rng, 0.004, 0.008),
        saturation=between(rng, 0.85, 1.0),
    )
    wall = between(rng, 2.4, 4.5)
    return _setting(rng, "door", emitters, light, shot, (DOOR_DISTANCE, DOOR_RISE), wall, DOOR_BACKGROUNDS)


def _setting(
    rng: np.random.Generator,
    name: str,
    emitters: dict,
    light: dict[str, str | float],
    shot: Shot,
    stands: tuple[tuple[float, float], tuple[float, float]],
    wall: float,
    backgrounds: dict[str, float] = BACKGROUNDS,
) -> Setting:
    """The rest of a setting: where the camera `stands` (distance, rise), background, white balance."""
    distance, rise = between(rng, *stands[0]), between(rng, *stands[1])
    scale = between(rng, *SCALE)
    shift = (between(rng, -SHIFT, SHIFT), between(rng, -SHIFT, SHIFT))
    width = 2.4 * HALF_VIEW / scale * (distance + wall) / distance
    background, kind = draw_background(rng, wall, width, backgrounds)
    tint = np.clip(rng.normal(0, 0.02, 3), -0.05, 0.05)
    shot.white_balance = tuple(float(gain) for gain in np.exp(tint - tint.mean()))
    shot.kelvin, shot.correction = light["light_kelvin"], between(rng, 0.7, 0.95)
    if chance(rng, 0.15):
        shot.saturation *= between(rng, 0.8, 1.1)
    return Setting(name, emitters | background, shot, distance, rise, scale, shift, light, kind)


def _panel(direction, distance: float, half: float, radiance: np.ndarray) -> dict:
    """A square of light, `half` wide from its middle, that faces the head."""
    place = np.asarray(direction, float) / np.linalg.norm(direction) * distance
    turn = mi.ScalarTransform4f().look_at(
        origin=[float(x) for x in place], target=[0, 0, 0], up=[0, 0, 1]
    ) @ mi.ScalarTransform4f().scale([float(half), float(half), 1])
    return {"type": "rectangle", "to_world": turn, "emitter": {"type": "area", "radiance": _rgb(radiance)}}


def _ambient(radiance: np.ndarray) -> dict:
    return {"type": "constant", "radiance": _rgb(radiance)}


def _rgb(color: np.ndarray) -> dict:
    return {"type": "rgb", "value": [float(value) for value in color]}
