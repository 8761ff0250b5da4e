"""From a scene to a picture: light by path tracing, then the camera's sensor.

One thread a process: sums of floats then come in the same order, and pictures repeat to the byte.
"""

from __future__ import annotations

import types
from dataclasses import dataclass, field

import drjit
import mitsuba as mi
import numpy as np

from .camera import Shot, photograph
from .denoising import denoise
from .sampling import balanced_label, generator
from .shapes import Mesh

# Light brighter than this many times the picture's mean is a firefly of the path tracer and is cut.
_FIREFLY = 12.0
# Samples of the distance behind a pixel, where air is to be seen: enough for smooth edges.
_DEPTH_SPP = 4


@dataclass(frozen=True)
class Haze:
    """Air that adds its own light: after `reach` metres it gives 63 % of it. `color` is linear light (3,)."""

    reach: float
    color: np.ndarray


@dataclass(frozen=True)
class Solid:
    """A mesh in a scene with a mask: its class, and which of the scene's `seen` it belongs to (-1: none)."""

    mesh: Mesh
    label: int
    owner: int = -1


@dataclass(frozen=True)
class Seen:
    """An object that gets a box: its kind, its distance in metres."""

    kind: int
    distance: float


@dataclass
class Scene:
    """What a world draws for one picture.

    Attributes:
        shapes: entries of a Mitsuba scene: emitters, shapes, by name.
        sensor: a Mitsuba sensor (see `camera.sensor`), without its film.
        shot: how the photograph is taken.
        factors: how the picture was made, name to str, int or float; a world always gives the same names.
        labels: names of `shapes` that `render_masks` tells apart, in order.
        max_depth: how many segments a path of light has at most.
        solids: in a world with masks, everything that is to be seen in the mask; the rest is class 0.
        seen: the objects that get boxes.
        haze: the air, if it is to be seen.
        denoised: whether the path tracer's noise is filtered out of the light.
    """

    shapes: dict
    sensor: dict
    shot: Shot
    factors: dict[str, str | int | float]
    labels: tuple[str, ...] = ()
    max_depth: int = 4
    solids: list[Solid] = field(default_factory=list)
    seen: list[Seen] = field(default_factory=list)
    haze: Haze | None = None
    denoised: bool = False


def render_light(scene: Scene, size: int | tuple[int, int], spp: int, seed: int) -> np.ndarray:
    """Linear light, float32 (n_H, n_W, 3); a `size` of one number is a square."""
    path = {"type": "path", "max_depth": scene.max_depth, "rr_depth": 8}
    if scene.denoised:
        # Pixels that share no samples, so that their noise is independent.
        film = {"rfilter": {"type": "box"}}
        image, loaded = _render(scene, size, (spp + 1) // 2, seed, path, film, with_scene=True)
        again = mi.render(loaded, spp=(spp + 1) // 2, seed=seed + 1)
        light = denoise(_without_fireflies(image), _without_fireflies(np.array(again, np.float32)))
    else:
        image, loaded = _render(scene, size, spp, seed, path, with_scene=True)
        light = _without_fireflies(image)
    if scene.haze is not None:
        # The sky has depth 0: it is the light of the air already.
        depth = mi.render(loaded, integrator=mi.load_dict({"type": "depth"}), spp=_DEPTH_SPP, seed=seed)
        clear = np.exp(-np.maximum(np.array(depth, np.float32)[..., :1], 0) / scene.haze.reach)
        light = light * clear + scene.haze.color.astype(np.float32) * (1 - clear)
    return light


def _without_fireflies(image: np.ndarray) -> np.ndarray:
    light = np.nan_to_num(image[..., :3], nan=0.0, posinf=0.0)
    return np.clip(light, 0, _FIREFLY * max(float(light.mean()), 1e-6))


def render_masks(scene: Scene, size: int | tuple[int, int], seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Which shape each pixel's centre shows, and how far it is.

    Returns:
        int64 (n_H, n_W): index into `scene.labels`, -1 for anything else; float32 (n_H, n_W): depth.
    """
    if not scene.labels:
        raise ValueError("The scene names no shapes in `labels`, so there is nothing to tell apart.")
    integrator = {"type": "aov", "aovs": "shape:shape_index,far:depth"}
    film = {"rfilter": {"type": "box"}, "sampler": {"type": "stratified", "jitter": False}}
    image, loaded = _render(scene, size, 1, seed, integrator, film, with_scene=True)
    numbers = {shape.id(): index for index, shape in enumerate(loaded.shapes())}
    found = np.round(image[..., -2]).astype(int)
    mask = np.full(found.shape, -1)
    for index, name in enumerate(scene.labels):
        # Mitsuba numbers shapes from 1; 0 is the background.
        mask[found == numbers[name] + 1] = index
    return mask, image[..., -1].astype(np.float32)


def trace(
    shapes: dict, sensor: dict, size: tuple[int, int], window: tuple[int, int, int, int], aovs: str
) -> np.ndarray:
    """Arbitrary output variables of Mitsuba (`aovs`) at the exact centres of pixels.

    Returns:
        float32 (n_H, n_W, ...) of the window x1, y1, x2, y2 of a picture of `size`: colour, the variables.
    """
    x1, y1, x2, y2 = (int(edge) for edge in window)
    film = {
        "rfilter": {"type": "box"},
        "sampler": {"type": "stratified", "jitter": False},
        "crop_offset_x": x1,
        "crop_offset_y": y1,
        "crop_width": x2 - x1,
        "crop_height": y2 - y1,
    }
    scene = types.SimpleNamespace(shapes=shapes, sensor=sensor)
    return _render(scene, size, 1, 0, {"type": "aov", "aovs": aovs}, film)


def height_width(size: int | tuple[int, int]) -> tuple[int, int]:
    """n_H and n_W of a `size`: one number is a square."""
    return (size, size) if isinstance(size, int) else (int(size[0]), int(size[1]))


def _render(scene, size, spp, seed, integrator, film=None, with_scene=False):
    drjit.set_thread_count(1)
    film = dict(film or {})
    sampler = film.pop("sampler", {"type": "multijitter"})
    high, wide = height_width(size)
    sensor = {
        **scene.sensor,
        "film": {
            "type": "hdrfilm",
            "width": wide,
            "height": high,
            "pixel_format": "rgb",
            "component_format": "float32",
            "rfilter": {"type": "gaussian", "stddev": 0.45},
            **film,
        },
        "sampler": {**sampler, "sample_count": spp},
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
    if hasattr(world, "make_picture"):
        scene, rng, label = world.make_picture(seed, split, index)
    else:
        rng = generator(seed, split, index)
        label = balanced_label(index, len(world.CLASSES))
        scene = world.make_scene(rng, label)
    light = render_light(scene, size, spp, int(rng.integers(2**31)))
    return photograph(light, scene.shot, rng), label, scene.factors
