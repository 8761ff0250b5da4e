"""The camera: where it stands, and what its sensor makes of the light."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import mitsuba as mi
import numpy as np
from scipy.ndimage import gaussian_filter

from .lights import color_of

# Weights of linear sRGB in luminance (Rec. 709).
LUMINANCE = np.array([0.2126, 0.7152, 0.0722], np.float32)


@dataclass
class Shot:
    """How a photograph is taken, drawn per picture.

    Attributes:
        exposure: stops above (or below) what a metered camera would choose.
        white_balance: gains of red, green, blue that are left after the camera's own correction.
        kelvin: colour of the light; a world sets it to that of the light it drew.
        correction: how much of that colour the camera removes, 0 to 1.
        blur: standard deviation in pixels at 64 by 64.
        electrons: full well of the sensor; fewer make more shot noise.
        read_noise: standard deviation of the sensor's own noise, in fractions of full scale.
        saturation: how far the camera's own processing drives colours away from grey; 1 leaves them.
    """

    exposure: float = 0.0
    white_balance: tuple[float, float, float] = (1.0, 1.0, 1.0)
    kelvin: float = 6500.0
    correction: float = 0.7
    blur: float = 0.35
    electrons: float = 4000.0
    read_noise: float = 0.004
    saturation: float = 1.0


def draw_shot(rng: np.random.Generator) -> Shot:
    """A camera between a good one in good light and a cheap one in a dim room."""
    tint = np.clip(rng.normal(0, 0.025, 3), -0.06, 0.06)
    return Shot(
        exposure=float(np.clip(rng.normal(0.0, 0.3), -0.7, 0.6)),
        white_balance=tuple(float(gain) for gain in np.exp(tint - tint.mean())),
        correction=float(rng.uniform(0.55, 0.95)),
        blur=float(rng.uniform(0.2, 0.6)),
        electrons=float(np.exp(rng.uniform(np.log(1500), np.log(12000)))),
        read_noise=float(rng.uniform(0.002, 0.007)),
    )


def sensor(
    origin: Sequence[float],
    target: Sequence[float],
    fov: float,
    up: Sequence[float] = (0, 0, 1),
    aperture: float = 0.0,
    focus: float | None = None,
) -> dict:
    """A square sensor that looks from `origin` to `target`; `fov` in degrees.

    An `aperture` radius above zero blurs what is not at distance `focus` (the target's by default).
    """
    made = {
        "type": "thinlens" if aperture > 0 else "perspective",
        "fov": float(fov),
        "near_clip": 0.01,
        "to_world": mi.ScalarTransform4f().look_at(
            origin=[float(x) for x in origin], target=[float(x) for x in target], up=[float(x) for x in up]
        ),
    }
    if aperture > 0:
        distance = float(np.linalg.norm(np.subtract(target, origin)))
        made |= {"aperture_radius": float(aperture), "focus_distance": focus or distance}
    return made


def photograph(radiance: np.ndarray, shot: Shot, rng: np.random.Generator) -> np.ndarray:
    """What the camera stores: exposure, white balance, blur, shot and read noise, sRGB, 8 bits.

    Args:
        radiance: linear light, float32 (H, W, 3), in any unit: the camera meters it.
        shot: how it is taken.
        rng: the sensor's noise.

    Returns:
        uint8 (H, W, 3).
    """
    light = np.maximum(radiance.astype(np.float64), 0)
    luminance = light @ LUMINANCE
    # Centre-weighted metering, which gives way when too much of the picture would burn out.
    down, across = (np.linspace(-1, 1, count) ** 2 for count in luminance.shape)
    weights = np.exp(-1.5 * (down[:, None] + across))
    gain = min(
        0.23 / max((weights * luminance).sum() / weights.sum(), 1e-6),
        0.8 / max(np.quantile(luminance, 0.95), 1e-6),
    )
    light = light * gain * 2.0**shot.exposure
    light = light * np.asarray(shot.white_balance) / color_of(shot.kelvin) ** shot.correction
    if shot.saturation != 1:
        grey = (light @ LUMINANCE)[..., None]
        light = np.maximum(grey + (light - grey) * shot.saturation, 0)
    scale = light.shape[0] / 64
    light = gaussian_filter(light, (shot.blur * scale, shot.blur * scale, 0))
    light = light + rng.normal(size=light.shape) * np.sqrt(
        np.minimum(light, 2.0) / shot.electrons + shot.read_noise**2
    )
    return np.round(255 * to_srgb(_shoulder(light))).astype(np.uint8)


def _shoulder(light: np.ndarray, knee: float = 0.75) -> np.ndarray:
    """Highlights above `knee` are rolled off towards 1 as film and phones do, in place of clipping."""
    room = 1 - knee
    over = np.maximum(light - knee, 0)
    return np.where(light > knee, knee + room * over / (over + room), light)


def to_srgb(linear: np.ndarray) -> np.ndarray:
    """Linear light 0..1 to sRGB 0..1 (IEC 61966-2-1)."""
    linear = np.clip(linear, 0, 1)
    return np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)


def to_linear(srgb: np.ndarray | Sequence[float]) -> np.ndarray:
    """sRGB 0..1 to linear light 0..1: the inverse of `to_srgb`."""
    srgb = np.asarray(srgb, float)
    return np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)
