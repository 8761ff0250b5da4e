"""A drive along a street: frames half a second apart, for the lesson Car_Detection.

    python -m shared_utils.worlds.street_drive Car_Detection/images

The street is none of those in the data set: their numbers end far below this one's.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image

from . import street
from .camera import Shot
from .rendering import photograph, render_light
from .sampling import generator
from .street_layout import Place, Street
from .street_light import draw_daylight
from .street_plan import draw_street
from .street_traffic import draw_traffic

FRAMES, SECONDS = 6, 0.5
# Metres a second: we, who drives ahead of us or beside us, and who comes towards us.
OURS, AHEAD, ONCOMING = 6.0, 6.6, 7.0
START = 40.0
QUALITY = 90


def frames(
    number: int = 902, seed: int = street.SEED, size: tuple[int, int] = street.SIZE
) -> list[np.ndarray]:
    """Render the frames, uint8 (*size, 3) each.

    Args:
        number: of the street.
        seed: of all chance.
        size: n_H, n_W.
    """
    planned = draw_street(generator(seed, street._STREETS, number), number)
    rng = generator(seed, number, 0)
    day, view = draw_daylight(rng), street.draw_camera(rng, planned)
    traffic = draw_traffic(planned, START, view.lane, rng)
    shot = Shot(
        exposure=0.15,
        kelvin=day.kelvin,
        correction=1.0,
        blur=0.12,
        electrons=20000,
        read_noise=0.003,
        saturation=1.25,
    )
    made = []
    for frame in range(FRAMES):
        seconds = frame * SECONDS
        now = [moved(place, planned, seconds) for place in traffic]
        scene = street.compose(planned, START + OURS * seconds, day, view, now, shot)
        light = render_light(scene, size, street.SPP, int(rng.integers(2**31)))
        made.append(photograph(light, scene.shot, rng))
    return made


def moved(place: Place, planned: Street, seconds: float) -> Place:
    """Where a thing is after so many seconds: what stands on a lane drives, all else stays."""
    ours, theirs = planned.lane_middles()
    if place.kind not in street.VEHICLES:
        return place
    if any(abs(place.d - middle) < 0.3 for middle in ours):
        return replace(place, s=place.s + AHEAD * seconds)
    if any(abs(place.d - middle) < 0.3 for middle in theirs):
        return replace(place, s=place.s - ONCOMING * seconds)
    return place


def main(arguments: list[str]) -> int:
    """Write `drive_1.webp` and so on into the folder. Returns the exit code."""
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        print("Give one folder: python -m shared_utils.worlds.street_drive Car_Detection/images")
        return 2
    for count, picture in enumerate(frames(), start=1):
        Image.fromarray(picture).save(Path(arguments[0]) / f"drive_{count}.webp", quality=QUALITY, method=6)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
