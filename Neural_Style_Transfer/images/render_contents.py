"""Render the content pictures of this topic: `python Neural_Style_Transfer/images/render_contents.py`.

Two pictures of the course's data sets once more, larger: the same scene, 256 by 256. It needs the extra
`worlds` (`pip install -r requirements-worlds.txt`). They are written into `contents` beside this script.
"""

from pathlib import Path

import numpy as np
from PIL import Image

from shared_utils.worlds import load_world
from shared_utils.worlds.camera import photograph
from shared_utils.worlds.rendering import render_light, render_picture

FOLDER = Path(__file__).parent / "contents"
SIDE = 256
QUALITY = 92


def alpaca() -> np.ndarray:
    """Picture 17 of the alpacas' test split, uint8 (256, 256, 3): one looks at you."""
    world = load_world("alpaca")
    split = list(world.SPLITS).index("test")
    picture, _, _ = render_picture(world, world.SEED, split, 17, SIDE, 48)
    return picture


def street() -> np.ndarray:
    """The middle of picture 29 of the streets' test split, uint8 (256, 256, 3): a red car at evening."""
    world = load_world("street")
    split = list(world.SPLITS).index("test")
    scene, rng = world.make_view(world.SEED, split, 29)
    wide = round(SIDE * world.SIZE[1] / world.SIZE[0])
    light = render_light(scene, (SIDE, wide), 40, int(rng.integers(2**31)))
    left = (wide - SIDE) // 2
    return photograph(light, scene.shot, rng)[:, left : left + SIDE]


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for make in (alpaca, street):
        path = FOLDER / f"{make.__name__}.webp"
        Image.fromarray(make()).save(path, quality=QUALITY, method=6)
        print(f"{path.name}  {path.stat().st_size / 1000:.0f} kB", flush=True)
