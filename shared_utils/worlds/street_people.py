"""Pedestrians: men, women and children who walk or stand, as signed distance fields with painted clothes."""

from __future__ import annotations

import math

import numpy as np

from .materials import draw_cloth_color, draw_skin, hsv, vertex_colored
from .sampling import between, chance, pick
from .shapes import Field, Mesh, chain, cone, ellipsoid, mesh_field, union
from .street_mesh import Part, Thing, merge, stand

LABEL = 4

# Everything is modelled at a height of 1 and scaled.
_CELL = 0.0145


def _mixed(layers: list[tuple[Field, np.ndarray]], mesh: Mesh) -> Mesh:
    """The mesh painted with the colour of the layer that is nearest to each vertex."""
    distance = np.stack([field(mesh.vertices) for field, _ in layers], 1)
    colors = np.stack([color for _, color in layers])[distance.argmin(1)]
    return Mesh(mesh.vertices, mesh.faces, mesh.normals, colors.astype(np.float32))


def make_pedestrian(rng: np.random.Generator) -> Thing:
    """A person who looks towards -y, 1.05 m to 1.95 m tall."""
    who = pick(rng, {"man": 0.4, "woman": 0.4, "child": 0.2})
    height = {
        "man": between(rng, 1.68, 1.92),
        "woman": between(rng, 1.56, 1.78),
        "child": between(rng, 1.05, 1.4),
    }[who]
    child = who == "child"
    skin = draw_skin(rng)
    hair = pick(
        rng,
        [
            hsv(0.07, 0.5, 0.1),
            hsv(0.07, 0.55, 0.25),
            hsv(0.1, 0.5, 0.6),
            hsv(0.05, 0.7, 0.4),
            hsv(0.1, 0.05, 0.65),
        ],
    )
    top, bottom = (
        draw_cloth_color(rng),
        hsv(pick(rng, [0.6, 0.62, 0.1, 0.08]), between(rng, 0.1, 0.6), between(rng, 0.08, 0.5)),
    )
    shoes = pick(rng, [hsv(0, 0, 0.08), hsv(0.07, 0.5, 0.25), hsv(0, 0, 0.85), hsv(0.6, 0.5, 0.3)])
    stride = between(rng, 0.5, 1.0) if chance(rng, 0.65) else between(rng, 0.0, 0.12)
    side = 1 if chance(rng, 0.5) else -1
    build = between(rng, 0.92, 1.15) * (0.95 if who == "woman" else 1.0) * (1.05 if child else 1)
    dress = who == "woman" and chance(rng, 0.3)
    coat = not dress and chance(rng, 0.25)
    shorts = not dress and chance(rng, 0.25 if not child else 0.4)
    sleeves = chance(rng, 0.65)

    head_r = 0.068 if not child else 0.085
    hip, shoulder = (0.49, 0.815) if not child else (0.45, 0.77)
    neck = shoulder + 0.03
    head = neck + 0.03 + head_r
    shoulder_x = 0.105 * build * (1.06 if who == "man" else 0.95)

    flesh: list[Field] = [
        ellipsoid((0, -0.004, head), (head_r * 0.8, head_r * 0.95, head_r * 1.12)),
        cone((0, 0.005, shoulder - 0.02), (0, 0, head - head_r * 0.5), 0.034, 0.03),
        ellipsoid((0, -head_r * 0.93, head - 0.012), (0.011, 0.014, 0.014)),
    ]
    trousers: list[Field] = []
    feet: list[Field] = []
    shirt: list[Field] = []
    # Legs: one ahead (-y), one behind with its heel up.
    for x, phase in ((-1, side), (1, -side)):
        swing = 0.5 * stride * phase
        bend = 0.35 * stride if phase < 0 else 0.1 * stride
        hip_at = np.array([x * 0.052 * build, 0, hip - 0.01])
        thigh, shank = hip * 0.47, hip * 0.45
        knee = hip_at + thigh * np.array([0, -math.sin(swing), -math.cos(swing)])
        lower = swing - bend
        ankle = knee + shank * np.array([0, -math.sin(lower), -math.cos(lower)])
        leg = chain([hip_at, knee, ankle], [0.056 * build, 0.042 * build, 0.03 * build])
        if dress:
            flesh.append(chain([hip_at, knee, ankle], [0.05 * build, 0.036 * build, 0.022]))
        elif shorts:
            trousers.append(chain([hip_at, knee], [0.06 * build, 0.054 * build]))
            flesh.append(chain([knee, ankle], [0.036 * build, 0.024]))
        else:
            trousers.append(leg)
        pitch = max(0.0, -lower) * 0.6
        toe = ankle + np.array([0, -0.085 * math.cos(pitch), -0.022 - 0.05 * math.sin(pitch)])
        feet.append(chain([ankle + np.array([0, 0.012, -0.02]), toe], [0.027, 0.021]))
    # Arms swing against the legs.
    for x, phase in ((-1, -side), (1, side)):
        swing = 0.42 * stride * phase
        out = 0.1
        start = np.array([x * shoulder_x, 0, shoulder - 0.03])
        upper, fore = 0.165, 0.15
        elbow = start + upper * np.array([x * out, -math.sin(swing), -math.cos(swing)])
        lower = swing + 0.2 + 0.3 * stride
        wrist = elbow + fore * np.array([0, -math.sin(lower), -math.cos(lower)])
        if sleeves or coat:
            shirt.append(chain([start, elbow, wrist], [0.036 * build, 0.031 * build, 0.025 * build]))
        else:
            shirt.append(
                cone(start, (start + elbow) / 2 + (elbow - start) * 0.2, 0.036 * build, 0.034 * build)
            )
            flesh.append(chain([start, elbow, wrist], [0.03 * build, 0.026 * build, 0.02 * build]))
        flesh.append(ellipsoid(wrist + (wrist - elbow) * 0.18, (0.018, 0.022, 0.032)))
    chest = ellipsoid((0, 0.004, shoulder - 0.09), (0.1 * build, 0.066 * build, 0.115))
    waist = ellipsoid((0, 0.0, hip + 0.09), (0.08 * build, 0.058 * build, 0.12))
    yoke = cone((-shoulder_x * 0.9, 0, shoulder - 0.028), (shoulder_x * 0.9, 0, shoulder - 0.028), 0.036)
    shirt.append(union(chest, waist, yoke, blend=0.05))
    seat = ellipsoid((0, 0.008, hip), (0.09 * build, 0.066 * build, 0.065))
    if dress or coat:
        hem = hip - (between(rng, 0.12, 0.3) if dress else between(rng, 0.05, 0.22))
        wide = 0.085 * build + 0.05 * stride
        shirt.append(cone((0, 0, hip + 0.06), (0, 0, hem + 0.04), 0.08 * build, wide))
    (shirt if dress else trousers).append(seat)

    locks = [ellipsoid((0, 0.012, head + 0.016), (head_r * 0.87, head_r * 0.98, head_r * 1.12))]
    long_hair = (who == "woman" and chance(rng, 0.6)) or (child and chance(rng, 0.4))
    if long_hair:
        locks.append(
            chain(
                [(0, 0.03, head + 0.01), (0, 0.05, head - 0.06), (0, 0.055, shoulder - 0.06)],
                [0.055, 0.05, 0.03],
            )
        )
    # The face stays free of hair.
    cap = union(*locks, blend=0.02)
    face = ellipsoid((0, -head_r * 1.0, head - 0.02), (head_r * 0.72, head_r * 0.75, head_r * 0.95))

    def scalp(points: np.ndarray) -> np.ndarray:
        return np.maximum(cap(points), -face(points))

    layers = [
        (union(*flesh, blend=0.012), skin.base),
        (union(*shirt, blend=0.015), top),
        (union(*feet), shoes),
        (scalp, hair),
    ]
    if trousers:
        layers.append((union(*trousers, blend=0.02), bottom))
    body = union(*(field for field, _ in layers))
    mesh = mesh_field(body, (-0.26, -0.34, -0.04), (0.26, 0.34, 1.06), _CELL)
    mesh = _mixed(layers, mesh)
    low, high = mesh.vertices[:, 2].min(), mesh.vertices[:, 2].max()
    scale = height / float(high - low)
    meshes = [mesh.moved(translation=(0, 0, -low)).moved(scale=scale)]
    parts = [Part(merge(meshes), vertex_colored(0.75, 0.25), LABEL)]
    return stand(parts, "pedestrian", centered=True)
