"""The happy world: faces that smile or do not, 64 by 64, cut out as a face detector would.

Who is in the picture, how the head is held, the light, the wall and the camera are all drawn before the smile
and without it; the label decides nothing but the expression.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import numpy as np

from . import materials
from .backgrounds import draw_background
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
from .sampling import around, between

NAME = "happy"
VERSION = 1
SEED = 20
CLASSES = ("not smiling", "smiling")
SPLITS = {"train": 600, "validation": 150, "test": 150}
SPP = 36
QUALITY = 82  # keeps the data set below a megabyte

# Difficulty. Pictures are cut out as a face detector would: eyes and mouth lie at about the same places and
# the same distance apart. SCALE is the range of what is left of that distance's spread. The face is off its
# place by a normal draw of standard deviation PLACE and a uniform one within SHIFT, across and up, in head
# units; a pixel is 0.028 of them at the face. More makes it harder, first of all for a linear classifier.
SCALE = (0.96, 1.04)
PLACE = 0.025
SHIFT = 0.12
# How often each kind of light and each kind of background is drawn.
LIGHTS = {"window": 0.4, "overcast": 0.35, "mixed": 0.15, "lamp": 0.1}
BACKGROUNDS = {"plain": 0.6, "pattern": 0.14, "wood": 0.08, "cloth": 0.1, "shelf": 0.08}
# The camera of `draw_shot` is too varied for a face this small: its spread is scaled down to this share.
CAMERA_SPREAD = 0.5

# What of a person is stored with a picture, and which of the stored factors make the expression.
_OF_PERSON = (
    *("age", "skin", "width", "jaw", "cheeks", "brow", "nose_length", "nose_width", "eye_size", "lips"),
    *("hair", "hair_color", "beard", "glasses", "lipstick"),
)
EXPRESSION_FACTORS = ("expression", "smile_strength", "corner_lift", "mouth_open", "teeth")

# The head turns about a point in the neck.
PIVOT = np.array([0.0, 0.2, -0.7], np.float32)
# Eyes and mouth are this far apart in a picture's middle, and below it by this much.
_APART, _BELOW = 0.62, 0.16
_DISTANCE, _FOV = 6.8, 16.6
_WALL = 2.6  # y of the wall


@dataclass
class Drawn:
    """All that is drawn for a picture, before any shape is made."""

    person: Person
    pose: Pose
    expression: Expression
    skin: materials.Skin
    surroundings: dict  # lights and background
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
    emitters, light = draw_lights(rng, 1.1, LIGHTS)
    width = 2 * (_DISTANCE + _WALL) * np.tan(np.radians(_FOV / 2))
    background, kind = draw_background(rng, _WALL, width, BACKGROUNDS)
    scale = between(rng, *SCALE)
    shift = tuple(around(rng, 0, PLACE) + between(rng, -SHIFT, SHIFT) for _ in range(2))
    shot = _calmer(draw_shot(rng))
    shot.kelvin = light["light_kelvin"]
    # The camera meters the face, which would make all skin equally bright; some of that is taken back.
    shot.exposure += 0.25 - 0.5 * person.skin
    paint_seed = int(rng.integers(1 << 31))
    expression = draw_expression(rng, bool(label))
    factors = _factors(person, pose, expression) | light | {"background": kind}
    factors |= {"scale": scale, "shift_x": shift[0], "shift_z": shift[1], "exposure": shot.exposure}
    return Drawn(
        person, pose, expression, skin, emitters | background, scale, shift, shot, paint_seed, factors
    )


def make_scene(rng: np.random.Generator, label: int) -> Scene:
    """A person before a wall; `label` is 1 when they smile.

    Raises:
        ValueError: if the label is neither 0 nor 1.
    """
    drawn = draw(rng, label)
    face = Face(drawn.person, drawn.expression, drawn.pose.brow_raise)
    shapes = dict(drawn.surroundings)
    turn = rotation(drawn.pose)
    for number, part in enumerate(_parts(face, drawn)):
        mesh = part.mesh
        if part.turns:
            mesh = mesh.moved(translation=-PIVOT).moved(rotation=turn, translation=PIVOT)
        shapes[f"part_{number}"] = mesh.to_mitsuba(part.bsdf)
    return Scene(shapes, camera(face, turn, drawn), drawn.shot, drawn.factors)


def rotation(pose: Pose) -> np.ndarray:
    """The head's turn, then its nod, then its tilt, as a matrix (3, 3)."""
    turn, nod, tilt = np.radians([pose.turn, pose.nod, pose.tilt])
    about_z = np.array([[np.cos(turn), -np.sin(turn), 0], [np.sin(turn), np.cos(turn), 0], [0, 0, 1]])
    about_x = np.array([[1, 0, 0], [0, np.cos(nod), -np.sin(nod)], [0, np.sin(nod), np.cos(nod)]])
    about_y = np.array([[np.cos(tilt), 0, np.sin(tilt)], [0, 1, 0], [-np.sin(tilt), 0, np.cos(tilt)]])
    return (about_y @ about_x @ about_z).astype(np.float32)


def camera(face: Face, turn: np.ndarray, drawn: Drawn) -> dict:
    """A camera that sees the eyes and the resting mouth where a face detector would put them.

    Args:
        face: its landmarks.
        turn: how the head is held, see `rotation`.
        drawn: the rest of the picture.
    """
    marks = np.array([(0, -0.70, face.eye_z), (0, -0.74, face.mouth_z)], np.float32)
    eyes, mouth = (marks - PIVOT) @ turn.T + PIVOT
    apart = float(np.hypot(eyes[0] - mouth[0], eyes[2] - mouth[2]))
    zoom = drawn.scale * _APART / apart
    x, z = (eyes[0] + mouth[0]) / 2, (eyes[2] + mouth[2]) / 2
    x, z = float(x - drawn.shift[0] / zoom), float(z + (_BELOW - drawn.shift[1]) / zoom)
    return sensor((x, -_DISTANCE / zoom, z + 0.05), (x, 0.0, z), _FOV)


def _calmer(shot: Shot) -> Shot:
    shot.exposure *= CAMERA_SPREAD
    shot.blur *= CAMERA_SPREAD
    shot.read_noise *= CAMERA_SPREAD
    shot.electrons /= CAMERA_SPREAD
    shot.white_balance = tuple(gain**CAMERA_SPREAD for gain in shot.white_balance)
    return shot


def _parts(face: Face, drawn: Drawn) -> list[Part]:
    head = head_mesh(face)
    head.coordinates = texture_coordinates(head.vertices)
    painting = paint_face(face, drawn.skin, np.random.default_rng(drawn.paint_seed))
    gloss = drawn.skin.gloss
    surface = materials.textured(painting, roughness=0.62 - 0.2 * gloss, specular=0.35 + 0.15 * gloss)
    eyes = [eyeball(face, side, drawn.pose) for side in (-1, 1)]
    worn = [*glasses(face), clothes(face)]
    return [Part(head, surface), *eyes, *teeth(face), *tongue(face), *worn, *hair(face), *beard(face)]


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


def caption(label: int, factors: dict[str, str | int | float]) -> str:
    """What stands below a picture on a contact sheet."""
    return f"{CLASSES[label]}: {factors['expression']}"
