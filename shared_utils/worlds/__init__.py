"""Worlds: procedural scenes rendered to labelled pictures. For authors: no lesson and no loader imports them.

A world is a module with the constants

- `NAME`, `VERSION`, `SEED`: how its data set is called and repeated;
- `CLASSES`: the names of its labels, in order;
- `SPLITS`: a dict from split to its number of pictures, in the order of the data set;
- `SPP`: samples per pixel that a picture of the data set is rendered with;
- `SIZE`, n_H and n_W of its pictures, if they are not 64 by 64;
- `QUALITY`, if its pictures are packed with another WebP quality than `packing.QUALITY`;
- `USES`, the names of other worlds whose modules it uses, if there are any;

and the functions

- `make_scene(rng, label) -> Scene`, which draws everything a picture shows from its generator;
- `caption(label, factors) -> str`, the text below it on a contact sheet.

A world whose labels differ from split to split (who somebody is) has in the place of `make_scene`

- `make_picture(seed, split, index) -> (Scene, generator, label)`, where `split` is the split's number.

A world with masks (every pixel has a class, and objects have boxes) has besides `KINDS`, the names of the
objects' kinds, and in the place of `make_scene`

- `make_view(seed, split, index) -> (Scene, generator)`, whose scene has `solids` and `seen`.

The rest is common: shapes, materials, lights, camera, sampling, rendering, masks,
production.
"""

from __future__ import annotations

import importlib
import types

try:
    import mitsuba
    import skimage.measure  # noqa: F401
except ImportError as error:
    raise ImportError(
        f"Rendering needs {error.name or 'mitsuba'}, an optional extra that is not installed. "
        'In your clone run: pip install -e ".[worlds]"',
        name=error.name,
    ) from error

# The scalar variant runs everywhere, needs no compiler, and repeats to the bit in one thread.
mitsuba.set_variant("scalar_rgb")
mitsuba.set_log_level(mitsuba.LogLevel.Error)

WORLDS = ("signs", "happy", "street", "alpaca", "creatures", "faces", "crowd")


def load_world(name: str) -> types.ModuleType:
    """The module of a world.

    Raises:
        ValueError: if there is no world of this name.
    """
    if name not in WORLDS:
        raise ValueError(f"There is no world called {name!r}. The worlds are {', '.join(WORLDS)}.")
    return importlib.import_module(f"{__name__}.{name}")
