"""The skeleton of a hand: who it belongs to, how its joints bend, and where they come to lie.

Lengths are in centimetres. The frame is that of a right hand: wrist at the origin, fingers along +z, the
thumb on the side of +x, the palm facing -y. A left hand is its mirror image. Bone lengths and joint ranges
are about those of an adult's hand in textbooks of anatomy.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np

from .sampling import around

FINGERS = ("index", "middle", "ring", "little")

# Where the knuckles lie, and the three bones of each finger with the flesh of its tip.
_KNUCKLES = np.array([(2.75, 0.05, 8.7), (0.75, 0.3, 9.0), (-1.2, 0.15, 8.5), (-2.95, -0.2, 7.6)])
_BONES = np.array([(4.3, 2.5, 2.1), (4.8, 2.9, 2.2), (4.4, 2.8, 2.2), (3.5, 2.0, 1.95)])
_RADII = np.array(
    [(1.03, 0.93, 0.83, 0.68), (1.06, 0.95, 0.84, 0.69), (1.0, 0.9, 0.8, 0.66), (0.88, 0.78, 0.7, 0.58)]
)
_THUMB_BASE = np.array([2.0, -0.9, 2.0])
_THUMB_BONES = np.array([4.5, 3.3, 2.7])
_THUMB_RADII = np.array([1.35, 1.15, 1.02, 0.78])

# Degrees at the three joints of a finger.
STRAIGHT = (4.0, 5.0, 3.0)
CURLED = (80.0, 100.0, 62.0)
ROUND = (44.0, 52.0, 32.0)

# Directions of the thumb's bones when it points away from the hand.
_THUMB_OUT = np.array([(0.78, -0.38, 0.5), (0.86, -0.14, 0.46), (0.78, 0.02, 0.6)])
_THUMB_HIGH = np.array([(0.66, -0.34, 0.64), (0.58, -0.1, 0.78), (0.52, 0.06, 0.84)])


@dataclass
class Person:
    """The shape of somebody's hand: factors of an adult's average.

    Attributes:
        age: "child", "adult" or "old".
        length, thickness: of the fingers.
        width: of the palm.
        knuckles: how much the joints stand out; 0 in a child.
    """

    age: str
    length: float
    thickness: float
    width: float
    knuckles: float


def draw_person(rng: np.random.Generator, ages: dict[str, float]) -> Person:
    """A child's fingers are short and round, an old person's thin with strong joints."""
    from .sampling import pick

    age = pick(rng, ages)
    length = {"child": 0.88, "adult": 1.0, "old": 1.0}[age]
    thickness = {"child": 1.08, "adult": 1.0, "old": 0.94}[age]
    knuckles = {"child": 0.0, "adult": 0.5, "old": 1.0}[age]
    return Person(
        age=age,
        length=around(rng, length, 0.05),
        thickness=around(rng, thickness, 0.07),
        width=around(rng, 1.0, 0.04),
        knuckles=max(0.0, around(rng, knuckles, 0.15)),
    )


@dataclass
class Pose:
    """How the joints bend.

    Attributes:
        bends: degrees (4, 3): of index to little finger, at knuckle, middle and end joint.
        spread: degrees (4,) sideways at the knuckle; positive towards the thumb.
        thumb: "out", "high", "beside", "over", "across" or "touch" (see `make_skeleton`).
        thumb_over: the finger (0 to 3) that an "over" or "touch" thumb goes to.
        jitter: (3, 3), small changes of the directions of the thumb's bones.
    """

    bends: np.ndarray
    spread: np.ndarray
    thumb: str
    thumb_over: int = 1
    jitter: np.ndarray = field(default_factory=lambda: np.zeros((3, 3)))


@dataclass
class Skeleton:
    """Joints and radii in the right hand's frame.

    Attributes:
        fingers: (4, 4, 3), knuckle to tip of index to little finger.
        finger_radii: (4, 4).
        finger_backs: (4, 3, 3), for each bone the unit vector away from the palm.
        thumb: (4, 3), base to tip. thumb_radii: (4,). thumb_back: (3,), towards its nail.
    """

    fingers: np.ndarray
    finger_radii: np.ndarray
    finger_backs: np.ndarray
    thumb: np.ndarray
    thumb_radii: np.ndarray
    thumb_back: np.ndarray

    def extended(self) -> tuple[bool, bool, bool, bool, bool]:
        """Which of thumb, index, middle, ring and little finger stick out, from where the joints are.

        A finger does when its tip is far from its knuckle; the thumb when its tip is well
        beyond the index finger's side of the palm.
        """
        span = np.linalg.norm(self.fingers[:, 3] - self.fingers[:, 0], axis=1)
        length = np.linalg.norm(np.diff(self.fingers, axis=1), axis=2).sum(1)
        straight = span > 0.9 * length
        # How far the thumb's tip lies beyond the index finger's side of the hand.
        clear = self.thumb[3, 0] - self.fingers[0, 0, 0]
        reach = np.linalg.norm(np.diff(self.thumb, axis=0), axis=1).sum()
        return bool(clear > 0.32 * reach), *(bool(one) for one in straight)


def make_skeleton(person: Person, pose: Pose) -> Skeleton:
    """Where the joints lie.

    The thumb points away ("out", or more upwards, "high"), lies along the side of the fist ("beside"), on the
    middle bone of a curled finger ("over"), across the open palm ("across"), or meets a fingertip ("touch").
    """
    knuckles = _KNUCKLES * (person.width, 1, 1)
    bones = _BONES * person.length
    radii = _RADII * person.thickness
    joints = np.empty((4, 4, 3))
    backs = np.empty((4, 3, 3))
    for finger in range(4):
        aside = math.radians(pose.spread[finger])
        along = np.array([math.sin(aside), 0, math.cos(aside)])
        joints[finger, 0] = knuckles[finger]
        turned = 0.0
        for bone in range(3):
            turned += math.radians(pose.bends[finger, bone])
            step = math.cos(turned) * along + math.sin(turned) * np.array([0, -1, 0])
            backs[finger, bone] = math.sin(turned) * along + math.cos(turned) * np.array([0, 1, 0])
            joints[finger, bone + 1] = joints[finger, bone] + bones[finger, bone] * step
    thumb_radii = _THUMB_RADII * person.thickness
    thumb, thumb_back = _thumb(person, pose, joints, radii, thumb_radii)
    return Skeleton(joints, radii, backs, thumb, thumb_radii, thumb_back)


def _thumb(person, pose, joints, radii, thumb_radii) -> tuple[np.ndarray, np.ndarray]:
    """The thumb's joints, and the direction its nail faces."""
    bones = _THUMB_BONES * (0.5 + 0.5 * person.length)
    base = _THUMB_BASE * (person.width, 1, 1)
    if pose.thumb in ("out", "high"):
        steps = (_THUMB_OUT if pose.thumb == "out" else _THUMB_HIGH) + pose.jitter
        steps = steps / np.linalg.norm(steps, axis=1, keepdims=True)
        points = np.vstack([base, base + np.cumsum(steps * bones[:, None], axis=0)])
        return points, _across(points[3] - points[2], np.array([0.35, 0.9, 0.0]))
    finger = joints[pose.thumb_over]
    thick = thumb_radii[2] + 0.02
    if pose.thumb == "over":
        target = 0.5 * (finger[1] + finger[2]) + np.array(
            [-1.3, -(radii[pose.thumb_over, 1] + thick - 0.12), -0.3]
        )
        first, hint, back = (
            np.array([0.25, -0.78, 0.58]),
            np.array([0.6, -0.8, 0.1]),
            np.array([0.1, -1.0, 0.2]),
        )
    elif pose.thumb == "beside":
        side = joints[0]
        beside = np.array([radii[0, 0] + 0.6 * thumb_radii[3], 0.0, -0.3])
        target = 0.8 * side[1] + 0.2 * side[0] + beside
        first, hint, back = (
            np.array([0.42, -0.55, 0.72]),
            np.array([0.5, -0.9, 0.0]),
            np.array([1.0, -0.3, 0.1]),
        )
    elif pose.thumb == "across":
        target = np.array([-0.9 * person.width, -(1.25 + thick) * 0.98, 7.3])
        first, hint, back = (
            np.array([0.22, -0.4, 0.86]),
            np.array([0.5, -0.4, 0.6]),
            np.array([0.0, -1.0, 0.35]),
        )
    elif pose.thumb == "touch":
        tip = finger[3]
        below = 0.95 * (radii[pose.thumb_over, 3] + thumb_radii[3])
        target = tip + np.array([0.25, -0.25, -below])
        first, hint, back = (
            np.array([0.36, -0.66, 0.6]),
            np.array([0.25, -0.75, -0.55]),
            np.array([0.3, -0.7, -0.6]),
        )
    else:
        raise ValueError(f"No thumb is posed {pose.thumb!r}.")
    first = first + pose.jitter[0]
    knuckle = base + bones[0] * first / np.linalg.norm(first)
    middle, tip = _two_bones(knuckle, target, bones[1], bones[2], hint)
    return np.array([base, knuckle, middle, tip]), _across(tip - middle, back)


def _two_bones(start, target, first, second, hint) -> tuple[np.ndarray, np.ndarray]:
    """Joint and end of two bones that reach from `start` to `target` (or towards it), bent to `hint`."""
    line = target - start
    distance = float(np.linalg.norm(line))
    line = line / distance
    reach = float(np.clip(distance, abs(first - second) + 0.3, (first + second) * 0.995))
    along = (first**2 - second**2 + reach**2) / (2 * reach)
    aside = math.sqrt(max(first**2 - along**2, 0.0))
    return start + along * line + aside * _across(line, hint), start + reach * line


def _across(axis: np.ndarray, direction: np.ndarray) -> np.ndarray:
    """The unit vector nearest to `direction` that stands at right angles to `axis`."""
    axis = axis / np.linalg.norm(axis)
    part = direction - (direction @ axis) * axis
    return part / np.linalg.norm(part)
