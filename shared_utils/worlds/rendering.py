"""From a scene to a picture: light by path tracing, then the camera's sensor.

One thread a process: sums of floats then come in the same order, and pictures repeat to the byte.
"""

from __future__ import annotations

import types
from dataclasses import dataclass

import drjit
import mitsuba as mi
import numpy as np

from .camera import Shot, photograph
from .sampling import balanced_label, generator

# Light brighter than this many times the picture's mean is a firefly of the path tracer and is cut.
_FIREFLY = 12.0


@dataclass
class Scene:
    """What a world draws for one picture.

    Attributes:
        shapes: entries of a Mitsuba scene: emitters, shapes, by name.
        sensor: a Mitsuba sensor (see `camera.sensor`), without its film.
        shot: how the photograph is taken.
        factors: how the picture was made, name to str, int or float; a world always gives the same names.
        labels: names of `shapes` that `render_masks` tells apart, in order.
    """

    shapes: dict
    sensor: dict
    shot: Shot
    factors: dict[str, str | int | float]
    labels: tuple[str, ...] = ()
    max_depth: int = 4


def render_light(scene: Scene, size: int, spp: int, seed: int) -> np.ndarray:
    """Linear light, float32 (size, size, 3)."""
    image = _render(scene, size, spp, seed, {"type": "path", "max_depth": scene.max_depth, "rr_depth": 8})
    light = np.nan_to_num(image[..., :3], nan=0.0, posinf=0.0)
    return np.clip(light, 0, _FIREFLY * max(float(light.mean()), 1e-6))


def render_masks(scene: Scene, size: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Which shape each pixel's centre shows, and how far it is.

    Returns:
        int64 (size, size): index into `scene.labels`, -1 for anything else; float32 (size, size): depth.
    """
    if not scene.labels:
        raise ValueError("The scene names no shapes in `labels`, so there is nothing to tell apart.")
    integrator = {"type": "aov", "aovs": "shape:shape_index,far:depth"}
    film = {"rfilter": {"type": "box"}, "sampler": {"type": "independent"}}
    image, loaded = _render(scene, size, 1, seed, integrator, film, with_scene=True)
    numbers = {shape.id(): index for index, shape in enumerate(loaded.shapes())}
    found = np.round(image[..., -2]).astype(int)
    mask = np.full((size, size), -1)
    for index, name in enumerate(scene.labels):
        # Mitsuba numbers shapes from 1; 0 is the background.
        mask[found == numbers[name] + 1] = index
    return mask, image[..., -1].astype(np.float32)


def _render(scene, size, spp, seed, integrator, film=None, with_scene=False):
    drjit.set_thread_count(1)
    film = film or {}
    sensor = {
        **scene.sensor,
        "film": {
            "type": "hdrfilm",
            "width": size,
            "height": size,
            "pixel_format": "rgb",
            "component_format": "float32",
            "rfilter": film.get("rfilter", {"type": "gaussian", "stddev": 0.45}),
        },
        "sampler": {**film.get("sampler", {"type": "multijitter"}), "sample_count": spp},
    }
    # Mitsuba's optimiser merges shapes in an order that changes from call to call, and the samples with it.
    loaded = mi.load_dict(
        {"type": "scene", "integrator": integrator, "sensor": sensor, **scene.shapes},
        parallel=False,
        optimize=False,
    )
    image = np.array(mi.render(loaded, spp=spp, seed=seed), np.float32)
    return (image, loaded) if with_scene else image


def render_picture(
    world: types.ModuleType, seed: int, split: int, index: int, size: int, spp: int
) -> tuple[np.ndarray, int, dict[str, str | int | float]]:
    """One picture of a world.

    Args:
        world: a world's module.
        seed, split, index: which picture; it depends on nothing else.
        size: pixels a side.
        spp: samples per pixel.

    Returns:
        uint8 (size, size, 3), its label, its factors.
    """
    rng = generator(seed, split, index)
    label = balanced_label(index, len(world.CLASSES))
    scene = world.make_scene(rng, label)
    light = render_light(scene, size, spp, int(rng.integers(2**31)))
    return photograph(light, scene.shot, rng), label, scene.factors
