"""Masks and boxes: what each pixel's centre shows, and how much of an object is hidden or out of sight."""

from __future__ import annotations

import types

import mitsuba as mi
import numpy as np

from .camera import photograph
from .rendering import Scene, Solid, height_width, render_light, trace

# The canvas around the picture on which an object's whole outline is looked for, in pictures each way.
AROUND = 1
_NEAR = 0.05


def render_view(
    world: types.ModuleType, seed: int, split: int, index: int, size: int | tuple[int, int], spp: int
) -> tuple[np.ndarray, np.ndarray, dict[str, str | int | float], dict[str, np.ndarray]]:
    """One picture of a world with masks, as `rendering.render_picture` makes it of one with labels.

    Returns:
        uint8 (n_H, n_W, 3), its mask, its factors, its objects (see `render_truth`).
    """
    scene, rng = world.make_view(seed, split, index)
    light = render_light(scene, size, spp, int(rng.integers(2**31)))
    mask, objects = render_truth(scene, size)
    return photograph(light, scene.shot, rng), mask, scene.factors, objects


def render_truth(scene: Scene, size: int | tuple[int, int]) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """The mask of a scene and its visible objects.

    Returns:
        uint8 (n_H, n_W): the class at each pixel's centre; and, by name, arrays of one entry an object:
        kind int64, box int64 (n, 4) as y1, x1, y2, x2 (the last two exclusive), visible int64 (pixels),
        occluded and truncated float32 (0 to 1), distance float32 (metres).
    """
    high, wide = height_width(size)
    counts = [len(solid.mesh.faces) for solid in scene.solids]
    face = _faces(scene, scene.solids, (high, wide), 1.0, (0, 0, wide, high))
    label = np.append(np.repeat([solid.label for solid in scene.solids], counts), 0)
    owner = np.append(np.repeat([solid.owner for solid in scene.solids], counts), -1)
    owners = owner[face]
    rows = []
    for number, seen in enumerate(scene.seen):
        y, x = np.nonzero(owners == number)
        if not len(y):
            continue
        visible = len(y)
        whole, inside = _outline(scene, number, high, wide)
        # A ray that grazes an edge may go either way.
        inside = max(inside, visible)
        whole = max(whole, inside)
        box = (y.min(), x.min(), y.max() + 1, x.max() + 1)
        rows.append((seen.kind, box, visible, 1 - visible / inside, 1 - inside / whole, seen.distance))
    kind, box, visible, occluded, truncated, distance = zip(*rows, strict=True) if rows else ((),) * 6
    return label[face].astype(np.uint8), {
        "kind": np.array(kind, np.int64),
        "box": np.array(box, np.int64).reshape(-1, 4),
        "visible": np.array(visible, np.int64),
        "occluded": np.array(occluded, np.float32),
        "truncated": np.array(truncated, np.float32),
        "distance": np.array(distance, np.float32),
    }


def _outline(scene: Scene, number: int, high: int, wide: int) -> tuple[int, int]:
    """Pixels of an object alone: on the canvas, and in the picture."""
    solids = [solid for solid in scene.solids if solid.owner == number]
    times = 1 + 2 * AROUND
    canvas = (times * high, times * wide)
    # Where on the canvas it is; all over if some of it is beside or behind the camera.
    window = [0, 0, canvas[1], canvas[0]]
    points = np.concatenate([solid.mesh.vertices for solid in solids])
    inverse = np.array(scene.sensor["to_world"].inverse().matrix, float)
    local = points @ inverse[:3, :3].T + inverse[:3, 3]
    if local[:, 2].min() > _NEAR:
        focal = wide / 2 / np.tan(np.radians(scene.sensor["fov"]) / 2)
        # Mitsuba's camera looks along +z and has +x at the left.
        x = canvas[1] / 2 - focal * local[:, 0] / local[:, 2]
        y = canvas[0] / 2 - focal * local[:, 1] / local[:, 2]
        low = np.maximum(np.floor([x.min(), y.min()]).astype(int) - 1, 0)
        top = np.minimum(np.ceil([x.max(), y.max()]).astype(int) + 1, [canvas[1], canvas[0]])
        if (low >= top).any():
            return 0, 0
        window = [*low, *top]
    there = _faces(scene, solids, canvas, times, window) >= 0
    y, x = np.nonzero(there)
    y, x = y + window[1] - AROUND * high, x + window[0] - AROUND * wide
    return len(y), int(np.count_nonzero((y >= 0) & (y < high) & (x >= 0) & (x < wide)))


def _faces(
    scene: Scene, solids: list[Solid], size: tuple[int, int], times: float, window: tuple[int, int, int, int]
) -> np.ndarray:
    """The number of the triangle at each pixel's centre, -1 for none; triangles count over all solids.

    `size` is that of the canvas, `times` as wide as the picture; only the window x1, y1, x2, y2 is looked at.
    """
    vertices = np.concatenate([solid.mesh.vertices for solid in solids])
    starts = np.cumsum([0] + [len(solid.mesh.vertices) for solid in solids])
    faces = np.concatenate([solid.mesh.faces + start for solid, start in zip(solids, starts, strict=False)])
    one = mi.Mesh("all", len(vertices), len(faces))
    values = mi.traverse(one)
    values["vertex_positions"] = vertices.astype(np.float32).ravel()
    values["faces"] = faces.astype(np.uint32).ravel()
    values.update()
    fov = 2 * np.arctan(times * np.tan(np.radians(scene.sensor["fov"]) / 2))
    sensor = {**scene.sensor, "fov": float(np.degrees(fov))}
    image = trace({"all": one}, sensor, size, window, "hit:shape_index,face:prim_index")
    return np.where(image[..., -2] > 0.5, np.round(image[..., -1]).astype(int), -1)
