"""The alpaca world: alpacas, and what is easily taken for them, 160 by 160.

The land, the light, the coat, the pose, the camera and how much of the picture the subject fills are all
drawn before the label and without it; the label decides what the subject is. So no background, colour or
size tells the class.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from .alpaca_body import make_animal
from .alpaca_coat import Coat, draw_coat
from .alpaca_kinds import ANIMALS, Build, draw_build
from .alpaca_land import Land, draw_land, make_land
from .alpaca_pose import Pose, draw_pose
from .alpaca_yard import animal_color, make_rock, make_shrub, make_yard
from .camera import Shot, sensor
from .materials import vertex_colored
from .rendering import Haze, Scene
from .sampling import around, between, chance, pick
from .shapes import Mesh
from .street_light import Daylight, draw_daylight

NAME = "alpaca"
VERSION = 1
SEED = 330
CLASSES = ("not alpaca", "alpaca")
SPLITS = {"train": 262, "validation": 66, "test": 200}
SPP = 14
SIZE = (160, 160)
QUALITY = 84
# Other worlds whose modules this one uses.
USES = ("street",)

# Difficulty. What the pictures without an alpaca show, and how often.
OTHERS = {"llama": 0.06, "sheep": 0.34, "goat": 0.28, "shrub": 0.11, "rock": 0.09, "nothing": 0.12}


@dataclass(frozen=True)
class Mix:
    """How often things occur: the rest of the difficulty.

    Attributes:
        counts: of so many animals.
        frames: of all of them being seen whole, far off, with the head alone, or with a part cut off.
        fill: by frame, between which shares of the picture's side the subject's larger side is.
        poses: of the poses of `alpaca_pose.POSES`.
        sideways: of animals that stand across the picture; the others look anywhere.
    """

    counts: dict[int, float]
    frames: dict[str, float]
    fill: dict[str, tuple[float, float]]
    poses: dict[str, float]
    sideways: float


# Most animals are near, stand on their feet and are seen from the side: a small data set for a small network.
MIX = Mix(
    counts={1: 0.86, 2: 0.11, 3: 0.03},
    frames={"whole": 0.7, "head": 0.24, "cut": 0.06},
    fill={"whole": (0.74, 0.95), "head": (0.65, 0.95), "cut": (1.0, 1.25)},
    poses={"standing": 0.74, "walking": 0.13, "grazing": 0.07, "lying": 0.06},
    sideways=0.85,
)


@dataclass
class Member:
    """One of the subject's: its pose and coat, and where it stands beside the first, in its own heights."""

    pose: Pose
    coat: Coat
    place: tuple[float, float]
    seed: int


@dataclass
class Drawn:
    """All that is drawn for a picture before its label is looked at."""

    land: Land
    day: Daylight
    frame: str
    members: list[Member]
    fill: float
    shift: tuple[float, float]
    elevation: float
    fov: float
    aperture: float
    shot: Shot
    yard_seed: int


def draw(rng: np.random.Generator, mix: Mix = MIX) -> Drawn:
    """Draw a picture, all but what its subject is."""
    land, day = draw_land(rng), draw_daylight(rng)
    frame = pick(rng, mix.frames)
    count = pick(rng, mix.counts) if frame != "head" else 1
    members = []
    for number in range(count):
        coat, pose = draw_coat(rng), draw_pose(rng, frame == "head", mix.poses, mix.sideways)
        side = 1 if number == 1 else -1
        place = (0.0, 0.0) if not number else (side * between(rng, 0.5, 1.0), between(rng, 0.3, 1.3))
        members.append(Member(pose, coat, place, int(rng.integers(1 << 31))))
    shot = Shot(
        exposure=around(rng, 0.1, 0.2),
        kelvin=day.kelvin,
        correction=1.0,
        blur=between(rng, 0.12, 0.26),
        electrons=between(rng, 5000, 20000),
        read_noise=between(rng, 0.002, 0.005),
        saturation=between(rng, 0.9, 1.15),
    )
    return Drawn(
        land=land,
        day=day,
        frame=frame,
        members=members,
        fill=between(rng, *mix.fill[frame]),
        shift=(between(rng, -1, 1), between(rng, -1, 1)),
        elevation=between(rng, -3, 12) if chance(rng, 0.9) else between(rng, 12, 20),
        fov=between(rng, 16, 38),
        aperture=between(rng, 0.0, 0.03),
        shot=shot,
        yard_seed=int(rng.integers(1 << 31)),
    )


def make_scene(rng: np.random.Generator, label: int) -> Scene:
    """A scene with an alpaca (label 1) or without (label 0).

    Raises:
        ValueError: if the label is neither 0 nor 1.
    """
    if label not in (0, 1):
        raise ValueError(f"The labels of {NAME} are 0 (not alpaca) and 1 (alpaca); got {label!r}.")
    drawn = draw(rng)
    what = "alpaca" if label else pick(rng, OTHERS)

    def build(rng: np.random.Generator) -> Build:
        # With no animal, one is thought of, so that the camera stands as it would.
        return draw_build(rng, what if what in ANIMALS else pick(rng, ANIMALS))

    return compose(what, drawn, *subject(what, drawn, build))


