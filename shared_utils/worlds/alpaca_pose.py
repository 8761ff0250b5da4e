"""How an animal is held: from a pose, the same for all kinds, to the places of its bones."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from .alpaca_kinds import Build
from .sampling import around, between, chance, pick

POSES = ("standing", "walking", "grazing", "lying")


@dataclass(frozen=True)
class Pose:
    """What an animal does.

    Attributes:
        name: one of `POSES`.
        heading: degrees; 0 looks to the right of the picture, -90 towards the camera.
        look: degrees that the head is turned to the left of the body.
        lift: degrees that the neck is raised more than its kind does; nod: that the face is lowered more.
        stride: where in a step the legs are, 0 to 1; shift: two numbers of -1 to 1, how the legs are set.
    """

    name: str
    heading: float
    look: float
    lift: float
    nod: float
    stride: float
    shift: tuple[float, float]


def draw_pose(rng: np.random.Generator, close: bool, poses: Mapping[str, float], sideways: float) -> Pose:
    """Draw a pose.

    Args:
        rng: all chance.
        close: for pictures of heads, whose neck is up and whose face is to be seen.
        poses: how often each of `POSES` occurs.
        sideways: how often an animal stands across the picture.
    """
    name = pick(rng, poses)
    heading = (
        pick(rng, (0.0, 180.0)) + around(rng, 0, 38) if chance(rng, sideways) else between(rng, -180, 180)
    )
    looks, aside = chance(rng, 0.5), around(rng, 0, 18)
    if close:
        name = "standing" if name == "grazing" else name
        heading = between(rng, -200, 20)
        looks = looks or chance(rng, 0.5)
    if name == "grazing":
        # From behind, nothing of the head would be seen.
        heading = pick(rng, (0.0, 180.0)) + around(rng, -8, 22) * (1 if chance(rng, 0.5) else -1)
    to_camera = (-90 - heading + 180) % 360 - 180
    look = aside
    if looks and name != "grazing":
        look = float(np.clip(to_camera * between(rng, 0.6, 1.0), -100, 100))
    return Pose(
        name=name,
        heading=heading,
        look=look,
        lift=around(rng, 0, 5),
        nod=around(rng, 0, 6),
        stride=between(rng, 0, 1),
        shift=(between(rng, -1, 1), between(rng, -1, 1)),
    )


@dataclass
class Skeleton:
    """The bones of an animal: points (n, 3) and where the head is.

    Attributes:
        middle: height of the trunk's middle.
        neck: from its base to the skull.
        head: the skull's middle; turn: rotation (3, 3) from the head's own axes (x to the nose).
        legs: front left, front right, hind left, hind right; each from the trunk down to the toe, (5, 3).
        tail: from its root.
    """

    middle: float
    neck: np.ndarray
    head: np.ndarray
    turn: np.ndarray
    legs: list[np.ndarray]
    tail: np.ndarray


def make_skeleton(build: Build, pose: Pose) -> Skeleton:
    """Put the bones of an animal in a pose."""
    lying = pose.name == "lying"
    middle = build.half_depth * 0.96 if lying else build.withers - build.half_depth
    neck, nod = _neck(build, pose, middle)
    head = neck[-1]
    turn = _head_turn(pose.look, nod)
    legs = _folded(build, middle) if lying else _standing(build, pose, middle)
    root = np.array([-0.96 * build.half_length, 0, middle + 0.45 * build.half_depth])
    angle = math.radians(min(build.tail_angle, 10) if lying else build.tail_angle)
    along = np.array([-math.cos(angle), 0.15 * pose.shift[0], math.sin(angle)])
    hang = np.array([-0.2, 0, -1.0]) if build.tail_angle < 0 else np.array([-0.3, 0, 1.0])
    tail = np.stack([root, root + along * build.tail * 0.5, root + (along + hang) / 2 * build.tail])
    return Skeleton(middle, neck, head, turn, legs, tail)


def _neck(build: Build, pose: Pose, middle: float) -> tuple[np.ndarray, float]:
    """Points from the chest to the skull's middle, and how far the face is lowered."""
    base = np.array([0.70 * build.half_length, 0.0, middle + 0.30 * build.half_depth])
    side = math.radians(pose.look)
    if pose.name == "grazing":
        reach = build.muzzle + 0.02
        goal = np.array([base[0] + 0.30 + 0.25 * build.neck, 0.12 * math.sin(side), reach])
        goal[1] += 0.1 * pose.shift[1]
        steps = np.linspace(0, 1, 5)[:, None]
        neck = base + (goal - base) * steps
        neck[:, 2] += 0.07 * np.sin(np.pi * steps[:, 0])
        return neck, 72 + pose.nod
    rise = build.neck_rise + pose.lift
    # A long neck stands on the chest in a shallow S; a short one goes straight on.
    bow = 16 if build.neck > 0.45 else 6
    places, place = [base], base
    for share, extra, turn in (
        (0.3, -bow, 0.0),
        (0.3, 0.0, 0.25),
        (0.25, bow / 2, 0.6),
        (0.15, bow / 2, 0.9),
    ):
        angle, bent = math.radians(min(rise + extra, 100)), side * turn * 0.6
        flat = math.cos(angle) * np.array([math.cos(bent), math.sin(bent), 0])
        flat = flat + 0.10 * turn * np.array([0, math.sin(side), 0])
        place = place + share * build.neck * (flat + np.array([0, 0, math.sin(angle)]))
        places.append(place)
    return np.array(places), build.nod + pose.nod


