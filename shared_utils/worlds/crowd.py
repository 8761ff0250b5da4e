"""The crowd world: many further people who do not exist, a few pictures of each, for the face encoder.

They are drawn as the people of the faces world are, from another seed, so nobody of that world is among them.
No data set is made of them: 150 people are enough to learn from in a lesson, and too few for an encoder that
is to know strangers apart. Each new person shows it once more what may differ between two faces.
"""

from __future__ import annotations

import numpy as np

from . import faces
from .faces_identity import identity
from .rendering import Scene
from .sampling import generator

NAME = "crowd"
VERSION = 1
SEED = 1897
IDENTITIES, PICTURES = 600, 4
CLASSES = tuple(f"passer-by {number}" for number in range(IDENTITIES))
SPLITS = {"train": IDENTITIES * PICTURES}
SPP = 8
SIZE = faces.SIZE
QUALITY = faces.QUALITY
# Other worlds whose modules this one uses.
USES = ("faces", "happy")


def make_picture(seed: int, split: int, index: int) -> tuple[Scene, np.random.Generator, int]:
    """Picture `index`: its scene, the generator of the camera's noise, its identity's number.

    Raises:
        IndexError: if there is no such split or picture.
    """
    if split != 0 or not 0 <= index < SPLITS["train"]:
        raise IndexError(f"There is no picture {index} in split {split}.")
    number = index % IDENTITIES
    rng = generator(seed, split, index)
    return faces.compose(identity(seed, number), faces.draw_nuisance(rng, "any")), rng, number


def caption(label: int, factors: dict[str, str | int | float]) -> str:
    """What stands below a picture on a contact sheet."""
    return f"{CLASSES[label]}: {factors['expression']}"