def compose(
    what: str, drawn: Drawn, parts: dict[str, tuple[Mesh, dict]], points: np.ndarray, mark: np.ndarray
) -> Scene:
    """The scene of a subject in its land.

    Args:
        what: it is; "nothing" is framed wider.
        drawn: all else.
        parts, points, mark: what `subject` returns.
    """
    # With nothing to see near by, the land is the subject.
    view, origin = camera(drawn, points, mark, 1.7 if what == "nothing" else 1.0)
    parts = {
        **make_land(drawn.land, origin, view["fov"]),
        **make_yard(drawn.land, np.random.default_rng(drawn.yard_seed)),
        **parts,
    }
    shapes = drawn.day.shapes | {name: mesh.to_mitsuba(bsdf) for name, (mesh, bsdf) in parts.items()}
    first = drawn.members[0]
    factors = {
        "what": what,
        "count": 0 if what == "nothing" else len(drawn.members),
        "frame": drawn.frame,
        "fill": drawn.fill,
        "pose": first.pose.name,
        "heading": first.pose.heading,
        "look": first.pose.look,
        "coat": first.coat.name,
        "pattern": first.coat.pattern,
        "setting": drawn.land.setting,
        "weather": drawn.day.weather,
        "sun_elevation": drawn.day.sun_elevation,
        "sun_side": drawn.day.sun_side,
        "elevation": drawn.elevation,
        "fov": drawn.fov,
        "aperture": drawn.aperture,
        "exposure": drawn.shot.exposure,
    }
    haze = Haze(drawn.day.haze, drawn.day.haze_color)
    return Scene(
        shapes,
        view,
        drawn.shot,
        factors,
        tuple(n for n in parts if n.startswith("subject")),
        3,
        haze=haze,
        denoised=True,
    )


def subject(
    what: str, drawn: Drawn, build: Callable[[np.random.Generator], Build], detail: float = 1.0
) -> tuple[dict[str, tuple[Mesh, dict]], np.ndarray, np.ndarray]:
    """What the picture is of: name to mesh and bsdf, the points (N, 3) that are framed, and one not cut off.

    The last is where the first animal's head is: without it there is nothing to tell.

    Args:
        what: "nothing", "rock", "shrub", or any animal.
        drawn: how it stands.
        build: draws the proportions of an animal.
        detail: of the animals' surfaces.
    """
    parts, framed, mark = {}, [], None
    rough = vertex_colored(0.85, 0.15)
    for number, member in enumerate(drawn.members):
        rng = np.random.default_rng(member.seed)
        if what in ("rock", "shrub"):
            color = animal_color(rng) if chance(rng, 0.7) else None
            if what == "rock":
                mesh = make_rock(rng, between(rng, 0.35, 0.7), color)
            else:
                mesh = make_shrub(rng, between(rng, 0.7, 1.5), color)
            meshes, points, animal = [(mesh, rough)], mesh.vertices, None
        else:
            fine = 0.4 if what == "nothing" else detail if not number else 0.8 * detail
            animal = make_animal(build(rng), member.coat, member.pose, fine)
            meshes, points = animal.parts, animal.points(drawn.frame == "head")
            if what == "nothing":
                meshes = []
        tall = float(np.ptp(points[:, 2])) if drawn.frame != "head" else 1.0
        place = np.array([*member.place, 0]) * max(tall, 0.8)
        for count, (mesh, bsdf) in enumerate(meshes):
            parts[f"subject_{number}_{count}"] = (mesh.moved(translation=place), bsdf)
        framed.append(points + place)
        if mark is None:
            mark = points.mean(0) if animal is None else animal.points(head=True).mean(0)
    return parts, np.concatenate(framed), mark


def camera(drawn: Drawn, points: np.ndarray, mark: np.ndarray, wider: float = 1.0) -> tuple[dict, np.ndarray]:
    """A camera that frames the points as drawn, above the ground: the sensor and where it stands.

    Args:
        drawn: how.
        points: (N, 3), what is framed.
        mark: (3,), what stays in the picture.
        wider: how many times as much is seen.
    """
    low, high = np.percentile(points, 1, axis=0), np.percentile(points, 99, axis=0)
    middle, size = (low + high) / 2, high - low
    side = wider * max(size[0], size[2]) / drawn.fill
    distance = side / 2 / math.tan(math.radians(drawn.fov / 2)) + size[1] / 2
    room = max(side - max(size[0], size[2]), 0.12 * side) / 2
    target = middle - np.array([drawn.shift[0], 0, drawn.shift[1] * 0.7]) * room
    if drawn.frame == "head":
        target[2] -= 0.12 * side
    else:
        target = np.clip(target, mark - 0.36 * side, mark + 0.36 * side) * [1, 0, 1] + target * [0, 1, 0]
    elevation = math.radians(drawn.elevation)
    origin = target + distance * np.array([0, -math.cos(elevation), math.sin(elevation)])
    origin[2] = max(origin[2], 0.45)
    focus = float(np.linalg.norm(origin - middle)) - 0.3 * float(size[1])
    return sensor(origin, target, drawn.fov, aperture=drawn.aperture, focus=focus), origin


def caption(label: int, factors: dict[str, str | int | float]) -> str:
    """What stands below a picture on a contact sheet."""
    return f"{CLASSES[label]}: {factors['what']}"