def _head_turn(look: float, nod: float) -> np.ndarray:
    a, b = math.radians(look), math.radians(nod)
    about_z = np.array([[math.cos(a), -math.sin(a), 0], [math.sin(a), math.cos(a), 0], [0, 0, 1]])
    about_y = np.array([[math.cos(b), 0, math.sin(b)], [0, 1, 0], [-math.sin(b), 0, math.cos(b)]])
    return (about_z @ about_y).astype(np.float32)


def _standing(build: Build, pose: Pose, middle: float) -> list[np.ndarray]:
    step = 0.34 if pose.name == "walking" else 0.06
    knee, hock = 0.36 * build.withers, 0.40 * build.withers
    top = middle - 0.15 * build.half_depth
    out = 0.58 * build.half_width
    legs = []
    for number, (front, left) in enumerate(((True, 1), (True, -1), (False, 1), (False, -1))):
        phase = 2 * math.pi * (pose.stride + (0.5 if number in (1, 2) else 0.0))
        swing = step * knee * (math.sin(phase) + 0.5 * pose.shift[front])
        lift = 0.3 * step * knee * max(0.0, math.cos(phase)) if pose.name == "walking" else 0.0
        y = left * out
        if front:
            x = 0.60 * build.half_length
            points = [
                (x, y, top),
                (x + 0.02 + 0.4 * swing, y, (top + knee) / 2),
                (x + 0.6 * swing + 0.25 * lift, y, knee),
                (x + swing, y * 0.95, 0.075 + lift),
                (x + swing + 0.035, y * 0.95, 0.022 + lift),
            ]
        else:
            x = -0.68 * build.half_length
            points = [
                (x, y, top),
                (x + 0.07 + 0.4 * swing, y, top - 0.45 * (top - hock)),
                (x - 0.075 + 0.6 * swing, y, hock),
                (x - 0.04 + swing, y * 0.95, 0.075 + lift),
                (x - 0.01 + swing, y * 0.95, 0.022 + lift),
            ]
        legs.append(np.array(points))
    return legs


def _folded(build: Build, middle: float) -> list[np.ndarray]:
    """Legs under the body: the knees show in front, the hocks behind."""
    legs = []
    for front, left in ((True, 1), (True, -1), (False, 1), (False, -1)):
        y = left * 0.66 * build.half_width
        if front:
            x = 0.6 * build.half_length
            points = [
                (x, y, middle * 0.8),
                (x + 0.04, y, 0.2),
                (x + 0.19, y, 0.075),
                (x + 0.06, y, 0.045),
                (x - 0.04, y, 0.04),
            ]
        else:
            x = -0.6 * build.half_length
            y *= 1.15
            points = [
                (x, y, middle * 0.8),
                (x + 0.2, y, 0.2),
                (x - 0.05, y, 0.075),
                (x + 0.12, y, 0.045),
                (x + 0.2, y, 0.04),
            ]
        legs.append(np.array(points))
    return legs
