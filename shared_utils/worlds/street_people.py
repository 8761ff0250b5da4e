"""Pedestrians: men, women and children who walk or stand, in clothes, with hats, bags and umbrellas.

A body is a signed distance field at a height of 1: z from 0 to 1, looking towards -y. Each layer (skin, top,
trousers, shoes, hair) is a field of its own; a vertex has the colour of the layer that is nearest.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from .materials import draw_cloth_color, draw_skin, hsv, vertex_colored
from .sampling import between, chance, pick
from .shapes import Field, Mesh, box, chain, cone, ellipsoid, mesh_field, subtract, union
from .street_mesh import Part, Thing, merge, stand
from .street_solids import ball, lathe, tube

# CARLA's class of pedestrians.
LABEL = 4

# Grid cells of the field, in heights: 3 cm on a grown person.
_CELL = 0.0165

_HAIR = (
    hsv(0.07, 0.5, 0.1), hsv(0.07, 0.5, 0.12), hsv(0.07, 0.55, 0.25), hsv(0.1, 0.5, 0.6),
    hsv(0.05, 0.7, 0.4), hsv(0.1, 0.05, 0.65),
)  # fmt: skip
_SHOES = (hsv(0, 0, 0.08), hsv(0.07, 0.5, 0.25), hsv(0, 0, 0.85), hsv(0.6, 0.5, 0.3))


@dataclass
class Pose:
    """Lengths in heights: where the body's joints are, and how it walks.

    `side` is 1 if the left leg (x < 0) is ahead; `stride` 0 (standing) to 1 (long steps); `girth` scales
    limbs.
    """

    hip: float
    shoulder: float
    head: float
    head_radius: float
    half_shoulder: float
    girth: float
    stride: float
    side: int


def make_pedestrian(rng: np.random.Generator) -> Thing:
    """A person who looks towards -y, 1.05 m to 1.92 m tall."""
    who = pick(rng, {"man": 0.4, "woman": 0.4, "child": 0.2})
    tall = {"man": (1.68, 1.92), "woman": (1.56, 1.78), "child": (1.05, 1.4)}[who]
    height = between(rng, *tall)
    child = who == "child"
    shoulder, radius = (0.77, 0.085) if child else (0.815, 0.068)
    girth = between(rng, 0.92, 1.15) * {"man": 1.0, "woman": 0.95, "child": 1.05}[who]
    pose = Pose(
        hip=0.45 if child else 0.49,
        shoulder=shoulder,
        head=shoulder + 0.06 + radius,
        head_radius=radius,
        half_shoulder=0.105 * girth * (1.06 if who == "man" else 0.95),
        girth=girth,
        stride=between(rng, 0.5, 1.0) if chance(rng, 0.65) else between(rng, 0.0, 0.12),
        side=1 if chance(rng, 0.5) else -1,
    )
    umbrella = not child and chance(rng, 0.1)
    layers, extras = _person(rng, pose, who, umbrella)
    body = union(*(field for field, _ in layers))
    mesh = mesh_field(body, (-0.3, -0.36, -0.05), (0.3, 0.36, 1.08), _CELL)
    distance = np.stack([field(mesh.vertices) for field, _ in layers], 1)
    mesh.colors = np.stack([color for _, color in layers])[distance.argmin(1)].astype(np.float32)
    low, high = float(mesh.vertices[:, 2].min()), float(mesh.vertices[:, 2].max())
    whole = merge([mesh, *extras]).moved(translation=(0, 0, -low))
    whole = whole.moved(scale=height / (high - low))
    return stand([Part(whole, vertex_colored(0.75, 0.25), LABEL)], "pedestrian", centered=True)


def _person(
    rng: np.random.Generator, pose: Pose, who: str, umbrella: bool
) -> tuple[list[tuple[Field, np.ndarray]], list[Mesh]]:
    """Layers with their colours, and meshes that are no field."""
    skin = draw_skin(rng)
    top, hair, shoes = draw_cloth_color(rng), pick(rng, _HAIR), pick(rng, _SHOES)
    below = hsv(pick(rng, [0.6, 0.62, 0.1, 0.08]), between(rng, 0.1, 0.6), between(rng, 0.08, 0.5))
    g, hip, shoulder = pose.girth, pose.hip, pose.shoulder
    dress = who != "man" and chance(rng, 0.3)
    coat = not dress and chance(rng, 0.25)
    short = not dress and not coat and chance(rng, 0.4 if who == "child" else 0.25)
    sleeves = coat or chance(rng, 0.6)

    # The hem of a dress or coat; without one, legs are not hidden.
    hem = hip - (between(rng, 0.12, 0.3) if dress else between(rng, 0.05, 0.22)) if dress or coat else None
    flesh, hands = _head(pose), []
    trousers: list[Field] = []
    shirt: list[Field] = []
    feet: list[Field] = []
    for x, phase in ((-1, pose.side), (1, -pose.side)):
        joints, toe = _leg(pose, x, phase)
        feet.append(toe)
        if dress:
            flesh.append(_below(chain(joints, [0.05 * g, 0.036 * g, 0.022]), hem))
        elif short:
            trousers.append(chain(joints[:2], [0.06 * g, 0.054 * g]))
            flesh.append(chain(joints[1:], [0.036 * g, 0.024]))
        else:
            trousers.append(_below(chain(joints, [0.056 * g, 0.042 * g, 0.031 * g]), hem))
    for x, phase in ((-1, -pose.side), (1, pose.side)):
        joints = _arm(pose, x, phase, raised=umbrella and x == 1)
        start, elbow, wrist = joints
        if sleeves:
            shirt.append(chain(joints, [0.036 * g, 0.031 * g, 0.025 * g]))
        else:
            shirt.append(cone(start, start + (elbow - start) * 0.7, 0.036 * g, 0.034 * g))
            flesh.append(chain(joints, [0.03 * g, 0.026 * g, 0.02 * g]))
        hands.append(wrist + (wrist - elbow) * 0.18)
        flesh.append(ellipsoid(hands[-1], (0.018, 0.022, 0.03)))
    chest = ellipsoid((0, 0.004, shoulder - 0.09), (0.1 * g, 0.066 * g, 0.115))
    waist = ellipsoid((0, 0.0, hip + 0.09), (0.08 * g, 0.058 * g, 0.12))
    reach = pose.half_shoulder * 0.9
    yoke = cone((-reach, 0, shoulder - 0.028), (reach, 0, shoulder - 0.028), 0.036)
    shirt.append(union(chest, waist, yoke, blend=0.05))
    if hem is not None:
        shirt.append(_skirt(pose, hem))
    else:
        trousers.append(ellipsoid((0, 0.008, hip), (0.09 * g, 0.066 * g, 0.065)))

    layers = [
        (union(*flesh, blend=0.012), skin.base),
        (union(*shirt, blend=0.015), top),
        (union(*feet), shoes),
        (_hair(rng, pose, who), hair),
    ]
    if trousers:
        layers.append((union(*trousers, blend=0.035), below))
    hat = chance(rng, 0.2)
    if hat:
        layers.append((_hat(pose, brim=chance(rng, 0.6)), draw_cloth_color(rng)))
    extras = [
        ball(
            (x * pose.head_radius * 0.34, -pose.head_radius * 0.86, pose.head + 0.008),
            (0.0075,) * 3,
            8,
            6,
            (0.02,) * 3,
        )
        for x in (-1, 1)
    ]
    bag = pick(rng, {"none": 0.55, "backpack": 0.2, "handbag": 0.12, "shopping": 0.13})
    color = draw_cloth_color(rng)
    if bag == "backpack":
        middle = (0, 0.066 * g + 0.045, shoulder - 0.11)
        layers.append((box(middle, (0.075, 0.045, 0.1), rounding=0.03), color))
    elif bag != "none":
        hand = hands[0]
        size = (0.03, 0.07, 0.055) if bag == "handbag" else (0.035, 0.085, 0.1)
        layers.append((box(hand - (0.02, 0, size[2] + 0.045), size, rounding=0.012), color))
        extras += [
            tube([hand, hand - (0.02, y, 0.055)], [0.005, 0.005], 5, color * 0.6) for y in (-0.04, 0.04)
        ]
    if umbrella:
        extras += _umbrella(hands[1], draw_cloth_color(rng))
    return layers, extras


def _head(pose: Pose) -> list[Field]:
    r, z = pose.head_radius, pose.head
    return [
        ellipsoid((0, -0.004, z), (r * 0.8, r * 0.95, r * 1.12)),
        cone((0, 0.005, pose.shoulder - 0.02), (0, 0, z - r * 0.5), 0.034, 0.03),
        ellipsoid((0, -r * 0.95, z - 0.012), (0.011, 0.015, 0.014)),
    ]


def _leg(pose: Pose, x: int, phase: int) -> tuple[list[np.ndarray], Field]:
    """Hip, knee and ankle of a leg that is ahead (`phase` 1) or behind (-1), and its shoe."""
    swing = 0.5 * pose.stride * phase
    lower = swing - (0.35 if phase < 0 else 0.1) * pose.stride
    start = np.array([x * 0.052 * pose.girth, 0, pose.hip - 0.01])
    knee = start + 0.47 * pose.hip * np.array([0, -math.sin(swing), -math.cos(swing)])
    ankle = knee + 0.45 * pose.hip * np.array([0, -math.sin(lower), -math.cos(lower)])
    pitch = max(0.0, -lower) * 0.6
    toe = ankle + np.array([0, -0.085 * math.cos(pitch), -0.022 - 0.05 * math.sin(pitch)])
    return [start, knee, ankle], chain([ankle + np.array([0, 0.012, -0.02]), toe], [0.027, 0.021])


def _arm(pose: Pose, x: int, phase: int, raised: bool) -> list[np.ndarray]:
    """Shoulder, elbow and wrist: swinging with the steps, or raised to hold something up."""
    swing, bend = 0.42 * pose.stride * phase, 0.2 + 0.3 * pose.stride
    if raised:
        swing, bend = 0.35, 1.9
    start = np.array([x * pose.half_shoulder, 0, pose.shoulder - 0.03])
    elbow = start + 0.165 * np.array([0.1 * x, -math.sin(swing), -math.cos(swing)])
    lower = swing + bend
    wrist = elbow + 0.15 * np.array([0.1 * x * (not raised), -math.sin(lower), -math.cos(lower)])
    return [start, elbow, wrist]


def _below(leg: Field, hem: float | None) -> Field:
    """A leg, cut off above the hem, so that it does not come through the cloth."""
    if hem is None:
        return leg
    return lambda points: np.maximum(leg(points), points[:, 2] - np.float32(hem + 0.015))


def _skirt(pose: Pose, hem: float) -> Field:
    """The lower part of a coat or dress: an elliptic cone, wide enough for the step, cut off at the hem."""
    waist = pose.hip + 0.07
    step = math.tan(0.5 * pose.stride) * (pose.hip - hem)
    narrow = (0.085 * pose.girth, 0.062 * pose.girth)
    wide = (0.1 * pose.girth + 0.02, 0.062 * pose.girth + step)

    def field(points: np.ndarray) -> np.ndarray:
        share = np.clip((waist - points[:, 2]) / (waist - hem), 0, 1.2)
        a, b = (n + (w - n) * share for n, w in zip(narrow, wide, strict=True))
        ring = np.hypot(points[:, 0] / a, points[:, 1] / b) - 1
        slab = np.maximum(hem - points[:, 2], points[:, 2] - waist)
        return np.maximum(ring * np.minimum(a, b), slab).astype(np.float32)

    return field


def _hair(rng: np.random.Generator, pose: Pose, who: str) -> Field:
    """Short or long hair that leaves the face free."""
    r, z = pose.head_radius, pose.head
    locks = [ellipsoid((0, 0.012, z + 0.016), (r * 0.87, r * 0.98, r * 1.12))]
    if chance(rng, {"man": 0.06, "woman": 0.6, "child": 0.4}[who]):
        down = [(0, 0.03, z + 0.01), (0, 0.05, z - 0.06), (0, 0.055, pose.shoulder - 0.06)]
        locks.append(chain(down, [0.055, 0.05, 0.03]))
    face = ellipsoid((0, -r, z - 0.02), (r * 0.72, r * 0.75, r * 0.95))
    return subtract(union(*locks, blend=0.02), face)


def _hat(pose: Pose, brim: bool) -> Field:
    """A woollen hat, or a cap with a peak."""
    r, z = pose.head_radius, pose.head
    crown = ellipsoid((0, 0.008, z + r * 0.5), (r * 0.95, r * 1.06, r * 0.78))
    crown = subtract(crown, box((0, 0, z - r), (0.3, 0.3, r * 1.35)))
    if not brim:
        return crown
    return union(crown, ellipsoid((0, -r * 1.15, z + r * 0.42), (r * 0.7, r * 0.7, 0.012)), blend=0.01)


def _umbrella(hand: np.ndarray, color: np.ndarray) -> list[Mesh]:
    """An open umbrella over the head, held in a hand."""
    top = 1.2
    stick = tube([hand - (0, 0, 0.05), (hand[0] * 0.6, hand[1] + 0.04, top)], [0.007, 0.007], 6, (0.03,) * 3)
    profile = [
        (0.0005, top - 0.01),
        (0.19, top - 0.06),
        (0.33, top - 0.135),
        (0.33, top - 0.13),
        (0.19, top - 0.04),
        (0.0005, top + 0.015),
    ]
    canopy = lathe(profile, 16, color)
    return [stick, canopy.moved(translation=(hand[0] * 0.6, hand[1] + 0.04, 0))]
