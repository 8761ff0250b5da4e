"""The happy world: people who smile or do not, 64 by 64.

Who is in the picture, how the head is held, the light, the wall and the camera are all drawn before the smile
and without it; the label decides nothing but the expression.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import mitsuba as mi
import numpy as np
from scipy.ndimage import gaussian_filter

from . import materials
from .camera import Shot, draw_shot, sensor
from .happy_face import Face
from .happy_hair import beard, hair
from .happy_head import head_mesh
from .happy_mesh import Part
from .happy_paint import paint_face, texture_coordinates
from .happy_parts import clothes, eyeball, glasses, teeth, tongue
from .happy_person import Expression, Person, Pose, draw_expression, draw_person, draw_pose
from .lights import draw_lights
from .rendering import Scene
from .sampling import around, between, pick

NAME = "happy"
VERSION = 1
SEED = 20
CLASSES = ("not smiling", "smiling")
SPLITS = {"train": 600, "validation": 150, "test": 150}
SPP = 48

# Difficulty: how large heads are (1 fills about three quarters of the height) and how far they are off centre
# (head units: half the head's height).
SCALE = (0.85, 1.10)
SHIFT = (0.10, 0.08)
# How often each kind of wall is behind them.
WALLS = {"plaster": 0.45, "stripes": 0.12, "dots": 0.1, "bricks": 0.12, "wood": 0.11, "weave": 0.1}

# What of a person is stored with a picture, and which of the stored factors make the expression.
_OF_PERSON = (
    *("age", "skin", "width", "jaw", "cheeks", "brow", "nose_length", "nose_width", "eye_size", "lips"),
    *("hair", "hair_color", "beard", "glasses", "lipstick"),
)
EXPRESSION_FACTORS = ("expression", "smile_strength", "corner_lift", "mouth_open", "teeth")

# The head turns about a point in the neck.
_PIVOT = np.array([0.0, 0.2, -0.7], np.float32)
_DISTANCE, _FOV = 6.8, 21.0


@dataclass
class Drawn:
    """All that is drawn for a picture, before any shape is made."""

    person: Person
    pose: Pose
    expression: Expression
    skin: materials.Skin
    emitters: dict
    wall: dict
    scale: float
    shift: tuple[float, float]
    shot: Shot
    paint_seed: int
    factors: dict[str, str | int | float]


def draw(rng: np.random.Generator, label: int) -> Drawn:
    """Draw a picture; the label is looked at last, and only for the expression.

    Raises:
        ValueError: if the label is neither 0 nor 1.
    """
    if label not in (0, 1):
        raise ValueError(f"The labels of {NAME} are 0 (not smiling) and 1 (smiling); got {label!r}.")
    person, pose = draw_person(rng), draw_pose(rng)
    skin = materials.draw_skin(rng, person.skin)
    emitters, light = draw_lights(rng, reach=1.1)
    wall, background = _wall(rng)
    scale = between(rng, *SCALE)
    shift = (around(rng, 0, SHIFT[0]), around(rng, 0, SHIFT[1]))
    shot = draw_shot(rng)
    paint_seed = int(rng.integers(1 << 31))
    expression = draw_expression(rng, bool(label))
    factors = _factors(person, pose, expression) | light | background
    factors |= {"scale": scale, "shift_x": shift[0], "shift_z": shift[1], "exposure": shot.exposure}
    return Drawn(person, pose, expression, skin, emitters, wall, scale, shift, shot, paint_seed, factors)


def make_scene(rng: np.random.Generator, label: int) -> Scene:
    """A person before a wall; `label` is 1 when they smile.

    Raises:
        ValueError: if the label is neither 0 nor 1.
    """
    drawn = draw(rng, label)
    face = Face(drawn.person, drawn.expression, drawn.pose.brow_raise)
    shapes = {**drawn.emitters, "wall": drawn.wall}
    turn = rotation(drawn.pose)
    for number, part in enumerate(_parts(face, drawn)):
        mesh = part.mesh
        if part.turns:
            mesh = mesh.moved(translation=-_PIVOT).moved(rotation=turn, translation=_PIVOT)
        shapes[f"part_{number}"] = mesh.to_mitsuba(part.bsdf)
    target = (drawn.shift[0] / drawn.scale, 0.0, -0.10 + drawn.shift[1] / drawn.scale)
    camera = sensor((target[0], -_DISTANCE / drawn.scale, target[2] + 0.05), target, _FOV)
    return Scene(shapes, camera, drawn.shot, drawn.factors)


def rotation(pose: Pose) -> np.ndarray:
    """The head's turn, then its nod, then its tilt, as a matrix (3, 3)."""
    turn, nod, tilt = np.radians([pose.turn, pose.nod, pose.tilt])
    about_z = np.array([[np.cos(turn), -np.sin(turn), 0], [np.sin(turn), np.cos(turn), 0], [0, 0, 1]])
    about_x = np.array([[1, 0, 0], [0, np.cos(nod), -np.sin(nod)], [0, np.sin(nod), np.cos(nod)]])
    about_y = np.array([[np.cos(tilt), 0, np.sin(tilt)], [0, 1, 0], [-np.sin(tilt), 0, np.cos(tilt)]])
    return (about_y @ about_x @ about_z).astype(np.float32)


def _parts(face: Face, drawn: Drawn) -> list[Part]:
    head = head_mesh(face)
    head.coordinates = texture_coordinates(head.vertices)
    painting = paint_face(face, drawn.skin, np.random.default_rng(drawn.paint_seed))
    gloss = drawn.skin.gloss
    surface = materials.textured(painting, roughness=0.62 - 0.2 * gloss, specular=0.35 + 0.15 * gloss)
    eyes = [eyeball(face, side, drawn.pose) for side in (-1, 1)]
    worn = [*glasses(face), clothes(face)]
    return [Part(head, surface), *eyes, *teeth(face), *tongue(face), *worn, *hair(face), *beard(face)]


def _wall(rng: np.random.Generator) -> tuple[dict, dict[str, str]]:
    """A wall behind the person, a little out of focus."""
    kind = pick(rng, WALLS)
    first, second = materials.draw_wall_color(rng), materials.draw_wall_color(rng)
    image = {
        "plaster": lambda: materials.plaster(rng, first),
        "stripes": lambda: materials.stripes(rng, first, second, checked=rng.random() < 0.4),
        "dots": lambda: materials.dots(rng, first, second),
        "bricks": lambda: materials.bricks(rng, first),
        "wood": lambda: materials.wood(rng),
        "weave": lambda: materials.weave(rng, first),
    }[kind]()
    blur = rng.uniform(0.5, 3.5)
    image = gaussian_filter(image, (blur, blur, 0))
    place = (
        mi.ScalarTransform4f()
        .translate([0, 2.6, 0])
        .rotate([1, 0, 0], 90)
        .scale(float(between(rng, 2.8, 4.5)))
    )
    wall = {"type": "rectangle", "to_world": place, "bsdf": materials.textured(image, 0.9)}
    return wall, {"background": kind}


def _factors(person: Person, pose: Pose, expression: Expression) -> dict[str, str | int | float]:
    """What the data set stores of how the picture was made: plain numbers and words."""
    factors = {name: getattr(person, name) for name in _OF_PERSON} | dataclasses.asdict(pose)
    factors |= {
        "expression": expression.name,
        "smile_strength": expression.smile,
        "corner_lift": expression.lift,
        "mouth_open": expression.upper + expression.lower,
        "teeth": expression.teeth,
    }
    return {name: int(value) if isinstance(value, bool) else value for name, value in factors.items()}
